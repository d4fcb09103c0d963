#include "stats/state.h"

#include "field/role.h"
#include "stats/state_sketch.h"

enum { PART, COLUMN, VALUE, COUNT, FIELDS };

enum { GROWTH = 64 /* columns */ };

static const char *const names[FIELDS] = { "part", "column", "value", "count" };

/* A record of the file. */
struct line {
	struct str part;
	size_t column; /* 0-based; HEADER_NONE: none */
	struct str value;
	uint64_t count;
};

static int
not_a_state(const struct state *t, const char *why, struct err *e)
{
	(void)err_set(e, ERR_USAGE, 0, "%s", why);
	(void)err_hint(e, "a state is what cust-stats --save has written");
	return err_in_file(e, t->file);
}

static bool
read_count(struct str s, uint64_t *n)
{
	*n = 0;
	for (size_t i = 0; i < s.n; i++) {
		uint64_t digit = (uint64_t)(s.p[i] - '0');

		if (s.p[i] < '0' || s.p[i] > '9' ||
		    *n > (UINT64_MAX - digit) / 10)
			return false;
		*n = *n * 10 + digit;
	}
	return true;
}

/* 1 and a record, 0 at the end of the file, -1. */
static int
next_line(struct state *t, struct line *line, struct err *e)
{
	const struct record *rec;
	uint64_t column;
	int got = reader_next(t->reader, &rec, e);

	if (got != 1)
		return got;
	line->part = rec->field[PART];
	line->value = rec->field[VALUE];
	if (!read_count(rec->field[COLUMN], &column) ||
	    !read_count(rec->field[COUNT], &line->count))
		return not_a_state(t, "is not a state", e);
	line->column = column == 0 ? HEADER_NONE : (size_t)column - 1;
	return 1;
}

static int
open_file(struct state *t, struct err *e)
{
	static const struct reader_options o = {
		.dialect = { .delimiter = ',' }, .text = true
	};
	const struct header *h;

	if (reader_open(&t->reader, t->file, &o, e) != 0)
		return -1;
	h = reader_header(t->reader);
	for (size_t i = 0; i < FIELDS; i++) {
		if (h->n != FIELDS || !str_is(h->name[i], names[i]))
			return not_a_state(t, "is not a state", e);
	}
	return 0;
}

static int
check_version(struct state *t, struct err *e)
{
	struct line line;
	int got = next_line(t, &line, e);

	if (got < 0)
		return -1;
	if (got == 0 || !str_is(line.part, "version"))
		return not_a_state(t, "is not a state", e);
	if (str_is(line.value, "1") || str_is(line.value, "2"))
		return 0;
	return not_a_state(t, "is a state of another version of cust-stats", e);
}

/* Columns come one by one. */
static int
add_column(struct state *t, const struct line *line, struct err *e)
{
	struct header *h = &t->header;
	size_t n = h->n;

	if (line->column != n)
		return not_a_state(t, "is not a state: columns are missing", e);
	if (n % GROWTH == 0) {
		struct str *grown =
		    arena_array(&h->memory, n + GROWTH, sizeof *grown, e);
		const char **roles =
		    arena_array(&h->memory, n + GROWTH, sizeof *roles, e);

		if (grown == NULL || roles == NULL)
			return -1;
		for (size_t i = 0; i < n; i++) {
			grown[i] = h->name[i];
			roles[i] = h->role[i];
		}
		h->name = grown;
		h->role = roles;
	}
	h->name[n] = arena_copy(&h->memory, line->value, e);
	if (h->name[n].p == NULL)
		return -1;
	h->n++;
	return 0;
}

static int
add_judged(struct state *t, const struct line *line, struct err *e)
{
	struct state_judged *j = arena_array(&t->memory, 1, sizeof *j, e);

	if (j == NULL)
		return -1;
	j->column = line->column;
	j->what = arena_copy(&t->memory, line->value, e);
	j->n = line->count;
	j->next = t->judged;
	t->judged = j;
	return j->what.p == NULL ? -1 : 0;
}

/* A record before the values: 1, or 0 when it is not one. */
static int
take_line(struct state *t, const struct line *line, struct err *e)
{
	if (str_is(line->part, "records")) {
		t->records = line->count;
	} else if (str_is(line->part, "region")) {
		t->region = arena_copy(&t->memory, line->value, e);
		return t->region.p == NULL ? -1 : 1;
	} else if (str_is(line->part, "column")) {
		return add_column(t, line, e) == 0 ? 1 : -1;
	} else if (line->column >= t->header.n) {
		return str_is(line->part, "end")
			   ? 0
			   : not_a_state(t, "is not a state", e);
	} else if (str_is(line->part, "role")) {
		t->header.role[line->column] = role_known(line->value);
	} else if (str_is(line->part, "judged")) {
		return add_judged(t, line, e) == 0 ? 1 : -1;
	} else {
		return 0;
	}
	return 1;
}

/* The first value ends what stands before: it is read again by state_load. */
int
state_open(struct state *t, const char *file, struct err *e)
{
	struct line line;
	int got;

	t->file = file;
	if (open_file(t, e) != 0)
		return -1;
	reader_hold(t->reader, SIZE_MAX);
	if (check_version(t, e) != 0)
		return -1;
	while ((got = next_line(t, &line, e)) == 1) {
		got = take_line(t, &line, e);
		if (got < 0)
			return -1;
		if (got == 0)
			break;
	}
	if (got < 0)
		return -1;
	reader_rewind(t->reader);
	return 0;
}

/* The column of the state for column i of the study: of several with the same
 * name the one that has as many before it. */
static size_t
find_column(const struct state *t, const struct study *s, size_t i)
{
	struct str name = s->header->name[s->columns.column[i]];
	size_t at = header_find(&t->header, name, 0);

	for (size_t k = 0; k < i && at != HEADER_NONE; k++) {
		if (str_equal(name, s->header->name[s->columns.column[k]]))
			at = header_find(&t->header, name, at + 1);
	}
	return at;
}

int
state_fits(const struct state *t, const struct study *s, struct err *e)
{
	const char *region = s->rules.region;

	if (!str_equal(t->region, str_of(region == NULL ? "" : region)))
		return not_a_state(t,
		    t->region.n == 0 ? "was saved without --region"
				     : "was saved with another --region",
		    e);
	for (size_t i = 0; i < s->columns.n; i++) {
		size_t at = find_column(t, s, i);

		if (at == HEADER_NONE) {
			(void)header_unknown(&t->header,
			    s->header->name[s->columns.column[i]], e);
			return err_in_file(e, t->file);
		}
		if (t->header.role[at] != s->profile[i].role)
			return not_a_state(
			    t, "was saved with other roles (see --schema)", e);
	}
	return 0;
}

/* study column + 1 of each column of the state, 0: none. */
static size_t *
map_columns(struct state *t, const struct study *s, struct err *e)
{
	size_t *map = arena_array(&t->memory, t->header.n + 1, sizeof *map, e);

	for (size_t i = 0; map != NULL && i < s->columns.n; i++)
		map[find_column(t, s, i)] = i + 1;
	return map;
}

static int
load_judged(struct state *t, struct study *s, const size_t *map, struct err *e)
{
	for (const struct state_judged *j = t->judged; j != NULL; j = j->next) {
		if (map[j->column] != 0 &&
		    study_add_judged(s, map[j->column] - 1, j->what, j->n, e) !=
			0)
			return -1;
	}
	return 0;
}

static bool
was_judged(const struct state *t, size_t column)
{
	const struct state_judged *j = t->judged;

	while (j != NULL && j->column != column)
		j = j->next;
	return j != NULL;
}

/* What a column that is estimated has counted. */
static int
load_sketch(struct state *t, struct study *s, const size_t *map,
    const struct line *line, struct err *e)
{
	bool good = line->column < t->header.n;

	if (good && !s->options.estimate)
		return not_a_state(
		    t, "holds estimates: --approx goes on with them", e);
	if (good && map[line->column] != 0 &&
	    state_sketch_add(s, map[line->column] - 1, line->part, line->value,
		line->count, &good, e) != 0)
		return -1;
	return good ? 0 : not_a_state(t, "is not a state", e);
}

static int
load_value(struct state *t, struct study *s, const size_t *map,
    const struct line *line, struct err *e)
{
	if (line->column >= t->header.n || line->value.n == 0)
		return not_a_state(t, "is not a state", e);
	if (map[line->column] == 0)
		return 0;
	return study_add(s, map[line->column] - 1, line->value, line->count,
	    was_judged(t, line->column), e);
}

int
state_load(struct state *t, struct study *s, struct err *e)
{
	size_t *map = map_columns(t, s, e);
	struct line line = { .count = 0 };
	bool ended = false;
	int got = 0;

	if (map == NULL || load_judged(t, s, map, e) != 0)
		return -1;
	s->records += t->records;
	while (!ended && (got = next_line(t, &line, e)) == 1) {
		bool value = str_is(line.part, "value");

		ended = str_is(line.part, "end");
		if (value && load_value(t, s, map, &line, e) != 0)
			return -1;
		if (state_sketch_is(line.part) &&
		    load_sketch(t, s, map, &line, e) != 0)
			return -1;
	}
	if (got < 0)
		return -1;
	return ended && line.count == t->records
		   ? 0
		   : not_a_state(t, "is cut short", e);
}

void
state_close(struct state *t)
{
	reader_close(t->reader);
	header_free(&t->header);
	arena_free(&t->memory);
}
