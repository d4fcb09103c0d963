#include "field/amount.h"

#include "field/amount_parts.h"
#include "field/amount_plain.h"
#include "field/take.h"

enum {
	GROUP = 3,
	CENTS = 2,
	WORD = 8 /* bytes of the longest that may be a currency */
};

static const char not_number[] = "not_number";
static const char currency_unknown[] = "currency_unknown";
static const char ambiguous_mark[] = "ambiguous_mark";
static const char contradicts_mark[] = "contradicts_mark";

/* An amount and its currency, when there is one. */
struct reading {
	struct amount_parts parts;
	struct currency_words words;
	const struct currency *currency;
	bool unknown; /* there is one, but several have its sign */
};

const char *
amount_mark_name(enum amount_mark mark)
{
	static const char *const names[] = { "none", "comma", "point", "open",
		"mixed" };

	return names[mark];
}

/* Is s in canonical form, whatever the column?  Three decimals behind one to
 * three digits are not: they may be a group. */
static bool
read_settled(struct str s, struct amount_parts *parts)
{
	size_t from = s.n > 0 && s.p[0] == '-';
	size_t at = from;
	bool zero = true;

	while (at < s.n && take_is_digit(s.p[at]))
		zero = s.p[at++] == '0' && zero;
	parts->whole = str_slice(s, from, at);
	parts->decimals = str_slice(s, at, at);
	parts->mark = '\0';
	parts->negative = from > 0;
	if (at == from || (s.p[from] == '0' && at - from > 1))
		return false;
	if (at == s.n)
		return !zero || from == 0;
	if (s.p[at] != '.' || s.n - at == 1)
		return false;
	parts->decimals = str_slice(s, at + 1, s.n);
	parts->mark = '.';
	for (size_t i = at + 1; i < s.n; i++) {
		if (!take_is_digit(s.p[i]))
			return false;
		zero = zero && s.p[i] == '0';
	}
	if (zero && from > 0)
		return false;
	return s.n - at - 1 != GROUP || at - from > GROUP || s.p[from] == '0';
}

/* Words that say neither which currency nor nothing. */
static const char *
judge_words(const struct amount_parts *parts)
{
	struct str word = parts->before.n > 0 ? parts->before : parts->after;

	if (parts->before.n > 0 && parts->after.n > 0)
		return not_number;
	for (size_t i = 0; i < word.n; i++) {
		if (take_is_one_of(word.p[i], " %+=") || word.n > WORD)
			return not_number;
	}
	return currency_unknown;
}

/* NULL, or why s is no amount. */
static const char *
read_amount(
    const struct amount_rule *r, struct str plain, struct reading *amount)
{
	const struct currency_words none = { NULL, false };
	struct amount_parts *parts = &amount->parts;
	struct currency_words *words = &amount->words;
	const char *why = amount_parts_read(plain, parts);

	*words = none;
	amount->currency = NULL;
	if (why != NULL)
		return why;
	if ((parts->before.n > 0 &&
		!currency_words_add(words, parts->before)) ||
	    !currency_words_add(words, parts->after))
		return parts->split ? "multi_value" : judge_words(parts);
	amount->currency = currency_words_choose(words, &r->hint);
	amount->unknown = words->set != NULL && amount->currency == NULL;
	if (parts->split &&
	    (amount->currency == NULL || amount->currency->minor != CENTS ||
		words->label))
		return "multi_value";
	if ((parts->spaced && words->set == NULL) ||
	    (parts->negative && words->label))
		return not_number;
	return NULL;
}

/* The mark before decimals that an amount shows, or NONE. */
static enum amount_mark
shown(const struct amount_parts *parts)
{
	if (parts->open)
		return AMOUNT_MARK_NONE;
	if (parts->mark == ',' || parts->grouping == '.')
		return AMOUNT_MARK_COMMA;
	if (parts->mark == '.' || parts->grouping == ',')
		return AMOUNT_MARK_POINT;
	return AMOUNT_MARK_NONE;
}

static bool
has_no_decimals(const struct reading *amount)
{
	return amount->currency != NULL && amount->currency->minor == 0;
}

static bool
is_bound(const struct amount_rule *r)
{
	return r->mark == AMOUNT_MARK_COMMA || r->mark == AMOUNT_MARK_POINT;
}

/* One mark and three digits are what the column says; where it does not, a
 * currency without decimals leaves only groups. */
static const char *
resolve_open(const struct amount_rule *r, struct reading *amount)
{
	struct amount_parts *parts = &amount->parts;
	char mark = r->mark == AMOUNT_MARK_COMMA ? ',' : '.';

	if (!is_bound(r) && !has_no_decimals(amount))
		return ambiguous_mark;
	if (is_bound(r) && parts->mark == mark)
		return NULL;
	return amount_parts_group(parts) ? NULL : not_number;
}

/* NULL, or why the column leaves it unread. */
static const char *
resolve(
    const struct amount_rule *r, struct reading *amount, const char **remark)
{
	enum amount_mark mark = shown(&amount->parts);

	/* Decimals without a mark would become evidence of one. */
	if (amount->parts.split && r->mark == AMOUNT_MARK_OPEN)
		return ambiguous_mark;
	if (amount->parts.open)
		return resolve_open(r, amount);
	if (mark == AMOUNT_MARK_NONE)
		return NULL;
	if (r->mark == AMOUNT_MARK_MIXED && r->open)
		return contradicts_mark;
	if (is_bound(r) && mark != r->mark) {
		if (r->told)
			return contradicts_mark;
		*remark = contradicts_mark;
	}
	return NULL;
}

/* Count the currency of an amount.  A sign that means one when nothing decides
 * means it in the whole column, whatever countries the records are of. */
static void
observe_currency(
    struct amount_tally *t, const struct amount_rule *r, struct reading *amount)
{
	const struct currency_hint of_column = { str_of(""), r->hint.code };
	const struct currency *c =
	    currency_words_choose(&amount->words, &of_column);

	if (c == NULL)
		c = amount->currency;
	if (t->currency == NULL)
		t->currency = c;
	if (c != NULL && c == t->currency)
		t->same++;
	else if (c != NULL)
		t->others++;
	else if (!amount->unknown)
		t->none++;
	else if (t->shared.set == NULL)
		t->shared = amount->words;
	else
		t->torn = t->torn || t->shared.set != amount->words.set;
}

int
amount_observe(struct amount_tally *t, const struct amount_rule *r,
    struct str s, struct err *e)
{
	char room[AMOUNT_PLAIN_ROOM];
	struct buf longer = { 0 };
	struct reading amount;
	struct str plain;
	int result;

	if (read_settled(s, &amount.parts)) {
		t->point += amount.parts.mark != '\0';
		t->none++;
		return 0;
	}
	result = amount_plain(s, room, &longer, &plain, e);
	if (result == 0 && read_amount(r, plain, &amount) == NULL) {
		observe_currency(t, r, &amount);
		t->comma += shown(&amount.parts) == AMOUNT_MARK_COMMA;
		t->point += shown(&amount.parts) == AMOUNT_MARK_POINT;
		t->open += amount.parts.open && !has_no_decimals(&amount);
	}
	buf_free(&longer);
	return result;
}

void
amount_decide(struct amount_rule *r, const struct amount_tally *t)
{
	if (r->told)
		return;
	r->open = t->open > 0;
	if (t->comma > 0 && t->point > 0)
		r->mark = AMOUNT_MARK_MIXED;
	else if (t->comma > 0)
		r->mark = AMOUNT_MARK_COMMA;
	else if (t->point > 0)
		r->mark = AMOUNT_MARK_POINT;
	else
		r->mark = r->open ? AMOUNT_MARK_OPEN : AMOUNT_MARK_NONE;
}

const struct currency *
amount_currency(const struct amount_tally *t)
{
	if (t->currency == NULL || t->others > 0 || t->torn)
		return NULL;
	return t->shared.set == NULL ||
		       currency_words_may(&t->shared, str_of(t->currency->code))
		   ? t->currency
		   : NULL;
}

/* How many decimals are written.  Zeros that fill them would decide a column
 * that is open. */
static size_t
decimals_of(const struct amount_parts *parts, const struct amount_rule *r)
{
	return parts->decimals.n < r->scale && r->mark != AMOUNT_MARK_OPEN
		   ? r->scale
		   : parts->decimals.n;
}

/* Would three decimals look like a group?  Not when the point is told. */
static bool
is_doubtful(const struct amount_parts *parts, const struct amount_rule *r)
{
	if (r->told && r->mark == AMOUNT_MARK_POINT)
		return false;
	return parts->mark == ',' || parts->decimals.n < GROUP;
}

/* Append the number; no sign before a zero. */
static int
write_amount(struct buf *out, const struct amount_parts *parts,
    const struct amount_rule *r, struct err *e)
{
	size_t decimals = decimals_of(parts, r);
	size_t from;
	bool zero = true;

	if (buf_reserve(out, parts->whole.n + decimals + 4, e) != 0)
		return -1;
	out->p[out->n] = '-';
	from = out->n + 1;
	out->n = from;
	for (size_t i = 0; i < parts->whole.n; i++) {
		if (take_is_digit(parts->whole.p[i]) &&
		    (!zero || parts->whole.p[i] != '0')) {
			out->p[out->n++] = parts->whole.p[i];
			zero = false;
		}
	}
	if (decimals == GROUP && !zero && out->n - from <= GROUP &&
	    is_doubtful(parts, r))
		decimals++;
	if (zero)
		out->p[out->n++] = '0';
	if (decimals > 0)
		out->p[out->n++] = '.';
	for (size_t i = 0; i < decimals; i++) {
		out->p[out->n] = '0';
		if (i < parts->decimals.n)
			out->p[out->n] = parts->decimals.p[i];
		zero = zero && out->p[out->n] == '0';
		out->n++;
	}
	if (!parts->negative || zero) {
		memmove(out->p + from - 1, out->p + from, out->n - from);
		out->n--;
	}
	return 0;
}

int
amount_canonical(struct buf *out, struct str s, const struct amount_rule *r,
    const struct currency **currency, struct verdict *v, struct err *e)
{
	char room[AMOUNT_PLAIN_ROOM];
	struct buf longer = { 0 };
	struct reading amount;
	const char *remark = NULL;
	struct str plain;
	int result;

	*currency = NULL;
	if (read_settled(s, &amount.parts)) {
		v->read = true;
		v->reason = amount.parts.mark != '\0' && !r->told &&
				    r->mark == AMOUNT_MARK_COMMA
				? contradicts_mark
				: NULL;
		return r->scale == 0 ? buf_add(out, s, e)
				     : write_amount(out, &amount.parts, r, e);
	}
	if (amount_plain(s, room, &longer, &plain, e) != 0)
		return -1;
	v->reason = read_amount(r, plain, &amount);
	if (v->reason == NULL)
		v->reason = resolve(r, &amount, &remark);
	v->read = v->reason == NULL;
	result = v->read ? write_amount(out, &amount.parts, r, e) : 0;
	buf_free(&longer);
	if (!v->read)
		return 0;
	*currency = amount.currency;
	if (amount.unknown)
		v->reason = currency_unknown;
	else if (amount.currency != NULL && amount.currency->retired)
		v->reason = "retired_currency";
	else
		v->reason = remark == NULL && amount.words.label ? "extra_text"
								 : remark;
	return result;
}
