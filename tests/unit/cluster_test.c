/* Clusters, and what is certain about them. */
#include "link/cluster.h"

#include "link_sample.h"

static void
people_are_found(void **state)
{
	struct sample s;
	uint32_t who[1200];
	size_t n, right = 0, wrong = 0, all = 0;

	(void)state;
	sample_open(&s, sample_people_columns);
	n = sample_people(&s, 600, who);
	sample_run(&s);
	for (size_t i = 0; i < n; i++) {
		for (size_t j = i + 1; j < n; j++) {
			const bool joined = link_cluster(&s.link, i) ==
					    link_cluster(&s.link, j);

			all += who[i] == who[j];
			right += joined && who[i] == who[j];
			wrong += joined && who[i] != who[j];
		}
	}
	assert_true(right * 100 >= all * 99);
	assert_true(wrong * 100 <= all);
	sample_close(&s);
}

static void
open_told(struct sample *s, uint32_t who[300])
{
	sample_open(s, sample_people_columns);
	(void)sample_people(s, 120, who);
	assert_int_equal(who[0], who[2]);
	assert_int_not_equal(who[3], who[4]);
}

static void
what_is_told_holds(void **state)
{
	struct sample s;
	uint32_t who[300];

	(void)state;
	open_told(&s, who);
	assert_int_equal(link_tell(&s.link, 1, 0, false, 1, &s.err), 0);
	assert_int_equal(link_tell(&s.link, 3, 4, true, 3, &s.err), 0);
	assert_int_equal(link_tell(&s.link, 50, 3, true, 50, &s.err), 0);
	sample_run(&s);
	assert_int_not_equal(
	    link_cluster(&s.link, 0), link_cluster(&s.link, 1));
	assert_int_equal(link_cluster(&s.link, 3), link_cluster(&s.link, 4));
	assert_int_equal(link_cluster(&s.link, 50), link_cluster(&s.link, 4));
	sample_close(&s);
}

static void
contradictions_are_named(void **state)
{
	struct sample s;
	uint32_t who[300];
	const struct bonds_pair *pair;

	(void)state;
	open_told(&s, who);
	assert_int_equal(link_tell(&s.link, 3, 50, false, 3, &s.err), 0);
	assert_int_equal(link_tell(&s.link, 3, 4, true, 3, &s.err), 0);
	assert_int_equal(link_tell(&s.link, 50, 4, true, 50, &s.err), 0);
	assert_int_equal(link_tell(&s.link, 60, 4, false, 60, &s.err), 0);
	sample_run(&s);
	pair = (const struct bonds_pair *)(const void *)s.link.bonds.pairs.p;
	assert_true(pair[0].broken);
	assert_int_equal(pair[0].by, 2);
	assert_false(pair[3].broken);
	sample_close(&s);
}

static void
known_clusters_stay(void **state)
{
	struct sample s;
	struct str field[SAMPLE_COLUMNS];
	char text[SAMPLE_TEXT];

	(void)state;
	sample_open(&s, sample_people_columns);
	for (uint32_t i = 0; i < 200; i++) {
		sample_person(text, i % 100, i / 100);
		(void)sample_split(text, field);
		/* Of the first 100, 0 and 1 are one; the others are new. */
		assert_int_equal(link_add(&s.link, field,
				     i >= 100 ? 0
				     : i < 2  ? 1
					      : i,
				     &s.err),
		    0);
	}
	sample_run(&s);
	assert_int_equal(link_cluster(&s.link, 0), link_cluster(&s.link, 1));
	for (uint32_t i = 2; i < 100; i++)
		assert_int_not_equal(
		    link_cluster(&s.link, i), link_cluster(&s.link, i - 1));
	assert_int_equal(link_cluster(&s.link, 150), link_cluster(&s.link, 50));
	sample_close(&s);
}

static void
a_source_has_everybody_once(void **state)
{
	struct link_options o = sample_options();
	struct sample s;
	struct str field[SAMPLE_COLUMNS];
	char text[SAMPLE_TEXT + 8], person[SAMPLE_TEXT];

	(void)state;
	o.once = 6;
	sample_open_with(
	    &s, "first_name|last_name|birth_date|phone|street|city|source", &o);
	for (uint32_t i = 0; i < 200; i++) {
		sample_person(person, i % 100, i / 100 * 2);
		(void)snprintf(text, sizeof text, "%s|%s", person,
		    i % 100 < 50 || i < 100 ? "crm" : "web");
		(void)sample_split(text, field);
		assert_int_equal(link_add(&s.link, field, 0, &s.err), 0);
	}
	sample_run(&s);
	for (uint32_t i = 0; i < 50; i++)
		assert_int_not_equal(
		    link_cluster(&s.link, i), link_cluster(&s.link, i + 100));
	assert_int_equal(link_cluster(&s.link, 60), link_cluster(&s.link, 160));
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_are_found),
		cmocka_unit_test(what_is_told_holds),
		cmocka_unit_test(contradictions_are_named),
		cmocka_unit_test(known_clusters_stay),
		cmocka_unit_test(a_source_has_everybody_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
