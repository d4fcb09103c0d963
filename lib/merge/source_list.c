#include <string.h>

#include "merge/source_list.h"
#include "merge/sources.h"
#include "record/settings.h"

static struct input *
add_input(struct source_list *l, struct str file, struct err *e)
{
	char *name = arena_take(l->memory, file.n + 1, e);
	struct input *s;

	if (name == NULL)
		return NULL;
	memcpy(name, file.p, file.n);
	name[file.n] = '\0';
	if (l->n == l->capacity) {
		size_t n = l->n == 0 ? 8 : 2 * l->n;
		struct input *grown =
		    arena_array(l->memory, n, sizeof *grown, e);

		if (grown == NULL)
			return NULL;
		if (l->n > 0)
			memcpy(grown, l->input, l->n * sizeof *grown);
		l->input = grown;
		l->capacity = n;
	}
	s = &l->input[l->n++];
	s->file = name;
	s->options = *l->options->reader;
	return s;
}

/* One option of one source; an empty value is none. */
static int
set_option(const struct source_list *l, struct input *s, struct str name,
    struct str value, struct err *e)
{
	struct str text = arena_copy(l->memory, value, e);

	if (text.p == NULL)
		return -1;
	if (value.n == 0)
		return 0;
	if (str_is(name, "label"))
		s->label = text.p;
	else if (str_is(name, "encoding"))
		s->options.encoding = text.p;
	else if (str_is(name, "delimiter"))
		return dialect_read_delimiter(
		    text.p, &s->options.dialect.delimiter, e);
	else
		return err_set(e, ERR_USAGE, 0,
		    "a source has no option \"%.*s\"; there are delimiter, "
		    "encoding, label",
		    (int)(name.n < 60 ? name.n : 60), name.p);
	return 0;
}

/* The end of the option that begins at `from`: the next comma that stands
 * before "NAME=", so that "delimiter=," needs no quotes. */
static size_t
option_end(struct str s, size_t from)
{
	for (size_t i = from; i < s.n; i++) {
		size_t k = i + 1;

		if (s.p[i] != ',')
			continue;
		while (k < s.n && s.p[k] >= 'a' && s.p[k] <= 'z')
			k++;
		if (k > i + 1 && k < s.n && s.p[k] == '=')
			return i;
	}
	return s.n;
}

static int
add_spec(struct source_list *l, const char *spec, struct err *e)
{
	const char *colon = strrchr(spec, ':');
	struct str options = str_of("");
	struct input *s;
	size_t at = 0;

	if (colon != NULL && (colon[1] == '\0' || strchr(colon, '=') != NULL))
		options = str_of(colon + 1);
	else
		colon = spec + strlen(spec);
	s = add_input(l, str_make(spec, (size_t)(colon - spec)), e);
	if (s == NULL)
		return -1;
	while (at < options.n) {
		size_t end = option_end(options, at);
		struct str o = str_slice(options, at, end);
		const char *equal = memchr(o.p, '=', o.n);
		size_t n = equal == NULL ? o.n : (size_t)(equal - o.p);

		if (equal == NULL || s->file[0] == '\0') {
			(void)err_set(e, ERR_USAGE, 0,
			    "--in %s: expected FILE:NAME=VALUE,...", spec);
			return err_hint(
			    e, "end a file name that has a colon with ':'");
		}
		if (set_option(l, s, str_slice(o, 0, n),
			str_slice(o, n + 1, o.n), e) != 0)
			return err_in_file(e, spec);
		at = end + 1;
	}
	return 0;
}

static int
take_source(void *context, const struct str *value, struct err *e)
{
	static const char *const option[] = { NULL, "label", "delimiter",
		"encoding" };
	struct source_list *l = context;
	struct input *s;

	if (value[0].n == 0)
		return err_set(e, ERR_USAGE, 0, "a source without a file");
	s = add_input(l, value[0], e);
	if (s == NULL)
		return -1;
	for (size_t i = 1; i < 4; i++)
		if (set_option(l, s, str_of(option[i]), value[i], e) != 0)
			return -1;
	return 0;
}

/* --label FILE=NAME. */
static int
give_label(struct source_list *l, const char *label, struct err *e)
{
	bool found = false;

	for (size_t i = 0; i < l->n; i++) {
		size_t n = strlen(l->input[i].file);

		if (strncmp(label, l->input[i].file, n) != 0 || label[n] != '=')
			continue;
		l->input[i].label = label + n + 1;
		found = true;
	}
	if (found)
		return 0;
	return err_set(e, ERR_USAGE, 0,
	    "--label %s: expected FILE=NAME with one of the files given",
	    label);
}

int
source_list_make(struct source_list *l, struct err *e)
{
	static const char *const columns[] = { "file", "label", "delimiter",
		"encoding" };
	const struct sources_options *o = l->options;

	if (o->list != NULL && settings_read(o->list, "a list of sources",
				   columns, 4, 1, take_source, l, e) != 0)
		return -1;
	for (size_t i = 0; i < o->nin; i++)
		if (add_spec(l, o->in[i], e) != 0)
			return -1;
	for (size_t i = 0; i < o->nfiles; i++)
		if (add_input(l, str_of(o->files[i]), e) == NULL)
			return -1;
	if (l->n == 0 && add_input(l, str_of("-"), e) == NULL)
		return -1;
	for (size_t i = 0; i < o->nlabels; i++)
		if (give_label(l, o->labels[i], e) != 0)
			return -1;
	return 0;
}
