/* Records as entries of a spill. */
#include "segment/held.h"

#include "base/ordered.h"
#include "record/spill.h"
#include "segment/events.h"

enum { PARTS = 4 }; /* key, text, fields, facts */

struct head {
	uint64_t number;
	uint32_t bytes[PARTS];
};

int
held_open(struct held *h, size_t memory, const char *directory, struct err *e)
{
	return spill_open(&h->spill, memory, directory, e);
}

static int
add_raw(struct buf *out, const void *p, size_t n, struct err *e)
{
	return buf_add(out, str_make(p, n), e);
}

int
held_add(
    struct held *h, const struct held_record *r, bool by_key, struct err *e)
{
	const struct str parts[PARTS] = { r->key, r->text, r->fields,
		r->facts };
	struct head head = { .number = r->number };
	char number[8];

	ordered_put(number, r->number, sizeof number);
	for (size_t i = 0; i < PARTS; i++)
		head.bytes[i] = (uint32_t)parts[i].n;
	buf_clear(&h->sort);
	buf_clear(&h->value);
	if ((by_key && events_key(&h->sort, r->key, e) != 0) ||
	    add_raw(&h->sort, number, sizeof number, e) != 0 ||
	    add_raw(&h->value, &head, sizeof head, e) != 0)
		return -1;
	for (size_t i = 0; i < PARTS; i++) {
		if (buf_add(&h->value, parts[i], e) != 0)
			return -1;
	}
	return spill_add(h->spill, buf_str(&h->sort), buf_str(&h->value), e);
}

int
held_sort(struct held *h, struct err *e)
{
	return spill_sort(h->spill, e);
}

int
held_next(struct held *h, struct held_record *r, struct err *e)
{
	struct str *parts[PARTS] = { &r->key, &r->text, &r->fields, &r->facts };
	struct str sort, value;
	struct head head;
	size_t at = sizeof head;
	int got = spill_next(h->spill, &sort, &value, e);

	if (got != 1)
		return got;
	memcpy(&head, value.p, sizeof head);
	r->number = head.number;
	for (size_t i = 0; i < PARTS; i++) {
		*parts[i] = str_slice(value, at, at + head.bytes[i]);
		at += head.bytes[i];
	}
	return 1;
}

void
held_close(struct held *h)
{
	spill_close(h->spill);
	buf_free(&h->sort);
	buf_free(&h->value);
	memset(h, 0, sizeof *h);
}

int
held_pack_fact(struct buf *out, const struct fact *f, struct err *e)
{
	uint32_t bytes = (uint32_t)f->text.n;

	if (buf_add_byte(out, (char)f->known, e) != 0)
		return -1;
	if (!f->known)
		return 0;
	switch (f->type) {
	case NODE_AS_NUMBER:
		return add_raw(out, &f->number, sizeof f->number, e);
	case NODE_AS_DATE:
		return add_raw(out, &f->day, sizeof f->day, e);
	default:
		return add_raw(out, &bytes, sizeof bytes, e) != 0
			   ? -1
			   : buf_add(out, f->text, e);
	}
}

static void
take(struct str *packed, void *to, size_t n)
{
	memcpy(to, packed->p, n);
	*packed = str_slice(*packed, n, packed->n);
}

void
held_cut_fact(struct str *packed, struct fact *f)
{
	uint32_t bytes;
	char known;

	take(packed, &known, 1);
	f->known = known != 0;
	if (!f->known)
		return;
	switch (f->type) {
	case NODE_AS_NUMBER:
		take(packed, &f->number, sizeof f->number);
		break;
	case NODE_AS_DATE:
		take(packed, &f->day, sizeof f->day);
		break;
	default:
		take(packed, &bytes, sizeof bytes);
		f->text = str_slice(*packed, 0, bytes);
		*packed = str_slice(*packed, bytes, packed->n);
		break;
	}
}
