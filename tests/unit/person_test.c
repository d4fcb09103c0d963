/* Full names in one form, by what the names of a column say together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "field/person.h"

static const struct person_rule forward = { .order = PERSON_ORDER_GIVEN_FIRST };

/* The canonical form, or the reason there is none; and the remark. */
static void
check(const struct person_rule *r, const char *in, const char *want,
    const char *remark)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(person_canonical(&out, str_of(in), r, &v, &e), 0);
	if (v.read ? !str_is(buf_str(&out), want) : out.n > 0 || want != NULL)
		fail_msg("%s: %.*s, expected %s", in, (int)out.n, out.p,
		    want == NULL ? "nothing" : want);
	if (remark == NULL ? v.reason != NULL
			   : v.reason == NULL || strcmp(v.reason, remark) != 0)
		fail_msg("%s: %s, expected %s", in,
		    v.reason == NULL ? "no reason" : v.reason,
		    remark == NULL ? "none" : remark);
	buf_free(&out);
}

static void
given_names_come_first(void **state)
{
	(void)state;
	check(&forward, "M\xc3\x84KINEN, MATTI", "Matti M\xc3\xa4kinen", NULL);
	check(&forward, "M\xc3\xa4kinen, Matti Juhani",
	    "Matti Juhani M\xc3\xa4kinen", NULL);
	check(&forward, "matti m\xc3\xa4kinen", "Matti M\xc3\xa4kinen", NULL);
	check(&forward, "Martin Thomas", "Martin Thomas", NULL);
	check(&forward, "VAN DER BERG, ROBIN", "Robin van der Berg", NULL);
	check(&forward, "Berg, Robin van der", "Robin van der Berg", NULL);
	check(&forward, "O'BRIEN, SEAN", "Sean O'Brien", NULL);
	check(&forward, "King, Martin Luther, Jr.", "Martin Luther King Jr.",
	    NULL);
	check(&forward, "Horvat, Ivan, dipl. oec.", "Ivan Horvat, dipl. oec.",
	    NULL);
	check(&forward, "M\xc3\x84KINEN Matti", "Matti M\xc3\x84KINEN", NULL);
	check(&forward, "Aino", "Aino", NULL);
	check(&forward, "", "", NULL);
}

static void
titles_stay_or_go(void **state)
{
	const struct person_rule bare = { .order = PERSON_ORDER_GIVEN_FIRST,
		.bare = true };

	(void)state;
	check(&forward, "MGR IN\xc5\xbb. JAN KOWALSKI",
	    "mgr in\xc5\xbc. Jan Kowalski", NULL);
	check(&forward, "M\xc3\xa4kinen, Dr. Matti", "Dr. Matti M\xc3\xa4kinen",
	    NULL);
	check(&bare, "MGR IN\xc5\xbb. JAN KOWALSKI", "Jan Kowalski", NULL);
	check(&bare, "M\xc3\xa4kinen, Dr. Matti, PhD", "Matti M\xc3\xa4kinen",
	    NULL);
	check(&bare, "Dr. sc. Ivan Horvat Jr.", "Ivan Horvat Jr.", NULL);
	check(&bare, "Mr. Smith", "Smith", NULL);
}

static void
what_cannot_be_told_stays(void **state)
{
	const struct person_rule open = { .order = PERSON_ORDER_OPEN };

	(void)state;
	check(
	    &forward, "Virtanen Matti", "Virtanen Matti", "name_order_unknown");
	check(&forward, "MATTI JA LIISA M\xc3\x84KINEN",
	    "Matti Ja Liisa M\xc3\xa4kinen", "multi_value");
	check(&forward, "Mary Smith Jones", "Mary Smith Jones", NULL);
	check(&forward, "Acme Oy", NULL, "company");
	check(&forward, "TEST", "Test", "suspicious");
	check(&forward, "Smith, John, Smith, Jane", "Smith, John, Smith, Jane",
	    "name_order_unknown");
	/* nothing is known of the others */
	check(&open, "M\xc3\xa4kinen, Matti", "Matti M\xc3\xa4kinen", NULL);
	check(&open, "Matti M\xc3\xa4kinen", "Matti M\xc3\xa4kinen", NULL);
	check(&open, "M\xc3\xa4kinen Matti", "M\xc3\xa4kinen Matti",
	    "name_order_unknown");
	check(&open, "Martin Thomas", "Martin Thomas", "name_order_unknown");
}

/* What looks like a company once it is recased is one from the beginning. */
static void
parts_have_columns_of_their_own(void **state)
{
	static const char *const in[] = { "M\xc3\x84KINEN", "Acme Oy",
		"VIRTANEN AB", "null" };
	static const char *const want[] = { "M\xc3\xa4kinen", "", "", "Null" };
	static const char *const why[] = { "", "company", "company",
		"suspicious" };

	(void)state;
	for (size_t i = 0; i < sizeof in / sizeof *in; i++) {
		struct buf out = { 0 };
		struct verdict v;
		struct err e;

		assert_int_equal(person_part_canonical(
				     &out, str_of(in[i]), NAME_FAMILY, &v, &e),
		    0);
		assert_true(str_is(buf_str(&out), want[i]));
		assert_string_equal(v.reason == NULL ? "" : v.reason, why[i]);
		assert_int_equal(v.read, strcmp(why[i], "company") != 0);
		buf_free(&out);
	}
}

static void
other_forms_are_for_the_asking(void **state)
{
	struct person_rule r = { .order = PERSON_ORDER_FAMILY_FIRST };

	(void)state;
	check(&r, "VIRTANEN MATTI JUHANI", "Matti Juhani Virtanen", NULL);
	r.form = PERSON_FAMILY_COMMA;
	check(&r, "Virtanen Matti", "Virtanen, Matti", NULL);
	check(&r, "Virtanen, Matti", "Virtanen, Matti", NULL);
	r.form = PERSON_FAMILY_FIRST;
	check(&r, "Virtanen, Matti", "Virtanen Matti", NULL);
	check(&r, "Virtanen Matti", "Virtanen Matti", NULL);
	r.form = PERSON_AS_WRITTEN;
	check(&r, "VIRTANEN, MATTI", "Virtanen, Matti", NULL);
	check(&r, "Matti Virtanen", "Matti Virtanen", NULL);
}

static void
decides(const char *const *names, const char *want)
{
	struct person_rule r = { .order = PERSON_ORDER_NONE };
	struct person_tally t = { .open = 0 };
	struct err e;

	for (; *names != NULL; names++)
		assert_int_equal(
		    person_observe(&t, str_of(*names), PERSON_GIVEN_FIRST, &e),
		    0);
	person_decide(&r, &t);
	assert_string_equal(person_order_name(r.order), want);
}

#define COLUMN(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
columns_decide(void **state)
{
	struct person_rule told = { .order = PERSON_ORDER_FAMILY_FIRST,
		.told = true };
	const struct person_tally t = { .given_first = 5 };

	(void)state;
	decides(COLUMN("Matti M\xc3\xa4kinen", "Martin Thomas"), "given-first");
	decides(
	    COLUMN("M\xc3\xa4kinen Matti", "Thomas Martin"), "family-first");
	decides(
	    COLUMN("M\xc3\xa4kinen Matti", "Matti M\xc3\xa4kinen"), "mixed");
	decides(COLUMN("Martin Thomas"), "open");
	decides(COLUMN("M\xc3\xa4kinen, Matti"), "none");
	decides(COLUMN("Matti"), "none");
	decides(COLUMN("Acme Oy", ""), "none");
	/* what is in capitals is read without the others */
	decides(COLUMN("M\xc3\x84KINEN Matti"), "none");
	person_decide(&told, &t);
	assert_int_equal(told.order, PERSON_ORDER_FAMILY_FIRST);
}

static void
reads(const char *in, const char *want, const char *why)
{
	struct buf room = { 0 }, out = { 0 };
	struct verdict v;
	struct person p;
	struct err e;

	assert_int_equal(
	    person_read(&p, &room, str_of(in), &forward, &v, &e), 0);
	assert_int_equal(v.read, why == NULL);
	if (why != NULL) {
		assert_string_equal(v.reason, why);
	} else {
		const struct str parts[] = { p.title, p.given, p.middle,
			p.family, p.suffix };

		for (size_t i = 0; i < 5; i++) {
			assert_int_equal(buf_add(&out, parts[i], &e), 0);
			assert_int_equal(buf_add_byte(&out, '|', &e), 0);
		}
		if (!str_is(buf_str(&out), want))
			fail_msg("%s: %.*s, expected %s", in, (int)out.n, out.p,
			    want);
	}
	buf_free(&room);
	buf_free(&out);
}

static void
names_are_split(void **state)
{
	(void)state;
	reads("M\xc3\x84KINEN, MATTI", "|Matti||M\xc3\xa4kinen||", NULL);
	reads("mgr in\xc5\xbc. Jan Kowalski", "mgr in\xc5\xbc.|Jan||Kowalski||",
	    NULL);
	reads("Robin van der Berg", "|Robin||van der Berg||", NULL);
	reads("VAN DER BERG, ROBIN", "|Robin||van der Berg||", NULL);
	reads("Frau M\xc3\xbcller", "Frau|||M\xc3\xbcller||", NULL);
	reads("Mr. John E Smith Jr., PhD", "Mr.|John|E|Smith|Jr., PhD|", NULL);
	reads("Matti M\xc3\x84KINEN", "|Matti||M\xc3\xa4kinen||", NULL);
	reads("", "|||||", NULL);
	reads("Acme Oy", NULL, "company");
	reads("Test", NULL, "suspicious");
	reads("Matti", NULL, "name_order_unknown");
	reads("Mary Smith Jones", NULL, "name_split_unknown");
	reads("Mr & Mrs Smith", NULL, "multi_value");
}

/* How many of each byte but spaces and commas, without regard to case. */
static void
count_letters(struct str s, size_t *counts)
{
	struct buf folded = { 0 };
	struct err e;

	assert_int_equal(utf8_casefold(&folded, s, &e), 0);
	memset(counts, 0, 256 * sizeof *counts);
	for (size_t i = 0; i < folded.n; i++)
		counts[(unsigned char)folded.p[i]]++;
	counts[' '] = counts[','] = 0;
	buf_free(&folded);
}

/* Written once, s keeps its letters and is not written otherwise again. */
static void
hold_laws(const struct person_rule *r, struct str s)
{
	struct buf once = { 0 }, twice = { 0 };
	size_t before[256], after[256];
	struct verdict v;
	struct err e;

	assert_int_equal(person_canonical(&once, s, r, &v, &e), 0);
	if (v.read) {
		count_letters(s, before);
		count_letters(buf_str(&once), after);
		if (memcmp(before, after, sizeof before) != 0)
			fail_msg("%.*s: other letters: %.*s", (int)s.n, s.p,
			    (int)once.n, once.p);
		assert_int_equal(
		    person_canonical(&twice, buf_str(&once), r, &v, &e), 0);
		if (!v.read || !str_equal(buf_str(&once), buf_str(&twice)))
			fail_msg("%.*s: %.*s, then %.*s", (int)s.n, s.p,
			    (int)once.n, once.p, (int)twice.n, twice.p);
	}
	buf_free(&once);
	buf_free(&twice);
}

/* A column whose order is not known, and forms that tell it. */
static void
hold_all_laws(struct str s)
{
	for (int order = PERSON_ORDER_NONE; order <= PERSON_ORDER_MIXED;
	     order++) {
		struct person_rule r = { .order = (enum person_order)order,
			.form = PERSON_FAMILY_COMMA };

		hold_laws(&r, s);
	}
	hold_laws(&(struct person_rule){ .order = PERSON_ORDER_OPEN }, s);
	hold_laws(&forward, s);
}

static void
make_capitals(struct buf *out, struct str s)
{
	struct err e;

	while (s.n > 0) {
		int32_t point;

		s = str_slice(s, utf8_decode(s, &point), s.n);
		assert_int_equal(utf8_encode(out, utf8_upper(point), &e), 0);
	}
}

/* Those of many countries, but of Turkic letters, whose other case depends on
 * their neighbours. */
static void
popular_names_keep_their_letters(void **state)
{
	FILE *f = fopen("tests/data/popular-names.tsv", "r");
	struct buf capitals = { 0 };
	char *line = NULL;
	size_t capacity = 0, n = 0;
	char before[200] = "Anna";

	(void)state;
	assert_non_null(f);
	while (getline(&line, &capacity, f) > 0) {
		char *name = strrchr(line, '\t');
		char whole[400];

		if (line[0] == '#' || name == NULL ||
		    strstr(name, "\xc4\xb0") || strstr(name, "\xc4\xb1"))
			continue;
		name++;
		name[strcspn(name, "\n")] = '\0';
		for (size_t i = 0; i < 3; i++) {
			if (i == 0)
				(void)snprintf(whole, sizeof whole, "%s", name);
			else
				(void)snprintf(whole, sizeof whole,
				    i == 1 ? "%s %s" : "%s, %s", name, before);
			hold_all_laws(str_of(whole));
			buf_clear(&capitals);
			make_capitals(&capitals, str_of(whole));
			hold_all_laws(buf_str(&capitals));
		}
		(void)snprintf(before, sizeof before, "%s", name);
		n++;
	}
	assert_true(n > 5000);
	(void)fclose(f);
	free(line);
	buf_free(&capitals);
}

static void
any_words_keep_their_letters(void **state)
{
	static const char *const pieces[] = { "MATTI", "Matti", "matti",
		"M\xc3\x84KINEN", "M\xc3\xa4kinen", "van", "der", "DE", "LA",
		"Dr.", "dr", "PhD", "Jr.", "III", ",", ",", ".", " ", " ", "  ",
		"-", "'", "(", "x)", "\"", "&", "O'", "Mc", "dipl.", "ing.",
		"h.", "c.", "y", "e", "Sz.", "JP", "KTM", "DI", "\xc3\x9f",
		"\xce\xa3", "1", "@", "/", "Oy", "\xe7\x8e\x8b", "\xd0\x96" };
	uint32_t seed = 1;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		char s[200] = "";

		seed = seed * 1103515245 + 12345;
		for (uint32_t n = seed >> 16 & 7; n > 0; n--) {
			seed = seed * 1103515245 + 12345;
			strcat(s, pieces[(seed >> 16) %
					 (sizeof pieces / sizeof *pieces)]);
			if ((seed >> 8 & 3) != 0)
				strcat(s, " ");
		}
		hold_all_laws(str_of(s));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_names_come_first),
		cmocka_unit_test(titles_stay_or_go),
		cmocka_unit_test(what_cannot_be_told_stays),
		cmocka_unit_test(parts_have_columns_of_their_own),
		cmocka_unit_test(other_forms_are_for_the_asking),
		cmocka_unit_test(columns_decide),
		cmocka_unit_test(names_are_split),
		cmocka_unit_test(popular_names_keep_their_letters),
		cmocka_unit_test(any_words_keep_their_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
