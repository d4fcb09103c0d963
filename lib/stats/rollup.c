/* Records are sorted by their key; then each key is done with before the next
 * one begins. */
#include "stats/rollup.h"

#include "base/hash.h"
#include "field/text.h"
#include "record/pack.h"
#include "record/select.h"
#include "record/spill.h"
#include "stats/exact.h"
#include "stats/number.h"
#include "stats/rollup_spec.h"
#include "stats/tally.h"

/* A smallest or greatest value: of numbers by size, once all are numbers. */
struct extreme {
	struct buf bytes, digits; /* in byte order; by value */
	struct number number;     /* of digits */
	bool text;                /* something is no number */
};

struct figure {
	uint64_t count;
	struct exact sums;
	struct extreme extreme;
	struct tally values;
};

struct rollup {
	struct stream *io;
	struct selection key;
	struct rollup_spec spec;
	struct figure *figure; /* one each of the spec */
	struct spill *spill;
	struct buf packed_key, packed, last;
	uint64_t seed;
	struct arena memory;
};

static int
no_number(const struct rollup *r, size_t i, struct err *e)
{
	const struct header *h = &r->io->header;
	size_t column = r->spec.figure[i].column;

	(void)err_set(e, ERR_USAGE, 0,
	    "holds values that are no plain numbers, which cannot be added");
	(void)err_hint(e, "cust-normalize makes them so");
	return err_in_column(e, h->name[column].p, h->name[column].n);
}

static int
replace(struct buf *b, struct str s, struct err *e)
{
	buf_clear(b);
	return buf_add(b, s, e);
}

static int
take_extreme(struct extreme *x, struct str value, int sign, struct err *e)
{
	struct number v;

	if ((x->bytes.n == 0 ||
		sign * str_compare(value, buf_str(&x->bytes)) > 0) &&
	    replace(&x->bytes, value, e) != 0)
		return -1;
	if (!number_read(value, &v)) {
		x->text = true;
		return 0;
	}
	if (x->digits.n > 0 &&
	    sign * number_compare(&v, value, &x->number, buf_str(&x->digits)) <=
		0)
		return 0;
	x->number = v;
	return replace(&x->digits, value, e);
}

static int
take_value(struct rollup *r, size_t i, struct str value, struct err *e)
{
	enum rollup_kind kind = r->spec.figure[i].kind;
	struct figure *f = &r->figure[i];
	struct number v;

	if (r->spec.figure[i].column != HEADER_NONE && value.n == 0)
		return 0;
	f->count++;
	switch (kind) {
	case ROLLUP_SUM:
	case ROLLUP_MEAN:
		if (!number_read(value, &v))
			return no_number(r, i, e);
		if (v.exact)
			exact_add(&f->sums, v.decimal, 1);
		else
			exact_add_double(&f->sums, v.value, 1);
		return 0;
	case ROLLUP_MIN:
		return take_extreme(&f->extreme, value, -1, e);
	case ROLLUP_MAX:
		return take_extreme(&f->extreme, value, 1, e);
	case ROLLUP_DISTINCT:
		return tally_add(&f->values, value, 1, r->seed, e);
	default:
		return 0;
	}
}

static void
clear_figure(struct figure *f)
{
	f->count = 0;
	f->sums = (struct exact){ .n = 0 };
	buf_clear(&f->extreme.bytes);
	buf_clear(&f->extreme.digits);
	f->extreme.text = false;
	tally_free(&f->values);
}

static int
put_sum(struct rollup *r, const struct exact *s, bool mean, struct err *e)
{
	char text[NUM_TEXT];

	if (s->n == 0) {
		writer_field(r->io->out, str_make(NULL, 0));
		return 0;
	}
	if (mean || !exact_is_decimal(s)) {
		double v = mean ? exact_mean(s) : exact_sum(s);

		writer_field(
		    r->io->out, str_make(text, num_write_double(v, text)));
		return 0;
	}
	buf_clear(&r->packed);
	if (exact_write_sum(s, &r->packed, e) != 0)
		return -1;
	writer_field(r->io->out, buf_str(&r->packed));
	return 0;
}

static int
put_figure(struct rollup *r, size_t i, struct err *e)
{
	struct figure *f = &r->figure[i];
	struct writer *w = r->io->out;

	switch (r->spec.figure[i].kind) {
	case ROLLUP_COUNT:
		writer_number(w, f->count);
		return 0;
	case ROLLUP_DISTINCT:
		writer_number(w, f->values.distinct);
		return 0;
	case ROLLUP_SUM:
		return put_sum(r, &f->sums, false, e);
	case ROLLUP_MEAN:
		return put_sum(r, &f->sums, true, e);
	default:
		writer_field(w, buf_str(f->extreme.text ? &f->extreme.bytes
							: &f->extreme.digits));
		return 0;
	}
}

/* The record of the key that has come to its end. */
static int
put_record(struct rollup *r, struct err *e)
{
	struct str key[ROLLUP_FIGURES];

	pack_cut(buf_str(&r->last), key, r->key.n);
	for (size_t i = 0; i < r->key.n; i++)
		writer_field(r->io->out, key[i]);
	for (size_t i = 0; i < r->spec.n; i++) {
		if (put_figure(r, i, e) != 0)
			return -1;
		clear_figure(&r->figure[i]);
	}
	return stream_end(r->io);
}

static int
put_header(struct rollup *r, struct err *e)
{
	const struct header *h = &r->io->header;

	if (r->io->options.reader.no_header)
		return 0;
	for (size_t i = 0; i < r->key.n; i++)
		writer_field(r->io->out, h->name[r->key.column[i]]);
	for (size_t i = 0; i < r->spec.n; i++)
		writer_field(r->io->out, r->spec.figure[i].name);
	if (writer_end(r->io->out) == 0)
		return 0;
	*e = *writer_error(r->io->out);
	return -1;
}

/* The key, its values in byte order one after the other. */
static int
make_key(struct rollup *r, const struct record *rec, struct err *e)
{
	struct str key[ROLLUP_FIGURES];

	buf_clear(&r->packed_key);
	for (size_t i = 0; i < r->key.n; i++) {
		key[i] = rec->field[r->key.column[i]];
		if (buf_add(&r->packed_key, key[i], e) != 0 ||
		    buf_add_byte(&r->packed_key, '\0', e) != 0)
			return -1;
	}
	buf_clear(&r->packed);
	return pack_add(&r->packed, key, NULL, r->key.n, e);
}

/* Sorted by the bytes of the key; behind it what pack makes of it, which tells
 * keys apart whatever their bytes. */
static int
add_record(struct rollup *r, const struct record *rec, struct err *e)
{
	struct str value[ROLLUP_FIGURES];

	if (make_key(r, rec, e) != 0 ||
	    buf_add(&r->packed_key, buf_str(&r->packed), e) != 0)
		return -1;
	for (size_t i = 0; i < r->spec.n; i++) {
		size_t column = r->spec.figure[i].column;

		value[i] = column == HEADER_NONE
			       ? str_make(NULL, 0)
			       : text_trim(rec->field[column]);
	}
	buf_clear(&r->last);
	if (pack_add(&r->last, value, NULL, r->spec.n, e) != 0)
		return -1;
	return spill_add(
	    r->spill, buf_str(&r->packed_key), buf_str(&r->last), e);
}

/* The packed key at the end of a sort key. */
static struct str
packed_part(const struct rollup *r, struct str key)
{
	size_t bytes = key.n;
	size_t heads = r->key.n * sizeof(uint32_t);

	/* Values and a NUL behind each; then lengths and the values again. */
	bytes = (key.n - heads - r->key.n) / 2 + r->key.n;
	return str_slice(key, bytes, key.n);
}

static int
roll(struct rollup *r, struct err *e)
{
	struct str key;
	struct str packed;
	bool open = false;
	int got;

	if (put_header(r, e) != 0 || spill_sort(r->spill, e) != 0)
		return -1;
	while ((got = spill_next(r->spill, &key, &packed, e)) == 1) {
		struct str value[ROLLUP_FIGURES];
		struct str mine = packed_part(r, key);

		if (open && !str_equal(mine, buf_str(&r->last)) &&
		    put_record(r, e) != 0)
			return -1;
		if (!open || !str_equal(mine, buf_str(&r->last))) {
			open = true;
			if (replace(&r->last, mine, e) != 0)
				return -1;
		}
		pack_cut(packed, value, r->spec.n);
		for (size_t i = 0; i < r->spec.n; i++) {
			if (take_value(r, i, value[i], e) != 0)
				return -1;
		}
	}
	if (got == 0 && open)
		got = put_record(r, e);
	return got;
}

static int
run(struct rollup *r, const struct rollup_options *o)
{
	struct stream *io = r->io;
	struct err *e = &io->err;
	const struct record *rec;
	int got;

	if (select_columns(&r->key, o->by, &io->header, e) != 0)
		return -1;
	if (r->key.n > ROLLUP_FIGURES)
		return err_set(e, ERR_USAGE, 0,
		    "the key has more than %d columns", ROLLUP_FIGURES);
	for (size_t i = 0; i < o->nagg; i++) {
		if (rollup_spec_read(&r->spec, o->agg[i], &io->header, e) != 0)
			return -1;
	}
	r->seed = hash_seed();
	r->figure = arena_array(&r->memory, r->spec.n, sizeof *r->figure, e);
	if (r->figure == NULL ||
	    spill_open(&r->spill, o->memory, o->tempdir, e) != 0)
		return -1;
	while ((got = several_next(o->several, io, &rec)) == 1) {
		if (add_record(r, rec, e) != 0)
			return -1;
	}
	buf_clear(&r->last);
	return got == 0 ? roll(r, e) : -1;
}

int
rollup_run(struct stream *io, const struct rollup_options *o)
{
	struct rollup r = { .io = io };
	int result = run(&r, o);

	for (size_t i = 0; r.figure != NULL && i < r.spec.n; i++) {
		clear_figure(&r.figure[i]);
		buf_free(&r.figure[i].extreme.bytes);
		buf_free(&r.figure[i].extreme.digits);
	}
	if (r.spill != NULL)
		spill_close(r.spill);
	buf_free(&r.packed_key);
	buf_free(&r.packed);
	buf_free(&r.last);
	selection_free(&r.key);
	arena_free(&r.spec.memory);
	arena_free(&r.memory);
	return result;
}
