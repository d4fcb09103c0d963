#include "stats/checkup.h"

#include "field/consent.h"
#include "field/placeholder.h"
#include "field/text.h"

/* Which roles make which part: any of them will do. */
static const struct {
	const char *role;
	enum checkup_part part;
} roles[] = {
	{ "first_name", CHECKUP_FIRST_NAME },
	{ "full_name", CHECKUP_FIRST_NAME },
	{ "company", CHECKUP_FIRST_NAME },
	{ "last_name", CHECKUP_LAST_NAME },
	{ "full_name", CHECKUP_LAST_NAME },
	{ "company", CHECKUP_LAST_NAME },
	{ "email", CHECKUP_EMAIL },
	{ "phone", CHECKUP_PHONE },
	{ "mobile_phone", CHECKUP_PHONE },
	{ "home_phone", CHECKUP_PHONE },
	{ "work_phone", CHECKUP_PHONE },
	{ "street", CHECKUP_STREET },
	{ "full_address", CHECKUP_STREET },
	{ "postcode", CHECKUP_POSTCODE },
	{ "full_address", CHECKUP_POSTCODE },
	{ "city", CHECKUP_CITY },
	{ "full_address", CHECKUP_CITY },
};

/* Of a part in a record: the best of its columns. */
enum quality { MISSING, DUMMY, INVALID, USABLE };

static void
find_consents(struct checkup *c, const struct header *h)
{
	static const char *const roles_of[CHECKUP_CHANNELS] = { "consent_email",
		"consent_phone", "consent_post" };

	for (size_t i = 0; i < h->n && c->nconsents < CHECKUP_CONSENTS; i++) {
		struct checkup_consent *x = &c->consent[c->nconsents];
		size_t channel = 0;

		if (!consent_is_role(h->role[i]))
			continue;
		while (channel < CHECKUP_CHANNELS &&
		       !str_is(str_of(h->role[i]), roles_of[channel]))
			channel++;
		/* Consent to text messages says nothing of the three. */
		if (channel == CHECKUP_CHANNELS &&
		    str_is(str_of(h->role[i]), "consent_sms"))
			channel++;
		*x = (struct checkup_consent){ i, h->role[i], channel };
		c->nconsents++;
	}
}

static void
find_proofs(struct checkup *c, const struct header *h)
{
	static const char *const proofs[CHECKUP_PROOFS] = { "national_id",
		"company_id", "vat_id" };

	for (size_t i = 0; i < CHECKUP_PROOFS; i++)
		c->proof[i] = header_find_role(h, str_of(proofs[i]), 0);
}

int
checkup_open(struct checkup *c, const struct header *h,
    const struct canon_options *rules, struct err *e)
{
	c->header = h;
	c->rules = rules;
	c->country = header_find_role(h, str_of("country"), 0);
	c->created = header_find_role(h, str_of("created_at"), 0);
	c->birth = header_find_role(h, str_of("birth_date"), 0);
	c->first_order = header_find_role(h, str_of("first_order_date"), 0);
	c->last_order = header_find_role(h, str_of("last_order_date"), 0);
	find_consents(c, h);
	find_proofs(c, h);
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		struct checkup_place *p = &c->part[roles[i].part];
		size_t at = header_find_role(h, str_of(roles[i].role), 0);

		if (at == HEADER_NONE || p->n == CHECKUP_COLUMNS)
			continue;
		if (judge_open(&p->judge[p->n], h->role[at], rules, &c->memory,
			e) != 0)
			return -1;
		p->field[p->n++] = at;
	}
	return 0;
}

bool
checkup_has_consent(const struct checkup *c)
{
	return c->nconsents > 0;
}

bool
checkup_has_dates(const struct checkup *c)
{
	return (c->birth != HEADER_NONE && c->created != HEADER_NONE) ||
	       (c->first_order != HEADER_NONE && c->last_order != HEADER_NONE);
}

static int
find_quality(struct checkup *c, struct checkup_place *p, size_t k,
    const struct record *r, enum quality *quality, struct err *e)
{
	struct str value = r->field[p->field[k]];
	const char *role = c->header->role[p->field[k]];
	const char *country = NULL;
	enum judge_result result;
	const char *reason;

	*quality = MISSING;
	if (text_trim(value).n == 0)
		return 0;
	*quality = DUMMY;
	if (placeholder_is(value, role))
		return 0;
	*quality = USABLE;
	if (!p->judge[k].judges)
		return 0;
	if (c->country != HEADER_NONE && judge_by_country(role, value))
		country = country_memo_of(&c->countries, r->field[c->country]);
	if (judge_value(&p->judge[k], value, country, &result, &reason, e) != 0)
		return -1;
	if (result == JUDGE_INVALID)
		*quality = INVALID;
	return 0;
}

/* What each part is worth; faults of the parts there are columns for. */
static int
check_parts(struct checkup *c, const struct record *r,
    enum quality quality[CHECKUP_PARTS], uint64_t *faults, struct err *e)
{
	for (size_t i = 0; i < CHECKUP_PARTS; i++) {
		struct checkup_place *p = &c->part[i];

		quality[i] = MISSING;
		for (size_t k = 0; k < p->n; k++) {
			enum quality q;

			if (find_quality(c, p, k, r, &q, e) != 0)
				return -1;
			if (q > quality[i])
				quality[i] = q;
		}
		p->missing += quality[i] == MISSING;
		p->dummy += quality[i] == DUMMY;
		if (p->n > 0 && quality[i] == MISSING)
			*faults |= UINT64_C(1) << (CHECKUP_MISSING + i);
		if (quality[i] == DUMMY)
			*faults |= UINT64_C(1) << (CHECKUP_DUMMY + i);
		if (quality[i] == INVALID)
			*faults |= UINT64_C(1) << (CHECKUP_INVALID + i);
	}
	return 0;
}

/* How much of a record is there, right or wrong. */
static unsigned
count_parts(const enum quality quality[CHECKUP_PARTS])
{
	unsigned n = 0;

	for (size_t i = 0; i < CHECKUP_PARTS; i++) {
		if (quality[i] >= INVALID)
			n += i == CHECKUP_EMAIL ? 2 : 1;
	}
	return n;
}

static enum checkup_identity
identify(const struct checkup *c, const struct record *r,
    const enum quality quality[CHECKUP_PARTS])
{
	bool name = quality[CHECKUP_LAST_NAME] == USABLE;
	bool address = quality[CHECKUP_STREET] == USABLE &&
		       (quality[CHECKUP_POSTCODE] == USABLE ||
			   quality[CHECKUP_CITY] == USABLE);

	for (size_t i = 0; i < CHECKUP_PROOFS; i++) {
		size_t at = c->proof[i];

		if (at != HEADER_NONE && text_trim(r->field[at]).n > 0 &&
		    !placeholder_is(r->field[at], c->header->role[at]))
			return CHECKUP_PROVEN;
	}
	if (name && address)
		return CHECKUP_PERSON;
	if (name || quality[CHECKUP_EMAIL] >= INVALID ||
	    quality[CHECKUP_PHONE] >= INVALID)
		return CHECKUP_CONTACT;
	return CHECKUP_NOBODY;
}

/* What the columns say of one channel, where one refusal is enough; of all
 * (CHECKUP_CHANNELS), where one grant is. */
static enum consent
consent_of(const struct checkup *c, const struct record *r, size_t channel)
{
	bool any = channel == CHECKUP_CHANNELS;
	enum consent found = CONSENT_UNKNOWN;

	for (size_t i = 0; i < c->nconsents; i++) {
		const struct checkup_consent *x = &c->consent[i];
		enum consent says;

		if (!any && x->channel != channel &&
		    x->channel != CHECKUP_CHANNELS)
			continue;
		says = consent_of_role(x->role, r->field[x->field]);
		if (says == CONSENT_UNKNOWN)
			continue;
		if (found == CONSENT_UNKNOWN ||
		    says == (any ? CONSENT_GRANTED : CONSENT_DENIED))
			found = says;
	}
	return found;
}

static void
check_channels(struct checkup *c, const struct record *r,
    const enum quality quality[CHECKUP_PARTS], uint64_t *faults)
{
	const bool usable[CHECKUP_CHANNELS] = {
		quality[CHECKUP_EMAIL] == USABLE,
		quality[CHECKUP_PHONE] == USABLE,
		quality[CHECKUP_LAST_NAME] == USABLE &&
		    quality[CHECKUP_STREET] == USABLE &&
		    quality[CHECKUP_CITY] == USABLE,
	};
	enum consent consent = consent_of(c, r, CHECKUP_CHANNELS);
	bool any = false;

	for (size_t i = 0; i < CHECKUP_CHANNELS; i++) {
		any |= usable[i];
		c->usable[i] += usable[i];
		c->allowed[i] +=
		    usable[i] && consent_of(c, r, i) == CONSENT_GRANTED;
	}
	c->unreachable += !any;
	c->unknown_consent += consent == CONSENT_UNKNOWN;
	c->denied_consent += consent == CONSENT_DENIED;
	if (!any)
		*faults |= UINT64_C(1) << CHECKUP_UNREACHABLE;
	if (consent == CONSENT_UNKNOWN && checkup_has_consent(c))
		*faults |= UINT64_C(1) << CHECKUP_NO_CONSENT;
}

/* Is the first of two dates surely behind the second? */
static bool
is_reversed(const struct record *r, size_t first, size_t second)
{
	struct date a;
	struct date b;

	return first != HEADER_NONE && second != HEADER_NONE &&
	       date_read_iso(r->field[first], &a) &&
	       date_read_iso(r->field[second], &b) &&
	       date_to_days(a) > date_to_days(b);
}

int
checkup_record(
    struct checkup *c, const struct record *r, uint64_t *faults, struct err *e)
{
	enum quality quality[CHECKUP_PARTS];
	enum checkup_identity identity;

	*faults = 0;
	if (check_parts(c, r, quality, faults, e) != 0)
		return -1;
	c->records++;
	c->has = count_parts(quality);
	c->complete[c->has]++;
	identity = identify(c, r, quality);
	c->identity[identity]++;
	if (identity == CHECKUP_NOBODY)
		*faults |= UINT64_C(1) << CHECKUP_UNKNOWN_PERSON;
	check_channels(c, r, quality, faults);
	if (is_reversed(r, c->birth, c->created) ||
	    is_reversed(r, c->first_order, c->last_order)) {
		c->untrue_dates++;
		*faults |= UINT64_C(1) << CHECKUP_UNTRUE_DATES;
	}
	return 0;
}

void
checkup_close(struct checkup *c)
{
	for (size_t i = 0; i < CHECKUP_PARTS; i++) {
		for (size_t k = 0; k < c->part[i].n; k++)
			judge_free(&c->part[i].judge[k]);
	}
	arena_free(&c->memory);
}
