#include "stats/journey.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/ordered.h"
#include "field/text.h"
#include "record/spill.h"

enum { TAIL = 5 /* bytes of day and rank behind the customer in a key */ };

size_t
journey_find(const struct header *h, const char *const *roles)
{
	size_t at = HEADER_NONE;

	for (; *roles != NULL && at == HEADER_NONE; roles++)
		at = header_find_role(h, str_of(*roles), 0);
	return at;
}

static int
missing(const char *what, struct err *e)
{
	(void)err_set(e, ERR_USAGE, 0, "no column is known as the %s", what);
	return err_hint(e, "--schema tells which is");
}

int
journey_open(struct journey *j, const struct header *h, size_t memory,
    const char *tempdir, struct err *e)
{
	static const char *const customers[] = { "customer_id", "email",
		"loyalty_id", "username", NULL };
	static const char *const dates[] = { "order_date", "event_date",
		"created_at", NULL };

	j->customer = journey_find(h, customers);
	j->date = journey_find(h, dates);
	if (j->customer == HEADER_NONE)
		return missing("customer", e);
	if (j->date == HEADER_NONE)
		return missing("date of what happened", e);
	return spill_open(&j->spill, memory, tempdir, e);
}

/* The customer so that no other one stands between two of his days: a NUL and
 * another behind him, a NUL of his own with a byte that says so. */
static int
make_customer(struct buf *key, struct str customer, struct err *e)
{
	buf_clear(key);
	for (size_t i = 0; i < customer.n; i++) {
		if (buf_add_byte(key, customer.p[i], e) != 0 ||
		    (customer.p[i] == '\0' &&
			buf_add_byte(key, '\xff', e) != 0))
			return -1;
	}
	return buf_add(key, str_make("\0", 2), e);
}

int
journey_add(struct journey *j, const struct record *r, unsigned rank,
    struct str value, struct err *e)
{
	struct str customer = text_trim(r->field[j->customer]);
	struct date d;
	int32_t day;
	char when[TAIL - 1];

	if (customer.n == 0 ||
	    !date_read_iso(text_trim(r->field[j->date]), &d)) {
		j->left_out++;
		return 0;
	}
	day = date_to_days(d);
	if (j->n == 0 || day < j->first)
		j->first = day;
	if (j->n == 0 || day > j->last)
		j->last = day;
	j->n++;
	ordered_put(when, ordered_day(day), sizeof when);
	if (make_customer(&j->key, customer, e) != 0 ||
	    buf_add(&j->key, str_make(when, sizeof when), e) != 0 ||
	    buf_add_byte(&j->key, (char)rank, e) != 0)
		return -1;
	return spill_add(j->spill, buf_str(&j->key), value, e);
}

int
journey_sort(struct journey *j, struct err *e)
{
	return spill_sort(j->spill, e);
}

int
journey_next(struct journey *j, struct journey_event *event, struct err *e)
{
	struct str key, customer;
	int got = spill_next(j->spill, &key, &event->value, e);

	if (got != 1)
		return got;
	customer = str_slice(key, 0, key.n - TAIL);
	event->begins = !str_equal(customer, buf_str(&j->who));
	if (event->begins) {
		buf_clear(&j->who);
		if (buf_add(&j->who, customer, e) != 0)
			return -1;
	}
	event->day =
	    ordered_to_day(ordered_get(key.p + key.n - TAIL, TAIL - 1));
	event->rank = (unsigned char)key.p[key.n - 1];
	return 1;
}

bool
journey_median(struct buf *days, double *median)
{
	int32_t *day = (int32_t *)(void *)days->p;
	size_t n = days->n / sizeof *day;
	size_t low = (n - 1) / 2, high = n / 2;

	if (n == 0)
		return false;
	qsort(day, n, sizeof *day, date_compare_days);
	*median = ((double)day[low] + day[high]) / 2;
	return true;
}

void
journey_close(struct journey *j)
{
	if (j->spill != NULL)
		spill_close(j->spill);
	j->spill = NULL;
	buf_free(&j->key);
	buf_free(&j->who);
}
