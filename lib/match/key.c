#include <stdint.h>

#include "match/key.h"

int
key_build(struct buf *out, const struct record *rec,
    const struct selection *columns, bool *whole, struct err *e)
{
	buf_clear(out);
	*whole = true;
	for (size_t i = 0; i < columns->n; i++) {
		struct str s = rec->field[columns->column[i]];
		uint32_t n = (uint32_t)s.n;

		if (s.n == 0)
			*whole = false;
		/* the length keeps "ab","c" and "a","bc" apart */
		if (columns->n > 1 &&
		    buf_add(out, str_make((const char *)&n, sizeof n), e) != 0)
			return -1;
		if (buf_add(out, s, e) != 0)
			return -1;
	}
	return 0;
}
