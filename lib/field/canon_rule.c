#include "field/canon_rule.h"

#include "field/canon_codes.h"
#include "field/canon_evidence.h"
#include "field/canon_words.h"
#include "field/consent.h"
#include "field/iban.h"
#include "field/ip.h"
#include "field/language.h"
#include "field/name.h"
#include "field/role.h"
#include "field/scheme.h"
#include "field/text.h"
#include "field/url.h"

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
	[TEXT] = { "text", canon_words_text, text_is_canonical,
	    CANON_RULE_WORDS, TEXT_FREE, &canon_evidence_text },
	[LINE] = { "line", canon_words_text, text_is_canonical,
	    CANON_RULE_WORDS, TEXT_LINE, &canon_evidence_text },
	[ID] = { "id", canon_words_text, text_is_canonical, CANON_RULE_MARK,
	    TEXT_ENDS, NULL },
	[GIVEN] = { "given", canon_words_part, canon_words_is_part,
	    CANON_RULE_WORDS, NAME_GIVEN, &canon_evidence_text },
	[FAMILY] = { "family", canon_words_part, canon_words_is_part,
	    CANON_RULE_WORDS, NAME_FAMILY, &canon_evidence_text },
	[FULL] = { "name", canon_words_full, NULL, CANON_RULE_WORDS, NAME_FULL,
	    &canon_evidence_person },
	[PLACE] = { "place", canon_words_place, canon_words_is_place,
	    CANON_RULE_WORDS, NAME_PLACE, &canon_evidence_text },
	[STREET] = { "street", canon_words_street, NULL, CANON_RULE_WORDS, 0,
	    &canon_evidence_text },
	[COMPANY] = { "company", canon_words_company, NULL, CANON_RULE_WORDS, 0,
	    &canon_evidence_text },
	[EMAIL] = { "email", canon_codes_email, NULL, CANON_RULE_CODE, 0,
	    NULL },
	[PHONE] = { "phone", canon_codes_phone, NULL, CANON_RULE_CODE, 0,
	    NULL },
	[DATE] = { "date", canon_codes_date, NULL, CANON_RULE_CODE, 0,
	    &canon_evidence_date },
	[COUNTRY] = { "country", canon_codes_country, NULL, CANON_RULE_CODE, 0,
	    NULL },
	[POSTCODE] = { "postcode", canon_codes_postcode, NULL, CANON_RULE_CODE,
	    0, NULL },
	[AMOUNT] = { "amount", canon_codes_amount, NULL, CANON_RULE_CODE, 0,
	    &canon_evidence_amount },
	[CURRENCY] = { "currency", canon_codes_currency, NULL, CANON_RULE_CODE,
	    0, NULL },
	[GENDER] = { "gender", canon_codes_gender, NULL, CANON_RULE_CODE, 0,
	    &canon_evidence_gender },
	[BOOLEAN] = { "boolean", canon_codes_boolean, NULL, CANON_RULE_CODE, 0,
	    &canon_evidence_boolean },
	[CONSENT] = { "consent", canon_codes_consent, NULL, CANON_RULE_CODE, 0,
	    NULL },
	[PERSON_ID] = { "national_id", canon_codes_scheme, NULL,
	    CANON_RULE_CODE, SCHEME_PERSON, NULL },
	[COMPANY_ID] = { "company_id", canon_codes_scheme, NULL,
	    CANON_RULE_CODE, SCHEME_COMPANY, NULL },
	[VAT_ID] = { "vat_id", canon_codes_scheme, NULL, CANON_RULE_CODE,
	    SCHEME_VAT, NULL },
	[IBAN] = { "iban", canon_codes_iban, iban_is_canonical, CANON_RULE_CODE,
	    0, NULL },
	[URL] = { "url", canon_codes_url, url_is_canonical, CANON_RULE_CODE, 0,
	    NULL },
	[IP] = { "ip", canon_codes_ip, ip_is_canonical, CANON_RULE_CODE, 0,
	    NULL },
	[LANGUAGE] = { "language", canon_codes_language, language_is_canonical,
	    CANON_RULE_CODE, 0, NULL },
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
