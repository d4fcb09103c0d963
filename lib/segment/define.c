/* Definitions: recursive descent over one line. */
#include "segment/define.h"

#include "segment/events.h"
#include "segment/logit.h"
#include "segment/season.h"

/* NAME = behind the first word; *rule is new, the token behind the mark. */
static int
begin(struct reading *in, enum rule_kind kind, struct rule **rule)
{
	struct str name;

	if (reading_end_set(in) != 0 || reading_name(in, "a name", &name) != 0)
		return -1;
	*rule = reading_add(in, kind, name);
	if (*rule == NULL || reading_advance(in) != 0)
		return -1;
	return reading_mark(in, "=");
}

int
define_let(struct reading *in)
{
	struct rule *rule;

	if (begin(in, RULE_LET, &rule) != 0)
		return -1;
	if (reading_value(in, true, &rule->value) != 0)
		return -1;
	rule->fact.condition = rule->value->kind < NODE_COLUMN;
	return 0;
}

int
define_column(struct reading *in)
{
	struct rule *rule;

	return begin(in, RULE_COLUMN, &rule) != 0
		   ? -1
		   : reading_value(in, false, &rule->value);
}

/* A word or text that must follow `word`. */
static int
named_part(struct reading *in, const char *word, struct str *name)
{
	if (reading_line_ended(in) || !lex_is_word(&in->l, word))
		return reading_unexpected(in, word);
	if (reading_advance(in) != 0)
		return -1;
	if (reading_line_ended(in) ||
	    (in->l.token.kind != LEX_WORD && in->l.token.kind != LEX_NAME &&
		in->l.token.kind != LEX_TEXT))
		return reading_unexpected(in, "a column");
	*name = in->l.token.text;
	return reading_advance(in);
}

/* orders of data/orders.csv */
static struct str
stem(struct str file)
{
	size_t from = file.n;
	size_t to;

	while (from > 0 && file.p[from - 1] != '/')
		from--;
	for (to = from; to < file.n && file.p[to] != '.';)
		to++;
	return str_slice(file, from, to);
}

static struct events *
add_events(struct rules *r, struct str name, struct err *e)
{
	struct events *ev = arena_array(&r->memory, 1, sizeof *ev, e);
	struct events **tail = &r->events;

	if (ev == NULL)
		return NULL;
	while (*tail != NULL)
		tail = &(*tail)->next;
	*tail = ev;
	ev->name = name;
	return ev;
}

struct events *
define_log(struct rules *r, const char *name, const char *key, struct err *e)
{
	struct events *ev = add_events(r, str_of(name), e);

	if (ev != NULL) {
		ev->key = str_of(key);
		ev->date = str_of("order_date");
		ev->value = str_of("amount");
	}
	return ev;
}

/* The events may have been named before; two of one name are refused. */
static int
name_events(struct reading *in, struct events *ev)
{
	for (struct events *other = in->r->events; other != ev;
	     other = other->next) {
		if (str_equal(other->name, ev->name))
			return source_fail(in->source, ev->at, in->e,
			    "there are events of this name: as NAME gives "
			    "another");
	}
	return 0;
}

int
define_events(struct reading *in)
{
	struct str file;
	struct str copy;
	struct events *ev;

	if (reading_end_set(in) != 0 ||
	    reading_name(in, "the file of the events", &file) != 0)
		return -1;
	in->set = NULL;
	copy = arena_copy(&in->r->memory, file, in->e);
	ev = copy.p == NULL ? NULL : add_events(in->r, stem(file), in->e);
	if (ev == NULL)
		return -1;
	ev->file = copy.p;
	ev->source = in->source;
	ev->at = in->l.token.at;
	if (reading_advance(in) != 0 ||
	    (!reading_line_ended(in) && lex_is_word(&in->l, "as") &&
		named_part(in, "as", &ev->name) != 0) ||
	    name_events(in, ev) != 0 || named_part(in, "key", &ev->key) != 0 ||
	    named_part(in, "date", &ev->date) != 0)
		return -1;
	if (!reading_line_ended(in) && named_part(in, "value", &ev->value) != 0)
		return -1;
	return reading_line_ended(in)
		   ? 0
		   : reading_unexpected(in, "the end of the line");
}

/* MM-DD in quotes. */
static bool
month_and_day(struct str s, struct season_day *d)
{
	char text[10] = "2000-";
	struct date date;

	if (s.n != 5)
		return false;
	memcpy(text + 5, s.p, s.n);
	if (!date_read_iso(str_make(text, sizeof text), &date))
		return false;
	d->month = date.month;
	d->day = date.day;
	return true;
}

/* "12-01" or easter, easter + 3 days, easter - 1 week. */
static int
season_day(struct reading *in, const char *word, struct season_day *d)
{
	bool minus;
	struct num n;

	if (reading_word(in, word) != 0)
		return -1;
	if (!reading_line_ended(in) && in->l.token.kind == LEX_TEXT &&
	    month_and_day(in->l.token.text, d))
		return reading_advance(in);
	if (reading_line_ended(in) || !lex_is_word(&in->l, "easter"))
		return reading_unexpected(
		    in, "a day of the year such as \"12-24\", or easter");
	d->easter = true;
	if (reading_advance(in) != 0)
		return -1;
	minus = lex_is_mark(&in->l, "-");
	if (reading_line_ended(in) || (!minus && !lex_is_mark(&in->l, "+")))
		return 0;
	if (reading_advance(in) != 0)
		return -1;
	if (reading_line_ended(in) || in->l.token.kind != LEX_NUMBER ||
	    !num_read(in->l.token.text, &n) || n.scale != 0 || n.unscaled > 90)
		return reading_unexpected(in, "at most 90 days");
	d->days = (int32_t)(minus ? -n.unscaled : n.unscaled);
	if (reading_advance(in) != 0)
		return -1;
	return lex_is_word(&in->l, "day") ? reading_word(in, "day")
					  : reading_word(in, "days");
}

int
define_season(struct reading *in)
{
	struct season *s = arena_array(&in->r->memory, 1, sizeof *s, in->e);

	if (s == NULL || reading_end_set(in) != 0 ||
	    reading_name(in, "the name of the season", &s->name) != 0)
		return -1;
	in->set = NULL;
	for (const struct season *other = in->r->seasons; other != NULL;
	     other = other->next) {
		if (str_equal(other->name, s->name))
			return lex_fail(
			    &in->l, in->e, "there is a season of this name");
	}
	s->next = in->r->seasons;
	in->r->seasons = s;
	if (reading_advance(in) != 0 || season_day(in, "from", &s->from) != 0 ||
	    season_day(in, "to", &s->to) != 0)
		return -1;
	return reading_line_ended(in)
		   ? 0
		   : reading_unexpected(in, "the end of the line");
}

/* NAME_why, which stands behind NAME. */
static struct rule *
add_reason(struct reading *in, struct str name)
{
	struct buf why = { 0 };
	struct rule *rule = NULL;
	struct str kept;

	if (buf_add(&why, name, in->e) == 0 &&
	    buf_add(&why, str_of("_why"), in->e) == 0) {
		kept = arena_copy(&in->r->memory, buf_str(&why), in->e);
		if (kept.p != NULL)
			rule = reading_add(in, RULE_BEHIND, kept);
	}
	buf_free(&why);
	return rule;
}

int
define_logit(struct reading *in, struct str name)
{
	struct logit *l = arena_array(&in->r->memory, 1, sizeof *l, in->e);
	struct rule *score, *why;
	struct str file;
	bool parenthesis;

	if (l == NULL || reading_mark(in, "=") != 0)
		return -1;
	l->index = !reading_line_ended(in) && lex_is_word(&in->l, "alike");
	if (reading_word(in, l->index ? "alike" : "logit") != 0)
		return -1;
	parenthesis = !reading_line_ended(in) && lex_is_mark(&in->l, "(");
	if (parenthesis && reading_advance(in) != 0)
		return -1;
	if (reading_line_ended(in) || in->l.token.kind != LEX_TEXT)
		return reading_unexpected(
		    in, "a file of coefficients in double quotes");
	file = arena_copy(&in->r->memory, in->l.token.text, in->e);
	/* Before the rules are added: a term is not about them. */
	if (file.p == NULL || logit_read(l, in->r, file.p, in->e) != 0)
		return -1;
	score = reading_add(in, RULE_LOGIT, name);
	why = score == NULL ? NULL : add_reason(in, name);
	if (why == NULL)
		return -1;
	score->logit = why->logit = l;
	score->fact.type = NODE_AS_NUMBER;
	why->fact.type = NODE_AS_TEXT;
	if (parenthesis &&
	    (reading_advance(in) != 0 || !lex_is_mark(&in->l, ")")))
		return reading_unexpected(in, ")");
	return reading_end_line(in);
}
