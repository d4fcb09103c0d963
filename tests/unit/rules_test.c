/* Rules files read, checked, applied. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "segment/apply.h"
#include "segment/rules.h"

static const char two_sets[] = "# comment\n"
			       "as_of 2025-06-30   # of the export\n"
			       "\n"
			       "set lifecycle\n"
			       "  Former     : a = \"gone\"\n"
			       "  \"Won back\" : b within 30 days\n"
			       "               and c > 1\n"
			       "  18-25      : (a = \"x\"\n"
			       "    or a = \"y\")\n"
			       "  Former     : a = \"left\" or\n"
			       "               a = \"lost\"\n"
			       "  else Other\n"
			       "set \"value tier\"\n"
			       "  A : c >= 100\r\n"
			       "  B : c >= 10";

/* The place and the reason for rules that are wrong, "" for others. */
static const char *
fault(const char *text)
{
	static char shown[1000];
	struct rules r = { 0 };
	struct err e;

	shown[0] = '\0';
	if (rules_parse(&r, "r", str_of(text), &e) != 0) {
		assert_int_equal(e.code, ERR_USAGE);
		(void)snprintf(shown, sizeof shown, "%s %s%s%s", e.file,
		    e.reason, e.hint[0] != '\0' ? "; " : "", e.hint);
	}
	rules_free(&r);
	return shown;
}

static void
sets_and_clauses(void **state)
{
	struct rules r = { 0 };
	const struct rule *set;
	struct err e;

	(void)state;
	assert_int_equal(rules_parse(&r, "r", str_of(two_sets), &e), 0);
	assert_true(r.has_as_of);
	assert_int_equal(r.as_of.day, 30);
	assert_int_equal(r.ncolumns, 2);
	assert_int_equal(r.nclauses, 7);
	set = r.first;
	assert_true(str_is(set->name, "lifecycle"));
	assert_int_equal(set->nclauses, 5);
	assert_true(set->has_else);
	assert_true(str_is(set->segments->label, "Former"));
	assert_true(str_is(set->segments->next->label, "Won back"));
	assert_true(str_is(set->segments->next->next->label, "18-25"));
	assert_true(str_is(set->segments->next->next->next->label, "Other"));
	assert_null(set->segments->next->next->next->next);
	assert_ptr_equal(
	    set->clauses->next->next->next->segment, set->segments);
	set = set->next;
	assert_true(str_is(set->name, "value tier"));
	assert_false(set->has_else);
	assert_null(set->next);
	rules_free(&r);
}

static void
says_what_is_wrong(void **state)
{
	(void)state;
	assert_string_equal(fault(""),
	    "r:1:1 there is no set; set NAME, and below it Label : condition");
	assert_string_equal(fault("A : b = 1"),
	    "r:1:1 a clause stands outside a set; a line before it: set NAME, "
	    "the name of the column");
	assert_string_equal(fault("else A"), "r:1:1 else stands outside a set");
	assert_string_equal(
	    fault("set"), "r:1:4 expected the name of the set, not 'the end'");
	assert_string_equal(fault("set x\n"),
	    "r:2:1 expected a clause of the set, Label : condition, not 'the "
	    "end'");
	assert_string_equal(fault("set x\nset y\n A : b = 1"),
	    "r:2:1 expected a clause of the set, Label : condition, not "
	    "'set'");
	assert_string_equal(fault("set a b\n"),
	    "r:1:7 expected the end of the line, not 'b'; a label of several "
	    "words stands in double quotes");
	assert_string_equal(fault("set x\n A b : c = 1"),
	    "r:2:4 expected ':' behind the label, not 'b'; a label of several "
	    "words stands in double quotes");
	assert_string_equal(fault("set x\n A :\n B : c = 1"),
	    "r:2:5 expected a column or a value, but the clause ends");
	assert_string_equal(fault("set x\n A : b\n B : c = 1"),
	    "r:2:7 expected a comparison, but the clause ends; a column alone "
	    "is no condition: write is present, = \"yes\", > 0 ...");
	assert_string_equal(fault("set x\n A : b = 1 c\n"),
	    "r:2:12 expected and, or, or the end of the line, not 'c'");
	assert_string_equal(fault("set x\n else A\n B : c = 1"),
	    "r:3:2 nothing follows else in its set");
	assert_string_equal(fault("set x\n A : b = 1\nset x\n C : b = 1"),
	    "r:3:5 there is a set of this name");
	assert_string_equal(
	    fault("set x\n \"\" : b = 1"), "r:2:2 the label is empty");
	assert_string_equal(
	    fault("set \"\"\n"), "r:1:5 the name of the set is empty");
	assert_string_equal(fault("set x\n and : b = 1"),
	    "r:2:2 'and' begins no line here; as a label it stands in double "
	    "quotes");
	assert_string_equal(fault("set x\n = 1"),
	    "r:2:2 expected as_of, set, else or a label, not '='");
	assert_string_equal(fault("as_of today\nset x\n else A"),
	    "r:1:1 as_of is followed by a date, as in as_of 2025-06-30");
	assert_string_equal(fault("as_of 2025-02-30\nset x\n else A"),
	    "r:1:7 there is no such day");
	assert_string_equal(fault("as_of 2025-01-01\nas_of 2025-01-01\n"),
	    "r:2:1 as_of stands here a second time");
	assert_string_equal(fault("set x\n else A\nas_of 2025-01-01\n"),
	    "r:3:1 as_of stands before the first set");
	assert_string_equal(fault("set x\n A : (b = 1\n B : c = 1\n"),
	    "r:2:6 this parenthesis is not closed");
	assert_string_equal(fault("set x\n \"else\" : b = 1\n"), "");
	assert_string_equal(fault("set x\n else A"), "");
}

static void
clauses_have_a_limit(void **state)
{
	static char text[RULES_MAX_CLAUSES * 12 + 100];
	size_t n = (size_t)snprintf(text, sizeof text, "set x\n");

	(void)state;
	for (int i = 0; i <= RULES_MAX_CLAUSES; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "a:b=1\n");
	assert_string_equal(fault(text), "r:4098:1 more than 4096 clauses");
}

/* The labels that both sets of two_sets give to fields a, b, c. */
static const char *
labels(struct rules *r, struct eval *v, const char *a, const char *b,
    const char *c)
{
	static char shown[100];
	struct err e;
	const struct str fields[] = { str_of(a), str_of(b), str_of(c) };
	const struct record record = { .field = fields, .nfields = 3 };
	size_t n = 0;

	eval_record(v, &record);
	assert_int_equal(apply_rules(r, v, 0, &e), 1);
	apply_count(r);
	for (const struct rule *s = r->first; s != NULL; s = s->next) {
		if (s->won == NULL)
			n += (size_t)snprintf(shown + n, sizeof shown - n, "|");
		else
			n += (size_t)snprintf(shown + n, sizeof shown - n,
			    "%.*s:%zu|", (int)s->won->segment->label.n,
			    s->won->segment->label.p, s->won->number);
	}
	return shown;
}

static void
the_first_true_clause_wins(void **state)
{
	struct str names[] = { str_of("a"), str_of("b"), str_of("c") };
	const char *roles[] = { NULL, NULL, NULL };
	const struct header h = { .name = names, .role = roles, .n = 3 };
	struct rules r = { 0 };
	const struct rule_clause *k;
	struct check c;
	struct eval v;
	struct err e;

	(void)state;
	assert_int_equal(rules_parse(&r, "r", str_of(two_sets), &e), 0);
	check_open(&c, &h, r.as_of, &r.memory);
	assert_int_equal(apply_check(&r, &c, &e), 0);
	eval_open(&v, &c);
	assert_string_equal(
	    labels(&r, &v, "gone", "2025-06-01", "200"), "Former:1|A:1|");
	assert_string_equal(
	    labels(&r, &v, "", "2025-06-01", "20"), "Won back:2|B:2|");
	assert_string_equal(labels(&r, &v, "y", "", ""), "18-25:3||");
	assert_string_equal(labels(&r, &v, "lost", "", "9"), "Former:4||");
	assert_string_equal(labels(&r, &v, "", "", "-"), "Other:5||");
	assert_int_equal(r.first->segments->records, 2);
	assert_int_equal(r.first->unlabelled, 0);
	assert_int_equal(r.first->next->unlabelled, 3);
	k = r.first->clauses;
	assert_int_equal(k->tested, 5);
	assert_int_equal(k->won, 1);
	assert_int_equal(k->unknown, 2);
	assert_int_equal(k->next->tested, 4);
	check_free(&c);
	rules_free(&r);
}

static void
a_limit_gives_no_label(void **state)
{
	char hostile[64];
	struct str fields[] = { { hostile, sizeof hostile } };
	const struct record record = { .field = fields, .nfields = 1 };
	struct str names[] = { str_of("a") };
	const char *roles[] = { NULL };
	const struct header h = { .name = names, .role = roles, .n = 1 };
	const struct date as_of = { 2025, 6, 30 };
	struct rules r = { 0 };
	struct check c;
	struct eval v;
	struct err e;

	(void)state;
	memset(hostile, 'a', sizeof hostile);
	hostile[sizeof hostile - 1] = '!';
	assert_int_equal(rules_parse(&r, "r",
			     str_of("set x\n else A\n"
				    "set y\n B : a =~ /^(a+)+$/\n else C"),
			     &e),
	    0);
	check_open(&c, &h, as_of, &r.memory);
	assert_int_equal(apply_check(&r, &c, &e), 0);
	eval_open(&v, &c);
	eval_record(&v, &record);
	assert_int_equal(apply_rules(&r, &v, 0, &e), 0);
	assert_int_equal(v.limit->column, 0);
	/* No set has counted what another could not label. */
	assert_int_equal(r.first->segments->records, 0);
	check_free(&c);
	rules_free(&r);
}

static void
files(void **state)
{
	char name[] = "/tmp/rules-test-XXXXXX";
	struct rules r = { 0 };
	struct err e;
	int fd = mkstemp(name);

	(void)state;
	assert_true(fd >= 0);
	assert_int_equal(
	    write(fd, two_sets, sizeof two_sets - 1), sizeof two_sets - 1);
	assert_int_equal(rules_read(&r, name, &e), 0);
	assert_int_equal(r.ncolumns, 2);
	rules_free(&r);

	assert_int_equal(ftruncate(fd, RULES_MAX_BYTES + 1), 0);
	assert_int_equal(rules_read(&r, name, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_string_equal(e.file, name);
	rules_free(&r);
	assert_int_equal(close(fd), 0);
	assert_int_equal(unlink(name), 0);

	assert_int_equal(rules_read(&r, name, &e), -1);
	assert_int_equal(e.code, ERR_READ);
	rules_free(&r);
	assert_int_equal(rules_read(&r, "/", &e), -1);
	assert_int_equal(e.code, ERR_READ);
	rules_free(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sets_and_clauses),
		cmocka_unit_test(says_what_is_wrong),
		cmocka_unit_test(clauses_have_a_limit),
		cmocka_unit_test(the_first_true_clause_wins),
		cmocka_unit_test(a_limit_gives_no_label),
		cmocka_unit_test(files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
