/* People who are known, and new records beside them. */
#include "dedupe/master.h"

#include <stdlib.h>
#include <unistd.h>

#include "link_sample.h"

static char file[32];

static void
write_file(const char *text)
{
	int fd;

	(void)snprintf(file, sizeof file, "/tmp/cust-master-XXXXXX");
	fd = mkstemp(file);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	assert_int_equal(close(fd), 0);
}

/* All records of the file, then the new ones; what each new one is called. */
static void
settle(struct master *m, struct sample *s, const char *text,
    const char *const *record, size_t n, struct identity *id)
{
	const struct reader_options o = { .text = true };
	struct count_list counts = { .n = 0 };
	struct record rec;
	uint32_t of;
	int got;

	write_file(text);
	sample_open(s, "first_name|last_name|email");
	rec.nfields = s->header.n;
	assert_int_equal(
	    master_open(m, file, NULL, &s->header, &o, &s->err), 0);
	while ((got = master_next(m, &rec, &of, &s->err)) == 1)
		assert_int_equal(link_add(&s->link, rec.field, of, &s->err), 0);
	assert_int_equal(got, 0);
	assert_int_equal(master_label(m, &s->link.bonds, &s->err), 0);
	for (size_t i = 0; i < n; i++)
		sample_add(s, record[i]);
	sample_run(s);
	assert_int_equal(master_settle(m, &s->link, id, &counts, &s->err), 0);
	count_free(&counts);
	assert_int_equal(unlink(file), 0);
}

static void
expect(const struct master *m, const struct sample *s,
    const struct identity *id, size_t record, const char *text)
{
	char room[IDENTITY_TEXT];
	const struct str got = identity_text(
	    id, link_cluster(&s->link, m->records + record), room);

	assert_int_equal(got.n, strlen(text));
	assert_memory_equal(got.p, text, got.n);
}

static void
finish(struct master *m, struct sample *s, struct identity *id)
{
	identity_free(id);
	master_close(m);
	sample_close(s);
}

static const char *const records[] = { "Petra|Maric|petra@x.hr",
	"Anna|Ek|anna@x.fi", "Olavi|Heino|olavi@x.fi", "||" };

static void
new_numbers_are_behind_the_largest(void **state)
{
	struct identity id = { .largest = 0 };
	struct master m = { .in = NULL };
	struct sample s;

	(void)state;
	settle(&m, &s,
	    "email,cluster_id,last_name,first_name\n"
	    "eero@x.fi,40,Salo,Eero\nanna@x.fi,7,Ek,Anna\n"
	    "jan@x.pl,7,Nowak,Jan\n",
	    records, 4, &id);
	assert_int_equal(m.records, 3);
	assert_int_equal(m.ids.n, 2);
	expect(&m, &s, &id, 0, "41");
	expect(&m, &s, &id, 1, "7");
	expect(&m, &s, &id, 2, "42");
	expect(&m, &s, &id, 3, "43");
	finish(&m, &s, &id);
}

static void
beside_names_behind_the_largest_that_was_made(void **state)
{
	struct identity id = { .largest = 0 };
	struct master m = { .in = NULL };
	struct sample s;

	(void)state;
	settle(&m, &s,
	    "cluster_id,email,last_name,first_name\n"
	    "K-1,anna@x.fi,Ek,Anna\nnew-9,eero@x.fi,Salo,Eero\n"
	    "new-12x,jan@x.pl,Nowak,Jan\n900,ana@x.hr,Juric,Ana\n",
	    records, 3, &id);
	expect(&m, &s, &id, 0, "new-10");
	expect(&m, &s, &id, 1, "K-1");
	expect(&m, &s, &id, 2, "new-11");
	finish(&m, &s, &id);
}

static void
nothing_on_either_side(void **state)
{
	struct identity id = { .largest = 0 };
	struct master m = { .in = NULL };
	struct sample s;

	(void)state;
	settle(&m, &s, "cluster_id,email\n", NULL, 0, &id);
	assert_int_equal(m.ids.n, 0);
	finish(&m, &s, &id);
}

static void
refused(const char *text, const char *column, bool at_once)
{
	const struct reader_options o = { .text = true };
	struct master m = { .in = NULL };
	struct record rec;
	struct sample s;
	uint32_t id;

	write_file(text);
	sample_open(&s, "first_name|last_name|email");
	rec.nfields = s.header.n;
	assert_int_equal(master_open(&m, file, column, &s.header, &o, &s.err),
	    at_once ? -1 : 0);
	if (!at_once)
		assert_int_equal(master_next(&m, &rec, &id, &s.err), -1);
	assert_int_equal(s.err.code, ERR_USAGE);
	assert_int_equal(s.err.line, at_once ? 0 : 2);
	master_close(&m);
	sample_close(&s);
	assert_int_equal(unlink(file), 0);
}

static void
what_is_no_master_is_refused(void **state)
{
	(void)state;
	refused("first_name,email\nAnna,a@x.fi\n", NULL, true);
	refused("cluster_id,email\n1,a@x.fi\n", "id", true);
	refused("cluster_id,town\n1,Turku\n", NULL, true);
	refused("cluster_id,email\n,a@x.fi\n", NULL, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(new_numbers_are_behind_the_largest),
		cmocka_unit_test(beside_names_behind_the_largest_that_was_made),
		cmocka_unit_test(nothing_on_either_side),
		cmocka_unit_test(what_is_no_master_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
