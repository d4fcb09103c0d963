/* What texts are about, and how they sound. */
#include "segment/themes.h"

#include "segment_sample.h"

static const char list[] = "theme,polarity,weight,pattern\n"
			   ",negation,2,\\bnot\\b\n"
			   "delivery,none,,\\bparcel\\b\n"
			   "delivery,negative,2,\\blate\\b\n"
			   "price,positive,,\\bcheap\n"
			   ",positive,0.5,\\bfine\\b\n";

/* tags | sentiment | spans */
static void
finds(struct themes *t, const char *text, const char *want)
{
	char got[400];
	struct err e;

	assert_int_equal(themes_find(t, str_of(text), &e), 1);
	(void)snprintf(got, sizeof got, "%.*s | %s | %.*s", (int)t->tags.n,
	    t->tags.p == NULL ? "" : t->tags.p, t->sentiment, (int)t->spans.n,
	    t->spans.p == NULL ? "" : t->spans.p);
	assert_string_equal(got, want);
}

static void
what_it_finds(void **state)
{
	struct themes t = { .n = 0 };
	struct arena memory = { 0 };
	struct err e;
	char *file = sample_file(list, ".csv");

	(void)state;
	assert_int_equal(themes_read(&t, file, &memory, &e), 0);
	finds(&t, "nothing", " | neutral | ");
	finds(&t, "The PARCEL", "delivery | neutral | delivery: PARCEL");
	finds(&t, "late parcel",
	    "delivery | negative | delivery: parcel; "
	    "delivery-: late");
	finds(&t, "not late", "delivery | positive | delivery+: late");
	/* Within two words, and not beyond a comma. */
	finds(&t, "not at all late", "delivery | negative | delivery-: late");
	finds(&t, "not so late", "delivery | positive | delivery+: late");
	finds(&t, "not now, late", "delivery | negative | delivery-: late");
	/* Weights: 2 against 1 and 0.5, 1 and 1 against 2. */
	finds(&t, "late but cheap and fine",
	    "delivery|price | negative | delivery-: late; price+: cheap; "
	    "+: fine");
	finds(&t, "late, cheap, cheap",
	    "delivery|price | mixed | delivery-: late; price+: cheap; "
	    "price+: cheap");
	finds(&t, "", " | neutral | ");
	(void)unlink(file);
	themes_free(&t);
	arena_free(&memory);
}

static void
too_long(void **state)
{
	static char text[EVAL_PATTERN_BYTES + 1];
	struct themes t = { .n = 0 };
	struct err e;

	(void)state;
	memset(text, 'x', sizeof text);
	assert_int_equal(themes_find(&t, str_make(text, sizeof text), &e), 0);
	assert_int_equal(
	    themes_find(&t, str_make(text, sizeof text - 1), &e), 1);
	themes_free(&t);
}

static void
malformed(void **state)
{
	static const char *const lists[] = {
		"theme,polarity,weight,pattern\na,good,,x\n",
		"theme,polarity,weight,pattern\na,none,0,x\n",
		"theme,polarity,weight,pattern\na,none,x,x\n",
		"theme,polarity,weight,pattern\na,none,1,(x\n",
		"theme,polarity\na,none\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct themes t = { .n = 0 };
		struct arena memory = { 0 };
		struct err e;
		char *file = sample_file(lists[i], ".csv");

		assert_int_equal(themes_read(&t, file, &memory, &e), -1);
		assert_int_equal(e.code, ERR_USAGE);
		(void)unlink(file);
		themes_free(&t);
		arena_free(&memory);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_it_finds),
		cmocka_unit_test(too_long),
		cmocka_unit_test(malformed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
