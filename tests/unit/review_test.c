/* What somebody should look at. */
#include "link/review.h"

#include "link_sample.h"

static void
doubtful_pairs_by_weight(void **state)
{
	struct sample s;
	struct buf list = { 0 };
	const struct review_pair *pair;
	uint64_t draw = 11;
	size_t n;

	(void)state;
	sample_open(&s, "first_name|last_name|city|birth_date");
	for (uint32_t i = 0; i < 600; i++) {
		char text[SAMPLE_TEXT];
		const uint32_t who = draw_below(&draw, 400);

		(void)snprintf(text, sizeof text,
		    "given%u|family%u|place%u|19%02u-01-%02u", who % 20,
		    who / 20, draw_below(&draw, 9), 30 + who % 50,
		    1 + draw_below(&draw, 28));
		sample_add(&s, text);
	}
	sample_run(&s);
	assert_int_equal(
	    review_list(&list, &s.link.corpus, &s.link.edges, &s.link.cluster,
		&s.link.standing, &s.link.bonds, &s.err),
	    0);
	pair = (const struct review_pair *)(const void *)list.p;
	n = list.n / sizeof *pair;
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++) {
		const bool joined = link_cluster(&s.link, pair[i].a) ==
				    link_cluster(&s.link, pair[i].b);

		assert_true(pair[i].a < pair[i].b);
		assert_int_equal(joined, pair[i].joined);
		if (i > 0)
			assert_true(pair[i].weight <= pair[i - 1].weight);
		if (joined)
			assert_true(review_is_weak(&s.link.standing,
			    cluster_of(&s.link.cluster,
				corpus_entry(&s.link.corpus, pair[i].a))));
	}
	buf_free(&list);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(doubtful_pairs_by_weight),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
