/* Rules out of a file. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "segment/grid.h"
#include "segment/rules.h"

/* All of fd into r->text. */
static int
read_all(struct rules *r, int fd, struct err *e)
{
	enum { PIECE = 65536 };

	for (;;) {
		ssize_t got;

		if (buf_reserve(&r->text, PIECE, e) != 0)
			return -1;
		got = read(fd, r->text.p + r->text.n, PIECE);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_set(
			    e, ERR_READ, errno, "cannot read the rules");
		if (got == 0)
			return 0;
		r->text.n += (size_t)got;
		if (r->text.n > RULES_MAX_BYTES)
			return err_set(e, ERR_USAGE, 0,
			    "rules of more than %d bytes",
			    (int)RULES_MAX_BYTES);
	}
}

int
rules_read(struct rules *r, const char *file, struct err *e)
{
	int fd;
	int failed;

	if (grid_is(file))
		return grid_read(r, file, e);
	fd = open(file, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		(void)err_set(e, ERR_READ, errno, "cannot open the rules");
		return err_in_file(e, file);
	}
	failed = read_all(r, fd, e);
	(void)close(fd);
	if (failed != 0)
		return e->code == ERR_MEMORY ? -1 : err_in_file(e, file);
	return rules_parse(r, file, buf_str(&r->text), e);
}
