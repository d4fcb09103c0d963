#include "merge/excise.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "record/encoding.h"

enum { CHUNK = 64 * 1024 };

static int
failed(const struct excise *x, int sysno, const char *what, struct err *e)
{
	(void)err_set(e, ERR_READ, sysno, "%s", what);
	return err_in_file(e, x->file);
}

static int
changed(const struct excise *x, struct err *e)
{
	return failed(x, 0, "has changed while it was read", e);
}

/* Let the next bytes of the file be `bytes` in raw, at most a chunk. */
static int
read_raw(struct excise *x, size_t bytes, struct err *e)
{
	buf_clear(&x->raw);
	while (x->raw.n < bytes) {
		ssize_t got = pread(x->fd, x->raw.p + x->raw.n,
		    bytes - x->raw.n, (off_t)(x->file_at + x->raw.n));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return failed(x, errno, "cannot be read", e);
		if (got == 0)
			return changed(x, e);
		x->raw.n += (size_t)got;
	}
	return 0;
}

static int
take(struct excise *x, uint64_t bytes, bool keep, struct err *e)
{
	while (bytes > 0) {
		size_t n = bytes < CHUNK ? (size_t)bytes : CHUNK;

		if (read_raw(x, n, e) != 0)
			return -1;
		digest_add(&x->before, buf_str(&x->raw));
		if (keep)
			digest_add(&x->after, buf_str(&x->raw));
		if (keep && writer_text(x->out, buf_str(&x->raw)) != 0) {
			*e = *writer_error(x->out);
			return -1;
		}
		x->file_at += n;
		bytes -= n;
	}
	return 0;
}

/* More text.  *end: there is none. */
static int
fill(struct excise *x, bool *end, struct err *e)
{
	size_t got;

	if (decoder_read(x->decoder, x->text.p, CHUNK, &got, e) != 0)
		return err_in_file(e, x->file);
	x->text.n = got;
	x->used = 0;
	*end = got == 0;
	return 0;
}

static bool
is_utf16(const char *encoding)
{
	return encoding == NULL || strncasecmp(encoding, "utf-16", 6) == 0 ||
	       strncasecmp(encoding, "utf16", 5) == 0 ||
	       strncasecmp(encoding, "ucs-2", 5) == 0;
}

/* The decoder has taken the byte order mark away: it stays in the file. */
static int
begin(struct excise *x, const char *encoding, struct err *e)
{
	const char *p = x->raw.p;
	size_t mark = 0;
	bool end;

	if (fill(x, &end, e) != 0 ||
	    read_raw(x, x->st.st_size < 3 ? (size_t)x->st.st_size : 3, e) != 0)
		return -1;
	if (decoder_converts(x->decoder))
		x->width = is_utf16(encoding) ? 2 : 1;
	if (x->width == 0 && x->raw.n == 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
		mark = 3;
	if (x->width == 2 && x->raw.n >= 2 &&
	    (memcmp(p, "\xff\xfe", 2) == 0 || memcmp(p, "\xfe\xff", 2) == 0))
		mark = 2;
	return take(x, mark, true, e);
}

int
excise_open(struct excise *x, const char *file, const char *encoding,
    struct writer *out, struct err *e)
{
	x->file = file;
	x->out = out;
	digest_begin(&x->before);
	digest_begin(&x->after);
	x->fd = open(file, O_RDONLY | O_CLOEXEC);
	if (x->fd < 0)
		return failed(x, errno, "cannot be opened", e);
	if (fstat(x->fd, &x->st) != 0)
		return failed(x, errno, "cannot be read", e);
	if (buf_reserve(&x->text, CHUNK, e) != 0 ||
	    buf_reserve(&x->raw, CHUNK, e) != 0 ||
	    decoder_open(&x->decoder, x->fd, encoding, 0, e) != 0)
		return -1;
	return begin(x, encoding, e);
}

/* How many bytes of the file the text is made of, when each of its characters
 * takes one unit of `width` (and in UTF-16 those beyond 16 bits two). */
static uint64_t
bytes_of(const struct excise *x, struct str text)
{
	uint64_t units = 0;

	if (x->width == 0)
		return text.n;
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		units += (c & 0xc0) != 0x80;
		units += c >= 0xf0 && x->width == 2;
	}
	return units * x->width;
}

/* As far as the text goes; *end: it went no further. */
static int
pass(struct excise *x, uint64_t to, bool keep, bool *end, struct err *e)
{
	*end = false;
	while (x->text_at < to) {
		struct str s;

		if (x->used == x->text.n && fill(x, end, e) != 0)
			return -1;
		if (*end)
			return 0;
		s = str_slice(buf_str(&x->text), x->used, x->text.n);
		if (s.n > to - x->text_at)
			s.n = (size_t)(to - x->text_at);
		if (take(x, bytes_of(x, s), keep, e) != 0)
			return -1;
		x->used += s.n;
		x->text_at += s.n;
	}
	return 0;
}

int
excise_pass(struct excise *x, uint64_t to, bool keep, struct err *e)
{
	bool end;

	if (pass(x, to, keep, &end, e) != 0)
		return -1;
	return end ? changed(x, e) : 0;
}

static bool
is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino &&
	       a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	       a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

int
excise_end(struct excise *x, bool keep, char before[DIGEST_TEXT],
    char after[DIGEST_TEXT], struct err *e)
{
	unsigned char bytes[DIGEST_BYTES];
	struct stat now;
	bool end;

	if (pass(x, UINT64_MAX, keep, &end, e) != 0)
		return -1;
	if (fstat(x->fd, &now) != 0 || !is_same(&x->st, &now) ||
	    stat(x->file, &now) != 0 || !is_same(&x->st, &now))
		return changed(x, e);
	/* only when no character takes more is none taken for another */
	if (x->file_at != (uint64_t)now.st_size) {
		(void)err_set(e, ERR_USAGE, 0,
		    "cannot be copied byte for byte in this encoding");
		(void)err_hint(e, "convert it to UTF-8 first, with iconv(1)");
		return err_in_file(e, x->file);
	}
	digest_end(&x->before, bytes);
	digest_write(bytes, before);
	digest_end(&x->after, bytes);
	digest_write(bytes, after);
	return 0;
}

void
excise_close(struct excise *x)
{
	if (x->file != NULL && x->fd >= 0)
		(void)close(x->fd);
	decoder_close(x->decoder);
	buf_free(&x->text);
	buf_free(&x->raw);
}
