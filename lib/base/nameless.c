#include "base/nameless.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int
nameless_open(const char *directory, struct err *e)
{
	char name[4096];
	int fd = open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	int n = snprintf(name, sizeof name, "%s/.cust-XXXXXX", directory);

	/* file systems without O_TMPFILE: a name for an instant */
	if (fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR) && n > 0 &&
	    (size_t)n < sizeof name) {
		fd = mkostemp(name, O_CLOEXEC);
		if (fd >= 0 && unlink(name) != 0) {
			(void)close(fd);
			fd = -1;
		}
	}
	if (fd < 0)
		return err_set(e, ERR_WRITE, errno,
		    "cannot make a temp file in '%s'", directory);
	return fd;
}
