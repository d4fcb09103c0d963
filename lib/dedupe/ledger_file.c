#include "dedupe/ledger_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "base/num.h"
#include "record/reader.h"

enum { PART, KEY, CHECK, ID, SINCE };

const char *const ledger_file_names[LEDGER_FIELDS] = { "part", "key", "check",
	"id", "since" };

static bool
is_in_place(const struct ledger *g)
{
	struct stat there, ours;

	if (stat(g->file, &there) != 0)
		return g->fresh;
	return !g->fresh && fstat(g->lock, &ours) == 0 &&
	       there.st_dev == ours.st_dev && there.st_ino == ours.st_ino;
}

static int
in_use(const struct ledger *g, struct err *e)
{
	(void)err_set(
	    e, ERR_USAGE, 0, "another run is using or has replaced the state");
	(void)err_hint(e, "run again: it is as that run leaves it");
	return err_in_file(e, g->file);
}

int
ledger_file_check(const struct ledger *g, struct err *e)
{
	return is_in_place(g) ? 0 : in_use(g, e);
}

int
ledger_file_lock(struct ledger *g, struct err *e)
{
	struct stat st;

	g->lock = open(g->file, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (g->lock < 0 && errno == ENOENT) {
		g->fresh = true;
		return 0;
	}
	if (g->lock < 0) {
		(void)err_set(e, ERR_READ, errno, "cannot be read");
		return err_in_file(e, g->file);
	}
	g->locked = true;
	if (fstat(g->lock, &st) != 0 || !S_ISREG(st.st_mode)) {
		(void)err_set(
		    e, ERR_USAGE, 0, "is no ordinary file, as a state must be");
		return err_in_file(e, g->file);
	}
	/* Where locks are not known (some networks), replacing the file as a
	 * whole must do. */
	if (flock(g->lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
		return in_use(g, e);
	return ledger_file_check(g, e);
}

struct reading {
	struct ledger *g;
	struct reader *r;
	const struct record *rec;
	struct err *e;
};

static int
is_no_state(const struct reading *r, const char *why)
{
	(void)err_set(r->e, ERR_USAGE, 0, "%s", why);
	(void)err_hint(r->e, "a state is what cust-dedupe --state has written");
	return err_in_file(r->e, r->g->file);
}

static int
is_damaged(const struct reading *r)
{
	(void)is_no_state(r, "the state is damaged");
	return reader_here(r->r, r->e);
}

static int
is_cut(const struct reading *r)
{
	return is_no_state(r, "the state is damaged: its end is missing");
}

/* The next record, whose part must be that one. */
static int
next_part(struct reading *r, const char *part)
{
	int got = reader_next(r->r, &r->rec, r->e);

	if (got <= 0)
		return got < 0 ? -1 : is_cut(r);
	return str_is(r->rec->field[PART], part) ? 0 : is_damaged(r);
}

/* A whole number, 1 or more. */
static bool
read_id(struct str s, uint32_t *id)
{
	struct num v;

	if (!num_read(s, &v) || v.scale != 0 || v.unscaled < 1 ||
	    v.unscaled >= UINT32_MAX)
		return false;
	*id = (uint32_t)v.unscaled;
	return true;
}

static bool
read_digits(struct str s, size_t digits, uint64_t *v)
{
	*v = 0;
	for (size_t i = 0; i < s.n; i++) {
		const char c = s.p[i];

		if ((c < '0' || c > '9') && (c < 'a' || c > 'f'))
			return false;
		*v = *v << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	return s.n == digits;
}

static int
read_record(struct reading *r, const struct ledger_line *before)
{
	const struct str *field = r->rec->field;
	struct ledger_line line = { .since = LEDGER_HERE };
	uint64_t check;
	struct date day;

	if (field[KEY].n != LEDGER_KEY ||
	    !read_digits(str_slice(field[KEY], 0, 16), 16, &line.high) ||
	    !read_digits(str_slice(field[KEY], 16, 32), 16, &line.low) ||
	    !read_digits(field[CHECK], 8, &check) ||
	    !read_id(field[ID], &line.id) || line.id >= r->g->next)
		return is_damaged(r);
	line.check = (uint32_t)check;
	if (field[SINCE].n > 0) {
		if (!date_read_iso(field[SINCE], &day))
			return is_damaged(r);
		line.since = date_to_days(day);
	}
	if (before != NULL && ledger_line_compare(before, &line) > 0)
		return is_damaged(r);
	return buf_add(
	    &r->g->lines, str_make((const char *)&line, sizeof line), r->e);
}

static int
read_retired(struct reading *r, uint32_t *before)
{
	struct ledger_retired one;

	if (!read_id(r->rec->field[KEY], &one.id) ||
	    !read_id(r->rec->field[ID], &one.now) || one.id <= *before ||
	    one.id >= r->g->next || one.now >= r->g->next)
		return is_damaged(r);
	*before = one.id;
	return buf_add(
	    &r->g->retired, str_make((const char *)&one, sizeof one), r->e);
}

static int
read_end(struct reading *r, uint64_t n)
{
	char count[NUM_TEXT];

	if (!str_is(r->rec->field[PART], "end") ||
	    !str_equal(
		r->rec->field[KEY], str_make(count, num_write_count(n, count))))
		return is_damaged(r);
	return 0;
}

static int
read_parts(struct reading *r)
{
	uint32_t retired = 0;
	uint64_t n = 0;
	int got;

	while ((got = reader_next(r->r, &r->rec, r->e)) == 1) {
		const struct str part = r->rec->field[PART];
		size_t lines;
		const struct ledger_line *line =
		    ledger_line_list(&r->g->lines, &lines);

		if (str_is(part, "record"))
			got =
			    read_record(r, lines > 0 ? &line[lines - 1] : NULL);
		else if (str_is(part, "retired"))
			got = read_retired(r, &retired);
		else
			return read_end(r, n);
		if (got != 0)
			return -1;
		n++;
	}
	return got == 0 ? is_cut(r) : -1;
}

/* Are records known by the same as in this run? */
static int
check_by(struct reading *r)
{
	const struct ledger *g = r->g;
	const struct str part = r->rec->field[PART], by = r->rec->field[KEY];
	const bool all = g->column == HEADER_NONE;

	if (str_is(part, all ? "columns" : "column") &&
	    str_equal(by, buf_str(&g->by)))
		return 0;
	if (str_is(part, "columns") && all)
		(void)is_no_state(
		    r, "the state is of records with other columns");
	else if (str_is(part, "columns"))
		(void)is_no_state(
		    r, "in the state records are not known by a column");
	else if (str_is(part, "column"))
		(void)is_no_state(
		    r, "in the state records are known by another column");
	else
		return is_damaged(r);
	return err_hint(r->e,
	    "--id tells the column; without the same one records cannot be "
	    "recognised");
}

static int
read_all(struct reading *r)
{
	const struct header *h = reader_header(r->r);
	int got;

	for (size_t i = 0; i < LEDGER_FIELDS; i++) {
		if (h->n != LEDGER_FIELDS ||
		    !str_is(h->name[i], ledger_file_names[i]))
			return is_no_state(r, "is not a state");
	}
	if (next_part(r, "version") != 0)
		return -1;
	if (!str_is(r->rec->field[KEY], "1"))
		return is_no_state(
		    r, "is a state of another version of cust-dedupe");
	got = reader_next(r->r, &r->rec, r->e);
	if (got <= 0)
		return got == 0 ? is_cut(r) : -1;
	if (check_by(r) != 0 || next_part(r, "next") != 0)
		return -1;
	if (!read_id(r->rec->field[ID], &r->g->next))
		return is_damaged(r);
	return read_parts(r);
}

int
ledger_file_read(struct ledger *g, struct err *e)
{
	static const struct reader_options o = {
		.dialect = { .delimiter = '\t' }, .text = true
	};
	struct reading r = { .g = g, .e = e };
	int result;

	if (reader_open(&r.r, g->file, &o, e) != 0)
		return -1;
	result = read_all(&r);
	reader_close(r.r);
	return result;
}
