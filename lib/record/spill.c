#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "record/merge_runs.h"
#include "record/spill.h"
#include "record/target.h"
#include "record/writer.h"

enum { OUT = 256 * 1024 }; /* bytes gathered for one write to a file */

/* What is sorted: the key's first eight bytes, so that most comparisons touch
 * no entry, and where the entry is in `entries`. */
struct item {
	uint64_t prefix;
	uint64_t at;
};

struct spill {
	size_t memory;
	const char *directory;
	struct buf entries; /* each: spill_head, key, value */
	struct buf items;   /* struct item */
	struct buf scratch; /* as many, for the merge sort */
	size_t next;        /* in memory: next item to hand out */
	struct buf out;     /* on their way to the file */
	struct run_file file;
	struct merge_runs runs;
	uint64_t count, written;
};

int
spill_open(
    struct spill **s, size_t memory, const char *directory, struct err *e)
{
	struct spill *x = calloc(1, sizeof *x);

	*s = x;
	if (x == NULL)
		return err_memory(e, sizeof *x);
	if (directory == NULL)
		directory = getenv("TMPDIR");
	x->directory =
	    directory == NULL || *directory == '\0' ? "/tmp" : directory;
	x->memory = memory < SPILL_MIN_MEMORY ? SPILL_MIN_MEMORY : memory;
	x->file.fd = -1;
	return 0;
}

static uint64_t
key_prefix(struct str key)
{
	uint64_t v = 0;

	for (size_t i = 0; i < 8; i++)
		v = v << 8 | (i < key.n ? (unsigned char)key.p[i] : 0);
	return v;
}

static struct item *
items_of(const struct spill *s)
{
	return (struct item *)(void *)s->items.p;
}

static size_t
items_count(const struct spill *s)
{
	return s->items.n / sizeof(struct item);
}

static bool
comes_after(const struct spill *s, const struct item *a, const struct item *b)
{
	struct str ka, kb, value;

	if (a->prefix != b->prefix)
		return a->prefix > b->prefix;
	spill_entry(s->entries.p + a->at, &ka, &value);
	spill_entry(s->entries.p + b->at, &kb, &value);
	return str_compare(ka, kb) > 0;
}

/* Merge the sorted stretches a[from..mid) and a[mid..to) into b. */
static void
merge(const struct spill *s, const struct item *a, struct item *b, size_t from,
    size_t mid, size_t to)
{
	size_t i = from, j = mid, k = from;

	while (i < mid && j < to) {
		if (comes_after(s, &a[i], &a[j]))
			b[k++] = a[j++];
		else
			b[k++] = a[i++];
	}
	memcpy(b + k, a + i, (mid - i) * sizeof *b);
	memcpy(b + k + (mid - i), a + j, (to - j) * sizeof *b);
}

/* Stable: runs of doubling length, merged to and fro. */
static int
sort_items(struct spill *s, struct err *e)
{
	size_t n = items_count(s);
	struct item *a, *b;

	buf_clear(&s->scratch);
	if (buf_reserve(&s->scratch, s->items.n + 1, e) != 0)
		return -1;
	a = items_of(s);
	b = (struct item *)(void *)s->scratch.p;
	for (size_t width = 1; width < n; width *= 2) {
		struct item *t = a;

		for (size_t from = 0; from < n; from += 2 * width) {
			size_t mid = from + width < n ? from + width : n;
			size_t to = mid + width < n ? mid + width : n;

			merge(s, a, b, from, mid, to);
		}
		a = b;
		b = t;
	}
	if (a != items_of(s)) {
		struct buf t = s->items;

		s->scratch.n = t.n;
		s->items = s->scratch;
		s->scratch = t;
	}
	return 0;
}

static int
drain(struct spill *s, struct err *e)
{
	int result = run_file_write(&s->file, buf_str(&s->out), e);

	s->written += s->out.n;
	buf_clear(&s->out);
	return result;
}

/* Sort what is in memory and make it a run of the file. */
static int
write_run(struct spill *s, struct err *e)
{
	if (s->file.fd < 0 && run_file_open(&s->file, s->directory, e) != 0)
		return -1;
	if (sort_items(s, e) != 0)
		return -1;
	for (size_t i = 0; i < items_count(s); i++) {
		const char *p = s->entries.p + items_of(s)[i].at;
		struct str key, value;
		size_t n = spill_entry(p, &key, &value);

		if (s->out.n + n > OUT && drain(s, e) != 0)
			return -1;
		if (buf_add(&s->out, str_make(p, n), e) != 0)
			return -1;
	}
	if (drain(s, e) != 0 || run_file_end_run(&s->file, e) != 0)
		return -1;
	buf_clear(&s->entries);
	buf_clear(&s->items);
	return 0;
}

int
spill_add(struct spill *s, struct str key, struct str value, struct err *e)
{
	struct spill_head head = { (uint32_t)key.n, (uint32_t)value.n };
	struct item item = { key_prefix(key), 0 };
	size_t need = sizeof head + key.n + value.n;

	if (s->items.n > 0 &&
	    s->entries.n + need + 2 * (s->items.n + sizeof item) > s->memory &&
	    write_run(s, e) != 0)
		return -1;
	item.at = s->entries.n;
	if (buf_reserve(&s->entries, need, e) != 0 ||
	    buf_add(&s->items, str_make((const char *)&item, sizeof item), e) !=
		0)
		return -1;
	/* there is room: these cannot fail */
	if (buf_add(&s->entries, str_make((const char *)&head, sizeof head),
		e) != 0 ||
	    buf_add(&s->entries, key, e) != 0 ||
	    buf_add(&s->entries, value, e) != 0)
		return -1;
	s->count++;
	return 0;
}

int
spill_sort(struct spill *s, struct err *e)
{
	s->next = 0;
	if (s->file.fd < 0)
		return sort_items(s, e);
	if (s->items.n > 0 && write_run(s, e) != 0)
		return -1;
	buf_free(&s->entries);
	buf_free(&s->items);
	buf_free(&s->scratch);
	buf_free(&s->out);
	return merge_runs_open(&s->runs, &s->file, s->memory, s->directory, e);
}

int
spill_next(struct spill *s, struct str *key, struct str *value, struct err *e)
{
	if (s->file.fd >= 0)
		return merge_runs_next(&s->runs, key, value, e);
	if (s->next >= items_count(s))
		return 0;
	(void)spill_entry(s->entries.p + items_of(s)[s->next++].at, key, value);
	return 1;
}

uint64_t
spill_entries(const struct spill *s)
{
	return s->count;
}

uint64_t
spill_written(const struct spill *s)
{
	return s->written;
}

void
spill_close(struct spill *s)
{
	if (s == NULL)
		return;
	merge_runs_close(&s->runs);
	run_file_close(&s->file);
	buf_free(&s->entries);
	buf_free(&s->items);
	buf_free(&s->scratch);
	buf_free(&s->out);
	free(s);
}
