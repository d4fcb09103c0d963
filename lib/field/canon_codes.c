#include "field/canon_codes.h"

#include "field/boolean.h"
#include "field/company_id.h"
#include "field/consent.h"
#include "field/country.h"
#include "field/currency.h"
#include "field/email.h"
#include "field/iban.h"
#include "field/ip.h"
#include "field/language.h"
#include "field/national_id.h"
#include "field/phone.h"
#include "field/postcode.h"
#include "field/scheme.h"
#include "field/url.h"
#include "field/vat.h"

int
canon_codes_email(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)country;
	return email_canonical(out, s, c->options->email_keep_case, v, e);
}

int
canon_codes_date(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)country;
	return date_text_canonical(out, s, &c->detail->date, v, e);
}

int
canon_codes_phone(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	struct str region = str_of(country == NULL ? "" : country);

	if (phone_is_canonical(s))
		return buf_add(out, s, e);
	return phone_canonical(out, s, region, &c->options->phone, NULL, v, e);
}

int
canon_codes_country(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	struct country_found found;

	(void)country;
	if (country_memo_find(&c->detail->countries, s, &found, e) != 0)
		return -1;
	return country_write(out, &found, &c->options->country, v, e);
}

int
canon_codes_postcode(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	return postcode_canonical(out, s, country, c->options->pad_zero, v, e);
}

/* A sign that is not that of the column would be lost. */
int
canon_codes_amount(const struct canon *c, struct buf *out, struct str s,
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

int
canon_codes_currency(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	const struct currency_hint hint = { .country = str_of(
						country == NULL ? "" : country),
		.code = str_of("") };

	(void)c;
	return currency_canonical(out, s, &hint, v, e);
}

int
canon_codes_gender(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)country;
	return gender_canonical(out, s, &c->detail->gender, v, e);
}

int
canon_codes_boolean(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)country;
	return boolean_canonical(out, s, &c->detail->boolean, v, e);
}

int
canon_codes_consent(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	const struct consent_rule rule = { c->role, c->options->invert };

	(void)country;
	return consent_canonical(out, s, &rule, v, e);
}

/* A number that fits some scheme of any country by chance must not be written
 * as that: without a country it is left as it is. */
int
canon_codes_scheme(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	const int variant = c->rule->variant;
	uint64_t from = SCHEME_ANYWHERE;
	struct scheme_facts facts;

	if (country != NULL)
		from = scheme_countries(str_of(country));
	else if (variant != SCHEME_VAT || !vat_says_country(s))
		return scheme_unchecked(out, s, "no_country", v, e);
	if (variant == SCHEME_PERSON)
		return national_id_canonical(
		    out, s, from, c->options->as_of.year, &facts, v, e);
	if (variant == SCHEME_COMPANY)
		return company_id_canonical(out, s, from, &facts, v, e);
	return vat_canonical(out, s, from, false, &facts, v, e);
}

int
canon_codes_iban(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)c;
	return iban_canonical(
	    out, s, str_of(country == NULL ? "" : country), v, e);
}

int
canon_codes_url(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)country;
	return url_canonical(out, s, c->options->add_scheme, v, e);
}

int
canon_codes_ip(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)c;
	(void)country;
	return ip_canonical(out, s, v, e);
}

int
canon_codes_language(const struct canon *c, struct buf *out, struct str s,
    const char *country, struct verdict *v, struct err *e)
{
	(void)c;
	(void)country;
	return language_canonical(out, s, v, e);
}
