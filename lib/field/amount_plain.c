#include "field/amount_plain.h"

#include "base/utf8.h"
#include "field/take.h"
#include "field/text.h"

enum {
	NOTHING = -1,
	FIRST_CURRENCY = 0x20A0,
	LAST_CURRENCY = 0x20CF,
	FULL_WIDTH = 0xFF01, /* "!", and so on in the order of ASCII */
	FULL_WIDTH_LAST = 0xFF5E,
};

/* What stands for the same character, or for none. */
static const struct {
	int32_t first, last;
	int32_t plain;
} same[] = {
	{ 0xB4, 0xB4, '\'' },
	{ 0x2B9, 0x2BC, '\'' },
	{ 0x60C, 0x60C, ',' },
	{ 0x61C, 0x61C, NOTHING }, /* marks of direction */
	{ 0x66B, 0x66B, '.' },
	{ 0x66C, 0x66C, '\'' },
	{ 0x200E, 0x200F, NOTHING },
	{ 0x2010, 0x2015, '-' },
	{ 0x2018, 0x2019, '\'' },
	{ 0x202A, 0x202E, NOTHING },
	{ 0x2032, 0x2032, '\'' },
	{ 0x2060, 0x2060, NOTHING }, /* joins words */
	{ 0x2066, 0x2069, NOTHING },
	{ 0x2212, 0x2212, '-' },
	{ 0xFE63, 0xFE63, '-' },
	{ 0xFFE1, 0xFFE1, 0xA3 },
	{ 0xFFE5, 0xFFE5, 0xA5 },
};

/* The zeros of scripts whose digits are written beside amounts. */
static const int32_t zeros[] = { 0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6,
	0xE50 };

static int32_t
plain_point(int32_t point)
{
	if (point >= FIRST_CURRENCY && point <= LAST_CURRENCY)
		return point;
	if (utf8_is_space(point))
		return ' ';
	if (point >= FULL_WIDTH && point <= FULL_WIDTH_LAST)
		return point - FULL_WIDTH + '!';
	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++) {
		if (point >= zeros[i] && point < zeros[i] + 10)
			return point - zeros[i] + '0';
	}
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		if (point >= same[i].first && point <= same[i].last)
			return same[i].plain;
	}
	return point;
}

/* Write s to p, never longer than it is. */
static size_t
write_plain(struct str s, char *p)
{
	size_t n = 0;

	while (s.n > 0) {
		int32_t point, plain;
		size_t length;

		if ((unsigned char)s.p[0] < 0x80) {
			p[n++] = s.p[0];
			take_bytes(&s, 1);
			continue;
		}
		length = utf8_decode(s, &point);
		plain = plain_point(point);
		if (plain == point) {
			memcpy(p + n, s.p, length);
			n += length;
		} else if (plain >= 0x80) {
			/* Signs of Latin 1. */
			p[n++] = (char)0xC2;
			p[n++] = (char)plain;
		} else if (plain != NOTHING) {
			p[n++] = (char)plain;
		}
		take_bytes(&s, length);
	}
	return n;
}

int
amount_plain(struct str s, char room[AMOUNT_PLAIN_ROOM], struct buf *longer,
    struct str *plain, struct err *e)
{
	*plain = text_trim(s);
	if (utf8_is_ascii(*plain))
		return 0;
	if (plain->n > AMOUNT_PLAIN_ROOM) {
		if (buf_reserve(longer, plain->n, e) != 0)
			return -1;
		room = longer->p;
	}
	*plain = text_trim(str_make(room, write_plain(*plain, room)));
	return 0;
}
