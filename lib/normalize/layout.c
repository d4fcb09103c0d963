#include "normalize/layout.h"

#include "field/pseudonym.h"
#include "field/role.h"
#include "record/select.h"

static int
treat_all(struct layout *l, const char *columns, enum layout_treat treat,
    struct err *e)
{
	struct selection s = { NULL, 0, { NULL, NULL, 0, 0 } };
	int result = 0;

	if (columns != NULL)
		result = select_columns(&s, columns, l->in, e);
	for (size_t i = 0; i < s.n && result == 0; i++)
		l->column[s.column[i]].treat = treat;
	selection_free(&s);
	return result;
}

static int
keep_only(struct layout *l, const char *columns, struct err *e)
{
	if (columns == NULL)
		return 0;
	for (size_t i = 0; i < l->in->n; i++)
		l->column[i].treat = LAYOUT_DROP;
	return treat_all(l, columns, LAYOUT_VALUE, e);
}

/* One COLUMN:MASK. */
static int
mask_columns(struct layout *l, struct str item, struct err *e)
{
	struct selection s = { NULL, 0, { NULL, NULL, 0, 0 } };
	struct str columns;
	struct mask mask;
	size_t colon = item.n;
	int result;

	for (size_t i = 0; i < item.n; i++)
		if (item.p[i] == ':')
			colon = i;
	if (colon == item.n) {
		(void)err_set(e, ERR_USAGE, 0,
		    "--mask %.*s: expected COLUMN:MASK",
		    (int)(item.n < 80 ? item.n : 80), item.p);
		return err_hint(e, "for example --mask phone:last3");
	}
	if (mask_read(&mask, str_slice(item, colon + 1, item.n), e) != 0)
		return -1;
	columns = arena_copy(&l->memory, str_slice(item, 0, colon), e);
	if (columns.p == NULL)
		return -1;
	result = select_columns(&s, columns.p, l->in, e);
	for (size_t i = 0; i < s.n && result == 0; i++) {
		l->column[s.column[i]].treat = LAYOUT_MASK;
		l->column[s.column[i]].mask = mask;
	}
	selection_free(&s);
	return result;
}

static int
mask_all(struct layout *l, struct err *e)
{
	for (size_t i = 0; i < l->options->nmask; i++) {
		struct str text = str_of(l->options->mask[i]);

		while (text.p != NULL) {
			const char *comma = memchr(text.p, ',', text.n);
			size_t n =
			    comma == NULL ? text.n : (size_t)(comma - text.p);

			if (mask_columns(l, str_slice(text, 0, n), e) != 0)
				return -1;
			if (comma == NULL)
				break;
			text = str_slice(text, n + 1, text.n);
		}
	}
	return 0;
}

/* Which columns have pseudonyms, and under which labels. */
static int
label_columns(struct layout *l, struct err *e)
{
	const struct layout_options *o = l->options;

	if (o->pseudonymize != NULL && o->key == NULL) {
		(void)err_set(e, ERR_USAGE, 0,
		    "--pseudonymize needs a key: values are so few that hashes "
		    "without one can be guessed");
		return err_hint(e, "--key-file FILE or --key-fd N");
	}
	if (treat_all(l, o->pseudonymize, LAYOUT_PSEUDONYM, e) != 0)
		return -1;
	for (size_t i = 0; i < l->in->n; i++) {
		const char *role = l->in->role[i];

		l->column[i].label = role == NULL          ? l->in->name[i]
				     : role_is_phone(role) ? str_of("phone")
							   : str_of(role);
	}
	return 0;
}

static struct str
output_name(const struct layout *l, size_t i)
{
	const struct header *h = l->in;
	struct str role;

	if (!l->options->canonical_headers || h->role[i] == NULL)
		return h->name[i];
	role = str_of(h->role[i]);
	if (header_find_role(h, role, 0) != i ||
	    header_find(h, role, 0) != HEADER_NONE)
		return h->name[i];
	return role;
}

/* Add the name of the column beside that one, which no other may have. */
static int
name_beside(struct layout *l, struct str name, struct err *e)
{
	struct header *out = &l->out;

	buf_clear(&l->text);
	if (buf_add(&l->text, name, e) != 0 ||
	    buf_add(&l->text, str_of("_norm"), e) != 0)
		return -1;
	name = arena_copy(&l->memory, buf_str(&l->text), e);
	if (name.p == NULL)
		return -1;
	for (size_t i = 0; i < l->in->n; i++)
		if (l->column[i].treat != LAYOUT_DROP &&
		    str_equal(l->column[i].name, name))
			return err_set(e, ERR_USAGE, 0,
			    "--add: there is a column \"%.*s\" already",
			    (int)(name.n < 80 ? name.n : 80), name.p);
	out->name[out->n++] = name;
	return 0;
}

static int
name_columns(struct layout *l, struct err *e)
{
	struct header *out = &l->out;
	const char *flags = l->options->flags;

	out->name = arena_array(&l->memory,
	    2 * l->in->n + NAME_COLUMNS_MOST + 1, sizeof *out->name, e);
	if (out->name == NULL)
		return -1;
	for (size_t i = 0; i < l->in->n; i++)
		l->column[i].name = output_name(l, i);
	for (size_t i = 0; i < l->in->n; i++) {
		if (l->column[i].treat == LAYOUT_DROP)
			continue;
		out->name[out->n++] = l->column[i].name;
		if (l->column[i].beside &&
		    name_beside(l, l->column[i].name, e) != 0)
			return -1;
	}
	if (name_columns_name(&l->names, out, e) != 0)
		return -1;
	if (flags != NULL) {
		if (header_find(out, str_of(flags), 0) != HEADER_NONE)
			return err_set(e, ERR_USAGE, 0,
			    "--flags %s: there is such a column", flags);
		out->name[out->n++] = str_of(flags);
	}
	if (out->n == 0)
		return err_set(e, ERR_USAGE, 0, "no column is left");
	return 0;
}

/* What is hidden in its own column must not be seen in another. */
static int
open_names(struct layout *l, struct err *e)
{
	const struct layout_options *o = l->options;

	if (name_columns_open(&l->names, l->in, o->split, o->whole, e) != 0)
		return -1;
	for (size_t i = 0; i < l->in->n; i++)
		if (l->column[i].treat > LAYOUT_DROP &&
		    name_columns_show(&l->names, i))
			return err_set(e, ERR_USAGE, 0,
			    "column \"%s\" is masked, and would be seen in "
			    "those made of it",
			    l->in->name[i].p);
	return 0;
}

int
layout_open(struct layout *l, const struct header *h, const struct normalize *z,
    const struct layout_options *o, struct err *e)
{
	l->options = o;
	l->in = h;
	l->column = arena_array(&l->memory, h->n, sizeof *l->column, e);
	if (l->column == NULL || keep_only(l, o->keep, e) != 0 ||
	    treat_all(l, o->drop, LAYOUT_DROP, e) != 0 || mask_all(l, e) != 0 ||
	    label_columns(l, e) != 0)
		return -1;
	if (open_names(l, e) != 0)
		return -1;
	l->plain = o->flags == NULL && o->split == NULL && o->whole == NULL;
	for (size_t i = 0; i < normalize_chosen(z)->n && o->add; i++) {
		struct layout_column *c =
		    &l->column[normalize_chosen(z)->column[i]];

		c->beside = c->treat == LAYOUT_VALUE;
	}
	for (size_t i = 0; i < h->n; i++)
		l->plain = l->plain && l->column[i].treat == LAYOUT_VALUE &&
			   !l->column[i].beside;
	return name_columns(l, e);
}

int
layout_header(struct layout *l, struct stream *io)
{
	if (l->plain && !l->options->canonical_headers)
		return stream_write_header(io);
	if (io->options.reader.no_header ||
	    writer_header(io->out, &l->out) == 0)
		return 0;
	io->err = *writer_error(io->out);
	return -1;
}

/* The canonical form, the value where it is that, nothing where it cannot be
 * read. */
static struct str
canonical(const struct normalize *z, const struct record *rec, size_t i)
{
	switch (z->column[i].result) {
	case CANON_CHANGED:
		return normalize_value(z, i);
	case CANON_FLAGGED:
		return str_make("", 0);
	default:
		return rec->field[i];
	}
}

static void
put_value(const struct layout *l, const struct normalize *z,
    const struct record *rec, size_t i, struct compose *out)
{
	enum canon_result result = z->column[i].result;

	if (l->column[i].beside)
		compose_same(out, rec, i);
	if (result == CANON_CHANGED)
		compose_field(out, normalize_value(z, i));
	else if (result == CANON_FLAGGED &&
		 (l->options->blank || l->column[i].beside))
		compose_field(out, str_make("", 0));
	else
		compose_same(out, rec, i);
}

/* What cannot be read shows nothing. */
static int
put_masked(const struct layout *l, const struct normalize *z,
    const struct record *rec, size_t i, struct compose *out, struct buf *room,
    struct err *e)
{
	static const struct mask all = { MASK_ALL, 0 };
	bool read = z->column[i].result != CANON_FLAGGED;

	buf_clear(room);
	if (mask_apply(read ? &l->column[i].mask : &all, room,
		read ? canonical(z, rec, i) : rec->field[i], e) != 0)
		return -1;
	compose_field(out, buf_str(room));
	return 0;
}

/* Of what cannot be read, that of the value as it stands. */
static int
put_pseudonym(const struct layout *l, const struct normalize *z,
    const struct record *rec, size_t i, struct compose *out, struct err *e)
{
	struct str value = z->column[i].result == CANON_FLAGGED
			       ? rec->field[i]
			       : canonical(z, rec, i);
	char text[PSEUDONYM_TEXT];

	if (value.n == 0) {
		compose_field(out, value);
		return 0;
	}
	if (pseudonym_make(l->options->key, l->column[i].label, value, text) !=
	    0)
		return err_set(e, ERR_USAGE, 0,
		    "a column without a name has no pseudonyms");
	compose_field(out, str_make(text, sizeof text));
	return 0;
}

/* column:reason, separated by semicolons. */
static int
put_flags(const struct layout *l, const struct normalize *z,
    struct compose *out, struct buf *room, struct err *e)
{
	const struct selection *chosen = normalize_chosen(z);

	buf_clear(room);
	for (size_t k = 0; k < chosen->n; k++) {
		size_t i = chosen->column[k];
		const char *why = z->column[i].why;

		if (why == NULL)
			continue;
		if ((room->n > 0 && buf_add_byte(room, ';', e) != 0) ||
		    buf_add(room, l->column[i].name, e) != 0 ||
		    buf_add_byte(room, ':', e) != 0 ||
		    buf_add(room, str_of(why), e) != 0)
			return -1;
	}
	compose_field(out, buf_str(room));
	return 0;
}

int
layout_record(const struct layout *l, const struct normalize *z,
    const struct record *rec, struct compose *out, struct buf *room,
    struct err *e)
{
	int result = 0;

	if (l->plain && z->nchanged == 0 &&
	    !(z->flagged != HEADER_NONE && l->options->blank)) {
		compose_same_all(out, rec);
		return compose_end(out, e);
	}
	for (size_t i = 0; i < rec->nfields && result == 0; i++) {
		switch (l->column[i].treat) {
		case LAYOUT_DROP:
			break;
		case LAYOUT_VALUE:
			put_value(l, z, rec, i, out);
			break;
		case LAYOUT_MASK:
			result = put_masked(l, z, rec, i, out, room, e);
			break;
		case LAYOUT_PSEUDONYM:
			result = put_pseudonym(l, z, rec, i, out, e);
			break;
		}
	}
	if (result == 0)
		result = name_columns_write(&l->names, z, rec, out, room, e);
	if (result == 0 && l->options->flags != NULL)
		result = put_flags(l, z, out, room, e);
	return result == 0 ? compose_end(out, e) : -1;
}

void
layout_close(struct layout *l)
{
	buf_free(&l->text);
	arena_free(&l->memory);
}
