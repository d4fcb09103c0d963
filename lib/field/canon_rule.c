#include "field/canon_rule.h"

#include "field/country.h"
#include "field/email.h"
#include "field/name.h"
#include "field/phone.h"
#include "field/postcode.h"
#include "field/role.h"
#include "field/text.h"

static int
apply_text(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)country;
	(void)v;
	return text_canonical(out, s, (enum text_form)c->rule->variant, e);
}

static int
apply_name(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)country;
	(void)v;
	return name_canonical(out, s, (enum name_kind)c->rule->variant, e);
}

static int
apply_email(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)country;
	return email_canonical(out, s, c->options->email_keep_case, v, e);
}

static int
apply_date(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)country;
	return date_text_canonical(out, s, &c->detail->date, v, e);
}

static int
apply_phone(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	struct str region = str_of(country == NULL ? "" : country);

	return phone_canonical(out, s, region, &c->options->phone, NULL, v, e);
}

static int
apply_country(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)country;
	return country_canonical(out, s, &c->options->country, v, e);
}

static int
apply_postcode(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	return postcode_canonical(out, s, country, c->options->pad_zero, v, e);
}

enum rule {
	TEXT,
	LINE,
	ID,
	GIVEN,
	FAMILY,
	FULL,
	PLACE,
	EMAIL,
	PHONE,
	DATE,
	COUNTRY,
	POSTCODE,
	RULES
};

static const struct canon_rule rules[RULES] = {
	[TEXT] = { "text", apply_text, text_is_canonical, TEXT_FREE, false,
	    false, false },
	[LINE] = { "line", apply_text, text_is_canonical, TEXT_LINE, false,
	    false, false },
	[ID] = { "id", apply_text, text_is_canonical, TEXT_ENDS, false, false,
	    true },
	[GIVEN] = { "given", apply_name, name_is_canonical, NAME_GIVEN, false,
	    false, false },
	[FAMILY] = { "family", apply_name, name_is_canonical, NAME_FAMILY,
	    false, false, false },
	[FULL] = { "name", apply_name, name_is_canonical, NAME_FULL, false,
	    false, false },
	[PLACE] = { "place", apply_name, name_is_canonical, NAME_PLACE, false,
	    false, false },
	[EMAIL] = { "email", apply_email, NULL, 0, true, false, true },
	[PHONE] = { "phone", apply_phone, NULL, 0, true, false, true },
	[DATE] = { "date", apply_date, NULL, 0, true, true, true },
	[COUNTRY] = { "country", apply_country, NULL, 0, true, false, true },
	[POSTCODE] = { "postcode", apply_postcode, NULL, 0, true, false, true },
};

/* Roles that are not simply text on one line.  The first of a rule is the one
 * that stands for it. */
static const struct {
	const char *role;
	enum rule rule;
} of[] = {
	{ "customer_id", ID },
	{ "event_date", DATE },
	{ "birth_date", DATE },
	{ "city", PLACE },
	{ "comment", TEXT },
	{ "country", COUNTRY },
	{ "coupon", ID },
	{ "email", EMAIL },
	{ "first_name", GIVEN },
	{ "full_name", FULL },
	{ "iban", ID },
	{ "ip", ID },
	{ "last_contact", DATE },
	{ "last_login", DATE },
	{ "last_name", FAMILY },
	{ "middle_name", GIVEN },
	{ "phone", PHONE },
	{ "postcode", POSTCODE },
	{ "product", LINE },
	{ "url", ID },
	{ "username", ID },
};

enum { OF = sizeof of / sizeof *of };

static bool
ends_with(struct str s, const char *end)
{
	struct str tail = str_of(end);

	return s.n > tail.n && str_equal(str_slice(s, s.n - tail.n, s.n), tail);
}

const struct canon_rule *
canon_rule_of(const char *role)
{
	struct str name;

	if (role == NULL)
		return &rules[TEXT];
	name = str_of(role);
	for (size_t i = 0; i < OF; i++)
		if (str_is(name, of[i].role))
			return &rules[of[i].rule];
	if (role_is_phone(role))
		return &rules[PHONE];
	if (ends_with(name, "_id") || str_starts(name, str_of("social_")))
		return &rules[ID];
	if (ends_with(name, "_date") || ends_with(name, "_at"))
		return &rules[DATE];
	return &rules[LINE];
}

const char *
canon_rule_role(struct str name)
{
	for (size_t i = 0; i < OF; i++)
		if (str_is(name, rules[of[i].rule].name))
			return of[i].role;
	return NULL;
}
