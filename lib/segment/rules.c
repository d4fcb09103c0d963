/* Rules files read, checked, applied. */
#include "segment/rules.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "expr/lex.h"
#include "expr/parse.h"

/* What all functions of the parser pass on. */
struct reading {
	struct rules *r;
	struct lex l;
	struct rules_set **set_tail;
	struct rules_set *set; /* the one being read, or NULL */
	struct rules_clause **clause_tail;
	struct err *e;
};

static int
advance(struct reading *in)
{
	return lex_next(&in->l, in->e);
}

/* Does the token end what the line holds? */
static bool
line_ended(const struct reading *in)
{
	return in->l.token.kind == LEX_END || in->l.token.first;
}

static int
unexpected(struct reading *in, const char *what)
{
	struct str shown = lex_show(&in->l);

	return lex_fail(&in->l, in->e, "expected %s, not '%.*s'", what,
	    (int)shown.n, shown.p);
}

/* Take a label or the name of a set, which begins behind the token. */
static int
take_name(struct reading *in, const char *what, struct str *name)
{
	if (lex_next_label(&in->l, in->e) != 0)
		return -1;
	if (line_ended(in) ||
	    (in->l.token.kind != LEX_LABEL && in->l.token.kind != LEX_TEXT))
		return unexpected(in, what);
	if (in->l.token.text.n == 0)
		return lex_fail(&in->l, in->e, "%s is empty", what);
	*name = in->l.token.text;
	return 0;
}

/* The token was the last that may stand in its line. */
static int
end_line(struct reading *in)
{
	if (advance(in) != 0)
		return -1;
	if (line_ended(in))
		return 0;
	(void)unexpected(in, "the end of the line");
	return err_hint(
	    in->e, "a label of several words stands in double quotes");
}

static int
read_as_of(struct reading *in)
{
	size_t at = in->l.token.at;

	if (in->r->has_as_of || in->set != NULL)
		return lex_fail(&in->l, in->e,
		    in->set != NULL ? "as_of stands before the first set"
				    : "as_of stands here a second time");
	if (advance(in) != 0)
		return -1;
	if (in->l.token.first ||
	    (in->l.token.kind != LEX_DATE && in->l.token.kind != LEX_TEXT) ||
	    !date_read_iso(in->l.token.text, &in->r->as_of))
		return source_fail(&in->r->source, at, in->e,
		    "as_of is followed by a date, as in as_of 2025-06-30");
	in->r->has_as_of = true;
	return end_line(in);
}

static int
end_set(struct reading *in)
{
	if (in->set == NULL || in->set->clauses != NULL)
		return 0;
	return unexpected(in, "a clause of the set, Label : condition");
}

static int
read_set(struct reading *in)
{
	struct rules_set *set;
	struct str name;

	if (end_set(in) != 0 ||
	    take_name(in, "the name of the set", &name) != 0)
		return -1;
	for (set = in->r->sets; set != NULL; set = set->next) {
		if (str_equal(set->name, name))
			return lex_fail(
			    &in->l, in->e, "there is a set of this name");
	}
	set = arena_array(&in->r->memory, 1, sizeof *set, in->e);
	if (set == NULL)
		return -1;
	set->name = name;
	*in->set_tail = set;
	in->set_tail = &set->next;
	in->set = set;
	in->clause_tail = &set->clauses;
	in->r->nsets++;
	return end_line(in);
}

static struct rules_segment *
give_segment(struct reading *in, struct str label)
{
	struct rules_segment **at = &in->set->segments;

	while (*at != NULL && !str_equal((*at)->label, label))
		at = &(*at)->next;
	if (*at == NULL) {
		*at = arena_array(&in->r->memory, 1, sizeof **at, in->e);
		if (*at != NULL)
			(*at)->label = label;
	}
	return *at;
}

/* A clause with this label, to be filled in. */
static struct rules_clause *
add_clause(struct reading *in, struct str label)
{
	struct rules_clause *c;

	if (++in->r->nclauses > RULES_MAX_CLAUSES) {
		(void)lex_fail(&in->l, in->e, "more than %d clauses",
		    (int)RULES_MAX_CLAUSES);
		return NULL;
	}
	c = arena_array(&in->r->memory, 1, sizeof *c, in->e);
	if (c == NULL)
		return NULL;
	c->segment = give_segment(in, label);
	if (c->segment == NULL)
		return NULL;
	c->number = ++in->set->nclauses;
	*in->clause_tail = c;
	in->clause_tail = &c->next;
	return c;
}

static int
read_else(struct reading *in)
{
	struct str label;

	if (in->set == NULL)
		return lex_fail(&in->l, in->e, "else stands outside a set");
	if (take_name(in, "the label behind else", &label) != 0 ||
	    add_clause(in, label) == NULL)
		return -1;
	in->set->has_else = true;
	return end_line(in);
}

static int
read_clause(struct reading *in)
{
	static const char *const reserved[] = { "and", "or", "not", "events",
		"let", "tags", "score", "tier" };
	struct str label = in->l.token.text;
	struct rules_clause *c;

	if (in->l.token.kind != LEX_LABEL && in->l.token.kind != LEX_TEXT)
		return unexpected(in, "as_of, set, else or a label");
	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++) {
		if (!lex_is_word(&in->l, reserved[i]))
			continue;
		(void)lex_fail(
		    &in->l, in->e, "'%s' begins no line here", reserved[i]);
		return err_hint(in->e, "as a label it stands in double quotes");
	}
	if (label.n == 0)
		return lex_fail(&in->l, in->e, "the label is empty");
	if (in->set == NULL) {
		(void)lex_fail(&in->l, in->e, "a clause stands outside a set");
		return err_hint(in->e,
		    "a line before it: set NAME, the name of the column");
	}
	if (in->set->has_else)
		return lex_fail(
		    &in->l, in->e, "nothing follows else in its set");
	c = add_clause(in, label);
	if (c == NULL || advance(in) != 0)
		return -1;
	if (!lex_is_mark(&in->l, ":")) {
		(void)unexpected(in, "':' behind the label");
		return err_hint(
		    in->e, "a label of several words stands in double quotes");
	}
	if (advance(in) != 0)
		return -1;
	return parse_condition(&in->l, &in->r->memory, &c->when, in->e);
}

static int
read_line(struct reading *in)
{
	if (!in->l.token.first)
		return unexpected(in, "and, or, or the end of the line");
	if (lex_is_word(&in->l, "as_of"))
		return read_as_of(in);
	if (lex_is_word(&in->l, "set"))
		return read_set(in);
	if (lex_is_word(&in->l, "else"))
		return read_else(in);
	return read_clause(in);
}

int
rules_parse(struct rules *r, const char *name, struct str text, struct err *e)
{
	struct reading in = { .r = r, .set_tail = &r->sets, .e = e };

	r->source.name = name;
	r->source.text = text;
	if (lex_open(&in.l, &r->source, &r->memory, true, e) != 0)
		return -1;
	while (in.l.token.kind != LEX_END) {
		if (read_line(&in) != 0)
			return -1;
	}
	if (r->sets == NULL) {
		(void)lex_fail(&in.l, e, "there is no set");
		return err_hint(e, "set NAME, and below it Label : condition");
	}
	return end_set(&in);
}

/* All of fd into r->text. */
static int
read_all(struct rules *r, int fd, struct err *e)
{
	enum { PIECE = 65536 };

	for (;;) {
		ssize_t got;

		if (buf_reserve(&r->text, PIECE, e) != 0)
			return -1;
		got = read(fd, r->text.p + r->text.n, PIECE);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_set(
			    e, ERR_READ, errno, "cannot read the rules");
		if (got == 0)
			return 0;
		r->text.n += (size_t)got;
		if (r->text.n > RULES_MAX_BYTES)
			return err_set(e, ERR_USAGE, 0,
			    "rules of more than %d bytes",
			    (int)RULES_MAX_BYTES);
	}
}

int
rules_read(struct rules *r, const char *file, struct err *e)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC);
	int failed;

	if (fd < 0) {
		(void)err_set(e, ERR_READ, errno, "cannot open the rules");
		return err_in_file(e, file);
	}
	failed = read_all(r, fd, e);
	(void)close(fd);
	if (failed != 0)
		return e->code == ERR_MEMORY ? -1 : err_in_file(e, file);
	return rules_parse(r, file, buf_str(&r->text), e);
}

int
rules_check(struct rules *r, struct check *c, struct err *e)
{
	for (struct rules_set *set = r->sets; set != NULL; set = set->next) {
		for (struct rules_clause *k = set->clauses; k != NULL;
		     k = k->next) {
			if (k->when != NULL &&
			    check_condition(c, &r->source, k->when, e) != 0)
				return -1;
		}
	}
	return 0;
}

/* False: a limit was reached. */
static bool
find_winner(struct rules_set *set, struct eval *v)
{
	struct rules_clause *k;

	set->won = NULL;
	for (k = set->clauses; k != NULL; k = k->next) {
		enum eval_truth t =
		    k->when == NULL ? EVAL_TRUE : eval_condition(v, k->when);

		k->tested++;
		k->unknown += t == EVAL_UNKNOWN;
		if (t == EVAL_LIMIT)
			return false;
		if (t == EVAL_TRUE)
			break;
	}
	set->won = k;
	return true;
}

bool
rules_label(struct rules *r, struct eval *v)
{
	for (struct rules_set *set = r->sets; set != NULL; set = set->next) {
		if (!find_winner(set, v))
			return false;
	}
	for (struct rules_set *set = r->sets; set != NULL; set = set->next) {
		set->unlabelled += set->won == NULL;
		if (set->won != NULL) {
			set->won->won++;
			set->won->segment->records++;
		}
	}
	return true;
}

void
rules_free(struct rules *r)
{
	buf_free(&r->text);
	arena_free(&r->memory);
	memset(r, 0, sizeof *r);
}
