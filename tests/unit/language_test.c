/* Languages: codes, tags and names, and what is not certain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/language.h"
#include "field/language_table.h"
#include "verdict_sample.h"

struct sample {
	const char *in, *out; /* out NULL: not read */
	const char *reason;
};

static void
check(const struct sample *s)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(language_canonical(&out, str_of(s->in), &v, &e), 0);
	if (!verdict_is(&v, buf_str(&out), s->out, s->reason))
		fail_msg("%s: %.*s (%s)", s->in, (int)out.n, out.p,
		    v.reason == NULL ? "read" : v.reason);
	if (language_is_canonical(str_of(s->in)))
		assert_true(s->out != NULL && s->reason == NULL &&
			    strcmp(s->in, s->out) == 0);
	if (s->out != NULL && strcmp(s->in, s->out) != 0) {
		struct sample again = { s->out, s->out, s->reason };

		check(&again);
	}
	buf_free(&out);
}

static void
check_all(const struct sample *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check(&s[i]);
}

#define CHECK(samples) check_all(samples, sizeof samples / sizeof *samples)

static void
codes_and_tags(void **state)
{
	static const struct sample samples[] = {
		{ "fi", "fi", NULL },
		{ " FI ", "fi", NULL },
		{ "fin", "fi", NULL },
		{ "ger", "de", NULL },
		{ "DEU", "de", NULL },
		{ "hrv", "hr", NULL },
		{ "SWE", "sv", NULL },
		{ "no", "no", NULL },
		{ "nb", "nb", NULL },
		{ "NA", "na", NULL },
		{ "smn", "smn", NULL },
		{ "en-gb", "en-GB", NULL },
		{ "en_UK", "en-GB", NULL },
		{ "fi_FI.UTF-8", "fi-FI", NULL },
		{ "pl_PL@euro", "pl-PL", NULL },
		{ "sv-fi", "sv-FI", NULL },
		{ "zh-hant-hk", "zh-Hant-HK", NULL },
		{ "ZH_HANS", "zh-Hans", NULL },
		{ "sr-latn-rs", "sr-Latn-RS", NULL },
		{ "es-419", "es-419", NULL },
		{ "fi-JP", "fi-JP", NULL },
	};

	(void)state;
	CHECK(samples);
	assert_true(language_is_canonical(str_of("fi")));
	assert_false(language_is_canonical(str_of("FI")));
	assert_false(language_is_canonical(str_of("se")));
	assert_false(language_is_canonical(str_of("xx")));
}

static void
names_in_eight_languages(void **state)
{
	static const struct sample samples[] = {
		{ "Finnish", "fi", NULL },
		{ "suomi", "fi", NULL },
		{ "Suomenkielinen", "fi", NULL },
		{ "fi\xc5\x84ski", "fi", NULL },
		{ "finski", "fi", NULL },
		{ "Finska", "fi", NULL },
		{ "Finnisch", "fi", NULL },
		{ "finnois", "fi", NULL },
		{ "fin\xc3\xa9s", "fi", NULL },
		{ "finnes", NULL, "unknown_language" },
		{ "Polish", "pl", NULL },
		{ "puola", "pl", NULL },
		{ "polski", "pl", NULL },
		{ "po polsku", "pl", NULL },
		{ "j\xc4\x99zyk polski", "pl", NULL },
		{ "poljski", "pl", NULL },
		{ "polska", "pl", NULL },
		{ "Polnisch", "pl", NULL },
		{ "polonais", "pl", NULL },
		{ "polaco", "pl", NULL },
		{ "Croatian", "hr", NULL },
		{ "kroatia", "hr", NULL },
		{ "chorwacki", "hr", NULL },
		{ "HRVATSKI", "hr", NULL },
		{ "ruotsi", "sv", NULL },
		{ "viro", "et", NULL },
		{ "eesti", "et", NULL },
		{ "ukrai\xc5\x84ski", "uk", NULL },
		{ "\xd0\xa0\xd1\x83\xd1\x81\xd1\x81\xd0\xba\xd0\xb8\xd0\xb9",
		    "ru", NULL },
		{ "\xd1\x80\xd1\x83\xd1\x81\xd1\x81\xd0\xba\xd0\xb8\xd0\xb9",
		    "ru", NULL },
		{ "\xd0\xa0\xd0\xa3\xd0\xa1\xd0\xa1\xd0\x9a\xd0\x98\xd0\x99",
		    "ru", NULL },
		{ "Fran\xc3\xa7"
		  "ais",
		    "fr", NULL },
		{ "FRANCAIS", "fr", NULL },
		{ "norsk bokm\xc3\xa5l", "nb", NULL },
		{ "fin.", "fi", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
names_with_more(void **state)
{
	static const struct sample samples[] = {
		{ "English (UK)", "en-GB", NULL },
		{ "English (United Kingdom)", "en-GB", NULL },
		{ "English - United States", "en-US", NULL },
		{ "British English", "en-GB", NULL },
		{ "Portugu\xc3\xaas (Brasil)", "pt-BR", NULL },
		{ "Deutsch (AT)", "de-AT", NULL },
		{ "svenska (Finland)", "sv-FI", NULL },
		{ "Chinese (Simplified)", "zh-Hans", NULL },
		{ "Suomi (fi)", "fi", NULL },
		{ "Finnish / suomi", "fi", NULL },
		{ "FI - Finnish", "fi", NULL },
		{ "en-US,en;q=0.9", "en-US", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
what_is_not_certain(void **state)
{
	static const struct sample samples[] = {
		{ "", NULL, "unknown_language" },
		{ "xx", NULL, "unknown_language" },
		{ "klingonia", NULL, "unknown_language" },
		{ "English (Klingon)", NULL, "unknown_language" },
		{ "en-XX", NULL, "unknown_language" },
		{ "en-Abcd", NULL, "unknown_language" },
		{ "en-GB-x", NULL, "unknown_language" },
		{ "en.UTF-8", NULL, "unknown_language" },
		{ "sami", NULL, "unknown_language" },
		{ "q=0.8", NULL, "unknown_language" },
		{ "suomi, klingonia", NULL, "unknown_language" },
		{ "fi, sv", NULL, "multi_value" },
		{ "suomi/ruotsi", NULL, "multi_value" },
		{ "fi-sv", NULL, "multi_value" },
		{ "fi-en", NULL, "unknown_language" },
		{ "en-US,fi;q=0.9", NULL, "multi_value" },
		{ "CZ", NULL, "maybe_country" },
		{ "dk", NULL, "maybe_country" },
		{ "UA", NULL, "maybe_country" },
		{ "SE", "se", "maybe_country" },
		{ "ee", "ee", "maybe_country" },
	};

	(void)state;
	CHECK(samples);
}

/* Said by another code or by its name the small language is meant. */
static void
what_is_certain_is_no_country(void **state)
{
	static const char *const texts[] = { "sme", "Northern Sami",
		"pohjoissaame", "se-FI" };
	struct verdict v;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct buf out = { 0 };

		assert_int_equal(
		    language_canonical(&out, str_of(texts[i]), &v, &e), 0);
		assert_true(v.read);
		assert_null(v.reason);
		assert_true(str_starts(buf_str(&out), str_of("se")));
		buf_free(&out);
	}
}

static void
the_table_is_plain_and_in_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < language_table_count; i++) {
		const struct phrase *p = &language_table_words[i];
		char room[PHRASE_LONGEST];
		struct str plain = phrase_plain(str_of(p->text), room);

		assert_true(i == 0 || strcmp(language_table_words[i - 1].text,
					  p->text) < 0);
		assert_true(p->means > 0);
		if (!str_is(plain, p->text))
			fail_msg("%s is not plain", p->text);
	}
	assert_int_equal(strlen(language_table_regions) % 2, 0);
	assert_int_equal(strlen(language_table_scripts) % 4, 0);
	assert_int_equal(strlen(language_table_countries) % 2, 0);
}

/* Every tag that the table knows is its own canonical form. */
static void
tags_are_canonical(void **state)
{
	(void)state;
	for (size_t i = 0; i < language_table_count; i++) {
		const char *tag =
		    language_table_tags[language_table_words[i].means].tag;
		struct sample s = { tag, tag, NULL };
		char code[2];

		if (strlen(tag) == 2) {
			code[0] = (char)(tag[0] - 'a' + 'A');
			code[1] = (char)(tag[1] - 'a' + 'A');
			for (const char *p = language_table_countries;
			     *p != '\0'; p += 2) {
				if (memcmp(p, code, 2) == 0)
					s.reason = "maybe_country";
			}
		}
		check(&s);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_and_tags),
		cmocka_unit_test(names_in_eight_languages),
		cmocka_unit_test(names_with_more),
		cmocka_unit_test(what_is_not_certain),
		cmocka_unit_test(what_is_certain_is_no_country),
		cmocka_unit_test(the_table_is_plain_and_in_order),
		cmocka_unit_test(tags_are_canonical),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
