#include "field/mend.h"

#include "field/homoglyph.h"

enum {
	DELETE = 0x7F,
	BEYOND = 0x80,    /* bytes of characters that ASCII does not have */
	LETTER = 0xC3,    /* lead byte of the first letters of these */
	NOT_LATIN = 0xCD, /* lead byte of the first letters that are not */
};

/* A question mark may be a lost letter; so may what has such a lead byte, or be
 * of another alphabet.  Mojibake is several characters in a row, the first too,
 * or will be when what cannot be seen is gone. */
bool
mend_is_sound(struct str s)
{
	size_t first = s.n;

	for (size_t i = 0; i < s.n; i++) {
		const unsigned char c = (unsigned char)s.p[i];

		if (c == '?' || c < ' ' || c == DELETE || c >= NOT_LATIN)
			return false;
		if (c >= BEYOND && first == s.n)
			first = i;
	}
	return first == s.n ||
	       ((unsigned char)s.p[first] >= LETTER &&
		   (s.n - first < 3 || (unsigned char)s.p[first + 2] < BEYOND));
}

static bool
is_lossy(const char *reason)
{
	return reason != NULL && str_is(str_of(reason), "lossy");
}

bool
mend_is_mojibake(struct str s, const struct mend_rule *r)
{
	const char *reason = mojibake_reason(s, &r->pages);

	return reason != NULL && !is_lossy(reason);
}

/* Take `mended` for *s, and give back its memory. */
static int
take_mended(struct str *s, struct buf *room, struct buf *mended, struct err *e)
{
	int result;

	buf_clear(room);
	result = buf_add(room, buf_str(mended), e);
	*s = buf_str(room);
	buf_free(mended);
	return result;
}

/* Has it lost letters? */
static bool
has_gaps(struct str s, const struct mend_rule *r)
{
	return is_lossy(mojibake_reason(s, &r->pages));
}

/* Leave out of *s what the rule of its column will, if it is broken without
 * that and sound with it, or the other way round. */
static int
clean(struct str *s, struct buf *room, const struct mend_rule *r, struct err *e)
{
	struct buf plain = { 0 };

	if (text_is_canonical(*s) || mend_is_mojibake(*s, r))
		return 0;
	if (text_canonical(&plain, *s, r->form, e) != 0)
		return -1;
	if (mend_is_mojibake(buf_str(&plain), r) ||
	    homoglyph_is_mixed(buf_str(&plain)) ||
	    has_gaps(buf_str(&plain), r) != has_gaps(*s, r))
		return take_mended(s, room, &plain, e);
	buf_free(&plain);
	return 0;
}

int
mend_observe(struct mojibake_tally *t, struct str s, const struct mend_rule *r,
    struct err *e)
{
	struct buf room = { 0 };
	int result = mend_is_sound(s) ? 0 : clean(&s, &room, r, e);

	if (result == 0)
		mojibake_observe(t, s);
	buf_free(&room);
	return result;
}

/* Undo what code pages have done to *s.  v as for mend_text. */
static int
mend_pages(struct str *s, struct buf *room, const struct mend_rule *r,
    struct verdict *v, struct err *e)
{
	const bool broken = mend_is_mojibake(*s, r);
	struct buf mended = { 0 };
	int result;

	v->reason = mojibake_reason(*s, &r->pages);
	v->read = !broken || r->mojibake;
	if (!broken || !v->read)
		return 0;
	result = mojibake_repair(&mended, *s, &r->pages, v, e);
	if (result == 0 && v->read)
		return take_mended(s, room, &mended, e);
	buf_free(&mended);
	return result;
}

/* Write words of *s that mix alphabets in one.  Not read: there is no one way.
 */
static int
mend_words(struct str *s, struct buf *room, struct verdict *v, struct err *e)
{
	struct buf mended = { 0 };
	int result = homoglyph_repair(&mended, *s, v, e);

	if (result == 0 && v->read)
		return take_mended(s, room, &mended, e);
	buf_free(&mended);
	return result;
}

int
mend_text(struct str *s, struct buf *room, const struct mend_rule *r,
    struct verdict *v, struct err *e)
{
	struct verdict words = { .reason = NULL };

	if (clean(s, room, r, e) != 0)
		return -1;
	for (;;) {
		if (mend_pages(s, room, r, v, e) != 0)
			return -1;
		if (!v->read || !homoglyph_is_mixed(*s))
			return 0;
		words.read = false;
		if (r->homoglyphs && mend_words(s, room, &words, e) != 0)
			return -1;
		if (!words.read)
			break;
		/* In one alphabet it may be broken by a page, too. */
	}
	if (!is_lossy(v->reason))
		v->reason = "mixed_script";
	return 0;
}
