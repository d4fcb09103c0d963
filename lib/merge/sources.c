#include <string.h>

#include "merge/source_list.h"
#include "merge/sources.h"

int
sources_name(struct sources *s, const struct sources_options *o, struct err *e)
{
	struct source_list l = { .memory = &s->memory, .options = o };
	int result = source_list_make(&l, e);

	s->input = l.input;
	s->n = l.n;
	s->names.memory = &s->memory;
	if (result != 0)
		return -1;
	s->map = arena_array(&s->memory, s->n, sizeof *s->map, e);
	s->file = arena_array(&s->memory, s->n, sizeof *s->file, e);
	if (s->map == NULL || s->file == NULL)
		return -1;
	for (size_t i = 0; i < s->n; i++)
		s->file[i] = s->input[i].file;
	return o->map == NULL ? 0 : source_map_read(&s->names, o->map, e);
}

int
sources_learn(struct sources *s, size_t i, struct err *e)
{
	struct input *in = &s->input[i];

	if (input_open(in, e) != 0 || source_map_apply(&s->names, in, e) != 0)
		return -1;
	s->map[i].header = &in->header;
	s->map[i].told = in->told;
	return 0;
}

int
sources_unite(struct sources *s, bool by_name, struct err *e)
{
	if (source_map_check(&s->names, e) != 0 ||
	    unite_columns(&s->header, s->map, s->n, by_name, &s->memory, e) !=
		0)
		return -1;
	if (s->header.n == 0)
		return err_set(e, ERR_USAGE, 0, "no column is left");
	for (size_t i = 0; i < s->n; i++)
		input_rest(&s->input[i]);
	return 0;
}

void
sources_canonical_names(struct sources *s)
{
	struct header *h = &s->header;

	for (size_t i = 0; i < h->n; i++) {
		struct str role;

		if (h->role[i] == NULL)
			continue;
		role = str_of(h->role[i]);
		if (header_find_role(h, role, 0) == i &&
		    header_find(h, role, 0) == HEADER_NONE)
			h->name[i] = role;
	}
}

bool
sources_renamed(const struct sources *s, size_t i)
{
	return !header_same_names(&s->header, &s->input[i].read);
}

char
sources_delimiter(const struct sources *s)
{
	for (size_t i = 1; i < s->n; i++)
		if (s->input[i].delimiter != s->input[0].delimiter)
			return ',';
	return s->input[0].delimiter;
}

bool
sources_repeated(const struct sources *s, size_t i)
{
	size_t k = 0;

	while (strcmp(s->file[k], s->file[i]) != 0)
		k++;
	return k < i;
}

const char *
sources_label(const struct sources *s, size_t i)
{
	return input_label(&s->input[i]);
}

int
sources_begin(struct sources *s, size_t i, struct stream *io)
{
	struct input *in = &s->input[i];

	if (input_resume(in, &io->err) != 0)
		return -1;
	in->begun = true;
	io->in = in->reader;
	return 0;
}

void
sources_end(struct sources *s, size_t i, struct stream *io)
{
	struct input *in = &s->input[i];

	if (in->reader == NULL)
		return;
	stream_done_with(io, in->reader);
	reader_close(in->reader);
	in->reader = NULL;
	in->begun = false;
	io->in = NULL;
}

int
sources_next(
    struct sources *s, size_t i, struct stream *io, const struct record **rec)
{
	struct input *in = &s->input[i];

	if (!in->begun && sources_begin(s, i, io) != 0)
		return -1;
	io->in = in->reader;
	for (;;) {
		int got = reader_next(in->reader, rec, &io->err);

		if (got == 1) {
			stream_count(io, 1);
			return 1;
		}
		if (got == 0) {
			sources_end(s, i, io);
			return 0;
		}
		if (stream_set_aside(io, in->reader, &io->err) != 0)
			return -1;
	}
}

void
sources_close(struct sources *s)
{
	for (size_t i = 0; i < s->n; i++)
		input_close(&s->input[i]);
	header_free(&s->header);
	arena_free(&s->memory);
}
