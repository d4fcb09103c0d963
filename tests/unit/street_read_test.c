/* Addresses in pieces: what each is, where the rest begins, what is said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "field/street_read.h"

/* The pieces of a line: a letter for each kind, its bytes, a bar; those that
 * are more of the one before without the letter. */
static void
check(const char *country, const char *line, const char *want)
{
	static const char letters[] = "TNHSFLBWR";
	struct street_lex x;
	struct street_read r;
	char got[400] = "";
	size_t n = 0;

	assert_true(street_lex_make(&x, str_of(line), str_of(country)));
	street_read_make(&r, &x);
	for (size_t i = 0; i < r.walk.n; i++) {
		const struct walk_item *item = &r.walk.items[i];
		size_t from = x.p[item->from].at;
		size_t to = x.p[item->to - 1].at + x.p[item->to - 1].n;

		if (!item->more)
			got[n++] = letters[item->kind];
		got[n++] = ':';
		memcpy(got + n, line + from, to - from);
		n += to - from;
		got[n++] = '|';
	}
	(void)snprintf(got + n, sizeof got - n, "%s", line + r.rest);
	if (strcmp(got, want) != 0)
		fail_msg("%s %s: %s, expected %s", country, line, got, want);
}

static void
numbers_are_told_from_names(void **state)
{
	(void)state;
	check("PL", "ul. 3 Maja 5", "N:ul. 3 Maja|H:5|");
	check("PL", "28 Czerwca 1956 r. 223", "N:28 Czerwca 1956 r.|H:223|");
	check("PL", "os. 1000-lecia 5", "N:os. 1000-lecia|H:5|");
	check("PL", "Armii 3 Maja 5", "N:Armii 3 Maja|H:5|");
	check("PL", "Polna 5 foo 7", "N:Polna|H:5| foo 7");
	check("HR", "Trg 101. brigade HV 3", "N:Trg 101. brigade HV|H:3|");
	check("HR", "Ulica 30. svibnja 1990. 12",
	    "N:Ulica 30. svibnja 1990.|H:12|");
	check("FI", "3. linja 12", "N:3. linja|H:12|");
	check("FI", "Koulukatu 5 00100", "N:Koulukatu|H:5| 00100");
	check("DE",
	    "Stra\xc3\x9f"
	    "e des 17. Juni 135",
	    "N:Stra\xc3\x9f"
	    "e des 17. Juni|H:135|");
}

static void
parts_follow_the_number(void **state)
{
	(void)state;
	check("FI", "Koulukatu 12 A 3", "N:Koulukatu|H:12|S:A|F:3|");
	check("FI", "Koulukatu 12A3b", "N:Koulukatu|H:12|S:A|F:3|:b|");
	check("FI", "Koulukatu 12 a", "N:Koulukatu|H:12|:a|");
	check("FI", "Koulukatu 12 a B 3", "N:Koulukatu|H:12|:a|S:B|F:3|");
	check("FI", "Koulukatu 12-14 A-B", "N:Koulukatu|H:12|:14|S:A|:B|");
	check("FI", "Koulukatu 12 A-rappu", "N:Koulukatu|H:12|S:A|W:rappu|");
	check("FI", "Koulukatu 12 A 3. krs", "N:Koulukatu|H:12|S:A|L:3|W:krs|");
	check("FI", "Koulukatu 12 as 3, PL 5",
	    "N:Koulukatu|H:12|W:as|F:3|W:PL|B:5|");
	check("PL", "Polna 12A/5", "N:Polna|H:12|:A|F:5|");
	check("PL", "Polna 12/14 m. 5", "N:Polna|H:12|:14|W:m.|F:5|");
	check("PL", "Polna 12/lok.U1", "N:Polna|H:12|W:lok.|F:U|:1|");
	check("PL", "Polna nr 12 kl. II", "N:Polna|W:nr|H:12|W:kl.|S:II|");
	check("HR", "Ilica 12/A, stan br. 5",
	    "N:Ilica|H:12|:A|W:stan|W:br.|F:5|");
	check("HR", "Ilica 12/II", "N:Ilica|H:12|L:II|");
	check("HR", "Ilica bb, prizemlje", "N:Ilica|H:bb|L:prizemlje|");
}

static void
numbers_may_come_first(void **state)
{
	(void)state;
	check("US", "12 Main St Apt #4B", "H:12|N:Main St|W:Apt|W:#|F:4|:B|");
	check("US", "921 83 street", "H:921|N:83 street|");
	check("GB", "Flat 3, 12 High Street", "W:Flat|F:3|H:12|N:High Street|");
	check("GB", "Idas Court, 4-6 Princes Road",
	    "N:Idas Court|H:4|:6|N:Princes Road|");
	check("US", "30 W 26th St 6th Fl", "H:30|N:W 26th St|L:6th|W:Fl|");
	check("FR", "12 bis, rue Foch", "H:12 bis|N:rue Foch|");
	check("", "12 Main St", "H:12|N:Main St|");
	check("FI", "1 Koulukatu", "H:1|N:Koulukatu|");
	check("PL", "3 Maja", "N:3 Maja|");
}

static void
what_is_not_understood_is_left(void **state)
{
	(void)state;
	check("FI", "Koulukatu 5 (piha)", "N:Koulukatu|H:5| (piha)");
	check("FI", "Koulukatu 5 A 3 c/o Meri",
	    "N:Koulukatu|H:5|S:A|F:3| c/o Meri");
	check("FI", "PL 5 00101 HELSINKI", "W:PL|B:5| 00101 HELSINKI");
	check("", "12", "H:12|");
	check("", "()", "()");
	check("", "K. 5", "K. 5");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_told_from_names),
		cmocka_unit_test(parts_follow_the_number),
		cmocka_unit_test(numbers_may_come_first),
		cmocka_unit_test(what_is_not_understood_is_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
