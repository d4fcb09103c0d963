/* Which columns have a key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "field/role.h"
#include "merge/lists_key.h"
#include "record/record.h"

enum { MOST = 16 };

/* Columns as "name:role name:role name ...". */
static void
read_header(struct header *h, const char *text)
{
	struct str name[MOST];
	const char *role[MOST] = { NULL };
	struct record rec = { .field = name };
	struct err e;

	memset(h, 0, sizeof *h);
	for (const char *p = text; *p != '\0'; rec.nfields++) {
		size_t n = strcspn(p, " "), colon = strcspn(p, ": ");

		name[rec.nfields] = str_make(p, colon);
		role[rec.nfields] =
		    colon == n
			? NULL
			: role_known(str_make(p + colon + 1, n - colon - 1));
		p += n + (p[n] == ' ');
	}
	assert_int_equal(header_read(h, &rec, &e), 0);
	memcpy(h->role, role, h->n * sizeof *role);
}

/* The keys select "1 2|3" (1-based, a list for each key) in the header, or fail
 * with that reason. */
static void
gives(const char *header, const char *keys, const char *expected)
{
	struct header h;
	struct arena memory = { NULL, NULL, 0, 0 };
	struct lists_key *key;
	struct err e = { .code = ERR_NONE };
	char got[256] = "";
	size_t n, column[MOST], ncolumns, at = 0;
	int result = lists_key_parse(&key, &n, keys, &memory, &e);

	read_header(&h, header);
	for (size_t k = 0; k < n && result == 0; k++) {
		result = lists_key_columns(&key[k], &h, column, &ncolumns, &e);
		for (size_t i = 0; i < ncolumns; i++)
			at +=
			    (size_t)snprintf(got + at, sizeof got - at, "%s%zu",
				i > 0   ? " "
				: k > 0 ? "|"
					: "",
				column[i] + 1);
	}
	if (result != 0)
		assert_int_equal(e.code, ERR_USAGE);
	assert_string_equal(result == 0 ? got : e.reason, expected);
	header_free(&h);
	arena_free(&memory);
}

static void
test_columns(void **state)
{
	const char *h = "id:customer_id email:email work:email tel:phone "
			"gsm:mobile_phone koti:home_phone fax:fax a,b";

	(void)state;
	gives(h, "id", "1");
	gives(h, "customer_id", "1");
	gives(h, "email", "2 3");
	gives(h, "\"email\"", "2");
	gives(h, "work", "3");
	gives(h, "role:email", "2 3");
	gives(h, "phone", "4 5 6 7");
	gives(h, "mobile_phone", "5");
	gives(h, "email,phone,id", "2 3|4 5 6 7|1");
	gives(h, "\"a,b\",tel", "8|4");
	gives("x:customer_id customer_id y:customer_id", "customer_id", "2");
	gives("x:customer_id y:customer_id", "customer_id", "1 2");
	gives("phone x:mobile_phone", "phone", "1 2");
	gives("q\"q b b", "\"q\"\"q\",b", "1|2 3");
}

static void
test_refused(void **state)
{
	(void)state;
	gives("a", "", "no key is given");
	gives("a", "b", "there is no column \"b\"");
	gives("a", "\"b\"\"\"", "there is no column \"b\"\"");
	gives("a", "role:email", "no column has the role \"email\"");
	gives("a", "role:mail", "key 'role:mail': there is no such role");
	gives("a", "a,", "key '': empty");
	gives("a", ",a", "key '': empty");
	gives("a", "\"a", "key '\"a': its quotes are not closed");
	gives("a", "\"", "key '\"': its quotes are not closed");
	gives("a", "\"a\"b", "key '\"a\"': its quotes are not closed");
	gives("a", "1", "there is no column \"1\"");
}

static void
opens(const char *header, const char *text, const char *label)
{
	struct header h;
	struct arena memory = { NULL, NULL, 0, 0 };
	struct lists_key *key;
	struct err e;
	size_t n;

	read_header(&h, header);
	assert_int_equal(lists_key_parse(&key, &n, text, &memory, &e), 0);
	assert_int_equal(lists_key_open(key, &h, NULL, &memory, &e), 0);
	if (label == NULL)
		assert_null(key->label.p);
	else
		assert_true(str_is(key->label, label));
	lists_key_close(key);
	header_free(&h);
	arena_free(&memory);
}

static void
test_labels(void **state)
{
	(void)state;
	opens("a:email", "a", "email");
	opens("a:mobile_phone", "a", "phone");
	opens("phone a:work_phone", "phone", "phone");
	opens("a:customer_id", "customer_id", "customer_id");
	opens("a", "a", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_labels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
