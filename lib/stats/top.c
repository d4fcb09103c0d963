/* A bounded heap whose root is the value to give up next. */
#include "stats/top.h"

static struct top_value *
at(struct top *t, size_t i)
{
	return (struct top_value *)(void *)t->values.p + i;
}

const struct top_value *
top_get(const struct top *t, size_t i)
{
	return (const struct top_value *)(const void *)t->values.p + i;
}

/* Does (value, count) stand behind v? */
static bool
stands_behind(struct str value, uint64_t count, const struct top_value *v)
{
	if (count != v->count)
		return count < v->count;
	return str_compare(value, buf_str(&v->value)) > 0;
}

static bool
is_behind(struct top *t, size_t i, size_t j)
{
	return stands_behind(
	    buf_str(&at(t, i)->value), at(t, i)->count, at(t, j));
}

static void
swap(struct top *t, size_t i, size_t j)
{
	struct top_value v = *at(t, i);

	*at(t, i) = *at(t, j);
	*at(t, j) = v;
}

static void
sift_up(struct top *t, size_t i)
{
	for (; i > 0 && is_behind(t, i, (i - 1) / 2); i = (i - 1) / 2)
		swap(t, i, (i - 1) / 2);
}

/* Of the first n. */
static void
sift_down(struct top *t, size_t n)
{
	size_t i = 0;

	for (;;) {
		size_t child = 2 * i + 1;

		if (child >= n)
			return;
		if (child + 1 < n && is_behind(t, child + 1, child))
			child++;
		if (!is_behind(t, child, i))
			return;
		swap(t, i, child);
		i = child;
	}
}

int
top_add(struct top *t, struct str value, uint64_t count, struct err *e)
{
	if (t->n < t->limit) {
		struct top_value v = { { 0 }, count };

		if (buf_reserve(&t->values, sizeof v, e) != 0 ||
		    buf_add(&v.value, value, e) != 0)
			return -1;
		*at(t, t->n) = v;
		t->values.n += sizeof v;
		sift_up(t, t->n++);
		return 0;
	}
	if (t->limit == 0 || stands_behind(value, count, at(t, 0)))
		return 0;
	buf_clear(&at(t, 0)->value);
	at(t, 0)->count = count;
	if (buf_add(&at(t, 0)->value, value, e) != 0)
		return -1;
	sift_down(t, t->n);
	return 0;
}

void
top_sort(struct top *t)
{
	for (size_t n = t->n; n > 1; n--) {
		swap(t, 0, n - 1);
		sift_down(t, n - 1);
	}
}

void
top_free(struct top *t)
{
	for (size_t i = 0; i < t->n; i++)
		buf_free(&at(t, i)->value);
	buf_free(&t->values);
	t->n = 0;
}
