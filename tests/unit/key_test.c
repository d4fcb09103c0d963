/* The keys of records. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "match/key.h"

enum { COLUMNS = 3 };

struct sample {
	struct header h;
	struct str name[COLUMNS];
	const char *role[COLUMNS];
	struct key key;
	struct buf out;
	struct err e;
};

static void
begin(struct sample *s, const char *on, bool normalized)
{
	static const char *const roles[] = { "email", NULL, "customer_id" };
	const struct key_options o = { .normalized = normalized };

	memset(s, 0, sizeof *s);
	s->name[0] = str_of("Mail");
	s->name[1] = str_of("Note");
	s->name[2] = str_of("Id");
	for (size_t i = 0; i < COLUMNS; i++)
		s->role[i] = roles[i];
	s->h =
	    (struct header){ .name = s->name, .role = s->role, .n = COLUMNS };
	assert_int_equal(key_open(&s->key, str_of(on), &s->h, &o, &s->e), 0);
}

static void
end(struct sample *s)
{
	key_close(&s->key);
	buf_free(&s->out);
}

/* The key of three fields, and whether it is whole. */
static struct str
build(struct sample *s, const char *a, const char *b, const char *c, bool whole)
{
	const struct str field[] = { str_of(a), str_of(b), str_of(c) };
	bool got = !whole;

	assert_int_equal(key_build(&s->key, &s->out, field, &got, &s->e), 0);
	assert_int_equal(got, whole);
	return buf_str(&s->out);
}

static void
test_bytes(void **state)
{
	struct sample s;

	(void)state;
	begin(&s, "Mail", false);
	assert_true(str_is(build(&s, "A@x.fi ", "", "", true), "A@x.fi "));
	assert_true(str_is(build(&s, "", "n", "i", false), ""));
	end(&s);
	/* a role that one column has is that column */
	begin(&s, "customer_id", false);
	assert_true(str_is(build(&s, "", "", "7", true), "7"));
	end(&s);
}

/* Is the key of (a, b) before that of (c, d)? */
static int
compare(struct sample *s, const char *a, const char *b, const char *c,
    const char *d)
{
	struct buf first = { 0 };
	int result;

	assert_int_equal(
	    buf_add(
		&first, build(s, a, b, "", *a != '\0' && *b != '\0'), &s->e),
	    0);
	result = str_compare(
	    buf_str(&first), build(s, c, d, "", *c != '\0' && *d != '\0'));
	buf_free(&first);
	return result;
}

static void
test_parts(void **state)
{
	struct sample s;

	(void)state;
	begin(&s, "Mail,Note", false);
	assert_int_not_equal(compare(&s, "ab", "c", "a", "bc"), 0);
	assert_int_equal(compare(&s, "ab", "c", "ab", "c"), 0);
	/* the order is that of the first part, then of the second */
	assert_true(compare(&s, "a", "z", "ab", "a") < 0);
	assert_true(compare(&s, "a", "b", "a", "c") < 0);
	assert_true(compare(&s, "", "z", "a", "a") < 0);
	assert_true(compare(&s, "a\x01", "b", "a", "z") > 0);
	end(&s);
}

static void
test_nul(void **state)
{
	const struct str with[] = { { "a\0b", 3 }, { "c", 1 }, { "", 0 } };
	const struct str other[] = { { "a", 1 }, { "b", 1 }, { "", 0 } };
	struct buf first = { 0 };
	struct sample s;
	bool whole;

	(void)state;
	begin(&s, "Mail,Note", false);
	assert_int_equal(key_build(&s.key, &first, with, &whole, &s.e), 0);
	assert_true(whole);
	assert_int_equal(key_build(&s.key, &s.out, other, &whole, &s.e), 0);
	assert_true(str_compare(buf_str(&first), buf_str(&s.out)) > 0);
	buf_free(&first);
	end(&s);
}

static void
test_normalized(void **state)
{
	struct sample s;

	(void)state;
	begin(&s, "Mail", true);
	assert_true(str_is(build(&s, " Aino.M@Example.FI ", "", "", true),
	    "aino.m@example.fi"));
	/* what cannot be read is text; placeholders are no keys */
	assert_true(str_is(build(&s, " Not  Mail", "", "", true), "not mail"));
	build(&s, "n/a", "", "", false);
	build(&s, "  ", "", "", false);
	assert_true(str_is(build(&s, "\xff", "", "", true), "\xff"));
	end(&s);
	begin(&s, "Note", true);
	assert_true(
	    str_is(build(&s, "", "\xc3\x84iti", "", true), "\xc3\xa4iti"));
	end(&s);
	/* the case of an identifier counts */
	begin(&s, "Id", true);
	assert_true(str_is(build(&s, "", "", " aB ", true), "aB"));
	end(&s);
}

static void
test_translate(void **state)
{
	const size_t from[] = { 2, HEADER_NONE, 0 };
	struct sample s;

	(void)state;
	begin(&s, "Mail", false);
	key_translate(&s.key, from);
	assert_true(str_is(build(&s, "a", "b", "c", true), "c"));
	end(&s);
	begin(&s, "Note", false);
	key_translate(&s.key, from);
	build(&s, "a", "b", "c", false);
	end(&s);
}

static void
test_unknown(void **state)
{
	const struct key_options o = { .normalized = false };
	struct sample s;
	struct key k = { .form = NULL };

	(void)state;
	begin(&s, "Mail", false);
	assert_int_equal(key_open(&k, str_of("Phone"), &s.h, &o, &s.e), -1);
	assert_int_equal(s.e.code, ERR_USAGE);
	assert_non_null(strstr(s.e.hint, "Mail, Note, Id"));
	key_close(&k);
	end(&s);
}

static void
test_side(void **state)
{
	static const struct {
		const char *text;
		size_t source;
		const char *side;
	} cases[] = {
		{ "email", 0, "email" },
		{ "email", 3, "email" },
		{ "id=customer", 0, "id" },
		{ "id=customer", 1, "customer" },
		{ "id=customer", 5, "customer" },
		{ "a=b=c,x,y=z", 0, "a,x,y" },
		{ "a=b=c,x,y=z", 1, "b,x,z" },
		{ "a=b=c,x,y=z", 2, "c,x,z" },
		{ "\"a=b,c\"=\"d\"", 0, "\"a=b,c\"" },
		{ "\"a=b,c\"=\"d\"", 1, "\"d\"" },
		{ "/a=b/=q", 1, "q" },
		{ "!/a,b/,c=d", 1, "!/a,b/,d" },
	};
	struct buf out = { 0 };
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(
		    key_side(&out, str_of(cases[i].text), cases[i].source, &e),
		    0);
		assert_true(str_is(buf_str(&out), cases[i].side));
	}
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_nul),
		cmocka_unit_test(test_normalized),
		cmocka_unit_test(test_translate),
		cmocka_unit_test(test_unknown),
		cmocka_unit_test(test_side),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
