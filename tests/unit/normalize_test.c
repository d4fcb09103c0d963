/* The rules of all columns at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "field/role.h"
#include "normalize/normalize.h"

struct fixture {
	struct reader *in;
	struct normalize z;
	struct canon_options options;
	const struct canon_options *of[16]; /* all the same */
	int fd;
	char name[40];
};

/* Open a stream of these bytes, roles by its header. */
static void
begin(struct fixture *f, struct str bytes, size_t chunk)
{
	struct reader_options o = { .text = true, .chunk = chunk };
	struct fixture none = { .fd = memfd_create("input", MFD_CLOEXEC) };
	struct err e;

	*f = none;
	assert_true(f->fd >= 0);
	assert_int_equal(write(f->fd, bytes.p, bytes.n), bytes.n);
	(void)snprintf(f->name, sizeof f->name, "/proc/self/fd/%d", f->fd);
	assert_int_equal(reader_open(&f->in, f->name, &o, &e), 0);
	assert_int_equal(role_detect(reader_header(f->in), &e), 0);
	f->options.pivot = 69;
	for (size_t i = 0; i < sizeof f->of / sizeof *f->of; i++)
		f->of[i] = &f->options;
	f->options.as_of.year = 2026;
	f->options.as_of.month = f->options.as_of.day = 1;
}

static void
end(struct fixture *f)
{
	normalize_close(&f->z);
	reader_close(f->in);
	(void)close(f->fd);
}

static void
take_next(struct fixture *f)
{
	const struct record *rec;
	struct err e;

	assert_int_equal(reader_next(f->in, &rec, &e), 1);
	assert_int_equal(normalize_record(&f->z, rec, &e), 0);
}

static int
open_rules(struct fixture *f, const char *only, const char *skip)
{
	struct err e;
	struct header *h = reader_header(f->in);

	if (normalize_open(&f->z, h, only, skip, f->of, &e) != 0)
		return -1;
	return normalize_decide(&f->z, h, f->in, &e);
}

static void
fields_are_changed_or_not(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f,
	    str_of("email,birth_date,x\nA@X.FI,13/5/2024, y \n"
		   "b@x.fi,4/5/2024,z\nnobody,x,\n"),
	    0);
	assert_int_equal(open_rules(&f, NULL, NULL), 0);
	take_next(&f);
	assert_int_equal(f.z.nchanged, 3);
	assert_true(f.z.flagged == HEADER_NONE);
	assert_true(str_is(normalize_value(&f.z, 0), "a@x.fi"));
	assert_true(str_is(normalize_value(&f.z, 1), "2024-05-13"));
	assert_true(str_is(normalize_value(&f.z, 2), "y"));
	take_next(&f);
	assert_int_equal(f.z.nchanged, 1);
	assert_int_equal(f.z.column[0].result, CANON_UNCHANGED);
	assert_true(str_is(normalize_value(&f.z, 1), "2024-05-04"));
	take_next(&f);
	assert_int_equal(f.z.nchanged, 0);
	assert_int_equal(f.z.flagged, 0);
	assert_string_equal(f.z.column[f.z.flagged].why, "no_at");
	assert_int_equal(f.z.column[2].result, CANON_EMPTY);
	end(&f);
}

static void
columns_are_chosen(void **state)
{
	const struct str bytes = str_of("email,city,x\nA@X.FI,ESPOO, y \n");
	struct fixture f;

	(void)state;
	begin(&f, bytes, 0);
	assert_int_equal(open_rules(&f, "email,x", "x"), 0);
	take_next(&f);
	assert_int_equal(f.z.nchanged, 1);
	assert_int_equal(f.z.column[0].result, CANON_CHANGED);
	end(&f);
	begin(&f, bytes, 0);
	assert_int_equal(open_rules(&f, NULL, "role:email"), 0);
	take_next(&f);
	assert_int_equal(f.z.nchanged, 2);
	end(&f);
	begin(&f, bytes, 0);
	assert_int_equal(open_rules(&f, "nope", NULL), -1);
	end(&f);
	begin(&f, bytes, 0);
	assert_int_equal(open_rules(&f, NULL, "nope"), -1);
	end(&f);
}

static void
contradictions_name_the_column(void **state)
{
	struct fixture f;
	struct err e;

	(void)state;
	begin(&f, str_of("x,birth_date\n,13/5/2024\n,5/13/2024\n"), 0);
	assert_int_equal(
	    normalize_open(&f.z, reader_header(f.in), NULL, NULL, f.of, &e), 0);
	assert_int_equal(
	    normalize_decide(&f.z, reader_header(f.in), f.in, &e), -1);
	assert_string_equal(e.column, "birth_date");
	end(&f);
}

/* What is behind the first megabyte decides nothing, and where the megabyte
 * ends does not depend on how the input is read. */
static void
evidence_ends_at_the_same_record(void **state)
{
	static const size_t chunks[] = { 0, 1, 4095, 100000 };
	struct buf text = { 0 };
	struct err e;

	(void)state;
	for (size_t at = 0; at < 3; at++) {
		/* records of 64 bytes; the deciding one early, at the limit,
		 * or behind it */
		static const size_t place[] = { 100, 16383, 16400 };

		buf_clear(&text);
		assert_int_equal(
		    buf_add(&text, str_of("birth_date,x\n"), &e), 0);
		for (size_t i = 0; i < 20000; i++) {
			char line[80];
			int n = snprintf(line, sizeof line, "%s,%052zu\n",
			    i == place[at] ? "13/05/2024" : "04/05/2024", i);

			assert_int_equal(n, 64);
			assert_int_equal(
			    buf_add(&text, str_make(line, (size_t)n), &e), 0);
		}
		for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++) {
			struct canon_decision d;
			struct fixture f;

			begin(&f, buf_str(&text), chunks[i]);
			assert_int_equal(open_rules(&f, NULL, NULL), 0);
			assert_true(canon_decision(&f.z.column[0].canon, &d));
			assert_string_equal(d.what, at < 2 ? "dmy" : "open");
			for (size_t n = 0; n < 20000; n++)
				take_next(&f);
			end(&f);
		}
	}
	buf_free(&text);
}

/* So does it after 65536 records, however short. */
static void
evidence_ends_with_the_records(void **state)
{
	enum { LOOKED_AT = 65536 };
	struct buf text = { 0 };
	struct err e;

	(void)state;
	for (size_t at = LOOKED_AT - 1; at <= LOOKED_AT; at++) {
		struct canon_decision d;
		struct fixture f;

		buf_clear(&text);
		assert_int_equal(
		    buf_add(&text, str_of("birth_date\n4/5/1980\n"), &e), 0);
		for (size_t i = 1; i <= LOOKED_AT; i++)
			assert_int_equal(
			    buf_add(&text,
				str_of(i == at ? "13/5/1980\n" : "x\n"), &e),
			    0);
		begin(&f, buf_str(&text), 0);
		assert_int_equal(open_rules(&f, NULL, NULL), 0);
		assert_true(canon_decision(&f.z.column[0].canon, &d));
		assert_string_equal(d.what, at < LOOKED_AT ? "dmy" : "open");
		end(&f);
	}
	buf_free(&text);
}

static void
bad_records_are_no_evidence_and_no_end(void **state)
{
	const struct record *rec;
	struct fixture f;
	struct err e;

	(void)state;
	begin(&f, str_of("birth_date,x\n5/13/2024\n13/5/2024,\n"), 0);
	assert_int_equal(open_rules(&f, NULL, NULL), 0);
	assert_int_equal(reader_next(f.in, &rec, &e), -1);
	assert_int_equal(e.code, ERR_RECORD);
	assert_int_equal(e.record, 1);
	take_next(&f);
	assert_true(str_is(normalize_value(&f.z, 0), "2024-05-13"));
	end(&f);
}

static void
a_fork_judges_alike_and_counts_alone(void **state)
{
	struct normalize fork = { 0 };
	struct fixture f;
	const struct record *rec;
	const struct canon *c;
	struct err e;

	(void)state;
	begin(&f,
	    str_of("email,birth_date,x\nA@X.FI,13/5/2024, y \n"
		   "b@x.fi,4/5/2024,z\nnobody,x,\n"),
	    0);
	assert_int_equal(open_rules(&f, NULL, NULL), 0);
	take_next(&f);
	assert_int_equal(normalize_fork(&fork, &f.z, &e), 0);
	c = &fork.column[0].canon;
	while (reader_next(f.in, &rec, &e) == 1)
		assert_int_equal(normalize_record(&fork, rec, &e), 0);
	assert_int_equal(c->results[CANON_UNCHANGED], 1);
	assert_int_equal(c->results[CANON_FLAGGED], 1);
	assert_int_equal(fork.column[1].canon.results[CANON_CHANGED], 1);
	assert_int_equal(fork.flagged, 0);

	c = &f.z.column[0].canon;
	assert_int_equal(c->results[CANON_CHANGED], 1);
	assert_int_equal(c->detail->nreasons, 0);
	for (int i = 1; i <= 2; i++) {
		normalize_join(&f.z, &fork);
		assert_int_equal(c->results[CANON_CHANGED], 1);
		assert_int_equal(c->results[CANON_FLAGGED], i);
		assert_int_equal(c->detail->nreasons, 1);
		assert_int_equal(c->detail->reasons[0].n, i);
	}
	normalize_close(&fork);
	end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_are_changed_or_not),
		cmocka_unit_test(columns_are_chosen),
		cmocka_unit_test(contradictions_name_the_column),
		cmocka_unit_test(evidence_ends_at_the_same_record),
		cmocka_unit_test(evidence_ends_with_the_records),
		cmocka_unit_test(bad_records_are_no_evidence_and_no_end),
		cmocka_unit_test(a_fork_judges_alike_and_counts_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
