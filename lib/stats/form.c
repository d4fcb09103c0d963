#include "stats/form.h"

#include "base/utf8.h"

enum { CAPITALS = 3, DIGITS = 16 };

static char
sign_of(int32_t point)
{
	if (point >= 'a' && point <= 'z')
		return 'a';
	if (point >= 'A' && point <= 'Z')
		return 'A';
	if (point >= '0' && point <= '9')
		return '9';
	if (point < 0x80)
		return '\0';
	if (utf8_is_mark(point))
		return 'a';
	if (utf8_is_cased_lower(point))
		return 'a';
	if (utf8_is_cased_upper(point))
		return 'A';
	if (utf8_is_digit(point))
		return '9';
	return utf8_is_letter(point) ? 'x' : '\0';
}

/* n characters of one class: how many signs stand for them, of which the last
 * may be a plus. */
static size_t
write_run(char *to, char sign, size_t n)
{
	size_t most = sign == '9' ? DIGITS : CAPITALS;

	if (sign == 'a' || sign == 'x')
		n = 1;
	if (n > most) {
		to[0] = sign;
		to[1] = '+';
		return 2;
	}
	memset(to, sign, n);
	return n;
}

size_t
form_of(struct str s, char form[FORM_LONGEST])
{
	size_t n = 0;
	size_t run = 0;
	char last = '\0';

	while (s.n > 0) {
		int32_t point = (unsigned char)s.p[0];
		size_t bytes = point < 0x80 ? 1 : utf8_decode(s, &point);
		char sign = sign_of(point);

		if (sign != last || sign == '\0') {
			if (run > 0)
				n += write_run(form + n, last, run);
			run = 0;
			last = sign;
		}
		if (sign != '\0')
			run++;
		else
			for (size_t i = 0; i < bytes; i++)
				form[n++] = s.p[i];
		s = str_slice(s, bytes, s.n);
	}
	if (run > 0)
		n += write_run(form + n, last, run);
	return n;
}
