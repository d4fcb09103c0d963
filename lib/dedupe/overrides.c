#include "dedupe/overrides.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/ordered.h"
#include "dedupe/overrides_clash.h"
#include "record/settings.h"

enum { REASON = 80 };

enum { A, B, SAME, COLUMNS };

struct taking {
	struct overrides *o;
	struct link *link;
	const struct naming *names;
	uint64_t place;
};

/* 1 same, 0 different, -1 neither. */
static int
read_answer(struct str s)
{
	static const char *const yes[] = { "y", "yes", "same", "1" };
	static const char *const no[] = { "n", "no", "different", "0" };
	char small[16];

	if (s.n > sizeof small)
		return -1;
	for (size_t i = 0; i < s.n; i++)
		small[i] =
		    (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + ('a' - 'A')
							  : s.p[i]);
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
		if (str_is(str_make(small, s.n), yes[i]))
			return 1;
		if (str_is(str_make(small, s.n), no[i]))
			return 0;
	}
	return -1;
}

/* A number for a record, by its name. */
static uint32_t
tag_of(struct str name)
{
	unsigned char bytes[DIGEST_BYTES];
	struct digest d;

	digest_begin(&d);
	digest_add(&d, name);
	digest_end(&d, bytes);
	return (uint32_t)ordered_get((const char *)bytes, sizeof(uint32_t));
}

static int
add_pair(struct taking *t, uint64_t a, uint64_t b, bool same, uint32_t tag,
    struct err *e)
{
	const struct overrides_pair pair = { a, b, t->place, same };

	if (a == b && !same)
		return err_set(e, ERR_USAGE, 0,
		    "says that a record is somebody else than itself");
	if (a == b)
		return 0;
	if (buf_add(&t->o->pairs, str_make((const char *)&pair, sizeof pair),
		e) != 0)
		return -1;
	return link_tell(t->link, a, b, same, tag, e);
}

static int
take_record(void *context, const struct str *value, struct err *e)
{
	struct taking *t = context;
	int same = read_answer(value[SAME]);
	uint64_t a, b;

	t->place++;
	if (value[SAME].n == 0)
		return 0;
	if (same < 0) {
		(void)err_set(e, ERR_USAGE, 0, "expected y, n or nothing");
		return err_in_column(e, "same", 4);
	}
	if (naming_find(t->names, value[A], &a, e) != 0)
		return err_in_column(e, "a", 1);
	if (naming_find(t->names, value[B], &b, e) != 0)
		return err_in_column(e, "b", 1);
	return add_pair(t, a, b, same == 1, tag_of(value[A]), e);
}

struct seeking {
	uint64_t left;
	const char *reason;
};

/* Stops at the record looked for, so that its place is told. */
static int
seek_record(void *context, const struct record *rec, struct err *e)
{
	struct seeking *s = context;

	(void)rec;
	return --s->left > 0 ? 0 : err_set(e, ERR_USAGE, 0, "%s", s->reason);
}

/* ERR_USAGE, with the place of that record where the file can be read once
 * more. */
static int
fail_at(const struct overrides *o, uint64_t place, const char *reason,
    struct err *e)
{
	struct seeking s = { place, reason };
	struct stat st;

	if (stat(o->file, &st) == 0 && S_ISREG(st.st_mode) &&
	    settings_each(o->file, seek_record, &s, e) != 0)
		return -1;
	(void)err_set(e, ERR_USAGE, 0, "record %" PRIu64 " %s", place, reason);
	return err_in_file(e, o->file);
}

/* "line 7", or "record 6". */
static void
describe(const struct overrides *o, uint64_t place, char text[REASON])
{
	struct err there;

	(void)fail_at(o, place, "", &there);
	if (there.line > 0)
		(void)snprintf(text, REASON, "line %" PRIu64, there.line);
	else
		(void)snprintf(text, REASON, "record %" PRIu64, place);
}

static int
fail_both(const struct overrides *o, size_t one, size_t other, bool copies,
    struct err *e)
{
	const struct overrides_pair *pair =
	    (const struct overrides_pair *)(const void *)o->pairs.p;
	char place[REASON], reason[2 * REASON];

	describe(o, pair[other].place, place);
	(void)snprintf(reason, sizeof reason,
	    "says that two are different people, who are the same by %s%s",
	    place, copies ? " and exact copies" : "");
	(void)fail_at(o, pair[one].place, reason, e);
	return err_hint(e, "take one of the two out");
}

static int
fail_clash(const struct overrides *o, const struct overrides_clash *clash,
    struct err *e)
{
	static const char *const reasons[] = {
		[OVERRIDES_CLASH_NONE] = "",
		[OVERRIDES_CLASH_PAIRS] = "",
		[OVERRIDES_CLASH_SOURCE] =
		    "makes one person of records that have the same value in "
		    "the column of --never-merge-within",
		[OVERRIDES_CLASH_KNOWN] =
		    "makes one person of two who are different in the file of "
		    "--against",
		[OVERRIDES_CLASH_PART] =
		    "says that two are different people, who are the same in "
		    "the file of --against",
	};
	const struct overrides_pair *pair =
	    (const struct overrides_pair *)(const void *)o->pairs.p;

	if (clash->kind == OVERRIDES_CLASH_PAIRS)
		return fail_both(o, clash->one, clash->other, false, e);
	return fail_at(o, pair[clash->one].place, reasons[clash->kind], e);
}

int
overrides_read(struct overrides *o, struct link *l, const struct naming *names,
    const char *file, struct err *e)
{
	static const char *const columns[COLUMNS] = { "a", "b", "same" };
	struct taking t = { .o = o, .link = l, .names = names };
	struct overrides_clash clash;

	o->file = file;
	if (settings_read(file, "an overrides file", columns, COLUMNS, COLUMNS,
		take_record, &t, e) != 0 ||
	    overrides_clash_find(&clash, o, &l->bonds, e) != 0)
		return -1;
	return clash.kind == OVERRIDES_CLASH_NONE ? 0
						  : fail_clash(o, &clash, e);
}

/* A record that says nothing is nobody, and stays as it is. */
static int
check_blank(const struct overrides *o, const struct link *l, struct err *e)
{
	const struct overrides_pair *pair =
	    (const struct overrides_pair *)(const void *)o->pairs.p;

	for (size_t i = 0; i < o->pairs.n / sizeof *pair; i++) {
		if (!pair[i].same || (!link_is_empty(l, pair[i].a) &&
					 !link_is_empty(l, pair[i].b)))
			continue;
		(void)fail_at(o, pair[i].place,
		    "makes one person of two records of which one is empty in "
		    "all that is compared",
		    e);
		return err_hint(e, "take this line out");
	}
	return 0;
}

int
overrides_check(const struct overrides *o, const struct link *l, struct err *e)
{
	const struct bonds_pair *pair =
	    (const struct bonds_pair *)(const void *)l->bonds.pairs.p;

	for (size_t i = 0; i < l->bonds.pairs.n / sizeof *pair; i++) {
		if (pair[i].broken)
			return fail_both(o, i, pair[i].by, true, e);
	}
	return check_blank(o, l, e);
}

void
overrides_free(struct overrides *o)
{
	buf_free(&o->pairs);
}
