/* What of a text is dialled, and where one number ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/phone_text.h"

static struct phone_text
read(const char *clean)
{
	struct phone_text number;

	assert_true(phone_text_read(&number, str_of(clean)));
	return number;
}

static void
has(const char *clean, const char *digits, const char *extension)
{
	struct phone_text t = read(clean);

	if (!str_is(str_make(t.digits, t.n), digits) ||
	    !str_is(str_make(t.extension, t.nextension), extension))
		fail_msg("%s: %.*s ext %.*s", clean, (int)t.n, t.digits,
		    (int)t.nextension, t.extension);
}

static void
digits_are_what_is_dialled(void **state)
{
	(void)state;
	has("040 123-45.67", "0401234567", "");
	has("(09) [12]~34/5", "0912345", "");
	has("no digits", "", "");
	has("", "", "");
	assert_true(read("+358").plus);
	assert_true(read("(++ 358").plus);
	assert_false(read("358+").plus);
	assert_false(read("040 1").odd);
	assert_false(read("\"040 1\"*").odd);
	assert_true(read("040*1").odd);
	assert_true(read("040\n1").odd);
	assert_true(read("040 1+2").odd);
}

static void
extensions_are_told_apart(void **state)
{
	(void)state;
	has("040 123 ext. 12", "040123", "12");
	has("040 123ext12", "040123", "12");
	has("040 123;ext=123456789012345", "040123", "123456789012345");
	has("040 123;ext=1234567890123456", "0401233981234567890123456", "");
	has("040 123x123456789", "040123", "123456789");
	has("040 123x1234567890", "04012391234567890", "");
	has("040 123 #12", "040123", "12");
	has("040 123~12", "040123", "12");
	has("040 123 ~ 12", "040123", "12");
	has("040 123,12", "040123", "12");
	has("040 123 , 12", "040123", "12");
	has("040 123,,1234567890", "040123", "1234567890");
	has("040 123;1234567890", "040123", "1234567890");
	has("040 123 (wew. 12)", "040123", "12");
	has("040 123, ala: 12#", "040123", "12");
	has("040 123 12#", "040123", "12");
	has("040 123 1234567#", "0401231234567", "");
	has("040#", "040", "");
	has("12 ext 3", "123983", "");
	has("040 123 text 12", "040123839812", "");
	has("040 123 ext 12 34", "0401233981234", "");
	has("040 123 ext", "040123398", "");
}

static void
letters_are_keys(void **state)
{
	struct phone_text glued = read("1-800-flowers");
	struct phone_text loose = read("1 800 flowers");
	struct phone_text foreign = read("040 ty\303\266");

	(void)state;
	assert_true(str_is(str_make(glued.digits, glued.n), "18003569377"));
	assert_int_equal(glued.letters, 7);
	assert_false(glued.loose);
	assert_true(loose.loose);
	assert_false(loose.words);
	assert_true(foreign.words);
	has("1 abcdefghijklmnopqrstuvwxyz", "122233344455566677778889999", "");
}

static void
words_in_front_are_noticed(void **state)
{
	(void)state;
	assert_false(read("tel. 040").dropped);
	assert_false(read("tel. kom.: 040").dropped);
	assert_false(read("(+358").dropped);
	assert_true(read("aino 040").dropped);
	assert_true(read("tel/fax 040").dropped);
}

static void
too_many_digits_are_refused(void **state)
{
	char text[PHONE_PLAN_DIGITS + 1];
	struct phone_text t;

	(void)state;
	memset(text, '1', sizeof text);
	assert_true(phone_text_read(&t, str_make(text, sizeof text - 1)));
	assert_int_equal(t.n, PHONE_PLAN_DIGITS);
	assert_false(phone_text_read(&t, str_make(text, sizeof text)));
	/* a sentence is none of digits */
	memset(text + 1, 'a', sizeof text - 1);
	assert_true(phone_text_read(&t, str_make(text, sizeof text)));
	assert_true(t.words);
}

/* Parts, joined by '|'. */
static void
parts(const char *clean, bool slash, const char *expected)
{
	struct str rest = str_of(clean), part;
	char got[256];
	size_t n = 0;

	while (phone_text_part(&rest, slash, &part)) {
		if (n > 0)
			got[n++] = '|';
		memcpy(got + n, part.p, part.n);
		n += part.n;
	}
	if (!str_is(str_make(got, n), expected))
		fail_msg("%s: %.*s", clean, (int)n, got);
}

static void
numbers_are_separated(void **state)
{
	(void)state;
	parts("040 1", false, "040 1");
	parts("", false, "");
	parts("a, b", false, "");
	parts("1,2;3&4\n5", false, "1|2|3|4|5");
	parts("1/2\\3", false, "1/2\\3");
	parts("1/2\\3", true, "1|2|3");
	parts("+1+2", false, "+1|+2");
	parts("++1 +", false, "++1 ");
	parts(",,1,,2,,", false, "1|2");
	parts("1 tai 2", false, "1 | 2");
	parts("1tai2", false, "1|2");
	parts("1 taito 2", false, "1 taito 2");
	parts("1;ext=2;3", false, "1;ext=2|3");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digits_are_what_is_dialled),
		cmocka_unit_test(extensions_are_told_apart),
		cmocka_unit_test(letters_are_keys),
		cmocka_unit_test(words_in_front_are_noticed),
		cmocka_unit_test(too_many_digits_are_refused),
		cmocka_unit_test(numbers_are_separated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
