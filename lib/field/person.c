#include "field/person.h"

#include "base/utf8.h"
#include "field/company.h"
#include "field/name.h"
#include "field/person_form.h"
#include "field/person_line.h"
#include "field/person_remark.h"

enum {
	TENTH = 10, /* at least that part of the names decides ... */
	ODDS = 19,  /* ... and so many for each that says otherwise */
};

const char *
person_order_name(enum person_order order)
{
	static const char *const names[] = { "none", "given-first",
		"family-first", "open", "mixed" };

	return names[order];
}

void
person_decide(struct person_rule *r, const struct person_tally *t)
{
	const bool given = t->given_first > t->family_first;
	const uint64_t most = given ? t->given_first : t->family_first;
	const uint64_t least = given ? t->family_first : t->given_first;

	if (r->told)
		return;
	if (most + least + t->open == 0)
		r->order = PERSON_ORDER_NONE;
	else if (most <
		     (most + least + t->open + t->other + TENTH - 1) / TENTH ||
		 most == 0)
		r->order = PERSON_ORDER_OPEN;
	else if (most / ODDS < least)
		r->order = PERSON_ORDER_MIXED;
	else
		r->order = given ? PERSON_ORDER_GIVEN_FIRST
				 : PERSON_ORDER_FAMILY_FIRST;
}

static bool
has_small(struct str s)
{
	while (s.n > 0) {
		int32_t point;

		s = str_slice(s, utf8_decode(s, &point), s.n);
		if (utf8_is_cased_lower(point))
			return true;
	}
	return false;
}

/* Append a family name in canonical form: behind given names its particle is
 * small. */
static int
add_family(struct buf *out, const struct person *p, struct err *e)
{
	struct str family = p->family;
	struct buf name = { 0 };
	struct buf full = { 0 };
	size_t n = 0;
	int result = -1;

	while (n < family.n && family.p[n] != ' ')
		n++;
	if (p->given.n == 0 || n == family.n ||
	    !person_words_is_particle(str_slice(family, 0, n)))
		return name_canonical(out, family, NAME_FAMILY, e);
	/* A letter stands for the given names, in the case of the others. */
	if (buf_add(&name, str_of(has_small(family) ? "x " : "X "), e) == 0 &&
	    buf_add(&name, family, e) == 0 &&
	    name_canonical(&full, buf_str(&name), NAME_FULL, e) == 0)
		result = name_canonical(
		    out, str_slice(buf_str(&full), 2, full.n), NAME_FAMILY, e);
	buf_free(&name);
	buf_free(&full);
	return result;
}

/* Put the parts of raw into room in canonical form. */
static int
add_canonical(
    struct person *p, struct buf *room, const struct person *raw, struct err *e)
{
	size_t title, given, middle, family;

	buf_clear(room);
	if (buf_add(room, raw->title, e) != 0)
		return -1;
	title = room->n;
	if (name_canonical(room, raw->given, NAME_GIVEN, e) != 0)
		return -1;
	given = room->n;
	if (name_canonical(room, raw->middle, NAME_GIVEN, e) != 0)
		return -1;
	middle = room->n;
	if (add_family(room, raw, e) != 0)
		return -1;
	family = room->n;
	if (buf_add(room, raw->suffix, e) != 0)
		return -1;
	p->title = str_make(room->p, title);
	p->given = str_slice(buf_str(room), title, given);
	p->middle = str_slice(buf_str(room), given, middle);
	p->family = str_slice(buf_str(room), middle, family);
	p->suffix = str_slice(buf_str(room), family, room->n);
	return 0;
}

static void
judge(struct str s, struct verdict *v)
{
	v->reason = person_remark(s);
	v->read = v->reason == NULL || !str_is(str_of(v->reason), "company");
}

/* Written otherwise it may look like a company, which it is then: what stands
 * behind `before` goes. */
static void
judge_written(struct buf *out, size_t before, struct str s, struct verdict *v)
{
	struct str written = str_slice(buf_str(out), before, out->n);

	if (str_equal(written, s) || !company_looks_like(written))
		return;
	out->n = before;
	v->read = false;
	v->reason = "company";
}

int
person_part_canonical(struct buf *out, struct str s, enum name_kind kind,
    struct verdict *v, struct err *e)
{
	const size_t before = out->n;

	judge(s, v);
	if (!v->read)
		return 0;
	if (name_canonical(out, s, kind, e) != 0)
		return -1;
	judge_written(out, before, s, v);
	return 0;
}

int
person_canonical(struct buf *out, struct str s, const struct person_rule *r,
    struct verdict *v, struct err *e)
{
	const size_t before = out->n;
	struct person_line x = { .recased = false };
	int result;

	judge(s, v);
	if (!v->read)
		return 0;
	if (person_form_is_sure(s, r))
		return buf_add(out, s, e);
	result = person_line_open(&x, s, e);
	if (result == 0 && r->bare)
		result = person_line_strip(&x, e);
	if (result == 0 &&
	    (r->form == PERSON_AS_WRITTEN || !x.has_words ||
		v->reason != NULL || person_form_is_sure(x.text, r)))
		result = buf_add(out, x.text, e);
	else if (result == 0)
		result = person_form_add(out, &x, r, &v->reason, e);
	if (result == 0)
		judge_written(out, before, s, v);
	else
		out->n = before;
	person_line_close(&x);
	return result;
}

/* Would a name that says the order be read by it, and written in the form?
 * What stays, or changes whatever is decided, must not decide when the result
 * is read again.  Sets *stays; 0, or -1 with ERR_MEMORY. */
static int
look_ahead(struct person_line *x, enum person_order order,
    enum person_form form, bool *stays, struct err *e)
{
	const struct person_rule r = { .order = order, .form = form };
	struct buf out = { 0 };
	const char *why = person_split(&x->words, order);
	int result = 0;

	if (why == NULL)
		result = person_form_add(&out, x, &r, &why, e);
	*stays = why != NULL;
	buf_free(&out);
	return result;
}

int
person_observe(
    struct person_tally *t, struct str s, enum person_form form, struct err *e)
{
	struct person_line x = { .recased = false };
	enum person_order order = PERSON_ORDER_NONE;
	bool sure = false, stays = false;
	struct verdict v;
	int result;

	judge(s, &v);
	if (!v.read)
		return 0;
	result = person_line_open(&x, s, e);
	if (result == 0 && (x.text.n == 0 || company_looks_like(x.text)))
		goto done;
	if (result == 0 && x.has_words && v.reason == NULL)
		order = person_split_evidence(&x.words, &sure);
	if (sure)
		order = PERSON_ORDER_NONE;
	if (result == 0 && order != PERSON_ORDER_NONE)
		result = look_ahead(&x, order, form, &stays, e);
	if (stays)
		order = PERSON_ORDER_OPEN;
	t->given_first += order == PERSON_ORDER_GIVEN_FIRST;
	t->family_first += order == PERSON_ORDER_FAMILY_FIRST;
	t->open += order == PERSON_ORDER_OPEN;
	t->other += order == PERSON_ORDER_NONE;
done:
	person_line_close(&x);
	return result;
}

int
person_read(struct person *p, struct buf *room, struct str s,
    const struct person_rule *r, struct verdict *v, struct err *e)
{
	const struct person none = { .title = { NULL, 0 } };
	struct person_line x = { .recased = false };
	struct buf parts = { 0 };
	struct person raw;
	int result;

	*p = none;
	judge(s, v);
	v->read = v->reason == NULL;
	if (!v->read)
		return 0;
	result = person_line_open(&x, s, e);
	if (result == 0 && x.has_words) {
		const char *why = person_line_split(&x, r->order);

		v->read = why == NULL;
		if (!v->read)
			v->reason = why;
		else if (person_parts_gather(&raw, &parts, &x.words, e) != 0 ||
			 add_canonical(p, room, &raw, e) != 0)
			result = -1;
	} else if (result == 0 && x.text.n > 0) {
		v->read = false;
		v->reason = "name_split_unknown";
	}
	person_line_close(&x);
	buf_free(&parts);
	return result;
}
