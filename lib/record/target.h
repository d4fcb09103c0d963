/* Where a writer's bytes go: standard output, a device, or a file that has no
 * name until it is complete. */
#ifndef TARGET_H
#define TARGET_H

#include "base/err.h"

struct target {
	const char *file; /* as the user wrote it, NULL: standard output */
	int fd;
	char *path;    /* of the file to replace, links followed, or NULL */
	int directory; /* of that file, for the rename, or -1 */
};

/* file NULL or "-": standard output. */
int target_open(struct target *t, const char *file, struct err *e) ERR_USE;

/* Sync, give the name, close. */
int target_commit(struct target *t, struct err *e) ERR_USE;

void target_close(struct target *t);

#endif
