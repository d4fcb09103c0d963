/* Addresses in one form, and their parts, for the labelled sets and for what
 * they do not show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "field/street.h"
#include "field/text.h"

enum { COLUMNS = 7, NUMBER = 2 };

static const char *const countries[] = { "FI", "PL", "HR", "SE", "US", "DE",
	"FR", "ES", "IT", "JP", "" };

static struct str
take(struct buf *out, const char *in, size_t n, const char *country,
    enum street_form form, struct street_parts *parts, struct verdict *v)
{
	struct err e;

	out->n = 0;
	assert_int_equal(buf_add(out, str_of("> "), &e), 0);
	assert_int_equal(street_canonical(out, str_make(in, n), str_of(country),
			     form, parts, v, &e),
	    0);
	assert_true(v->read);
	return str_make(out->p + 2, out->n - 2);
}

/* The letters and digits of s, and nothing of their case. */
static void
letters(struct buf *out, struct str s)
{
	struct buf folded = { 0 };
	struct err e;

	assert_int_equal(utf8_casefold(&folded, s, &e), 0);
	s = buf_str(&folded);
	while (s.n > 0) {
		int32_t point;
		size_t n = utf8_decode(s, &point);

		if (utf8_is_letter(point) || utf8_is_digit(point))
			assert_int_equal(buf_add(out, str_make(s.p, n), &e), 0);
		s = str_slice(s, n, s.n);
	}
	buf_free(&folded);
}

/* The laws: taking it twice is taking it once, the parts hold all of it, and
 * nothing of the value is lost. */
static void
check_laws(const char *in, size_t n, const char *country, enum street_form form)
{
	struct buf once = { 0 }, twice = { 0 }, all = { 0 }, some = { 0 };
	struct street_parts parts, again;
	struct verdict v;
	struct str s = take(&once, in, n, country, form, &parts, &v);

	if (!str_equal(s, take(&twice, s.p, s.n, country, form, &again, &v)))
		fail_msg("%s %s: %.*s, then %.*s", country, in, (int)s.n, s.p,
		    (int)twice.n, twice.p);
	for (size_t i = 0; i < parts.n; i++) {
		const struct street_part *p = &parts.part[i];

		assert_true(p->at + p->n <= s.n);
		assert_true(i == 0 || p->at >= p[-1].at + p[-1].n);
		letters(&some, str_slice(s, p->at, p->at + p->n));
	}
	letters(&all, s);
	if (!str_equal(buf_str(&all), buf_str(&some)))
		fail_msg("%s %s: %.*s, parts lack letters", country, in,
		    (int)s.n, s.p);
	all.n = 0;
	letters(&all, str_make(in, n));
	if (form == STREET_WRITTEN && !str_equal(buf_str(&all), buf_str(&some)))
		fail_msg(
		    "%s %s: %.*s, letters lost", country, in, (int)s.n, s.p);
	buf_free(&once);
	buf_free(&twice);
	buf_free(&all);
	buf_free(&some);
}

struct sample {
	const char *country, *in, *compact, *expanded;
	const char *reason;
};

static void
check(const struct sample *s)
{
	struct buf out = { 0 };
	struct street_parts parts;
	struct verdict v;
	struct str got;

	for (int form = STREET_COMPACT; form <= STREET_EXPANDED; form++) {
		const char *want =
		    form == STREET_COMPACT ? s->compact : s->expanded;

		got = take(&out, s->in, strlen(s->in), s->country,
		    (enum street_form)form, &parts, &v);
		if (!str_is(got, want))
			fail_msg("%s %s: %.*s, expected %s", s->country, s->in,
			    (int)got.n, got.p, want);
		if (s->reason == NULL
			? v.reason != NULL
			: v.reason == NULL || strcmp(v.reason, s->reason) != 0)
			fail_msg("%s %s: %s", s->country, s->in,
			    v.reason == NULL ? "no reason" : v.reason);
		check_laws(
		    s->in, strlen(s->in), s->country, (enum street_form)form);
	}
	check_laws(s->in, strlen(s->in), s->country, STREET_WRITTEN);
	buf_free(&out);
}

static void
check_all(const struct sample *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check(&s[i]);
}

#define CHECK(samples) check_all(samples, sizeof samples / sizeof *samples)

/* The bytes of all parts of that kind up to the next other one, or of TYPE and
 * NAME with what is between them. */
static struct str
part(const struct street_parts *parts, struct str s, enum street_kind kind)
{
	size_t from = 0, to = 0;

	for (size_t i = 0; i < parts->n; i++) {
		const struct street_part *p = &parts->part[i];
		bool same = kind == STREET_NAME ? p->kind <= STREET_NAME
						: p->kind == kind;

		if (same && to == 0)
			from = p->at;
		if (same && (to == 0 || kind == STREET_NAME))
			to = p->at + p->n;
	}
	return str_slice(s, from, to);
}

/* Equal but for spaces: "12 a" is the number 12a. */
static bool
same(struct str a, const char *b)
{
	size_t n = 0;

	for (size_t i = 0; i < a.n; i++) {
		if (a.p[i] != ' ' && a.p[i] != b[n++])
			return false;
	}
	return b[n] == '\0';
}

static void
check_set(const char *path, const char *country)
{
	static const enum street_kind kinds[COLUMNS] = { STREET_REST,
		STREET_NAME, STREET_NUMBER, STREET_STAIR, STREET_FLAT,
		STREET_FLOOR, STREET_BOX };
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t capacity = 0, rows = 0, missed = 0, numbers = 0;
	struct buf out = { 0 };

	assert_non_null(f);
	while (getline(&line, &capacity, f) > 0) {
		char *field[COLUMNS] = { line };
		struct street_parts parts;
		struct verdict v;
		struct str got;
		bool all = true;

		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || strncmp(line, "input\t", 6) == 0)
			continue;
		for (size_t i = 1; i < COLUMNS; i++) {
			field[i] = strchr(field[i - 1], '\t');
			assert_non_null(field[i]);
			*field[i]++ = '\0';
		}
		got = take(&out, line, strlen(line), country, STREET_COMPACT,
		    &parts, &v);
		for (size_t i = 1; i < COLUMNS; i++) {
			struct str p = part(&parts, got, kinds[i]);

			if (i > 1 ? same(p, field[i]) : str_is(p, field[i]))
				continue;
			all = false;
			numbers += i == NUMBER;
		}
		/* What is read wrongly must not look as if it were right. */
		if (!all && v.reason == NULL)
			fail_msg("%s: %.*s", line, (int)got.n, got.p);
		missed += !all;
		rows++;
		for (size_t i = 0; i < sizeof countries / sizeof *countries;
		     i++) {
			for (int k = STREET_COMPACT; k <= STREET_WRITTEN; k++)
				check_laws(line, strlen(line), countries[i],
				    (enum street_form)k);
		}
	}
	assert_true(rows >= 300);
	if (numbers * 100 > rows * 2 || missed * 100 > rows * 2)
		fail_msg("%s: %zu numbers and %zu of %zu rows are wrong", path,
		    numbers, missed, rows);
	(void)fclose(f);
	free(line);
	buf_free(&out);
}

static void
labelled_sets_are_read(void **state)
{
	(void)state;
	check_set("tests/data/streets/fi.tsv", "FI");
	check_set("tests/data/streets/pl.tsv", "PL");
	check_set("tests/data/streets/hr.tsv", "HR");
}

static void
words_have_two_forms(void **state)
{
	static const struct sample samples[] = {
		{ "PL", "Ul.Polna 5 m 3", "ul. Polna 5 m. 3",
		    "ulica Polna 5 mieszkanie 3", NULL },
		{ "PL", "aleje Jerozolimskie 5/3", "al. Jerozolimskie 5/3",
		    "Aleje Jerozolimskie 5/3", NULL },
		{ "PL",
		    "al. Niepodleg\xc5\x82o\xc5\x9b"
		    "ci 5 lok 3",
		    "al. Niepodleg\xc5\x82o\xc5\x9b"
		    "ci 5 lok. 3",
		    "Aleja Niepodleg\xc5\x82o\xc5\x9b"
		    "ci 5 lokal 3",
		    NULL },
		{ "PL", "OS. PIASTOWSKIE BL. 5 KL. B M. 3",
		    "os. Piastowskie bl. 5 kl. B m. 3",
		    "Osiedle Piastowskie blok 5 klatka B mieszkanie 3", NULL },
		{ "PL", "ul. Polna 5, 2 pi\xc4\x99tro", "ul. Polna 5, 2. p.",
		    "ulica Polna 5, 2. pi\xc4\x99tro", NULL },
		{ "HR", "ulica grada Vukovara 269d", "Ul. grada Vukovara 269d",
		    "Ulica grada Vukovara 269d", NULL },
		{ "HR", "Savska c. 32 stan 4", "Savska cesta 32, stan 4",
		    "Savska cesta 32, stan 4", NULL },
		{ "HR", "Ilica B.B.", "Ilica bb", "Ilica bez broja", NULL },
		{ "HR", "Ilica 5/II", "Ilica 5/II", "Ilica 5/II", NULL },
		{ "HR", "Ilica br 5", "Ilica br. 5", "Ilica broj 5", NULL },
		{ "FI", "H\xc3\xa4meenk. 5 as. 3", "H\xc3\xa4meenkatu 5 as 3",
		    "H\xc3\xa4meenkatu 5 asunto 3", NULL },
		{ "FI", "Koulukatu 12A3 2.krs", "Koulukatu 12 A 3, 2. krs",
		    "Koulukatu 12 A 3, 2. kerros", NULL },
		{ "DE",
		    "Hauptstra\xc3\x9f"
		    "e 12 a",
		    "Hauptstr. 12a",
		    "Hauptstra\xc3\x9f"
		    "e 12a",
		    NULL },
		{ "US", "123 MAIN STREET APT #4B", "123 Main St Apt #4B",
		    "123 Main Street Apartment #4B", NULL },
		{ "GB", "Flat 3, 12 High St.", "Flat 3, 12 High St",
		    "Flat 3, 12 High Street", NULL },
		{ "FR", "12 bis, avenue Foch", "12 bis av. Foch",
		    "12 bis avenue Foch", NULL },
		{ "ES", "C/ Mayor, 5", "C/ Mayor 5", "Calle Mayor 5", NULL },
		{ "IT", "V.le Monza 5", "V.le Monza 5", "Viale Monza 5", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
written_words_stay(void **state)
{
	struct buf out = { 0 };
	struct street_parts parts;
	struct verdict v;
	static const char *const samples[][2] = {
		{ "ul.Polna 5 mieszkanie 3", "ul. Polna 5 mieszkanie 3" },
		{ "ulica Polna  5 m.3", "ulica Polna 5 m. 3" },
		{ "ULICA POLNA 5", "ulica Polna 5" },
		{ "UL. POLNA 5", "ul. Polna 5" },
	};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct str s = take(&out, samples[i][0], strlen(samples[i][0]),
		    "PL", STREET_WRITTEN, &parts, &v);

		assert_true(str_is(s, samples[i][1]));
	}
	buf_free(&out);
}

static void
names_are_recased(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "URHO KEKKOSEN KATU 5 B 3", "Urho Kekkosen katu 5 B 3",
		    "Urho Kekkosen katu 5 B 3", NULL },
		{ "FI", "koulukatu 5 b 3", "Koulukatu 5 B 3", "Koulukatu 5 B 3",
		    NULL },
		{ "PL", "UL. KS. JERZEGO POPIE\xc5\x81USZKI 5",
		    "ul. ks. Jerzego Popie\xc5\x82uszki 5",
		    "ulica ks. Jerzego Popie\xc5\x82uszki 5", NULL },
		{ "PL",
		    "UL. JANA PAW\xc5\x81"
		    "A II 5",
		    "ul. Jana Paw\xc5\x82"
		    "a II 5",
		    "ulica Jana Paw\xc5\x82"
		    "a II 5",
		    NULL },
		{ "PL", "Ul. polna 5", "ul. Polna 5", "ulica Polna 5", NULL },
		{ "PL", "rondo ONZ 1", "rondo ONZ 1", "rondo ONZ 1", NULL },
		{ "HR", "TRG KRALJA TOMISLAVA 5", "Trg kralja Tomislava 5",
		    "Trg kralja Tomislava 5", NULL },
		{ "HR", "ulica kralja petra kre\xc5\xa1imira iv. 5",
		    "Ul. kralja Petra Kre\xc5\xa1imira IV. 5",
		    "Ulica kralja Petra Kre\xc5\xa1imira IV. 5", NULL },
		{ "FR", "12 RUE DE LA PAIX", "12 Rue de la Paix",
		    "12 Rue de la Paix", NULL },
		{ "US", "103 BEAL PKWY SE", "103 Beal Pkwy SE",
		    "103 Beal Parkway SE", NULL },
		{ "", "STORGATAN 5", "Storgatan 5", "Storgatan 5", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
what_is_remarkable_is_said(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "Koulukatu", "Koulukatu", "Koulukatu",
		    "no_house_number" },
		{ "PL", "ul. 3 Maja", "ul. 3 Maja", "ulica 3 Maja",
		    "no_house_number" },
		{ "HR", "Ulica 30. svibnja 1990.", "Ul. 30. svibnja 1990.",
		    "Ulica 30. svibnja 1990.", "no_house_number" },
		{ "HR", "Ilica, stan 5", "Ilica, stan 5", "Ilica, stan 5",
		    "no_house_number" },
		{ "FI", "Koulukatu 5 (sis\xc3\xa4piha)",
		    "Koulukatu 5 (sis\xc3\xa4piha)",
		    "Koulukatu 5 (sis\xc3\xa4piha)", "unparsed" },
		{ "FI", "Koulukatu 5A3, ovi: 1234",
		    "Koulukatu 5 A 3, ovi: 1234", "Koulukatu 5 A 3, ovi: 1234",
		    "unparsed" },
		{ "FI", "Koulukatu 5, 00100 Helsinki",
		    "Koulukatu 5, 00100 Helsinki",
		    "Koulukatu 5, 00100 Helsinki", "unparsed" },
		{ "FI", "Koulukatu 5 3", "Koulukatu 5 3", "Koulukatu 5 3",
		    "unparsed" },
		{ "PL", "Polna 5 foo 7", "Polna 5 foo 7", "Polna 5 foo 7",
		    "unparsed" },
		{ "HR", "Jadranska 0c", "Jadranska 0c", "Jadranska 0c",
		    "unparsed" },
		{ "", "3 Maja 5", "3 Maja 5", "3 Maja 5", "unparsed" },
		{ "", "12", "12", "12", "unparsed" },
		{ "", "---", "---", "---", "unparsed" },
		{ "", "+358 40 1234567", "+358 40 1234567", "+358 40 1234567",
		    "unparsed" },
	};

	(void)state;
	CHECK(samples);
}

/* Two letters that are a box in Finland, a country in Poland and a square. */
static void
boxes_need_their_country(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "PL 123", "PL 123", "postilokero 123", "po_box" },
		{ "fi", "p.l. 123", "PL 123", "postilokero 123", "po_box" },
		{ "FI", "Koulukatu 5 PL 12", "Koulukatu 5, PL 12",
		    "Koulukatu 5, postilokero 12", "po_box" },
		{ "", "Koulukatu 5 PL 12", "Koulukatu 5, PL 12",
		    "Koulukatu 5, postilokero 12", "po_box" },
		{ "FI", "PL 00-950", "PL 00-950", "PL 00-950", "unparsed" },
		{ "PL", "PL 123", "PL 123", "PL 123", "unparsed" },
		{ "", "PL 123", "PL 123", "PL 123", "unparsed" },
		{ "PL",
		    "PL. WOLNO\xc5\x9a"
		    "CI 3",
		    "pl. Wolno\xc5\x9b"
		    "ci 3",
		    "Plac Wolno\xc5\x9b"
		    "ci 3",
		    NULL },
		{ "PL", "skr.poczt.5", "skr. poczt. 5", "skrytka pocztowa 5",
		    "po_box" },
		{ "HR", "pp 12", "p.p. 12", "po\xc5\xa1tanski pretinac 12",
		    "po_box" },
		{ "", "p.o. box 12", "PO Box 12", "PO Box 12", "po_box" },
	};

	(void)state;
	CHECK(samples);
}

/* The same signs, read as each country does. */
static void
countries_differ(void **state)
{
	static const struct {
		const char *country, *in, *number, *stair, *flat, *floor;
	} samples[] = {
		{ "PL", "Nowa 12/14", "12", "", "14", "" },
		{ "HR", "Nova 12/14", "12/14", "", "", "" },
		{ "", "Nova 12/14", "12/14", "", "", "" },
		{ "PL", "Nowa 12/14 m. 5", "12/14", "", "5", "" },
		{ "PL", "Nowa 12/14/5", "12/14", "", "5", "" },
		{ "PL", "Nowa 12/3/5", "12", "3", "5", "" },
		{ "HR", "Nova 12/II", "12", "", "", "II" },
		{ "FI", "Uusi 12 A 3", "12", "A", "3", "" },
		{ "PL", "Nowa 12 A", "12A", "", "", "" },
		{ "FI", "Uusi 12 A", "12", "A", "", "" },
		{ "FI", "Uusi 12 a", "12 a", "", "", "" },
		{ "US", "12 Main St Apt 4", "12", "", "4", "" },
		{ "GB", "Atrium House, 12 High Street", "12", "", "", "" },
		{ "FR", "12 bis rue Foch", "12 bis", "", "", "" },
	};
	struct buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct street_parts p;
		struct verdict v;
		struct str s = take(&out, samples[i].in, strlen(samples[i].in),
		    samples[i].country, STREET_COMPACT, &p, &v);

		if (!str_is(part(&p, s, STREET_NUMBER), samples[i].number) ||
		    !str_is(part(&p, s, STREET_STAIR), samples[i].stair) ||
		    !str_is(part(&p, s, STREET_FLAT), samples[i].flat) ||
		    !str_is(part(&p, s, STREET_FLOOR), samples[i].floor))
			fail_msg("%s %s", samples[i].country, samples[i].in);
	}
	buf_free(&out);
}

static void
any_bytes_are_kept(void **state)
{
	static const struct {
		const char *in;
		size_t n;
	} samples[] = {
		{ "", 0 },
		{ " ", 1 },
		{ ",", 1 },
		{ "a\0b 5", 5 },
		{ "\x01 5 \x7f", 5 },
		{ "Koulukatu 5\nA 3", 15 },
		{ "\xe6\x9d\xb1\xe4\xba\xac 1-2-3", 12 },
		{ "\xcc\x81 5", 4 },
		{ "Koulukatu \xd9\xa3", 12 },
		{ "ul., , 5 m.", 11 },
	};
	char many[400];

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		for (size_t k = 0; k < sizeof countries / sizeof *countries;
		     k++)
			check_laws(samples[i].in, samples[i].n, countries[k],
			    STREET_WRITTEN);
	for (size_t i = 0; i < sizeof many; i++)
		many[i] = "1,"[i % 2];
	check_laws(many, sizeof many, "PL", STREET_COMPACT);
	memset(many, '1', sizeof many);
	check_laws(many, sizeof many, "PL", STREET_COMPACT);
	for (size_t i = 0; i + 1 < sizeof many; i += 2)
		memcpy(many + i, "m.", 2);
	check_laws(many, 90, "PL", STREET_EXPANDED);
}

/* A name and a number, and what only looks so. */
static void
plain_addresses_change_their_case(void **state)
{
	static const struct sample samples[] = {
		{ "PL", "Polna 5", "Polna 5", "Polna 5", NULL },
		{ "PL", "polna 5", "Polna 5", "Polna 5", NULL },
		{ "", " VUKOVARSKA  97 ", "Vukovarska 97", "Vukovarska 97",
		    NULL },
		{ "FI", "pohjoinen rautatiekatu 12",
		    "Pohjoinen Rautatiekatu 12", "Pohjoinen Rautatiekatu 12",
		    NULL },
		{ "", "\xc5\x81\xc4\x84KOWA 1234", "\xc5\x81\xc4\x85kowa 1234",
		    "\xc5\x81\xc4\x85kowa 1234", NULL },
		{ "", "ABC 5", "ABC 5", "ABC 5", NULL },
		{ "", "ab 5", "ab 5", "ab 5", "unparsed" },
		{ "PL",
		    "jana paw\xc5\x82"
		    "a ii 5",
		    "Jana Paw\xc5\x82"
		    "a II 5",
		    "Jana Paw\xc5\x82"
		    "a II 5",
		    NULL },
		{ "PL", "ulica 5", "ulica 5", "ulica 5", "unparsed" },
		{ "FI", "Postilokero 12", "PL 12", "postilokero 12", "po_box" },
		{ "FI", "Koulukatu5", "Koulukatu 5", "Koulukatu 5", NULL },
		{ "FI", "Koulukatu 05", "Koulukatu 05", "Koulukatu 05",
		    "unparsed" },
		{ "FI", "Koulukatu \xd9\xa3", "Koulukatu \xd9\xa3",
		    "Koulukatu \xd9\xa3", "unparsed" },
		{ "FI", "Koulukatu 12345", "Koulukatu 12345", "Koulukatu 12345",
		    "unparsed" },
		{ "SE", "Storgatan 12345", "Storgatan 12345", "Storgatan 12345",
		    NULL },
		{ "DE",
		    "bonner stra\xc3\x9f"
		    "e 5",
		    "Bonner Str. 5",
		    "Bonner Stra\xc3\x9f"
		    "e 5",
		    NULL },
	};
	struct buf out = { 0 };
	struct street_parts p;
	struct verdict v;

	(void)state;
	CHECK(samples);
	(void)take(&out, "polna 15", 8, "PL", STREET_COMPACT, &p, &v);
	assert_int_equal(p.n, 2);
	assert_int_equal(p.part[0].kind, STREET_NAME);
	assert_int_equal(p.part[0].at, 0);
	assert_int_equal(p.part[0].n, 5);
	assert_int_equal(p.part[1].kind, STREET_NUMBER);
	assert_int_equal(p.part[1].at, 6);
	assert_int_equal(p.part[1].n, 2);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labelled_sets_are_read),
		cmocka_unit_test(words_have_two_forms),
		cmocka_unit_test(written_words_stay),
		cmocka_unit_test(names_are_recased),
		cmocka_unit_test(what_is_remarkable_is_said),
		cmocka_unit_test(boxes_need_their_country),
		cmocka_unit_test(countries_differ),
		cmocka_unit_test(any_bytes_are_kept),
		cmocka_unit_test(plain_addresses_change_their_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
