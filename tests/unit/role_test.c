#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "field/role.h"
#include "field/roles_table.h"
#include "field/schema.h"
#include "record/record.h"

/* The roles found in a header given as names separated by '|', joined in the
 * same way; "-" for none. */
static void
check_roles(const char *names, const char *expected)
{
	struct header h = { .n = 0 };
	struct err e;
	struct str field[64];
	struct record rec = { .field = field };
	char got[2048] = "";

	for (const char *p = names;;) {
		size_t n = strcspn(p, "|");

		field[rec.nfields++] = str_make(p, n);
		if (p[n] == '\0')
			break;
		p += n + 1;
	}
	assert_int_equal(header_read(&h, &rec, &e), 0);
	assert_int_equal(role_detect(&h, &e), 0);
	for (size_t i = 0; i < h.n; i++) {
		strcat(got, i == 0 ? "" : "|");
		strcat(got, h.role[i] == NULL ? "-" : h.role[i]);
	}
	assert_string_equal(got, expected);
	header_free(&h);
}

/* Letters and digits only. */
static void
keep_letters(struct buf *b)
{
	size_t kept = 0, n;

	for (size_t i = 0; i < b->n; i += n) {
		int32_t point;

		n = utf8_decode(str_slice(buf_str(b), i, b->n), &point);
		if (utf8_is_letter(point) || utf8_is_digit(point)) {
			memmove(b->p + kept, b->p + i, n);
			kept += n;
		}
	}
	b->n = kept;
}

static void
test_table(void **state)
{
	struct buf folded = { 0 };
	struct err e;
	char line[256];
	FILE *f;
	size_t rows = 0;

	(void)state;
	for (size_t i = 1; i < roles_count; i++)
		assert_true(strcmp(roles_text + roles_entries[i - 1].name,
				roles_text + roles_entries[i].name) <= 0);
	/* the folded column of the source is what the program compares */
	f = fopen("lib/field/data/roles.tsv", "r");
	assert_non_null(f);
	do
		assert_non_null(fgets(line, sizeof line, f));
	while (line[0] == '#');
	while (fgets(line, sizeof line, f) != NULL) {
		char *column[5], *p = line;

		for (size_t k = 0; k < 5; k++) {
			column[k] = p;
			p += strcspn(p, "\t\n");
			*p++ = '\0';
		}
		buf_clear(&folded);
		assert_int_equal(utf8_fold(&folded, str_of(column[4]), &e), 0);
		keep_letters(&folded);
		if (!str_is(buf_str(&folded), column[3]))
			fail_msg("%s: folded is %.*s and not %s", column[4],
			    (int)folded.n, folded.p, column[3]);
		rows++;
	}
	assert_int_equal(rows, roles_count);
	(void)fclose(f);
	buf_free(&folded);
}

/* Whole headers of exports, with the role expected of each column. */
static void
test_headers(void **state)
{
	static const char *const files[] = { "crm-fi", "shop-fi",
		"newsletter-fi", "orders-fi", "crm-pl", "shop-pl",
		"newsletter-pl", "orders-pl", "crm-hr", "shop-hr",
		"newsletter-hr", "orders-hr", "crm-en", "shop-en",
		"newsletter-en", "orders-en", "crm-sv", "crm-de", "crm-fr",
		"crm-es" };

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		char path[128], names[2048] = "", roles[2048] = "";
		char line[256];
		FILE *f;

		(void)snprintf(
		    path, sizeof path, "tests/data/headers/%s.tsv", files[i]);
		f = fopen(path, "r");
		assert_non_null(f);
		assert_non_null(fgets(line, sizeof line, f));
		while (fgets(line, sizeof line, f) != NULL) {
			char *tab = strchr(line, '\t');

			assert_non_null(tab);
			*tab++ = '\0';
			tab[strcspn(tab, "\n")] = '\0';
			strcat(names, names[0] == '\0' ? "" : "|");
			strcat(names, line);
			strcat(roles, roles[0] == '\0' ? "" : "|");
			strcat(roles, tab);
		}
		(void)fclose(f);
		check_roles(names, roles);
	}
}

static void
test_languages(void **state)
{
	(void)state;
	check_roles("Imię|Nazwisko|Kraj", "first_name|last_name|country");
	check_roles("Ime|Prezime|Kraj", "first_name|last_name|city");
	check_roles("Kraj", "-");
	check_roles("Kraj|x", "-|-");
	assert_true(role_is_ambiguous(str_of("kraj")));
	assert_false(role_is_ambiguous(str_of("email")));
	assert_false(role_is_ambiguous(str_of("no such name")));
}

static void
test_context(void **state)
{
	(void)state;
	check_roles("Vorname|Name", "first_name|last_name");
	check_roles("Name|E-Mail", "full_name|email");
	check_roles("Nimi|Etunimi", "last_name|first_name");
	check_roles("Nr zamówienia|Data|Kwota", "order_id|order_date|amount");
	check_roles("Data", "-");
	check_roles("Name|Financial Status|Lineitem name",
	    "order_id|order_status|product");
}

static void
test_spelling(void **state)
{
	(void)state;
	check_roles("E-mail|e_mail|EMAIL| E mail ", "email|email|email|email");
	check_roles(
	    "firstName|last_name|Post-Code", "first_name|last_name|postcode");
	check_roles("email 2|phone2|street 2", "email|phone|street2");
	check_roles("billing_city|shipping_city", "city|-");
	check_roles("City|Billing City", "city|-");
	check_roles("customer_email|Contact phone", "email|phone");
	/* not UTF-8: no name that anybody would know */
	check_roles("s\xe4hk\xf6posti", "-");
}

static void
test_strangers(void **state)
{
	static const char *const names[] = { "x", "y", "value1", "data1",
		"count", "kind", "note id", "foo", "bar", "baz", "col1", "col",
		"unnamed: 0", "index", "field", "field_1", "test", "tmp", "a",
		"b", "n", "no", "row", "line", "flag", "flags", "is_valid",
		"hash", "md5", "checksum", "version", "json", "xml", "raw",
		"object", "array", "key", "uuid4", "guid1", "latitude",
		"longitude", "lat", "lon", "lng", "geo", "width", "height",
		"weight", "length", "depth", "size", "volume", "colour",
		"color", "shape", "speed", "temperature", "pressure", "file",
		"filename", "path", "folder", "extension", "mime", "bytes",
		"host", "port", "protocol", "server", "node", "cluster",
		"thread", "pid", "exit", "error", "warning", "level", "logger",
		"trace", "span", "metric", "unit", "min", "max", "mean",
		"median", "stddev", "variance", "p95", "rank", "position x",
		"left", "right", "top", "bottom", "parent", "child_id", "root",
		"edge", "vertex", "weightage", "score1", "model", "feature",
		"label1", "target", "prediction", "probability", "true",
		"false", "null", "none", "n/a", "-", "", "?", "#", "...",
		"risk level", "favourite colour", "lempiväri", "ulubiony kolor",
		"omiljena boja" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		check_roles(names[i], "-");
}

static void
test_list(void **state)
{
	const char *const *list = role_list();
	size_t n = 0;

	(void)state;
	for (; list[n] != NULL; n++)
		assert_ptr_equal(role_known(str_of(list[n])), list[n]);
	assert_true(n > 90);
	assert_null(role_known(str_of("e-mail")));
	assert_null(role_known(str_make("", 0)));
}

/* A name that is a role is that one, alone and among all others. */
static void
test_own_names(void **state)
{
	const char *const *list = role_list();
	char all[2048] = "";

	(void)state;
	for (size_t i = 0; list[i] != NULL; i++) {
		check_roles(list[i], list[i]);
		if (i % 64 == 0)
			all[0] = '\0';
		strcat(all, all[0] == '\0' ? "" : "|");
		strcat(all, list[i]);
		if (i % 64 == 63 || list[i + 1] == NULL)
			check_roles(all, all);
	}
	check_roles("Title|Company", "job_title|company");
	check_roles("Product ID|Title", "product_id|-");
}

static void
test_schema(void **state)
{
	char path[] = "/tmp/cust-schema-XXXXXX";
	struct header h = { .n = 0 };
	struct str field[2] = { str_of("A"), str_of("email") };
	struct record rec = { .field = field, .nfields = 2 };
	struct err e;
	int fd = mkstemp(path);
	FILE *f = fdopen(fd, "w");

	(void)state;
	assert_int_equal(header_read(&h, &rec, &e), 0);
	assert_int_equal(role_detect(&h, &e), 0);
	(void)fputs("column,role\nA,phone\nemail,-\n", f);
	(void)fflush(f);
	assert_int_equal(schema_apply(&h, path, &e), 0);
	assert_string_equal(h.role[0], "phone");
	assert_null(h.role[1]);
	(void)fputs("B,email\n", f);
	(void)fflush(f);
	assert_int_equal(schema_apply(&h, path, &e), -1);
	assert_non_null(strstr(e.reason, "\"B\""));
	assert_non_null(strstr(e.hint, "A, email"));
	assert_int_equal(e.line, 4);
	assert_int_equal(ftruncate(fd, 0), 0);
	rewind(f);
	(void)fputs("column,role\nA,e-mail\n", f);
	(void)fflush(f);
	assert_int_equal(schema_apply(&h, path, &e), -1);
	assert_non_null(strstr(e.reason, "\"e-mail\""));
	(void)fclose(f);
	(void)remove(path);
	header_free(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_headers),
		cmocka_unit_test(test_languages),
		cmocka_unit_test(test_context),
		cmocka_unit_test(test_spelling),
		cmocka_unit_test(test_strangers),
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_own_names),
		cmocka_unit_test(test_schema),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
