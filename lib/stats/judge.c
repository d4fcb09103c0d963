#include "stats/judge.h"

#include "field/email.h"
#include "field/phone.h"
#include "field/postcode.h"
#include "field/role.h"

int
judge_open(struct judge *j, const char *role, const struct canon_options *o,
    struct arena *memory, struct err *e)
{
	if (role == NULL)
		return 0;
	if (canon_open(&j->canon, role, o, memory, e) != 0)
		return -1;
	j->forms = true;
	if (str_is(str_of(role), "email"))
		j->quick = JUDGE_EMAIL;
	else if (role_is_phone(role))
		j->quick = JUDGE_PHONE;
	else if (str_is(str_of(role), "postcode"))
		j->quick = JUDGE_POSTCODE;
	j->judges = j->canon.detail != NULL;
	return 0;
}

bool
judge_wants_country(const char *role)
{
	return role != NULL &&
	       (role_is_phone(role) || str_is(str_of(role), "postcode"));
}

bool
judge_by_country(const char *role, struct str value)
{
	if (value.n == 0 || role == NULL)
		return false;
	if (role_is_phone(role))
		return value.p[0] != '+';
	return str_is(str_of(role), "postcode");
}

int
judge_observe(struct judge *j, struct str value, struct err *e)
{
	if (!j->forms || !canon_wants_evidence(&j->canon))
		return 0;
	return canon_observe(&j->canon, value, NULL, e);
}

int
judge_decide(struct judge *j, struct err *e)
{
	if (!j->forms || !canon_wants_evidence(&j->canon))
		return 0;
	return canon_decide(&j->canon, e);
}

/* Is the value surely valid, and in canonical form?  Most are. */
static bool
is_plain(const struct judge *j, struct str value, const char *country)
{
	switch (j->quick) {
	case JUDGE_EMAIL:
		return email_is_canonical(value);
	case JUDGE_PHONE:
		return phone_is_canonical(value);
	case JUDGE_POSTCODE:
		return country != NULL && postcode_is_canonical(value, country);
	default:
		return false;
	}
}

int
judge_value(struct judge *j, struct str value, const char *country,
    enum judge_result *result, const char **reason, struct err *e)
{
	enum canon_result got;
	struct verdict v;

	*reason = NULL;
	*result = JUDGE_VALID;
	buf_clear(&j->canonical);
	if (is_plain(j, value, country))
		return 0;
	if (canon_apply(
		&j->canon, &j->canonical, value, country, &got, &v, e) != 0)
		return -1;
	if (got == CANON_CHANGED)
		*result = JUDGE_OFF_FORM;
	if (got != CANON_FLAGGED)
		return 0;
	*result = JUDGE_INVALID;
	*reason = v.reason;
	return 0;
}

void
judge_count(struct judge *j, const char *reason, uint64_t times)
{
	size_t i = 0;

	j->n[JUDGE_INVALID] += times;
	while (i < j->nreasons && !str_is(str_of(reason), j->reason[i].reason))
		i++;
	if (i == CANON_REASONS)
		return;
	if (i == j->nreasons)
		j->reason[j->nreasons++] = (struct judge_reason){ reason, 0 };
	j->reason[i].n += times;
}

int
judge_add(struct judge *j, struct str value, const char *country,
    uint64_t times, struct err *e)
{
	enum judge_result result;
	const char *reason;

	if (!j->forms)
		return 0;
	if (judge_value(j, value, country, &result, &reason, e) != 0)
		return -1;
	if (result == JUDGE_INVALID)
		judge_count(j, reason, times);
	else
		j->n[result] += times;
	return 0;
}

const struct judge_reason *
judge_first_reason(const struct judge *j)
{
	const struct judge_reason *first = NULL;

	for (size_t i = 0; i < j->nreasons; i++) {
		const struct judge_reason *r = &j->reason[i];

		if (first == NULL || r->n > first->n ||
		    (r->n == first->n && str_compare(str_of(r->reason),
					     str_of(first->reason)) < 0))
			first = r;
	}
	return first;
}

void
judge_free(struct judge *j)
{
	buf_free(&j->canonical);
}
