/* Traits that follow from others. */
#include "link/evidence_hides.h"

#include "link_sample.h"

static void
the_city_follows_from_the_postcode(void **state)
{
	static const char *const city[] = { "Turku", "Oulu", "Lahti", "Vaasa",
		"Kuopio" };
	struct sample s;
	struct evidence v = { .order = { 3, 2, 0, 1 }, .n = 4 };
	char text[SAMPLE_TEXT];
	uint64_t draw = 4;

	(void)state;
	sample_open(&s, "first_name|last_name|postcode|city");
	for (unsigned i = 0; i < 400; i++) {
		const unsigned place = draw_below(&draw, 40);

		(void)snprintf(text, sizeof text, "name%u|family%u|%u|%s",
		    draw_below(&draw, 90), draw_below(&draw, 90),
		    10000 + place * 100, city[place % 5]);
		sample_add(&s, text);
	}
	sample_settle(&s);
	v.order[0] = 2;
	v.order[1] = 0;
	v.order[2] = 1;
	v.order[3] = 3;
	assert_int_equal(evidence_hides_find(&s.link.corpus, &v, &s.err), 0);
	assert_int_equal(v.hides[2], 1U << 3);
	assert_int_equal(v.hides[0] | v.hides[1] | v.hides[3], 0);
	assert_true(evidence_hides_visible(&s.link.corpus, &v, 3) > 0.6);
	assert_true(evidence_hides_visible(&s.link.corpus, &v, 3) < 0.95);
	assert_true(evidence_hides_visible(&s.link.corpus, &v, 0) == 1);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_city_follows_from_the_postcode),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
