/* A rank begins with the kind of what is known of the record, of which more is
 * greater; behind it stands the value, in bytes that have its order. */
#include "match/preference.h"

#include "base/ordered.h"
#include "expr/eval_value.h"
#include "expr/parse.h"
#include "match/survive_value.h"

enum { UNKNOWN, TEXT, NUMBER, MOMENT };

static const char *const words[] = {
	[PREFERENCE_FIRST] = "first",
	[PREFERENCE_LAST] = "last",
	[PREFERENCE_COMPLETE] = "complete",
};

enum { WORDS = sizeof words / sizeof *words };

static enum preference_kind
kind_of(const char *text)
{
	size_t i = 0;

	while (i < WORDS && !str_is(str_of(text), words[i]))
		i++;
	return (enum preference_kind)i;
}

bool
preference_is_word(const char *text)
{
	return kind_of(text) != PREFERENCE_GREATEST;
}

/* The words are no names in an expression, but may be meant. */
static struct fact *
find_none(void *context, struct str name)
{
	(void)context;
	(void)name;
	return NULL;
}

static void
offer_words(void *context, struct spelling *near)
{
	(void)context;
	for (size_t i = 0; i < WORDS; i++)
		spelling_offer(near, str_of(words[i]));
}

static const struct names names = { NULL, find_none, NULL, offer_words };

static int
open_expression(struct preference *p, const struct preference_options *o,
    const struct header *h, struct err *e)
{
	struct source *s = o->source;

	s->name = "--keep";
	s->text = str_of(o->text);
	check_open(&p->check, h, o->as_of, &p->memory);
	p->check.region = o->region;
	p->check.names = &names;
	if (parse_whole_either(s, &p->memory, NULL, &p->root, e) != 0 ||
	    check_either(&p->check, s, p->root, e) != 0)
		return -1;
	if (p->check.slots == NULL)
		return source_fail(
		    s, p->root->at, e, "this is the same for all records");
	if (p->root->kind == NODE_COLUMN)
		p->role = h->role[p->root->slot->column];
	eval_open(&p->eval, &p->check);
	return 0;
}

int
preference_open(struct preference *p, const struct preference_options *o,
    const struct header *h, struct err *e)
{
	p->kind = o->text == NULL ? PREFERENCE_FIRST : kind_of(o->text);
	if (p->kind != PREFERENCE_GREATEST)
		return 0;
	return open_expression(p, o, h, e);
}

static int
put(struct preference *p, char kind, struct str value, struct err *e)
{
	return buf_add_byte(&p->rank, kind, e) != 0
		   ? -1
		   : buf_add(&p->rank, value, e);
}

static int
put_count(struct preference *p, uint64_t n, struct err *e)
{
	char bytes[sizeof n];

	ordered_put(bytes, n, sizeof bytes);
	return put(p, NUMBER, str_make(bytes, sizeof bytes), e);
}

static int
put_number(struct preference *p, struct num v, struct err *e)
{
	char bytes[NUM_ORDERED];

	num_write_ordered(v, bytes);
	return put(p, NUMBER, str_make(bytes, sizeof bytes), e);
}

static int
put_moment(
    struct preference *p, int64_t seconds, uint32_t fraction, struct err *e)
{
	char bytes[sizeof seconds + sizeof fraction];

	ordered_put(bytes, (uint64_t)seconds ^ ORDERED_SIGN, sizeof seconds);
	ordered_put(bytes + sizeof seconds, fraction, sizeof fraction);
	return put(p, MOMENT, str_make(bytes, sizeof bytes), e);
}

/* A value that nothing says the type of: as survivorship reads it. */
static int
put_open(struct preference *p, struct str s, struct err *e)
{
	struct survive_value v;

	if (survive_value_read(&v, s, survive_value_is_date_role(p->role),
		p->check.as_of, &p->scratch, e) != 0)
		return -1;
	switch (v.kind) {
	case SURVIVE_MOMENT:
		return put_moment(p, v.seconds, v.fraction, e);
	case SURVIVE_NUMBER:
		return put_number(p, v.number, e);
	default:
		return put(p, TEXT, s, e);
	}
}

/* What the expression is worth, if it is known. */
static int
put_value(struct preference *p, struct err *e)
{
	const struct node *n = p->root;
	struct num number;
	struct str s;
	int32_t day;

	switch (n->type) {
	case NODE_AS_NUMBER:
		return eval_value_number(&p->eval, n, &number)
			   ? put_number(p, number, e)
			   : 0;
	case NODE_AS_DATE:
		return eval_value_day(&p->eval, n, &day)
			   ? put_moment(p, day, 0, e)
			   : 0;
	case NODE_AS_TEXT:
		return eval_value_text(&p->eval, n, &s) ? put(p, TEXT, s, e)
							: 0;
	default:
		return eval_value_text(&p->eval, n, &s) ? put_open(p, s, e) : 0;
	}
}

/* 1; 0: a pattern reached its limit; -1. */
static int
evaluate(struct preference *p, const struct record *rec, struct err *e)
{
	enum eval_truth t;
	int result = 0;

	eval_record(&p->eval, rec);
	if (p->root->kind >= NODE_COLUMN) {
		result = put_value(p, e);
	} else {
		t = eval_condition(&p->eval, p->root);
		if (t == EVAL_LIMIT && !p->eval.failed)
			return 0;
		if (t != EVAL_UNKNOWN)
			result = buf_add_byte(
			    &p->rank, t == EVAL_TRUE ? NUMBER : TEXT, e);
	}
	if (p->eval.failed) {
		*e = p->eval.err;
		return -1;
	}
	p->unknown += p->rank.n == 0;
	return result == 0 ? 1 : -1;
}

static uint64_t
count_values(const struct record *rec)
{
	uint64_t n = 0;

	for (size_t i = 0; i < rec->nfields; i++)
		n += rec->field[i].n > 0;
	return n;
}

int
preference_rank(struct preference *p, const struct record *rec,
    struct str *rank, struct err *e)
{
	uint64_t number = p->records++;
	int got = 1;

	buf_clear(&p->rank);
	if (p->kind == PREFERENCE_COMPLETE)
		number = count_values(rec);
	if (p->kind == PREFERENCE_GREATEST)
		got = evaluate(p, rec, e);
	else if (p->kind != PREFERENCE_FIRST && put_count(p, number, e) != 0)
		got = -1;
	*rank = buf_str(&p->rank);
	return got;
}

const char *
preference_limit(const struct preference *p)
{
	const struct slot *limit = p->eval.limit;

	return limit == NULL ? NULL : p->check.header->name[limit->column].p;
}

void
preference_close(struct preference *p)
{
	if (p->root != NULL) {
		check_free(&p->check);
		eval_close(&p->eval);
	}
	buf_free(&p->rank);
	buf_free(&p->scratch);
	arena_free(&p->memory);
}
