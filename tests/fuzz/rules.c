/* A rules file and a record, both any bytes: rules that pass the check label
 * every record or say that a pattern reached its limit. */
#include <stdint.h>
#include <string.h>

#include "segment/apply.h"
#include "segment/rules.h"

/* Called by libFuzzer. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
label(struct rules *r, const struct header *h, struct str value)
{
	const struct str fields[] = { value, str_of("a@b.fi"), str_of("12.50"),
		str_of("2024-02-29") };
	const struct record rec = { .field = fields, .nfields = 4 };
	struct arena memory = { 0 };
	struct check c;
	struct eval v;
	struct err e;

	check_open(&c, h, (struct date){ 2025, 6, 30 }, &memory);
	if (r->events == NULL && apply_check(r, &c, &e) == 0) {
		eval_open(&v, &c);
		eval_record(&v, &rec);
		if (apply_rules(r, &v, 0, &e) == 1)
			apply_count(r);
		eval_close(&v);
	}
	check_free(&c);
	arena_free(&memory);
}

/* The value of column a, a NUL, the rules. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const struct str names[] = { str_of("a"), str_of("email"),
		str_of("amount"), str_of("order_date") };
	const struct record header = { .field = names, .nfields = 4 };
	const char *p = (const char *)data;
	const char *end = n == 0 ? NULL : memchr(p, '\0', n);
	struct rules r = { 0 };
	struct header h = { 0 };
	struct err e;

	if (end == NULL || header_read(&h, &header, &e) != 0)
		return 0;
	if (rules_parse(&r, "rules",
		str_make(end + 1, n - (size_t)(end + 1 - p)), &e) == 0)
		label(&r, &h, str_make(p, (size_t)(end - p)));
	rules_free(&r);
	header_free(&h);
	return 0;
}
