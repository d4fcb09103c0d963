#include "merge/identifiers_file.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/nameless.h"
#include "record/writer.h"

enum {
	BLOCK = 128,       /* entries of a block */
	OUT = 1024 * BLOCK /* bytes of one write */
};

int
identifiers_file_open(
    struct identifiers_file *f, const char *directory, struct err *e)
{
	if (directory == NULL)
		directory = getenv("TMPDIR");
	if (directory == NULL || *directory == '\0')
		directory = "/tmp";
	f->fd = nameless_open(directory, e);
	f->there = f->fd >= 0;
	return f->there ? 0 : err_hint(e, "another directory: -T DIR");
}

static int
write_out(struct identifiers_file *f, struct err *e)
{
	if (writer_all(f->fd, f->block.p, f->block.n, e) != 0) {
		(void)err_set(
		    e, ERR_WRITE, e->sysno, "a temp file cannot be written");
		return err_hint(
		    e, "more memory: -S SIZE; another directory: -T DIR");
	}
	buf_clear(&f->block);
	return 0;
}

int
identifiers_file_add(struct identifiers_file *f,
    const struct identifiers_entry *one, struct err *e)
{
	if (f->n++ % BLOCK == 0 &&
	    buf_add(&f->first,
		str_make((const char *)&one->hash, sizeof one->hash), e) != 0)
		return -1;
	if (buf_add(&f->block, str_make((const char *)one, sizeof *one), e) !=
	    0)
		return -1;
	return f->block.n < OUT ? 0 : write_out(f, e);
}

int
identifiers_file_end(struct identifiers_file *f, struct err *e)
{
	if (write_out(f, e) != 0)
		return -1;
	return buf_reserve(
	    &f->block, BLOCK * sizeof(struct identifiers_entry), e);
}

/* Bring block b into memory. */
static int
read_block(struct identifiers_file *f, size_t b, struct err *e)
{
	const size_t size = sizeof(struct identifiers_entry);
	size_t from = b * BLOCK, n = f->n - from;
	size_t bytes = (n < BLOCK ? n : BLOCK) * size;

	buf_clear(&f->block);
	while (f->block.n < bytes) {
		ssize_t got = pread(f->fd, f->block.p + f->block.n,
		    bytes - f->block.n, (off_t)(from * size + f->block.n));

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return err_set(e, ERR_READ, got < 0 ? errno : 0,
			    "a temp file cannot be read back");
		f->block.n += (size_t)got;
	}
	return 0;
}

/* How many blocks begin at that hash or before it. */
static size_t
blocks_up_to(const struct identifiers_file *f, struct hash128 hash)
{
	const struct hash128 *first = (const void *)f->first.p;
	size_t low = 0, high = f->first.n / sizeof *first;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (identifiers_compare(first[mid], hash) <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

int
identifiers_file_find(struct identifiers_file *f, struct hash128 hash,
    struct identifiers_entry *one, size_t *number, struct err *e)
{
	size_t b = blocks_up_to(f, hash);
	size_t low = 0, high;

	if (b == 0)
		return 0;
	if (read_block(f, --b, e) != 0)
		return -1;
	high = f->block.n / sizeof *one;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c;

		memcpy(one, f->block.p + mid * sizeof *one, sizeof *one);
		*number = b * BLOCK + mid;
		c = identifiers_compare(one->hash, hash);
		if (c == 0)
			return 1;
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return 0;
}

void
identifiers_file_close(struct identifiers_file *f)
{
	if (f->there)
		(void)close(f->fd);
	buf_free(&f->first);
	buf_free(&f->block);
}
