#include "record/quote.h"

int
quote_field(struct buf *out, struct str s, char delimiter, struct err *e)
{
	if (!quote_needed(s, delimiter))
		return buf_add(out, s, e);
	if (buf_add_byte(out, '"', e) != 0)
		return -1;
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] == '"' && buf_add_byte(out, '"', e) != 0) ||
		    buf_add_byte(out, s.p[i], e) != 0)
			return -1;
	return buf_add_byte(out, '"', e);
}

int
quote_fields(struct buf *out, const struct str *field, size_t n, char delimiter,
    struct err *e)
{
	for (size_t i = 0; i < n; i++)
		if ((i > 0 && buf_add_byte(out, delimiter, e) != 0) ||
		    quote_field(out, field[i], delimiter, e) != 0)
			return -1;
	if (n == 1 && field[0].n == 0)
		return buf_add(out, str_of("\"\""), e);
	return 0;
}

int
quote_record(
    struct buf *out, const struct record *rec, char delimiter, struct err *e)
{
	if (rec->raw.p != NULL && rec->delimiter == delimiter)
		return buf_add(out, rec->raw, e);
	return quote_fields(out, rec->field, rec->nfields, delimiter, e);
}
