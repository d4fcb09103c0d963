#include <string.h>

#include "merge/changes_key.h"

enum { NEW, OLD };

/* Columns of the file itself. */
static int
open_own(struct key *key, const struct sources *s, size_t side, const char *on,
    struct err *e)
{
	const struct key_options bytes = { .normalized = false };
	struct buf name = { 0 };
	int result = key_side(&name, str_of(on), side == OLD ? 0 : 1, e);

	if (result == 0)
		result = key_open(
		    key, buf_str(&name), &s->input[side].header, &bytes, e);
	if (result != 0)
		(void)err_in_file(e, s->input[side].file);
	buf_free(&name);
	return result;
}

/* Call a column of OLD as NEW calls it; where only one of them has a role, it
 * is that of both. */
static int
take_name(
    struct sources *s, size_t old_column, size_t new_column, struct err *e)
{
	struct input *new = &s->input[NEW], *old = &s->input[OLD];
	const char **role = &new->header.role[new_column];

	if (old->told == NULL)
		old->told = arena_array(
		    &s->memory, old->header.n, sizeof *old->told, e);
	if (old->told == NULL)
		return -1;
	s->map[OLD].told = old->told;
	old->told[old_column] = UNITE_TOLD;
	old->header.name[old_column] = new->header.name[new_column];
	if (*role == NULL)
		*role = old->header.role[old_column];
	return 0;
}

int
changes_key_name(struct sources *s, const char *on, struct err *e)
{
	struct key key[2];
	int result = 0;

	memset(key, 0, sizeof key);
	if (strchr(on, '=') == NULL)
		return 0;
	for (size_t i = 0; i < 2 && result == 0; i++)
		result = open_own(&key[i], s, i, on, e);
	if (result == 0 && key[NEW].columns.n != key[OLD].columns.n)
		result = err_set(e, ERR_USAGE, 0,
		    "--on %.80s: names %zu columns of OLD, %zu of NEW", on,
		    key[OLD].columns.n, key[NEW].columns.n);
	for (size_t i = 0; result == 0 && i < key[NEW].columns.n; i++)
		result = take_name(s, key[OLD].columns.column[i],
		    key[NEW].columns.column[i], e);
	key_close(&key[NEW]);
	key_close(&key[OLD]);
	return result;
}

static int
open_side(struct key *key, const struct sources *s, size_t side, struct str on,
    const struct key_options *o, struct err *e)
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

int
changes_key_open(struct key key[2], const struct sources *s, const char *on,
    const struct key_options *o, struct err *e)
{
	struct buf name = { 0 };
	int result = key_side(&name, str_of(on), 1, e);

	for (size_t i = 0; i < 2 && result == 0; i++)
		result = open_side(&key[i], s, i, buf_str(&name), o, e);
	buf_free(&name);
	return result;
}
