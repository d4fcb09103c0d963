/* Legal forms written in one way, names recased, companies told from people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "field/company.h"

struct sample {
	const char *country, *in, *out;
	const char *form; /* the first there is, or NULL */
	enum company_kind kind;
};

static void
check(const struct sample *s)
{
	struct buf out = { 0 };
	struct company_forms forms;
	struct err e;
	struct str got;

	assert_int_equal(buf_add(&out, str_of("> "), &e), 0);
	assert_int_equal(company_canonical(&out, str_of(s->in),
			     str_of(s->country), &forms, &e),
	    0);
	got = str_make(out.p + 2, out.n - 2);
	if (!str_is(got, s->out))
		fail_msg("%s %s: %.*s, expected %s", s->country, s->in,
		    (int)got.n, got.p, s->out);
	if (s->form == NULL) {
		if (forms.n > 0)
			fail_msg("%s: has a form", s->in);
	} else {
		struct company_form *f = forms.form;

		if (forms.n == 0 ||
		    !str_is(str_slice(got, f->at, f->at + f->n), s->form) ||
		    f->kind != s->kind)
			fail_msg("%s: not %s", s->in, s->form);
	}
	if (strcmp(s->in, s->out) != 0) {
		struct sample again = { s->country, s->out, s->out, s->form,
			s->kind };

		check(&again);
	}
	buf_free(&out);
}

static void
check_all(const struct sample *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check(&s[i]);
}

#define CHECK(samples) check_all(samples, sizeof samples / sizeof *samples)

static void
forms_are_written_in_one_way(void **state)
{
	static const struct sample samples[] = {
		{ "", "Nokia Oyj", "Nokia Oyj", "Oyj", COMPANY_PUBLIC },
		{ "", "Nokia OYJ", "Nokia Oyj", "Oyj", COMPANY_PUBLIC },
		{ "", "Nokia,  oyj", "Nokia Oyj", "Oyj", COMPANY_PUBLIC },
		{ "", "Kone Osakeyhti\xc3\xb6", "Kone Oy", "Oy",
		    COMPANY_LIMITED },
		{ "", "Oy Esimerkki AB", "Oy Esimerkki Ab", "Oy",
		    COMPANY_LIMITED },
		{ "FI", "Esimerkki AB", "Esimerkki Ab", "Ab", COMPANY_LIMITED },
		{ "SE", "Exempel Ab", "Exempel AB", "AB", COMPANY_LIMITED },
		{ "", "Exempel Ab", "Exempel Ab", "Ab", COMPANY_LIMITED },
		{ "FI", "Virtanen KY", "Virtanen Ky", "Ky",
		    COMPANY_LIMITED_PARTNERSHIP },
		{ "", "Asunto Oy Kuja 5", "As Oy Kuja 5", "As Oy",
		    COMPANY_LIMITED },
		{ "", "T:mi Matti Meri", "Tmi Matti Meri", "Tmi",
		    COMPANY_SOLE_TRADER },
		{ "FI", "Helsingin Koirat r.y.", "Helsingin Koirat ry", "ry",
		    COMPANY_ASSOCIATION },
		{ "", "Kowalski Sp. z o. o.", "Kowalski sp. z o.o.",
		    "sp. z o.o.", COMPANY_LIMITED },
		{ "", "Kowalski SP Z OO", "Kowalski sp. z o.o.", "sp. z o.o.",
		    COMPANY_LIMITED },
		{ "", "Kowalski sp.zo.o.", "Kowalski sp. z o.o.", "sp. z o.o.",
		    COMPANY_LIMITED },
		{ "",
		    "Kowalski sp\xc3\xb3\xc5\x82ka z ograniczon\xc4\x85 "
		    "odpowiedzialno\xc5\x9b"
		    "ci\xc4\x85",
		    "Kowalski sp. z o.o.", "sp. z o.o.", COMPANY_LIMITED },
		{ "", "Kowalski Sp. z o.o. Sp. K.", "Kowalski sp. z o.o. sp.k.",
		    "sp. z o.o. sp.k.", COMPANY_LIMITED_PARTNERSHIP },
		{ "PL", "Orlen SA", "Orlen S.A.", "S.A.", COMPANY_PUBLIC },
		{ "FR", "Total S.A.", "Total SA", "SA", COMPANY_PUBLIC },
		{ "", "Total S.A.", "Total S.A.", "S.A.", COMPANY_PUBLIC },
		{ "", "Kowalska Sp.J.", "Kowalska sp.j.", "sp.j.",
		    COMPANY_PARTNERSHIP },
		{ "", "Mali D.O.O.", "Mali d.o.o.", "d.o.o.", COMPANY_LIMITED },
		{ "HR", "Mali doo za usluge", "Mali d.o.o. za usluge", "d.o.o.",
		    COMPANY_LIMITED },
		{ "", "Mali j.d.o.o., Zagreb", "Mali j.d.o.o., Zagreb",
		    "j.d.o.o.", COMPANY_LIMITED },
		{ "HR", "Podravka d.d.", "Podravka d.d.", "d.d.",
		    COMPANY_PUBLIC },
		{ "", "Obrt Ana", "Obrt Ana", "Obrt", COMPANY_SOLE_TRADER },
		{ "", "M\xc3\xbcller Gmbh und Co.KG",
		    "M\xc3\xbcller GmbH & Co. KG", "GmbH & Co. KG",
		    COMPANY_LIMITED_PARTNERSHIP },
		{ "", "Verein E.V.", "Verein e.V.", "e.V.",
		    COMPANY_ASSOCIATION },
		{ "", "Apple, Inc.", "Apple Inc", "Inc", COMPANY_PUBLIC },
		{ "", "Acme Limited", "Acme Ltd", "Ltd", COMPANY_LIMITED },
		{ "", "Acme L.L.C.", "Acme LLC", "LLC", COMPANY_LIMITED },
		{ "", "Acme p.l.c.", "Acme PLC", "PLC", COMPANY_PUBLIC },
	};

	(void)state;
	CHECK(samples);
}

static void
what_is_no_form_stays(void **state)
{
	static const struct sample samples[] = {
		{ "", "Anna Smith", "Anna Smith", NULL, COMPANY_OTHER },
		{ "", "Oy", "Oy", NULL, COMPANY_OTHER },
		{ "", "Louisville KY", "Louisville KY", NULL, COMPANY_OTHER },
		{ "", "Tampere SC", "Tampere SC", NULL, COMPANY_OTHER },
		{ "", "Hotel & Spa", "Hotel & Spa", NULL, COMPANY_OTHER },
		{ "", "Scooby Doo", "Scooby Doo", NULL, COMPANY_OTHER },
		{ "", "Limited Edition", "Limited Edition", NULL,
		    COMPANY_OTHER },
		{ "", "", "", NULL, COMPANY_OTHER },
		{ "", ", ,", ", ,", NULL, COMPANY_OTHER },
		{ "", "Ford Motor Company", "Ford Motor Company", NULL,
		    COMPANY_OTHER },
	};

	(void)state;
	CHECK(samples);
}

static void
names_are_recased_but_for_abbreviations(void **state)
{
	static const struct sample samples[] = {
		{ "", "NOKIA OYJ", "Nokia Oyj", "Oyj", COMPANY_PUBLIC },
		{ "", "nokia oyj", "Nokia Oyj", "Oyj", COMPANY_PUBLIC },
		{ "", "ABB OY", "ABB Oy", "Oy", COMPANY_LIMITED },
		{ "", "PKN ORLEN S.A.", "PKN Orlen S.A.", "S.A.",
		    COMPANY_PUBLIC },
		{ "PL", "pkn orlen s.a.", "PKN Orlen S.A.", "S.A.",
		    COMPANY_PUBLIC },
		{ "PL", "KOWALSKI I SYNOWIE SP. Z O.O.",
		    "Kowalski i Synowie sp. z o.o.", "sp. z o.o.",
		    COMPANY_LIMITED },
		{ "", "P.P.H.U. KOWALSKI", "P.P.H.U. Kowalski", NULL,
		    COMPANY_OTHER },
		{ "FI", "A.B. RAKENNUS OY", "A.B. Rakennus Oy", "Oy",
		    COMPANY_LIMITED },
		{ "FI", "a.b. rakennus oy", "A.B. Rakennus Oy", "Oy",
		    COMPANY_LIMITED },
		{ "FI", "A.B. Rakennus Oy", "A.B. Rakennus Oy", "Oy",
		    COMPANY_LIMITED },
		{ "FI", "AB RAKENNUS OY", "Ab Rakennus Oy", "Ab",
		    COMPANY_LIMITED },
		{ "SE", "A.B. VOLVO", "AB Volvo", "AB", COMPANY_LIMITED },
		{ "", "THE BODY SHOP LTD", "The Body Shop Ltd", "Ltd",
		    COMPANY_LIMITED },
		{ "", "COCA-COLA HBC OY", "Coca-Cola HBC Oy", "Oy",
		    COMPANY_LIMITED },
		{ "FI", "SUOMEN 4H-LIITTO RY", "Suomen 4H-Liitto ry", "ry",
		    COMPANY_ASSOCIATION },
		{ "HR",
		    "KON\xc4\x8c"
		    "AR D.D.",
		    "Kon\xc4\x8d"
		    "ar d.d.",
		    "d.d.", COMPANY_PUBLIC },
		{ "", "3M COMPANY", "3M Company", NULL, COMPANY_OTHER },
		{ "", "adidas AG", "adidas AG", "AG", COMPANY_PUBLIC },
		{ "", "KONE Oyj", "KONE Oyj", "Oyj", COMPANY_PUBLIC },
		{ "", "H&M HENNES & MAURITZ AB", "H&M Hennes & Mauritz AB",
		    "AB", COMPANY_LIMITED },
	};

	(void)state;
	CHECK(samples);
}

static void
several_forms_are_told(void **state)
{
	struct buf out = { 0 };
	struct company_forms forms;
	struct err e;

	(void)state;
	assert_int_equal(company_canonical(&out, str_of("OY NOKIA AB"),
			     str_of(""), &forms, &e),
	    0);
	assert_true(str_is(buf_str(&out), "Oy Nokia Ab"));
	assert_int_equal(forms.n, 2);
	assert_int_equal(forms.form[0].at, 0);
	assert_int_equal(forms.form[1].at, 9);
	assert_int_equal(forms.form[1].n, 2);
	buf_free(&out);
}

static void
companies_are_told_from_people(void **state)
{
	static const char *const companies[] = { "Nokia Oyj", "Virtanen OY",
		"Oy Virtanen Ab", "Tmi Matti Meri", "Meri Tmi",
		"Kowalski sp. z o.o.", "Kowalski Sp z oo", "Kowalska sp.j.",
		"Anna Nowak s.c.", "Mali d.o.o.", "Mali j.d.o.o. za usluge",
		"Obrt Ana", "Frizerski obrt", "M\xc3\xbcller GmbH",
		"Allianz AG", "Volvo AB", "Acme Ltd", "Acme LLC", "Apple Inc.",
		"Acme PLC", "Koirat ry", "Dupont SARL", "Maersk A/S",
		"Helsingin seurakunta", "FHU Kowalski", "Acme Holding",
		"Stowarzyszenie Kobiet", "Udruga mladih", "ACME LIMITED",
		"Asunto Oy Kuja", NULL };
	static const char *const people[] = { "Anna Virtanen", "VIRTANEN, ANNA",
		"anna virtanen", "Nguyen Ky", "NGUYEN KY", "Oy", "oy strasser",
		"jake sau", "Ab Jansen", "Doo Lee", "Smith S.A.", "Inc",
		"Jan de Vries", "Null", "Test", "Kowalska-Nowak", "O'Brien",
		"Sarl", "Ay", "Sia Furler", "Bank", "Limite", "A B", "", ",",
		NULL };

	(void)state;
	for (const char *const *s = companies; *s != NULL; s++)
		if (!company_looks_like(str_of(*s)))
			fail_msg("%s is a company", *s);
	for (const char *const *s = people; *s != NULL; s++)
		if (company_looks_like(str_of(*s)))
			fail_msg("%s is none", *s);
}

static void
any_bytes_do_no_harm(void **state)
{
	static const char bytes[] = "Oy\0 \x01 AB, , sp. z o.o.";
	char many[300];
	struct buf out = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(
	    company_canonical(&out, str_make(bytes, sizeof bytes - 1),
		str_of("FI"), NULL, &e),
	    0);
	for (size_t i = 0; i < sizeof many; i++)
		many[i] = "a "[i % 2];
	out.n = 0;
	assert_int_equal(company_canonical(&out, str_make(many, sizeof many),
			     str_of(""), NULL, &e),
	    0);
	assert_int_equal(out.n, sizeof many - 1);
	assert_false(company_looks_like(str_make(many, sizeof many)));
	memset(many, 'x', sizeof many);
	assert_false(company_looks_like(str_make(many, sizeof many)));
	buf_free(&out);
}

/* Those of many countries; in capitals and in pairs, too. */
static void
popular_names_are_of_people(void **state)
{
	FILE *f = fopen("tests/data/popular-names.tsv", "r");
	char *line = NULL;
	size_t capacity = 0, n = 0;
	char before[200] = "Anna";

	(void)state;
	assert_non_null(f);
	while (getline(&line, &capacity, f) > 0) {
		char pair[400];
		char *name = strrchr(line, '\t');

		if (line[0] == '#' || name == NULL)
			continue;
		name[strcspn(name, "\n")] = '\0';
		name++;
		for (int i = 0; i < 3; i++) {
			(void)snprintf(pair, sizeof pair,
			    i == 2 ? "%s, %s" : "%s %s", before, name);
			for (char *p = pair; i == 1 && *p != '\0'; p++)
				if (*p >= 'a' && *p <= 'z')
					*p = (char)(*p - 'a' + 'A');
			if (company_looks_like(str_of(pair)) ||
			    company_looks_like(str_of(name)))
				fail_msg("%s is no company", pair);
		}
		(void)snprintf(before, sizeof before, "%s", name);
		n++;
	}
	assert_true(n > 5000);
	(void)fclose(f);
	free(line);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_are_written_in_one_way),
		cmocka_unit_test(what_is_no_form_stays),
		cmocka_unit_test(names_are_recased_but_for_abbreviations),
		cmocka_unit_test(several_forms_are_told),
		cmocka_unit_test(companies_are_told_from_people),
		cmocka_unit_test(popular_names_are_of_people),
		cmocka_unit_test(any_bytes_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
