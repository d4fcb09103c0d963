/* Which columns of several sources are one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "field/role.h"
#include "merge/unite.h"
#include "record/record.h"

enum { MOST_SOURCES = 8, MOST_COLUMNS = 32 };

/* Columns as "name:role name:role ..."; a name without a role has none. */
static void
read_header(struct header *h, const char *text)
{
	struct str name[MOST_COLUMNS], role[MOST_COLUMNS];
	struct record rec = { .field = name };
	struct err e;

	memset(h, 0, sizeof *h);
	for (const char *p = text; *p != '\0'; rec.nfields++) {
		size_t n = strcspn(p, " "), colon = strcspn(p, ": ");

		name[rec.nfields] = str_make(p, colon);
		role[rec.nfields] = str_make(NULL, 0);
		if (colon < n)
			role[rec.nfields] =
			    str_make(p + colon + 1, n - colon - 1);
		p += n + (p[n] == ' ');
	}
	assert_int_equal(header_read(h, &rec, &e), 0);
	for (size_t i = 0; i < h->n; i++)
		if (role[i].p != NULL) {
			h->role[i] = role_known(role[i]);
			assert_non_null(h->role[i]);
		}
}

static size_t
say_columns(char *to, size_t size, const struct header *h)
{
	size_t n = 0;

	for (size_t i = 0; i < h->n; i++) {
		n += (size_t)snprintf(to + n, size - n, "%s%.*s",
		    i == 0 ? "" : " ", (int)h->name[i].n, h->name[i].p);
		if (h->role[i] != NULL)
			n += (size_t)snprintf(
			    to + n, size - n, ":%s", h->role[i]);
	}
	return n;
}

/* The sources (up to NULL) give the united columns, then per source which of
 * its columns (1-based, 0 for none) stands in each: "a b | 1 2 | 2 0". */
static void
gives(bool by_name, const char *expected, const char *const *texts)
{
	struct unite_source sources[MOST_SOURCES] = { { 0 } };
	struct header headers[MOST_SOURCES], out = { .n = 0 };
	struct arena memory = { NULL, NULL, 0, 0 };
	struct err e;
	char got[2048] = "";
	size_t n = 0, at;

	for (; texts[n] != NULL; n++) {
		read_header(&headers[n], texts[n]);
		sources[n].header = &headers[n];
		sources[n].from = NULL;
	}
	assert_int_equal(
	    unite_columns(&out, sources, n, by_name, &memory, &e), 0);
	at = say_columns(got, sizeof got, &out);
	for (size_t s = 0; s < n; s++) {
		at += (size_t)snprintf(got + at, sizeof got - at, " |");
		for (size_t i = 0; i < out.n; i++)
			at += (size_t)snprintf(got + at, sizeof got - at,
			    " %zu", sources[s].from[i] + 1);
	}
	if (strcmp(got, expected) != 0)
		fail_msg("'%s' and not '%s'", got, expected);
	for (size_t s = 0; s < n; s++)
		header_free(&headers[s]);
	/* the union owns its names */
	at = say_columns(got, sizeof got, &out);
	assert_memory_equal(got, expected, at);
	header_free(&out);
	arena_free(&memory);
}

#define GIVES(by_name, expected, ...)                                          \
	gives(by_name, expected, (const char *const[]){ __VA_ARGS__, NULL })

static void
test_names(void **state)
{
	(void)state;
	GIVES(false, "a b c | 1 2 3", "a b c");
	GIVES(false, "a b | 1 2 | 1 2", "a b", "a b");
	GIVES(false, "a b | 1 2 | 2 1", "a b", "b a");
	GIVES(false, "a b c | 1 2 0 | 0 2 1", "a b", "c b");
	GIVES(false, "a b c d | 1 0 0 0 | 2 1 0 0 | 1 0 2 3", "a", "b a",
	    "a c d");
	/* names are told by their bytes */
	GIVES(false, "a A | 1 0 | 0 1", "a", "A");
}

static void
test_roles(void **state)
{
	(void)state;
	GIVES(false, "mail:email x | 1 2 | 2 1", "mail:email x",
	    "x E-Mail:email");
	/* one role, new behind the first source */
	GIVES(false, "x mail:email | 1 0 | 0 1 | 0 1", "x", "mail:email",
	    "e:email");
	/* the same name comes before the same role */
	GIVES(false, "a:email b:email | 1 2 | 2 1", "a:email b:email",
	    "b:email a:email");
	GIVES(false, "a:email b:email | 1 2 | 1 2", "a:email b:email",
	    "c:email b:email");
}

/* A column without a known role is one with that of its name. */
static void
test_role_on_one_side(void **state)
{
	(void)state;
	GIVES(false, "a:email | 1 | 1", "a:email", "a");
}

static void
test_name_of_other_things(void **state)
{
	(void)state;
	GIVES(false, "name:full_name order_id:order_id | 1 0 | 0 1",
	    "name:full_name", "name:order_id");
	/* the role's name is there already, for something else */
	GIVES(false,
	    "name:full_name order_id:phone name_2:order_id"
	    " | 1 2 0 | 0 0 1",
	    "name:full_name order_id:phone", "name:order_id");
	/* the number is there already */
	GIVES(false,
	    "name:full_name order_id:phone name_2:city name_3:order_id"
	    " | 1 2 3 0 | 0 0 0 1",
	    "name:full_name order_id:phone name_2:city", "name:order_id");
	/* a third source finds the column by its role */
	GIVES(false, "name:full_name order_id:order_id | 1 0 | 0 1 | 0 1",
	    "name:full_name", "name:order_id", "Order:order_id");
}

static void
test_twice_in_one_source(void **state)
{
	(void)state;
	GIVES(false, "a a | 1 2", "a a");
	GIVES(false, "a a | 1 2 | 1 0", "a a", "a");
	GIVES(false, "a a | 1 0 | 1 2", "a", "a a");
	GIVES(false, "a a b | 1 2 0 | 2 3 1", "a a", "b a a");
	GIVES(
	    false, "a:email b:email | 1 0 | 1 2", "a:email", "c:email b:email");
}

static void
test_by_name(void **state)
{
	(void)state;
	GIVES(true, "mail:email e:email | 1 0 | 0 1", "mail:email", "e:email");
	GIVES(
	    true, "name:full_name | 1 | 1", "name:full_name", "name:order_id");
	GIVES(
	    true, "a:email a:phone | 1 2 | 1 0", "a:email a:phone", "a:phone");
}

/* Every column of every source has one place, and no place two columns. */
static void
check_places(const struct unite_source *s, size_t n)
{
	size_t seen[MOST_COLUMNS] = { 0 };

	for (size_t i = 0; i < n; i++)
		if (s->from[i] != HEADER_NONE) {
			assert_true(s->from[i] < s->header->n);
			seen[s->from[i]]++;
		}
	for (size_t i = 0; i < s->header->n; i++)
		assert_int_equal(seen[i], 1);
}

static uint32_t
random_next(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

static void
test_random_places(void **state)
{
	static const char *const columns[] = { "a", "b", "c", "a:phone",
		"b:phone", "a:city", "c:city", "phone", "a_2", "a_2:city" };
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct unite_source sources[3] = { { 0 } };
		struct header headers[3], out = { .n = 0 };
		struct arena memory = { NULL, NULL, 0, 0 };
		struct err e;

		for (size_t s = 0; s < 3; s++) {
			size_t n = random_next(&seed) % 5;
			char text[128] = "";

			for (size_t i = 0; i < n; i++) {
				strcat(text, i == 0 ? "" : " ");
				strcat(text, columns[random_next(&seed) % 10]);
			}
			read_header(&headers[s], text);
			sources[s].header = &headers[s];
		}
		assert_int_equal(unite_columns(&out, sources, 3,
				     random_next(&seed) % 4 == 0, &memory, &e),
		    0);
		for (size_t i = 0; i < headers[0].n; i++)
			assert_true(str_equal(out.name[i], headers[0].name[i]));
		for (size_t s = 0; s < 3; s++) {
			check_places(&sources[s], out.n);
			header_free(&headers[s]);
		}
		header_free(&out);
		arena_free(&memory);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_roles),
		cmocka_unit_test(test_role_on_one_side),
		cmocka_unit_test(test_name_of_other_things),
		cmocka_unit_test(test_twice_in_one_source),
		cmocka_unit_test(test_by_name),
		cmocka_unit_test(test_random_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
