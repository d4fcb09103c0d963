#include "field/take.h"

bool
take_char(struct str *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return false;
	take_bytes(s, 1);
	return true;
}

void
take_spaces(struct str *s)
{
	size_t n = 0;

	while (n < s->n && s->p[n] == ' ')
		n++;
	take_bytes(s, n);
}

size_t
take_number(struct str *s, size_t most, int32_t *number)
{
	size_t n = 0;

	*number = 0;
	for (; n < s->n && take_is_digit(s->p[n]); n++) {
		if (n == most)
			return 0;
		*number = *number * 10 + (s->p[n] - '0');
	}
	take_bytes(s, n);
	return n;
}

bool
take_word(struct str *s, const char *word)
{
	size_t n = 0;

	for (; word[n] != '\0'; n++) {
		if (n == s->n || take_lower(s->p[n]) != word[n])
			return false;
	}
	if (n < s->n && take_is_letter(s->p[n]))
		return false;
	take_bytes(s, n);
	return true;
}

bool
take_any(struct str *s, const char *const *words)
{
	for (; *words != NULL; words++) {
		if (take_word(s, *words))
			return true;
	}
	return false;
}
