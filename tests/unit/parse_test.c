/* Tokens to trees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "expr/function.h"
#include "expr/parse.h"

static void
put(struct buf *out, const char *text)
{
	struct err e;

	assert_int_equal(buf_add(out, str_of(text), &e), 0);
}

static void
put_str(struct buf *out, struct str s)
{
	struct err e;

	assert_int_equal(buf_add(out, s, &e), 0);
}

/* What a node says besides its operands. */
static void
put_details(struct buf *out, const struct node *n)
{
	static const char *const compares[] = { "=", "!=", "<", "<=", ">",
		">=" };
	static const char *const is[] = { "empty", "present", "number", "date",
		"valid" };
	static const char *const ages[] = { "within ", "older ", "next " };
	static const char *const where[] = { "contains", "starts", "ends" };
	static const char *const units[] = { "days", "weeks", "months",
		"years" };
	static const char *const casts[] = { "", "text", "number", "date" };
	char text[NUM_TEXT];

	switch (n->kind) {
	case NODE_COMPARE:
		put(out, compares[n->compare]);
		break;
	case NODE_IS:
		put(out, is[n->is]);
		break;
	case NODE_FIND:
		put(out, where[n->where]);
		break;
	case NODE_AGE:
		put(out, ages[n->age]);
		put_str(out, str_make(text, num_write(n->number, text)));
		put(out, units[n->unit]);
		break;
	case NODE_SINCE:
		put(out, units[n->unit]);
		break;
	case NODE_CAST:
		put(out, casts[n->type]);
		break;
	case NODE_SHIFT:
		put_str(out, str_make(text, num_write(n->number, text)));
		put(out, units[n->unit]);
		break;
	case NODE_CALL:
		put(out, n->function->name);
		break;
	default:
		break;
	}
}

/* The tree as text: (kind operand operand ...), columns as they are called. */
static void
show(struct buf *out, const struct node *n)
{
	static const char *const kinds[] = { "or", "and", "not", "", "between",
		"in", "match ", "is ", "", "", "", "", "\"", "#", "@", "today",
		"since ", "", "+", "-", "*", "neg", "/", "on ", "apart", "",
		"" };
	bool leaf = n->first == NULL;

	if (!leaf)
		put(out, n->negated ? "(!" : "(");
	put(out, kinds[n->kind]);
	put_details(out, n);
	if (n->kind == NODE_COLUMN && n->name == NODE_ROLE)
		put(out, "role:");
	if (n->kind == NODE_COLUMN && n->name == NODE_QUOTED)
		put(out, "`");
	if (leaf || n->kind == NODE_MATCH)
		put_str(out, n->text);
	if (n->kind == NODE_MATCH && n->ignore_case)
		put(out, " i");
	if (n->occurrence > 0) {
		char index[32];

		(void)snprintf(index, sizeof index, "[%zu]", n->occurrence);
		put(out, index);
	}
	for (const struct node *of = n->first; of != NULL; of = of->next) {
		put(out, " ");
		show(out, of);
	}
	if (!leaf)
		put(out, ")");
}

/* The tree of `text`, or the place and the reason with the hint. */
static const char *
tree(const char *text)
{
	static char shown[1024];
	struct source s = { "", str_of(text), false, 0 };
	struct arena memory = { 0 };
	struct buf out = { 0 };
	struct node *root;
	struct err e;

	if (parse_whole(&s, &memory, NULL, &root, &e) == 0) {
		show(&out, root);
		(void)snprintf(shown, sizeof shown, "%.*s", (int)out.n, out.p);
	} else {
		assert_int_equal(e.code, ERR_USAGE);
		(void)snprintf(shown, sizeof shown, "%s %s%s%s", e.file,
		    e.reason, e.hint[0] != '\0' ? "; " : "", e.hint);
	}
	buf_free(&out);
	arena_free(&memory);
	return shown;
}

static void
precedence(void **state)
{
	(void)state;
	assert_string_equal(tree("a = 1 or b = 2 and c = 3"),
	    "(or (= a #1) (and (= b #2) (= c #3)))");
	assert_string_equal(tree("(a = 1 or b = 2) and c = 3"),
	    "(and (or (= a #1) (= b #2)) (= c #3))");
	assert_string_equal(
	    tree("a=1 or b=2 or c=3"), "(or (= a #1) (= b #2) (= c #3))");
	assert_string_equal(
	    tree("not a = 1 and b = 2"), "(and (not (= a #1)) (= b #2))");
	assert_string_equal(tree("not not a = 1"), "(not (not (= a #1)))");
	assert_string_equal(
	    tree("not (a = 1 or b = 2)"), "(not (or (= a #1) (= b #2)))");
	assert_string_equal(tree("((a = 1))"), "(= a #1)");
}

static void
arithmetic(void **state)
{
	(void)state;
	assert_string_equal(
	    tree("a + b * 2 - 1 > -c"), "(> (- (+ a (* b #2)) #1) (neg c))");
	assert_string_equal(
	    tree("(a + b) * 2 >= 1.50"), "(>= (* (+ a b) #2) #1.50)");
	assert_string_equal(tree("a - b - c = 0"), "(= (- (- a b) c) #0)");
	assert_string_equal(tree("--1 = 1"), "(= (neg (neg #1)) #1)");
}

static void
every_test(void **state)
{
	(void)state;
	assert_string_equal(tree("a != \"x\""), "(!= a \"x)");
	assert_string_equal(tree("a < 2025-06-30"), "(< a @2025-06-30)");
	assert_string_equal(tree("a <= today"), "(<= a todaytoday)");
	assert_string_equal(tree("a in {x, no, \"b c\", 1, -2}"),
	    "(in a \"x \"no \"b c #1 #2)");
	assert_string_equal(tree("a not in {x}"), "(!in a \"x)");
	assert_string_equal(
	    tree("a between 1 and 2 + 3"), "(between a #1 (+ #2 #3))");
	assert_string_equal(tree("a not between 1 and 2 and b = 1"),
	    "(and (!between a #1 #2) (= b #1))");
	assert_string_equal(tree("a =~ /x y/i"), "(match x y i a)");
	assert_string_equal(tree("a !~ /x/"), "(!match x a)");
	assert_string_equal(tree("a is empty"), "(is empty a)");
	assert_string_equal(tree("a is not present"), "(!is present a)");
	assert_string_equal(
	    tree("a is number or a is date"), "(or (is number a) (is date a))");
	assert_string_equal(tree("a contains \"x\""), "(contains a \"x)");
	assert_string_equal(tree("a not starts with b"), "(!starts a b)");
	assert_string_equal(tree("a ends with \"x\""), "(ends a \"x)");
	assert_string_equal(tree("a within 30 days"), "(within 30days a)");
	assert_string_equal(
	    tree("a not older than 1 month"), "(!older 1months a)");
	assert_string_equal(tree("a older than 2 years"), "(older 2years a)");
}

static void
divisions_spans_calls(void **state)
{
	(void)state;
	assert_string_equal(tree("a / b / 2 > 1"), "(> (/ (/ a b) #2) #1)");
	assert_string_equal(tree("a =~ /x/ and b / 2 = 1"),
	    "(and (match x a) (= (/ b #2) #1))");
	assert_string_equal(
	    tree("a < today - 12 months"), "(< a (on -12months todaytoday))");
	assert_string_equal(tree("a > b + 1 day"), "(> a (on 1days b))");
	assert_string_equal(
	    tree("days until a <= 7"), "(<= (neg (since days a)) #7)");
	assert_string_equal(tree("a within next 7 days"), "(next 7days a)");
	assert_string_equal(
	    tree("lower(a) = \"x\" ignoring case"), "(= (lower a) \"x)");
	assert_string_equal(
	    tree("coalesce(a, b, 1) > 2"), "(> (coalesce a b #1) #2)");
	assert_string_equal(
	    tree("a not in file \"x.txt\" column mail"), "(!in a)");
	assert_string_equal(tree("a is not valid"), "(!is valid a)");
	assert_string_equal(tree("lowr(a) = \"x\""),
	    ":1:1 there is no function \"lowr\"; did you mean \"lower\"?");
	assert_string_equal(
	    tree("left(a) = \"x\""), ":1:1 left takes 2 arguments");
	assert_string_equal(
	    tree("least(a) = 1"), ":1:1 least takes 2 or more arguments");
	assert_string_equal(tree("a =~ /x/ ignoring case"),
	    ":1:10 expected and, or, or the end, not 'ignoring'");
	assert_string_equal(
	    tree("a within 1000001 days"), ":1:10 at most 1000000 units");
	assert_string_equal(tree("a in file x"),
	    ":1:11 expected the name of a file in double quotes, not 'x'");
}

static void
every_value(void **state)
{
	(void)state;
	assert_string_equal(tree("`a b` = yes"), "(= `a b \"yes)");
	assert_string_equal(tree("a[2] = a[1]"), "(= a[2] a[1])");
	assert_string_equal(
	    tree("role:email is present"), "(is present role:email)");
	assert_string_equal(tree("days since role:order_date > 3"),
	    "(> (since days role:order_date) #3)");
	assert_string_equal(
	    tree("years since `a b` >= 18"), "(>= (since years `a b) #18)");
	assert_string_equal(
	    tree("number(a) < number(b)"), "(< (number a) (number b))");
	assert_string_equal(
	    tree("text(`a`) = date(b)"), "(= (text `a) (date b))");
	/* Words of the language that stand where no such word can be. */
	assert_string_equal(tree("days = 1"), "(= days #1)");
	assert_string_equal(
	    tree("contains contains contains"), "(contains contains contains)");
	assert_string_equal(tree("role = number"), "(= role number)");
	assert_string_equal(tree("is is empty"), "(is empty is)");
}

static void
says_what_was_expected(void **state)
{
	(void)state;
	assert_string_equal(tree(""),
	    ":1:1 expected a column or a value, but the expression ends");
	assert_string_equal(tree("a ="),
	    ":1:4 expected a column or a value, but the expression ends");
	assert_string_equal(tree("a"),
	    ":1:2 expected a comparison, but the expression ends; a column "
	    "alone is no condition: write is present, = \"yes\", > 0 ...");
	assert_string_equal(tree("a conains \"x\""),
	    ":1:3 expected a comparison, not 'conains'; did you mean "
	    "\"contains\"?");
	assert_string_equal(tree("a = 1 AND b = 2"),
	    ":1:7 expected and, or, or the end, not "
	    "'AND'; did you mean \"and\"?");
	assert_string_equal(tree("a > 30 days"),
	    ":1:8 expected and, or, or the end, not 'days'; a date is older "
	    "than, or within, so many");
	assert_string_equal(tree("a IN {x}"),
	    ":1:3 expected a comparison, not 'IN'; did you mean \"in\"?");
	assert_string_equal(tree("a = 1 and or b = 1"),
	    ":1:11 expected a column or a value, not 'or'");
	assert_string_equal(tree("1 < a < 3"),
	    ":1:7 expected and, or, or the end, not '<'; between A and B "
	    "holds both bounds");
	assert_string_equal(
	    tree("(a = 1"), ":1:1 this parenthesis is not closed");
	assert_string_equal(tree("(a = 1 b = 2)"), ":1:8 expected ), not 'b'");
	assert_string_equal(tree("(a b)"),
	    ":1:4 expected a comparison, not 'b'; a column "
	    "name of several words stands in backquotes");
	assert_string_equal(tree("a like \"x%\""),
	    ":1:3 expected a comparison, not 'like'; contains, starts with, "
	    "ends with a text; =~ /pattern/");
	assert_string_equal(
	    tree("a = 1)"), ":1:6 expected and, or, or the end, not ')'");
	assert_string_equal(tree("a + (b = 1) > 2"),
	    ":1:6 a condition stands where a value is needed; join "
	    "conditions with and, or");
	assert_string_equal(tree("a in {"),
	    ":1:7 expected a member of the list, but the "
	    "expression ends");
	assert_string_equal(tree("a in {b"), ":1:6 this brace is not closed");
	assert_string_equal(
	    tree("a in {b c}"), ":1:9 expected ',' or '}', not 'c'");
	assert_string_equal(tree("a in b"), ":1:6 expected {, not 'b'");
	assert_string_equal(tree("a =~ \"x\""),
	    ":1:6 expected a pattern between slashes, not '\"x\"'");
	assert_string_equal(tree("a is blank"),
	    ":1:6 expected empty, present, number, date, "
	    "valid, granted or denied, not 'blank'");
	assert_string_equal(tree("a within 1.5 days"),
	    ":1:10 expected a whole number, not '1.5'");
	assert_string_equal(tree("a within 3 moons"),
	    ":1:12 expected days, weeks, months or years, not 'moons'");
	assert_string_equal(
	    tree("a older 3 days"), ":1:9 expected than, not '3'");
	assert_string_equal(
	    tree("a[0] = 1"), ":1:3 expected a whole number from 1, not '0'");
	assert_string_equal(
	    tree("role:\"x\" = 1"), ":1:6 expected a role, not '\"x\"'");
	assert_string_equal(tree("a = 1234567890123456789"),
	    ":1:5 a number of more than 18 digits");
}

/* `open` repeated, then "a", then `close` repeated, then `rest`. */
static const char *
nested(const char *open, const char *close, size_t times, const char *rest)
{
	static char text[8192];
	size_t n = 0;

	for (size_t i = 0; i < times; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "%s", open);
	n += (size_t)snprintf(text + n, sizeof text - n, "a");
	for (size_t i = 0; i < times; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "%s", close);
	(void)snprintf(text + n, sizeof text - n, "%s", rest);
	return tree(text);
}

static void
depth_has_a_limit(void **state)
{
	(void)state;
	assert_string_equal(nested("(", ")", 99, " = 1"), "(= a #1)");
	assert_non_null(
	    strstr(nested("(", ")", 100, " = 1"), "nested too deeply"));
	assert_non_null(
	    strstr(nested("not ", "", 1000, " = 1"), "nested too deeply"));
	assert_non_null(
	    strstr(nested("- ", "", 1000, " = 1"), "nested too deeply"));
	assert_non_null(
	    strstr(nested("a + ", "", 1000, " = 1"), "nested too deeply"));
	assert_non_null(strstr(
	    nested("days since ", "", 700, " = 1"), "nested too deeply"));
	/* Chains of and, or are wide, not deep. */
	assert_null(strstr(nested("a=1 or ", "", 1000, "=1"), "nested"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(precedence),
		cmocka_unit_test(arithmetic),
		cmocka_unit_test(every_test),
		cmocka_unit_test(every_value),
		cmocka_unit_test(divisions_spans_calls),
		cmocka_unit_test(says_what_was_expected),
		cmocka_unit_test(depth_has_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
