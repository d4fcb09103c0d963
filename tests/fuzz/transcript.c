#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "record/reader.h"
#include "record/writer.h"
#include "transcript.h"

static void
must(int result)
{
	if (result != 0)
		abort();
}

int
transcript_file(void)
{
	int fd = memfd_create("input", MFD_CLOEXEC);

	if (fd < 0) {
		perror("memfd_create");
		exit(1);
	}
	return fd;
}

void
transcript_put(int fd, const void *input, size_t n)
{
	if (pwrite(fd, input, n, 0) != (ssize_t)n ||
	    ftruncate(fd, (off_t)n) != 0) {
		perror("memfd");
		exit(1);
	}
}

static void
say(struct buf *out, const char *text)
{
	struct err e;

	must(buf_add(out, str_of(text), &e));
}

static void
say_number(struct buf *out, uint64_t v)
{
	char text[24];

	(void)snprintf(text, sizeof text, " %llu", (unsigned long long)v);
	say(out, text);
}

static void
say_bytes(struct buf *out, struct str s)
{
	static const char digit[] = "0123456789ABCDEF";
	struct err e;

	must(buf_reserve(out, 3 * s.n, &e));
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
			out->p[out->n++] = s.p[i];
		} else {
			out->p[out->n++] = '%';
			out->p[out->n++] = digit[c >> 4];
			out->p[out->n++] = digit[c & 15];
		}
	}
}

static void
say_fields(struct buf *out, const struct str *field, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		say(out, "|");
		say_bytes(out, field[i]);
	}
	say(out, "\n");
}

/* The raw fields and the delimiters between them are the raw record. */
static void
check_raw(const struct record *rec)
{
	size_t length = rec->nfields - 1;

	for (size_t i = 0; i < rec->nfields; i++) {
		struct str raw = record_raw_field(rec, i);

		if (raw.n < rec->field[i].n)
			abort();
		if (i > 0 && raw.p[-1] != rec->delimiter)
			abort();
		if (raw.n == 0 || raw.p[0] != '"')
			if (!str_equal(raw, rec->field[i]))
				abort();
		length += raw.n;
	}
	if (length != rec->raw.n)
		abort();
}

/* Fields by their raw text and by their value in turn. */
static void
copy_record(struct writer *w, const struct record *rec)
{
	for (size_t i = 0; i < rec->nfields; i++)
		if ((rec->number + i) % 2 == 0)
			writer_same(w, rec, i);
		else
			writer_field(w, rec->field[i]);
	must(writer_end(w));
}

static void
say_record(struct buf *out, const struct record *rec)
{
	say(out, "record");
	say_number(out, rec->number);
	say_number(out, rec->byte);
	say(out, " ");
	if (rec->raw.p == NULL) {
		say(out, "-");
	} else {
		check_raw(rec);
		say_bytes(out, rec->raw);
	}
	say_fields(out, rec->field, rec->nfields);
}

static void
say_bad(struct buf *out, const struct err *e, struct str bytes)
{
	say(out, "bad");
	say_number(out, e->record);
	say_number(out, e->line);
	say_number(out, e->byte);
	say(out, " ");
	say(out, e->reason);
	say(out, " | ");
	say_bytes(out, bytes);
	say(out, "\n");
}

static void
say_end(struct buf *out, const struct reader *r, const struct err *e)
{
	struct reader_counts counts = { 0 };

	if (r != NULL)
		counts = reader_counts(r);
	say(out, "end ");
	say(out, e == NULL ? "well" : e->reason);
	say(out, " | blank");
	say_number(out, counts.blank);
	say(out, " | cut");
	say_number(out, counts.cut);
	say(out, " | repaired");
	say_number(out, counts.repaired);
	say(out, "\n");
}

static void
follow(struct buf *out, struct reader *r, const struct way *way)
{
	const struct record *rec;
	struct err e = { 0 };
	int got;

	if (way->copy != NULL)
		must(writer_header(way->copy, reader_header(r)));
	while ((got = reader_next(r, &rec, &e)) != 0) {
		if (got == 1 && way->copy != NULL)
			copy_record(way->copy, rec);
		if (got == 1 && way->values)
			say_fields(out, rec->field, rec->nfields);
		else if (got == 1)
			say_record(out, rec);
		else if (e.code != ERR_RECORD)
			break;
		else if (!way->values)
			say_bad(out, &e, reader_bad(r));
	}
	if (!way->values)
		say_end(out, r, got == 0 ? NULL : &e);
}

void
transcript_read(struct buf *out, int fd, const struct way *way)
{
	const struct reader_options options = { .scan = way->scan,
		.chunk = way->chunk,
		.lenient = way->lenient,
		.no_header = way->no_header,
		.text = way->text,
		.dialect = { .delimiter = way->delimiter,
		    .origin = way->delimiter == 0 ? DIALECT_UNKNOWN
						  : DIALECT_OPTION } };
	struct reader *r = NULL;
	struct err e = { 0 };
	char name[40];

	(void)snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
	if (reader_open(&r, name, &options, &e) != 0) {
		if (!way->values)
			say_end(out, NULL, &e);
		return;
	}
	if (!way->no_header) {
		say(out, "header");
		say_fields(out, reader_header(r)->name, reader_header(r)->n);
	}
	follow(out, r, way);
	reader_close(r);
}

bool
transcript_same(const char *what, const struct buf *a, const struct buf *b)
{
	if (str_equal(buf_str(a), buf_str(b)))
		return true;
	fprintf(stderr, "%s:\n%.*s--\n%.*s", what, (int)a->n, a->p, (int)b->n,
	    b->p);
	return false;
}

static bool
agree(
    int fd, const struct buf *first, struct buf *second, const struct way *way)
{
	char what[80];

	buf_clear(second);
	transcript_read(second, fd, way);
	(void)snprintf(what, sizeof what, "libcsv -- %s, chunk %zu%s%s%s",
	    way->scan, way->chunk, way->lenient ? ", lenient" : "",
	    way->no_header ? ", no header" : "", way->text ? ", text" : "");
	return transcript_same(what, first, second);
}

bool
transcript_agree(int fd, unsigned choice)
{
	static const char *const scan[] = { "libcsv", "portable", "sse2",
		"avx2" };
	static const size_t chunk[] = { 1, 7, 64, 0 };
	struct buf first = { 0 }, second = { 0 };
	bool good = true;

	for (unsigned o = 0; o < 4; o++) {
		struct way way = { .scan = "libcsv",
			.lenient = o & 1,
			.no_header = o & 2,
			.text = choice & 1 };

		if (choice != ~0U && way.no_header != (choice % 3 == 0))
			continue;
		buf_clear(&first);
		transcript_read(&first, fd, &way);
		for (unsigned k = 0; k < 16; k++) {
			way.scan = scan[k / 4];
			way.chunk = chunk[k % 4];
			if (choice == ~0U || (choice + k / 4) % 4 == k % 4)
				good = good && agree(fd, &first, &second, &way);
		}
	}
	buf_free(&first);
	buf_free(&second);
	return good;
}
