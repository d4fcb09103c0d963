#include "field/host.h"

#include <stdint.h>

#include "base/utf8.h"
#include "field/punycode.h"
#include "field/take.h"

enum {
	LABEL_MAX = PUNYCODE_LABEL,
	NAME_MAX_LENGTH = 253,
	/* Halfwidth and fullwidth forms, which no name may hold. */
	WIDE_FIRST = 0xFF00,
	WIDE_LAST = 0xFFEF,
	MIDDLE_DOT = 0xB7,
	NON_JOINER = 0x200C,
	JOINER = 0x200D,
	GERESH = 0x5F3,
	GERSHAYIM = 0x5F4,
	KATAKANA_DOT = 0x30FB,
};

/* The code points of a label. */
struct points {
	int32_t p[LABEL_MAX];
	size_t n;
};

/* What the labels of a name have shown. */
struct traits {
	bool odd;
	bool digit_first; /* a label begins with a digit */
	bool leftward;    /* a label is written from right to left */
};

static bool
is_between(int32_t point, int32_t first, int32_t last)
{
	return point >= first && point <= last;
}

/* Hebrew, Arabic and their neighbours. */
static bool
is_leftward(int32_t point)
{
	return is_between(point, 0x590, 0x8FF) ||
	       is_between(point, 0xFB1D, 0xFDFF) ||
	       is_between(point, 0xFE70, 0xFEFF) ||
	       is_between(point, 0x10800, 0x10FFF) ||
	       is_between(point, 0x1E800, 0x1EFFF);
}

static bool
has_japanese(const struct points *x)
{
	for (size_t i = 0; i < x->n; i++) {
		if (x->p[i] != KATAKANA_DOT &&
		    (is_between(x->p[i], 0x3041, 0x30FF) ||
			is_between(x->p[i], 0x3400, 0x9FFF)))
			return true;
	}
	return false;
}

/* What stands in words besides letters (RFC 5892, appendix A, in short). */
static bool
is_joint(const struct points *x, size_t i)
{
	bool inner = i > 0 && i + 1 < x->n;

	switch (x->p[i]) {
	case MIDDLE_DOT:
		return inner && x->p[i - 1] == 'l' && x->p[i + 1] == 'l';
	case NON_JOINER:
	case JOINER: /* behind a letter from Arabic to Sinhala */
		return i > 0 && is_between(x->p[i - 1], 0x600, 0xDFF);
	case GERESH:
	case GERSHAYIM:
		return i > 0 && is_between(x->p[i - 1], 0x5D0, 0x5EA);
	case KATAKANA_DOT:
		return has_japanese(x);
	default:
		return false;
	}
}

/* Are they letters, digits, hyphens and, not in front, marks? */
static bool
is_name(const struct points *x)
{
	for (size_t i = 0; i < x->n; i++) {
		int32_t point = x->p[i];

		if (is_between(point, WIDE_FIRST, WIDE_LAST) ||
		    (point != '-' && !utf8_is_letter(point) &&
			!utf8_is_digit(point) && !is_joint(x, i) &&
			(i == 0 || !utf8_is_mark(point))))
			return false;
	}
	return true;
}

static void
note_direction(const struct points *x, struct traits *t)
{
	for (size_t i = 0; i < x->n; i++)
		t->leftward = t->leftward || is_leftward(x->p[i]);
	t->digit_first = t->digit_first || utf8_is_digit(x->p[0]);
}

/* A label with letters beyond ASCII. */
static enum host_fit
check_foreign(struct str label, size_t *length, struct traits *t)
{
	struct points x = { .n = 0 };

	while (label.n > 0 && x.n < LABEL_MAX)
		take_bytes(&label, utf8_decode(label, &x.p[x.n++]));
	if (!is_name(&x))
		return HOST_BAD;
	note_direction(&x, t);
	return *length == 0 ? HOST_TOO_LONG : HOST_GOOD;
}

/* Hyphens at the third and fourth place mark a label spelled in ASCII. */
static enum host_fit
check_marked(struct str label, struct traits *t)
{
	struct points x;

	if (take_lower(label.p[0]) != 'x' || take_lower(label.p[1]) != 'n') {
		t->odd = true;
		return HOST_GOOD;
	}
	x.n = punycode_read(str_slice(label, 4, label.n), x.p);
	if (x.n == 0)
		return HOST_BAD;
	t->odd = t->odd || !is_name(&x);
	note_direction(&x, t);
	return HOST_GOOD;
}

static bool
is_plain(struct str label)
{
	for (size_t i = 0; i < label.n; i++) {
		if (!take_is_digit(label.p[i]) && label.p[i] != '-' &&
		    !take_is_letter(label.p[i]))
			return false;
	}
	return true;
}

static enum host_fit
check_label(struct str label, size_t *length, struct traits *t)
{
	*length = label.n;
	if (label.n == 0 || label.p[0] == '-' || label.p[label.n - 1] == '-' ||
	    !is_plain(label))
		return HOST_BAD;
	if (!utf8_is_ascii(label)) {
		*length = punycode_length(label);
		return check_foreign(label, length, t);
	}
	if (label.n > LABEL_MAX)
		return HOST_TOO_LONG;
	if (label.n >= 4 && label.p[2] == '-' && label.p[3] == '-')
		return check_marked(label, t);
	t->digit_first = t->digit_first || take_is_digit(label.p[0]);
	return HOST_GOOD;
}

/* Every top label ends with a letter, spelled in ASCII or not. */
static bool
is_top(struct str label)
{
	return label.n > 1 &&
	       !(utf8_is_ascii(label) && take_is_digit(label.p[label.n - 1]));
}

enum host_fit
host_check(struct str name, struct host *host)
{
	struct traits traits = { false, false, false };
	size_t from = 0;

	host->length = 0;
	for (size_t i = 0; i <= name.n; i++) {
		enum host_fit fit;
		size_t n;

		if (i < name.n && name.p[i] != '.')
			continue;
		host->top = str_slice(name, from, i);
		fit = check_label(host->top, &n, &traits);
		if (fit != HOST_GOOD)
			return fit;
		host->length += n + (from > 0);
		from = i + 1;
	}
	host->odd = traits.odd || (traits.leftward && traits.digit_first);
	if (host->top.n == name.n || !is_top(host->top))
		return HOST_BAD;
	return host->length > NAME_MAX_LENGTH ? HOST_TOO_LONG : HOST_GOOD;
}

int
host_compose(struct buf *out, struct str name, struct err *e)
{
	const size_t before = out->n;
	struct buf small = { 0 };
	int result;

	if (utf8_is_ascii(name)) {
		result = buf_add(out, name, e);
		for (size_t i = before; result == 0 && i < out->n; i++)
			out->p[i] = take_lower(out->p[i]);
		return result;
	}
	result = utf8_add_lower(&small, name, e);
	if (result == 0)
		result = utf8_nfc(out, buf_str(&small), e);
	buf_free(&small);
	return result;
}

/* What the label spells in ASCII, into `out`; nothing, when it spells no label
 * that would stay as it is. */
static int
spell_out(struct buf *out, struct str label, struct err *e)
{
	struct traits traits = { false, false, false };
	struct buf composed = { 0 };
	struct points x = { .n = 0 };
	size_t length = 0;
	int result = 0;

	if (str_starts(label, str_of("xn--")))
		x.n = punycode_read(str_slice(label, 4, label.n), x.p);
	for (size_t i = 0; i < x.n && result == 0; i++)
		result = utf8_encode(out, x.p[i], e);
	if (result == 0)
		result = host_compose(&composed, buf_str(out), e);
	if (x.n > 0 &&
	    (!str_equal(buf_str(&composed), buf_str(out)) ||
		check_label(buf_str(out), &length, &traits) != HOST_GOOD ||
		length != label.n))
		buf_clear(out);
	buf_free(&composed);
	return result;
}

static int
add_label(struct buf *out, struct str label, struct err *e)
{
	struct buf spelled = { 0 };
	int result = spell_out(&spelled, label, e);

	if (result == 0)
		result =
		    buf_add(out, spelled.n > 0 ? buf_str(&spelled) : label, e);
	buf_free(&spelled);
	return result;
}

int
host_spell_out(struct buf *out, struct str name, struct err *e)
{
	struct buf small = { 0 };
	struct str rest;
	int result = host_compose(&small, name, e);

	rest = buf_str(&small);
	while (result == 0 && rest.n > 0) {
		size_t n = 0;

		while (n < rest.n && rest.p[n] != '.')
			n++;
		result = add_label(out, str_slice(rest, 0, n), e);
		if (result == 0 && n < rest.n)
			result = buf_add_byte(out, '.', e);
		rest = str_slice(rest, n + (n < rest.n), rest.n);
	}
	buf_free(&small);
	return result;
}
