#include "link/explain_text.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "link/explain.h"

/* What is on its way to w. */
struct page {
	struct writer *w;
	const struct link *link;
	bool values;
	struct buf text;
	struct err *err;
	int result;
};

ERR_PRINTF(2, 3)
static void
say(struct page *p, const char *fmt, ...)
{
	char line[256];
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsnprintf(line, sizeof line, fmt, args);
	va_end(args);
	if (n > 0 && p->result == 0)
		p->result = buf_add(&p->text,
		    str_make(line,
			(size_t)n < sizeof line ? (size_t)n : sizeof line - 1),
		    p->err);
}

static int
deliver(struct page *p)
{
	if (p->result == 0 && writer_text(p->w, buf_str(&p->text)) != 0) {
		*p->err = *writer_error(p->w);
		p->result = -1;
	}
	buf_free(&p->text);
	return p->result;
}

static void
say_line(struct page *p, const struct explain_line *x)
{
	const int name = x->name.n < 20 ? (int)x->name.n : 20;

	if (x->hidden)
		say(p, "%-20.*s  follows from the others\n", name, x->name.p);
	else if (x->level == 0)
		say(p, "%-20.*s  not compared: one is empty\n", name,
		    x->name.p);
	else
		say(p, "%-20.*s  %-28s %9.2g %9.2g %+7.2f %+7.2f %+8.2f\n",
		    name, x->name.p, x->means, x->same, x->any, x->weight,
		    x->rare, x->total);
	if (p->values && (x->a.n > 0 || x->b.n > 0))
		say(p, "%-20s  \"%.*s\" \"%.*s\"\n", "",
		    (int)(x->a.n < 80 ? x->a.n : 80), x->a.p,
		    (int)(x->b.n < 80 ? x->b.n : 80), x->b.p);
}

static void
say_rules(struct page *p, const struct explain *x)
{
	const struct evidence *v = &p->link->evidence;
	struct buf rule = { 0 };

	if (x->rules == 0 && !x->identical)
		say(p, "never compared: no key in common; keys are\n");
	for (size_t i = 0; i < v->nrules && p->result == 0; i++) {
		if (x->rules != 0 && (x->rules >> i & 1) == 0)
			continue;
		buf_clear(&rule);
		p->result = explain_rule(&rule, v, i, p->err);
		say(p, "%s %.*s\n", x->rules != 0 ? "found by" : "  ",
		    (int)rule.n, rule.p);
	}
	buf_free(&rule);
}

static void
say_pair(struct page *p, uint64_t a, uint64_t b)
{
	struct explain x;

	explain_pair(&x, p->link, a, b);
	say(p, "records %" PRIu64 " and %" PRIu64 ": %s\n", a + 1, b + 1,
	    x.joined ? "the same person" : "different people");
	if (x.identical)
		say(p, "alike in everything that is compared\n");
	if (x.mixed)
		say(p, "one is a person, the other an organisation\n");
	say_rules(p, &x);
	say(p, "%-20s  %-28s %9s %9s %7s %7s %8s\n", "column", "how alike", "m",
	    "u", "weight", "rare", "total");
	say(p, "%-20s  %-28s %9s %9s %7s %7s %+8.2f\n", "any two", "", "", "",
	    "", "", x.prior);
	for (size_t i = 0; i < x.n; i++)
		say_line(p, &x.line[i]);
	if (x.household != 0)
		say(p, "%-20s  %-28s %9s %9s %+7.2f\n", "household",
		    "they may only live together", "", "", x.household);
	say(p, "%-20s  %-28s %9s %9s %7s %7s %+8.2f\n", "sum", "", "", "", "",
	    "", x.weight);
	say(p, "probability %.6f\n", x.probability);
}

/* The records of the person of record a. */
static void
say_person(struct page *p, uint64_t a)
{
	const struct link *l = p->link;
	uint32_t person = link_cluster(l, a);

	say(p, "record %" PRIu64 ": person %" PRIu64 "\n", a + 1,
	    person + UINT64_C(1));
	for (uint64_t i = 0; i < l->corpus.records && p->result == 0; i++) {
		struct explain x;

		if (i == a || link_cluster(l, i) != person)
			continue;
		explain_pair(&x, l, a, i);
		say(p, "record %" PRIu64 ": ", i + 1);
		if (x.identical)
			say(p, "alike in everything that is compared\n");
		else
			say(p, "weight %+.2f, probability %.6f\n", x.weight,
			    x.probability);
	}
}

int
explain_text(struct writer *w, const struct link *l, const struct naming *names,
    const char *who, bool values, struct err *e)
{
	struct page p = { .w = w, .link = l, .values = values, .err = e };
	struct str text = str_of(who);
	const char *comma = memchr(text.p, ',', text.n);
	size_t n = comma == NULL ? text.n : (size_t)(comma - text.p);
	uint64_t a, b;

	if (naming_find(names, str_slice(text, 0, n), &a, e) != 0)
		return -1;
	if (comma == NULL) {
		say_person(&p, a);
		return deliver(&p);
	}
	if (naming_find(names, str_slice(text, n + 1, text.n), &b, e) != 0)
		return -1;
	say_pair(&p, a, b);
	return deliver(&p);
}
