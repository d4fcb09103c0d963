#include "dedupe/stage.h"

/* What stands for what, behind a backslash. */
static const char letters[] = "tnrq\\", signs[] = "\t\n\r\"\\";

void
stage_reader(struct reader_options *o)
{
	o->dialect.delimiter = '\t';
	o->no_header = true;
	o->may_be_empty = true;
}

void
stage_prepare(struct stream_options *io, enum stage stage)
{
	io->files++;
	io->nfiles--;
	if (stage != STAGE_CLUSTER)
		io->out_delimiter = '\t';
	if (stage != STAGE_KEYS && stage != STAGE_CLUSTER)
		stage_reader(&io->reader);
}

int
stage_run(struct stream *io, const struct stage_options *o, uint64_t *too_large,
    struct count_list *counts)
{
	struct model m = { .columns = { 0 } };
	int result;

	*too_large = 0;
	if (o->stage == STAGE_TRAIN)
		return stage_train(io, o, counts);
	result = model_load(&m, o->model, o->region, &io->err);
	if (result == 0)
		result = o->stage == STAGE_KEYS
			     ? stage_keys(io, o, &m, counts)
			     : stage_pairs(io, o, &m, too_large, counts);
	model_free(&m);
	return result;
}

void
stage_corpus(
    struct corpus *c, struct trait trait[TRAIT_MOST], const struct model *m)
{
	size_t n;
	const struct model_column *column = model_columns(m, &n);

	memset(c, 0, sizeof *c);
	memset(trait, 0, TRAIT_MOST * sizeof *trait);
	c->trait = trait;
	c->told = true;
	for (size_t i = 0; i < n; i++) {
		struct trait *t = &trait[c->all];

		if (!column[i].known.used)
			continue;
		t->name = column[i].name;
		t->role = column[i].role;
		t->kind = column[i].kind;
		t->known = &column[i].known;
		t->formed = true;
		c->all++;
	}
}

int
stage_escape(struct buf *out, struct str s, struct err *e)
{
	for (size_t i = 0; i < s.n; i++) {
		const char *sign = memchr(signs, s.p[i], sizeof signs - 1);

		if (sign == NULL) {
			if (buf_add_byte(out, s.p[i], e) != 0)
				return -1;
			continue;
		}
		if (buf_add_byte(out, '\\', e) != 0 ||
		    buf_add_byte(out, letters[sign - signs], e) != 0)
			return -1;
	}
	return 0;
}

int
stage_unescape(struct buf *out, struct str s, struct err *e)
{
	for (size_t i = 0; i < s.n; i++) {
		const char *letter = s.p + i;

		if (s.p[i] == '\\') {
			letter = ++i < s.n ? memchr(letters, s.p[i],
						 sizeof letters - 1)
					   : NULL;
			if (letter == NULL)
				return err_set(e, ERR_USAGE, 0,
				    "a backslash without a letter that it "
				    "goes with");
			letter = signs + (letter - letters);
		}
		if (buf_add_byte(out, *letter, e) != 0)
			return -1;
	}
	return 0;
}
