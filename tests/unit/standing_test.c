/* How firmly entries stand. */
#include "link/standing.h"

#include "link_sample.h"

static void
members_and_their_links(void **state)
{
	struct sample s;
	uint32_t who[300];
	size_t n, sum = 0;
	const struct cluster *k = &s.link.cluster;

	(void)state;
	sample_open(&s, sample_people_columns);
	(void)sample_people(&s, 150, who);
	sample_run(&s);
	for (uint32_t i = 0; i < s.link.corpus.n; i++) {
		const struct standing_entry *one =
		    standing_of(&s.link.standing, i);
		const uint32_t *member =
		    standing_members(&s.link.standing, cluster_of(k, i), &n);
		bool found = false;

		assert_int_equal(member[0], cluster_of(k, i));
		for (size_t m = 0; m < n; m++)
			found = found || member[m] == i;
		assert_true(found);
		assert_int_equal(cluster_of(k, one->with), cluster_of(k, i));
		assert_int_equal(n == 1, one->with == i);
		assert_true(one->mean <= one->best);
		if (n > 1)
			assert_true((float)weight_pair(&s.link.weight, NULL, i,
					one->with) == one->best);
		if (cluster_of(k, i) == i)
			sum += n;
	}
	assert_int_equal(sum, s.link.corpus.n);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_and_their_links),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
