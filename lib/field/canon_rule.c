#include "field/canon_rule.h"

#include "field/boolean.h"
#include "field/canon_evidence.h"
#include "field/company.h"
#include "field/company_id.h"
#include "field/consent.h"
#include "field/country.h"
#include "field/currency.h"
#include "field/email.h"
#include "field/iban.h"
#include "field/ip.h"
#include "field/language.h"
#include "field/name.h"
#include "field/national_id.h"
#include "field/phone.h"
#include "field/postcode.h"
#include "field/role.h"
#include "field/scheme.h"
#include "field/street.h"
#include "field/take.h"
#include "field/text.h"
#include "field/url.h"
#include "field/vat.h"

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

/* A sign that is not that of the column would be lost. */
static int
apply_amount(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	const size_t before = out->n;
	const struct currency *currency;
	struct amount_rule rule = c->detail->amount;

	if (country != NULL)
		rule.hint.country = str_of(country);
	rule.scale = c->options->scale;
	if (amount_canonical(out, s, &rule, &currency, v, e) != 0)
		return -1;
	if (!v->read || currency == NULL ||
	    str_is(rule.hint.code, currency->code))
		return 0;
	out->n = before;
	v->read = false;
	v->reason = "other_currency";
	return 0;
}

static int
apply_currency(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	const struct currency_hint hint = { .country = str_of(
						country == NULL ? "" : country),
		.code = str_of("") };

	(void)c;
	return currency_canonical(out, s, &hint, v, e);
}

static int
apply_gender(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)country;
	return gender_canonical(out, s, &c->detail->gender, v, e);
}

static int
apply_boolean(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)country;
	return boolean_canonical(out, s, &c->detail->boolean, v, e);
}

static int
apply_consent(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	const struct consent_rule rule = { c->role, c->options->invert };

	(void)country;
	return consent_canonical(out, s, &rule, v, e);
}

static int
apply_street(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	return street_canonical(out, s, str_of(country == NULL ? "" : country),
	    c->options->street, NULL, v, e);
}

static int
apply_company(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)c;
	(void)v;
	return company_canonical(
	    out, s, str_of(country == NULL ? "" : country), NULL, e);
}

/* Does it begin with the letters of a country? */
static bool
names_country(struct str s)
{
	return s.n > 2 && take_is_letter(s.p[0]) && take_is_letter(s.p[1]);
}

/* A number that fits some scheme of any country by chance must not be written
 * as that: without a country it is left as it is. */
static int
apply_scheme(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	uint64_t from = country == NULL ? 0 : scheme_countries(str_of(country));
	struct scheme_facts facts;

	if (from == 0 && c->rule->variant == SCHEME_VAT &&
	    names_country(text_trim(s)))
		from = SCHEME_ANYWHERE;
	if (from == 0) {
		v->reason = "no_country";
		return text_canonical(out, s, TEXT_ENDS, e);
	}
	if (c->rule->variant == SCHEME_PERSON)
		return national_id_canonical(out, s, from, &facts, v, e);
	if (c->rule->variant == SCHEME_COMPANY)
		return company_id_canonical(out, s, from, &facts, v, e);
	return vat_canonical(out, s, from, false, &facts, v, e);
}

static int
apply_iban(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)c;
	return iban_canonical(
	    out, s, str_of(country == NULL ? "" : country), v, e);
}

static int
apply_url(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)country;
	return url_canonical(out, s, c->options->add_scheme, v, e);
}

static int
apply_ip(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)c;
	(void)country;
	return ip_canonical(out, s, v, e);
}

static int
apply_language(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)c;
	(void)country;
	return language_canonical(out, s, v, e);
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
	AMOUNT,
	CURRENCY,
	GENDER,
	BOOLEAN,
	CONSENT,
	PERSON_ID,
	COMPANY_ID,
	VAT_ID,
	IBAN,
	URL,
	IP,
	LANGUAGE,
	STREET,
	COMPANY,
	RULES
};

static const struct canon_rule rules[RULES] = {
	[TEXT] = { "text", apply_text, text_is_canonical, TEXT_FREE, false,
	    NULL, false },
	[LINE] = { "line", apply_text, text_is_canonical, TEXT_LINE, false,
	    NULL, false },
	[ID] = { "id", apply_text, text_is_canonical, TEXT_ENDS, false, NULL,
	    true },
	[GIVEN] = { "given", apply_name, name_is_canonical, NAME_GIVEN, false,
	    NULL, false },
	[FAMILY] = { "family", apply_name, name_is_canonical, NAME_FAMILY,
	    false, NULL, false },
	[FULL] = { "name", apply_name, name_is_canonical, NAME_FULL, false,
	    NULL, false },
	[PLACE] = { "place", apply_name, name_is_canonical, NAME_PLACE, false,
	    NULL, false },
	[EMAIL] = { "email", apply_email, NULL, 0, true, NULL, true },
	[PHONE] = { "phone", apply_phone, NULL, 0, true, NULL, true },
	[DATE] = { "date", apply_date, NULL, 0, true, &canon_evidence_date,
	    true },
	[COUNTRY] = { "country", apply_country, NULL, 0, true, NULL, true },
	[POSTCODE] = { "postcode", apply_postcode, NULL, 0, true, NULL, true },
	[AMOUNT] = { "amount", apply_amount, NULL, 0, true,
	    &canon_evidence_amount, true },
	[CURRENCY] = { "currency", apply_currency, NULL, 0, true, NULL, true },
	[GENDER] = { "gender", apply_gender, NULL, 0, true,
	    &canon_evidence_gender, true },
	[BOOLEAN] = { "boolean", apply_boolean, NULL, 0, true,
	    &canon_evidence_boolean, true },
	[CONSENT] = { "consent", apply_consent, NULL, 0, true, NULL, true },
	[PERSON_ID] = { "national_id", apply_scheme, NULL, SCHEME_PERSON, true,
	    NULL, true },
	[COMPANY_ID] = { "company_id", apply_scheme, NULL, SCHEME_COMPANY, true,
	    NULL, true },
	[VAT_ID] = { "vat_id", apply_scheme, NULL, SCHEME_VAT, true, NULL,
	    true },
	[IBAN] = { "iban", apply_iban, iban_is_canonical, 0, true, NULL, true },
	[URL] = { "url", apply_url, url_is_canonical, 0, true, NULL, true },
	[IP] = { "ip", apply_ip, ip_is_canonical, 0, true, NULL, true },
	[STREET] = { "street", apply_street, NULL, 0, true, NULL, false },
	[COMPANY] = { "company", apply_company, NULL, 0, false, NULL, false },
	[LANGUAGE] = { "language", apply_language, language_is_canonical, 0,
	    true, NULL, true },
};

/* Roles that are not simply text on one line. */
static const struct {
	const char *role;
	enum rule rule;
} of[] = {
	{ "amount", AMOUNT },
	{ "birth_date", DATE },
	{ "city", PLACE },
	{ "comment", TEXT },
	{ "company", COMPANY },
	{ "company_id", COMPANY_ID },
	{ "consent_date", DATE },
	{ "country", COUNTRY },
	{ "coupon", ID },
	{ "currency", CURRENCY },
	{ "discount", AMOUNT },
	{ "email", EMAIL },
	{ "first_name", GIVEN },
	{ "full_name", FULL },
	{ "gender", GENDER },
	{ "iban", IBAN },
	{ "ip", IP },
	{ "language", LANGUAGE },
	{ "last_contact", DATE },
	{ "last_login", DATE },
	{ "last_name", FAMILY },
	{ "middle_name", GIVEN },
	{ "national_id", PERSON_ID },
	{ "postcode", POSTCODE },
	{ "price", AMOUNT },
	{ "shipping_cost", AMOUNT },
	{ "street", STREET },
	{ "tax", AMOUNT },
	{ "total_spent", AMOUNT },
	{ "url", URL },
	{ "username", ID },
	{ "vat_id", VAT_ID },
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
	if (consent_is_role(role))
		return &rules[CONSENT];
	if (ends_with(name, "_id") || str_starts(name, str_of("social_")))
		return &rules[ID];
	if (ends_with(name, "_date") || ends_with(name, "_at"))
		return &rules[DATE];
	return &rules[LINE];
}

const struct canon_rule *
canon_rule_named(struct str name)
{
	for (size_t i = 0; i < RULES; i++)
		if (str_is(name, rules[i].name))
			return &rules[i];
	return NULL;
}
