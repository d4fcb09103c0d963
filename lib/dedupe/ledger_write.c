#include <errno.h>
#include <sys/stat.h>

#include "base/num.h"
#include "base/ordered.h"
#include "dedupe/ledger.h"
#include "dedupe/ledger_file.h"
#include "link/radix.h"
#include "record/writer.h"

/* A number as 2n hexadecimal digits. */
static size_t
write_digits(char *out, uint64_t v, size_t n)
{
	for (size_t i = 2 * n; i-- > 0; v >>= 4)
		out[i] = "0123456789abcdef"[v & 15];
	return 2 * n;
}

static int
write_part(struct writer *w, const char *part, struct str key, uint32_t id)
{
	writer_field(w, str_of(part));
	writer_field(w, key);
	writer_field(w, str_of(""));
	if (id != 0)
		writer_number(w, id);
	else
		writer_field(w, str_of(""));
	writer_field(w, str_of(""));
	return writer_end(w);
}

static int
write_line(struct writer *w, const struct ledger_line *line)
{
	char key[LEDGER_KEY], check[8], day[10];

	(void)write_digits(key, line->high, 8);
	(void)write_digits(key + 16, line->low, 8);
	(void)write_digits(check, line->check, 4);
	writer_field(w, str_of("record"));
	writer_field(w, str_make(key, sizeof key));
	writer_field(w, str_make(check, sizeof check));
	writer_number(w, line->id);
	if (line->since == LEDGER_HERE) {
		writer_field(w, str_of(""));
		return writer_end(w);
	}
	date_write_iso(date_from_days(line->since), day);
	writer_field(w, str_make(day, sizeof day));
	return writer_end(w);
}

static int
write_head(const struct ledger *g, struct writer *w)
{
	for (size_t i = 0; i < LEDGER_FIELDS; i++)
		writer_field(w, str_of(ledger_file_names[i]));
	if (writer_end(w) != 0 || write_part(w, "version", str_of("1"), 0) != 0)
		return -1;
	if (write_part(w, g->column == HEADER_NONE ? "columns" : "column",
		buf_str(&g->by), 0) != 0)
		return -1;
	return write_part(w, "next", str_of(""), g->next);
}

static int
write_all(const struct ledger *g, struct writer *w)
{
	size_t n;
	const struct ledger_line *line = ledger_line_list(&g->lines, &n);
	const struct ledger_retired *r =
	    (const struct ledger_retired *)(const void *)g->retired.p;
	const size_t retired = g->retired.n / sizeof *r;
	char text[NUM_TEXT];

	if (write_head(g, w) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (write_line(w, &line[i]) != 0)
			return -1;
	}
	for (size_t i = 0; i < retired; i++) {
		struct str id = str_make(text, num_write_count(r[i].id, text));

		if (write_part(w, "retired", id, r[i].now) != 0)
			return -1;
	}
	return write_part(
	    w, "end", str_make(text, num_write_count(n + retired, text)), 0);
}

/* By the old id, then by the new one. */
static int
sort_changes(const struct buf *changes, struct buf *items, struct err *e)
{
	const struct ledger_change *c =
	    (const struct ledger_change *)(const void *)changes->p;
	const size_t n = changes->n / sizeof *c;
	struct buf room = { 0 };
	struct radix *item;
	int result = buf_reserve(items, n * sizeof *item, e);

	item = (struct radix *)(void *)items->p;
	for (size_t i = 0; i < n && result == 0; i++) {
		item[i].key = (uint64_t)c[i].id << 32 | c[i].now;
		item[i].of = (uint32_t)i;
	}
	if (result == 0)
		result = radix_sort(item, n, &room, e);
	buf_free(&room);
	return result;
}

static int
write_changes(const struct ledger *g, const struct buf *items, struct writer *w)
{
	static const char *const name[] = { "cluster_id", "change", "now",
		"records" };
	const struct ledger_change *c =
	    (const struct ledger_change *)(const void *)g->changes.p;
	const struct radix *item = (const struct radix *)(const void *)items->p;

	for (size_t i = 0; i < sizeof name / sizeof *name; i++)
		writer_field(w, str_of(name[i]));
	if (writer_end(w) != 0)
		return -1;
	for (size_t i = 0; i < g->changes.n / sizeof *c; i++) {
		const struct ledger_change *one = &c[item[i].of];

		writer_number(w, one->id);
		writer_field(w, str_of(one->retired ? "retired" : "split"));
		writer_number(w, one->now);
		writer_number(w, one->records);
		if (writer_end(w) != 0)
			return -1;
	}
	return 0;
}

static int
commit(struct writer *w, int written, struct err *e)
{
	if (written != 0)
		*e = *writer_error(w);
	else
		written = writer_commit(w, e);
	writer_close(w);
	return written;
}

int
ledger_write(struct ledger *g, const char *changes, struct err *e)
{
	struct buf items = { 0 };
	struct writer *w;
	int result = 0;

	if (changes != NULL) {
		result = sort_changes(&g->changes, &items, e);
		if (result == 0)
			result = writer_open(&w, changes, ',', e);
		if (result == 0)
			result = commit(w, write_changes(g, &items, w), e);
		buf_free(&items);
	}
	if (result != 0 || ledger_file_check(g, e) != 0 ||
	    writer_open(&w, g->file, '\t', e) != 0)
		return -1;
	if (g->fresh && fchmod(writer_descriptor(w), S_IRUSR | S_IWUSR) != 0) {
		(void)err_set(e, ERR_WRITE, errno, "cannot set its mode");
		writer_close(w);
		return err_in_file(e, g->file);
	}
	return commit(w, write_all(g, w), e);
}
