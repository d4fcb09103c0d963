#include <string.h>

#include "base/ordered.h"
#include "merge/gather.h"
#include "merge/golden.h"
#include "merge/stack.h"
#include "merge/trail.h"
#include "record/quote.h"
#include "record/spill.h"

/* The texts of one record on their way to the output. */
struct lengths {
	uint32_t record, provenance, conflicts;
};

struct golden {
	struct stream *io;
	struct sources *sources;
	const struct golden_options *options;
	struct key *key;     /* one a source, over its own columns */
	struct key united;   /* over the union */
	const size_t **from; /* one a source */
	struct survive survive;
	struct trail trail;
	struct spill *order; /* place of the first record -> texts */
	struct str *field;   /* of a golden record, the source column last */
	struct buf text, value, labels;
	uint64_t keyless, groups, merged;
	struct arena memory;
};

static int
open_keys(struct golden *g)
{
	struct sources *s = g->sources;
	struct str by = str_of(g->options->by.on);
	struct err *e = &g->io->err;

	g->key = arena_array(&g->memory, s->n, sizeof *g->key, e);
	g->from = arena_array(&g->memory, s->n, sizeof *g->from, e);
	if (g->key == NULL || g->from == NULL ||
	    key_open(&g->united, by, &s->header, &g->options->by.key, e) != 0)
		return -1;
	for (size_t i = 0; i < s->n; i++) {
		if (key_open(&g->key[i], by, &s->header, &g->options->by.key,
			e) != 0)
			return -1;
		key_translate(&g->key[i], s->map[i].from);
		g->from[i] = s->map[i].from;
	}
	return 0;
}

static int
open_survive(struct golden *g)
{
	const struct golden_options *o = g->options;
	const struct sources *s = g->sources;
	struct err *e = &g->io->err;
	const char **label = arena_array(&g->memory, s->n, sizeof *label, e);
	const struct survive_options survive = { .rules = o->rules,
		.nrules = o->nrules,
		.sources = label,
		.nsources = s->n,
		.region = o->by.key.region,
		.as_of = o->as_of };

	if (label == NULL)
		return -1;
	for (size_t i = 0; i < s->n; i++)
		label[i] = sources_label(s, i);
	return survive_open(&g->survive, &s->header, &survive, e);
}

/* Write the texts, or keep them until their place is known. */
static int
deliver(struct golden *g, const struct group_member *first)
{
	struct err *e = &g->io->err;
	struct lengths n = { (uint32_t)g->text.n,
		(uint32_t)g->trail.provenance_text.n,
		(uint32_t)g->trail.conflicts_text.n };
	struct record rec = { .raw = buf_str(&g->text),
		.delimiter = writer_delimiter(g->io->out) };
	char place[12];

	if (g->options->by.sorted)
		return stream_pass(g->io, &rec) != 0
			   ? -1
			   : trail_write(&g->trail,
				 buf_str(&g->trail.provenance_text),
				 buf_str(&g->trail.conflicts_text), e);
	ordered_put(place, first->source, 4);
	ordered_put(place + 4, first->number, 8);
	buf_clear(&g->value);
	if (buf_add(&g->value, str_make((const char *)&n, sizeof n), e) != 0 ||
	    buf_add(&g->value, rec.raw, e) != 0 ||
	    buf_add(&g->value, buf_str(&g->trail.provenance_text), e) != 0 ||
	    buf_add(&g->value, buf_str(&g->trail.conflicts_text), e) != 0)
		return -1;
	return spill_add(
	    g->order, str_make(place, sizeof place), buf_str(&g->value), e);
}

/* The labels of the sources of the members, each once, in their order. */
static int
list_labels(struct golden *g, const struct group_member *member, size_t n)
{
	size_t last = SIZE_MAX;

	buf_clear(&g->labels);
	for (size_t i = 0; i < n; i++) {
		struct str label;

		if (member[i].source == last)
			continue;
		last = member[i].source;
		label = str_of(sources_label(g->sources, last));
		if ((g->labels.n > 0 &&
			buf_add_byte(&g->labels, '|', &g->io->err) != 0) ||
		    buf_add(&g->labels, label, &g->io->err) != 0)
			return -1;
	}
	return 0;
}

static int
make_record(struct golden *g, const struct group_member *member, size_t n)
{
	const size_t columns = g->sources->header.n;
	struct err *e = &g->io->err;
	const struct survive_choice *choice =
	    survive_choose(&g->survive, member, n, e);
	size_t fields = columns;

	if (choice == NULL || trail_make(&g->trail, member, n, choice, e) != 0)
		return -1;
	for (size_t i = 0; i < columns; i++)
		g->field[i] = choice[i].value;
	if (g->options->source_column != NULL) {
		if (list_labels(g, member, n) != 0)
			return -1;
		g->field[fields++] = buf_str(&g->labels);
	}
	buf_clear(&g->text);
	if (quote_fields(&g->text, g->field, fields,
		writer_delimiter(g->io->out), e) != 0)
		return -1;
	return deliver(g, &member[0]);
}

static int
take_keyless(void *context, const struct group_member *record, struct err *e)
{
	struct golden *g = context;

	(void)e;
	g->keyless++;
	return make_record(g, record, 1);
}

static int
make_records(struct golden *g)
{
	const struct gather_options o = {
		.key = g->key,
		.from = g->from,
		.nfields = g->sources->header.n,
		.keyless = take_keyless,
		.context = g,
		.by = g->options->by.on,
		.sorted = g->options->by.sorted,
		.memory = g->options->by.memory / 2,
		.tempdir = g->options->by.tempdir,
	};
	struct gather gather = { .options = NULL };
	const struct group_member *member;
	struct str key;
	size_t n;
	int got = gather_open(&gather, g->io, g->sources, &o);

	while (
	    got == 0 && (got = gather_next(&gather, &key, &member, &n)) == 1) {
		g->groups++;
		g->merged += n - 1;
		got = make_record(g, member, n);
	}
	gather_close(&gather);
	return got;
}

/* All records in the order in which their keys appeared. */
static int
write_in_order(struct golden *g)
{
	struct err *e = &g->io->err;
	struct record rec = { .delimiter = writer_delimiter(g->io->out) };
	struct lengths n;
	struct str place, texts;
	int got = spill_sort(g->order, e);

	while (
	    got == 0 && (got = spill_next(g->order, &place, &texts, e)) == 1) {
		size_t at = sizeof n;

		memcpy(&n, texts.p, sizeof n);
		rec.raw = str_slice(texts, at, at + n.record);
		at += n.record;
		got = stream_pass(g->io, &rec);
		if (got == 0)
			got = trail_write(&g->trail,
			    str_slice(texts, at, at + n.provenance),
			    str_slice(texts, at + n.provenance, texts.n), e);
	}
	return got;
}

static int
open_all(struct golden *g)
{
	const struct golden_options *o = g->options;
	struct err *e = &g->io->err;

	g->field = arena_array(
	    &g->memory, g->sources->header.n + 1, sizeof *g->field, e);
	if (g->field == NULL || open_keys(g) != 0 || open_survive(g) != 0)
		return -1;
	if (!o->by.sorted &&
	    spill_open(&g->order, o->by.memory / 2, o->by.tempdir, e) != 0)
		return -1;
	return trail_open(&g->trail, g->sources, &g->united.columns,
	    &g->survive, o->provenance, o->conflicts, e);
}

static int
count_all(const struct golden *g, struct count_list *counts)
{
	struct err *e = &g->io->err;

	if (count_add(counts, "keys", NULL, g->groups, e) != 0 ||
	    count_add(counts, "records_merged_away", NULL, g->merged, e) != 0 ||
	    count_add(counts, "records_without_key", NULL, g->keyless, e) != 0)
		return -1;
	if (g->trail.conflicts == NULL)
		return 0;
	return count_add(counts, "conflicts", NULL, g->trail.nconflicts, e);
}

int
golden_run(struct stream *io, struct sources *s, const struct golden_options *o,
    struct count_list *counts)
{
	struct golden g = { .io = io, .sources = s, .options = o };
	int result = open_all(&g);

	if (result == 0 && !io->options.reader.no_header)
		result = stack_header(io, s, o->source_column);
	if (result == 0)
		result = make_records(&g);
	if (result == 0 && !o->by.sorted)
		result = write_in_order(&g);
	if (result == 0)
		result = count_all(&g, counts);
	if (result == 0)
		result = trail_commit(&g.trail, &io->err);
	for (size_t i = 0; g.key != NULL && i < s->n; i++)
		key_close(&g.key[i]);
	key_close(&g.united);
	survive_close(&g.survive);
	trail_close(&g.trail);
	spill_close(g.order);
	buf_free(&g.text);
	buf_free(&g.value);
	buf_free(&g.labels);
	arena_free(&g.memory);
	return result;
}
