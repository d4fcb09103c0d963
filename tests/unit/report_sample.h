/* A small register for the tests of reports, and what a report writes. */
#ifndef REPORT_SAMPLE_H
#define REPORT_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "record/record.h"
#include "record/writer.h"
#include "stats/profiler.h"
#include "stats/report.h"

enum { SAMPLE_COLUMNS = 6 };

struct sample {
	struct header header;
	struct selection columns;
	struct profile profile[SAMPLE_COLUMNS];
	struct report report;
	char file[40];
};

struct sample_value {
	const char *text;
	uint64_t count;
};

static const char *const SAMPLE_NAMES[SAMPLE_COLUMNS] = { "id", "name",
	"amount", "code", "", "a very long name of a column that says all" };

/* Of five records; what is missing is empty. */
static const struct sample_value SAMPLE_VALUES[SAMPLE_COLUMNS][6] = {
	{ { "a", 1 }, { "b", 1 }, { "c", 1 }, { "d", 1 }, { "e", 1 } },
	{ { "V\xc3\xa4in\xc3\xb6", 2 }, { "\xe6\x9d\xb1\xe4\xba\xac", 1 },
	    { "say \"hi\",\nthen go", 1 } },
	{ { "0.10", 2 }, { "12.5", 1 }, { "-7", 1 } },
	{ { "00100", 3 }, { "33100", 1 }, { " ", 1 } },
	{ { NULL, 0 } },
	{ { "2024-02-29", 5 } },
};

static void
sample_profile(struct profile *p, const struct sample_value *v, struct err *e)
{
	static const struct profiler_options o = { .memory = 1000,
		.quantile_type = QUANTILE_TYPE };
	struct profiler w = { .text = false };

	p->records = 5;
	p->top.limit = 2;
	profiler_open(&w, &o);
	for (; v->text != NULL; v++)
		assert_int_equal(
		    profiler_add(p, &w, str_of(v->text), v->count, e), 0);
	assert_int_equal(profiler_end(p, &w, e), 0);
	profiler_free(&w);
}

static void
sample_open(struct sample *s)
{
	struct str names[SAMPLE_COLUMNS];
	struct record r = { .field = names, .nfields = SAMPLE_COLUMNS };
	struct err e;

	*s = (struct sample){ .file = "/tmp/report-XXXXXX" };
	for (size_t i = 0; i < SAMPLE_COLUMNS; i++)
		names[i] = str_of(SAMPLE_NAMES[i]);
	assert_int_equal(header_read(&s->header, &r, &e), 0);
	assert_int_equal(select_all(&s->columns, &s->header, &e), 0);
	s->profile[0].role = "customer_id";
	for (size_t i = 0; i < SAMPLE_COLUMNS; i++)
		sample_profile(&s->profile[i], SAMPLE_VALUES[i], &e);
	s->report =
	    (struct report){ &s->header, &s->columns, s->profile, 5, 2 };
	assert_int_equal(close(mkstemp(s->file)), 0);
}

/* A writer to the sample's file. */
static struct writer *
sample_writer(struct sample *s)
{
	struct writer *w;
	struct err e;

	assert_int_equal(writer_open(&w, s->file, ',', &e), 0);
	return w;
}

/* Commit; what stands in the file then. */
static const char *
sample_written(struct sample *s, struct writer *w)
{
	static char got[20000];
	struct err e;
	FILE *f;
	size_t n;

	assert_int_equal(writer_commit(w, &e), 0);
	writer_close(w);
	f = fopen(s->file, "rb");
	assert_non_null(f);
	n = fread(got, 1, sizeof got - 1, f);
	got[n] = '\0';
	assert_int_equal(fclose(f), 0);
	return got;
}

static inline void
sample_expect(struct sample *s, struct writer *w, const char *expected)
{
	assert_string_equal(sample_written(s, w), expected);
}

/* These parts stand there, in this order. */
static inline void
sample_expect_parts(struct sample *s, struct writer *w, const char *const *part)
{
	const char *at = sample_written(s, w);

	for (; *part != NULL; part++) {
		const char *found = strstr(at, *part);

		if (found == NULL)
			print_error("not there: %s\nin: %s\n", *part, at);
		assert_non_null(found);
		at = found + strlen(*part);
	}
}

static void
sample_close(struct sample *s)
{
	for (size_t i = 0; i < SAMPLE_COLUMNS; i++)
		profile_free(&s->profile[i]);
	selection_free(&s->columns);
	header_free(&s->header);
	(void)unlink(s->file);
}

#endif
