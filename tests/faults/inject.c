/* A preloaded library that makes chosen calls fail.
 *   INJECT       read write open close fsync rename mmap fallocate alloc thread:
 *                what is counted
 *   INJECT_AT    the call that fails, from 1; 0 or absent: none
 *   INJECT_HOW   ENOSPC EIO EINTR EAGAIN EMFILE ENOMEM EDQUOT ENOENT EACCES, or
 *                "short": a read or write of a single byte; SIGKILL SIGTERM
 *                SIGINT: the process receives that signal, the call goes on
 *   INJECT_LAST  set: all calls behind that one fail too
 *   INJECT_COUNT a file of 8 bytes: the calls seen, kept through any death
 * Standard error is left alone: whoever fails must be able to say so. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);
void *__libc_memalign(size_t alignment, size_t n);

/* What -D_FORTIFY_SOURCE makes of the calls; no header declares them. */
ssize_t __read_chk(int fd, void *p, size_t n, size_t size);
ssize_t __pread64_chk(int fd, void *p, size_t n, off64_t where, size_t size);
ssize_t __pread_chk(int fd, void *p, size_t n, off_t where, size_t size);
int __open_2(const char *name, int flags);
int __open64_2(const char *name, int flags);
int __openat_2(int folder, const char *name, int flags);
int __openat64_2(int folder, const char *name, int flags);

static char counted[16];
static uint64_t own_count;
static uint64_t *count = &own_count;
static uint64_t at;
static bool lasting, cut_short;
static int failure, death;

static int
number_of(const char *name)
{
	static const struct {
		char name[8];
		int number;
	} errors[] = { { "ENOSPC", ENOSPC }, { "EIO", EIO }, { "EINTR", EINTR },
		{ "EAGAIN", EAGAIN }, { "EMFILE", EMFILE },
		{ "ENOMEM", ENOMEM }, { "EDQUOT", EDQUOT },
		{ "ENOENT", ENOENT }, { "EACCES", EACCES } };

	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (strcmp(errors[i].name, name) == 0)
			return errors[i].number;
	return EIO;
}

/* Runs before main: nothing is counted that the loader did. */
__attribute__((constructor)) static void
begin(void)
{
	const char *what = getenv("INJECT"), *how = getenv("INJECT_HOW");
	const char *when = getenv("INJECT_AT"), *file = getenv("INJECT_COUNT");

	if (file != NULL) {
		int fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_RDWR, 0);
		void *p = fd < 0
			      ? MAP_FAILED
			      : (void *)syscall(SYS_mmap, NULL, sizeof *count,
				    PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

		if (p != MAP_FAILED)
			count = p;
		if (fd >= 0)
			syscall(SYS_close, fd);
	}
	at = when == NULL ? 0 : strtoull(when, NULL, 10);
	lasting = getenv("INJECT_LAST") != NULL;
	if (how != NULL && strncmp(how, "SIG", 3) == 0)
		death = strcmp(how, "SIGKILL") == 0   ? SIGKILL
			: strcmp(how, "SIGTERM") == 0 ? SIGTERM
						      : SIGINT;
	cut_short = how != NULL && strcmp(how, "short") == 0;
	failure = how == NULL ? EIO : number_of(how);
	if (what != NULL)
		strncpy(counted, what, sizeof counted - 1);
}

/* EAGAIN comes from descriptors that were inherited, never from a file that was
 * opened by its name. */
static bool
may_fail(int fd)
{
	return fd != STDERR_FILENO &&
	       (failure != EAGAIN || fd <= STDOUT_FILENO);
}

/* Is this call the one?  Then errno is set. */
static bool
fails(const char *what)
{
	uint64_t n;

	if (strcmp(what, counted) != 0)
		return false;
	n = __atomic_add_fetch(count, 1, __ATOMIC_RELAXED);
	if (at == 0 || n < at || (n > at && !lasting))
		return false;
	if (death != 0) {
		(void)kill(getpid(), death);
		return false;
	}
	errno = failure;
	return true;
}

void *
malloc(size_t n)
{
	return fails("alloc") ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return fails("alloc") ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	return fails("alloc") ? NULL : __libc_realloc(p, n);
}

void *
aligned_alloc(size_t alignment, size_t n)
{
	return fails("alloc") ? NULL : __libc_memalign(alignment, n);
}

int
posix_memalign(void **p, size_t alignment, size_t n)
{
	if (fails("alloc"))
		return ENOMEM;
	*p = __libc_memalign(alignment, n);
	return *p == NULL ? ENOMEM : 0;
}

ssize_t
read(int fd, void *p, size_t n)
{
	if (may_fail(fd) && fails("read")) {
		if (!cut_short)
			return -1;
		n = n > 0;
	}
	return syscall(SYS_read, fd, p, n);
}

ssize_t
__read_chk(int fd, void *p, size_t n, size_t size)
{
	(void)size;
	return read(fd, p, n);
}

ssize_t
pread64(int fd, void *p, size_t n, off64_t where)
{
	if (may_fail(fd) && fails("read")) {
		if (!cut_short)
			return -1;
		n = n > 0;
	}
	return syscall(SYS_pread64, fd, p, n, where);
}

ssize_t
pread(int fd, void *p, size_t n, off_t where)
{
	return pread64(fd, p, n, where);
}

ssize_t
__pread64_chk(int fd, void *p, size_t n, off64_t where, size_t size)
{
	(void)size;
	return pread64(fd, p, n, where);
}

ssize_t
__pread_chk(int fd, void *p, size_t n, off_t where, size_t size)
{
	(void)size;
	return pread64(fd, p, n, where);
}

ssize_t
write(int fd, const void *p, size_t n)
{
	if (may_fail(fd) && fails("write")) {
		if (!cut_short)
			return -1;
		n = n > 0;
	}
	return syscall(SYS_write, fd, p, n);
}

static int
open_at(int folder, const char *name, int flags, mode_t mode)
{
	return fails("open")
		   ? -1
		   : (int)syscall(SYS_openat, folder, name, flags, mode);
}

static mode_t
mode_of(int flags, va_list more)
{
	return flags & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY))
		   ? va_arg(more, mode_t)
		   : 0;
}

int
openat64(int folder, const char *name, int flags, ...)
{
	va_list more;
	mode_t mode;

	va_start(more, flags);
	mode = mode_of(flags, more);
	va_end(more);
	return open_at(folder, name, flags, mode);
}

int
openat(int folder, const char *name, int flags, ...)
{
	va_list more;
	mode_t mode;

	va_start(more, flags);
	mode = mode_of(flags, more);
	va_end(more);
	return open_at(folder, name, flags, mode);
}

int
open64(const char *name, int flags, ...)
{
	va_list more;
	mode_t mode;

	va_start(more, flags);
	mode = mode_of(flags, more);
	va_end(more);
	return open_at(AT_FDCWD, name, flags, mode);
}

int
open(const char *name, int flags, ...)
{
	va_list more;
	mode_t mode;

	va_start(more, flags);
	mode = mode_of(flags, more);
	va_end(more);
	return open_at(AT_FDCWD, name, flags, mode);
}

int
__open_2(const char *name, int flags)
{
	return open_at(AT_FDCWD, name, flags, 0);
}

int
__open64_2(const char *name, int flags)
{
	return open_at(AT_FDCWD, name, flags, 0);
}

int
__openat_2(int folder, const char *name, int flags)
{
	return open_at(folder, name, flags, 0);
}

int
__openat64_2(int folder, const char *name, int flags)
{
	return open_at(folder, name, flags, 0);
}

int
posix_fallocate64(int fd, off64_t from, off64_t n)
{
	if (fails("fallocate"))
		return errno;
	return syscall(SYS_fallocate, fd, 0, from, n) == 0 ? 0 : errno;
}

int
posix_fallocate(int fd, off_t from, off_t n)
{
	return posix_fallocate64(fd, from, n);
}

int
close(int fd)
{
	bool failed = fails("close");
	int saved = errno;
	int result =
	    (int)syscall(SYS_close, fd); /* as Linux does: it is closed */

	if (!failed)
		return result;
	errno = saved;
	return -1;
}

int
fsync(int fd)
{
	return fails("fsync") ? -1 : (int)syscall(SYS_fsync, fd);
}

int
fdatasync(int fd)
{
	return fails("fsync") ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int
renameat(int from, const char *old, int to, const char *new)
{
	return fails("rename")
		   ? -1
		   : (int)syscall(SYS_renameat2, from, old, to, new, 0);
}

int
renameat2(int from, const char *old, int to, const char *new, unsigned flags)
{
	return fails("rename")
		   ? -1
		   : (int)syscall(SYS_renameat2, from, old, to, new, flags);
}

int
rename(const char *old, const char *new)
{
	return renameat(AT_FDCWD, old, AT_FDCWD, new);
}

int
linkat(int from, const char *old, int to, const char *new, int flags)
{
	return fails("rename")
		   ? -1
		   : (int)syscall(SYS_linkat, from, old, to, new, flags);
}

void *
mmap64(void *where, size_t n, int protection, int flags, int fd, off64_t from)
{
	if (fails("mmap"))
		return MAP_FAILED;
	return (void *)syscall(SYS_mmap, where, n, protection, flags, fd, from);
}

void *
mmap(void *where, size_t n, int protection, int flags, int fd, off_t from)
{
	return mmap64(where, n, protection, flags, fd, from);
}

int
pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
    void *(*start)(void *), void *argument)
{
	int (*create)(
	    pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

	if (fails("thread"))
		return EAGAIN;
	*(void **)&create = dlsym(RTLD_NEXT, "pthread_create");
	return create(thread, attributes, start, argument);
}
