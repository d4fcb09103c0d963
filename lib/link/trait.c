/* From raw values to forms, and what follows from a form. */
#include "link/trait.h"

#include "link/trait_form.h"

void
trait_open(struct trait *t, struct room *room)
{
	t->raw = t->forms = dictionary_in(room);
	t->raw_of = t->values = t->made = buf_in(room);
	t->words = trait_words_in(room);
}

static int
settle_value(struct trait *t, struct trait_form *form, struct buf *room,
    uint32_t id, struct buf *map, struct err *e)
{
	uint32_t to = 0;

	buf_clear(room);
	if (trait_form_add(form, room, dictionary_text(&t->raw, id), e) != 0)
		return -1;
	if (room->n > 0 &&
	    dictionary_add(&t->forms, buf_str(room), &to, e) != 0)
		return -1;
	return buf_add(map, str_make((const char *)&to, sizeof to), e);
}

int
trait_settle(struct trait *t, const struct trait_reading *r, struct err *e)
{
	struct buf room = { 0 }, map = buf_in(t->raw_of.room);
	uint32_t *of = (uint32_t *)(void *)t->raw_of.p;
	const size_t n = t->raw_of.n / sizeof *of;
	struct trait_form form;
	uint64_t filled = 0;
	int result = -1;

	if (t->formed) {
		t->forms = t->raw;
		memset(&t->raw, 0, sizeof t->raw);
		return 0;
	}
	dictionary_close(&t->raw);
	for (size_t i = 0; i < n; i++)
		filled += of[i] != 0;
	t->guessed = t->kind == TRAIT_OPEN;
	if (t->guessed)
		t->kind = trait_kind_seen(&t->raw, filled);
	if (trait_form_open(&form, t, r, e) == 0) {
		uint32_t id = 1;

		trait_form_dates(&form, &t->order, &t->languages);
		while (id <= t->raw.n &&
		       settle_value(t, &form, &room, id, &map, e) == 0)
			id++;
		result = id > t->raw.n ? 0 : -1;
	}
	for (size_t i = 0; i < n && result == 0; i++)
		of[i] = of[i] == 0 ? 0 : ((uint32_t *)(void *)map.p)[of[i] - 1];
	trait_form_close(&form);
	dictionary_free(&t->raw);
	buf_free(&room);
	buf_free(&map);
	return result;
}

/* The two words that tell most of those that other values have, too. */
static void
derive_words(const struct trait *t, struct trait_value *v, uint32_t id)
{
	size_t n;
	const struct likeness_word *word = trait_words_of(&t->words, id, &n);
	const struct likeness_word *best = NULL, *second = NULL;

	for (size_t i = 0; i < n; i++) {
		if (trait_words_count(&t->words, &word[i]) < 2)
			continue;
		if (best == NULL || word[i].weight > best->weight) {
			second = best;
			best = &word[i];
		} else if (second == NULL || word[i].weight > second->weight) {
			second = &word[i];
		}
	}
	v->atom[TRAIT_BEGINNING] =
	    best == NULL ? 0
			 : trait_value_hash(trait_words_text(&t->words, best),
			       TRAIT_BEGINNING);
	v->other = second == NULL
		       ? 0
		       : trait_value_hash(trait_words_text(&t->words, second),
			     TRAIT_BEGINNING);
}

int
trait_derive(struct trait *t, struct err *e)
{
	struct trait_value *v;

	dictionary_close(&t->forms);
	if (trait_kind_is_text(t->kind) &&
	    trait_words_find(&t->words, &t->forms, t->known, e) != 0)
		return -1;
	if (buf_reserve(&t->values, (t->forms.n + 1) * sizeof *v, e) != 0)
		return -1;
	t->values.n = (t->forms.n + 1) * sizeof *v;
	memset(t->values.p, 0, t->values.n);
	v = (struct trait_value *)(void *)t->values.p;
	for (uint32_t id = 1; id <= t->forms.n; id++)
		trait_value_derive(
		    &v[id], t->kind, dictionary_text(&t->forms, id));
	for (uint32_t id = 1; id <= t->words.ends.n / sizeof id; id++)
		derive_words(t, &v[id], id);
	return 0;
}

void
trait_free(struct trait *t)
{
	dictionary_free(&t->raw);
	dictionary_free(&t->forms);
	buf_free(&t->raw_of);
	buf_free(&t->values);
	buf_free(&t->made);
	trait_words_free(&t->words);
}
