/* Which values make the golden record. */
#include "survive_sample.h"

#include <stdlib.h>

static void
each_rule(void **state)
{
	(void)state;
	sample_check("a", "a=first", "x\ny\nz", "x 0");
	sample_check("a b", "*=first", ";1\nx;\ny;2", "x;1 10");
	sample_check("a", "a=last", "x\ny\nz", "z 2");
	sample_check("a", "a=last", "x\ny\n", "y 1");
	sample_check("a d", "a=recent(d),d=first",
	    "x;2024-05-04\ny;2024-05-06\nz;2024-05-05", "y;2024-05-04 10");
	sample_check("a d", "a=oldest(d),d=first",
	    "x;2024-05-04\ny;2024-05-06\nz;4.5.2023", "z;2024-05-04 20");
	sample_check("a", "a=source(shop>crm)", "x\ny\nz", "y 1");
	sample_check("a", "a=source(old list)", "x\ny\nz", "z 2");
	sample_check("a", "a=source(old list>crm)", "x\ny\n", "x 0");
	sample_check("a", "a=source(old list)", "x\ny\n", "x 0");
	sample_check("a b c", "a=complete", "x;;\ny;1;2\nz;1;n/a", "y;1;2 111");
	sample_check("a", "a=longest", "xx\nyyyy\nzzz", "yyyy 1");
	sample_check("a", "a=longest", "xxx\n\xc3\xa4\xc3\xa4\nz", "xxx 0");
	sample_check("a", "a=longest", "xx\ny         \nz", "xx 0");
	sample_check("a", "a=frequent", "x\ny\nz\ny", "y 1");
	sample_check("a", "a=frequent", "x\n\n\ny\n\ny", "y 3");
	sample_check("a", "a=frequent", "x\nX\ny\nX", "X 1");
	sample_check("a", "a=min", "10\n9\n9.5", "9 1");
	sample_check("a", "a=max", "10\n9\n9.5", "10 0");
	sample_check(
	    "a:email", "a=valid", "no address\na@x.fi\nb@x.fi", "a@x.fi 1");
	sample_check("a", "a=denied", "yes\nperhaps\nno\nyes", "no 2");
	sample_check("a", "a=denied", "yes\nperhaps\nyes", "perhaps 1");
	sample_check("a", "a=all", "x\ny\nx\n\nz", "x|y|z 0");
}

static void
min_and_max_read_numbers_and_dates(void **state)
{
	(void)state;
	/* exact, where doubles are not */
	sample_check("a", "a=max", "9007199254740992\n9007199254740993",
	    "9007199254740993 1");
	sample_check("a", "a=min", "-1\n-10\n0", "-10 1");
	sample_check("a", "a=min", "1.50\n1.5", "1.50 0");
	sample_check(
	    "a", "a=min", "2024-05-04\n4.5.2023\n20220504", "20220504 2");
	sample_check("a", "a=max", "9\n10\nten", "ten 2");
	sample_check("a", "a=max", "1 200\n900", "900 1");
	sample_check("a", "a=max", "1,5\n10", "10 1");
	sample_check("a", "a=max", "2024-05-04\n900", "900 1");
	/* a column of dates: what is no date comes last, whichever end */
	sample_check("a:order_date", "a=max", "2024-05-04\nwinter\n2023-01-01",
	    "2024-05-04 0");
	sample_check("a:order_date", "a=min", "autumn\n2024-05-04\n2023-01-01",
	    "2023-01-01 2");
	/* 4/5 may be in April or in May */
	sample_check(
	    "a:order_date", "a=max", "2024-05-04\n4/5/2025", "2024-05-04 0");
	sample_check(
	    "a:order_date", "a=max", "2024-05-04\n14/5/2025", "14/5/2025 1");
	sample_check("a:order_date", "a=max",
	    "2024-05-04\n2024-05-04 10:00\n2024-05-04T09:59:59",
	    "2024-05-04 10:00 1");
	sample_check("a:order_date", "a=max",
	    "2024-05-04T10:00:00+02:00\n2024-05-04T09:00:00Z",
	    "2024-05-04T09:00:00Z 1");
	sample_check("a:order_date", "a=max",
	    "2024-05-04T10:00:00.25\n2024-05-04T10:00:00.3",
	    "2024-05-04T10:00:00.3 1");
	sample_check(
	    "a:order_date", "a=min", "4.5.2024\n2024-05-04", "4.5.2024 0");
}

static void
recent_reads_what_it_can(void **state)
{
	(void)state;
	/* without a date: behind all, then the first */
	sample_check("a d", "a=recent(d),d=first", "x;\ny;2024-05-06\nz;soon",
	    "y;2024-05-06 11");
	sample_check("a d", "a=oldest(d),d=first", "x;\ny;2024-05-06\nz;soon",
	    "y;2024-05-06 11");
	sample_check(
	    "a d", "a=recent(d),d=first", "x;\ny;never\nz;soon", "x;never 01");
	/* a counter will do */
	sample_check("a d", "a=recent(d),d=first", "x;9\ny;10\nz;", "y;9 10");
	/* the record with the date must have a value */
	sample_check("a d", "a=recent(d),d=first",
	    "x;2024-05-04\n;2024-05-06\nn/a;2024-05-07", "x;2024-05-04 00");
	/* a placeholder is no date */
	sample_check("a d:updated_at", "a=recent", "x;2024-05-04\ny;9999-12-31",
	    "x;2024-05-04 00");
}

static void
weights_are_summed(void **state)
{
	(void)state;
	sample_check("a", "a=weighted", "x\ny\ny", "x 0");
	sample_check("a", "a=weighted", "x\ny\ny\ny", "y 1");
	sample_check("a", "a=weighted", "n/a\ny\nz\nz", "z 2");
	/* as much: recent, then first */
	sample_check("a", "a=weighted", "\ny\nz", "y 1");
	sample_check("a u:updated_at", "a=weighted",
	    ";2024-01-01\ny;2023-01-01\nz;2023-06-01", "z;2024-01-01 20");
	/* of a bundle together */
	sample_check("s:street c:city", "s,c=weighted",
	    "S 1;W\nS 1;V\nS 1;V\nS 1;V", "S 1;V 11");
}

static void
all_keeps_different_values(void **state)
{
	(void)state;
	sample_check("a", "a=all(\", \")", "x\ny", "x, y 0");
	sample_check("a", "a=all", "x|y\ny", "x|y|y 0");
	sample_check("a", "a=all", "x\nX\nx ", "x|X|x  0");
	sample_check("a", "a=all", "n/a\n-\nx\ny", "x|y 2");
	sample_check("a", "a=all", "n/a\n\n-", "n/a 0");
	sample_check("a", "a=all", "\n\n", " -");
	sample_check("a b", "*=all", "x;1\ny;1", "x|y;1 00");
	/* of a bundle each column by itself */
	sample_check(
	    "s:street c:city", "s=all", "S 1;W\nS 2;W", "S 1|S 2;W 00");
}

static void
defaults(void **state)
{
	(void)state;
	/* recent where there is updated_at, else first */
	sample_check("a u:updated_at", NULL, "x;2023-01-01\ny;2024-01-01",
	    "y;2024-01-01 11");
	sample_check("a u:last_contact", NULL, "x;2023-01-01\ny;2024-01-01",
	    "x;2024-01-01 01");
	sample_check("a", NULL, "x\ny", "x 0");
	/* valid before recent */
	sample_check("e:email u:updated_at", NULL,
	    "a@x.fi;2023-01-01\na@;2024-01-01", "a@x.fi;2024-01-01 01");
	sample_check("e:email u:updated_at", NULL,
	    "a@x.fi;2023-01-01\nb@x.fi;2024-01-01", "b@x.fi;2024-01-01 11");
	sample_check(
	    "b:birth_date", NULL, "1980-02-30\n1980-02-20", "1980-02-20 1");
	sample_check(
	    "b:birth_date", NULL, "2035-01-01\n1980-02-20", "1980-02-20 1");
	/* since and until */
	sample_check("c:created_at f:first_order_date", NULL,
	    "2023-01-01;2022-02-02\n2022-01-01;2023-02-02",
	    "2022-01-01;2022-02-02 10");
	sample_check(
	    "c:consent_date", NULL, "2023-01-01\n2022-01-01", "2022-01-01 1");
	sample_check("l:last_login o:last_order_date c:last_contact", NULL,
	    "2023-01-01;2022-02-02;2020-01-01\n2022-01-01;2023-02-02;2021-01-"
	    "01",
	    "2023-01-01;2023-02-02;2021-01-01 011");
}

static void
a_refusal_is_not_lost(void **state)
{
	(void)state;
	sample_check("e:consent_email s:consent_sms u:updated_at", NULL,
	    "no;yes;2023-01-01\nyes;no;2024-01-01", "no;no;2024-01-01 011");
	sample_check("o:opt_out", NULL, "no\nyes\nno", "yes 1");
	sample_check("c:consent", NULL, "yes\n\nyes", "yes 0");
	/* with its date, from one record; one of several for channels not */
	sample_check("c:consent d:consent_date", NULL,
	    "yes;2024-01-01\nno;\nyes;2022-01-01", "no; 11");
	sample_check("c:consent_sms d:consent_date", NULL,
	    "yes;2022-01-01\nno;2024-01-01", "no;2024-01-01 11");
	sample_check("c:consent_sms e:consent_email d:consent_date", NULL,
	    "yes;no;2022-01-01\nno;yes;2024-01-01", "no;no;2022-01-01 100");
	/* a date by itself is no refusal */
	sample_check("c:consent d:consent_date", NULL,
	    "yes;2022-01-01\n;2024-01-01", "yes;2022-01-01 00");
}

static void
bundles_come_from_one_record(void **state)
{
	static const char address[] = "s:street p:postcode c:city u:updated_at";

	(void)state;
	/* the most complete, its empty columns too */
	sample_check(address, NULL,
	    "S 1;;W;2024-01-01\nS 2;00100;;2023-01-01\nS 3;;;2025-01-01",
	    "S 1;;W;2025-01-01 0002");
	sample_check(address, NULL,
	    "S 1;;;2024-01-01\nS 2;00100;Y;2023-01-01\n;;Z;2025-01-01",
	    "S 2;00100;Y;2025-01-01 1112");
	/* told for one of them; the rule looks at that one */
	sample_check(address, "c=longest",
	    "S 1;00100;W;2024-01-01\nSS 2;;Yy;2023-01-01",
	    "SS 2;;Yy;2024-01-01 1110");
	sample_check(address, "p=last",
	    "S 1;00100;W;2024-01-01\nSS 2;;Yy;2023-01-01",
	    "SS 2;;Yy;2024-01-01 1110");
	sample_check(address, "c=frequent",
	    "S 1;1;W;2024-01-01\nS 2;2;Y;2023-01-01\nS 3;3;Y;2022-01-01\n"
	    "S 4;4;;\nS 5;5;;\nS 6;6;;",
	    "S 2;2;Y;2024-01-01 1110");
	/* a placeholder does not make a record more complete */
	sample_check(address, NULL,
	    "S 1;n/a;n/a;2023-01-01\nS 2;00100;;2022-01-01",
	    "S 2;00100;;2023-01-01 1110");
	sample_check(address, NULL, "n/a;;;2024-01-01\n;-;;\n;;;",
	    "n/a;;;2024-01-01 0000");
	sample_check(address, NULL, ";;;2024-01-01\n;;;", ";;;2024-01-01 ---0");
	/* names */
	sample_check("t:title f:first_name l:last_name", NULL,
	    ";Aino;\nMs;Aino;Aalto\nMrs;;Aalto", "Ms;Aino;Aalto 111");
	/* by itself a column is no bundle */
	sample_check("c:city u:updated_at", NULL, "W;2023-01-01\nY;2024-01-01",
	    "Y;2024-01-01 11");
	sample_check("p:postcode e:email", NULL, "00100;\n00200;a@x.fi",
	    "00100;a@x.fi 01");
}

static void
second_columns_are_a_second_bundle(void **state)
{
	(void)state;
	sample_check("s:street c:city s2:street c2:city", NULL,
	    "S 1;W;;Q\n;;T 2;Y", "S 1;W;T 2;Y 0011");
	sample_check(
	    "e:email e2:email", NULL, "a@x.fi;a\nb;b@x.fi", "a@x.fi;b@x.fi 01");
	/* a third street has no city */
	sample_check(
	    "s:street c:city s2:street", NULL, "S 1;W;\nT;;U", "S 1;W;U 001");
}

static void
amounts_keep_their_currency(void **state)
{
	(void)state;
	sample_check("a:amount t:total_spent c:currency", "a=max",
	    "1;100;PLN\n20;90;\n5;80;EUR", "20;90; 111");
	sample_check("a:amount c:currency u:updated_at", NULL,
	    "1;PLN;2023-01-01\n;EUR;2022-01-01\n5;;2024-01-01",
	    "5;;2024-01-01 222");
	/* all amounts are in the only currency there is */
	sample_check("a:amount b:amount c:currency", "a=max",
	    "1;100;PLN\n20;;EUR", "20;;EUR 111");
	/* without a currency each is by itself */
	sample_check(
	    "a:amount t:total_spent", "*=max", "1;100\n20;90", "20;100 10");
}

/* The rule that is said to have decided on column 0. */
static void
check_decided(const char *columns, const char *rule, const char *records,
    const char *decided)
{
	struct sample x;

	sample_open(&x, columns, rule);
	sample_choose(&x, records);
	assert_string_equal(survive_rule_name(x.choice[0].rule), decided);
	sample_close(&x);
}

static void
ties_go_to_recent_then_first(void **state)
{
	static const char columns[] = "a u:updated_at";

	(void)state;
	sample_check(columns, "a=longest",
	    "xx;2023-01-01\nyy;2024-01-01\nz;2025-01-01", "yy;2025-01-01 12");
	sample_check(columns, "a=frequent",
	    "x;2023-01-01\ny;2024-01-01\nx;2022-01-01\ny;2020-01-01",
	    "y;2024-01-01 11");
	sample_check(
	    columns, "a=longest", "xx;\nyy;\nz;2025-01-01", "xx;2025-01-01 02");
	sample_check("a", "a=longest", "xx\nyy", "xx 0");

	check_decided(columns, "a=longest", "x;\nyy;2024-01-01", "longest");
	check_decided(columns, "a=longest", "xx;\nyy;2024-01-01", "recent");
	check_decided(columns, "a=longest", "xx;\nyy;", "first");
	check_decided(columns, "a=longest", "xx;\nxx;\ny;", "longest");
	check_decided(columns, "a=longest", "xx;\n;2024-01-01", "longest");
	check_decided(columns, "a=max", "1.0;\n1.0;2024-01-01\n0;", "max");
	check_decided(columns, "a=all", "x;\ny;", "all");
	check_decided("a", NULL, "x\ny", "first");
	check_decided(columns, NULL, "x;\ny;2024-01-01", "recent");
	check_decided("a:city p:postcode", NULL, "x;\ny;1", "complete");
}

static void
placeholders_stay_where_there_is_nothing_else(void **state)
{
	(void)state;
	sample_check("a", "a=longest", "x\nn/a\n", "x 0");
	sample_check("a", "a=last", "n/a\n-\n", "n/a 0");
	sample_check("a", "a=longest", "-\nn/a", "- 0");
	sample_check("a", "a=first", "\nn/a\n", "n/a 1");
	sample_check("a", "a=first", "n/a\nn/a", "n/a 0");
	sample_check("a", "a=last", "\n\n", " -");
	check_decided("a", "a=last", "n/a\n-\n", "first");
}

static void
one_member_survives_as_it_is(void **state)
{
	(void)state;
	sample_check("a e:email s:street c:city p", "p=all",
	    " n/a ;broken;;X;\xff", " n/a ;broken;;X;\xff 00000");
	sample_check("a e:email s:street c:city", NULL, ";;;", ";;; ----");
}

static void
values_may_be_any_bytes(void **state)
{
	static const char bytes[] = "a\xff;\xc3\n\xe4;\x80\x80";
	static const char *const rules[] = { "first", "last", "recent(a)",
		"oldest(b)", "source(crm)", "complete", "longest", "frequent",
		"min", "max", "valid", "denied", "all" };

	(void)state;
	sample_check("e:email", NULL, "a@\xff.fi\na@x.fi", "a@x.fi 1");
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		static const char *const roles[] = { "a b", "a:email b:phone",
			"a:birth_date b:last_login", "a:consent b:opt_out",
			"a:first_name b:city", "a:url b:iban" };

		for (size_t k = 0; k < sizeof roles / sizeof roles[0]; k++) {
			char rule[64];
			struct sample x;

			(void)snprintf(
			    rule, sizeof rule, "a=%s,b=%s", rules[i], rules[i]);
			sample_open(&x, roles[k], rule);
			sample_choose(&x, bytes);
			assert_int_not_equal(x.choice[0].winner, SURVIVE_NONE);
			sample_close(&x);
		}
	}
}

static void
groups_follow_one_another(void **state)
{
	struct sample x;
	char text[256];

	(void)state;
	sample_open(&x, "a b:email u:updated_at", "a=all");
	sample_choose(&x, "x;a;2024-01-01\ny;a@x.fi;\nz;;2020-01-01");
	assert_string_equal(
	    sample_golden(&x, text), "x|y|z;a@x.fi;2024-01-01 010");
	sample_choose(&x, "x;b;\nx;c;2024-01-01");
	assert_string_equal(sample_golden(&x, text), "x;c;2024-01-01 011");
	sample_choose(&x, "x;b;");
	assert_string_equal(sample_golden(&x, text), "x;b; 00-");
	sample_choose(&x, "q;b;\nr;;");
	assert_string_equal(sample_golden(&x, text), "q|r;b; 00-");
	sample_close(&x);
}

static void
what_is_real(void **state)
{
	struct sample x;

	(void)state;
	sample_open(&x, "a e:email", NULL);
	assert_true(survive_is_real(&x.s, 0, str_of("x")));
	assert_false(survive_is_real(&x.s, 0, str_of("")));
	assert_false(survive_is_real(&x.s, 0, str_make(NULL, 0)));
	assert_false(survive_is_real(&x.s, 0, str_of("n/a")));
	assert_false(survive_is_real(&x.s, 1, str_of("test@test.com")));
	assert_true(survive_is_real(&x.s, 0, str_of("test@test.com")));
	sample_close(&x);
}

enum { MANY = 10000 };

/* Record i of many: i, i % 97 of which 13 is twice as frequent, a date. */
static struct group_member *
many_members(void)
{
	struct group_member *m = calloc(MANY, sizeof *m);
	struct str *field = calloc(3 * (size_t)MANY, sizeof *field);
	char *text = calloc(3 * (size_t)MANY, 16);

	assert_non_null(m);
	assert_non_null(field);
	assert_non_null(text);
	for (size_t i = 0; i < MANY; i++) {
		size_t kind = i % 97 == 96 ? 13 : i % 97;
		char *t = text + 48 * i;

		field[3 * i] = str_make(
		    t, (size_t)snprintf(t, 16, "%zu", i * 7919 % MANY));
		field[3 * i + 1] = str_make(
		    t + 16, (size_t)snprintf(t + 16, 16, "k%zu", kind));
		field[3 * i + 2] = str_make(
		    t + 32, (size_t)snprintf(t + 32, 16, "20%02zu-%02zu-%02zu",
				i % 20, i % 12 + 1, i % 28 + 1));
		m[i] = (struct group_member){ i % 3, i + 1, &field[3 * i] };
	}
	return m;
}

static void
free_members(struct group_member *m)
{
	char *text = (char *)(uintptr_t)m[0].field[0].p;
	void *field = (void *)(uintptr_t)m[0].field;

	free(text);
	free(field);
	free(m);
}

/* The number of different values in what `all` has made. */
static size_t
count_joined(struct str s)
{
	size_t n = 1;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '|';
	return n;
}

static void
ten_thousand_members(void **state)
{
	static const char *const rules[] = { "*=all", "*=max",
		"a=frequent,k=frequent,u=frequent", "*=recent,u=min",
		"*=longest", "*=complete,u=valid", "*=source(shop)" };
	struct group_member *m = many_members();
	const struct survive_choice *c;
	struct sample x;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		sample_open(&x, "a k u:updated_at", rules[i]);
		c = survive_choose(&x.s, m, MANY, &e);
		assert_non_null(c);
		if (i == 0) {
			assert_int_equal(count_joined(c[0].value), MANY);
			assert_int_equal(count_joined(c[1].value), 96);
			assert_true(str_starts(c[1].value, str_of("k0|k1|")));
		} else if (i == 1) {
			assert_true(str_is(c[0].value, "9999"));
			assert_true(str_is(c[1].value, "k95"));
		} else if (i == 2) {
			assert_true(str_is(c[1].value, "k13"));
		} else if (i == 6) {
			assert_int_equal(m[c[0].winner].source, 1);
		}
		sample_close(&x);
	}
	free_members(m);
}

/* Two of them differ in their hash seeds. */
static void
same_choice_each_time(void **state)
{
	struct group_member *m = many_members();
	struct sample x, y;
	struct err e;

	(void)state;
	for (size_t from = 0; from < 2000; from += 100) {
		size_t n = 1 + from / 20;
		const struct survive_choice *a, *b;

		sample_open(&x, "a k u:updated_at", "k=frequent,a=all");
		sample_open(&y, "a k u:updated_at", "k=frequent,a=all");
		a = survive_choose(&x.s, m + from, n, &e);
		b = survive_choose(&y.s, m + from, n, &e);
		assert_non_null(a);
		assert_non_null(b);
		for (size_t i = 0; i < 3; i++) {
			assert_int_equal(a[i].winner, b[i].winner);
			assert_true(str_equal(a[i].value, b[i].value));
			assert_int_equal(a[i].rule, b[i].rule);
		}
		sample_close(&x);
		sample_close(&y);
	}
	free_members(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_rule),
		cmocka_unit_test(min_and_max_read_numbers_and_dates),
		cmocka_unit_test(recent_reads_what_it_can),
		cmocka_unit_test(weights_are_summed),
		cmocka_unit_test(all_keeps_different_values),
		cmocka_unit_test(defaults),
		cmocka_unit_test(a_refusal_is_not_lost),
		cmocka_unit_test(bundles_come_from_one_record),
		cmocka_unit_test(second_columns_are_a_second_bundle),
		cmocka_unit_test(amounts_keep_their_currency),
		cmocka_unit_test(ties_go_to_recent_then_first),
		cmocka_unit_test(placeholders_stay_where_there_is_nothing_else),
		cmocka_unit_test(one_member_survives_as_it_is),
		cmocka_unit_test(values_may_be_any_bytes),
		cmocka_unit_test(groups_follow_one_another),
		cmocka_unit_test(what_is_real),
		cmocka_unit_test(ten_thousand_members),
		cmocka_unit_test(same_choice_each_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
