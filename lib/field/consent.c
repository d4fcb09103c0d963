#include "field/consent.h"

#include "field/consent_table.h"
#include "field/phrase.h"
#include "field/placeholder.h"
#include "field/take.h"
#include "field/text.h"

/* Digits of the shortest date: 1.3.2024 has six, 1 Mar 2024 five. */
enum { DATE_DIGITS = 5 };

static const char opt_out[] = "opt_out";
static const char *const roles[] = { "consent", "consent_email", "consent_sms",
	"consent_phone", "consent_post", opt_out };

static uint32_t
meaning(struct str value)
{
	char room[PHRASE_LONGEST];

	return phrase_find(
	    phrase_plain(value, room), consent_phrases, consent_count);
}

enum consent
consent_read(struct str value)
{
	switch (meaning(value)) {
	case CONSENT_TABLE_YES:
	case CONSENT_TABLE_GRANT:
		return CONSENT_GRANTED;
	case CONSENT_TABLE_NO:
	case CONSENT_TABLE_REFUSAL:
		return CONSENT_DENIED;
	default:
		return CONSENT_UNKNOWN;
	}
}

/* Is it a date, in whatever form, on which something has really happened? */
static bool
is_past(struct str value)
{
	struct str s = text_trim(value);
	size_t digits = 0;

	if (s.n == 0 || !take_is_digit(s.p[0]) ||
	    placeholder_is(s, "cancel_date"))
		return false;
	for (size_t i = 0; i < s.n; i++)
		digits += take_is_digit(s.p[i]);
	return digits >= DATE_DIGITS;
}

enum consent
consent_of_role(const char *role, struct str value)
{
	if (role == NULL || strcmp(role, opt_out) != 0)
		return consent_read(value);
	switch (meaning(value)) {
	case CONSENT_TABLE_YES:
	case CONSENT_TABLE_REFUSAL:
	case CONSENT_TABLE_DOUBT:
		return CONSENT_DENIED;
	case CONSENT_TABLE_NO:
	case CONSENT_TABLE_GRANT:
		return CONSENT_UNKNOWN;
	default:
		return is_past(value) ? CONSENT_DENIED : CONSENT_UNKNOWN;
	}
}

bool
consent_is_role(const char *role)
{
	for (size_t i = 0; role != NULL && i < sizeof roles / sizeof *roles;
	     i++) {
		if (strcmp(role, roles[i]) == 0)
			return true;
	}
	return false;
}
