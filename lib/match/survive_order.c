#include "match/survive_order.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "record/select.h"

/* What all functions of the reader pass on. */
struct reading {
	const struct survive_item *item;
	const struct survive_options *options;
	struct survive_order *order;
	size_t *place;
	struct str *label;
	size_t next; /* the place of the next label */
	struct arena *memory;
	struct err *e;
};

static int
unknown_source(const struct reading *in, struct str label)
{
	const struct survive_options *o = in->options;
	char list[sizeof in->e->hint - sizeof "there are: "] = "";
	size_t n = 0, i = 0;

	/* as many as fit, then "..." */
	for (; i < o->nsources; i++) {
		struct str s = str_of(o->sources[i]);

		if (n + s.n + sizeof ", , ..." > sizeof list)
			break;
		n += (size_t)snprintf(
		    list + n, sizeof list - n, "%s%s", i == 0 ? "" : ", ", s.p);
	}
	(void)survive_item_unknown(
	    in->item, in->e, "no source is called", label);
	return err_hint(
	    in->e, "there are: %s%s", list, i == o->nsources ? "" : ", ...");
}

/* The files called so come next. */
static int
place_files(struct reading *in, struct str label)
{
	const struct survive_options *o = in->options;
	const size_t before = in->next;
	bool known = false;

	for (size_t i = 0; i < o->nsources; i++) {
		if (!str_is(label, o->sources[i]))
			continue;
		known = true;
		if (in->place[i] == SIZE_MAX)
			in->place[i] = in->next++;
	}
	if (!known)
		return unknown_source(in, label);
	return in->next > before ? 0
				 : survive_item_fail(in->item, in->e,
				       "a source stands twice");
}

static int
place_value(struct reading *in, struct str label)
{
	for (size_t i = 0; i < in->next; i++) {
		if (str_equal(in->label[i], label))
			return survive_item_fail(
			    in->item, in->e, "a source stands twice");
	}
	in->label[in->next++] = label;
	return 0;
}

/* Where the next label, which begins at `at`, ends. */
static size_t
label_end(struct str text, size_t at)
{
	bool quoted = false;

	for (; at < text.n && (quoted || text.p[at] != '>'); at++)
		quoted = quoted != (text.p[at] == '"');
	return at;
}

static int
read_labels(struct reading *in)
{
	const struct str text = in->item->argument;

	for (size_t at = 0, end; at <= text.n; at = end + 1) {
		struct str label;

		end = label_end(text, at);
		label = survive_item_trim(str_slice(text, at, end));
		if (survive_item_unquote(
			in->item, label, &label, in->memory, in->e) != 0 ||
		    (in->place != NULL ? place_files(in, label)
				       : place_value(in, label)) != 0)
			return -1;
	}
	return 0;
}

static int
read_files(struct reading *in)
{
	struct survive_order *r = in->order;

	r->column = HEADER_NONE;
	r->n = in->options->nsources;
	in->place = arena_array(in->memory, r->n, sizeof *in->place, in->e);
	if (in->place == NULL)
		return -1;
	for (size_t i = 0; i < r->n; i++)
		in->place[i] = SIZE_MAX;
	if (read_labels(in) != 0)
		return -1;
	for (size_t i = 0; i < r->n; i++) {
		if (in->place[i] == SIZE_MAX)
			in->place[i] = in->next++;
	}
	r->place = in->place;
	return 0;
}

/* The column that says where a record is from. */
static int
find_column(struct reading *in, const struct header *h)
{
	const char *told = in->options->source;
	size_t *column = &in->order->column;

	if (told != NULL)
		return select_one(column, str_of(told), "source", h, in->e);
	*column = header_find_role(h, str_of("source"), 0);
	if (*column != HEADER_NONE)
		return 0;
	(void)survive_item_fail(
	    in->item, in->e, "no column has the role source");
	return err_hint(in->e, "say which column: --source COLUMN");
}

static int
read_values(struct reading *in, const struct header *h)
{
	const struct str text = in->item->argument;
	size_t most = 1;

	for (size_t i = 0; i < text.n; i++)
		most += text.p[i] == '>';
	in->label = arena_array(in->memory, most, sizeof *in->label, in->e);
	if (in->label == NULL || find_column(in, h) != 0 ||
	    read_labels(in) != 0)
		return -1;
	in->order->label = in->label;
	in->order->n = in->next;
	return 0;
}

struct survive_order *
survive_order_read(const struct survive_item *item, const struct header *h,
    const struct survive_options *o, struct arena *memory, struct err *e)
{
	struct reading in = { item, o, NULL, NULL, NULL, 0, memory, e };

	if (survive_item_trim(item->argument).n == 0) {
		(void)survive_item_fail(
		    item, e, "the order of the sources is missing");
		(void)err_hint(e, "for example source(crm>shop)");
		return NULL;
	}
	in.order = arena_array(memory, 1, sizeof *in.order, e);
	if (in.order == NULL)
		return NULL;
	return (o->nsources > 0 ? read_files(&in) : read_values(&in, h)) == 0
		   ? in.order
		   : NULL;
}

bool
survive_order_agrees(
    const struct survive_order *a, const struct survive_order *b)
{
	if (a->n != b->n)
		return false;
	if (a->column == HEADER_NONE)
		return memcmp(a->place, b->place, a->n * sizeof *a->place) == 0;
	for (size_t i = 0; i < a->n; i++) {
		if (!str_equal(a->label[i], b->label[i]))
			return false;
	}
	return true;
}

size_t
survive_order_place(
    const struct survive_order *r, const struct group_member *member)
{
	size_t i = 0;

	if (r->column == HEADER_NONE)
		return r->place[member->source];
	while (i < r->n && !str_equal(r->label[i], member->field[r->column]))
		i++;
	return i;
}
