#include <stdio.h>
#include <string.h>

#include "cli/modes.h"

enum { ASKING = 40 };

static bool
is_given(const struct opt *own, const void *config, const char *name)
{
	const void *at;

	if (name == NULL)
		return false;
	while (own->name != NULL && strcmp(own->name, name) != 0)
		own++;
	if (own->name == NULL)
		return false;
	at = (const char *)config + own->at;
	switch (own->kind) {
	case OPT_FLAG:
		return *(const bool *)at;
	case OPT_WORD:
		return *(const unsigned *)at != 0;
	case OPT_TEXT:
	case OPT_INPUT:
	case OPT_OUTPUT:
		return *(const char *const *)at != NULL;
	case OPT_LIST:
	case OPT_INPUTS:
		return ((const struct opt_list *)at)->n > 0;
	default:
		return false;
	}
}

static bool
is_word(const struct mode *m, const struct opts_common *c)
{
	return m->word != NULL && c->io.nfiles > 0 &&
	       strcmp(c->io.files[0], m->word) == 0;
}

/* What asks for it, as it is written, or "". */
static const char *
asking(const struct mode *m, const struct opt *own, const void *config,
    char text[ASKING])
{
	const char *option = is_given(own, config, m->option)  ? m->option
			     : is_given(own, config, m->other) ? m->other
							       : NULL;

	text[0] = '\0';
	if (is_word(m, config))
		(void)snprintf(text, ASKING, "%s", m->word);
	else if (option != NULL)
		(void)snprintf(text, ASKING, "--%s", option);
	return text;
}

/* ERR_USAGE: the option is for those ways only; `asked` asks for another. */
static int
in_vain(const struct mode_option *o, const struct mode *modes, size_t n,
    const char *asked, struct err *e)
{
	char list[160];
	size_t at = 0;

	if ((o->modes & MODE(0)) != 0 && asked[0] != '\0')
		return err_set(e, ERR_USAGE, 0, "--%s does not go with %s",
		    o->option, asked);

	for (size_t i = 0; i < n; i++) {
		const char *names[] = { modes[i].option, modes[i].other,
			modes[i].word };

		for (size_t k = 0; k < 3 && at < sizeof list; k++)
			if ((o->modes & MODE(i)) != 0 && names[k] != NULL)
				at += (size_t)snprintf(list + at,
				    sizeof list - at, "%s%s%s",
				    at == 0 ? "" : ", ", k < 2 ? "--" : "",
				    names[k]);
	}
	return err_set(
	    e, ERR_USAGE, 0, "--%s goes with %s only", o->option, list);
}

int
modes_find(size_t *mode, const struct mode *modes, size_t n,
    const struct mode_option *belongs, const struct opt *own,
    const void *config, struct err *e)
{
	char first[ASKING] = "", next[ASKING];

	*mode = 0;
	for (size_t i = 1; i < n; i++) {
		const char *name = asking(&modes[i], own, config, next);

		if (name[0] != '\0' && first[0] != '\0')
			return err_set(e, ERR_USAGE, 0,
			    "%s and %s exclude each other", first, name);
		if (name[0] == '\0')
			continue;
		memcpy(first, next, sizeof first);
		*mode = i;
	}
	for (size_t i = 0; i < 2; i++)
		if (modes[*mode].needs[i] != NULL &&
		    !is_given(own, config, modes[*mode].needs[i]))
			return err_set(e, ERR_USAGE, 0, "%s needs --%s", first,
			    modes[*mode].needs[i]);
	for (; belongs->option != NULL; belongs++)
		if ((belongs->modes & MODE(*mode)) == 0 &&
		    is_given(own, config, belongs->option))
			return in_vain(belongs, modes, n, first, e);
	return 0;
}
