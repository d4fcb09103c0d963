#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "record/encoding.h"
#include "record/reader.h"
#include "record/reader_state.h"

static size_t
count_line_ends(const struct reader *r, const char *p, size_t n)
{
	const char *end = p + n;
	size_t lines = 0;

	while (p < end && (p = memchr(p, r->dialect.lone_cr ? '\r' : '\n',
			       (size_t)(end - p))) != NULL) {
		lines++;
		p++;
	}
	return lines;
}

uint64_t
reader_line(const struct reader *r, size_t at)
{
	return r->line + count_line_ends(r, r->window.p + r->start, at);
}

int
reader_place(const struct reader *r, size_t at, struct err *e)
{
	e->record = r->number;
	e->line = reader_line(r, at);
	e->byte = r->window.byte + r->start + at;
	return err_in_file(e, reader_file(r));
}

void
reader_restart(struct reader *r, size_t bytes)
{
	r->line = reader_line(r, bytes);
	r->start += bytes;
	r->at = 0;
	r->next = 0;
	r->doubled = 0;
	r->finished = false;
	r->by_libcsv = false;
	scan_reset(&r->scan);
}

/* Let the stretch begin at the next record and keep what has been scanned of
 * it.  The lines passed are those scanned less those still ahead. */
static void
shift(struct reader *r)
{
	struct scan *s = &r->scan;
	const char *p = r->window.p + r->start;
	size_t ahead;

	if (r->at == 0)
		return;
	ahead = count_line_ends(r, p + r->at, s->at - r->at);
	r->line += s->line_ends - ahead;
	s->line_ends = ahead;
	scan_shift(s, r->at, r->next, r->doubled);
	r->start += r->at;
	r->at = 0;
	r->next = 0;
	r->doubled = 0;
}

int
reader_fill(struct reader *r, struct err *e)
{
	size_t moved = 0;

	r->window.from = r->hold ? r->hold_start : r->start;
	if (window_fill(&r->window, &moved, e) != 0)
		return err_in_file(e, reader_file(r));
	r->start -= moved;
	r->hold_start -= moved;
	return 0;
}

static int
grow_fields(struct reader *r, size_t need, struct err *e)
{
	size_t capacity = r->field_capacity;
	struct str *p;

	while (capacity < need)
		capacity = capacity == 0 ? 64 : 2 * capacity;
	p = realloc(r->field, capacity * sizeof *p);
	if (p == NULL)
		return err_memory(e, capacity * sizeof *p);
	r->field = p;
	r->field_capacity = capacity;
	return 0;
}

/* Undo the doubled quotes of the record just cut. */
static int
undouble(struct reader *r, struct err *e)
{
	struct record *rec = &r->record;

	buf_clear(&r->text);
	/* no value is longer than its raw text: views into text stay valid */
	if (buf_reserve(&r->text, rec->raw.n + 1, e) != 0)
		return -1;
	for (size_t i = 0; i < rec->nfields; i++) {
		struct str *f = &r->field[i];
		char *out = r->text.p + r->text.n;
		const char *p = f->p, *end = f->p + f->n;
		size_t n = 0;

		if (f->n == 0 || f->p == rec->raw.p || f->p[-1] != '"' ||
		    memchr(p, '"', f->n) == NULL)
			continue;
		while (p < end) {
			out[n++] = *p;
			p += *p == '"' ? 2 : 1;
		}
		*f = str_make(out, n);
		r->text.n += n;
	}
	return 0;
}

/* Cut the next scanned record into fields. */
static int
cut(struct reader *r, struct err *e)
{
	const char *base = r->window.p + r->start;
	const char *p = base + r->at, *end;
	const uint32_t *ends = r->scan.end + r->next;
	struct record *rec = &r->record;
	size_t n = 0;
	uint32_t v;

	rec->base = base;
	rec->end = ends;
	rec->raw.p = p;
	rec->byte = r->window.byte + r->start + r->at;
	do {
		size_t quoted = *p == '"';

		v = ends[n];
		end = base + (v & ~SCAN_RECORD_END);
		if (n == r->field_capacity && grow_fields(r, n + 1, e) != 0)
			return -1;
		r->field[n].p = p + quoted;
		r->field[n++].n = (size_t)(end - p) - 2 * quoted;
		p = end + 1;
	} while ((v & SCAN_RECORD_END) == 0);
	r->at = (size_t)(p - base);
	if (r->at > r->window.n - r->start) /* there is no last line end */
		r->at--;
	r->next += n;
	/* a regular record has a CR before its end only as part of CRLF */
	if (end > rec->raw.p && end[-1] == '\r' && !r->dialect.lone_cr &&
	    (n == 1 || end > base + ends[n - 2] + 1)) {
		r->field[n - 1].n--;
		end--;
	}
	rec->raw.n = (size_t)(end - rec->raw.p);
	rec->field = r->field;
	rec->nfields = n;
	r->physical = rec->raw;
	if (r->doubled < r->scan.ndoubled &&
	    r->scan.doubled[r->doubled] < (v & ~SCAN_RECORD_END)) {
		while (r->doubled < r->scan.ndoubled &&
		       r->scan.doubled[r->doubled] < (v & ~SCAN_RECORD_END))
			r->doubled++;
		return undouble(r, e) == 0 ? 1 : -1;
	}
	return 1;
}

int
reader_any(struct reader *r, struct err *e)
{
	struct scan *s = &r->scan;

	if (r->by_libcsv) /* the last record: the scanner knows nothing of it */
		reader_restart(r, r->at);
	for (;;) {
		size_t from = r->at;

		if (r->next < s->complete) {
			if (cut(r, e) != 1)
				return -1;
			if (r->physical.n <= r->options.max_record)
				return 1;
			r->at = from;
			return reader_slow(r, e);
		}
		if (s->irregular || r->only_libcsv)
			return reader_slow(r, e);
		if (s->at < r->window.n - r->start ||
		    (r->window.eof && !r->finished)) {
			if (scan_run(s, r->window.p + r->start,
				r->window.n - r->start, r->window.eof, e) != 0)
				return -1;
			r->finished = r->window.eof;
		} else if (r->window.eof) {
			return 0;
		} else if (s->at - r->at > r->options.max_record) {
			return reader_slow(r, e);
		} else {
			shift(r);
			if (reader_fill(r, e) != 0)
				return -1;
		}
	}
}

/* Give a short record empty fields, drop empty fields too many. */
static int
mend_width(struct reader *r, struct err *e)
{
	struct record *rec = &r->record;
	size_t n = r->header.n;

	for (size_t i = n; i < rec->nfields; i++)
		if (rec->field[i].n != 0)
			return 0;
	if (r->field_capacity < n) {
		bool own = rec->field == r->field;

		if (grow_fields(r, n, e) != 0)
			return -1;
		if (own)
			rec->field = r->field;
	}
	for (size_t i = 0; i < n; i++)
		r->field[i] =
		    i < rec->nfields ? rec->field[i] : str_make("", 0);
	rec->field = r->field;
	rec->nfields = n;
	rec->raw = str_make(NULL, 0);
	return 1;
}

/* A well-formed record that cannot be taken: e has the reason. */
static int
refuse(struct reader *r, struct err *e)
{
	size_t at = (size_t)(r->physical.p - (r->window.p + r->start));

	r->bad = r->physical;
	return reader_place(r, at, e);
}

int
reader_here(const struct reader *r, struct err *e)
{
	return reader_place(
	    r, (size_t)(r->bad.p - (r->window.p + r->start)), e);
}

static int
check_width(struct reader *r, struct err *e)
{
	int mended = r->options.lenient ? mend_width(r, e) : 0;

	if (mended != 0)
		return mended < 0 ? -1 : 0;
	(void)err_set(e, ERR_RECORD, 0, "has %zu field%s, expected %zu%s",
	    r->record.nfields, r->record.nfields == 1 ? "" : "s", r->header.n,
	    r->options.no_header ? " as in the first record"
				 : " as in the header");
	return refuse(r, e);
}

static int
check_text(struct reader *r, struct err *e)
{
	size_t at = utf8_invalid_at(r->physical);
	size_t i = 0;

	if (at == r->physical.n)
		return 0;
	(void)err_set(
	    e, ERR_RECORD, 0, "is not UTF-8: byte %zu of the record", at + 1);
	(void)err_hint(e, "name the encoding: --encoding windows-1252 (or "
			  "windows-1250, iso-8859-2, ...)");
	while (i < r->header.n && i < r->record.nfields &&
	       utf8_invalid_at(r->record.field[i]) == r->record.field[i].n)
		i++;
	if (i < r->header.n)
		(void)err_in_column(
		    e, r->header.name[i].p, r->header.name[i].n);
	return refuse(r, e);
}

int
reader_next(struct reader *r, const struct record **rec, struct err *e)
{
	struct record *x = &r->record;
	int got;

	while ((got = reader_any(r, e)) == 1 && r->physical.n == 0)
		r->counts.blank++;
	if (got == 0 && r->window.n > 0 && r->window.byte + r->window.n > 0 &&
	    r->window.last != (r->dialect.lone_cr ? '\r' : '\n')) {
		r->counts.cut = true;
		if (r->options.require_eol) {
			(void)err_set(e, ERR_READ, 0,
			    "ends without a line end: possibly cut");
			return err_in_file(e, reader_file(r));
		}
	}
	if (got == 1) {
		r->number++;
		if ((x->nfields != r->header.n && check_width(r, e) != 0) ||
		    (r->options.text && check_text(r, e) != 0))
			got = -1;
	}
	if (got == -1 && e->code == ERR_RECORD)
		r->counts.bad++;
	if (got != 1)
		return got;
	x->number = r->number;
	r->counts.records++;
	r->counts.repaired += x->raw.p == NULL;
	r->bad = r->physical;
	*rec = x;
	return 1;
}

int
reader_next_run(struct reader *r, struct str *run, uint64_t *n, struct err *e)
{
	enum { ENOUGH = 128 * 1024 };
	uint64_t lines;

	if (r->options.text || r->only_libcsv || r->dialect.lone_cr ||
	    r->next < r->scan.complete || r->scan.irregular)
		return 0;
	/* forget what the scanner knows of the next record */
	if (!r->by_libcsv)
		shift(r);
	reader_restart(r, r->at);
	for (;;) {
		size_t have = r->window.n - r->start;
		const char *p = r->window.p + r->start;
		size_t length = scan_records(&r->scan, p, have, r->header.n,
		    r->options.max_record, n, &lines);

		if (*n > 0) {
			*run = str_make(p, length);
			r->start += length;
			r->line += lines;
			r->number += *n;
			r->counts.records += *n;
			return 1;
		}
		if (r->window.eof || have > ENOUGH)
			return 0;
		if (reader_fill(r, e) != 0)
			return -1;
	}
}

struct str
reader_bad(const struct reader *r)
{
	return r->bad;
}

void
reader_hold(struct reader *r, size_t limit)
{
	r->hold = true;
	r->hold_limit = limit;
	r->hold_start = r->start + r->at;
	r->hold_line = reader_line(r, r->at);
}

bool
reader_holding(const struct reader *r)
{
	return r->hold && (r->next < r->scan.complete ||
			      r->window.n - r->hold_start < r->hold_limit);
}

void
reader_rewind(struct reader *r)
{
	r->start = r->hold_start;
	r->line = r->hold_line;
	r->at = 0;
	reader_restart(r, 0);
	r->hold = false;
	r->number = 0;
	memset(&r->counts, 0, sizeof r->counts);
}
