#include "field/looks.h"

#include "field/email.h"
#include "field/forename.h"
#include "field/iban.h"
#include "field/ip.h"
#include "field/national_id.h"
#include "field/phone.h"
#include "field/scheme.h"

static const char *const roles[LOOKS_KINDS] = { "email", "phone", "iban", "ip",
	"national_id", "full_name" };

enum { SHORTEST_ID = 8, WORDS = 4 /* of a name, at most */ };

/* Of this many values so many tenths. */
static const struct share {
	uint64_t values, tenths;
} least[LOOKS_KINDS] = { { 3, 5 }, { 3, 5 }, { 3, 5 }, { 3, 5 }, { 10, 9 },
	{ 10, 5 } };

/* A few words, one of them a given name that is no family name? */
static bool
has_forename(struct str s)
{
	size_t words = 0;
	bool has = false;

	for (size_t i = 0; i < s.n; words++) {
		size_t from = i;

		while (i < s.n && s.p[i] != ' ' && s.p[i] != ',')
			i++;
		has = has ||
		      forename_find(str_slice(s, from, i)) == FORENAME_KNOWN;
		while (i < s.n && (s.p[i] == ' ' || s.p[i] == ','))
			i++;
	}
	return has && words <= WORDS;
}

/* Read s as that kind; *is: it is one. */
static int
read_as(enum looks_kind kind, struct buf *room, struct str s, bool *is,
    struct err *e)
{
	static const struct phone_options plain = { .multi =
							PHONE_MULTI_FIRST };
	const struct str nowhere = str_make("", 0);
	struct verdict v = { .read = false };
	int result = 0;

	buf_clear(room);
	switch (kind) {
	case LOOKS_EMAIL:
		result = email_canonical(room, s, true, &v, e);
		break;
	case LOOKS_PHONE:
		result = phone_canonical(room, s, nowhere, &plain, NULL, &v, e);
		break;
	case LOOKS_IBAN:
		result = iban_canonical(room, s, nowhere, &v, e);
		break;
	case LOOKS_IP:
		result = ip_canonical(room, s, &v, e);
		break;
	case LOOKS_NATIONAL_ID:
		if (s.n >= SHORTEST_ID)
			result = national_id_canonical(
			    room, s, SCHEME_ANYWHERE, 0, NULL, &v, e);
		break;
	case LOOKS_NAME:
		v.read = has_forename(s);
		break;
	case LOOKS_KINDS:
		break;
	}
	*is = v.read;
	return result;
}

int
looks_observe(struct looks *x, struct str s, struct err *e)
{
	bool is = false;

	if (s.n == 0 || x->values == LOOKS_ENOUGH)
		return 0;
	x->values++;
	for (int kind = 0; kind < LOOKS_KINDS && !is; kind++) {
		if (read_as((enum looks_kind)kind, &x->room, s, &is, e) != 0)
			return -1;
		x->of[kind] += is;
	}
	return 0;
}

const char *
looks_like(const struct looks *x)
{
	for (int kind = 0; kind < LOOKS_KINDS; kind++) {
		if (x->values >= least[kind].values &&
		    10 * x->of[kind] >= least[kind].tenths * x->values)
			return roles[kind];
	}
	return NULL;
}

void
looks_free(struct looks *x)
{
	buf_free(&x->room);
}
