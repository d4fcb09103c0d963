#include "base/room.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/nameless.h"

struct room {
	atomic_size_t left; /* bytes of plain memory */
	const char *directory;
};

struct room *
room_open(
    struct arena *memory, size_t limit, const char *directory, struct err *e)
{
	struct room *r = arena_array(memory, 1, sizeof *r, e);

	if (r == NULL)
		return NULL;
	if (directory == NULL)
		directory = getenv("TMPDIR");
	r->directory =
	    directory == NULL || *directory == '\0' ? "/tmp" : directory;
	atomic_init(&r->left, limit);
	return r;
}

bool
room_take(struct room *r, size_t n)
{
	size_t left = atomic_load(&r->left);

	while (left >= n) {
		if (atomic_compare_exchange_weak(&r->left, &left, left - n))
			return true;
	}
	return false;
}

void
room_give(struct room *r, size_t n)
{
	(void)atomic_fetch_add(&r->left, n);
}

/* Have all blocks of the file: a page that finds none when it is written would
 * end the process by a signal. */
static int
fill(int fd, size_t n, struct err *e)
{
	int sysno;

	do
		sysno = posix_fallocate(fd, 0, (off_t)n);
	while (sysno == EINTR);
	if (sysno == 0)
		return 0;
	(void)err_set(e, ERR_WRITE, sysno,
	    "a temp file cannot be made %llu bytes long",
	    (unsigned long long)n);
	return err_hint(e, "more memory: -S SIZE; another directory: -T DIR");
}

void *
room_map(struct room *r, size_t n, struct err *e)
{
	void *p = MAP_FAILED;
	int fd = nameless_open(r->directory, e);

	if (fd < 0) {
		(void)err_hint(e, "another directory: -T DIR");
		return NULL;
	}
	if (fill(fd, n, e) == 0) {
		p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
		if (p == MAP_FAILED)
			(void)err_memory(e, n);
	}
	(void)close(fd);
	return p == MAP_FAILED ? NULL : p;
}

void
room_unmap(void *p, size_t n)
{
	(void)munmap(p, n);
}
