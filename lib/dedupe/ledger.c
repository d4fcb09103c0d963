#include "dedupe/ledger.h"

#include <string.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/ordered.h"
#include "dedupe/ledger_file.h"

/* A field, apart from those beside it. */
static void
digest_field(struct digest *d, struct str s)
{
	char length[8];

	ordered_put(length, s.n, sizeof length);
	digest_add(d, str_make(length, sizeof length));
	digest_add(d, s);
}

static void
digest_all(const struct str *field, size_t n, unsigned char out[DIGEST_BYTES])
{
	struct digest d;

	digest_begin(&d);
	for (size_t i = 0; i < n; i++)
		digest_field(&d, field[i]);
	digest_end(&d, out);
}

/* What the file says of how its records are known: by a column, or by all. */
static int
describe(struct ledger *g, const struct header *h, struct err *e)
{
	unsigned char bytes[DIGEST_BYTES];
	char text[DIGEST_TEXT];

	if (g->column != HEADER_NONE)
		return buf_add(&g->by, h->name[g->column], e);
	digest_all(h->name, h->n, bytes);
	digest_write(bytes, text);
	return buf_add(&g->by, str_make(text, LEDGER_KEY), e);
}

int
ledger_open(struct ledger *g, const char *file, const struct header *h,
    size_t column, struct err *e)
{
	g->file = file;
	g->column = column;
	g->next = 1;
	if (describe(g, h, e) != 0 || ledger_file_lock(g, e) != 0)
		return -1;
	return g->fresh ? 0 : ledger_file_read(g, e);
}

int
ledger_add(struct ledger *g, const struct str *field, size_t n, struct err *e)
{
	unsigned char bytes[DIGEST_BYTES] = { 0 };
	const char *key = (const char *)bytes;
	struct ledger_line line = { .since = LEDGER_HERE };

	line.record = (uint32_t)(g->now.n / sizeof line);
	digest_all(field, n, bytes);
	line.check = (uint32_t)ordered_get(key, sizeof line.check);
	if (g->column != HEADER_NONE && field[g->column].n > 0) {
		struct digest d;

		digest_begin(&d);
		digest_add(&d, str_of("id"));
		digest_add(&d, field[g->column]);
		digest_end(&d, bytes);
	}
	line.high = ordered_get(key, 8);
	line.low = ordered_get(key + 8, 8);
	return buf_add(&g->now, str_make((const char *)&line, sizeof line), e);
}

void
ledger_close(struct ledger *g)
{
	if (g->locked)
		(void)close(g->lock);
	buf_free(&g->by);
	buf_free(&g->lines);
	buf_free(&g->now);
	buf_free(&g->retired);
	buf_free(&g->changes);
}
