/* Candidate pairs by weight. */
#include "link/edges.h"

#include "link_sample.h"

static void
in_order_and_above_the_floor(void **state)
{
	struct sample s;
	struct edges high = { .scored = 0 };
	uint32_t who[600];
	size_t n, few;
	const struct edge *edge, *best;

	(void)state;
	sample_open(&s, sample_people_columns);
	(void)sample_people(&s, 300, who);
	sample_run(&s);
	edge = edges_list(&s.link.edges, &n);
	assert_true(n > 100);
	for (size_t i = 0; i < n; i++) {
		assert_true(edge[i].weight >= -2);
		assert_true(edge[i].a < edge[i].b);
		if (i > 0)
			assert_true(edge[i].weight < edge[i - 1].weight ||
				    (edge[i].weight == edge[i - 1].weight &&
					(edge[i].a > edge[i - 1].a ||
					    (edge[i].a == edge[i - 1].a &&
						edge[i].b > edge[i - 1].b))));
	}
	assert_int_equal(
	    edges_score(&high, &s.link.blocks, &s.link.weight, &s.link.bonds,
		edge[n / 2].weight, s.link.workers, &s.err),
	    0);
	best = edges_list(&high, &few);
	assert_true(few > n / 2 && few < n);
	assert_memory_equal(edge, best, few * sizeof *edge);
	edges_free(&high);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_order_and_above_the_floor),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
