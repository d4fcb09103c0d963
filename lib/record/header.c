#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "record/header.h"
#include "record/record.h"

static int
header_take(struct header *h, size_t n, struct err *e)
{
	h->name = arena_array(&h->memory, n, sizeof *h->name, e);
	if (h->name == NULL)
		return -1;
	h->role = arena_array(&h->memory, n, sizeof *h->role, e);
	if (h->role == NULL)
		return -1;
	h->n = n;
	return 0;
}

static int
copy_names(struct header *h, const struct str *names, size_t n, struct err *e)
{
	if (header_take(h, n, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		h->name[i] = arena_copy(&h->memory, names[i], e);
		if (h->name[i].p == NULL)
			return -1;
	}
	return 0;
}

int
header_read(struct header *h, const struct record *names, struct err *e)
{
	return copy_names(h, names->field, names->nfields, e);
}

int
header_copy(struct header *h, const struct header *from, struct err *e)
{
	if (copy_names(h, from->name, from->n, e) != 0)
		return -1;
	if (from->n > 0)
		memcpy(h->role, from->role, from->n * sizeof *h->role);
	return 0;
}

int
header_number(struct header *h, size_t n, struct err *e)
{
	if (header_take(h, n, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		char digits[24];
		size_t at = sizeof digits;

		for (size_t v = i + 1; v > 0; v /= 10)
			digits[--at] = (char)('0' + v % 10);
		h->name[i] = arena_copy(
		    &h->memory, str_make(digits + at, sizeof digits - at), e);
		if (h->name[i].p == NULL)
			return -1;
	}
	return 0;
}

bool
header_same_names(const struct header *a, const struct header *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!str_equal(a->name[i], b->name[i]))
			return false;
	return true;
}

size_t
header_find(const struct header *h, struct str name, size_t from)
{
	for (size_t i = from; i < h->n; i++)
		if (str_equal(h->name[i], name))
			return i;
	return HEADER_NONE;
}

size_t
header_find_role(const struct header *h, struct str role, size_t from)
{
	for (size_t i = from; i < h->n; i++)
		if (h->role[i] != NULL && str_is(role, h->role[i]))
			return i;
	return HEADER_NONE;
}

int
header_unknown(const struct header *h, struct str name, struct err *e)
{
	char list[192];
	size_t n = 0, i = 0;

	/* as many names as fit, then "..." */
	for (; i < h->n && n + h->name[i].n + sizeof ", ..." < sizeof list; i++)
		n += (size_t)snprintf(list + n, sizeof list - n, "%s%.*s",
		    i == 0 ? "" : ", ", (int)h->name[i].n, h->name[i].p);
	if (i < h->n)
		n += (size_t)snprintf(list + n, sizeof list - n, ", ...");
	(void)err_set(e, ERR_USAGE, 0, "there is no column \"%.*s\"",
	    (int)(name.n < 90 ? name.n : 90), name.p);
	return err_hint(e, "there are: %.*s", (int)n, list);
}

void
header_free(struct header *h)
{
	arena_free(&h->memory);
	h->n = 0;
}
