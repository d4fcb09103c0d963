#include <errno.h>
#include <iconv.h>
#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "record/encoding.h"

enum { MARK = 3, RAW = 64 * 1024 };

static const char UTF8_MARK[] = "\xef\xbb\xbf";

struct decoder {
	int fd;
	size_t chunk;
	uint64_t bytes;
	bool begun;    /* the first bytes have been looked at ... */
	bool unmarked; /* ... and the first converted ones */
	bool ended;
	bool converts;
	iconv_t converter;
	char *raw; /* bytes read and not yet delivered */
	size_t from, n;
};

/* The web's reading of labels that are wrong more often than right. */
static const char *
encoding_name(const char *name)
{
	static const char *const latin1[] = { "iso-8859-1", "iso8859-1",
		"latin1", "latin-1", "l1", "ascii", "us-ascii" };

	for (size_t i = 0; i < sizeof latin1 / sizeof *latin1; i++)
		if (strcasecmp(name, latin1[i]) == 0)
			return "WINDOWS-1252";
	return name;
}

static int
start_converter(struct decoder *d, const char *name, struct err *e)
{
	d->converter = iconv_open("UTF-8", name);
	if (d->converter == (iconv_t)-1) {
		if (errno == ENOMEM)
			return err_memory(e, 0);
		(void)err_set(e, ERR_USAGE, 0, "unknown encoding '%s'", name);
		return err_hint(e, "'iconv -l' lists the names");
	}
	d->converts = true;
	return 0;
}

int
decoder_open(
    struct decoder **d, int fd, const char *name, size_t chunk, struct err *e)
{
	struct decoder *x = calloc(1, sizeof *x);

	*d = x;
	if (x == NULL)
		return err_memory(e, sizeof *x);
	x->raw = malloc(RAW);
	if (x->raw == NULL) {
		decoder_close(x);
		*d = NULL;
		return err_memory(e, RAW);
	}
	x->fd = fd;
	x->chunk = chunk == 0 ? SIZE_MAX : chunk;
	if (name != NULL && strcasecmp(name, "utf-8") != 0 &&
	    strcasecmp(name, "utf8") != 0 &&
	    start_converter(x, encoding_name(name), e) != 0) {
		decoder_close(x);
		*d = NULL;
		return -1;
	}
	return 0;
}

/* One read(2), waiting where the descriptor does not block. */
static int
read_some(struct decoder *d, char *p, size_t n, size_t *got, struct err *e)
{
	ssize_t r;

	if (n > d->chunk)
		n = d->chunk;
	while ((r = read(d->fd, p, n)) < 0) {
		struct pollfd wait = { d->fd, POLLIN, 0 };

		if (errno == EAGAIN || errno == EWOULDBLOCK)
			(void)poll(&wait, 1, -1);
		else if (errno != EINTR)
			return err_set(e, ERR_READ, errno, "cannot be read");
	}
	*got = (size_t)r;
	d->bytes += (uint64_t)r;
	d->ended = r == 0;
	return 0;
}

/* Read until `want` bytes wait in raw, or the end. */
static int
gather(struct decoder *d, size_t want, struct err *e)
{
	while (d->n < want && !d->ended) {
		size_t got;

		if (d->from > 0)
			memmove(d->raw, d->raw + d->from, d->n);
		d->from = 0;
		if (read_some(d, d->raw + d->n, RAW - d->n, &got, e) != 0)
			return -1;
		d->n += got;
	}
	return 0;
}

/* The byte order mark: removed when UTF-8, decisive when UTF-16. */
static int
begin(struct decoder *d, struct err *e)
{
	const char *p = d->raw;

	d->begun = true;
	if (gather(d, MARK, e) != 0)
		return -1;
	if (d->n >= MARK && memcmp(p, UTF8_MARK, MARK) == 0 && !d->converts) {
		d->from = MARK;
		d->n -= MARK;
	} else if (d->n >= 2 && !d->converts &&
		   (memcmp(p, "\xff\xfe", 2) == 0 ||
		       memcmp(p, "\xfe\xff", 2) == 0)) {
		d->from = 2;
		d->n -= 2;
		return start_converter(
		    d, p[0] == '\xff' ? "UTF-16LE" : "UTF-16BE", e);
	}
	return 0;
}

static int
convert(struct decoder *d, char *p, size_t n, size_t *got, struct err *e)
{
	size_t room = n;

	while (room == n) {
		char *in, *out = p;
		size_t left;

		if (d->n == 0 && gather(d, 1, e) != 0)
			return -1;
		if (d->n == 0)
			break;
		in = d->raw + d->from;
		left = d->n;
		if (iconv(d->converter, &in, &left, &out, &room) ==
			(size_t)-1 &&
		    room == n && (errno == EILSEQ || d->ended)) {
			(void)err_set(e, ERR_READ, 0,
			    "bytes that the encoding does not know at offset "
			    "%llu",
			    (unsigned long long)(d->bytes - left));
			return err_hint(e, "name the right one: --encoding");
		}
		d->from += d->n - left;
		d->n = left;
		/* a character cut by the end of what was read */
		if (room == n && gather(d, left + 1, e) != 0)
			return -1;
	}
	*got = n - room;
	/* a character at a time comes out whole, so the mark is there or not */
	if (!d->unmarked && *got >= MARK && memcmp(p, UTF8_MARK, MARK) == 0) {
		*got -= MARK;
		memmove(p, p + MARK, *got);
		d->unmarked = true;
		return *got > 0 ? 0 : convert(d, p, n, got, e);
	}
	d->unmarked = true;
	return 0;
}

int
decoder_read(struct decoder *d, char *p, size_t n, size_t *got, struct err *e)
{
	*got = 0;
	if (!d->begun && begin(d, e) != 0)
		return -1;
	if (d->converts)
		return convert(d, p, n, got, e);
	if (d->n > 0) {
		*got = d->n < n ? d->n : n;
		memcpy(p, d->raw + d->from, *got);
		d->from += *got;
		d->n -= *got;
		return 0;
	}
	return d->ended ? 0 : read_some(d, p, n, got, e);
}

uint64_t
decoder_bytes(const struct decoder *d)
{
	return d->bytes;
}

int
decoder_converts(const struct decoder *d)
{
	return d->converts;
}

void
decoder_close(struct decoder *d)
{
	if (d == NULL)
		return;
	if (d->converts)
		(void)iconv_close(d->converter);
	free(d->raw);
	free(d);
}
