/* Events kept in a spill, read back customer by customer. */
#include "segment/events.h"

#include "base/ordered.h"
#include "expr/decimal.h"
#include "record/pack.h"
#include "record/spill.h"

enum { DAY = 4 }; /* bytes of a day behind the key */

int
events_key(struct buf *out, struct str key, struct err *e)
{
	for (size_t i = 0; i < key.n; i++) {
		if (buf_add_byte(out, key.p[i], e) != 0 ||
		    (key.p[i] == '\0' && buf_add_byte(out, '\xFF', e) != 0))
			return -1;
	}
	return buf_add(out, str_make("\0", 2), e);
}

/* The key itself. */
static int
plain_key(struct buf *out, struct str key, struct err *e)
{
	for (size_t i = 0; i + 2 < key.n; i++) {
		if (buf_add_byte(out, key.p[i], e) != 0)
			return -1;
		i += key.p[i] == '\0';
	}
	return 0;
}

/* Days as bytes in their order. */
static int
add_day(struct buf *out, int32_t day, struct err *e)
{
	char bytes[DAY];

	ordered_put(bytes, ordered_day(day), DAY);
	return buf_add(out, str_make(bytes, DAY), e);
}

static int32_t
take_day(struct str key)
{
	return ordered_to_day(ordered_get(key.p + key.n - DAY, DAY));
}

static struct str
customer(struct str key)
{
	return str_slice(key, 0, key.n - DAY);
}

int
events_open(
    struct events *ev, size_t memory, const char *directory, struct err *e)
{
	return spill_open(&ev->spill, memory, directory, e);
}

/* A byte for each aggregate: does its condition hold? */
static int
add_conditions(struct events *ev, const struct record *rec, struct err *e)
{
	eval_record(&ev->eval, rec);
	for (const struct aggregate *a = ev->aggregates; a != NULL;
	     a = a->next) {
		enum eval_truth t = a->where == NULL
					? EVAL_TRUE
					: eval_condition(&ev->eval, a->where);

		if (ev->eval.failed) {
			*e = ev->eval.err;
			return -1;
		}
		if (t == EVAL_LIMIT)
			return err_set(
			    e, ERR_RECORD, 0, "a pattern reached its limit");
		if (buf_add_byte(&ev->value_bytes, (char)(t == EVAL_TRUE), e) !=
		    0)
			return -1;
	}
	return 0;
}

int
events_add(struct events *ev, const struct record *rec, struct err *e)
{
	struct str key = rec->field[ev->key_column];
	struct date d;
	int32_t day;

	ev->counts.read++;
	if (key.n == 0) {
		ev->counts.keyless++;
		return 0;
	}
	if (!date_read_iso(rec->field[ev->date_column], &d)) {
		ev->counts.undated++;
		return 0;
	}
	day = date_to_days(d);
	if (day > ev->check.today) {
		ev->counts.future++;
		return 0;
	}
	buf_clear(&ev->key_bytes);
	buf_clear(&ev->value_bytes);
	if (events_key(&ev->key_bytes, key, e) != 0 ||
	    add_day(&ev->key_bytes, day, e) != 0 ||
	    add_conditions(ev, rec, e) != 0 ||
	    pack_add(&ev->value_bytes, rec->field, ev->field, ev->nfields, e) !=
		0)
		return -1;
	return spill_add(
	    ev->spill, buf_str(&ev->key_bytes), buf_str(&ev->value_bytes), e);
}

static int
next_entry(struct events *ev, struct err *e)
{
	int got = spill_next(ev->spill, &ev->entry_key, &ev->entry, e);

	ev->more = got == 1;
	return got < 0 ? -1 : 0;
}

int
events_sort(struct events *ev, struct err *e)
{
	buf_clear(&ev->key_bytes);
	return spill_sort(ev->spill, e) != 0 ? -1 : next_entry(ev, e);
}

static int
add_event(struct events *ev, struct err *e)
{
	struct aggregate_event v = { .day = take_day(ev->entry_key) };
	size_t i = 0;

	for (const struct aggregate *a = ev->aggregates; a != NULL; a = a->next)
		i++;
	pack_cut(str_slice(ev->entry, i, ev->entry.n), ev->cut, ev->nfields);
	i = 0;
	for (struct aggregate *a = ev->aggregates; a != NULL; a = a->next) {
		v.counts = ev->entry.p[i++] != 0;
		v.field = a->field == HEADER_NONE ? str_make(NULL, 0)
						  : ev->cut[a->field];
		if (aggregate_add(a, &v, e) != 0)
			return -1;
	}
	return 0;
}

/* Put the gaps of a customer with those of all. */
static int
add_gaps(struct events *ev, const struct aggregate *a, struct err *e)
{
	const int32_t *gap = (const int32_t *)(const void *)a->gaps.p;
	uint64_t *count;

	for (size_t i = 0; i < a->gaps.n / sizeof *gap; i++) {
		size_t need = ((size_t)gap[i] + 1) * sizeof *count;

		if (ev->gaps.n < need) {
			if (buf_reserve(&ev->gaps, need - ev->gaps.n, e) != 0)
				return -1;
			memset(ev->gaps.p + ev->gaps.n, 0, need - ev->gaps.n);
			ev->gaps.n = need;
		}
		count = (uint64_t *)(void *)ev->gaps.p;
		count[gap[i]]++;
	}
	return 0;
}

/* The events of one customer, who is named by key_bytes. */
static int
take_customer(struct events *ev, bool counts, struct err *e)
{
	bool gaps_added = false;

	for (struct aggregate *a = ev->aggregates; a != NULL; a = a->next)
		aggregate_begin(a);
	while (ev->more &&
	       str_equal(customer(ev->entry_key), buf_str(&ev->key_bytes))) {
		ev->counts.strangers += !counts;
		if (add_event(ev, e) != 0 || next_entry(ev, e) != 0)
			return -1;
	}
	for (struct aggregate *a = ev->aggregates; a != NULL; a = a->next) {
		if (a->kind == AGGREGATE_ALL_GAPS && !gaps_added &&
		    add_gaps(ev, a, e) != 0)
			return -1;
		gaps_added |= a->kind == AGGREGATE_ALL_GAPS;
		aggregate_end(a);
	}
	return 0;
}

/* Let the next customer be the one of the next entry. */
static int
name_customer(struct events *ev, struct err *e)
{
	buf_clear(&ev->key_bytes);
	return buf_add(&ev->key_bytes, customer(ev->entry_key), e);
}

int
events_tell(struct events *ev, struct str key, struct err *e)
{
	if (ev->told && str_equal(buf_str(&ev->key_bytes), key))
		return 0;
	while (ev->more && str_compare(customer(ev->entry_key), key) < 0) {
		if (name_customer(ev, e) != 0 ||
		    take_customer(ev, false, e) != 0)
			return -1;
	}
	ev->told = true;
	buf_clear(&ev->key_bytes);
	return buf_add(&ev->key_bytes, key, e) != 0
		   ? -1
		   : take_customer(ev, true, e);
}

int
events_next(struct events *ev, struct buf *name, struct err *e)
{
	if (!ev->more)
		return 0;
	if (name_customer(ev, e) != 0 ||
	    plain_key(name, buf_str(&ev->key_bytes), e) != 0)
		return -1;
	return take_customer(ev, true, e) != 0 ? -1 : 1;
}

/* The quantile of all gaps, between two of them interpolated (type 7). */
static void
end_all_gaps(const struct events *ev, struct aggregate *a)
{
	const uint64_t *count = (const uint64_t *)(const void *)ev->gaps.p;
	size_t most = ev->gaps.n / sizeof *count;
	struct num at = { 0, 0 };
	struct num gap = { 0, 0 };
	struct num rest, low, n1;
	uint64_t n = 0;
	uint64_t seen = 0;
	size_t i = 0;
	size_t next;

	for (size_t k = 0; k < most; k++)
		n += count[k];
	n1 = (struct num){ (int64_t)n - 1, 0 };
	if (n == 0 || !decimal_multiply(n1, a->percent, &at) ||
	    !decimal_divide(at, (struct num){ 100, 0 }, &at))
		return;
	low = decimal_floor(at);
	while (seen + count[i] <= (uint64_t)low.unscaled)
		seen += count[i++];
	next = i;
	if (seen + count[i] == (uint64_t)low.unscaled + 1)
		for (next++; next < most && count[next] == 0;)
			next++;
	gap.unscaled = next < most ? (int64_t)(next - i) : 0;
	low.unscaled = -low.unscaled;
	a->fact.known =
	    decimal_add(at, low, &rest) && decimal_multiply(rest, gap, &gap) &&
	    decimal_add(gap, (struct num){ (int64_t)i, 0 }, &a->fact.number);
	a->fact.number = decimal_trim(a->fact.number);
}

int
events_end(struct events *ev, struct err *e)
{
	while (ev->more) {
		if (name_customer(ev, e) != 0 ||
		    take_customer(ev, false, e) != 0)
			return -1;
	}
	for (struct aggregate *a = ev->aggregates; a != NULL; a = a->next) {
		if (a->kind == AGGREGATE_ALL_GAPS)
			end_all_gaps(ev, a);
		else if (a->kind == AGGREGATE_ALL_SHARE)
			a->fact.known = decimal_divide(
			    (struct num){ (int64_t)a->of_all[0], 0 },
			    (struct num){ (int64_t)a->of_all[1], 0 },
			    &a->fact.number);
	}
	return 0;
}

void
events_free(struct events *ev)
{
	for (struct aggregate *a = ev->aggregates; a != NULL; a = a->next)
		aggregate_free(a);
	check_free(&ev->check);
	eval_close(&ev->eval);
	header_free(&ev->header);
	spill_close(ev->spill);
	buf_free(&ev->key_bytes);
	buf_free(&ev->value_bytes);
	buf_free(&ev->gaps);
	arena_free(&ev->memory);
}
