/* Strings are jansson's; numbers are written here, because jansson gives
 * doubles 17 digits, 0.1 as 0.10000000000000001. */
#include "stats/report_json.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>

#include "base/num.h"
#include "base/utf8.h"

struct document {
	struct buf text;
	struct err *err;
};

/* Append pieces until one fails: 0 or -1, like the functions below. */
static int
put(struct document *d, const char *text)
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
dump(struct document *d, const json_t *string, size_t guess)
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
put_string(struct document *d, struct str s)
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
put_key(struct document *d, const char *key)
{
	return put(d, ",\n      \"") != 0 || put(d, key) != 0 ||
		       put(d, "\": ") != 0
		   ? -1
		   : 0;
}

static int
put_text(struct document *d, const char *key, bool known, struct str value)
{
	if (put_key(d, key) != 0)
		return -1;
	return known ? put_string(d, value) : put(d, "null");
}

static int
put_digits(struct document *d, uint64_t n)
{
	char text[24];

	(void)snprintf(text, sizeof text, "%" PRIu64, n);
	return put(d, text);
}

static int
put_count(struct document *d, const char *key, uint64_t n)
{
	return put_key(d, key) != 0 ? -1 : put_digits(d, n);
}

static int
put_length(struct document *d, const char *key, bool known, uint64_t n)
{
	if (put_key(d, key) != 0)
		return -1;
	return known ? put_digits(d, n) : put(d, "null");
}

static int
put_number(struct document *d, const char *key, bool known, double v)
{
	char text[NUM_TEXT];

	if (put_key(d, key) != 0)
		return -1;
	if (!known)
		return put(d, "null");
	return buf_add(
	    &d->text, str_make(text, num_write_double(v, text)), d->err);
}

static int
put_top(struct document *d, const struct top *top)
{
	if (put_key(d, "top") != 0 || put(d, "[") != 0)
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
put_numbers(struct document *d, const struct profile *p)
{
	bool numeric = profile_is_numeric(p);

	if (put_number(d, "mean", numeric, p->mean) != 0 ||
	    put_number(d, "sd", numeric && p->filled > 1, p->sd) != 0 ||
	    put_number(d, "q1", numeric, p->quartile[0]) != 0 ||
	    put_number(d, "median", numeric, p->quartile[1]) != 0 ||
	    put_number(d, "q3", numeric, p->quartile[2]) != 0)
		return -1;
	return 0;
}

static int
put_column(struct document *d, const struct report *r, size_t i)
{
	const struct profile *p = &r->profile[i];
	const char *role = report_role(r, i);
	bool filled = p->filled > 0;

	if (put(d, i == 0 ? "\n    {" : ",\n    {") != 0 ||
	    put(d, "\n      \"column\": ") != 0 ||
	    put_string(d, report_column(r, i)) != 0 ||
	    put_text(d, "role", role != NULL, str_of(role ? role : "")) != 0 ||
	    put_text(d, "type", true, str_of(profile_type_name(p->type))) !=
		0 ||
	    put_count(d, "records", p->records) != 0 ||
	    put_count(d, "filled", p->filled) != 0 ||
	    put_count(d, "empty", p->records - p->filled) != 0 ||
	    put_count(d, "blank", p->blank) != 0 ||
	    put_count(d, "distinct", p->distinct) != 0 ||
	    put_count(d, "leading_zeros", p->leading_zeros) != 0 ||
	    put_length(d, "shortest", filled, p->shortest) != 0 ||
	    put_length(d, "longest", filled, p->longest) != 0 ||
	    put_text(d, "min", filled, buf_str(&p->min)) != 0 ||
	    put_text(d, "max", filled, buf_str(&p->max)) != 0 ||
	    put_numbers(d, p) != 0 || put_top(d, &p->top) != 0)
		return -1;
	return put(d, "\n    }");
}

/* Hand over what there is of the document. */
static int
flush(struct document *d, struct writer *w)
{
	int result = writer_text(w, buf_str(&d->text));

	if (result != 0)
		*d->err = *writer_error(w);
	buf_clear(&d->text);
	return result;
}

static int
write_document(struct document *d, struct writer *w, const struct report *r)
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
	struct document d = { { 0 }, e };
	int result = write_document(&d, w, r);

	buf_free(&d.text);
	return result;
}
