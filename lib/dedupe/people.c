#include "dedupe/people.h"

#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "base/ordered.h"
#include "dedupe/people_header.h"
#include "record/quote.h"
#include "record/spill.h"

static uint32_t *
numbers(const struct buf *b)
{
	return (uint32_t *)(void *)b->p;
}

/* n zeros. */
static int
make_numbers(struct people *p, struct buf *b, size_t n)
{
	*b = buf_in(p->link->corpus.room);
	if (buf_reserve(b, n * sizeof(uint32_t), &p->io->err) != 0)
		return -1;
	if (n > 0)
		memset(b->p, 0, n * sizeof(uint32_t));
	return 0;
}

static struct str
write_number(char text[NUM_TEXT], uint64_t v)
{
	return str_make(text, num_write_count(v, text));
}

/* One record as it came, `n` columns behind it. */
static int
pass(struct people *p, struct str piece, const struct str *more, size_t n)
{
	struct record rec = { .delimiter = writer_delimiter(p->io->out) };

	if (tape_text(p->tape, piece, p->field, &rec.raw, &p->io->err) != 0)
		return -1;
	if (n == 0)
		return stream_pass(p->io, &rec);
	writer_same_all(p->io->out, &rec);
	for (size_t i = 0; i < n; i++)
		writer_field(p->io->out, more[i]);
	return stream_end(p->io);
}

/* 1 and the next piece of the tape, which is record i; 0; -1. */
static int
next_piece(struct people *p, uint64_t i, struct str *piece)
{
	struct wanted *wanted = p->wanted;
	struct err *e = &p->io->err;
	int got = tape_next(p->tape, piece, e);

	if (got == 1 && wanted != NULL &&
	    wanted_offer(wanted, i, *piece, e) != 0)
		return -1;
	return got;
}

/* The number of the household of a record, by the first record of each; empty
 * for one that has nothing to be compared. */
static struct str
write_house(struct people *p, char text[NUM_TEXT], uint64_t record)
{
	uint32_t *house;

	if (!p->options->household || link_is_empty(p->link, record))
		return str_make("", 0);
	house =
	    numbers(&p->houses) +
	    household_of(&p->household, corpus_entry(&p->link->corpus, record));
	if (*house == 0)
		*house = ++p->nhouses;
	return write_number(text, *house);
}

static int
write_marked(struct people *p)
{
	const struct linkage *found = p->found;
	struct str piece;
	int got;

	for (uint64_t i = found->known - found->taped;
	     (got = next_piece(p, i, &piece)) == 1; i++) {
		char id[IDENTITY_TEXT], bits[NUM_TEXT], house[NUM_TEXT];
		struct str more[] = { identity_text(&found->identity,
					  link_cluster(p->link, i), id),
			{ "", 0 }, write_house(p, house, i) };
		double weight;

		if (i < found->known)
			continue;
		if (link_weight(p->link, i, &weight)) {
			int n = snprintf(bits, sizeof bits, "%.2f", weight);

			more[1] = str_make(bits, (size_t)n);
		}
		if (pass(p, piece, more, 2 + p->options->household) != 0)
			return -1;
	}
	return got;
}

static void
count_records(struct people *p)
{
	for (uint64_t i = 0; i < p->link->corpus.records; i++)
		numbers(&p->sizes)[link_cluster(p->link, i)]++;
}

/* Bring the records of people who have several together. */
static int
sort_people(struct people *p)
{
	struct err *e = &p->io->err;
	struct str piece;
	int got;

	if (spill_open(
		&p->by_person, p->options->memory, p->options->tempdir, e) != 0)
		return -1;
	for (uint64_t i = 0; (got = next_piece(p, i, &piece)) == 1; i++) {
		uint32_t person = link_cluster(p->link, i);
		char key[4];

		if (p->survive.orders != NULL) {
			tape_cut(p->tape, piece, p->field);
			survive_see(&p->survive, p->field);
		}
		if (numbers(&p->sizes)[person] == 1)
			continue;
		ordered_put(key, person, sizeof key);
		buf_clear(&p->value);
		if (buf_add(&p->value, str_make((const char *)&i, sizeof i),
			e) != 0 ||
		    buf_add(&p->value, piece, e) != 0 ||
		    spill_add(p->by_person, str_make(key, sizeof key),
			buf_str(&p->value), e) != 0)
			return -1;
	}
	if (got != 0 || (p->tape->n > 0 && survive_seen(&p->survive, e) != 0) ||
	    spill_sort(p->by_person, e) != 0)
		return -1;
	return tape_rewind(p->tape, e);
}

/* The golden record of the records in the group. */
static int
write_golden(struct people *p, struct str person)
{
	char house[NUM_TEXT];
	const size_t columns = p->io->header.n;
	const struct group_member *member;
	const struct survive_choice *choice;
	struct err *e = &p->io->err;
	size_t n;

	if (group_members(&p->group, &member, &n, e) != 0 ||
	    merged_add(&p->merged, person, member, n, e) != 0)
		return -1;
	choice = survive_choose(&p->survive, member, n, e);
	if (choice == NULL)
		return -1;
	for (size_t i = 0; i < columns; i++)
		writer_field(p->io->out, choice[i].value);
	if (p->options->number != NULL)
		writer_field(p->io->out, person);
	if (p->options->household)
		writer_field(
		    p->io->out, write_house(p, house, member[0].number - 1));
	p->made++;
	p->merged_away += n - 1;
	group_clear(&p->group);
	return stream_end(p->io);
}

/* The only record of a person. */
static int
pass_alone(
    struct people *p, struct str piece, struct str person, uint64_t record)
{
	char house[NUM_TEXT];
	struct str more[2] = { person, person };
	size_t n = p->options->number != NULL;

	if (p->options->household)
		more[n++] = write_house(p, house, record);
	return pass(p, piece, more, n);
}

/* The golden record of a person of several, the next one in by_person. */
static int
write_several(struct people *p, uint32_t person, struct str id)
{
	struct err *e = &p->io->err;

	for (uint32_t i = 0; i < numbers(&p->sizes)[person]; i++) {
		struct str key, value;
		uint64_t place;

		if (spill_next(p->by_person, &key, &value, e) != 1)
			return -1;
		memcpy(&place, value.p, sizeof place);
		tape_cut(
		    p->tape, str_slice(value, sizeof place, value.n), p->field);
		if (group_put(&p->group, 0, place + 1, p->field, NULL, e) != 0)
			return -1;
	}
	return write_golden(p, id);
}

/* People are numbered in the order of their first records. */
static int
write_people(struct people *p)
{
	struct str piece;
	uint32_t next = 0;
	int got;

	for (uint64_t i = 0;
	     (got = tape_next(p->tape, &piece, &p->io->err)) == 1; i++) {
		const uint32_t person = link_cluster(p->link, i);
		char text[IDENTITY_TEXT];
		struct str id;

		if (person < next)
			continue;
		next = person + 1;
		id = identity_text(&p->found->identity, person, text);
		if ((numbers(&p->sizes)[person] == 1
			    ? pass_alone(p, piece, id, i)
			    : write_several(p, person, id)) != 0)
			return -1;
	}
	return got;
}

/* The weight of a record (from 1 on) in hundredths of a bit; what speaks
 * against it is nothing. */
static uint32_t
weigh(const void *context, uint64_t number)
{
	const struct people *p = context;
	double weight;

	if (!link_weight(p->link, number - 1, &weight) || weight <= 0)
		return 0;
	return (uint32_t)(weight * 100 + 0.5);
}

int
people_open(struct people *p, struct stream *io, const struct people_options *o)
{
	const struct header *h = &io->header;
	struct survive_options rules = o->survive;

	p->io = io;
	p->options = o;
	p->field = arena_array(&p->memory, h->n, sizeof *p->field, &io->err);
	if (p->field == NULL || people_header_find(p) != 0)
		return -1;
	if (o->mark)
		return 0;
	rules.weigh = weigh;
	rules.context = p;
	if (survive_open(&p->survive, h, &rules, &io->err) != 0 ||
	    group_open(&p->group, h->n, o->memory, o->tempdir, &io->err) != 0)
		return -1;
	return merged_open(
	    &p->merged, o->merged, h, writer_delimiter(io->out), &io->err);
}

static int
count_all(const struct people *p, struct count_list *counts)
{
	struct err *e = &p->io->err;

	if (count_add(counts, "people", NULL, p->link->clusters, e) != 0)
		return -1;
	if (p->options->mark)
		return 0;
	if (count_add(counts, "people_of_several_records", NULL, p->made, e) !=
	    0)
		return -1;
	return count_add(
	    counts, "records_merged_away", NULL, p->merged_away, e);
}

static int
find_households(struct people *p)
{
	const struct link *l = p->link;
	struct err *e = &p->io->err;

	if (make_numbers(p, &p->houses, l->corpus.n) != 0)
		return -1;
	return household_find(&p->household, &l->corpus, &l->cluster, e);
}

static int
take(struct people *p, struct linkage *found)
{
	p->found = found;
	p->link = &found->link;
	p->tape = &found->tape;
	if (found->options.review != NULL)
		p->wanted = &found->review.records;
	if (p->options->household && find_households(p) != 0)
		return -1;
	link_release(&found->link);
	return 0;
}

int
people_write(struct people *p, struct linkage *found, struct count_list *counts)
{
	const struct link *l = &found->link;
	struct err *e = &p->io->err;

	if (take(p, found) != 0 || people_header_write(p) != 0)
		return -1;
	if (p->options->mark)
		return write_marked(p) == 0 ? count_all(p, counts) : -1;
	if (make_numbers(p, &p->sizes, l->clusters) != 0)
		return -1;
	count_records(p);
	if (sort_people(p) != 0 || write_people(p) != 0 ||
	    merged_commit(&p->merged, e) != 0)
		return -1;
	return count_all(p, counts);
}

void
people_close(struct people *p)
{
	survive_close(&p->survive);
	group_close(&p->group);
	spill_close(p->by_person);
	merged_close(&p->merged);
	household_free(&p->household);
	buf_free(&p->houses);
	buf_free(&p->sizes);
	buf_free(&p->value);
	arena_free(&p->memory);
}
