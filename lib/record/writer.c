#include <errno.h>
#include <poll.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "record/dialect.h"
#include "record/header.h"
#include "record/quote.h"
#include "record/target.h"
#include "record/writer.h"

enum { BUFFER = 128 * 1024 };

struct writer {
	struct target target;
	struct err err; /* code ERR_NONE: none so far */
	char delimiter;
	size_t fields;   /* of the record being written */
	bool lone_empty; /* its last field is empty and unquoted */
	bool torn;       /* part of it has left the process */
	bool begun;      /* something has left the process */
	uint64_t taken;  /* bytes accepted */
	size_t complete; /* bytes of the buffer up to the last record end */
	size_t n;
	char buffer[BUFFER];
};

int
writer_all(int fd, const char *p, size_t n, struct err *e)
{
	while (n > 0) {
		ssize_t w = write(fd, p, n);
		struct pollfd wait = { fd, POLLOUT, 0 };

		if (w >= 0) {
			p += w;
			n -= (size_t)w;
		} else if (errno == EAGAIN || errno == EWOULDBLOCK) {
			(void)poll(&wait, 1, -1);
		} else if (errno != EINTR) {
			return err_set(e, errno == EPIPE ? ERR_PIPE : ERR_WRITE,
			    errno, "cannot be written");
		}
	}
	return 0;
}

int
writer_open(struct writer **w, const char *file, char delimiter, struct err *e)
{
	struct writer *x = malloc(sizeof *x);

	*w = x;
	if (x == NULL)
		return err_memory(e, sizeof *x);
	/* not the buffer: its pages are touched when they are needed */
	memset(x, 0, offsetof(struct writer, buffer));
	x->delimiter = delimiter;
	if (target_open(&x->target, file, e) == 0)
		return 0;
	writer_close(x);
	*w = NULL;
	return -1;
}

static void
send(struct writer *w, const char *p, size_t n)
{
	if (w->err.code != ERR_NONE || n == 0)
		return;
	w->begun = true;
	if (writer_all(w->target.fd, p, n, &w->err) != 0)
		(void)err_in_file(&w->err, w->target.file == NULL
					       ? "standard output"
					       : w->target.file);
}

static void
drain(struct writer *w)
{
	send(w, w->buffer, w->n);
	w->torn = w->fields > 0;
	w->n = 0;
	w->complete = 0;
}

static void
put(struct writer *w, const char *p, size_t n)
{
	w->taken += n;
	if (n > BUFFER - w->n) {
		drain(w);
		if (n >= BUFFER) {
			send(w, p, n);
			return;
		}
	}
	if (n > 0)
		memcpy(w->buffer + w->n, p, n);
	w->n += n;
}

static void
put_byte(struct writer *w, char c)
{
	if (w->n == BUFFER)
		drain(w);
	w->buffer[w->n++] = c;
	w->taken++;
}

static void
begin_field(struct writer *w)
{
	if (w->fields++ > 0)
		put_byte(w, w->delimiter);
}

static void
put_quoted(struct writer *w, struct str s)
{
	put_byte(w, '"');
	for (size_t from = 0; from < s.n;) {
		const char *quote = memchr(s.p + from, '"', s.n - from);
		size_t to = quote == NULL ? s.n : (size_t)(quote - s.p) + 1;

		put(w, s.p + from, to - from);
		if (quote != NULL)
			put_byte(w, '"');
		from = to;
	}
	put_byte(w, '"');
}

void
writer_field(struct writer *w, struct str value)
{
	begin_field(w);
	w->lone_empty = value.n == 0;
	if (quote_needed(value, w->delimiter))
		put_quoted(w, value);
	else
		put(w, value.p, value.n);
}

void
writer_number(struct writer *w, uint64_t v)
{
	char digits[NUM_TEXT];

	writer_field(w, str_make(digits, num_write_count(v, digits)));
}

void
writer_same(struct writer *w, const struct record *r, size_t i)
{
	struct str raw;

	if (r->raw.p == NULL || r->delimiter != w->delimiter) {
		writer_field(w, r->field[i]);
		return;
	}
	raw = record_raw_field(r, i);
	begin_field(w);
	w->lone_empty = raw.n == 0;
	put(w, raw.p, raw.n);
}

int
writer_end(struct writer *w)
{
	/* a record of one empty field must not look like a blank line */
	if (w->lone_empty && w->fields == 1)
		put(w, "\"\"", 2);
	put_byte(w, '\n');
	w->fields = 0;
	w->lone_empty = false;
	w->torn = false;
	w->complete = w->n;
	return w->err.code == ERR_NONE ? 0 : -1;
}

void
writer_same_all(struct writer *w, const struct record *r)
{
	if (r->raw.p == NULL || r->delimiter != w->delimiter) {
		for (size_t i = 0; i < r->nfields; i++)
			writer_field(w, r->field[i]);
		return;
	}
	begin_field(w);
	w->lone_empty = r->raw.n == 0;
	put(w, r->raw.p, r->raw.n);
}

int
writer_record(struct writer *w, const struct record *r)
{
	writer_same_all(w, r);
	return writer_end(w);
}

/* Would a reader take this name, unquoted, for something else: a delimiter, a
 * line "sep=;", a byte order mark? */
static bool
misleads(struct str name)
{
	if (str_starts(name, str_of("sep=")) ||
	    (name.n > 0 && (unsigned char)name.p[0] >= 0xef))
		return true;
	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] != '\0' && strchr(",;\t|", name.p[i]) != NULL)
			return true;
	return false;
}

void
writer_name(struct writer *w, struct str name)
{
	if (!misleads(name)) {
		writer_field(w, name);
		return;
	}
	begin_field(w);
	put_quoted(w, name);
}

int
writer_header(struct writer *w, const struct header *h)
{
	for (size_t i = 0; i < h->n; i++)
		writer_name(w, h->name[i]);
	return writer_end(w);
}

int
writer_header_as(
    struct writer *w, const struct header *h, struct str raw, char delimiter)
{
	struct dialect seen = { .delimiter = 0 };
	struct err e;

	if (raw.p == NULL || (unsigned char)raw.p[0] >= 0xef ||
	    delimiter != w->delimiter || dialect_sniff(&seen, raw, &e) != 0 ||
	    (seen.delimiter != delimiter && h->n > 1))
		return writer_header(w, h);
	put(w, raw.p, raw.n);
	w->fields = 1;
	return writer_end(w);
}

int
writer_text(struct writer *w, struct str text)
{
	put(w, text.p, text.n);
	w->complete = w->n;
	return w->err.code == ERR_NONE ? 0 : -1;
}

int
writer_flush(struct writer *w)
{
	drain(w);
	return w->err.code == ERR_NONE ? 0 : -1;
}

char
writer_delimiter(const struct writer *w)
{
	return w->delimiter;
}

uint64_t
writer_bytes(const struct writer *w)
{
	return w->taken;
}

const struct err *
writer_error(const struct writer *w)
{
	return &w->err;
}

int
writer_descriptor(const struct writer *w)
{
	return w->target.fd;
}

int
writer_commit(struct writer *w, struct err *e)
{
	drain(w);
	if (w->err.code == ERR_NONE && target_commit(&w->target, &w->err) == 0)
		return 0;
	*e = w->err;
	return -1;
}

void
writer_cut_short(struct writer *w, const char *command)
{
	struct str mark = str_of("\"stream cut short by ");

	if (w->target.path != NULL || w->target.fd < 0)
		return;
	if (!w->torn)
		w->n = w->complete;
	if (!w->begun && w->n == 0)
		return;
	if (w->torn)
		put_byte(w, '\n');
	put(w, mark.p, mark.n);
	put(w, command, strlen(command));
	put_byte(w, '\n');
	drain(w);
}

void
writer_close(struct writer *w)
{
	if (w == NULL)
		return;
	target_close(&w->target);
	free(w);
}
