#include "field/person_line.h"

#include "field/name.h"
#include "field/person_look.h"
#include "field/person_parts.h"
#include "field/take.h"
#include "field/text.h"
#include "field/title.h"

enum { ROUNDS = 3 };

void
person_line_close(struct person_line *x)
{
	for (size_t i = 0; i < sizeof x->room / sizeof *x->room; i++)
		buf_free(&x->room[i]);
}

/* Append the text of x, recased. */
static int
add_recased(struct buf *out, const struct person_line *x, struct err *e)
{
	const struct person_words *w = &x->words;
	const struct str first = w->word[w->from].text;
	const struct str last = w->word[w->to - 1].text;
	const size_t from = (size_t)(first.p - x->text.p);
	const size_t to = (size_t)(last.p + last.n - x->text.p);
	struct str head = str_slice(x->text, 0, from);
	struct str name = str_slice(x->text, from, to);
	struct str tail = str_slice(x->text, to, x->text.n);

	if (w->mixed ? buf_add(out, head, e) != 0
		     : title_recase(out, head, e) != 0)
		return -1;
	if (name_canonical(out, name, NAME_FULL, e) != 0)
		return -1;
	return w->mixed ? buf_add(out, tail, e) : title_recase(out, tail, e);
}

/* Append the words of x with one space behind each comma and none before. */
static int
add_tidy(struct buf *out, const struct person_line *x, struct err *e)
{
	const struct person_words *w = &x->words;

	for (size_t i = 0; i < w->n; i++) {
		if (buf_add(out, w->word[i].text, e) != 0 ||
		    (w->word[i].comma && buf_add_byte(out, ',', e) != 0) ||
		    (i + 1 < w->n && buf_add_byte(out, ' ', e) != 0))
			return -1;
	}
	return 0;
}

static bool
has_comma(const struct person_words *w)
{
	size_t i = 0;

	while (i < w->n && !w->word[i].comma)
		i++;
	return i < w->n;
}

static void
take_text(struct person_line *x, struct str text)
{
	x->text = text;
	x->has_words = person_words_read(&x->words, text);
}

/* The room that the text is not in. */
static struct buf *
free_room(struct person_line *x)
{
	struct buf *room =
	    x->text.p == x->room[2].p ? &x->room[1] : &x->room[2];

	buf_clear(room);
	return room;
}

/* A name of single letters, recased, may make others of the titles. */
static int
recase(struct person_line *x, struct err *e)
{
	for (int i = 0; i < ROUNDS && x->has_words && !x->words.mixed_name;
	     i++) {
		struct buf *next = free_room(x);

		if (add_recased(next, x, e) != 0)
			return -1;
		if (str_equal(buf_str(next), x->text))
			break;
		take_text(x, buf_str(next));
	}
	return 0;
}

int
person_line_open(struct person_line *x, struct str s, struct err *e)
{
	struct buf *room = x->room;

	if (!text_is_canonical(s)) {
		if (text_canonical(&room[0], s, TEXT_LINE, e) != 0)
			return -1;
		s = buf_str(&room[0]);
	}
	take_text(x, s);
	if (!x->has_words) {
		if (name_canonical(&room[2], s, NAME_FULL, e) != 0)
			return -1;
		x->text = buf_str(&room[2]);
		return 0;
	}
	if (!x->words.odd && has_comma(&x->words)) {
		if (add_tidy(&room[1], x, e) != 0)
			return -1;
		take_text(x, buf_str(&room[1]));
	}
	x->recased = x->has_words && !x->words.mixed_name;
	return recase(x, e);
}

/* Append the name of x and what is behind it without being a title. */
static int
add_stripped(struct buf *out, const struct person_line *x, struct err *e)
{
	const struct person_words *w = &x->words;

	for (size_t i = w->from; i < w->n; i++) {
		const struct person_word *word = &w->word[i];

		if (i >= w->to && !person_parts_is_close(word->text))
			continue;
		if (i > w->from &&
		    ((word[-1].comma && buf_add_byte(out, ',', e) != 0) ||
			buf_add_byte(out, ' ', e) != 0))
			return -1;
		if (buf_add(out, word->text, e) != 0)
			return -1;
	}
	return 0;
}

int
person_line_strip(struct person_line *x, struct err *e)
{
	while (
	    x->has_words && !x->words.odd && !person_look_several(&x->words)) {
		struct buf *next = free_room(x);

		if (add_stripped(next, x, e) != 0)
			return -1;
		if (str_equal(buf_str(next), x->text))
			break;
		take_text(x, buf_str(next));
		if (recase(x, e) != 0)
			return -1;
	}
	return 0;
}

/* Make the first letter of a word of the text small. */
static void
make_small(struct person_line *x, struct str word)
{
	const size_t at = (size_t)(word.p - x->text.p);

	/* Text that is not ours was recased to what it is. */
	for (size_t i = 1; i < sizeof x->room / sizeof *x->room; i++) {
		if (x->room[i].p == x->text.p)
			x->room[i].p[at] = take_lower(x->room[i].p[at]);
	}
}

const char *
person_line_split(struct person_line *x, enum person_order order)
{
	struct person_words *w = &x->words;
	const char *why = person_split(w, order);
	size_t given = 0;
	size_t i = 0;

	while (given < w->n && w->word[given].part != PERSON_PART_GIVEN)
		given++;
	while (i < w->n && w->word[i].part != PERSON_PART_FAMILY)
		i++;
	if (why == NULL && x->recased && given < w->n && i + 1 < w->n &&
	    w->word[i + 1].part == PERSON_PART_FAMILY &&
	    person_words_is_particle(w->word[i].text))
		make_small(x, w->word[i].text);
	return why;
}
