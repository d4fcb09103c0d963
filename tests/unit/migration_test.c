/* Who moved between segments. */
#include "segment/migration.h"

#include "segment_sample.h"

struct diff {
	struct sample s;
	struct migration m;
};

static int
add(void *context, const struct record *rec, struct err *e)
{
	struct diff *d = context;

	(void)rec;
	return migration_add(&d->m, &d->s.rules, e);
}

/* An earlier output, then the records of now. */
static int
begin(struct diff *d, const char *rules, const char *before)
{
	const char *file = sample_file(before, ".csv");
	int got;

	memset(&d->m, 0, sizeof d->m);
	d->m.file = file;
	sample_open(&d->s, rules, "customer_id,n", add, d);
	got = migration_open(&d->m, &d->s.rules, str_of("customer_id"),
	    &d->s.reader, 1 << 20, NULL, &d->s.err);
	(void)unlink(file);
	return got;
}

static void
ends(struct diff *d, const char *want)
{
	char file[] = "/tmp/migration-XXXXXX";
	int fd = mkstemp(file);
	struct writer *w;

	assert_true(fd >= 0);
	(void)close(fd);
	assert_int_equal(writer_open(&w, file, ',', &d->s.err), 0);
	assert_int_equal(migration_write(&d->m, w, &d->s.err), 0);
	assert_string_equal(sample_written(w, file), want);
	migration_close(&d->m);
	sample_close(&d->s);
}

static void
moved(void **state)
{
	struct diff d;

	(void)state;
	assert_int_equal(begin(&d, "set s\n a : n > 1\n b : n = 1",
			     "x,s,customer_id\n,b,1\n,a,2\n,,3\n,a,4\n,a,5\n"),
	    0);
	sample_take(&d.s, "5,2");
	sample_take(&d.s, "1,3");
	sample_take(&d.s, "2,2");
	sample_take(&d.s, "3,1");
	sample_take(&d.s, "6,0");
	ends(&d, "set,before,now,records\n"
		 "s,,b,1\n"
		 "s,(new),,1\n"
		 "s,a,(gone),1\n"
		 "s,a,a,2\n"
		 "s,b,a,1\n");
}

/* Columns that the earlier output lacks are not compared. */
static void
some_of_the_sets(void **state)
{
	struct diff d;

	(void)state;
	assert_int_equal(begin(&d, "set s\n a : n > 1\nset t\n b : n = 1",
			     "customer_id,t\n1,b\n"),
	    0);
	sample_take(&d.s, "1,1");
	ends(&d, "set,before,now,records\nt,b,b,1\n");
}

static void
of_other_rules(void **state)
{
	struct diff d;

	(void)state;
	assert_int_equal(
	    begin(&d, "set s\n a : n > 1", "customer_id,u\n1,b\n"), -1);
	assert_int_equal(d.s.err.code, ERR_USAGE);
	migration_close(&d.m);
	sample_close(&d.s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moved),
		cmocka_unit_test(some_of_the_sets),
		cmocka_unit_test(of_other_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
