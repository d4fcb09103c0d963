#include "field/mojibake.h"

#include "base/utf8.h"
#include "field/take.h"

enum {
	NO_BREAK_SPACE = 0xA0,
	REPLACEMENT = 0xFFFD,
	BEYOND_SIGNS = 0x100,
	MOST_LOST = 2,  /* question marks in a row that stand for one letter */
	FEW_SOUND = 10, /* broken values for each sound one */
	LATIN_LEAD = 0xC3, /* of most letters with accents */
	FIRST_ACCENTED = 0xC0,
	LAST_ACCENTED = 0x24F,
};

/* Written behind capital letters by those who mean them. */
static const uint16_t usual[] = { NO_BREAK_SPACE, 0xA1, 0xA7, 0xA9, 0xAE, 0xB0,
	0xB2, 0xB3, 0xB7, 0xB9, 0xBA, 0xBB, 0xBF, 0x2013, 0x2014, 0x2018,
	0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x203A, 0x2122 };

/* Characters that are the bytes of one, and what they stand among; 0: nothing.
 */
struct sequence {
	int32_t point; /* whose bytes they are */
	int32_t before, first, last, after;
};

static bool
is_usual(int32_t point)
{
	size_t n = sizeof usual / sizeof *usual;

	for (size_t i = 0; i < n; i++) {
		if (usual[i] == point)
			return true;
	}
	return false;
}

/* Of the two bytes of a letter the first shows as a capital. */
static bool
is_sure_letter(enum mojibake_page page, const struct sequence *q)
{
	const bool begins = !utf8_is_letter(q->before);
	const bool small = utf8_is_cased_lower(q->point);
	const bool small_after = utf8_is_cased_lower(q->after);

	/* A capital inside a word. */
	if (utf8_is_cased_lower(q->before))
		return true;
	if (q->last == NO_BREAK_SPACE)
		return begins && !small && small_after;
	/* No word begins with this one. */
	if (begins && mojibake_page_byte(page, q->first) == LATIN_LEAD)
		return true;
	/* Slovak words in capitals have such pairs. */
	if (page != MOJIBAKE_PAGE_1252 && utf8_is_cased_upper(q->before) &&
	    utf8_is_cased_upper(q->last) && !small_after)
		return false;
	if (!utf8_is_letter(q->after))
		return !is_usual(q->last);
	return !small || small_after;
}

/* Would nobody write these characters in that place? */
static bool
is_sure(enum mojibake_page page, const struct sequence *q)
{
	if (!utf8_is_letter(q->point) && !utf8_is_mark(q->point))
		return q->point >= BEYOND_SIGNS ||
		       !utf8_is_cased_upper(q->before);
	if (utf8_is_cased_upper(q->first))
		return is_sure_letter(page, q);
	return utf8_is_letter(q->after) || !is_usual(q->last);
}

static int32_t
point_at(struct str s, size_t at)
{
	int32_t point = 0;

	if (at < s.n)
		(void)utf8_decode(str_slice(s, at, s.n), &point);
	return point;
}

/* The last character of s, which is not empty. */
static int32_t
last_of(struct str s)
{
	size_t at = s.n - 1;

	while (at > 0 && ((unsigned char)s.p[at] & 0xC0) == 0x80)
		at--;
	return point_at(s, at);
}

/* Pages that can read a value, as sets. */
struct readers {
	unsigned all;
	unsigned sure; /* where nobody would write what they can read */
};

static void
add_reader(struct readers *readers, enum mojibake_page page, struct str s)
{
	struct sequence q = { 0 };
	bool sure = false;
	size_t at = 0;

	while (at < s.n) {
		size_t n = 1;

		if ((unsigned char)s.p[at] >= 0x80) {
			n = mojibake_page_read(
			    page, str_slice(s, at, s.n), &q.point);
			if (n == 0)
				return;
			q.first = point_at(s, at);
			q.last = last_of(str_slice(s, at, at + n));
			q.after = point_at(s, at + n);
			sure = sure || is_sure(page, &q);
			q.before = q.last;
		} else {
			q.before = (unsigned char)s.p[at];
		}
		at += n;
	}
	readers->all |= 1U << page;
	readers->sure |= (unsigned)sure << page;
}

/* Where the first character beyond ASCII is, or s.n. */
static size_t
skip_ascii(struct str s)
{
	size_t at = 0;

	while (at < s.n && (unsigned char)s.p[at] < 0x80)
		at++;
	return at;
}

static struct readers
readers_of(struct str s)
{
	struct readers readers = { 0, 0 };
	const size_t at = skip_ascii(s);
	int32_t point;
	size_t n;

	if (at == s.n)
		return readers;
	n = utf8_decode(str_slice(s, at, s.n), &point);
	if (at + n == s.n || (unsigned char)s.p[at + n] < 0x80)
		return readers;
	for (int page = MOJIBAKE_PAGE_1252; page < MOJIBAKE_PAGES; page++)
		add_reader(&readers, (enum mojibake_page)page, s);
	return readers;
}

/* Do the pages of the set, which is not empty, read s alike?  Then *one is its
 * first. */
static bool
agree(struct str s, unsigned pages, enum mojibake_page *one)
{
	int first = MOJIBAKE_PAGE_1252;

	while ((pages >> first & 1) == 0)
		first++;
	*one = (enum mojibake_page)first;
	while (s.n > 0) {
		int32_t point;
		size_t n = utf8_decode(s, &point);

		for (int page = first + 1; n > 1 && page < MOJIBAKE_PAGES;
		     page++) {
			if ((pages >> page & 1) != 0 &&
			    mojibake_page_byte((enum mojibake_page)page,
				point) != mojibake_page_byte(*one, point))
				return false;
		}
		s = str_slice(s, n, s.n);
	}
	return true;
}

/* Is s mojibake?  Then *page is that by which it is read; NONE: not known. */
static bool
resolve(struct str s, const struct mojibake_rule *r, enum mojibake_page *page)
{
	const struct readers readers = readers_of(s);
	const bool told = (readers.all >> r->page & 1) != 0;

	if (readers.sure == 0 && !(r->all && told))
		return false;
	if (told)
		*page = r->page;
	else if (!agree(s, readers.all, page))
		*page = MOJIBAKE_PAGE_NONE;
	return true;
}

/* Could a letter have been where these n question marks stand? */
static bool
is_lost(int32_t before, size_t n, int32_t after)
{
	if (n == 0 || n > MOST_LOST || !utf8_is_letter(after))
		return false;
	if (utf8_is_letter(before))
		return !(
		    utf8_is_cased_lower(before) && utf8_is_cased_upper(after));
	return (before == 0 || before == ' ') && utf8_is_cased_lower(after);
}

/* Is what stands around s.p[at], up to the next spaces, an address? */
static bool
is_in_address(struct str s, size_t at)
{
	while (at > 0 && s.p[at - 1] != ' ')
		at--;
	while (at < s.n && s.p[at] != ' ' && !take_is_one_of(s.p[at], "/=@"))
		at++;
	return at < s.n && s.p[at] != ' ';
}

static bool
is_lossy(struct str s)
{
	int32_t before = 0;
	size_t at = 0;

	while (at < s.n) {
		int32_t point;
		size_t n = utf8_decode(str_slice(s, at, s.n), &point);

		if (point == REPLACEMENT)
			return true;
		if (point == '?') {
			n = 1;
			while (at + n < s.n && s.p[at + n] == '?')
				n++;
			if (is_lost(before, n, point_at(s, at + n)) &&
			    !is_in_address(s, at))
				return true;
		}
		before = point;
		at += n;
	}
	return false;
}

/* Has it nothing that any of this begins with?  Quick. */
static bool
is_clean(struct str s)
{
	unsigned char seen = 0;

	for (size_t i = 0; i < s.n; i++)
		seen |= (unsigned char)((unsigned char)s.p[i] |
					(s.p[i] == '?' ? 0x80 : 0));
	return seen < 0x80;
}

const char *
mojibake_reason(struct str s, const struct mojibake_rule *r)
{
	enum mojibake_page page;

	if (is_clean(s))
		return NULL;
	if (resolve(s, r, &page))
		return "mojibake";
	return is_lossy(s) ? "lossy" : NULL;
}

/* Is there a Latin letter beyond ASCII?  No rule takes that away. */
static bool
has_accents(struct str s)
{
	bool found = false;

	while (s.n > 0 && !found) {
		int32_t point;

		s = str_slice(s, utf8_decode(s, &point), s.n);
		found = point >= FIRST_ACCENTED && point <= LAST_ACCENTED &&
			utf8_is_letter(point);
	}
	return found;
}

void
mojibake_observe(struct mojibake_tally *t, struct str s)
{
	const struct readers readers = readers_of(s);
	enum mojibake_page one;

	if (readers.all == 0) {
		t->sound += has_accents(s);
	} else if (readers.sure != 0 && !agree(s, readers.all, &one)) {
		t->open++;
	} else if (readers.sure != 0) {
		t->broken++;
		for (unsigned page = one; page < MOJIBAKE_PAGES; page++)
			t->values[page] += readers.all >> page & 1;
	}
}

struct mojibake_rule
mojibake_decide(const struct mojibake_tally *t)
{
	struct mojibake_rule r = { MOJIBAKE_PAGE_NONE, false };
	uint64_t most = 0;

	for (int page = MOJIBAKE_PAGE_1252; page < MOJIBAKE_PAGES; page++) {
		if (t->values[page] == most)
			r.page = MOJIBAKE_PAGE_NONE;
		if (t->values[page] > most) {
			r.page = (enum mojibake_page)page;
			most = t->values[page];
		}
	}
	r.all = r.page != MOJIBAKE_PAGE_NONE && most / FEW_SOUND >= t->sound;
	return r;
}

const char *
mojibake_page_name(enum mojibake_page page)
{
	static const char *const names[] = { "none", "windows-1252",
		"windows-1250", "iso-8859-2" };

	return names[page];
}

/* What the page shows as the n bytes at p, put in their place.  Returns how
 * many there are then. */
static size_t
undo(char *p, size_t n, enum mojibake_page page)
{
	struct str rest = str_make(p, n);
	size_t to = 0;

	while (rest.n > 0) {
		int32_t point;
		size_t length = utf8_decode(rest, &point);

		p[to++] =
		    (char)(point < 0x80 ? point
					: mojibake_page_byte(page, point));
		rest = str_slice(rest, length, rest.n);
	}
	return to;
}

int
mojibake_repair(struct buf *out, struct str s, const struct mojibake_rule *r,
    struct verdict *v, struct err *e)
{
	const size_t before = out->n;
	enum mojibake_page page;

	v->read = true;
	v->reason = NULL;
	if (buf_add(out, s, e) != 0)
		return -1;
	while (resolve(s, r, &page)) {
		if (page == MOJIBAKE_PAGE_NONE) {
			out->n = before;
			v->read = false;
			v->reason = "mojibake";
			return 0;
		}
		s.p = out->p + before;
		s.n = undo(out->p + before, s.n, page);
		out->n = before + s.n;
	}
	if (is_lossy(s))
		v->reason = "lossy";
	return 0;
}
