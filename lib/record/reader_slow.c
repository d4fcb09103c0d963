#include <string.h>

#include "record/reader_state.h"

static const char CUT_MARK[] = "\"stream cut short by ";

static int
too_long(struct reader *r, size_t at, struct err *e)
{
	(void)err_set(
	    e, ERR_READ, 0, "is longer than %zu bytes", r->options.max_record);
	(void)err_hint(e, "allow longer records with --max-record");
	return reader_place(r, at, e);
}

/* The first physical line of the stretch, read to its end; *length includes
 * the line end. */
static int
physical_line(struct reader *r, size_t *length, struct err *e)
{
	char last = r->dialect.lone_cr ? '\r' : '\n';
	size_t searched = 0;

	for (;;) {
		const char *p = r->window.p + r->start;
		size_t n = r->window.n - r->start;
		const char *end =
		    n == searched ? NULL
				  : memchr(p + searched, last, n - searched);

		if (end != NULL || r->window.eof) {
			*length = end != NULL ? (size_t)(end - p) + 1 : n;
			n = end != NULL ? *length - 1 : n;
			if (end != NULL && last == '\n' && n > 0 &&
			    p[n - 1] == '\r')
				n--;
			r->bad = str_make(p, n);
			return 0;
		}
		if (n > r->options.max_record)
			return too_long(r, 0, e);
		searched = n;
		if (reader_fill(r, e) != 0)
			return -1;
	}
}

/* Is what begins here the last word of a command that failed? */
static bool
is_cut_mark(struct reader *r, struct err *e)
{
	struct str s = str_make(r->window.p + r->start, r->window.n - r->start);
	size_t n = strlen(CUT_MARK), k = n;

	if (!r->window.eof || !str_starts(s, str_make(CUT_MARK, n)))
		return false;
	while (k < s.n && k < n + 64 &&
	       ((s.p[k] >= 'a' && s.p[k] <= 'z') || s.p[k] == '-'))
		k++;
	if (k == n || k + 1 != s.n || s.p[k] != '\n')
		return false;
	(void)err_set(e, ERR_CUT, 0,
	    "was cut short: %.*s, which writes it, failed", (int)(k - n),
	    s.p + n);
	(void)err_hint(e, "see what it says");
	(void)err_in_file(e, reader_file(r));
	return true;
}

static int
report_bad(struct reader *r, const struct irregular_record *ir, struct err *e)
{
	static const char *const why[] = {
		[IRREGULAR_STRAY] = "has a quote inside an unquoted field",
		[IRREGULAR_TEXT_BEHIND] = "has text behind a closing quote",
		[IRREGULAR_LINE_END] = "has a line end unlike the others",
	};
	size_t length = 0;

	if (ir->state == IRREGULAR_TOO_LONG) {
		(void)err_set(e, ERR_RECORD, 0,
		    "the quote opened on line %llu is not closed within "
		    "%zu bytes",
		    (unsigned long long)reader_line(r, ir->at),
		    r->options.max_record);
		(void)err_hint(e, "if it is right, raise --max-record");
	} else if (ir->state == IRREGULAR_OPEN_QUOTE) {
		if (is_cut_mark(r, e))
			return -1;
		(void)err_set(e, ERR_RECORD, 0,
		    "the quote opened on line %llu is never closed",
		    (unsigned long long)reader_line(r, ir->at));
	} else {
		(void)err_set(e, ERR_RECORD, 0, "%s", why[ir->state]);
		if (ir->state != IRREGULAR_TEXT_BEHIND)
			(void)err_hint(e,
			    "--lenient takes it as data, "
			    "--rejects FILE sets the record aside");
	}
	(void)reader_place(r, 0, e);
	if (ir->column < r->header.n)
		(void)err_in_column(e, r->header.name[ir->column].p,
		    r->header.name[ir->column].n);
	if (physical_line(r, &length, e) != 0)
		return -1;
	reader_restart(r, length);
	return -1;
}

/* libcsv's word on the record the stretch begins with. */
static int
ask_libcsv(
    struct reader *r, bool lenient, struct irregular_record *ir, struct err *e)
{
	size_t limit = r->options.max_record + 2; /* with the line end */

	irregular_begin(r->irregular, lenient);
	for (;;) {
		size_t n = r->window.n - r->start;
		bool final = r->window.eof && n <= limit;

		if (n > limit)
			n = limit;
		if (irregular_feed(r->irregular, r->window.p + r->start, n,
			final, ir, e) != 0)
			return -1;
		if (ir->state != IRREGULAR_MORE)
			return 0;
		if (n == limit && r->window.p[r->start + ir->at] == '"') {
			ir->state = IRREGULAR_TOO_LONG;
			return 0;
		}
		if (n == limit)
			return too_long(r, 0, e);
		if (reader_fill(r, e) != 0)
			return -1;
	}
}

int
reader_slow(struct reader *r, struct err *e)
{
	struct irregular_record ir = { .state = IRREGULAR_MORE };
	struct record *rec = &r->record;
	bool repaired = false;

	reader_restart(r, r->at);
	while (r->window.n == r->start && !r->window.eof)
		if (reader_fill(r, e) != 0)
			return -1;
	if (r->window.n == r->start)
		return 0;
	if (ask_libcsv(r, false, &ir, e) != 0)
		return -1;
	if (r->options.lenient &&
	    (ir.state == IRREGULAR_STRAY || ir.state == IRREGULAR_LINE_END)) {
		if (ask_libcsv(r, true, &ir, e) != 0)
			return -1;
		repaired = true;
	}
	if (ir.state != IRREGULAR_RECORD) {
		r->number++;
		return report_bad(r, &ir, e);
	}
	rec->base = r->window.p + r->start;
	r->physical = str_make(rec->base,
	    ir.nfields == 0 ? 0 : ir.end[ir.nfields - 1] & ~SCAN_RECORD_END);
	if (r->physical.n > r->options.max_record)
		return too_long(r, 0, e);
	rec->raw = repaired ? str_make(NULL, 0) : r->physical;
	rec->end = ir.end;
	rec->field = ir.field;
	rec->nfields = ir.nfields;
	rec->byte = r->window.byte + r->start;
	r->at = ir.length;
	r->by_libcsv = true;
	return 1;
}
