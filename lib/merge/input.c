#include <string.h>
#include <sys/stat.h>

#include "merge/input.h"

int
input_open(struct input *s, struct err *e)
{
	if (reader_open(&s->reader, s->file, &s->options, e) != 0 ||
	    header_copy(&s->header, reader_header(s->reader), e) != 0 ||
	    header_copy(&s->read, reader_header(s->reader), e) != 0)
		return -1;
	s->delimiter = reader_dialect(s->reader).delimiter;
	if (reader_header_raw(s->reader).p == NULL)
		return 0;
	s->header_raw =
	    arena_copy(&s->header.memory, reader_header_raw(s->reader), e);
	return s->header_raw.p == NULL ? -1 : 0;
}

bool
input_is_regular(const struct input *s)
{
	struct stat st;

	return strcmp(s->file, "-") != 0 && stat(s->file, &st) == 0 &&
	       S_ISREG(st.st_mode);
}

void
input_rest(struct input *s)
{
	if (!input_is_regular(s))
		return;
	reader_close(s->reader);
	s->reader = NULL;
}

int
input_resume(struct input *s, struct err *e)
{
	if (s->reader != NULL)
		return 0;
	if (reader_open(&s->reader, s->file, &s->options, e) != 0)
		return -1;
	if (header_same_names(&s->read, reader_header(s->reader)))
		return 0;
	(void)err_set(e, ERR_READ, 0, "has changed since it was opened");
	return err_in_file(e, s->file);
}

const char *
input_label(const struct input *s)
{
	if (s->label != NULL)
		return s->label;
	return strcmp(s->file, "-") == 0 ? "stdin" : s->file;
}

struct str
input_short_label(const struct input *s)
{
	struct str name = str_of(input_label(s));
	const char *slash, *dot;

	if (s->label != NULL)
		return name;
	slash = strrchr(name.p, '/');
	if (slash != NULL && slash[1] != '\0')
		name = str_of(slash + 1);
	dot = strrchr(name.p, '.');
	if (dot != NULL && dot > name.p)
		name.n = (size_t)(dot - name.p);
	return name;
}

void
input_close(struct input *s)
{
	reader_close(s->reader);
	s->reader = NULL;
	header_free(&s->header);
	header_free(&s->read);
}
