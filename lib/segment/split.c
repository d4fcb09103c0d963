/* Files named after segments. */
#include "segment/split.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/utf8.h"

enum { NAME_MAX_BYTES = 100 };

struct split_file {
	struct str segment; /* n 0: records without one */
	struct str path;
	struct writer *out;
	uint64_t records;
	struct split_file *next;
};

/* Letters and digits stay, everything else becomes one hyphen: "Can't Lose
 * Them" is can-t-lose-them. */
static int
add_safe_name(struct buf *out, struct str segment, struct err *e)
{
	size_t from = out->n;
	bool gap = false;
	int32_t point;

	for (size_t i = 0; i < segment.n && out->n - from < NAME_MAX_BYTES;) {
		i += utf8_decode(str_slice(segment, i, segment.n), &point);
		if (!utf8_is_letter(point) && !utf8_is_digit(point) &&
		    !utf8_is_mark(point) && point != '_') {
			gap = out->n > from;
			continue;
		}
		if ((gap && buf_add_byte(out, '-', e) != 0) ||
		    utf8_encode(out, utf8_lower(point), e) != 0)
			return -1;
		gap = false;
	}
	return out->n > from ? 0 : buf_add(out, str_of("segment"), e);
}

static int
name_file(struct split *s, struct split_file *f, struct err *e)
{
	struct buf path = { 0 };
	const char *end = s->delimiter == '\t' ? ".tsv" : ".csv";

	if (buf_add(&path, str_of(s->folder), e) == 0 &&
	    buf_add_byte(&path, '/', e) == 0 &&
	    (f->segment.n > 0 ? add_safe_name(&path, f->segment, e)
			      : buf_add(&path, str_of("no-segment"), e)) == 0 &&
	    buf_add(&path, str_of(end), e) == 0)
		f->path = arena_copy(&s->memory, buf_str(&path), e);
	buf_free(&path);
	return f->path.p == NULL ? -1 : 0;
}

static int
add_file(struct split *s, struct str segment, struct err *e)
{
	struct split_file *f = arena_array(&s->memory, 1, sizeof *f, e);
	struct split_file **tail = &s->files;

	if (f == NULL)
		return -1;
	f->segment = segment;
	if (name_file(s, f, e) != 0)
		return -1;
	for (; *tail != NULL; tail = &(*tail)->next) {
		if (str_equal((*tail)->path, f->path))
			return err_set(e, ERR_USAGE, 0,
			    "two segments would have the file %s", f->path.p);
	}
	*tail = f;
	if (++s->nfiles > SPLIT_MOST)
		return err_set(
		    e, ERR_USAGE, 0, "more than %d segments", SPLIT_MOST);
	return 0;
}

int
split_open(struct split *s, const struct rules *r, const struct header *h,
    struct err *e)
{
	struct stat st;

	s->header = h;
	for (s->rule = r->first; s->rule != NULL; s->rule = s->rule->next) {
		if (s->rule->kind == RULE_SET || s->rule->kind == RULE_TIER)
			break;
	}
	if (s->rule == NULL) {
		(void)err_set(e, ERR_USAGE, 0, "there is nothing to split by");
		return err_hint(e, "a set or a tier in the rules");
	}
	if (stat(s->folder, &st) != 0 || !S_ISDIR(st.st_mode))
		return err_set(
		    e, ERR_USAGE, 0, "--split %s: is not a folder", s->folder);
	for (const struct rule_segment *g = s->rule->segments; g != NULL;
	     g = g->next) {
		if (add_file(s, g->label, e) != 0)
			return -1;
	}
	return s->rule->has_else ? 0 : add_file(s, str_make(NULL, 0), e);
}

/* Which of the segments the record is in. */
static struct str
segment_of(const struct rule *r)
{
	const struct rule_segment *g = r->segments;

	if (!r->fact.known)
		return str_make(NULL, 0);
	if (r->kind == RULE_SET)
		return r->fact.text;
	for (int64_t i = 1; i < r->fact.number.unscaled; i++)
		g = g->next;
	return g->label;
}

static int
open_file(struct split *s, struct split_file *f, struct err *e)
{
	if (f->out != NULL)
		return 0;
	if (writer_open(&f->out, f->path.p, s->delimiter, e) != 0)
		return -1;
	if (s->no_header || writer_header(f->out, s->header) == 0)
		return 0;
	*e = *writer_error(f->out);
	return -1;
}

struct writer *
split_writer(struct split *s, struct err *e)
{
	struct str segment = segment_of(s->rule);
	struct split_file *f = s->files;

	while (!str_equal(f->segment, segment))
		f = f->next;
	f->records++;
	return open_file(s, f, e) == 0 ? f->out : NULL;
}

int
split_commit(struct split *s, struct writer *list, struct err *e)
{
	char digits[24];

	writer_field(list, str_of("segment"));
	writer_field(list, str_of("file"));
	writer_field(list, str_of("records"));
	for (struct split_file *f = s->files; f != NULL; f = f->next) {
		if (open_file(s, f, e) != 0 || writer_commit(f->out, e) != 0)
			return -1;
		if (writer_end(list) != 0)
			break;
		writer_field(list, f->segment);
		writer_field(list, f->path);
		writer_field(list,
		    str_make(digits, (size_t)snprintf(digits, sizeof digits,
					 "%" PRIu64, f->records)));
	}
	if (writer_end(list) == 0)
		return 0;
	*e = *writer_error(list);
	return -1;
}

void
split_close(struct split *s)
{
	for (struct split_file *f = s->files; f != NULL; f = f->next)
		writer_close(f->out);
	arena_free(&s->memory);
}
