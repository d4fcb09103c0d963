/* A model written and read. */
#include "link/model.h"

#include "link/block_key.h"
#include "link_sample.h"

static void
run_with(struct sample *s, const struct model *m, uint32_t who[300])
{
	struct link_options o = sample_options();

	o.model = m;
	sample_open_with(s, sample_people_columns, &o);
	(void)sample_people(s, 150, who);
	sample_run(s);
}

static void
write_model(struct buf *text, struct sample *s)
{
	assert_int_equal(model_write(text, &s->link.evidence, &s->link.corpus,
			     &s->link.options.reading, &s->err),
	    0);
}

static void
what_was_read_does_the_same(void **state)
{
	struct sample s, t;
	struct model m;
	struct buf text = { 0 };
	uint32_t who[300];

	(void)state;
	memset(&m, 0, sizeof m);
	run_with(&s, NULL, who);
	write_model(&text, &s);
	assert_int_equal(model_read(&m, buf_str(&text), &s.err), 0);
	run_with(&t, &m, who);
	assert_int_equal(t.link.clusters, s.link.clusters);
	for (uint64_t i = 0; i < s.link.corpus.records; i++)
		assert_int_equal(
		    link_cluster(&t.link, i), link_cluster(&s.link, i));
	assert_int_equal(s.link.edges.list.n, t.link.edges.list.n);
	assert_memory_equal(
	    s.link.edges.list.p, t.link.edges.list.p, t.link.edges.list.n);
	buf_free(&text);
	sample_close(&s);
	sample_close(&t);
	model_free(&m);
}

/* What every rule makes of a record when it is the only one. */
static void
check_alone(const struct sample *all, const struct model *m, uint32_t who,
    uint64_t record)
{
	struct link_options o = sample_options();
	const struct corpus *c = &all->link.corpus;
	struct sample one;
	char text[SAMPLE_TEXT];

	o.model = m;
	sample_open_with(&one, sample_people_columns, &o);
	sample_person(text, who, 0);
	sample_add(&one, text);
	sample_run(&one);
	for (size_t i = 0; i < m->evidence.nrules; i++) {
		uint64_t key[BLOCK_KEY_MOST], alone[BLOCK_KEY_MOST];
		const struct evidence_rule *r = &m->evidence.rule[i];
		struct block_key k;
		unsigned n;

		block_key_open(&k, c, r);
		n = block_key_of(&k, c, corpus_entry(c, record), key);
		block_key_open(&k, &one.link.corpus, r);
		assert_int_equal(
		    block_key_of(&k, &one.link.corpus, 0, alone), n);
		assert_memory_equal(key, alone, n * sizeof *key);
	}
	sample_close(&one);
}

static void
keys_come_from_one_record_alone(void **state)
{
	struct sample s;
	struct model m;
	struct buf text = { 0 };
	uint32_t who[300];

	(void)state;
	memset(&m, 0, sizeof m);
	run_with(&s, NULL, who);
	write_model(&text, &s);
	assert_int_equal(model_read(&m, buf_str(&text), &s.err), 0);
	for (uint64_t i = 0; i < 60; i++) {
		if (i == 0 || who[i] != who[i - 1])
			check_alone(&s, &m, who[i], i);
	}
	buf_free(&text);
	sample_close(&s);
	model_free(&m);
}

static void
refuse(const char *text, const char *reason)
{
	struct model m;
	struct err e;

	memset(&m, 0, sizeof m);
	assert_int_equal(model_read(&m, str_of(text), &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_non_null(strstr(e.reason, reason));
	model_free(&m);
}

#define FIRST "cust-dedupe model\t1\n"
#define COLUMN FIRST "column\tcompared\tfamily_name\tlast_name\t1\ta\n"

static void
others_are_refused(void **state)
{
	(void)state;
	refuse("", "no model");
	refuse("id,name\n", "no model");
	refuse("cust-dedupe model\t9\n", "another version");
	refuse(FIRST, "line 2: the model is damaged");
	refuse(FIRST "shares\t0.1\n", "line 2: the model is damaged");
	refuse(FIRST "shares\t0\t0.1\n", "line 2: the model is damaged");
	refuse(FIRST "as-of\t2025\t13\t1\n", "line 2: the model is damaged");
	refuse(FIRST "region\tFIN\n", "line 2: the model is damaged");
	refuse(FIRST "value\t3\tanna\n", "line 2: the model is damaged");
	refuse(FIRST "column\tcompared\tnone\t-\t1\ta\n",
	    "line 2: the model is damaged");
	refuse(FIRST "column\tseen\tdate\t-\t1\ta\n",
	    "line 2: the model is damaged");
	refuse(FIRST "column\tcompared\tdate\tnope\t1\ta\n",
	    "line 2: the model is damaged");
	refuse(FIRST "column\tcompared\tdate\t-\t0\ta\n",
	    "line 2: the model is damaged");
	refuse(COLUMN "same\t0\t0.5\t2\t0\t0\t0\t0\n",
	    "line 3: the model is damaged");
	refuse(COLUMN "same\t0\t0.5\t0.5\t0\t0\t0\t0\n",
	    "line 3: the model is damaged");
	refuse(COLUMN "facts\t0\t0\n", "line 3: the model is damaged");
	refuse(COLUMN "value\t3\tek\nvalue\t4\tek\n",
	    "line 4: the model is damaged");
	refuse(COLUMN "rule\t7\t1\t0\n", "line 3: the model is damaged");
	refuse(COLUMN "rule\t7\t0\n", "line 3: the model is damaged");
	refuse(COLUMN "order\t1\n", "line 3: the model is damaged");
	refuse(COLUMN "end\t2\n", "line 3: the model is damaged");
}

static void
a_missing_column_is_named(void **state)
{
	struct sample s, t;
	struct model m;
	struct buf text = { 0 };
	struct link_options o = sample_options();
	struct str name[1] = { { "surname", 7 } };
	const struct record names = { .field = name, .nfields = 1 };
	uint32_t who[300];

	(void)state;
	memset(&m, 0, sizeof m);
	memset(&t, 0, sizeof t);
	run_with(&s, NULL, who);
	write_model(&text, &s);
	assert_int_equal(model_read(&m, buf_str(&text), &s.err), 0);
	o.model = &m;
	assert_int_equal(header_read(&t.header, &names, &t.err), 0);
	assert_int_equal(link_open(&t.link, &t.header, &o, &t.err), -1);
	assert_string_equal(t.err.column, "first_name");
	buf_free(&text);
	sample_close(&s);
	sample_close(&t);
	model_free(&m);
}

static void
no_model_of_nothing(void **state)
{
	struct sample s;
	struct buf text = { 0 };

	(void)state;
	sample_open(&s, "first_name|last_name");
	sample_add(&s, "Anna|Ek");
	sample_run(&s);
	assert_int_equal(model_write(&text, &s.link.evidence, &s.link.corpus,
			     &s.link.options.reading, &s.err),
	    -1);
	assert_int_equal(s.err.code, ERR_USAGE);
	sample_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_read_does_the_same),
		cmocka_unit_test(keys_come_from_one_record_alone),
		cmocka_unit_test(others_are_refused),
		cmocka_unit_test(a_missing_column_is_named),
		cmocka_unit_test(no_model_of_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
