#include <string.h>

#include "merge/changes_key.h"

/* Columns of the union, which both files must have. */
static int
open_united(struct key *key, const struct sources *s, size_t side,
    struct str on, const struct key_options *o, struct err *e)
{
	const size_t *from = s->map[side].from;

	if (key_open(key, on, &s->header, o, e) != 0)
		return -1;
	for (size_t i = 0; i < key->columns.n; i++) {
		size_t at = key->columns.column[i];

		if (from[at] != HEADER_NONE)
			continue;
		(void)header_unknown(
		    &s->input[side].header, s->header.name[at], e);
		return err_in_file(e, s->input[side].file);
	}
	key_translate(key, from);
	return 0;
}

/* Columns of the file itself. */
static int
open_own(struct key *key, const struct sources *s, size_t side, struct str on,
    const struct key_options *o, struct err *e)
{
	if (key_open(key, on, &s->input[side].header, o, e) == 0)
		return 0;
	return err_in_file(e, s->input[side].file);
}

static bool
same_role(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Columns that are told to agree may have different roles, or only one of them
 * a role: that of NEW holds for both, else that of OLD. */
static int
agree_on_forms(struct key key[2], const struct sources *s,
    const struct key_options *o, struct err *e)
{
	for (size_t i = 0; key[0].form != NULL && i < key[0].columns.n; i++) {
		const char *role[2];
		size_t side;

		for (side = 0; side < 2; side++)
			role[side] =
			    s->input[side]
				.header.role[key[side].columns.column[i]];
		if (same_role(role[0], role[1]))
			continue;
		side = role[0] == NULL ? 0 : 1;
		key_form_close(&key[side].form[i]);
		if (key_form_open(&key[side].form[i], role[1 - side], o->region,
			&key[side].memory, e) != 0)
			return -1;
	}
	return 0;
}

int
changes_key_open(struct key key[2], const struct sources *s, const char *on,
    const struct key_options *o, struct err *e)
{
	struct buf name[2] = { { NULL, 0, 0 }, { NULL, 0, 0 } };
	bool united = false;
	int result = 0;

	for (size_t i = 0; i < 2 && result == 0; i++)
		result = key_side(&name[i], str_of(on), 1 - i, e);
	if (result == 0)
		united = str_equal(buf_str(&name[0]), buf_str(&name[1]));
	for (size_t i = 0; i < 2 && result == 0; i++)
		result = (united ? open_united : open_own)(
		    &key[i], s, i, buf_str(&name[i]), o, e);
	if (result == 0 && key[0].columns.n != key[1].columns.n)
		result = err_set(e, ERR_USAGE, 0,
		    "--on %.80s: names %zu columns of OLD, %zu of NEW", on,
		    key[1].columns.n, key[0].columns.n);
	if (result == 0 && !united)
		result = agree_on_forms(key, s, o, e);
	buf_free(&name[0]);
	buf_free(&name[1]);
	return result;
}
