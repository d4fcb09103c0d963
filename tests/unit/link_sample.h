/* A small link for tests: columns by name, records as "a|b|c". */
#ifndef LINK_SAMPLE_H
#define LINK_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "field/role.h"
#include "link/draw.h"
#include "link/link.h"
#include "record/header.h"
#include "record/record.h"

enum { SAMPLE_COLUMNS = 16, SAMPLE_TEXT = 256 };

struct sample {
	struct header header;
	struct link link;
	struct err err;
};

/* The parts of text between bars; how many. */
static inline size_t
sample_split(const char *text, struct str part[SAMPLE_COLUMNS])
{
	size_t n = 0;

	for (;;) {
		const size_t length = strcspn(text, "|");

		part[n++] = str_make(text, length);
		if (text[length] == '\0')
			return n;
		text += length + 1;
	}
}

static inline struct link_options
sample_options(void)
{
	const struct link_options o = {
		.reading = { .as_of = { 2025, 1, 1 } },
		.threads = 1,
		.once = LINK_NONE,
	};

	return o;
}

static inline void
sample_open_with(
    struct sample *s, const char *columns, const struct link_options *o)
{
	struct str name[SAMPLE_COLUMNS];
	const struct record names = { .field = name,
		.nfields = sample_split(columns, name) };

	memset(s, 0, sizeof *s);
	assert_int_equal(header_read(&s->header, &names, &s->err), 0);
	assert_int_equal(role_detect(&s->header, &s->err), 0);
	assert_int_equal(link_open(&s->link, &s->header, o, &s->err), 0);
}

static inline void
sample_open(struct sample *s, const char *columns)
{
	const struct link_options o = sample_options();

	sample_open_with(s, columns, &o);
}

static inline void
sample_add(struct sample *s, const char *record)
{
	struct str field[SAMPLE_COLUMNS];

	assert_int_equal(sample_split(record, field), s->header.n);
	assert_int_equal(link_add(&s->link, field, 0, &s->err), 0);
}

/* Columns to entries, without a run. */
static inline void
sample_settle(struct sample *s)
{
	const struct buf no_tags = { 0 };

	assert_int_equal(intake_finish(&s->link.intake, &s->err), 0);
	assert_int_equal(
	    corpus_settle(&s->link.corpus, &s->link.options.reading, &no_tags,
		s->link.workers, &s->err),
	    0);
}

static inline void
sample_run(struct sample *s)
{
	assert_int_equal(link_run(&s->link, &s->err), 0);
}

static inline void
sample_close(struct sample *s)
{
	link_close(&s->link);
	header_free(&s->header);
}

static const char sample_people_columns[] =
    "first_name|last_name|birth_date|phone|street|city";

static inline const char *
sample_pick(uint64_t *state, const char *const *list, uint32_t n)
{
	return list[draw_below(state, n)];
}

/* Write person `who`; copies above 0 have one letter of the family name or one
 * digit of the phone exchanged. */
static inline void
sample_person(char text[SAMPLE_TEXT], uint32_t who, uint32_t copy)
{
	static const char *const given[] = { "Anna", "Eero", "Katarzyna",
		"Ivan", "Maria", "Olavi", "Piotr", "Sanna", "Tomas", "Ulla",
		"Viktor", "Wanda", "Henrik", "Jelena", "Kirsi", "Leo" };
	static const char *const family[] = { "Virtanen", "Nowak", "Horvat",
		"Lindberg", "Kowalska", "Korhonen", "Babic", "Johansson",
		"Makinen", "Zielinski", "Saarinen", "Petrovic", "Ek", "Heino",
		"Wojcik", "Salonen", "Rantanen", "Duda" };
	static const char *const street[] = { "Long Street", "Mill Road",
		"Station Way", "Hill View", "Harbour Lane", "Garden Walk",
		"Church Row", "Bridge End" };
	static const char *const city[] = { "Turku", "Gdansk", "Split", "Lahti",
		"Poznan", "Pula", "Oulu", "Torun", "Rijeka", "Vaasa", "Lublin",
		"Zadar" };
	uint64_t state = who * 977U + 5;
	char name[32], phone[16];
	const char *g = sample_pick(&state, given, 16);

	(void)snprintf(
	    name, sizeof name, "%s", sample_pick(&state, family, 18));
	(void)snprintf(
	    phone, sizeof phone, "04%08u", draw_below(&state, 99999999));
	if (copy % 2 == 1) {
		const char c = name[1];

		name[1] = name[2 < strlen(name) ? 2 : 0];
		name[2 < strlen(name) ? 2 : 0] = c;
	} else if (copy > 0) {
		phone[5] = phone[5] == '7' ? '1' : '7';
	}
	(void)snprintf(text, SAMPLE_TEXT, "%s|%s|%04u-%02u-%02u|%s|%u %s|%s", g,
	    name, 1940 + draw_below(&state, 60), 1 + draw_below(&state, 12),
	    1 + draw_below(&state, 28), phone, 1 + draw_below(&state, 150),
	    sample_pick(&state, street, 8), sample_pick(&state, city, 12));
}

/* `people` of them, every second one twice, every sixth three times; their
 * numbers go into who, and how many records there are is returned. */
static inline size_t
sample_people(struct sample *s, uint32_t people, uint32_t *who)
{
	char text[SAMPLE_TEXT];
	size_t n = 0;

	for (uint32_t p = 0; p < people; p++) {
		const uint32_t copies = p % 6 == 0 ? 3 : p % 2 == 0 ? 2 : 1;

		for (uint32_t i = 0; i < copies; i++) {
			sample_person(text, p, i);
			sample_add(s, text);
			who[n++] = p;
		}
	}
	return n;
}

#endif
