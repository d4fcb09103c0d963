#include "dedupe/explain_text.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "link/explain.h"

/* What is on its way to w. */
struct page {
	struct writer *w;
	const struct link *link;
	const struct naming *names;
	const struct identity *identity;
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

/* A record by its name. */
static void
say_name(struct page *p, uint64_t record)
{
	char room[NAMING_TEXT];
	const struct str name = naming_text(p->names, record, room);

	say(p, "%.*s", (int)(name.n < 80 ? name.n : 80), name.p);
}

static void
say_rule(struct page *p, const char *what, size_t i)
{
	struct buf rule = { 0 };

	if (p->result == 0)
		p->result = explain_rule(&rule, &p->link->evidence, i, p->err);
	say(p, "%s %.*s\n", what, (int)rule.n, rule.p);
	buf_free(&rule);
}

/* By which keys they were compared, or could have been. */
static void
say_rules(struct page *p, const struct explain *x)
{
	const size_t n = p->link->evidence.nrules;

	for (size_t i = 0; i < n; i++) {
		if ((x->rules >> i & 1) != 0)
			say_rule(p, "found by", i);
	}
	if (x->rules != 0 || x->identical)
		return;
	if (x->many != 0)
		say(p, "never compared: too many share a key with them\n");
	else
		say(p, "never compared: no key in common; keys are\n");
	for (size_t i = 0; i < n; i++) {
		if (x->many == 0 || (x->many >> i & 1) != 0)
			say_rule(p, "  ", i);
	}
}

/* What decides beside the weight. */
static void
say_reasons(struct page *p, const struct explain *x)
{
	static const char *const said[] = {
		[EXPLAIN_NOTHING] = "",
		[EXPLAIN_SAME] = "an override says that they are the same\n",
		[EXPLAIN_DIFFERENT] =
		    "an override says that they are different\n",
		[EXPLAIN_SOURCE] = "they have the same value in the column of "
				   "--never-merge-within\n",
		[EXPLAIN_KNOWN] = "they are two people in the file of "
				  "--against\n",
		[EXPLAIN_PERSON] = "they are one person in the file of "
				   "--against\n",
	};

	if (x->identical)
		say(p, "alike in everything that is compared\n");
	if (x->mixed)
		say(p, "one is a person, the other an organisation\n");
	say(p, "%s", said[x->said]);
	if (x->said != EXPLAIN_NOTHING)
		return;
	if (x->joined && x->weight < 0)
		say(p, "brought together by other records of that person\n");
	if (!x->joined && x->weight > 1)
		say(p, "their people do not fit as wholes: mean weight %+.2f\n",
		    x->mean);
}

static void
say_pair(struct page *p, uint64_t a, uint64_t b)
{
	struct explain x;

	explain_pair(&x, p->link, a, b);
	say(p, "records ");
	say_name(p, a);
	say(p, " and ");
	say_name(p, b);
	say(p, ": %s\n", x.joined ? "the same person" : "different people");
	say_reasons(p, &x);
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

static void
say_link(
    struct page *p, const char *what, uint64_t record, const struct explain *x)
{
	say(p, "%s ", what);
	say_name(p, record);
	if (x->identical)
		say(p, ": alike in everything that is compared\n");
	else
		say(p, ": weight %+.2f, probability %.6f\n", x->weight,
		    x->probability);
}

/* The strongest and the weakest link of record a with others of its person. */
static void
say_ends(struct page *p, uint64_t a)
{
	const struct link *l = p->link;
	const uint32_t person = link_cluster(l, a);
	struct explain best = { 0 }, worst = { 0 };
	uint64_t first = a, last = a;

	for (uint64_t i = 0; i < l->corpus.records; i++) {
		struct explain x;

		if (i == a || link_cluster(l, i) != person)
			continue;
		explain_pair(&x, l, a, i);
		if (first == a || (x.identical && !best.identical) ||
		    (x.identical == best.identical && x.weight > best.weight)) {
			best = x;
			first = i;
		}
		if (last == a || (!x.identical && worst.identical) ||
		    (x.identical == worst.identical &&
			x.weight < worst.weight)) {
			worst = x;
			last = i;
		}
	}
	if (first == a) {
		say(p, "nobody else is that person\n");
		return;
	}
	say_link(p, "strongest link: record", first, &best);
	say_link(p, "weakest link: record", last, &worst);
}

/* The records of the person of record a. */
static void
say_person(struct page *p, uint64_t a)
{
	const struct link *l = p->link;
	const uint32_t person = link_cluster(l, a);
	char room[IDENTITY_TEXT];
	const struct str id = identity_text(p->identity, person, room);

	say(p, "record ");
	say_name(p, a);
	say(p, ": person %.*s\n", (int)(id.n < 80 ? id.n : 80), id.p);
	say_ends(p, a);
	for (uint64_t i = 0; i < l->corpus.records && p->result == 0; i++) {
		struct explain x;

		if (i == a || link_cluster(l, i) != person)
			continue;
		explain_pair(&x, l, a, i);
		say_link(p, "record", i, &x);
	}
}

int
explain_text(struct writer *w, struct linkage *found, const char *who,
    bool values, struct err *e)
{
	struct naming *names = &found->names;
	struct page p = { .w = w,
		.link = &found->link,
		.names = names,
		.identity = &found->identity,
		.values = values,
		.err = e };
	struct str text = str_of(who);
	const char *comma = memchr(text.p, ',', text.n);
	size_t n = comma == NULL ? text.n : (size_t)(comma - text.p);
	uint64_t a, b;

	if (naming_index(names, e) != 0 ||
	    naming_find(names, str_slice(text, 0, n), &a, e) != 0)
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
