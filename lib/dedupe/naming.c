#include "dedupe/naming.h"

#include <string.h>

#include "record/select.h"

int
naming_open(struct naming *x, const struct header *h, const char *selector,
    struct err *e)
{
	keymap_open(&x->records, 0, SIZE_MAX);
	if (selector != NULL &&
	    select_one(&x->column, str_of(selector), "id", h, e) != 0)
		return -1;
	if (selector == NULL)
		x->column = header_find_role(h, str_of("customer_id"), 0);
	if (x->column != HEADER_NONE)
		x->called = h->name[x->column];
	return 0;
}

int
naming_add(struct naming *x, const struct str *field, struct err *e)
{
	enum keymap_result result;
	struct str name, value;
	uint64_t record = x->n++;

	if (x->column == HEADER_NONE)
		return 0;
	name = field[x->column];
	if (name.n == 0)
		return 0;
	value = str_make((const char *)&record, sizeof record);
	return keymap_add(&x->records, name, keymap_hash(&x->records, name),
	    value, &result, e);
}

void
naming_begin(struct naming *x, uint64_t first)
{
	x->first = first;
}

static struct str
number_of(const struct naming *x, uint64_t record, char room[NAMING_TEXT])
{
	if (record >= x->first)
		return str_make(
		    room, num_write_count(record - x->first + 1, room));
	room[0] = 'm';
	return str_make(room, 1 + num_write_count(record + 1, room + 1));
}

struct str
naming_of(const struct naming *x, uint64_t record, const struct str *field,
    char room[NAMING_TEXT])
{
	return x->column != HEADER_NONE && field[x->column].n > 0
		   ? field[x->column]
		   : number_of(x, record, room);
}

int
naming_index(struct naming *x, struct err *e)
{
	const size_t bytes = x->n * sizeof(uint64_t);

	if (buf_reserve(&x->places, bytes, e) != 0)
		return -1;
	x->places.n = bytes;
	if (bytes > 0)
		memset(x->places.p, 0, bytes);
	for (uint64_t at = 0; (at = keymap_after(&x->records, at)) != 0;) {
		uint64_t record;

		memcpy(&record, keymap_value(&x->records, at).p, sizeof record);
		((uint64_t *)(void *)x->places.p)[record] = at;
	}
	return 0;
}

struct str
naming_text(const struct naming *x, uint64_t record, char room[NAMING_TEXT])
{
	const uint64_t at =
	    ((const uint64_t *)(const void *)x->places.p)[record];

	return at != 0 ? keymap_key(&x->records, at)
		       : number_of(x, record, room);
}

/* "1", "2" ... */
static int
find_number(const struct naming *x, struct str name, uint64_t *record)
{
	const bool master = name.n > 0 && name.p[0] == 'm';
	const uint64_t first = master ? 0 : x->first;
	const uint64_t last = master ? x->first : x->n;
	uint64_t v = 0;

	name = str_slice(name, master, name.n);
	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] < '0' || name.p[i] > '9' || v > x->n)
			return -1;
		v = 10 * v + (uint64_t)(name.p[i] - '0');
	}
	*record = first + v - 1;
	return v >= 1 && *record < last ? 0 : -1;
}

static int
is_unknown(const struct naming *x, struct err *e)
{
	const size_t most = 60;

	if (x->column == HEADER_NONE) {
		(void)err_set(
		    e, ERR_USAGE, 0, "there is no record of that number");
		return err_hint(e, "records are called 1, 2 ... as they come; "
				   "--id names a column by which they are");
	}
	(void)err_set(e, ERR_USAGE, 0, "there is no record of that name");
	return err_hint(e,
	    "records are called by the column \"%.*s\"; --id names another "
	    "one",
	    (int)(x->called.n < most ? x->called.n : most), x->called.p);
}

int
naming_find(
    const struct naming *x, struct str name, uint64_t *record, struct err *e)
{
	uint64_t place;
	struct str value;

	if (x->column == HEADER_NONE) {
		return find_number(x, name, record) == 0 ? 0 : is_unknown(x, e);
	}
	place = keymap_find(&x->records, name, keymap_hash(&x->records, name));
	if (place == 0)
		return is_unknown(x, e);
	if (keymap_next(&x->records, place) != 0) {
		(void)err_set(
		    e, ERR_USAGE, 0, "there are several records of that name");
		return err_hint(
		    e, "--id names a column that is different for each");
	}
	value = keymap_value(&x->records, place);
	memcpy(record, value.p, sizeof *record);
	return 0;
}

void
naming_close(struct naming *x)
{
	keymap_close(&x->records);
	buf_free(&x->places);
}
