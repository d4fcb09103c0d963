#include "stats/alike.h"

#include "base/utf8.h"

enum { SHORTEST = 3, LONG_ENOUGH = 6, RARE = 10 /* times as rare, or more */ };

struct alike_value {
	size_t at, n;       /* in bytes */
	size_t fold, nfold; /* the same, folded */
	uint64_t count;
	bool digits;
};

static struct alike_value *
value_at(const struct alike *a, size_t i)
{
	return (struct alike_value *)(void *)a->values.p + i;
}

static size_t
count_values(const struct alike *a)
{
	return a->values.n / sizeof(struct alike_value);
}

static struct str
text_of(const struct alike *a, const struct alike_value *v)
{
	return str_make(a->bytes.p + v->at, v->n);
}

static struct str
fold_of(const struct alike *a, const struct alike_value *v)
{
	return str_make(a->bytes.p + v->fold, v->nfold);
}

int
alike_add(struct alike *a, struct str value, uint64_t count, struct err *e)
{
	struct alike_value v = { a->bytes.n, value.n, 0, 0, count, false };

	if (a->many)
		return 0;
	if (value.n > ALIKE_LONGEST || count_values(a) == ALIKE_VALUES) {
		a->many = true;
		buf_free(&a->bytes);
		buf_free(&a->values);
		return 0;
	}
	return buf_add(&a->bytes, value, e) != 0
		   ? -1
		   : buf_add(
			 &a->values, str_make((const char *)&v, sizeof v), e);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Letters without case and marks, all that is not ASCII as one.  Where there
 * are digits all but the blanks counts: 1.5 is not 15. */
static int
fold(struct alike *a, struct alike_value *v, struct buf *room, struct err *e)
{
	buf_clear(room);
	if (utf8_fold(room, text_of(a, v), e) != 0)
		return -1;
	v->fold = a->bytes.n;
	for (size_t i = 0; i < room->n; i++)
		v->digits = v->digits || is_digit(room->p[i]);
	for (size_t i = 0; i < room->n; i++) {
		char c = room->p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c & 0x80) != 0;

		if (!letter && (!v->digits || c == ' '))
			continue;
		if (buf_add_byte(&a->bytes, c, e) != 0)
			return -1;
	}
	v->nfold = a->bytes.n - v->fold;
	return 0;
}

/* Is b a with one byte more, another, or two exchanged? */
static bool
one_off(struct str a, struct str b)
{
	size_t same = 0;
	struct str x;
	struct str y;

	if (a.n > b.n)
		return one_off(b, a);
	if (b.n - a.n > 1)
		return false;
	while (same < a.n && a.p[same] == b.p[same])
		same++;
	x = str_slice(a, same, a.n);
	y = str_slice(b, same, b.n);
	if (a.n < b.n)
		return str_equal(x, str_slice(y, 1, y.n));
	if (x.n == 0)
		return false;
	if (str_equal(str_slice(x, 1, x.n), str_slice(y, 1, y.n)))
		return true;
	return x.n > 1 && x.p[0] == y.p[1] && x.p[1] == y.p[0] &&
	       str_equal(str_slice(x, 2, x.n), str_slice(y, 2, y.n));
}

static bool
stands_before(const struct alike *a, const struct alike_value *x,
    const struct alike_value *y)
{
	if (x->count != y->count)
		return x->count > y->count;
	return str_compare(text_of(a, x), text_of(a, y)) < 0;
}

static bool
looks_like(const struct alike *a, const struct alike_value *rare,
    const struct alike_value *often, bool exactly)
{
	struct str x = fold_of(a, rare);
	struct str y = fold_of(a, often);

	if (x.n < SHORTEST || !stands_before(a, often, rare))
		return false;
	if (str_equal(x, y))
		return true;
	return !exactly && !rare->digits && !often->digits &&
	       x.n >= LONG_ENOUGH && y.n >= LONG_ENOUGH &&
	       rare->count <= often->count / RARE && one_off(x, y);
}

/* Among those that are told, in their order. */
static void
tell(struct alike *a, const struct alike_value *v,
    const struct alike_value *like)
{
	struct alike_pair pair = { text_of(a, v), text_of(a, like), v->count };
	size_t at = a->ntold;

	while (at > 0 &&
	       (a->told[at - 1].count < v->count ||
		   (a->told[at - 1].count == v->count &&
		       str_compare(a->told[at - 1].value, pair.value) > 0))) {
		if (at < ALIKE_TOLD)
			a->told[at] = a->told[at - 1];
		at--;
	}
	if (at < ALIKE_TOLD)
		a->told[at] = pair;
	if (a->ntold < ALIKE_TOLD)
		a->ntold++;
}

int
alike_find(struct alike *a, bool exactly, struct err *e)
{
	struct buf room = { 0 };
	size_t n = count_values(a);
	int result = 0;

	for (size_t i = 0; result == 0 && i < n; i++)
		result = fold(a, value_at(a, i), &room, e);
	buf_free(&room);
	for (size_t i = 0; result == 0 && i < n; i++) {
		const struct alike_value *v = value_at(a, i);
		const struct alike_value *like = NULL;

		for (size_t k = 0; k < n; k++) {
			const struct alike_value *x = value_at(a, k);

			if (looks_like(a, v, x, exactly) &&
			    (like == NULL || stands_before(a, x, like)))
				like = x;
		}
		if (like == NULL)
			continue;
		a->n++;
		a->records += v->count;
		tell(a, v, like);
	}
	return result;
}

void
alike_free(struct alike *a)
{
	buf_free(&a->bytes);
	buf_free(&a->values);
}
