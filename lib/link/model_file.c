/* Models in files. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "link/model.h"
#include "record/writer.h"

/* A new file is for its owner alone; one that was there stays as it is. */
static int
write_private(const char *file, struct str text, struct err *e)
{
	struct writer *w = NULL;
	struct stat old;
	const bool is_new = stat(file, &old) != 0;
	int result = -1;

	if (writer_open(&w, file, '\t', e) != 0)
		return -1;
	if (is_new && fchmod(writer_descriptor(w), S_IRUSR | S_IWUSR) != 0) {
		(void)err_set(e, ERR_WRITE, errno, "cannot set its mode");
		(void)err_in_file(e, file);
	} else if (writer_text(w, text) != 0) {
		*e = *writer_error(w);
	} else {
		result = writer_commit(w, e);
	}
	writer_close(w);
	return result;
}

int
model_save(const char *file, const struct evidence *v, const struct corpus *c,
    const struct trait_reading *r, struct err *e)
{
	struct buf text = { 0 };
	int result = model_write(&text, v, c, r, e);

	if (result == 0)
		result = write_private(file, buf_str(&text), e);
	buf_free(&text);
	return result;
}

/* All of fd. */
static int
read_all(int fd, struct buf *text, struct err *e)
{
	enum { PIECE = 1 << 16 };

	for (;;) {
		ssize_t got;

		if (buf_reserve(text, PIECE, e) != 0)
			return -1;
		got = read(fd, text->p + text->n, PIECE);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_set(e, ERR_READ, errno, "cannot be read");
		if (got == 0)
			return 0;
		text->n += (size_t)got;
	}
}

/* What was learnt of numbers read in one way holds for them alone. */
static int
check_region(const struct model *m, const char *region, struct err *e)
{
	const char *own = m->reading.region;

	if (region == NULL || (own != NULL && str_is(str_of(own), region)))
		return 0;
	(void)err_set(e, ERR_USAGE, 0, "the model was made %s%s",
	    own == NULL ? "without --region" : "with --region ",
	    own == NULL ? "" : own);
	return err_hint(e, "leave --region out: the model has it");
}

int
model_load_text(struct model *m, const char *file, const char *region,
    struct buf *text, struct err *e)
{
	const bool given = strcmp(file, "-") == 0;
	const int fd =
	    given ? dup(STDIN_FILENO) : open(file, O_RDONLY | O_CLOEXEC);
	int result;

	if (fd < 0) {
		(void)err_set(e, ERR_READ, errno, "cannot be opened");
		return err_in_file(e, given ? "standard input" : file);
	}
	result = read_all(fd, text, e);
	(void)close(fd);
	if (result == 0)
		result = model_read(m, buf_str(text), e);
	if (result == 0)
		result = check_region(m, region, e);
	if (result != 0 && e->code != ERR_MEMORY)
		return err_in_file(e, given ? "standard input" : file);
	return result;
}

int
model_load(struct model *m, const char *file, const char *region, struct err *e)
{
	struct buf text = { 0 };
	const int result = model_load_text(m, file, region, &text, e);

	buf_free(&text);
	return result;
}
