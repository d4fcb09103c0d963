#include <stdio.h>
#include <string.h>

#include "cli/modes.h"

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
is_word(const struct mode *m)
{
	return m->other != NULL && *m->other == '\0';
}

/* What asks for it, NULL: nothing. */
static const char *
asking(const struct mode *m, const struct opt *own, const void *config)
{
	const struct opts_common *c = config;

	if (is_word(m))
		return c->io.nfiles > 0 &&
			       strcmp(c->io.files[0], m->option) == 0
			   ? m->option
			   : NULL;
	if (is_given(own, config, m->option))
		return m->option;
	return is_given(own, config, m->other) ? m->other : NULL;
}

/* What stands before the name where it is shown. */
static const char *
dashes(const struct mode *m)
{
	return is_word(m) ? "" : "--";
}

/* ERR_USAGE: the option is for those ways only; `asked` asks for another, m. */
static int
in_vain(const struct mode_option *o, const struct mode *modes, size_t n,
    const struct mode *m, const char *asked, struct err *e)
{
	char list[160];
	size_t at = 0;

	if ((o->modes & MODE(0)) != 0 && asked != NULL)
		return err_set(e, ERR_USAGE, 0, "--%s does not go with %s%s",
		    o->option, dashes(m), asked);

	for (size_t i = 0; i < n; i++) {
		const char *names[] = { modes[i].option, modes[i].other };

		for (size_t k = 0; k < 2 && at < sizeof list; k++)
			if ((o->modes & MODE(i)) != 0 && names[k] != NULL &&
			    *names[k] != '\0')
				at += (size_t)snprintf(list + at,
				    sizeof list - at, "%s%s%s",
				    at == 0 ? "" : ", ", dashes(&modes[i]),
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
	const char *first = NULL;

	*mode = 0;
	for (size_t i = 1; i < n; i++) {
		const char *name = asking(&modes[i], own, config);

		if (name != NULL && first != NULL)
			return err_set(e, ERR_USAGE, 0,
			    "%s%s and %s%s exclude each other",
			    dashes(&modes[*mode]), first, dashes(&modes[i]),
			    name);
		if (name == NULL)
			continue;
		first = name;
		*mode = i;
	}
	for (size_t i = 0; i < 2; i++)
		if (modes[*mode].needs[i] != NULL &&
		    !is_given(own, config, modes[*mode].needs[i]))
			return err_set(e, ERR_USAGE, 0, "%s%s needs --%s",
			    dashes(&modes[*mode]), first,
			    modes[*mode].needs[i]);
	for (; belongs->option != NULL; belongs++)
		if ((belongs->modes & MODE(*mode)) == 0 &&
		    is_given(own, config, belongs->option))
			return in_vain(
			    belongs, modes, n, &modes[*mode], first, e);
	return 0;
}

int
modes_check(const struct mode_bond *bonds, const struct opt *own,
    const void *config, struct err *e)
{
	for (; bonds->option != NULL; bonds++) {
		if (!is_given(own, config, bonds->option))
			continue;
		if (bonds->needs != NULL &&
		    !is_given(own, config, bonds->needs))
			return err_set(e, ERR_USAGE, 0, "--%s needs --%s",
			    bonds->option, bonds->needs);
		if (is_given(own, config, bonds->without))
			return err_set(e, ERR_USAGE, 0,
			    "--%s does not go with --%s", bonds->option,
			    bonds->without);
	}
	return 0;
}
