/* Lists to keep and to suppress: what they let through, what they refuse. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "field/pseudonym.h"
#include "field/role.h"
#include "merge/lists.h"
#include "merge/lists_read.h"

enum { FILES = 4 }; /* a, b: sources; k, s: lists */

static char place[] = "/tmp/cust-lists-XXXXXX";
static char file[FILES][64];
static const struct reader_options plain = { .chunk = 0 };

static void
make_file(size_t i, const char *bytes)
{
	FILE *f = fopen(file[i], "w");

	assert_non_null(f);
	assert_true(fputs(bytes, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

/* A run: the sources are files 0 and 1, the lists 2 (keep) and 3. */
struct run {
	struct sources sources;
	struct lists lists;
	struct lists_options options;
	struct pseudonym_key key;
	const char *keep[1], *suppress[1];
	struct err err;
};

static void
begin(struct run *r, const char *on, bool keep, bool suppress)
{
	char *const files[] = { file[0], file[1] };
	const struct sources_options o = {
		.reader = &plain, .files = files, .nfiles = 2
	};
	struct sources *s = &r->sources;

	memset(r, 0, sizeof *r);
	assert_int_equal(sources_name(s, &o, &r->err), 0);
	for (size_t i = 0; i < s->n; i++) {
		assert_int_equal(sources_learn(s, i, &r->err), 0);
		assert_int_equal(role_detect(&s->input[i].header, &r->err), 0);
	}
	assert_int_equal(sources_unite(s, false, &r->err), 0);
	r->keep[0] = file[2];
	r->suppress[0] = file[3];
	r->options.reader = &plain;
	r->options.keep = r->keep;
	r->options.nkeep = keep;
	r->options.suppress = r->suppress;
	r->options.nsuppress = suppress;
	r->options.on = on;
	r->options.memory = 1 << 20;
}

static void
end(struct run *r)
{
	lists_close(&r->lists);
	sources_close(&r->sources);
}

/* First fields of the records that come through, each with a space. */
static void
lets(struct run *r, const char *expected)
{
	struct stream io = { .in = NULL };
	const struct record *rec;
	char got[256] = "";
	bool through;

	assert_int_equal(
	    lists_open(&r->lists, &r->sources, &r->options, &r->err), 0);
	for (size_t i = 0; i < r->sources.n; i++)
		while (sources_next(&r->sources, i, &io, &rec) == 1) {
			assert_int_equal(
			    lists_judge(&r->lists, i, rec, &through, &r->err),
			    0);
			if (!through)
				continue;
			(void)strncat(got, rec->field[0].p, rec->field[0].n);
			(void)strcat(got, " ");
		}
	assert_string_equal(got, expected);
}

static void
sources(void)
{
	make_file(0, "n,email,phone\n1,A@x.fi,+35840\n2,b@x.fi,\n3,,\n");
	make_file(1, "n;Sähköposti;e-mail;Matkapuhelin\n4;q@x.fi;a@x.fi;1\n"
		     "5;;c@x.fi;+35840\n");
}

static uint64_t
count_of(struct run *r, const char *name, const char *of)
{
	struct count_list counts = { .n = 0 };
	uint64_t value = UINT64_MAX;

	assert_int_equal(lists_count(&r->lists, &counts, &r->err), 0);
	for (size_t i = 0; i < counts.n; i++) {
		const struct count *c = &counts.item[i];

		if (strcmp(c->name, name) == 0 &&
		    (of == NULL ? c->of == NULL
				: c->of != NULL && strcmp(c->of, of) == 0))
			value = c->value;
	}
	count_free(&counts);
	return value;
}

static void
test_through(void **state)
{
	struct run r;

	(void)state;
	sources();
	make_file(2, "x,EMAIL\n,a@x.fi\n,b@x.fi\n,zz@x.fi\n");
	make_file(3, "mobile,mail\n+35840,\n,b@x.fi\n,b@x.fi\n");
	begin(&r, "email", true, false);
	lets(&r, "1 2 4 ");
	assert_int_equal(count_of(&r, "records_not_kept", NULL), 2);
	assert_int_equal(count_of(&r, "identifiers_not_found", NULL), 1);
	assert_int_equal(count_of(&r, "identifiers_given", "keep email"), 3);
	assert_int_equal(count_of(&r, "records_suppressed", NULL), UINT64_MAX);
	end(&r);
	begin(&r, "email,phone", false, true);
	lets(&r, "3 4 ");
	assert_int_equal(count_of(&r, "records_suppressed", NULL), 3);
	assert_int_equal(count_of(&r, "records_without_key", NULL), 1);
	assert_int_equal(
	    count_of(&r, "identifiers_found", "suppress phone"), 1);
	assert_int_equal(count_of(&r, "list_records", file[3]), 3);
	assert_int_equal(
	    count_of(&r, "identifiers_not_found", NULL), UINT64_MAX);
	r.options.erases = true;
	assert_int_equal(count_of(&r, "identifiers_not_found", NULL), 0);
	assert_int_equal(count_of(&r, "records_erased", NULL), 3);
	end(&r);
	begin(&r, "email", true, true);
	lets(&r, "1 4 ");
	end(&r);
}

static void
test_headless(void **state)
{
	struct reader_options o = { .no_header = true };
	struct run r;

	(void)state;
	sources();
	make_file(3, "+35840\n");
	begin(&r, "n", false, true);
	r.options.reader = &o;
	assert_int_equal(
	    lists_open(&r.lists, &r.sources, &r.options, &r.err), -1);
	assert_string_equal(r.err.reason, "there is no column \"n\"");
	end(&r);
}

/* The list to suppress, by that key, is refused for that reason. */
static void
refuses(
    const char *on, const char *list, enum err_code code, const char *reason)
{
	struct run r;

	make_file(3, list);
	begin(&r, on, false, true);
	assert_int_equal(
	    lists_open(&r.lists, &r.sources, &r.options, &r.err), -1);
	assert_string_equal(r.err.reason, reason);
	assert_int_equal(r.err.code, code);
	assert_string_equal(r.err.file, file[3]);
	end(&r);
}

static void
test_refused(void **state)
{
	const char *data = "has no header: column 1 is called like an address "
			   "or a number";

	(void)state;
	sources();
	refuses("email", "email\n", ERR_USAGE, "is a list without a record");
	refuses("email", "email,x\n,1\n", ERR_USAGE,
	    "is a list without a value in email");
	refuses("email,phone", "email\na@x.fi\n", ERR_USAGE,
	    "there is no column \"phone\"");
	refuses("email", "kanarja@x.fi\nb@x.fi\n", ERR_USAGE, data);
	refuses("phone", "+358 40 5550199\n", ERR_USAGE, data);
	refuses("email", "abcdefghijklmnopqrstuvwxya\n", ERR_USAGE, data);
	refuses("email", "email\nabcdefghijklmnopqrstuvwxya\n", ERR_USAGE,
	    "is a list of pseudonyms");
	refuses("email", "email,x\na@x.fi\n", ERR_RECORD,
	    "has 1 field, expected 2 as in the header");
	refuses("email", "email\n\xe4@x.fi\n", ERR_RECORD,
	    "is not UTF-8: byte 1 of the record");
}

/* A key file and the pseudonyms of +35840 and b@x.fi under it. */
static void
take_key(struct run *r, char phone[PSEUDONYM_TEXT], char email[PSEUDONYM_TEXT])
{
	FILE *f = fopen(file[2], "w");

	assert_non_null(f);
	assert_true(fputs("0123456789abcdef0123456789abcdef\n", f) >= 0);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(chmod(file[2], 0600), 0);
	assert_int_equal(pseudonym_key_read(&r->key, file[2], -1, &r->err), 0);
	r->options.pseudonyms = &r->key;
	assert_int_equal(
	    pseudonym_make(&r->key, str_of("phone"), str_of("+35840"), phone),
	    0);
	assert_int_equal(
	    pseudonym_make(&r->key, str_of("email"), str_of("b@x.fi"), email),
	    0);
}

static void
test_pseudonyms(void **state)
{
	char list[128], phone[PSEUDONYM_TEXT], email[PSEUDONYM_TEXT];
	struct run r;

	(void)state;
	sources();
	begin(&r, "email,phone", false, true);
	take_key(&r, phone, email);
	(void)snprintf(
	    list, sizeof list, "phone,email\n%.26s,\n,%.26s \n", phone, email);
	make_file(3, list);
	lets(&r, "3 4 ");
	end(&r);
	begin(&r, "email,phone", false, true);
	take_key(&r, phone, email);
	(void)snprintf(
	    list, sizeof list, "phone,email\n%.26s,\n,b@x.fi\n", phone);
	make_file(3, list);
	assert_int_equal(
	    lists_open(&r.lists, &r.sources, &r.options, &r.err), -1);
	assert_string_equal(r.err.reason, "holds a value that is no pseudonym");
	assert_int_equal(r.err.record, 2);
	assert_string_equal(r.err.column, "email");
	end(&r);
	begin(&r, "n", false, true);
	take_key(&r, phone, email);
	assert_int_equal(
	    lists_open(&r.lists, &r.sources, &r.options, &r.err), -1);
	assert_int_equal(r.err.code, ERR_USAGE);
	end(&r);
}

static void
test_value_not_utf8(void **state)
{
	struct stream io = { .in = NULL };
	const struct record *rec;
	bool through;
	struct run r;

	(void)state;
	make_file(0, "n,email\n\xe4,a@x.fi\n1,\xe4@x.fi\n");
	make_file(1, "n\n");
	make_file(3, "email\nb@x.fi\n");
	begin(&r, "email", false, true);
	assert_int_equal(
	    lists_open(&r.lists, &r.sources, &r.options, &r.err), 0);
	assert_int_equal(sources_next(&r.sources, 0, &io, &rec), 1);
	assert_int_equal(lists_judge(&r.lists, 0, rec, &through, &r.err), 0);
	assert_true(through);
	assert_int_equal(sources_next(&r.sources, 0, &io, &rec), 1);
	assert_int_equal(lists_judge(&r.lists, 0, rec, &through, &r.err), -1);
	assert_int_equal(r.err.code, ERR_RECORD);
	assert_int_equal(r.err.record, 2);
	end(&r);
}

static int
make_place(void **state)
{
	(void)state;
	if (mkdtemp(place) == NULL)
		return -1;
	for (size_t i = 0; i < FILES; i++)
		(void)snprintf(
		    file[i], sizeof file[i], "%s/%c", place, "abks"[i]);
	return 0;
}

static int
clear_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < FILES; i++)
		(void)unlink(file[i]);
	return rmdir(place);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_through),
		cmocka_unit_test(test_headless),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_pseudonyms),
		cmocka_unit_test(test_value_not_utf8),
	};

	return cmocka_run_group_tests(tests, make_place, clear_place);
}
