#include "field/person_form.h"

#include "base/utf8.h"
#include "field/company.h"
#include "field/forename.h"
#include "field/person_look.h"

/* Words that begin with a capital and go on in small letters, of Latin letters,
 * with hyphens: nothing to recase.  Quick, and sure when it says yes. */
static bool
is_plain(struct str s)
{
	bool begins = true;
	bool small = false;

	while (s.n > 0) {
		const unsigned char c = (unsigned char)s.p[0];
		int32_t point = c;
		size_t n = 1;

		if (c >= 'a' && c <= 'z') {
			if (begins)
				return false;
			small = true;
		} else if (c == ' ' || c == '-') {
			if (begins || !small)
				return false;
			begins = true;
			small = false;
		} else if (begins && c >= 'A' && c <= 'Z') {
			begins = false;
		} else if (begins) {
			n = utf8_decode(s, &point);
			if (c >= 0xCC || !utf8_is_cased_upper(point))
				return false;
			begins = false;
		} else if (c < 0xC3 || c >= 0xCC) {
			return false;
		} else {
			n = 2;
		}
		s = str_slice(s, n, s.n);
	}
	return !begins && small;
}

bool
person_form_is_sure(struct str s, const struct person_rule *r)
{
	const char *space;
	struct str last;
	size_t n;

	if (r->bare || !is_plain(s))
		return false;
	space = memchr(s.p, ' ', s.n);
	if (r->form == PERSON_AS_WRITTEN || space == NULL)
		return true;
	n = (size_t)(space - s.p);
	last = str_slice(s, n + 1, s.n);
	return r->form == PERSON_GIVEN_FIRST &&
	       r->order == PERSON_ORDER_GIVEN_FIRST &&
	       memchr(last.p, ' ', last.n) == NULL &&
	       (forename_find(str_slice(s, 0, n)) != FORENAME_UNKNOWN ||
		   forename_find(last) != FORENAME_KNOWN);
}

/* Is a name that could not be split for that reason in the form of the rule
 * all the same: one word, or those of others in their order, or one that looks
 * so where the order of the others is not known? */
static bool
is_in_form(
    const struct person_words *w, const struct person_rule *r, const char *why)
{
	enum person_order order = r->order;
	bool sure;

	if (w->to - w->from == 1)
		return true;
	if (str_is(str_of(why), "name_order_unknown") &&
	    order != PERSON_ORDER_GIVEN_FIRST &&
	    order != PERSON_ORDER_FAMILY_FIRST)
		order = person_split_evidence(w, &sure);
	else if (!str_is(str_of(why), "name_split_unknown"))
		return false;
	return (r->form == PERSON_GIVEN_FIRST &&
		   order == PERSON_ORDER_GIVEN_FIRST) ||
	       (r->form == PERSON_FAMILY_FIRST &&
		   order == PERSON_ORDER_FAMILY_FIRST);
}

/* Is a name, which was split, written in the form without a doubt? */
static bool
is_written(const struct person_words *w, enum person_form form)
{
	const enum person_part first = w->word[w->from].part;

	if (w->to < w->n || person_look_comma(w) < w->to)
		return false;
	return (form == PERSON_GIVEN_FIRST && first == PERSON_PART_GIVEN) ||
	       (form == PERSON_FAMILY_FIRST && first == PERSON_PART_FAMILY);
}

static bool
is_same(const struct person *a, const struct person *b)
{
	return str_equal(a->title, b->title) && str_equal(a->given, b->given) &&
	       str_equal(a->middle, b->middle) &&
	       str_equal(a->family, b->family) &&
	       str_equal(a->suffix, b->suffix);
}

/* Set *same when what was written by the rule is read again as p.  0, or -1
 * with ERR_MEMORY. */
static int
read_again(struct str written, const struct person_rule *r,
    const struct person *p, bool *same, struct err *e)
{
	const enum person_form form = r->form;
	const enum person_order order = form == PERSON_FAMILY_FIRST
					    ? PERSON_ORDER_FAMILY_FIRST
					    : PERSON_ORDER_GIVEN_FIRST;
	struct person_line x = { .recased = false };
	struct buf room = { 0 };
	struct person again;
	const char *why;
	int result = person_line_open(&x, written, e);

	if (result == 0 && r->bare)
		result = person_line_strip(&x, e);
	*same = result == 0 && x.has_words && str_equal(x.text, written) &&
		!company_looks_like(written);
	if (*same) {
		why = person_line_split(&x, order);
		*same = form != PERSON_FAMILY_COMMA && why != NULL &&
			str_is(str_of(why), "name_split_unknown");
		if (why == NULL) {
			result =
			    person_parts_gather(&again, &room, &x.words, e);
			*same = result == 0 && is_same(&again, p);
		}
	}
	person_line_close(&x);
	buf_free(&room);
	return result;
}

int
person_form_add(struct buf *out, struct person_line *x,
    const struct person_rule *r, const char **why, struct err *e)
{
	const size_t before = out->n;
	const char *reason = person_line_split(x, r->order);
	struct buf room = { 0 };
	struct person p;
	bool same = false;
	int result = -1;

	if (reason != NULL && !is_in_form(&x->words, r, reason))
		*why = reason;
	if (reason != NULL || is_written(&x->words, r->form))
		return buf_add(out, x->text, e);
	if (person_parts_gather(&p, &room, &x->words, e) == 0) {
		if (r->bare)
			p.title.n = 0;
		if (r->bare && !person_parts_is_close(p.suffix))
			p.suffix.n = 0;
		result = person_parts_join(out, &p, r->form, e);
	}
	if (result == 0)
		result = read_again(
		    str_slice(buf_str(out), before, out->n), r, &p, &same, e);
	buf_free(&room);
	if (result == 0 && !same) {
		out->n = before;
		*why = "name_order_unknown";
		result = buf_add(out, x->text, e);
	}
	return result;
}
