#include "link/link.h"

#include "base/room.h"
#include "link/evidence_any.h"
#include "link/evidence_learn.h"
#include "link/evidence_rules.h"

/* Entries of the first round. */
enum { ROUGH = 60000 };

static int
add_trait(struct link *l, const struct header *h, size_t column,
    enum trait_kind kind, struct err *e)
{
	struct trait *t = &l->corpus.trait[l->corpus.all];

	trait_open(t, l->corpus.room);
	t->name = arena_copy(&l->memory, h->name[column], e);
	if (t->name.p == NULL)
		return -1;
	t->role = h->role[column];
	t->column = column;
	t->nth = 1;
	for (size_t i = 0; i < column; i++)
		t->nth += str_equal(h->name[i], h->name[column]);
	t->kind = kind;
	l->corpus.all++;
	return 0;
}

static size_t
find_column(const struct header *h, const struct model_column *c)
{
	size_t column = header_find(h, c->name, 0);

	for (size_t i = 1; i < c->nth && column != HEADER_NONE; i++)
		column = header_find(h, c->name, column + 1);
	return column;
}

/* The columns of the model, in its order. */
static int
take_model(struct link *l, const struct header *h, struct err *e)
{
	size_t n;
	const struct model_column *c = model_columns(l->options.model, &n);

	l->options.reading = l->options.model->reading;
	l->corpus.told = true;
	for (size_t i = 0; i < n; i++) {
		const size_t column = find_column(h, &c[i]);

		if (column == HEADER_NONE) {
			(void)err_set(e, ERR_USAGE, 0,
			    "the model needs a column that is not there");
			(void)err_hint(e, "it was learnt of records that have "
					  "it: rename a column, or learn anew");
			return err_in_column(e, c[i].name.p, c[i].name.n);
		}
		if (add_trait(l, h, column, c[i].kind, e) != 0)
			return -1;
		l->corpus.trait[i].role = c[i].role;
		l->corpus.trait[i].known = &c[i].known;
	}
	return 0;
}

static int
take_columns(struct link *l, const struct header *h, struct err *e)
{
	for (size_t i = 0; i < h->n; i++) {
		const enum trait_kind kind =
		    trait_kind_of(h->role[i], h->name[i]);

		if (kind != TRAIT_NONE && add_trait(l, h, i, kind, e) != 0)
			return -1;
	}
	return 0;
}

int
link_open(struct link *l, const struct header *h, const struct link_options *o,
    struct err *e)
{
	struct corpus *c = &l->corpus;
	size_t columns = h->n;

	l->options = *o;
	if (o->memory > 0) {
		c->room = room_open(&l->memory, o->memory, o->tempdir, e);
		if (c->room == NULL)
			return -1;
	}
	l->number = l->seen.pairs = buf_in(c->room);
	bonds_open(&l->bonds, c->room);
	if (workers_open(&l->workers, o->threads, e) != 0)
		return -1;
	if (o->model != NULL)
		(void)model_columns(o->model, &columns);
	c->trait = arena_array(&l->memory, columns, sizeof *c->trait, e);
	if (c->trait == NULL)
		return -1;
	if ((o->model == NULL ? take_columns(l, h, e) : take_model(l, h, e)) !=
	    0)
		return -1;
	return intake_open(&l->intake, c->trait, c->all, l->workers, e);
}

int
link_add(struct link *l, const struct str *field, uint32_t label, struct err *e)
{
	if (intake_add(&l->intake, field, e) != 0)
		return -1;
	if (label != 0 &&
	    bonds_label(&l->bonds, l->corpus.records, label, e) != 0)
		return -1;
	if (l->options.once != LINK_NONE &&
	    bonds_source(&l->bonds, field[l->options.once], e) != 0)
		return -1;
	l->corpus.records++;
	return 0;
}

int
link_tell(struct link *l, uint64_t a, uint64_t b, bool same, uint32_t tag,
    struct err *e)
{
	return bonds_add(&l->bonds, a, b, same, tag, e);
}

/* Without traits all records are the same, unless they are empty. */
static bool
says_nothing(const struct link *l, uint32_t entry)
{
	if (l->corpus.ntraits == 0)
		return !l->filled;
	return (corpus_facts(&l->corpus, entry) & CORPUS_BLANK) != 0;
}

/* Clusters by the first record of each. */
static int
number_clusters(struct link *l, struct err *e)
{
	const struct corpus *c = &l->corpus;
	const size_t bytes = c->records * sizeof(uint32_t);
	struct buf numbers = buf_in(c->room);
	uint32_t *of, *number;

	if (buf_reserve(&l->number, bytes, e) != 0 ||
	    buf_reserve(&numbers, (c->n + (size_t)1) * sizeof *of, e) != 0)
		return -1;
	of = (uint32_t *)(void *)numbers.p;
	memset(of, 0, c->n * sizeof *of);
	l->number.n = bytes;
	number = (uint32_t *)(void *)l->number.p;
	for (uint64_t r = 0; r < c->records; r++) {
		const uint32_t entry = corpus_entry(c, r);
		const uint32_t root = cluster_of(&l->cluster, entry);

		if (of[root] == 0 || says_nothing(l, entry))
			of[root] = ++l->clusters;
		number[r] = of[root] - 1;
	}
	buf_free(&numbers);
	return 0;
}

/* A first round on some of the entries (any first ones are a fair sample), by
 * rules chosen on a guess, shows how often values agree; the rules that count
 * are chosen by that. */
static int
learn_roughly(struct link *l, struct err *e)
{
	struct corpus some = l->corpus;
	struct evidence *v = &l->evidence;
	int result = -1;

	if (some.n > ROUGH)
		some.n = ROUGH;
	if (evidence_rules_choose(&some, v, e) == 0 &&
	    blocks_make(&l->blocks, &some, v, l->workers, e) == 0 &&
	    evidence_learn(&some, &l->blocks, v, l->workers, NULL, e) == 0)
		result = 0;
	blocks_free(&l->blocks);
	return result;
}

static int
settle(struct link *l, struct err *e)
{
	struct buf tags = buf_in(l->corpus.room);
	int result;

	if (intake_finish(&l->intake, e) != 0)
		return -1;
	for (size_t i = 0; i < l->corpus.all; i++)
		l->filled = l->filled || l->corpus.trait[i].raw.n > 0;
	result = bonds_tags(&l->bonds, l->corpus.records, &tags, e);

	if (result == 0)
		result = corpus_settle(
		    &l->corpus, &l->options.reading, &tags, l->workers, e);
	buf_free(&tags);
	return result == 0 ? bonds_settle(&l->bonds, &l->corpus, e) : -1;
}

/* Are all candidate pairs, and no others, to be weighed? */
static bool
counts_all(const struct link *l)
{
	return l->options.find_edges == NULL && l->bonds.label.n == 0;
}

static int
learn(struct link *l, struct err *e)
{
	struct evidence *v = &l->evidence;
	const struct corpus *c = &l->corpus;

	if (evidence_any_find(c, v, l->workers, e) != 0 ||
	    learn_roughly(l, e) != 0 || evidence_rules_choose(c, v, e) != 0 ||
	    blocks_make(&l->blocks, c, v, l->workers, e) != 0)
		return -1;
	return evidence_learn(
	    c, &l->blocks, v, l->workers, counts_all(l) ? &l->seen : NULL, e);
}

static int
recall(struct link *l, struct err *e)
{
	l->evidence = l->options.model->evidence;
	if (l->options.find_edges != NULL)
		return 0;
	return blocks_make(&l->blocks, &l->corpus, &l->evidence, l->workers, e);
}

static int
find_edges(struct link *l, struct err *e)
{
	const struct link_options *o = &l->options;
	int result;

	if (o->find_edges != NULL)
		return o->find_edges(o->context, l, e);
	if (!l->seen.whole)
		return edges_score(&l->edges, &l->blocks, &l->weight, &l->bonds,
		    LINK_FLOOR, l->workers, e);
	result = edges_weigh(
	    &l->edges, &l->seen, &l->weight, LINK_FLOOR, l->workers, e);
	buf_free(&l->seen.pairs);
	return result;
}

int
link_run(struct link *l, struct err *e)
{
	const struct corpus *c = &l->corpus;

	if (settle(l, e) != 0)
		return -1;
	if ((l->options.model == NULL ? learn(l, e) : recall(l, e)) != 0)
		return -1;
	weight_open(&l->weight, c, &l->evidence);
	if (find_edges(l, e) != 0 ||
	    cluster_make(&l->cluster, &l->edges, &l->weight, &l->bonds, e) !=
		0 ||
	    standing_find(
		&l->standing, &l->cluster, &l->weight, l->workers, e) != 0)
		return -1;
	return number_clusters(l, e);
}

uint32_t
link_cluster(const struct link *l, uint64_t record)
{
	const uint32_t *number = (const uint32_t *)(const void *)l->number.p;

	return number[record];
}

bool
link_is_empty(const struct link *l, uint64_t record)
{
	return says_nothing(l, corpus_entry(&l->corpus, record));
}

bool
link_weight(const struct link *l, uint64_t record, double *weight)
{
	const uint32_t entry = corpus_entry(&l->corpus, record);
	const struct standing_entry *one = standing_of(&l->standing, entry);

	*weight = one->best;
	if (says_nothing(l, entry))
		return false;
	return one->with != entry ||
	       (corpus_facts(&l->corpus, entry) & CORPUS_SEVERAL) != 0;
}

void
link_release(struct link *l)
{
	corpus_release(&l->corpus);
	blocks_free(&l->blocks);
	buf_free(&l->seen.pairs);
	edges_free(&l->edges);
	bonds_free(&l->bonds);
	cluster_free(&l->cluster);
	standing_release(&l->standing);
}

void
link_close(struct link *l)
{
	intake_close(&l->intake);
	link_release(l);
	corpus_free(&l->corpus);
	standing_free(&l->standing);
	buf_free(&l->number);
	if (l->workers != NULL)
		workers_close(l->workers);
	arena_free(&l->memory);
}
