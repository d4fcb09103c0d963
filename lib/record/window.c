#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record/encoding.h"
#include "record/window.h"

enum { FIRST_CAPACITY = 256 * 1024, MOST_READ = FIRST_CAPACITY };

static int
open_input(const char *file, struct err *e)
{
	struct stat st;
	int fd = strcmp(file, "-") == 0 ? STDIN_FILENO
					: open(file, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return err_set(e, ERR_READ, errno, "cannot be opened");
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		if (fd != STDIN_FILENO)
			(void)close(fd);
		return err_set(e, ERR_READ, EISDIR, "cannot be read");
	}
	return fd;
}

int
window_open(struct window *w, const char *file, const char *encoding,
    size_t chunk, struct err *e)
{
	w->fd = open_input(file, e);
	if (w->fd < 0)
		return -1;
	w->capacity = FIRST_CAPACITY;
	w->p = malloc(w->capacity + 1);
	if (w->p == NULL)
		return err_memory(e, w->capacity + 1);
	w->p[0] = '\0';
	return decoder_open(&w->decoder, w->fd, encoding, chunk, e);
}

/* Room for more behind the bytes in use: by moving them, else by growing. */
static int
make_room(struct window *w, size_t *moved, struct err *e)
{
	char *p;

	*moved = w->from;
	if (w->from > 0) {
		w->n -= w->from;
		memmove(w->p, w->p + w->from, w->n);
		w->byte += w->from;
		w->from = 0;
	}
	if (w->capacity - w->n >= w->capacity / 2)
		return 0;
	p = realloc(w->p, 2 * w->capacity + 1);
	if (p == NULL)
		return err_memory(e, 2 * w->capacity + 1);
	w->p = p;
	w->capacity *= 2;
	return 0;
}

int
window_fill(struct window *w, size_t *moved, struct err *e)
{
	size_t got;

	if (make_room(w, moved, e) != 0)
		return -1;
	if (decoder_read(
		w->decoder, w->p + w->n, w->capacity - w->n, &got, e) != 0)
		return -1;
	w->n += got;
	w->p[w->n] = '\0';
	w->eof = got == 0;
	if (got > 0)
		w->last = w->p[w->n - 1];
	return 0;
}

void
window_close(struct window *w)
{
	decoder_close(w->decoder);
	free(w->p);
	if (w->fd > STDIN_FILENO)
		(void)close(w->fd);
}
