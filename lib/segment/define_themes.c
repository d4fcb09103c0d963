/* themes NAME = VALUE by "FILE": three columns. */
#include "segment/define.h"
#include "segment/themes.h"

/* NAME and an ending, behind the rules there are. */
static struct rule *
add_behind(struct reading *in, struct str name, const char *ending)
{
	struct buf text = { 0 };
	struct rule *rule = NULL;
	struct str kept;

	if (buf_add(&text, name, in->e) == 0 &&
	    buf_add(&text, str_of(ending), in->e) == 0) {
		kept = arena_copy(&in->r->memory, buf_str(&text), in->e);
		if (kept.p != NULL)
			rule = reading_add(in, RULE_BEHIND, kept);
	}
	buf_free(&text);
	if (rule != NULL)
		rule->fact.type = NODE_AS_TEXT;
	return rule;
}

/* The file of patterns, in double quotes. */
static int
read_file(struct reading *in, struct themes *t)
{
	struct str file;

	if (reading_line_ended(in) || in->l.token.kind != LEX_TEXT)
		return reading_unexpected(
		    in, "a file of themes in double quotes");
	file = arena_copy(&in->r->memory, in->l.token.text, in->e);
	if (file.p == NULL ||
	    themes_read(t, file.p, &in->r->memory, in->e) != 0)
		return -1;
	return reading_end_line(in);
}

int
define_themes(struct reading *in)
{
	struct rule *rule;
	struct str name;

	if (reading_end_set(in) != 0 || reading_name(in, "a name", &name) != 0)
		return -1;
	rule = reading_add(in, RULE_THEMES, name);
	if (rule == NULL)
		return -1;
	rule->fact.type = NODE_AS_TEXT;
	rule->themes =
	    arena_array(&in->r->memory, 1, sizeof *rule->themes, in->e);
	if (rule->themes == NULL || reading_advance(in) != 0 ||
	    reading_mark(in, "=") != 0 ||
	    reading_value(in, false, &rule->value) != 0 ||
	    reading_word(in, "by") != 0 || read_file(in, rule->themes) != 0)
		return -1;
	return add_behind(in, name, "_sentiment") == NULL ||
		       add_behind(in, name, "_spans") == NULL
		   ? -1
		   : 0;
}
