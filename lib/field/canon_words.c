#include "field/canon_words.h"

#include "field/company.h"
#include "field/mend.h"
#include "field/name.h"
#include "field/person.h"
#include "field/person_remark.h"
#include "field/placeholder.h"
#include "field/street.h"
#include "field/text.h"

int
canon_words_text(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)country;
	(void)v;
	return text_canonical(out, s, (enum text_form)c->rule->variant, e);
}

int
canon_words_part(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)country;
	return person_part_canonical(
	    out, s, (enum name_kind)c->rule->variant, v, e);
}

int
canon_words_full(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	const size_t before = out->n;

	(void)country;
	if (person_canonical(out, s, &c->detail->person, v, e) != 0)
		return -1;
	/* What is broken behind a title that is not shows without it. */
	if (c->options->drop_titles && v->read &&
	    mend_is_mojibake(
		str_slice(buf_str(out), before, out->n), &c->detail->mend)) {
		out->n = before;
		v->read = false;
		v->reason = "mojibake";
	}
	return 0;
}

static const char city[] = "city";

/* Rules that read whatever there is: what they have appended behind `before`
 * may say nothing in a column of that role. */
static void
look_back(struct buf *out, size_t before, const char *role, struct verdict *v)
{
	if (!placeholder_is(str_slice(buf_str(out), before, out->n), role))
		return;
	out->n = before;
	v->read = false;
	v->reason = "placeholder";
}

int
canon_words_place(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	const size_t before = out->n;
	int result = name_canonical(out, s, NAME_PLACE, e);

	(void)c;
	(void)country;
	look_back(out, before, city, v);
	return result;
}

int
canon_words_street(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	const size_t before = out->n;
	int result =
	    street_canonical(out, s, str_of(country == NULL ? "" : country),
		c->options->street, NULL, v, e);

	look_back(out, before, "street", v);
	return result;
}

int
canon_words_company(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	const size_t before = out->n;
	int result = company_canonical(
	    out, s, str_of(country == NULL ? "" : country), NULL, e);

	(void)c;
	look_back(out, before, "company", v);
	return result;
}

bool
canon_words_is_place(struct str s)
{
	return name_is_canonical(s) && !placeholder_is(s, city);
}

bool
canon_words_is_part(struct str s)
{
	return name_is_canonical(s) && person_remark(s) == NULL;
}

enum text_form
canon_words_form(const struct canon *c)
{
	return c->rule->apply == canon_words_text
		   ? (enum text_form)c->rule->variant
		   : TEXT_LINE;
}

int
canon_words_mended(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	struct buf room = { 0 };
	int result = mend_text(&s, &room, &c->detail->mend, v, e);
	const char *broken = v->reason;

	if (result == 0 && v->read) {
		v->reason = NULL;
		/* Others would write capitals behind the gaps. */
		if (broken != NULL && str_is(str_of(broken), "lossy"))
			result = text_canonical(out, s, canon_words_form(c), e);
		else
			result = c->rule->apply(c, out, s, country, v, e);
		if (v->read && broken != NULL)
			v->reason = broken;
	}
	buf_free(&room);
	return result;
}
