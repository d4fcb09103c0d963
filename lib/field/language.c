#include "field/language.h"

#include <stdint.h>

#include "field/language_table.h"
#include "field/take.h"
#include "field/text.h"

enum {
	SCRIPT = 4,
	REGION = 3, /* or two letters */
	NAME_MAX_BYTES = 64,
};

static const char unknown_language[] = "unknown_language";
static const char multi_value[] = "multi_value";
static const char maybe_country[] = "maybe_country";

/* A language that was read. */
struct language {
	uint32_t tag; /* in the table; 0: none */
	size_t nscript, nregion;
	char script[SCRIPT];
	char region[REGION];
};

static uint32_t
find(struct str plain)
{
	return phrase_find(plain, language_table_words, language_table_count);
}

static bool
is_letters(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		const char small = take_lower(s.p[i]);

		if (small < 'a' || small > 'z')
			return false;
	}
	return s.n > 0;
}

/* Of a letter. */
static char
capital(char c)
{
	return (char)(take_lower(c) - ('a' - 'A'));
}

/* Is the code one of those in a row of codes as long? */
static bool
is_listed(const char *code, size_t n, const char *row)
{
	for (; *row != '\0'; row += n) {
		if (memcmp(row, code, n) == 0)
			return true;
	}
	return false;
}

/* The language of a code of two or three letters. */
static uint32_t
find_code(struct str code)
{
	char small[3];

	if (!is_letters(code) || code.n < 2 || code.n > sizeof small)
		return 0;
	for (size_t i = 0; i < code.n; i++)
		small[i] = take_lower(code.p[i]);
	return find(str_make(small, code.n));
}

/* Two letters, or the number of the world, Europe or Latin America. */
static bool
take_region(struct language *l, struct str part)
{
	if (str_is(part, "001") || str_is(part, "150") || str_is(part, "419")) {
		memcpy(l->region, part.p, part.n);
		l->nregion = part.n;
		return true;
	}
	if (part.n != 2 || !is_letters(part))
		return false;
	l->region[0] = capital(part.p[0]);
	l->region[1] = capital(part.p[1]);
	if (memcmp(l->region, "UK", 2) == 0)
		memcpy(l->region, "GB", 2);
	l->nregion = part.n;
	return is_listed(l->region, 2, language_table_regions);
}

static bool
take_script(struct language *l, struct str part)
{
	if (part.n != SCRIPT || !is_letters(part))
		return false;
	l->script[0] = capital(part.p[0]);
	for (size_t i = 1; i < SCRIPT; i++)
		l->script[i] = take_lower(part.p[i]);
	l->nscript = SCRIPT;
	return is_listed(l->script, SCRIPT, language_table_scripts);
}

/* Take what is before the first of a set off s, and that one. */
static struct str
take_part(struct str *s, const char *set)
{
	struct str part = *s;
	size_t n = 0;

	while (n < s->n && !take_is_one_of(s->p[n], set))
		n++;
	part.n = n;
	take_bytes(s, n < s->n ? n + 1 : n);
	return part;
}

static bool
is_at_home(const struct language *l)
{
	return l->nregion != 2 ||
	       is_listed(l->region, 2, language_table_tags[l->tag].regions);
}

/* "fi", "en_GB", "zh-Hant-HK", "pl_PL.UTF-8".  *several: the second part is a
 * language too, and rather that, as in "fi-sv". */
static bool
read_tag(struct language *l, struct str s, bool *several)
{
	struct str tag = take_part(&s, ".@");
	const bool cut = s.n > 0;
	struct str part = take_part(&tag, "-_");

	l->nscript = l->nregion = 0;
	l->tag = find_code(part);
	if (l->tag == 0 || tag.n == 0)
		return l->tag != 0 && !cut;
	part = take_part(&tag, "-_");
	if (take_script(l, part)) {
		if (tag.n == 0)
			return !cut;
		part = take_part(&tag, "-_");
	}
	if (tag.n > 0 || !take_region(l, part))
		return false;
	*several = !is_at_home(l) && find_code(part) != 0;
	return !*several;
}

static struct str
base_of(uint32_t tag)
{
	struct str s = str_of(language_table_tags[tag].tag);

	return take_part(&s, "-");
}

static bool
is_same(const struct language *a, const struct language *b)
{
	return str_equal(base_of(a->tag), base_of(b->tag));
}

/* A name and a code, two names, a name and a region. */
static bool
read_two(struct language *l, struct str plain)
{
	for (size_t i = 1; i + 1 < plain.n; i++) {
		struct str behind = str_slice(plain, i + 1, plain.n);
		struct language other = { .tag = 0 };

		if (plain.p[i] != ' ')
			continue;
		l->tag = find(str_slice(plain, 0, i));
		l->nscript = l->nregion = 0;
		other.tag = find(behind);
		if (l->tag == 0)
			continue;
		if (other.tag != 0 && is_same(l, &other))
			return true;
		if (take_region(l, behind) && is_at_home(l))
			return true;
	}
	l->tag = 0;
	return false;
}

/* A name, brackets around a part of it or not. */
static bool
read_name(struct language *l, struct str s)
{
	char text[NAME_MAX_BYTES];
	char room[PHRASE_LONGEST];
	struct str plain;

	if (s.n > sizeof text)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		text[i] = s.p[i];
		if (take_is_one_of(s.p[i], "()"))
			text[i] = ' ';
	}
	plain = phrase_plain(str_make(text, s.n), room);
	l->nscript = l->nregion = 0;
	l->tag = find(plain);
	return l->tag != 0 || read_two(l, plain);
}

/* Several, or one in several spellings.  What browsers say of how well they
 * are liked ("q=0.8") does not count. */
static const char *
read_list(struct language *l, struct str s)
{
	bool several = false;

	l->tag = 0;
	while (s.n > 0) {
		struct str part = text_trim(take_part(&s, ",;/|&+\n"));
		struct language other;
		bool two = false;

		if (part.n == 0 || str_starts(part, str_of("q=")))
			continue;
		if (!read_tag(&other, part, &two) && !two &&
		    !read_name(&other, part))
			return unknown_language;
		several |= two || (l->tag != 0 && !is_same(l, &other));
		if (l->tag == 0)
			*l = other;
	}
	if (several)
		return multi_value;
	return l->tag == 0 ? unknown_language : NULL;
}

static bool
is_country(struct str s, const char *row)
{
	char code[2];

	if (s.n != sizeof code || !is_letters(s))
		return false;
	code[0] = capital(s.p[0]);
	code[1] = capital(s.p[1]);
	return is_listed(code, sizeof code, row);
}

static int
add_language(struct buf *out, const struct language *l, struct err *e)
{
	const size_t before = out->n;
	struct str tag = str_of(language_table_tags[l->tag].tag);
	int result = buf_add(out, tag, e);

	if (result == 0 && l->nscript > 0) {
		result = buf_add_byte(out, '-', e);
		if (result == 0)
			result =
			    buf_add(out, str_make(l->script, l->nscript), e);
	}
	if (result == 0 && l->nregion > 0) {
		result = buf_add_byte(out, '-', e);
		if (result == 0)
			result =
			    buf_add(out, str_make(l->region, l->nregion), e);
	}
	if (result != 0)
		out->n = before;
	return result;
}

int
language_canonical(
    struct buf *out, struct str s, struct verdict *v, struct err *e)
{
	struct language l;
	bool several = false;

	s = text_trim(s);
	v->reason = NULL;
	if (!read_tag(&l, s, &several) && !read_name(&l, s))
		v->reason = several ? multi_value : read_list(&l, s);
	v->read = v->reason == NULL;
	if (v->read) {
		if (is_country(s, language_table_countries))
			v->reason = maybe_country;
		return add_language(out, &l, e);
	}
	if (is_country(s, language_table_regions))
		v->reason = maybe_country;
	return 0;
}

bool
language_is_canonical(struct str s)
{
	uint32_t tag;

	if (s.n != 2 || s.p[0] < 'a' || s.p[1] < 'a')
		return false;
	tag = find(s);
	return tag != 0 && str_is(s, language_table_tags[tag].tag) &&
	       !is_country(s, language_table_countries);
}
