#include "field/month.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "field/take.h"

enum { LONGEST = 32 };

static const struct month *
find_folded(struct str word)
{
	size_t from = 0;
	size_t to = months_table_length;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		int order =
		    str_compare(word, str_of(months_table[middle].word));

		if (order == 0)
			return &months_table[middle];
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

int
month_find(struct str word, const struct month **found, struct err *e)
{
	struct buf folded = { 0 };
	char lower[LONGEST];

	*found = NULL;
	if (word.n == 0 || word.n > LONGEST)
		return 0;
	if (!utf8_is_ascii(word)) {
		if (utf8_fold(&folded, word, e) != 0) {
			buf_free(&folded);
			return -1;
		}
		*found = find_folded(buf_str(&folded));
		buf_free(&folded);
		return 0;
	}
	for (size_t i = 0; i < word.n; i++)
		lower[i] = take_lower(word.p[i]);
	*found = find_folded(str_make(lower, word.n));
	return 0;
}

size_t
month_language(struct str code)
{
	size_t i = 0;

	while (i < MONTH_LANGUAGES && !str_is(code, months_table_language[i]))
		i++;
	return i;
}
