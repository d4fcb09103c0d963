/* The whole: what must hold whatever the records are. */
#include "link/link.h"

#include "link_sample.h"

enum { PEOPLE = 300, MOST = 600 };

/* The records of `from` in another order, with another number of threads. */
static void
run_shuffled(struct sample *s, unsigned threads, const uint32_t *order,
    char (*text)[SAMPLE_TEXT], size_t n)
{
	struct link_options o = sample_options();

	o.threads = threads;
	sample_open_with(s, sample_people_columns, &o);
	for (size_t i = 0; i < n; i++)
		sample_add(s, text[order[i]]);
	sample_run(s);
}

static size_t
write_people(char (*text)[SAMPLE_TEXT])
{
	size_t n = 0;

	for (uint32_t p = 0; p < PEOPLE; p++) {
		for (uint32_t i = 0; i <= p % 2; i++)
			sample_person(text[n++], p, i * (1 + p % 4));
	}
	return n;
}

static void
neither_order_nor_threads_matter(void **state)
{
	static char text[MOST][SAMPLE_TEXT];
	uint32_t straight[MOST], mixed[MOST];
	struct sample s, t;
	uint64_t draw = 9;
	const size_t n = write_people(text);

	(void)state;
	for (uint32_t i = 0; i < n; i++) {
		const uint32_t j = draw_below(&draw, i + 1);

		straight[i] = i;
		mixed[i] = mixed[j];
		mixed[j] = i;
	}
	run_shuffled(&s, 1, straight, text, n);
	run_shuffled(&t, 3, mixed, text, n);
	assert_int_equal(s.link.clusters, t.link.clusters);
	assert_int_equal(s.link.edges.list.n, t.link.edges.list.n);
	assert_memory_equal(
	    s.link.edges.list.p, t.link.edges.list.p, s.link.edges.list.n);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(corpus_entry(&t.link.corpus, i),
		    corpus_entry(&s.link.corpus, mixed[i]));
	for (uint32_t i = 0; i < s.link.corpus.n; i++)
		assert_int_equal(cluster_of(&s.link.cluster, i),
		    cluster_of(&t.link.cluster, i));
	sample_close(&s);
	sample_close(&t);
}

static void
clusters_are_numbered_as_they_appear(void **state)
{
	struct sample s;
	uint32_t who[MOST], next = 0;
	size_t n;

	(void)state;
	sample_open(&s, sample_people_columns);
	n = sample_people(&s, PEOPLE, who);
	sample_run(&s);
	for (size_t i = 0; i < n; i++) {
		assert_true(link_cluster(&s.link, i) <= next);
		next += link_cluster(&s.link, i) == next;
	}
	assert_int_equal(next, s.link.clusters);
	sample_close(&s);
}

static void
few_and_poor_records(void **state)
{
	struct sample s;
	double weight;

	(void)state;
	sample_open(&s, "first_name|last_name");
	sample_run(&s);
	assert_int_equal(s.link.clusters, 0);
	sample_close(&s);
	sample_open(&s, "comment|order_id");
	sample_add(&s, "good|1");
	sample_add(&s, "good|1");
	sample_run(&s);
	assert_int_equal(s.link.clusters, 2);
	sample_close(&s);
	sample_open(&s, "first_name|last_name");
	sample_add(&s, "|");
	sample_add(&s, "Anna|Ek");
	sample_add(&s, "|");
	sample_add(&s, "Anna|Ek");
	sample_run(&s);
	assert_int_equal(s.link.clusters, 3);
	assert_int_equal(link_cluster(&s.link, 3), 1);
	assert_true(link_weight(&s.link, 3, &weight));
	assert_false(link_weight(&s.link, 0, &weight));
	sample_close(&s);
}

static void
a_thousand_alike_are_one(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, "first_name|last_name|email");
	for (int i = 0; i < 1000; i++)
		sample_add(&s, "Anna|Ek|anna@ek.fi");
	sample_run(&s);
	assert_int_equal(s.link.clusters, 1);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(neither_order_nor_threads_matter),
		cmocka_unit_test(clusters_are_numbered_as_they_appear),
		cmocka_unit_test(few_and_poor_records),
		cmocka_unit_test(a_thousand_alike_are_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
