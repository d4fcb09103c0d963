/* Defaults, by role.
 *
 * recent  All that is not named below, where there is a column updated_at
 *         (else first): what was written last is most likely still so.  That
 *         somebody was last in contact or logged in says nothing about when the
 *         rest was checked, so no other column stands in for updated_at.
 * valid   What has a form that can be checked: a mistyped address is worth
 *         nothing, however recent.
 * min     When something began or happened first: each source knows only since
 *         when itself has known the customer.
 * max     When something happened last, for the same reason.
 * denied  Consent: a refusal in any source is never lost.
 * complete The parts of a name and of an address, which come from one record:
 *         the one with most of them; halves of two addresses lead nowhere.
 * Amounts come from one record with their currency, and a consent with its
 * date: apart they would be wrong. */
#include "match/survive_units.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"

enum bundle { NAME, ADDRESS, MONEY, CONSENT, BUNDLES, ALONE = BUNDLES };

/* By role, in byte order. */
static const struct role_default {
	const char *role;
	enum bundle bundle;
	enum survive_rule alone; /* when it has no sibling */
} defaults[] = {
	{ "amount", MONEY, SURVIVE_RECENT },
	{ "apartment", ADDRESS, SURVIVE_RECENT },
	{ "birth_date", ALONE, SURVIVE_VALID },
	{ "city", ADDRESS, SURVIVE_RECENT },
	{ "company_id", ALONE, SURVIVE_VALID },
	{ "consent", CONSENT, SURVIVE_DENIED },
	{ "consent_date", CONSENT, SURVIVE_MIN },
	{ "consent_email", ALONE, SURVIVE_DENIED },
	{ "consent_phone", ALONE, SURVIVE_DENIED },
	{ "consent_post", ALONE, SURVIVE_DENIED },
	{ "consent_sms", ALONE, SURVIVE_DENIED },
	{ "country", ADDRESS, SURVIVE_VALID },
	{ "created_at", ALONE, SURVIVE_MIN },
	{ "currency", MONEY, SURVIVE_VALID },
	{ "discount", MONEY, SURVIVE_RECENT },
	{ "district", ADDRESS, SURVIVE_RECENT },
	{ "email", ALONE, SURVIVE_VALID },
	{ "fax", ALONE, SURVIVE_VALID },
	{ "first_name", NAME, SURVIVE_RECENT },
	{ "first_order_date", ALONE, SURVIVE_MIN },
	{ "full_address", ADDRESS, SURVIVE_RECENT },
	{ "full_name", NAME, SURVIVE_RECENT },
	{ "home_phone", ALONE, SURVIVE_VALID },
	{ "house_number", ADDRESS, SURVIVE_RECENT },
	{ "iban", ALONE, SURVIVE_VALID },
	{ "ip", ALONE, SURVIVE_VALID },
	{ "last_contact", ALONE, SURVIVE_MAX },
	{ "last_login", ALONE, SURVIVE_MAX },
	{ "last_name", NAME, SURVIVE_RECENT },
	{ "last_order_date", ALONE, SURVIVE_MAX },
	{ "middle_name", NAME, SURVIVE_RECENT },
	{ "mobile_phone", ALONE, SURVIVE_VALID },
	{ "national_id", ALONE, SURVIVE_VALID },
	{ "opt_out", ALONE, SURVIVE_DENIED },
	{ "phone", ALONE, SURVIVE_VALID },
	{ "postcode", ADDRESS, SURVIVE_VALID },
	{ "price", MONEY, SURVIVE_RECENT },
	{ "region", ADDRESS, SURVIVE_RECENT },
	{ "shipping_cost", MONEY, SURVIVE_RECENT },
	{ "street", ADDRESS, SURVIVE_RECENT },
	{ "street2", ADDRESS, SURVIVE_RECENT },
	{ "tax", MONEY, SURVIVE_RECENT },
	{ "title", NAME, SURVIVE_RECENT },
	{ "total_spent", MONEY, SURVIVE_RECENT },
	{ "updated_at", ALONE, SURVIVE_MAX },
	{ "url", ALONE, SURVIVE_VALID },
	{ "vat_id", ALONE, SURVIVE_VALID },
	{ "work_phone", ALONE, SURVIVE_VALID },
};

static const enum survive_rule of_bundle[BUNDLES] = {
	[NAME] = SURVIVE_COMPLETE,
	[ADDRESS] = SURVIVE_COMPLETE,
	[MONEY] = SURVIVE_RECENT,
	[CONSENT] = SURVIVE_DENIED,
};

enum { KNOWN = sizeof defaults / sizeof defaults[0], UNKNOWN = KNOWN };

/* What all functions here pass on. */
struct making {
	struct survive_units *units;
	const struct header *h;
	const struct survive_told *const *told;
	struct survive_told *defaults; /* by rule */
	size_t *of; /* per column: its role in the table, then its unit */
	size_t count[KNOWN]; /* columns of each role */
	size_t seen[KNOWN];  /* of them, so far */
	size_t currency;     /* the role in the table */
	size_t consent; /* the one that consent_date belongs to, or UNKNOWN */
	struct buf made[BUNDLES]; /* size_t: the unit of each bundle */
	struct arena *memory;
	struct err *e;
};

static size_t
find_role(const char *role)
{
	size_t from = 0, to = KNOWN;

	while (role != NULL && from < to) {
		size_t middle = from + (to - from) / 2;
		int c =
		    str_compare(str_of(role), str_of(defaults[middle].role));

		if (c == 0)
			return middle;
		if (c < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return UNKNOWN;
}

static void
count_roles(struct making *m)
{
	size_t denied = 0, last = UNKNOWN;

	m->currency = find_role("currency");
	m->consent = find_role("consent");
	for (size_t i = 0; i < m->h->n; i++) {
		size_t role = m->of[i] = find_role(m->h->role[i]);

		if (role == UNKNOWN)
			continue;
		m->count[role]++;
		if (defaults[role].alone == SURVIVE_DENIED) {
			denied++;
			last = role;
		}
	}
	/* Of several consents for one channel each, nobody knows whose the
	 * date is; the only one has it. */
	if (m->count[m->consent] == 0)
		m->consent = denied == 1 ? last : UNKNOWN;
}

static enum bundle
bundle_of(const struct making *m, size_t role)
{
	if (role == UNKNOWN)
		return ALONE;
	if (role == m->consent)
		return CONSENT;
	if ((defaults[role].bundle == MONEY && m->count[m->currency] == 0) ||
	    (defaults[role].bundle == CONSENT && m->consent == UNKNOWN))
		return ALONE;
	return defaults[role].bundle;
}

static size_t
new_unit(struct making *m)
{
	return m->units->n++;
}

/* The unit of a column into *unit: the first columns of the roles of a bundle
 * make the first one, the second ones the second.  What has no currency of its
 * own is in that of the last. */
static int
place_column(struct making *m, size_t role, size_t *unit)
{
	enum bundle kind = bundle_of(m, role);
	struct buf *made;
	size_t k;

	if (kind == ALONE) {
		*unit = new_unit(m);
		return 0;
	}
	made = &m->made[kind];
	k = m->seen[role]++;
	if (kind == MONEY && k >= m->count[m->currency])
		k = m->count[m->currency] - 1;
	if (k < made->n / sizeof *unit) {
		memcpy(unit, made->p + k * sizeof *unit, sizeof *unit);
		return 0;
	}
	*unit = new_unit(m);
	return buf_add(made, str_make((const char *)unit, sizeof *unit), m->e);
}

/* Units with their columns. */
static int
place_columns(struct making *m)
{
	struct survive_unit *unit;
	size_t *column;
	size_t at = 0;

	unit = arena_array(m->memory, m->h->n, sizeof *unit, m->e);
	column = arena_array(m->memory, m->h->n, sizeof *column, m->e);
	if (unit == NULL || column == NULL)
		return -1;
	m->units->unit = unit;
	for (size_t i = 0; i < m->h->n; i++) {
		if (place_column(m, m->of[i], &m->of[i]) != 0)
			return -1;
		unit[m->of[i]].n++;
	}
	for (size_t i = 0; i < m->units->n; i++) {
		unit[i].column = column + at;
		at += unit[i].n;
		unit[i].n = 0;
	}
	for (size_t i = 0; i < m->h->n; i++) {
		struct survive_unit *u = &unit[m->of[i]];

		column[(size_t)(u->column - column) + u->n++] = i;
	}
	return 0;
}

static int
contradict(const struct making *m, size_t a, size_t b)
{
	enum { SHOWN = 60 };
	struct str x = m->h->name[a], y = m->h->name[b];

	(void)err_set(m->e, ERR_USAGE, 0,
	    "--survive: \"%.*s\" and \"%.*s\" come from one record, their "
	    "rules contradict each other",
	    (int)(x.n < SHOWN ? x.n : SHOWN), x.p,
	    (int)(y.n < SHOWN ? y.n : SHOWN), y.p);
	return err_hint(m->e, "tell a rule for one of them");
}

/* The rule told for a unit: one that names a column before one for all. */
static int
find_told(const struct making *m, struct survive_unit *u)
{
	size_t who = 0;

	for (size_t i = 0; i < u->n; i++) {
		const struct survive_told *t = m->told[u->column[i]];

		if (t == NULL || (u->told != NULL && t->weak))
			continue;
		if (u->told != NULL && !u->told->weak &&
		    !survive_rules_agree(t, u->told))
			return contradict(m, who, u->column[i]);
		if (u->told == NULL || u->told->weak)
			who = u->column[i];
		u->told = t;
	}
	return 0;
}

static const struct survive_told *
default_of(const struct making *m, const struct survive_unit *u)
{
	size_t role = find_role(m->h->role[u->column[0]]);

	if (u->n > 1)
		return &m->defaults[of_bundle[bundle_of(m, role)]];
	if (role != UNKNOWN)
		return &m->defaults[defaults[role].alone];
	return &m->defaults[SURVIVE_RECENT];
}

static bool
is_consent(const struct making *m, size_t column)
{
	size_t role = find_role(m->h->role[column]);

	return role != UNKNOWN && defaults[role].alone == SURVIVE_DENIED;
}

/* The columns of a unit that its rule looks at: those it was told for; denied
 * looks at consents where there are any, complete at all. */
static int
find_judged(const struct making *m, struct survive_unit *u, bool by_default)
{
	size_t *judged = arena_array(m->memory, u->n, sizeof *judged, m->e);
	size_t consents = 0, n = 0;

	if (judged == NULL)
		return -1;
	for (size_t i = 0; i < u->n; i++) {
		const struct survive_told *t = m->told[u->column[i]];

		if (by_default || u->told->rule == SURVIVE_COMPLETE ||
		    (t != NULL && t->weak == u->told->weak))
			judged[n++] = u->column[i];
	}
	for (size_t i = 0; i < n && u->told->rule == SURVIVE_DENIED; i++) {
		if (is_consent(m, judged[i]))
			judged[consents++] = judged[i];
	}
	u->judged = judged;
	u->njudged = consents > 0 ? consents : n;
	return 0;
}

/* Each rule without an argument of its own; recent needs a column. */
static int
make_defaults(struct making *m)
{
	struct survive_told *d =
	    arena_array(m->memory, SURVIVE_RULES, sizeof *d, m->e);
	size_t updated = header_find_role(m->h, str_of("updated_at"), 0);

	if (d == NULL)
		return -1;
	for (size_t i = 0; i < SURVIVE_RULES; i++)
		d[i].rule = (enum survive_rule)i;
	d[SURVIVE_RECENT].column = updated;
	m->defaults = d;
	m->units->recent = NULL;
	if (updated != HEADER_NONE)
		m->units->recent = &d[SURVIVE_RECENT];
	else
		d[SURVIVE_RECENT].rule = SURVIVE_FIRST;
	return 0;
}

static int
make_units(struct making *m)
{
	m->of = arena_array(m->memory, m->h->n, sizeof *m->of, m->e);
	if (m->of == NULL || make_defaults(m) != 0)
		return -1;
	count_roles(m);
	if (place_columns(m) != 0)
		return -1;
	for (size_t i = 0; i < m->units->n; i++) {
		struct survive_unit *u = &m->units->unit[i];
		bool by_default;

		if (find_told(m, u) != 0)
			return -1;
		by_default = u->told == NULL;
		if (by_default)
			u->told = default_of(m, u);
		if (find_judged(m, u, by_default) != 0)
			return -1;
	}
	return 0;
}

int
survive_units_make(struct survive_units *u, const struct header *h,
    const struct survive_told *const *told, struct arena *memory, struct err *e)
{
	struct making m = {
		.units = u, .h = h, .told = told, .memory = memory, .e = e
	};
	int result;

	u->n = 0;
	result = make_units(&m);
	for (size_t i = 0; i < BUNDLES; i++)
		buf_free(&m.made[i]);
	return result;
}
