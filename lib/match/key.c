#include "match/key.h"

#include "field/canon_options.h"
#include "field/take.h"

int
key_region_check(const char *region, struct err *e)
{
	struct canon_options o = { .pivot = CANON_PIVOT };

	return region == NULL
		   ? 0
		   : canon_options_set(&o, str_of("region"), str_of(region), e);
}

int
key_open(struct key *k, struct str text, const struct header *h,
    const struct key_options *o, struct err *e)
{
	struct buf selectors = { 0 };
	int result = buf_add(&selectors, text, e);

	if (result == 0)
		result = buf_add_byte(&selectors, '\0', e);
	if (result == 0)
		result = select_columns(&k->columns, selectors.p, h, e);
	buf_free(&selectors);
	if (result != 0 || !o->normalized)
		return result;
	k->form = arena_array(&k->memory, k->columns.n, sizeof *k->form, e);
	if (k->form == NULL)
		return -1;
	for (size_t i = 0; i < k->columns.n; i++)
		if (key_form_open(&k->form[i], h->role[k->columns.column[i]],
			o->region, &k->memory, e) != 0)
			return -1;
	return 0;
}

void
key_translate(struct key *k, const size_t *from)
{
	for (size_t i = 0; i < k->columns.n; i++)
		k->columns.column[i] = from[k->columns.column[i]];
}

/* One part of several: 00 is written 00 FF and the part ended by 00 00, so that
 * parts stay apart and the order is theirs. */
static int
add_part(struct buf *out, struct str s, struct err *e)
{
	if (buf_reserve(out, 2 * s.n + 2, e) != 0)
		return -1;
	for (size_t i = 0; i < s.n; i++) {
		out->p[out->n++] = s.p[i];
		if (s.p[i] == '\0')
			out->p[out->n++] = '\xff';
	}
	out->p[out->n++] = '\0';
	out->p[out->n++] = '\0';
	return 0;
}

int
key_build(struct key *k, struct buf *out, const struct str *field, bool *whole,
    struct err *e)
{
	buf_clear(out);
	*whole = true;
	for (size_t i = 0; i < k->columns.n; i++) {
		size_t at = k->columns.column[i];
		struct str s = at == HEADER_NONE ? str_make("", 0) : field[at];
		bool usable = s.n > 0;

		if (k->form != NULL) {
			buf_clear(&k->part);
			if (key_form_add(
				&k->form[i], &k->part, s, &usable, e) != 0)
				return -1;
			s = buf_str(&k->part);
		}
		*whole = *whole && usable;
		if (k->columns.n == 1 ? buf_add(out, s, e) != 0
				      : add_part(out, s, e) != 0)
			return -1;
	}
	return 0;
}

void
key_close(struct key *k)
{
	for (size_t i = 0; k->form != NULL && i < k->columns.n; i++)
		key_form_close(&k->form[i]);
	selection_free(&k->columns);
	buf_free(&k->part);
	arena_free(&k->memory);
}

/* Where the next `mark` outside of quotes and patterns stands, or the end. */
static size_t
find_mark(struct str s, size_t from, const char *marks)
{
	char open = '\0';

	for (size_t i = from; i < s.n; i++) {
		char c = s.p[i];

		if (open == '\0' && take_is_one_of(c, marks))
			return i;
		if (open != '\0' && c == open)
			open = '\0';
		else if (open == '\0' && (c == '"' || (c == '/' && i == from)))
			open = c;
	}
	return s.n;
}

int
key_side(struct buf *out, struct str text, size_t source, struct err *e)
{
	size_t at = 0;

	buf_clear(out);
	while (at <= text.n) {
		size_t end = find_mark(text, at, ",");
		size_t from = at;
		size_t to = find_mark(text, from, ",=");

		for (size_t i = 0; i < source && to < end; i++) {
			from = to + 1;
			to = find_mark(text, from, ",=");
		}
		if ((at > 0 && buf_add_byte(out, ',', e) != 0) ||
		    buf_add(out, str_slice(text, from, to), e) != 0)
			return -1;
		at = end + 1;
	}
	return 0;
}
