#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/nameless.h"
#include "record/target.h"

enum { NAME = 300 }; /* room for a name of 255 bytes and what is added */

static int
failed(struct target *t, const char *what, struct err *e)
{
	(void)err_set(e, ERR_WRITE, errno, "%s", what);
	return err_in_file(e, t->file == NULL ? "standard output" : t->file);
}

/* The path with links followed; of a file that does not exist yet, that of its
 * directory with the name behind it. */
static char *
resolve(const char *file)
{
	char *path = realpath(file, NULL);
	const char *slash = strrchr(file, '/');
	char *directory, *whole = NULL;

	if (path != NULL || errno != ENOENT)
		return path;
	directory = slash == NULL   ? strdup(".")
		    : slash == file ? strdup("/")
				    : strndup(file, (size_t)(slash - file));
	if (directory == NULL)
		return NULL;
	path = realpath(directory, NULL);
	free(directory);
	if (path != NULL && asprintf(&whole, "%s/%s", path,
				slash == NULL ? file : slash + 1) < 0)
		whole = NULL;
	free(path);
	return whole;
}

/* The mode and owner of the file that will be replaced, or the usual mode. */
static int
dress(int fd, const struct stat *old)
{
	mode_t mask;

	if (old != NULL) {
		if (fchown(fd, old->st_uid, old->st_gid) != 0)
			errno = 0; /* not ours to give away: keep our own */
		return fchmod(fd, old->st_mode & 0777);
	}
	mask = umask(0);
	(void)umask(mask);
	return fchmod(fd, 0666 & ~mask);
}

static int
open_beside(struct target *t, const struct stat *old, struct err *e)
{
	char *slash;

	t->path = resolve(t->file);
	if (t->path == NULL)
		return failed(t, "cannot be written", e);
	slash = strrchr(t->path, '/');
	*slash = '\0';
	t->directory = open(slash == t->path ? "/" : t->path,
	    O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (t->directory >= 0)
		t->fd = nameless_open(slash == t->path ? "/" : t->path, e);
	*slash = '/';
	if (t->directory < 0)
		return failed(t, "cannot be written", e);
	if (t->fd < 0)
		return err_in_file(e, t->file);
	if (dress(t->fd, old) != 0)
		return failed(t, "cannot set its mode", e);
	return 0;
}

int
target_open(struct target *t, const char *file, struct err *e)
{
	struct stat old;
	bool exists;

	memset(t, 0, sizeof *t);
	t->directory = -1;
	t->fd = STDOUT_FILENO;
	if (file == NULL || strcmp(file, "-") == 0)
		return 0;
	t->file = file;
	t->fd = -1;
	if (*file == '\0')
		return err_set(e, ERR_USAGE, 0, "an output has no name");
	exists = stat(file, &old) == 0;
	if (!exists && errno != ENOENT)
		return failed(t, "cannot be written", e);
	if (!exists || S_ISREG(old.st_mode))
		return open_beside(t, exists ? &old : NULL, e);
	t->fd = open(file, O_WRONLY | O_CLOEXEC);
	return t->fd < 0 ? failed(t, "cannot be written", e) : 0;
}

/* Copy the nameless file to a new one called `name`, for file systems that
 * cannot give a name to what has none. */
static int
copy_to(struct target *t, const char *name, struct err *e)
{
	struct stat st;
	off_t at = 0;
	int fd = openat(t->directory, name,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0 || fstat(t->fd, &st) != 0) {
		if (fd >= 0)
			(void)close(fd);
		return failed(t, "cannot be given its name", e);
	}
	while (at < st.st_size &&
	       sendfile(fd, t->fd, &at, (size_t)(st.st_size - at)) > 0)
		;
	if (at < st.st_size || dress(fd, &st) != 0 || fsync(fd) != 0) {
		(void)failed(t, "cannot be copied to its place", e);
		(void)close(fd);
		(void)unlinkat(t->directory, name, 0);
		return -1;
	}
	(void)close(t->fd);
	t->fd = fd;
	return 0;
}

static int
give_name(struct target *t, struct err *e)
{
	char self[64], beside[NAME];
	const char *name = strrchr(t->path, '/') + 1;

	(void)snprintf(self, sizeof self, "/proc/self/fd/%d", t->fd);
	(void)snprintf(
	    beside, sizeof beside, ".cust-%ld-%.200s", (long)getpid(), name);
	if (linkat(AT_FDCWD, self, t->directory, beside, AT_SYMLINK_FOLLOW) !=
		0 &&
	    copy_to(t, beside, e) != 0)
		return -1;
	if (renameat(t->directory, beside, t->directory, name) != 0) {
		(void)failed(t, "cannot be renamed to", e);
		(void)unlinkat(t->directory, beside, 0);
		return -1;
	}
	return fsync(t->directory) != 0 && errno != EINVAL
		   ? failed(t, "its directory cannot be synced", e)
		   : 0;
}

/* The name beside the target exists for two calls; no signal comes between
 * them and leaves it behind. */
static int
put_in_place(struct target *t, struct err *e)
{
	sigset_t all, before;
	int result;

	if (fsync(t->fd) != 0)
		return failed(t, "cannot be synced", e);
	(void)sigfillset(&all);
	(void)sigprocmask(SIG_BLOCK, &all, &before);
	result = give_name(t, e);
	(void)sigprocmask(SIG_SETMASK, &before, NULL);
	return result;
}

int
target_commit(struct target *t, struct err *e)
{
	int fd;

	if (t->path != NULL && put_in_place(t, e) != 0)
		return -1;
	fd = t->fd;
	t->fd = -1;
	if (close(fd) != 0)
		return failed(t, "cannot be closed", e);
	return 0;
}

void
target_close(struct target *t)
{
	if (t->fd > STDOUT_FILENO)
		(void)close(t->fd);
	if (t->directory >= 0)
		(void)close(t->directory);
	free(t->path);
}
