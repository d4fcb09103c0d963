/* Groups of records as text, for the tests of survivorship. */
#ifndef SURVIVE_SAMPLE_H
#define SURVIVE_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "field/role.h"
#include "match/survive.h"

enum { SAMPLE_COLUMNS = 16, SAMPLE_MEMBERS = 16 };

static const char *const sample_sources[] = { "crm", "shop", "old list" };

/* Columns "name:role name:role name ...". */
static inline void
sample_header(struct header *h, const char *columns)
{
	struct str text = str_of(columns);
	struct err e;

	memset(h, 0, sizeof *h);
	h->name = arena_array(&h->memory, SAMPLE_COLUMNS, sizeof *h->name, &e);
	h->role = arena_array(&h->memory, SAMPLE_COLUMNS, sizeof *h->role, &e);
	assert_non_null(h->name);
	assert_non_null(h->role);
	while (text.n > 0) {
		size_t end = 0, colon;

		while (end < text.n && text.p[end] != ' ')
			end++;
		for (colon = 0; colon < end && text.p[colon] != ':'; colon++)
			continue;
		assert_true(h->n < SAMPLE_COLUMNS);
		h->name[h->n] =
		    arena_copy(&h->memory, str_slice(text, 0, colon), &e);
		assert_non_null(h->name[h->n].p);
		if (colon < end) {
			h->role[h->n] =
			    role_known(str_slice(text, colon + 1, end));
			assert_non_null(h->role[h->n]);
		}
		h->n++;
		text = str_slice(text, end < text.n ? end + 1 : end, text.n);
	}
}

/* The first record weighs 50, the others 20 each. */
static inline uint32_t
sample_weigh(const void *context, uint64_t number)
{
	(void)context;
	return number == 1 ? 50 : 20;
}

static inline struct survive_options
sample_options(const char *const *rules, size_t n)
{
	struct survive_options o = { .rules = rules,
		.nrules = n,
		.sources = sample_sources,
		.nsources = 3,
		.weigh = sample_weigh,
		.region = "FI",
		.as_of = { 2025, 6, 30 } };

	return o;
}

/* A survivorship with the members it was last asked about. */
struct sample {
	struct header h;
	struct survive s;
	struct str field[SAMPLE_MEMBERS][SAMPLE_COLUMNS];
	struct group_member member[SAMPLE_MEMBERS];
	const struct survive_choice *choice;
};

/* rule: "COLUMNS=RULE,...", or NULL. */
static inline void
sample_open(struct sample *x, const char *columns, const char *rule)
{
	struct survive_options o = sample_options(&rule, rule != NULL);
	struct err e;

	memset(x, 0, sizeof *x);
	sample_header(&x->h, columns);
	if (survive_open(&x->s, &x->h, &o, &e) != 0)
		fail_msg("%s", e.reason);
}

static inline void
sample_close(struct sample *x)
{
	survive_close(&x->s);
	header_free(&x->h);
}

/* Records "v1;v2;...", separated by line feeds; member i is of source i % 3 and
 * its record has the number i + 1. */
static inline void
sample_choose(struct sample *x, const char *records)
{
	struct str text = str_of(records);
	size_t n = 0, column = 0;
	struct err e;

	memset(x->field, 0, sizeof x->field);
	for (size_t from = 0, i = 0; i <= text.n; i++) {
		if (i < text.n && text.p[i] != ';' && text.p[i] != '\n')
			continue;
		assert_true(n < SAMPLE_MEMBERS && column < x->h.n);
		x->field[n][column++] = str_slice(text, from, i);
		from = i + 1;
		if (i == text.n || text.p[i] == '\n') {
			assert_int_equal(column, x->h.n);
			x->member[n].source = n % 3;
			x->member[n].number = n + 1;
			x->member[n].field = x->field[n];
			n++;
			column = 0;
		}
	}
	x->choice = survive_choose(&x->s, x->member, n, &e);
	assert_non_null(x->choice);
}

/* The golden record as text, the winners ('-': none) behind it: "a;b 0-". */
static inline const char *
sample_golden(const struct sample *x, char text[256])
{
	size_t n = 0;

	for (size_t i = 0; i < x->h.n; i++)
		n += (size_t)snprintf(text + n, 256 - n, "%s%.*s",
		    i == 0 ? "" : ";", (int)x->choice[i].value.n,
		    x->choice[i].value.p);
	text[n++] = ' ';
	for (size_t i = 0; i < x->h.n; i++) {
		size_t winner = x->choice[i].winner;

		text[n++] = winner == SURVIVE_NONE ? '-' : (char)('0' + winner);
	}
	text[n] = '\0';
	return text;
}

/* All at once. */
static inline void
sample_check(const char *columns, const char *rule, const char *records,
    const char *golden)
{
	struct sample x;
	char text[256];

	sample_open(&x, columns, rule);
	sample_choose(&x, records);
	assert_string_equal(sample_golden(&x, text), golden);
	sample_close(&x);
}

#endif
