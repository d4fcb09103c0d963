/* Strings are jansson's; numbers are written here, because jansson gives
 * doubles 17 digits, 0.1 as 0.10000000000000001. */
#include "stats/report_json.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>

#include "base/num.h"
#include "base/utf8.h"
#include "stats/cell.h"
#include "stats/statistic.h"

struct document_text {
	struct buf text;
	struct err *err;
};

/* Append pieces until one fails: 0 or -1, like the functions below. */
static int
put(struct document_text *d, const char *text)
{
	return buf_add(&d->text, str_of(text), d->err);
}

/* s with U+FFFD for every byte that is not part of UTF-8. */
static int
repair(struct buf *out, struct str s, struct err *e)
{
	while (s.n > 0) {
		int32_t point;
		size_t n = utf8_decode(s, &point);

		if (utf8_encode(out, point, e) != 0)
			return -1;
		s = str_slice(s, n, s.n);
	}
	return 0;
}

/* Append what jansson makes of `string`. */
static int
dump(struct document_text *d, const json_t *string, size_t guess)
{
	size_t n;

	if (buf_reserve(&d->text, guess, d->err) != 0)
		return -1;
	n = json_dumpb(string, d->text.p + d->text.n,
	    d->text.capacity - d->text.n, JSON_ENCODE_ANY);
	if (n > d->text.capacity - d->text.n) {
		if (buf_reserve(&d->text, n, d->err) != 0)
			return -1;
		n = json_dumpb(
		    string, d->text.p + d->text.n, n, JSON_ENCODE_ANY);
	}
	if (n == 0)
		return err_memory(d->err, guess);
	d->text.n += n;
	return 0;
}

static int
put_string(struct document_text *d, struct str s)
{
	struct buf repaired = { 0 };
	json_t *string;
	int result = 0;

	if (utf8_invalid_at(s) < s.n) {
		result = repair(&repaired, s, d->err);
		s = buf_str(&repaired);
	}
	if (result == 0) {
		string = json_stringn_nocheck(s.n > 0 ? s.p : "", s.n);
		result = string == NULL ? err_memory(d->err, s.n)
					: dump(d, string, s.n + 2);
		json_decref(string);
	}
	buf_free(&repaired);
	return result;
}

static int
put_key(struct document_text *d, bool first, const char *key)
{
	return put(d, first ? "\n      \"" : ",\n      \"") != 0 ||
		       put(d, key) != 0 || put(d, "\": ") != 0
		   ? -1
		   : 0;
}

static int
put_digits(struct document_text *d, uint64_t n)
{
	char text[24];

	(void)snprintf(text, sizeof text, "%" PRIu64, n);
	return put(d, text);
}

static int
put_number(struct document_text *d, double v)
{
	char text[NUM_TEXT];

	return buf_add(
	    &d->text, str_make(text, num_write_double(v, text)), d->err);
}

static int
put_top(struct document_text *d, const struct top *top)
{
	if (put_key(d, false, "top") != 0 || put(d, "[") != 0)
		return -1;
	for (size_t i = 0; i < top->n; i++) {
		const struct top_value *v = top_get(top, i);

		if (put(d, i == 0 ? "\n" : ",\n") != 0 ||
		    put(d, "        { \"value\": ") != 0 ||
		    put_string(d, buf_str(&v->value)) != 0 ||
		    put(d, ", \"count\": ") != 0 ||
		    put_digits(d, v->count) != 0 || put(d, " }") != 0)
			return -1;
	}
	return put(d, top->n == 0 ? "]" : "\n      ]");
}

static int
put_statistic(struct document_text *d, const struct statistic *s)
{
	switch (s->kind) {
	case STATISTIC_TEXT:
		return put_string(d, s->text);
	case STATISTIC_COUNT:
		return put_digits(d, s->count);
	case STATISTIC_NUMBER:
		return put_number(d, s->number);
	case STATISTIC_DIGITS:
		return buf_add(&d->text, s->text, d->err);
	default:
		return put(d, "null");
	}
}

static int
put_column(struct document_text *d, const struct report *r, size_t c)
{
	struct statistic s;

	if (put(d, c == 0 ? "\n    {" : ",\n    {") != 0)
		return -1;
	for (size_t i = 0; i < statistic_count(); i++) {
		statistic_get(r, c, i, &s);
		if (put_key(d, i == 0, statistic_name(i)) != 0 ||
		    put_statistic(d, &s) != 0)
			return -1;
	}
	if (put_top(d, &r->profile[c].top) != 0)
		return -1;
	return put(d, "\n    }");
}

/* Hand over what there is of the document. */
static int
flush(struct document_text *d, struct writer *w)
{
	int result = writer_text(w, buf_str(&d->text));

	if (result != 0)
		*d->err = *writer_error(w);
	buf_clear(&d->text);
	return result;
}

static int
write_document(
    struct document_text *d, struct writer *w, const struct report *r)
{
	if (put(d, "{\n  \"records\": ") != 0 ||
	    put_digits(d, r->records) != 0 ||
	    put(d, ",\n  \"columns\": [") != 0)
		return -1;
	for (size_t i = 0; i < r->columns->n; i++) {
		if (put_column(d, r, i) != 0 || flush(d, w) != 0)
			return -1;
	}
	if (put(d, r->columns->n == 0 ? "]\n}\n" : "\n  ]\n}\n") != 0)
		return -1;
	return flush(d, w);
}

int
report_json(struct writer *w, const struct report *r, struct err *e)
{
	struct document_text d = { { 0 }, e };
	int result = write_document(&d, w, r);

	buf_free(&d.text);
	return result;
}

static int
put_cell(
    struct document_text *d, const struct sheet *s, const struct sheet_cell *c)
{
	if (c->kind == SHEET_NONE || (c->kind == SHEET_SHARE && c->of == 0))
		return put(d, "null");
	if (c->kind == SHEET_TEXT || c->kind == SHEET_WORD)
		return put_string(d, sheet_cell_text(s, c));
	if (c->kind != SHEET_BINS)
		return cell_write(&d->text, s, c, d->err);
	for (size_t i = 0; i < c->n / sizeof(uint64_t); i++) {
		if (put(d, i == 0 ? "[" : ", ") != 0 ||
		    put_digits(d, sheet_cell_bin(s, c, i)) != 0)
			return -1;
	}
	return put(d, "]");
}

static int
put_row(struct document_text *d, const struct sheet *s, size_t row)
{
	if (put(d, row == 0 ? "\n    { " : ",\n    { ") != 0)
		return -1;
	for (size_t c = 0; c < s->ncolumns; c++) {
		if ((c > 0 && put(d, ", ") != 0) ||
		    put_string(d, str_of(s->column[c].name)) != 0 ||
		    put(d, ": ") != 0 ||
		    put_cell(d, s, sheet_cell(s, row, c)) != 0)
			return -1;
	}
	return put(d, " }");
}

static int
put_sheet(struct document_text *d, const struct document_part *part, bool first)
{
	const struct sheet *s = &part->sheet;

	if (put(d, first ? "{\n  " : ",\n  ") != 0 ||
	    put_string(d, str_of(part->name)) != 0 || put(d, ": [") != 0)
		return -1;
	for (size_t row = 0; row < sheet_rows(s); row++) {
		if (put_row(d, s, row) != 0)
			return -1;
	}
	return put(d, sheet_rows(s) == 0 ? "]" : "\n  ]");
}

int
report_json_document(struct document *from, struct writer *w)
{
	struct document_text d = { { 0 }, from->err };
	bool first = true;
	int result = 0;

	for (const struct document_part *part = from->first;
	     part != NULL && result == 0; part = part->next) {
		if (part->name == NULL)
			continue;
		result = put_sheet(&d, part, first);
		first = false;
	}
	if (result == 0)
		result = put(&d, first ? "{}\n" : "\n}\n");
	if (result == 0)
		result = flush(&d, w);
	buf_free(&d.text);
	return result;
}
