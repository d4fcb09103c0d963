/* Any text in a column of any role: the canonical form is UTF-8, and its own
 * canonical form. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "field/canon.h"
#include "field/role.h"

/* Called by libFuzzer. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(int good, const char *what, const char *role)
{
	if (good)
		return;
	fprintf(stderr, "%s: %s\n", role, what);
	abort();
}

/* The form of s, by what s itself tells of its column. */
static enum canon_result
form(const char *role, struct buf *out, struct str s,
    const struct canon_options *o)
{
	struct arena memory = { 0 };
	enum canon_result result;
	struct verdict v;
	struct canon c;
	struct err e;

	must(canon_open(&c, role, o, &memory, &e) == 0, e.reason, role);
	if (canon_wants_evidence(&c))
		must(canon_observe(&c, s, NULL, &e) == 0 &&
			 canon_decide(&c, &e) == 0,
		    e.reason, role);
	must(canon_apply(&c, out, s, NULL, &result, &v, &e) == 0, e.reason,
	    role);
	arena_free(&memory);
	return result;
}

static void
try(const char *role, struct str s, const struct canon_options *o)
{
	struct buf once = { 0 }, twice = { 0 };
	enum canon_result result = form(role, &once, s, o);

	if (result == CANON_CHANGED) {
		must(utf8_invalid_at(buf_str(&once)) == once.n, "UTF-8", role);
		result = form(role, &twice, buf_str(&once), o);
		must(result != CANON_CHANGED, "changes twice", role);
		must(result != CANON_FLAGGED, "refuses its own form", role);
	}
	buf_free(&once);
	buf_free(&twice);
}

/* The first byte chooses the role, the second the order of dates. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const struct canon_options o = { .as_of = { 2025, 6, 30 },
		.pivot = 69,
		.mixed_flagged = true,
		.date_order =
		    n > 1 && data[1] % 2 ? DATE_ORDER_DMY : DATE_ORDER_NONE };
	const char *const *roles = role_list();
	size_t count = 0;

	if (n < 2 ||
	    utf8_invalid_at(str_make((const char *)data + 2, n - 2)) != n - 2)
		return 0;
	while (roles[count] != NULL)
		count++;
	try(data[0] % (count + 1) == count ? NULL
					   : roles[data[0] % (count + 1)],
	    str_make((const char *)data + 2, n - 2), &o);
	return 0;
}
