#include "stats/profile.h"

bool
profile_is_numeric(const struct profile *p)
{
	return p->type == PROFILE_INTEGER || p->type == PROFILE_DECIMAL;
}

bool
profile_has_spread(const struct profile *p)
{
	return profile_is_numeric(p) && p->filled > 1;
}

const char *
profile_type_name(enum profile_type type)
{
	static const char *const names[] = { "empty", "integer", "decimal",
		"date", "text" };

	return names[type];
}

const char *
profile_content_name(enum profile_content content)
{
	static const char *const names[] = { "empty", "constant", "scale",
		"number", "date", "identifier", "category", "text" };

	return names[content];
}

void
profile_free(struct profile *p)
{
	buf_free(&p->min);
	buf_free(&p->max);
	buf_free(&p->numbers.sum);
	top_free(&p->top);
	top_free(&p->forms);
	judge_free(&p->judge);
	alike_free(&p->alike);
}
