#include "field/person_parts.h"

#include "field/take.h"

/* Append the words of a part, with a space before it when anything stands
 * behind `from`. */
static int
add_part(struct buf *out, size_t from, const struct person_words *w,
    enum person_part part, struct err *e)
{
	for (size_t i = 0; i < w->n; i++) {
		if (w->word[i].part != part)
			continue;
		if (out->n > from && buf_add_byte(out, ' ', e) != 0)
			return -1;
		if (buf_add(out, w->word[i].text, e) != 0)
			return -1;
	}
	return 0;
}

bool
person_parts_is_close(struct str suffix)
{
	static const char *const close[] = { "jr", "sr", "ii", "iii", "iv",
		NULL };

	return take_any(&suffix, close);
}

static int
add_comma(struct buf *out, struct err *e)
{
	return buf_add(out, str_make(", ", 2), e);
}

/* Append the words of the suffix, with the commas between them. */
static int
add_suffix(struct buf *out, const struct person_words *w, struct err *e)
{
	const size_t before = out->n;
	bool comma = false;

	for (size_t i = 0; i < w->n; i++) {
		if (w->word[i].part != PERSON_PART_SUFFIX)
			continue;
		if (out->n > before && (comma ? add_comma(out, e) != 0
					      : buf_add_byte(out, ' ', e) != 0))
			return -1;
		if (buf_add(out, w->word[i].text, e) != 0)
			return -1;
		comma = w->word[i].comma;
	}
	return 0;
}

int
person_parts_gather(struct person *p, struct buf *room,
    const struct person_words *w, struct err *e)
{
	static const enum person_part parts[] = { PERSON_PART_TITLE,
		PERSON_PART_GIVEN, PERSON_PART_MIDDLE };
	size_t ends[5];

	buf_clear(room);
	for (size_t i = 0; i < 3; i++) {
		if (add_part(room, room->n, w, parts[i], e) != 0)
			return -1;
		ends[i] = room->n;
	}
	if (add_part(room, ends[2], w, PERSON_PART_PARTICLE, e) != 0 ||
	    add_part(room, ends[2], w, PERSON_PART_FAMILY, e) != 0)
		return -1;
	ends[3] = room->n;
	if (add_suffix(room, w, e) != 0)
		return -1;
	ends[4] = room->n;
	p->title = str_make(room->p, ends[0]);
	p->given = str_slice(buf_str(room), ends[0], ends[1]);
	p->middle = str_slice(buf_str(room), ends[1], ends[2]);
	p->family = str_slice(buf_str(room), ends[2], ends[3]);
	p->suffix = str_slice(buf_str(room), ends[3], ends[4]);
	return 0;
}

/* Append s behind a space, unless it is empty or the first behind `from`. */
static int
add_behind(struct buf *out, size_t from, struct str s, struct err *e)
{
	if (s.n > 0 && out->n > from && buf_add_byte(out, ' ', e) != 0)
		return -1;
	return buf_add(out, s, e);
}

/* The title and the given names. */
static int
add_given(struct buf *out, size_t from, const struct person *p, struct err *e)
{
	if (add_behind(out, from, p->given, e) != 0)
		return -1;
	return add_behind(out, from, p->middle, e);
}

static int
join(struct buf *out, const struct person *p, enum person_form form,
    struct err *e)
{
	const size_t from = out->n;
	const bool comma = form == PERSON_FAMILY_COMMA && p->family.n > 0 &&
			   p->given.n + p->middle.n > 0;
	const bool family = comma || form == PERSON_FAMILY_FIRST;
	size_t given = from;

	if (!comma && add_behind(out, from, p->title, e) != 0)
		return -1;
	if (family && add_behind(out, from, p->family, e) != 0)
		return -1;
	if (comma) {
		if (add_comma(out, e) != 0)
			return -1;
		given = out->n;
		if (add_behind(out, given, p->title, e) != 0)
			return -1;
	}
	if (add_given(out, given, p, e) != 0)
		return -1;
	if (!family && add_behind(out, from, p->family, e) != 0)
		return -1;
	if (p->suffix.n == 0)
		return 0;
	if (out->n > from && (comma || !person_parts_is_close(p->suffix)))
		return add_comma(out, e) != 0 ? -1 : buf_add(out, p->suffix, e);
	return add_behind(out, from, p->suffix, e);
}

int
person_parts_join(struct buf *out, const struct person *p,
    enum person_form form, struct err *e)
{
	const size_t before = out->n;

	if (join(out, p, form, e) == 0)
		return 0;
	out->n = before;
	return -1;
}
