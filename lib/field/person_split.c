#include "field/person_split.h"

#include "base/utf8.h"
#include "field/forename.h"
#include "field/person_look.h"
#include "field/phrase.h"
#include "field/take.h"

static const char name_order_unknown[] = "name_order_unknown";
static const char name_split_unknown[] = "name_split_unknown";

/* Between two parts of a family name. */
static const char *const joints[] = { "y", "e", "i", NULL };

static bool
is_word_of(struct str word, const char *const *list)
{
	return take_any(&word, list) && word.n == 0;
}

static bool
is_small_word_of(struct str word, const char *const *list)
{
	while (*list != NULL && !str_is(word, *list))
		list++;
	return *list != NULL;
}

static enum forename
forename_at(const struct person_words *w, size_t at)
{
	return forename_find(w->word[at].text);
}

static bool
is_initial(const struct person_words *w, size_t at)
{
	return person_words_is_initial(w->word[at].text);
}

static bool
is_particle(const struct person_words *w, size_t at)
{
	return person_words_is_particle(w->word[at].text);
}

/* May the word be a given name? */
static bool
is_given(const struct person_words *w, size_t at)
{
	return forename_at(w, at) != FORENAME_UNKNOWN || is_initial(w, at);
}

/* "MAKINEN Matti", "Matti MAKINEN". */
static enum person_order
order_by_capitals(const struct person_words *w)
{
	size_t from = w->from;
	size_t to = w->to;

	if (!w->mixed_name)
		return PERSON_ORDER_OPEN;
	while (from < to && person_look_capitals(w->word[from].text))
		from++;
	while (to > from && person_look_capitals(w->word[to - 1].text))
		to--;
	for (size_t i = from; i < to; i++) {
		if (person_look_capitals(w->word[i].text))
			return PERSON_ORDER_OPEN;
	}
	if ((from > w->from) == (to < w->to) || from == to)
		return PERSON_ORDER_OPEN;
	return to < w->to ? PERSON_ORDER_GIVEN_FIRST
			  : PERSON_ORDER_FAMILY_FIRST;
}

enum person_order
person_split_evidence(const struct person_words *w, bool *sure)
{
	size_t last = w->to - 1;
	enum person_order order;
	enum forename at_start, at_end;

	*sure = false;
	if (w->to - w->from < 2 || person_look_comma(w) < w->to)
		return PERSON_ORDER_NONE;
	if (w->odd || person_look_several(w))
		return PERSON_ORDER_NONE;
	order = order_by_capitals(w);
	*sure = order != PERSON_ORDER_OPEN;
	if (*sure)
		return order;
	while (
	    last > w->from + 1 &&
	    (is_initial(w, last) || person_look_nickname(w->word[last].text)))
		last--;
	at_start = forename_at(w, w->from);
	at_end = forename_at(w, last);
	/* "Matti V." hides a family name, "Virtanen M." a given one. */
	if (is_initial(w, w->from) && !is_initial(w, last))
		return at_end == FORENAME_KNOWN ? PERSON_ORDER_OPEN
						: PERSON_ORDER_GIVEN_FIRST;
	if (at_start == FORENAME_KNOWN && at_end == FORENAME_UNKNOWN)
		return PERSON_ORDER_GIVEN_FIRST;
	if (at_end == FORENAME_KNOWN && at_start == FORENAME_UNKNOWN)
		return PERSON_ORDER_FAMILY_FIRST;
	return PERSON_ORDER_OPEN;
}

static void
mark(struct person_words *w, size_t from, size_t to, enum person_part part)
{
	for (size_t i = from; i < to; i++)
		w->word[i].part = part;
}

static void
mark_given(struct person_words *w, size_t from, size_t to)
{
	mark(w, from, from + 1, PERSON_PART_GIVEN);
	mark(w, from + 1, to, PERSON_PART_MIDDLE);
}

/* Particles that are names as well: small where others are not, they are
 * particles. */
static bool
is_sure_particle(const struct person_words *w, size_t at)
{
	static const char *const names[] = { "al", "bin", "da", "do", "la",
		"le", "ten", "van", NULL };
	struct str s = w->word[at].text;
	int32_t point;

	if (!is_particle(w, at))
		return false;
	(void)utf8_decode(s, &point);
	return w->mixed ? utf8_is_cased_lower(point) : !is_word_of(s, names);
}

/* Are words with a comma between them the whole names of two persons? */
static bool
is_two(const struct person_words *w, size_t comma, size_t given, size_t to)
{
	bool all = true;

	for (size_t i = given; i < to; i++)
		all = all && is_given(w, i);
	return !all && comma > w->from &&
	       forename_at(w, w->from) == FORENAME_KNOWN &&
	       forename_at(w, comma) == FORENAME_UNKNOWN;
}

/* "King, Jr., Martin": mark what stands between two commas when it is a suffix.
 * Returns where the given names begin. */
static size_t
skip_suffix(struct person_words *w, size_t from)
{
	size_t at = from;

	while (at + 1 < w->to && !w->word[at].comma)
		at++;
	if (at + 1 >= w->to)
		return from;
	for (size_t i = from; i <= at; i++) {
		if (!person_words_is_behind(w, i))
			return from;
	}
	mark(w, from, at + 1, PERSON_PART_SUFFIX);
	return at + 1;
}

/* "Last, First": the comma stands behind the word `comma`. */
static const char *
split_at_comma(struct person_words *w, size_t comma)
{
	size_t from = person_words_titles(w, skip_suffix(w, comma + 1));
	size_t to = w->to;
	size_t end = comma + 1;

	for (size_t i = from; i + 1 < to; i++) {
		if (w->word[i].comma)
			return name_order_unknown;
	}
	if (is_two(w, comma, from, to))
		return name_order_unknown;
	if (to - from > 2 && is_particle(w, to - 1) && is_particle(w, to - 2))
		to -= 2;
	while (to - from > 1 && is_sure_particle(w, to - 1))
		to--;
	/* "Smith Jr., John" */
	while (end - w->from > 1 && person_words_is_behind(w, end - 1))
		end--;
	if (end - w->from > 1 && person_words_is_degree(w, end - 1))
		return name_split_unknown;
	mark(w, w->from, end, PERSON_PART_FAMILY);
	mark(w, end, comma + 1, PERSON_PART_SUFFIX);
	mark_given(w, from, to);
	mark(w, to, w->to, PERSON_PART_PARTICLE);
	return NULL;
}

/* Where the family name in capitals begins or ends, particles included. */
static size_t
edge_of_capitals(const struct person_words *w, enum person_order order)
{
	size_t at = w->from;

	if (order == PERSON_ORDER_FAMILY_FIRST) {
		while (person_look_capitals(w->word[at].text))
			at++;
		return at;
	}
	at = w->to;
	while (person_look_capitals(w->word[at - 1].text))
		at--;
	while (at > w->from + 1 && is_particle(w, at - 1))
		at--;
	return at;
}

/* Where the family name begins; w->to: not known. */
static size_t
family_from(const struct person_words *w)
{
	size_t at = w->from + 1;

	/* "van Gogh" */
	if (is_sure_particle(w, w->from))
		return w->to;
	while (at + 1 < w->to && !is_particle(w, at))
		at++;
	if (at + 1 >= w->to) {
		at = w->from + 2;
		while (at + 1 < w->to &&
		       !is_small_word_of(w->word[at].text, joints))
			at++;
		/* Before the joint, or the last word. */
		at = at + 1 < w->to ? at - 1 : w->to - 1;
	} else if (at == w->from + 1 && w->to - at > 2) {
		char room[PHRASE_LONGEST];

		/* "Maria del Carmen" are given names, or the beginning. */
		if (str_is(phrase_plain(w->word[w->from].text, room), "maria"))
			return w->to;
	}
	return at > w->from + 1 && !is_given(w, at - 1) &&
		       !person_look_nickname(w->word[at - 1].text)
		   ? w->to
		   : at;
}

/* Where the family name, which is first, ends; w->to: not known. */
static size_t
family_to(const struct person_words *w)
{
	size_t at = w->from;

	while (at + 2 < w->to && is_particle(w, at)) {
		if (!is_sure_particle(w, at))
			return w->to;
		at++;
	}
	at++;
	if (at + 2 < w->to && is_small_word_of(w->word[at].text, joints))
		at += 2;
	return w->to - at > 1 && !is_given(w, at) ? w->to : at;
}

static const char *
split_bare(struct person_words *w, enum person_order order)
{
	bool sure;
	enum person_order own = person_split_evidence(w, &sure);
	size_t edge;

	if (sure)
		order = own;
	if ((order != PERSON_ORDER_GIVEN_FIRST &&
		order != PERSON_ORDER_FAMILY_FIRST) ||
	    (own != PERSON_ORDER_OPEN && own != order))
		return name_order_unknown;
	if (sure)
		edge = edge_of_capitals(w, order);
	else
		edge = order == PERSON_ORDER_GIVEN_FIRST ? family_from(w)
							 : family_to(w);
	if (edge == w->to)
		return name_split_unknown;
	if (order == PERSON_ORDER_GIVEN_FIRST) {
		mark_given(w, w->from, edge);
		mark(w, edge, w->to, PERSON_PART_FAMILY);
	} else {
		mark(w, w->from, edge, PERSON_PART_FAMILY);
		mark_given(w, edge, w->to);
	}
	return NULL;
}

const char *
person_split(struct person_words *w, enum person_order order)
{
	const size_t comma = person_look_comma(w);

	if (w->odd)
		return name_order_unknown;
	if (person_look_several(w))
		return "multi_value";
	if (person_look_unclear(w))
		return name_split_unknown;
	if (comma < w->to)
		return split_at_comma(w, comma);
	if (w->to - w->from > 1)
		return split_bare(w, order);
	if (!w->address || forename_at(w, w->from) == FORENAME_KNOWN)
		return name_order_unknown;
	w->word[w->from].part = PERSON_PART_FAMILY;
	return NULL;
}
