#include "field/street_write.h"

#include "base/utf8.h"

int
street_write_begin(struct street_writer *w, enum street_kind kind, bool more,
    const char *before, struct err *e)
{
	struct street_parts *parts = w->parts;
	struct street_part *part;

	if (buf_add(w->out, str_of(before), e) != 0)
		return -1;
	if (parts->n == 0 || (!more && parts->n < STREET_PARTS)) {
		part = &parts->part[parts->n++];
		part->kind = kind;
		part->at = w->out->n - w->start;
	}
	return 0;
}

void
street_write_end(struct street_writer *w)
{
	struct street_part *part = &w->parts->part[w->parts->n - 1];

	part->n = w->out->n - w->start - part->at;
}

int
street_write_put(struct street_writer *w, enum street_kind kind, bool more,
    const char *before, struct str text, struct err *e)
{
	if (street_write_begin(w, kind, more, before, e) != 0 ||
	    buf_add(w->out, text, e) != 0)
		return -1;
	street_write_end(w);
	return 0;
}

int
street_write_case(struct street_writer *w, struct str s, bool capital,
    size_t most, struct err *e)
{
	while (s.n > 0) {
		int32_t point;

		s = str_slice(s, utf8_decode(s, &point), s.n);
		if (most > 0) {
			point = capital ? utf8_upper(point) : utf8_lower(point);
			most--;
		}
		if (utf8_encode(w->out, point, e) != 0)
			return -1;
	}
	street_write_end(w);
	return 0;
}
