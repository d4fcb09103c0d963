#include <string.h>

#include "merge/join_text.h"
#include "record/quote.h"

/* n empty fields. */
static int
add_empty(struct buf *out, size_t n, char delimiter, struct err *e)
{
	if (buf_reserve(out, n, e) != 0)
		return -1;
	memset(out->p + out->n, delimiter, n - 1);
	out->n += n - 1;
	return 0;
}

/* n fields from `from` on, by their values. */
static int
add_values(struct buf *out, const struct record *rec, size_t from, size_t n,
    char delimiter, struct err *e)
{
	const struct record some = { .field = rec->field + from, .nfields = n };

	/* a lone empty field would be taken for a record, and quoted */
	if (n == 1 && rec->field[from].n == 0)
		return 0;
	return quote_record(out, &some, delimiter, e);
}

/* n fields from `from` on, as they stand. */
static int
add_raw(struct buf *out, const struct record *rec, size_t from, size_t n,
    struct err *e)
{
	const char *p = record_raw_field(rec, from).p;
	struct str last = record_raw_field(rec, from + n - 1);

	return buf_add(out, str_make(p, (size_t)(last.p + last.n - p)), e);
}

/* The fields of rec that fill p, between delimiters. */
static int
add_part(struct buf *out, const struct join_part *p, const struct record *rec,
    char delimiter, struct err *e)
{
	const bool raw = rec->raw.p != NULL && rec->delimiter == delimiter;

	for (size_t i = 0; i < p->n; i += p->run[i]) {
		const size_t n = p->run[i];
		int result;

		if (i > 0 && buf_add_byte(out, delimiter, e) != 0)
			return -1;
		if (p->from[i] == HEADER_NONE)
			result = add_empty(out, n, delimiter, e);
		else if (raw)
			result = add_raw(out, rec, p->from[i], n, e);
		else
			result =
			    add_values(out, rec, p->from[i], n, delimiter, e);
		if (result != 0)
			return -1;
	}
	return 0;
}

static int
add_number(struct buf *out, uint64_t number, struct err *e)
{
	return buf_add(out, str_make((const char *)&number, sizeof number), e);
}

int
join_text_add(struct buf *out, const struct join_source *s,
    const struct record *rec, bool numbered, char delimiter, struct err *e)
{
	uint32_t bytes = 0;
	size_t at;

	if (numbered && add_number(out, rec->number, e) != 0)
		return -1;
	at = out->n;
	if (s->heads) {
		/* the length of the head, when that is known */
		if (buf_add(out, str_make((const char *)&bytes, sizeof bytes),
			e) != 0 ||
		    add_part(out, &s->head, rec, delimiter, e) != 0)
			return -1;
		bytes = (uint32_t)(out->n - at - sizeof bytes);
		memcpy(out->p + at, &bytes, sizeof bytes);
	}
	return add_part(out, &s->tail, rec, delimiter, e);
}

struct join_text
join_text_cut(const struct join_source *s, struct str kept, bool numbered)
{
	struct join_text t = { .number = 0 };
	uint32_t bytes = 0;

	if (numbered) {
		memcpy(&t.number, kept.p, sizeof t.number);
		kept = str_slice(kept, sizeof t.number, kept.n);
	}
	if (s->heads && kept.n > 0) {
		memcpy(&bytes, kept.p, sizeof bytes);
		kept = str_slice(kept, sizeof bytes, kept.n);
	}
	t.head = str_slice(kept, 0, bytes);
	t.tail = str_slice(kept, bytes, kept.n);
	return t;
}
