/* Rules over records of a test, and what is written about them. */
#ifndef SEGMENT_SAMPLE_H
#define SEGMENT_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record/writer.h"
#include "segment/run.h"

enum { SAMPLE_FIELDS = 8 };

struct sample {
	struct rules rules;
	struct header header;
	struct reader_options reader;
	struct run_options options;
	struct run run;
	struct err err;
};

/* What a test does with a record that is through; the context is its own. */
typedef int sample_put(void *context, const struct record *rec, struct err *e);

/* The names or values of a,b,c. */
static inline void
sample_cut(struct record *rec, struct str *field, const char *text)
{
	size_t n = 0;

	for (;; text++) {
		size_t length = strcspn(text, ",");

		assert_true(n < SAMPLE_FIELDS);
		field[n++] = str_make(text, length);
		text += length;
		if (*text == '\0')
			break;
	}
	*rec = (struct record){ .field = field, .nfields = n };
}

/* Rules that have been read, over columns such as "a,b"; the day is
 * 2025-06-30. */
static inline void
sample_run(
    struct sample *s, const char *columns, sample_put *put, void *context)
{
	struct str field[SAMPLE_FIELDS];
	struct record names;

	sample_cut(&names, field, columns);
	assert_int_equal(header_read(&s->header, &names, &s->err), 0);
	s->options = (struct run_options){ .memory = 1 << 24,
		.threads = 1,
		.as_of = { 2025, 6, 30 },
		.reader = &s->reader,
		.delimiter = ',',
		.put = put,
		.context = context };
	if (run_open(&s->run, &s->rules, &s->header, &s->options, &s->err) != 0)
		fail_msg("%s", s->err.reason);
}

static inline void
sample_open(struct sample *s, const char *rules, const char *columns,
    sample_put *put, void *context)
{
	memset(s, 0, sizeof *s);
	if (rules_parse(&s->rules, "r", str_of(rules), &s->err) != 0)
		fail_msg("%s", s->err.reason);
	sample_run(s, columns, put, context);
}

/* A record such as "1,x". */
static inline void
sample_take(struct sample *s, const char *text)
{
	struct str field[SAMPLE_FIELDS];
	struct record rec;

	sample_cut(&rec, field, text);
	assert_int_equal(rec.nfields, s->header.n);
	assert_int_equal(run_take(&s->run, &rec, &s->err), RUN_TAKEN);
}

static inline void
sample_close(struct sample *s)
{
	run_close(&s->run);
	rules_free(&s->rules);
	header_free(&s->header);
}

/* A file of a test, of that ending: its name. */
static inline char *
sample_file(const char *text, const char *ending)
{
	static char name[80];
	const char *folder = getenv("TMPDIR");
	FILE *f;

	(void)snprintf(name, sizeof name, "%s/segment-%d%s",
	    folder == NULL ? "/tmp" : folder, (int)getpid(), ending);
	f = fopen(name, "w");
	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
	return name;
}

/* What has been written to such a file, which is gone then. */
static inline const char *
sample_written(struct writer *w, const char *file)
{
	static char text[8000];
	struct err e;
	FILE *f;
	size_t n;

	assert_int_equal(writer_commit(w, &e), 0);
	writer_close(w);
	f = fopen(file, "r");
	assert_non_null(f);
	n = fread(text, 1, sizeof text - 1, f);
	text[n] = '\0';
	(void)fclose(f);
	(void)unlink(file);
	return text;
}

#endif
