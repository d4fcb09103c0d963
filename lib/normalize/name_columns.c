#include "normalize/name_columns.h"

#include "field/person.h"
#include "field/person_parts.h"
#include "record/select.h"

/* In the order in which they are written and joined; given and family names
 * are those that there must be one of. */
static const char *const parts[NAME_COLUMNS_PARTS] = { "title", "first_name",
	"middle_name", "last_name", "suffix" };

enum { TITLE, GIVEN, MIDDLE, FAMILY, SUFFIX };

int
name_columns_open(struct name_columns *n, const struct header *h,
    const char *split, const char *whole, struct err *e)
{
	n->split = HEADER_NONE;
	n->whole = whole;
	for (size_t i = 0; i < NAME_COLUMNS_PARTS; i++)
		n->part[i] = header_find_role(h, str_of(parts[i]), 0);
	if (whole != NULL && n->part[GIVEN] == HEADER_NONE &&
	    n->part[FAMILY] == HEADER_NONE) {
		(void)err_set(e, ERR_USAGE, 0,
		    "--join-name: no column has given or family names");
		return err_hint(e, "--as COLUMN:first_name says which one has");
	}
	if (split == NULL)
		return 0;
	return select_one(&n->split, str_of(split), "split-name", h, e);
}

static int
add_name(struct header *out, const char *name, struct err *e)
{
	for (size_t i = 0; i < out->n; i++)
		if (str_is(out->name[i], name))
			return err_set(e, ERR_USAGE, 0,
			    "there is a column \"%s\" already", name);
	out->name[out->n++] = str_of(name);
	return 0;
}

int
name_columns_name(
    const struct name_columns *n, struct header *out, struct err *e)
{
	for (size_t i = 0; n->split != HEADER_NONE && i < NAME_COLUMNS_PARTS;
	     i++)
		if (add_name(out, parts[i], e) != 0)
			return -1;
	return n->whole == NULL ? 0 : add_name(out, n->whole, e);
}

bool
name_columns_show(const struct name_columns *n, size_t column)
{
	for (size_t i = 0; n->whole != NULL && i < NAME_COLUMNS_PARTS; i++)
		if (n->part[i] == column)
			return true;
	return n->split == column;
}

static int
write_parts(const struct name_columns *n, const struct normalize *z,
    const struct record *rec, struct compose *out, struct buf *room,
    struct err *e)
{
	const struct canon_detail *detail = z->column[n->split].canon.detail;
	const struct person_rule plain = { .form = PERSON_GIVEN_FIRST };
	struct person p = { .title = { NULL, 0 } };
	struct verdict v = { .read = true };

	if (person_read(&p, room, rec->field[n->split],
		detail == NULL ? &plain : &detail->person, &v, e) != 0)
		return -1;
	if (!v.read)
		p = (struct person){ .title = { NULL, 0 } };
	compose_field(out, p.title);
	compose_field(out, p.given);
	compose_field(out, p.middle);
	compose_field(out, p.family);
	compose_field(out, p.suffix);
	return 0;
}

/* The canonical form of a part, nothing where there is none. */
static struct str
part_of(const struct name_columns *n, const struct normalize *z,
    const struct record *rec, size_t part)
{
	size_t at = n->part[part];

	if (at == HEADER_NONE || z->column[at].result == CANON_FLAGGED)
		return str_make("", 0);
	return z->column[at].result == CANON_CHANGED ? normalize_value(z, at)
						     : rec->field[at];
}

static int
write_whole(const struct name_columns *n, const struct normalize *z,
    const struct record *rec, struct compose *out, struct buf *room,
    struct err *e)
{
	const struct person p = { part_of(n, z, rec, TITLE),
		part_of(n, z, rec, GIVEN), part_of(n, z, rec, MIDDLE),
		part_of(n, z, rec, FAMILY), part_of(n, z, rec, SUFFIX) };

	buf_clear(room);
	if (person_parts_join(room, &p, PERSON_GIVEN_FIRST, e) != 0)
		return -1;
	compose_field(out, buf_str(room));
	return 0;
}

int
name_columns_write(const struct name_columns *n, const struct normalize *z,
    const struct record *rec, struct compose *out, struct buf *room,
    struct err *e)
{
	if (n->split != HEADER_NONE &&
	    write_parts(n, z, rec, out, room, e) != 0)
		return -1;
	return n->whole == NULL ? 0 : write_whole(n, z, rec, out, room, e);
}
