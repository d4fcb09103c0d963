#include <string.h>
#include <sys/stat.h>

#include "merge/input.h"

int
input_open(struct input *s, const struct reader_options *o, struct err *e)
{
	if (reader_open(&s->reader, s->file, o, e) != 0 ||
	    header_copy(&s->header, reader_header(s->reader), e) != 0)
		return -1;
	s->delimiter = reader_dialect(s->reader).delimiter;
	if (reader_header_raw(s->reader).p == NULL)
		return 0;
	s->header_raw =
	    arena_copy(&s->header.memory, reader_header_raw(s->reader), e);
	return s->header_raw.p == NULL ? -1 : 0;
}

void
input_rest(struct input *s)
{
	struct stat st;

	if (strcmp(s->file, "-") == 0 || stat(s->file, &st) != 0 ||
	    !S_ISREG(st.st_mode))
		return;
	reader_close(s->reader);
	s->reader = NULL;
}

int
input_resume(struct input *s, const struct reader_options *o, struct err *e)
{
	if (s->reader != NULL)
		return 0;
	if (reader_open(&s->reader, s->file, o, e) != 0)
		return -1;
	if (header_same_names(&s->header, reader_header(s->reader)))
		return 0;
	(void)err_set(e, ERR_READ, 0, "has changed since it was opened");
	return err_in_file(e, s->file);
}

void
input_close(struct input *s)
{
	reader_close(s->reader);
	s->reader = NULL;
	header_free(&s->header);
}
