#include "field/host.h"

#include <stdbool.h>

#include "base/utf8.h"
#include "field/punycode.h"
#include "field/take.h"

enum {
	LABEL_MAX = PUNYCODE_LABEL,
	NAME_MAX_LENGTH = 253,
	/* Halfwidth and fullwidth forms, which no name may hold. */
	WIDE_FIRST = 0xFF00,
	WIDE_LAST = 0xFFEF,
};

static bool
is_letter_or_digit(int32_t point, bool first)
{
	if (point >= WIDE_FIRST && point <= WIDE_LAST)
		return false;
	return utf8_is_letter(point) || utf8_is_digit(point) ||
	       (!first && utf8_is_mark(point));
}

static bool
is_label(struct str label)
{
	if (label.n == 0 || label.p[0] == '-' || label.p[label.n - 1] == '-')
		return false;
	for (size_t at = 0, n = 1; at < label.n; at += n) {
		const char c = label.p[at];
		int32_t point;

		n = 1;
		if (take_is_digit(c) || c == '-' ||
		    (take_is_letter(c) && (unsigned char)c < 0x80))
			continue;
		n = utf8_decode(str_slice(label, at, label.n), &point);
		if (point < 0x80 || !is_letter_or_digit(point, at == 0))
			return false;
	}
	return true;
}

/* Hyphens at the third and fourth place mark a label spelled in ASCII. */
static bool
is_spelled_well(struct str label)
{
	if (label.n < 4 || label.p[2] != '-' || label.p[3] != '-')
		return true;
	return take_lower(label.p[0]) == 'x' && take_lower(label.p[1]) == 'n' &&
	       punycode_is_valid(str_slice(label, 4, label.n));
}

static enum host_fit
check_label(struct str label, size_t *length)
{
	*length = label.n;
	if (!is_label(label))
		return HOST_BAD;
	if (!utf8_is_ascii(label)) {
		*length = punycode_length(label);
		return *length == 0 ? HOST_TOO_LONG : HOST_GOOD;
	}
	if (label.n > LABEL_MAX)
		return HOST_TOO_LONG;
	return is_spelled_well(label) ? HOST_GOOD : HOST_BAD;
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
	size_t from = 0;

	host->length = 0;
	for (size_t i = 0; i <= name.n; i++) {
		enum host_fit fit;
		size_t n;

		if (i < name.n && name.p[i] != '.')
			continue;
		host->top = str_slice(name, from, i);
		fit = check_label(host->top, &n);
		if (fit != HOST_GOOD)
			return fit;
		host->length += n + (from > 0);
		from = i + 1;
	}
	if (host->top.n == name.n || !is_top(host->top))
		return HOST_BAD;
	return host->length > NAME_MAX_LENGTH ? HOST_TOO_LONG : HOST_GOOD;
}

int
host_compose(struct buf *out, struct str name, struct err *e)
{
	const size_t before = out->n;
	struct buf small = { 0 };
	int result = 0;

	if (utf8_is_ascii(name)) {
		result = buf_add(out, name, e);
		for (size_t i = before; result == 0 && i < out->n; i++)
			out->p[i] = take_lower(out->p[i]);
		return result;
	}
	while (result == 0 && name.n > 0) {
		int32_t point;

		take_bytes(&name, utf8_decode(name, &point));
		result = utf8_encode(&small, utf8_lower(point), e);
	}
	if (result == 0)
		result = utf8_nfc(out, buf_str(&small), e);
	buf_free(&small);
	return result;
}
