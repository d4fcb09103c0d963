#include "match/survive.h"

/* One unit being chosen. */
struct choosing {
	struct survive *s;
	const struct survive_unit *u;
	size_t *list; /* members that may still win, in their order */
	size_t n;
	enum survive_rule rule; /* the one that decided */
	bool same;              /* all in the list have the same values */
	struct err *e;
};

int
survive_open(struct survive *s, const struct header *h,
    const struct survive_options *o, struct err *e)
{
	const struct survive_told **told;

	s->header = h;
	s->choice = arena_array(&s->memory, h->n, sizeof *s->choice, e);
	if (s->choice == NULL ||
	    survive_rules_read(&told, &s->orders, h, o, &s->memory, e) != 0 ||
	    survive_units_make(&s->units, h, told, &s->memory, e) != 0)
		return -1;
	return survive_rank_open(&s->rank, h, o, e);
}

void
survive_see(struct survive *s, const struct str *field)
{
	const struct group_member one = { .field = field };

	for (struct survive_order *r = s->orders; r != NULL; r = r->next)
		r->met = r->met || survive_order_place(r, &one) < r->n;
}

int
survive_seen(const struct survive *s, struct err *e)
{
	const struct survive_order *r = s->orders;

	while (r != NULL && r->met)
		r = r->next;
	if (r == NULL)
		return 0;
	(void)err_set(e, ERR_USAGE, 0,
	    "--survive: no record is from a source that source(...) names");
	return err_hint(e,
	    "they are read from the column \"%s\"; --source tells another",
	    s->header->name[r->column].p);
}

bool
survive_is_real(const struct survive *s, size_t column, struct str value)
{
	return survive_judge_is_real(s->header->role[column], value);
}

static const struct group_member *
member(const struct choosing *c, size_t i)
{
	return &c->s->rank.of.member[i];
}

/* Put those members that have a value, real or not, into the list. */
static void
list_candidates(struct choosing *c)
{
	const struct survive_unit *u = c->u;

	c->n = 0;
	for (size_t i = 0; i < c->s->rank.of.n; i++) {
		const struct str *field = member(c, i)->field;
		size_t k = 0;

		while (k < u->n && field[u->column[k]].n == 0)
			k++;
		if (k < u->n)
			c->list[c->n++] = i;
	}
}

static void
compare_all(struct choosing *c)
{
	size_t i = 1;

	while (i < c->n && survive_same_are(member(c, c->list[0]),
			       member(c, c->list[i]), c->u->column, c->u->n))
		i++;
	c->same = i >= c->n;
}

static bool
is_real(const struct choosing *c, size_t i)
{
	size_t k = 0;

	while (k < c->u->n &&
	       !survive_members_is_real(&c->s->rank.of, i, c->u->column[k]))
		k++;
	return k < c->u->n;
}

/* Only those with a real value may win; if there is none, the first stays. */
static void
keep_real(struct choosing *c)
{
	size_t real = 0;

	if (c->same && is_real(c, c->list[0]))
		return;
	for (size_t i = 0; i < c->n && !c->same; i++) {
		if (is_real(c, c->list[i]))
			c->list[real++] = c->list[i];
	}
	c->n = real;
	if (real > 0)
		return;
	c->n = 1;
	c->rule = SURVIVE_FIRST;
}

/* Can the rule tell apart members that have the same values? */
static bool
looks_at_records(enum survive_rule rule)
{
	return rule == SURVIVE_FIRST || rule == SURVIVE_LAST ||
	       rule == SURVIVE_RECENT || rule == SURVIVE_OLDEST ||
	       rule == SURVIVE_SOURCE || rule == SURVIVE_COMPLETE;
}

static int
keep(struct choosing *c, const struct survive_told *rule)
{
	return survive_rank_keep(&c->s->rank, c->u, rule, c->list, &c->n, c->e);
}

/* The rule, then recent, then the first.  What decided is the first of them
 * that left one value, whoever may have it. */
static int
settle(struct choosing *c)
{
	const struct survive_told *recent = c->s->units.recent;

	if (c->n > 1 && (!c->same || looks_at_records(c->rule)) &&
	    keep(c, c->u->told) != 0)
		return -1;
	compare_all(c);
	if (c->n > 1 && recent != NULL) {
		if (keep(c, recent) != 0)
			return -1;
		if (!c->same) {
			c->rule = SURVIVE_RECENT;
			compare_all(c);
		}
	}
	if (!c->same)
		c->rule = SURVIVE_FIRST;
	return 0;
}

/* The choices of the unit are the values of one member. */
static void
take_member(struct choosing *c, size_t winner)
{
	const struct str none = str_make("", 0);

	for (size_t k = 0; k < c->u->n; k++) {
		size_t column = c->u->column[k];
		struct survive_choice *choice = &c->s->choice[column];

		choice->winner = winner;
		choice->rule = c->rule;
		choice->value = winner == SURVIVE_NONE
				    ? none
				    : member(c, winner)->field[column];
	}
}

static int
choose_member(struct choosing *c)
{
	compare_all(c);
	if (c->n > 1)
		keep_real(c);
	if (c->n > 1) {
		compare_all(c);
		if (settle(c) != 0)
			return -1;
	}
	take_member(c, c->n == 0 ? SURVIVE_NONE : c->list[0]);
	return 0;
}

/* The members in the list whose value in a column is not that of one before
 * them, put together into *value. */
static int
join_values(struct choosing *c, size_t column, struct str *value)
{
	const struct str separator = c->u->told->separator;
	const size_t *first = survive_same_find(&c->s->rank.same,
	    c->s->rank.of.member, c->list, c->n, &column, 1, c->e);
	size_t bytes = 0, n = 0;
	char *text;

	if (first == NULL)
		return -1;
	for (size_t i = 0; i < c->n; i++) {
		if (first[i] == i)
			bytes += member(c, c->list[i])->field[column].n +
				 separator.n;
	}
	text = arena_take(&c->s->texts, bytes, c->e);
	if (text == NULL)
		return -1;
	for (size_t i = 0; i < c->n; i++) {
		struct str s = member(c, c->list[i])->field[column];

		if (first[i] != i)
			continue;
		if (i > 0) {
			memcpy(text + n, separator.p, separator.n);
			n += separator.n;
		}
		memcpy(text + n, s.p, s.n);
		n += s.n;
	}
	*value = str_make(text, n);
	return 0;
}

/* all, for one column. */
static int
choose_all(const struct choosing *of, size_t column)
{
	const struct survive_unit one = {
		.told = of->u->told, .column = &column, .n = 1
	};
	struct choosing c = *of;

	c.u = &one;
	list_candidates(&c);
	compare_all(&c);
	if (c.n > 1)
		keep_real(&c);
	take_member(&c, c.n == 0 ? SURVIVE_NONE : c.list[0]);
	if (c.n < 2)
		return 0;
	return join_values(&c, column, &c.s->choice[column].value);
}

static int
choose_unit(struct choosing *c)
{
	if (c->rule != SURVIVE_ALL) {
		list_candidates(c);
		return choose_member(c);
	}
	for (size_t k = 0; k < c->u->n; k++) {
		if (choose_all(c, c->u->column[k]) != 0)
			return -1;
	}
	return 0;
}

/* A member by itself survives byte for byte. */
static void
take_only(struct survive *s, const struct group_member *only)
{
	for (size_t i = 0; i < s->units.n; i++) {
		const struct survive_unit *u = &s->units.unit[i];
		bool some = false;

		for (size_t k = 0; k < u->n; k++)
			some = some || only->field[u->column[k]].n > 0;
		for (size_t k = 0; k < u->n; k++) {
			struct survive_choice *choice =
			    &s->choice[u->column[k]];

			choice->winner = some ? 0 : SURVIVE_NONE;
			choice->value = only->field[u->column[k]];
			choice->rule = u->told->rule;
		}
	}
}

const struct survive_choice *
survive_choose(struct survive *s, const struct group_member *members, size_t n,
    struct err *e)
{
	struct choosing c = { .s = s, .e = e };

	if (n == 1) {
		take_only(s, members);
		return s->choice;
	}
	arena_reset(&s->texts);
	buf_clear(&s->left);
	if (survive_members_begin(&s->rank.of, members, n, e) != 0 ||
	    buf_reserve(&s->left, (n + 1) * sizeof *c.list, e) != 0)
		return NULL;
	c.list = (size_t *)(void *)s->left.p;
	for (size_t i = 0; i < s->units.n; i++) {
		c.u = &s->units.unit[i];
		c.rule = c.u->told->rule;
		if (choose_unit(&c) != 0)
			return NULL;
	}
	return s->choice;
}

void
survive_close(struct survive *s)
{
	survive_rank_close(&s->rank);
	buf_free(&s->left);
	arena_free(&s->texts);
	arena_free(&s->memory);
}
