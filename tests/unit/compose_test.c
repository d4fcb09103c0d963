/* Records as text: what the writer would write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/compose.h"

static void
assert_text(struct compose *c, const char *text)
{
	struct err e;

	assert_int_equal(compose_end(c, &e), 0);
	assert_true(str_is(buf_str(&c->text), text));
	compose_clear(c);
}

static void
fields_are_quoted_where_they_must(void **state)
{
	struct compose c = { .delimiter = ';' };

	(void)state;
	compose_field(&c, str_of("a,b"));
	compose_field(&c, str_of("a;b"));
	compose_field(&c, str_of("\"q\""));
	compose_field(&c, str_make("\0\n", 2));
	compose_field(&c, str_of(""));
	assert_int_equal(c.fields, 5);
	assert_int_equal(compose_end(&c, &c.err), 0);
	assert_int_equal(c.text.n, 4 + 6 + 8 + 5 + 1);
	assert_memory_equal(
	    c.text.p, "a,b;\"a;b\";\"\"\"q\"\"\";\"\0\n\";\n", c.text.n);
	buf_free(&c.text);
}

static void
one_empty_field_is_no_blank_line(void **state)
{
	struct compose c = { .delimiter = ',' };

	(void)state;
	compose_field(&c, str_of(""));
	assert_text(&c, "\"\"\n");
	compose_field(&c, str_of(""));
	compose_field(&c, str_of(""));
	assert_text(&c, ",\n");
	buf_free(&c.text);
}

/* The record  "a",b;c  of commas. */
static void
untouched_fields_keep_their_bytes(void **state)
{
	static const char text[] = "\"a\",b;c";
	static const uint32_t ends[] = { 3, 7 };
	const struct str field[] = { str_make(text + 1, 1),
		str_make(text + 4, 3) };
	struct record r = { .field = field,
		.nfields = 2,
		.raw = str_of(text),
		.base = text,
		.end = ends,
		.delimiter = ',' };
	struct compose same = { .delimiter = ',' };
	struct compose other = { .delimiter = ';' };

	(void)state;
	compose_same_all(&same, &r);
	compose_field(&same, str_of("d"));
	assert_text(&same, "\"a\",b;c,d\n");
	compose_same(&same, &r, 1);
	compose_same(&same, &r, 0);
	assert_text(&same, "b;c,\"a\"\n");
	compose_same_all(&other, &r);
	compose_same(&other, &r, 0);
	assert_text(&other, "a;\"b;c\";a\n");
	r.raw.p = NULL;
	compose_same_all(&same, &r);
	assert_text(&same, "a,b;c\n");
	buf_free(&same.text);
	buf_free(&other.text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_are_quoted_where_they_must),
		cmocka_unit_test(one_empty_field_is_no_blank_line),
		cmocka_unit_test(untouched_fields_keep_their_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
