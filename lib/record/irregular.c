#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/irregular.h"
#include "record/scan.h"

enum { PIECE = 64 * 1024 }; /* most bytes for libcsv at a time */

struct irregular {
	struct csv_parser parser;
	bool open; /* parser holds memory */
	char delimiter;
	bool lone_cr;
	bool lenient;
	bool failed;     /* an allocation in a callback failed */
	bool row;        /* libcsv has reported the end of the record */
	size_t at;       /* bytes fed */
	size_t field_at; /* offset of the field being read */
	size_t nfields;
	struct buf text; /* the values, one behind the other */
	struct buf ends; /* uint32_t: raw end of each field */
	struct buf lens; /* size_t: where each value ends in text */
	struct buf list; /* struct str: the values */
	struct err *err;
};

static int
never(unsigned char c)
{
	(void)c;
	return 0;
}

static int
only_lf(unsigned char c)
{
	return c == '\n';
}

static int
only_cr(unsigned char c)
{
	return c == '\r';
}

int
irregular_open(
    struct irregular **x, char delimiter, bool lone_cr, struct err *e)
{
	*x = calloc(1, sizeof **x);
	if (*x == NULL)
		return err_memory(e, sizeof **x);
	(*x)->delimiter = delimiter;
	(*x)->lone_cr = lone_cr;
	return 0;
}

void
irregular_begin(struct irregular *x, bool lenient)
{
	if (x->open)
		csv_free(&x->parser);
	(void)csv_init(
	    &x->parser, CSV_STRICT | CSV_STRICT_FINI |
			    CSV_REPALL_NL); /* fails on a NULL parser only */
	csv_set_delim(&x->parser, (unsigned char)x->delimiter);
	csv_set_space_func(&x->parser, never);
	csv_set_blk_size(&x->parser, PIECE);
	x->open = true;
	x->lenient = lenient;
	x->failed = false;
	x->row = false;
	x->at = 0;
	x->field_at = 0;
	x->nfields = 0;
	buf_clear(&x->text);
	buf_clear(&x->ends);
	buf_clear(&x->lens);
}

/* libcsv's callbacks cannot stop it: failures are kept in x. */
static void
take_field(void *value, size_t n, void *context)
{
	struct irregular *x = context;
	size_t end;

	if (x->failed)
		return;
	if (buf_add(&x->text, str_make(value, n), x->err) != 0) {
		x->failed = true;
		return;
	}
	end = x->text.n;
	x->failed = buf_add(&x->lens, str_make((const char *)&end, sizeof end),
			x->err) != 0;
	x->nfields++;
}

static void
take_row(int terminator, void *context)
{
	struct irregular *x = context;

	(void)terminator;
	x->row = true;
}

/* Let libcsv read p[x->at .. to].  0, 1 when it refuses a byte, -1. */
static int
feed(struct irregular *x, const char *p, size_t to, struct err *e)
{
	x->err = e;
	while (x->at < to) {
		size_t n = to - x->at < PIECE ? to - x->at : PIECE;
		size_t used = csv_parse(
		    &x->parser, p + x->at, n, take_field, take_row, x);

		x->at += used;
		if (x->failed)
			return -1;
		if (used == n)
			continue;
		if (csv_error(&x->parser) != CSV_EPARSE)
			return err_memory(e, csv_get_buffer_size(&x->parser));
		return 1;
	}
	return 0;
}

/* The raw field that has just been completed ends before `end`. */
static int
end_field(struct irregular *x, size_t end, struct err *e)
{
	uint32_t v = (uint32_t)end | (x->row ? SCAN_RECORD_END : 0);

	x->field_at = end + 1;
	return buf_add(&x->ends, str_make((const char *)&v, sizeof v), e);
}

static int
finish(struct irregular *x, size_t length, struct irregular_record *r,
    struct err *e)
{
	const size_t *len = (const void *)x->lens.p;
	size_t from = 0;

	buf_clear(&x->list);
	if (buf_reserve(&x->list, x->nfields * sizeof(struct str), e) != 0)
		return -1;
	for (size_t i = 0; i < x->nfields; from = len[i++])
		((struct str *)(void *)x->list.p)[i] =
		    str_slice(buf_str(&x->text), from, len[i]);
	r->state = IRREGULAR_RECORD;
	r->field = (const void *)x->list.p;
	r->end = (const void *)x->ends.p;
	r->nfields = x->nfields;
	r->length = length;
	return 0;
}

static int
stop(
    struct irregular *x, enum irregular_state state, struct irregular_record *r)
{
	r->state = state;
	r->at = x->field_at;
	r->column = x->nfields;
	return 0;
}

static int
refused(struct irregular *x, const char *p, struct irregular_record *r)
{
	return stop(x,
	    p[x->field_at] == '"' ? IRREGULAR_TEXT_BEHIND : IRREGULAR_STRAY, r);
}

/* In a lenient record quotes in a field that does not begin with one are data:
 * strictness is chosen anew at the first byte of each field. */
static void
choose_strictness(struct irregular *x, char first)
{
	unsigned char options = CSV_STRICT_FINI | CSV_REPALL_NL;

	if (!x->lenient || first == '"')
		options |= CSV_STRICT;
	(void)csv_set_opts(&x->parser, options);
}

static size_t
next_of_interest(const struct irregular *x, const char *p, size_t n)
{
	size_t k = x->at;

	while (k < n && p[k] != x->delimiter && p[k] != '\n' && p[k] != '\r')
		k++;
	return k;
}

/* The line end at p[k] is not one of this stream: data inside quotes, and in
 * lenient unquoted fields; bad elsewhere.  0 to go on, 1 when *r is filled. */
static int
feed_stray_line_end(struct irregular *x, const char *p, size_t k,
    struct irregular_record *r, struct err *e)
{
	int got;

	if (p[x->field_at] != '"' && !x->lenient)
		return stop(x, IRREGULAR_LINE_END, r) == 0;
	csv_set_term_func(&x->parser, x->lone_cr ? only_cr : only_lf);
	got = feed(x, p, k + 1, e);
	csv_set_term_func(&x->parser, NULL);
	if (got == 1)
		return stop(x, IRREGULAR_LINE_END, r) == 0;
	return got;
}

/* The delimiter or line end at p[k], the latter `ending` bytes long.  0 to go
 * on, 1 when *r is filled, -1. */
static int
feed_end(struct irregular *x, const char *p, size_t k, size_t ending,
    struct irregular_record *r, struct err *e)
{
	size_t before = x->nfields;

	if (feed(x, p, k + 1, e) != 0)
		return -1;
	if (x->nfields > before && end_field(x, k, e) != 0)
		return -1;
	if (!x->row)
		return 0;
	return finish(x, k + ending, r, e) == 0 ? 1 : -1;
}

static int
feed_last(
    struct irregular *x, size_t n, struct irregular_record *r, struct err *e)
{
	x->err = e;
	x->row = true;
	if (csv_fini(&x->parser, take_field, take_row, x) != 0) {
		if (csv_error(&x->parser) != CSV_EPARSE)
			return err_memory(e, csv_get_buffer_size(&x->parser));
		return stop(x, IRREGULAR_OPEN_QUOTE, r);
	}
	if (x->failed || end_field(x, n, e) != 0)
		return -1;
	return finish(x, n, r, e);
}

int
irregular_feed(struct irregular *x, const char *p, size_t n, bool final,
    struct irregular_record *r, struct err *e)
{
	for (;;) {
		size_t k = next_of_interest(x, p, n);
		char other = x->lone_cr ? '\n' : '\r';
		size_t ending = 1;
		bool stray = false;
		int got;

		if (x->at == x->field_at && x->at < n)
			choose_strictness(x, p[x->at]);
		got = feed(x, p, k, e);
		if (got != 0)
			return got == 1 ? refused(x, p, r) : -1;
		if (k < n && p[k] == other) {
			if (!x->lone_cr && k + 1 == n && !final)
				k = n;
			else if (!x->lone_cr && k + 1 < n && p[k + 1] == '\n')
				ending = 2;
			else
				stray = true;
		}
		if (k == n && !final)
			return stop(x, IRREGULAR_MORE, r);
		if (k == n)
			return feed_last(x, n, r, e);
		got = stray ? feed_stray_line_end(x, p, k, r, e)
			    : feed_end(x, p, k, ending, r, e);
		if (got != 0)
			return got == 1 ? 0 : -1;
	}
}

void
irregular_close(struct irregular *x)
{
	if (x == NULL)
		return;
	if (x->open)
		csv_free(&x->parser);
	buf_free(&x->text);
	buf_free(&x->ends);
	buf_free(&x->lens);
	buf_free(&x->list);
	free(x);
}
