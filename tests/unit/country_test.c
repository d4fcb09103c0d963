/* Countries: the names and codes that are read, what is not certain, and that
 * every country comes back from each form it is written in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "field/countries_table.h"
#include "field/country.h"

struct sample {
	const char *in, *out; /* out NULL: not read */
	const char *reason;
};

static const struct country_style letters = { COUNTRY_ALPHA2, 0 };

static void
write_country(struct buf *out, struct str s, const struct country_style *style,
    struct verdict *v)
{
	struct country_found found;
	struct err e;

	assert_int_equal(country_find(s, &found, &e), 0);
	assert_int_equal(country_write(out, &found, style, v, &e), 0);
}

static void
check_bytes(
    struct str in, const struct sample *s, const struct country_style *style)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;
	const char *of = country_of(in);

	assert_int_equal(buf_add_byte(&out, '>', &e), 0);
	write_country(&out, in, style, &v);
	if (v.read != (s->out != NULL) ||
	    !str_is(
		str_make(out.p + 1, out.n - 1), s->out == NULL ? "" : s->out))
		fail_msg("%s: %.*s (%s)", s->in, (int)out.n, out.p,
		    v.reason == NULL ? "read" : v.reason);
	if (s->reason == NULL)
		assert_null(v.reason);
	else if (v.reason == NULL || strcmp(v.reason, s->reason) != 0)
		fail_msg("%s: %s, expected %s", s->in,
		    v.reason == NULL ? "no reason" : v.reason, s->reason);
	if (style->form == COUNTRY_ALPHA2 && s->out != NULL && *s->out != '\0')
		assert_string_equal(of == NULL ? "none" : of, s->out);
	if (s->out == NULL)
		assert_null(of);
	buf_free(&out);
}

static void
check(const struct sample *s, const struct country_style *style)
{
	check_bytes(str_of(s->in), s, style);
}

static void
check_all(const struct sample *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check(&s[i], &letters);
}

#define CHECK(samples) check_all(samples, sizeof samples / sizeof *samples)

static void
codes_are_read(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "FI", NULL },
		{ "fi", "FI", NULL },
		{ " Fi\t", "FI", NULL },
		{ "FIN", "FI", NULL },
		{ "fin", "FI", NULL },
		{ "246", "FI", NULL },
		{ "040", "AT", NULL },
		{ "\xef\xbc\xa6\xef\xbc\xa9", "FI", NULL }, /* wide FI */
		{ "UK", "GB", NULL },
		{ "EL", "GR", NULL },
		{ "XK", "XK", NULL },
		{ "XKX", "XK", NULL },
		{ "usa", "US", NULL },
		{ "U.S.A.", "US", NULL },
		{ "U.S.", "US", NULL },
		{ "u.k.", "GB", NULL },
		{ "+358", "FI", NULL },
		{ "+ 358", "FI", NULL },
		{ "+44", "GB", NULL },
		{ "+383", "XK", NULL },
		{ "+1-242", "BS", NULL },
		{ "+1 (876)", "JM", NULL },
	};

	(void)state;
	CHECK(samples);
}

/* It looks like a value that is missing, in this field only. */
static void
namibia_is_a_country(void **state)
{
	static const struct sample samples[] = {
		{ "NA", "NA", NULL },
		{ "na", "NA", NULL },
		{ "NAM", "NA", NULL },
		{ "516", "NA", NULL },
		{ "Namibia", "NA", NULL },
		{ "N/A", NULL, "unknown" },
		{ "n/a", NULL, "unknown" },
		{ "n.a.", NULL, "unknown" },
		{ "#NA", NULL, "unknown" },
		{ "-", NULL, "unknown" },
		{ "NULL", NULL, "unknown" },
		{ "None", NULL, "unknown" },
	};

	(void)state;
	CHECK(samples);
}

static void
names_are_read(void **state)
{
	static const struct sample samples[] = {
		{ "Finland", "FI", NULL },
		{ "FINLAND", "FI", NULL },
		{ "Suomi", "FI", NULL },
		{ "Amerikai Egyes\xc3\xbclt \xc3\x81llamok", "US", NULL },
		{ "\xe6\xbe\xb3\xe9\x97\xa8", "MO", NULL },
		{ "Afrika Borwa", "ZA", NULL },
		/* America in Vietnamese; without accents a code */
		{ "M\xe1\xbb\xb9", "US", NULL },
		{ "My", "MY", NULL },
		{ "Polska", "PL", NULL },
		{ "Hrvatska", "HR", NULL },
		{ "Kroatia", "HR", NULL },
		{ "Niemcy", "DE", NULL },
		{ "Njema\xc4\x8dka", "DE", NULL },
		{ "Iso-Britannia", "GB", NULL },
		{ "\xc3\x96sterreich", "AT", NULL },
		{ "OSTERREICH", "AT", NULL },
		{ "O\xcc\x88sterreich", "AT", NULL },
		{ "Cote d'Ivoire", "CI", NULL },
		{ "C\xc3\xb4te d\xe2\x80\x99Ivoire", "CI", NULL },
		{ "Bosnia & Herzegovina", "BA", NULL },
		{ "Bosnia and Herzegovina", "BA", NULL },
		{ "bosnia-herzegovina", "BA", NULL },
		{ "St. Lucia", "LC", NULL },
		{ "Saint Lucia", "LC", NULL },
		{ "The Netherlands", "NL", NULL },
		{ "Gambia (the)", "GM", NULL },
		{ "Iran, Islamic Republic of", "IR", NULL },
		{ "Korea (the Republic of)", "KR", NULL },
		{ "Republic of the Congo", "CG", NULL },
		{ "Congo - Kinshasa", "CD", NULL },
		{ "T\xc3\xbcrkiye", "TR", NULL },
		{ "Turkey", "TR", NULL },
		{ "\xce\x95\xce\xbb\xce\xbb\xce\xac\xce\xb4\xce\xb1", "GR",
		    NULL },
		{ "\xce\x95\xce\x9b\xce\x9b\xce\x91\xce\x94\xce\x91", "GR",
		    NULL }, /* capitals have no accents */
		{ "\xd0\xa0\xd0\x9e\xd0\xa1\xd0\xa1\xd0\x98\xd0\xaf", "RU",
		    NULL },
		{ "\xe6\x97\xa5\xe6\x9c\xac", "JP", NULL },
		{ "\xeb\x8c\x80\xed\x95\x9c\xeb\xaf\xbc\xea\xb5\xad", "KR",
		    NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
accents_tell_what_is_alike_without(void **state)
{
	static const struct sample samples[] = {
		{ "T\xc3\xb3ga", "TG", NULL },
		{ "T\xc3\xb5ga", "TO", NULL },
		{ "Toga", NULL, "ambiguous_country" },
		{ "Sabiya", "RS", NULL },
		{ "S\xc3\xa3"
		  "biya",
		    "ZM", NULL },
		/* A code, and two names in Vietnamese. */
		{ "AO", "AO", NULL },
		{ "\xc3\x81o", "AT", NULL },
		{ "NGA", "NG", NULL },
		{ "Nga", NULL, "ambiguous_country" },
	};

	(void)state;
	CHECK(samples);
}

/* Written in parts, as some systems do. */
static void
what_is_not_composed_is_read(void **state)
{
	static const char *const samples[] = { "To\xcc\x83ga", "TO",
		"\xe1\x84\x83\xe1\x85\xa2\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab"
		"\xe1\x84\x86\xe1\x85\xb5\xe1\x86\xab\xe1\x84\x80\xe1\x85\xae"
		"\xe1\x86\xa8",
		"KR" };

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i += 2) {
		struct buf out = { 0 };
		struct verdict v;

		write_country(&out, str_of(samples[i]), &letters, &v);
		assert_true(v.read && v.reason == NULL);
		assert_true(str_is(buf_str(&out), samples[i + 1]));
		buf_free(&out);
	}
}

static void
what_is_not_certain_is_said(void **state)
{
	static const struct sample samples[] = {
		{ "Congo", NULL, "ambiguous_country" },
		{ "Kongo", NULL, "ambiguous_country" },
		{ "Korea", NULL, "ambiguous_country" },
		{ "CS", NULL, "ambiguous_country" },
		{ "+1", NULL, "ambiguous_country" },
		{ "+7", NULL, "ambiguous_country" },
		{ "Nigeri", NULL, "ambiguous_country" },
		{ "\xd0\x9a\xd0\xbe\xd0\xbd\xd0\xb3\xd0\xbe", NULL,
		    "ambiguous_country" },
		{ "Georgia", "GE", "ambiguous_country" },
		{ "GEORGIA", "GE", "ambiguous_country" },
		{ "GE", "GE", NULL },
		{ "Jordan", "JO", "ambiguous_country" },
		{ "YU", NULL, "retired" },
		{ "SU", NULL, "retired" },
		{ "AN", NULL, "retired" },
		{ "SCG", NULL, "retired" },
		{ "Jugoslavia", NULL, "retired" },
		{ "U.S.S.R.", NULL, "retired" },
		{ "DD", "DE", "retired" },
		{ "DDR", "DE", "retired" },
		{ "ZR", "CD", "retired" },
		{ "Zaire", "CD", "retired" },
		{ "England", "GB", "subdivision" },
		{ "SCOTLAND", "GB", "subdivision" },
		{ "\xc5\xa0kotska", "GB", "subdivision" },
		{ "Northern Ireland", "GB", "subdivision" },
		{ "Kanariansaaret", "ES", "subdivision" },
		{ "IC", "ES", "subdivision" },
		{ "Sark", "GG", "subdivision" },
		{ "Helsinki", NULL, "unknown" },
		{ "Finland / Sweden", NULL, "unknown" },
		{ "FI, SE", NULL, "unknown" },
		{ "F I", NULL, "unknown" },
		{ "46", NULL, "unknown" },
		{ "ZZ", NULL, "unknown" },
		{ "the", NULL, "unknown" },
		{ "+", NULL, "unknown" },
		{ "+999", NULL, "unknown" },
		{ "", "", NULL },
		{ " \t\xc2\xa0", "", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
any_bytes_are_taken(void **state)
{
	static const char nul[] = "F\0I";
	static const struct sample none = { "NUL", NULL, "unknown" };
	static const struct sample finland = { "NUL", "FI", NULL };
	char big[5000];

	(void)state;
	check_bytes(str_make(nul, 3), &none, &letters);
	check_bytes(str_make("Fin\0land", 8), &finland, &letters);
	check_bytes(str_make(NULL, 0),
	    &(const struct sample){ "empty", "", NULL }, &letters);
	for (size_t n = 250; n < 280; n++) {
		memset(big, 'a', n);
		check_bytes(str_make(big, n), &none, &letters);
	}
	memset(big, 'x', sizeof big);
	check_bytes(str_make(big, sizeof big), &none, &letters);
	/* Each folds to many letters. */
	for (size_t i = 0; i + 3 <= sizeof big; i += 3)
		memcpy(big + i, "\xef\xb7\xba", 3);
	check_bytes(str_make(big, 4998), &none, &letters);
	/* Every code point alone. */
	for (int32_t point = 0x80; point < 0x110000; point++) {
		char room[4];
		struct buf one = { .p = room, .capacity = sizeof room };
		struct buf out = { 0 };
		struct verdict v;
		struct err e;

		if (point >= 0xD800 && point < 0xE000)
			continue;
		assert_int_equal(utf8_encode(&one, point, &e), 0);
		write_country(&out, buf_str(&one), &letters, &v);
		/* One syllable may be a name: Guam. */
		assert_true(out.n == 0 || (v.read && out.n == 2));
		buf_free(&out);
	}
}

/* What is written is read as the same country, and written alike again. */
static void
every_form_comes_back(void **state)
{
	size_t countries = 0;

	(void)state;
	for (size_t i = 0; i < sizeof countries_letters; i++) {
		const struct countries_entry *x =
		    &countries_table[countries_letters[i]];
		struct country_style style = { COUNTRY_ALPHA2, 0 };
		struct sample s = { x->alpha2, x->alpha2, NULL };

		if (countries_letters[i] == 0)
			continue;
		countries++;
		assert_int_equal(x->alpha2[0], 'A' + (int)i / 26);
		assert_int_equal(x->alpha2[1], 'A' + (int)i % 26);
		check(&s, &style);
		s.in = x->alpha3;
		check(&s, &style);
		style.form = COUNTRY_ALPHA3;
		s.out = x->alpha3;
		check(&s, &style);
		style.form = COUNTRY_NAME;
		for (size_t l = 0; l < COUNTRY_LANGUAGES; l++) {
			style.language = l;
			s.in = s.out = countries_shown + x->shown[l];
			s.reason = strcmp(s.in, "Georgia") == 0 ||
					   strcmp(s.in, "Jordan") == 0
				       ? "ambiguous_country"
				       : NULL;
			check(&s, &style);
		}
	}
	assert_int_equal(countries, 250);
}

static void
names_are_written_in_a_language(void **state)
{
	static const char *const germany[] = { "en", "Germany", "fi", "Saksa",
		"pl", "Niemcy", "hr", "Njema\xc4\x8dka", "sv", "Tyskland", "de",
		"Deutschland", "fr", "Allemagne", "es", "Alemania" };

	(void)state;
	for (size_t i = 0; i < sizeof germany / sizeof *germany; i += 2) {
		struct country_style style = { COUNTRY_NAME,
			country_language(str_of(germany[i])) };
		struct sample s = { "de", germany[i + 1], NULL };

		assert_int_equal(style.language, i / 2);
		check(&s, &style);
	}
	assert_int_equal(
	    country_language(str_of("xx")), (int)COUNTRY_LANGUAGES);
	assert_int_equal(country_language(str_of("")), (int)COUNTRY_LANGUAGES);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_are_read),
		cmocka_unit_test(namibia_is_a_country),
		cmocka_unit_test(names_are_read),
		cmocka_unit_test(accents_tell_what_is_alike_without),
		cmocka_unit_test(what_is_not_composed_is_read),
		cmocka_unit_test(what_is_not_certain_is_said),
		cmocka_unit_test(any_bytes_are_taken),
		cmocka_unit_test(every_form_comes_back),
		cmocka_unit_test(names_are_written_in_a_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
