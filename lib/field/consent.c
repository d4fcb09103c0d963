#include "field/consent.h"

#include "field/consent_table.h"
#include "field/phrase.h"
#include "field/placeholder.h"
#include "field/take.h"
#include "field/text.h"

enum {
	/* Digits of the shortest date: 1.3.2024 has six, 1 Mar 2024 five. */
	DATE_DIGITS = 5,
	DATE_GROUPS = 3,
	/* 20240301, and with a time; seconds and milliseconds since 1970; the
	 * day of a spreadsheet. */
	STAMP_DAY = 8,
	STAMP_MINUTE = 12,
	STAMP_SECOND = 14,
	STAMP_SERIAL = 5,
	STAMP_EPOCH = 10,
	STAMP_MILLISECONDS = 13,
};

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

/* In a column that asks for consent. */
static enum consent
read_answer(struct str value)
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

static bool
is_year(struct str s)
{
	return str_starts(s, str_of("19")) || str_starts(s, str_of("20"));
}

/* A day in n digits without a gap, as programs write it. */
static bool
is_stamp(struct str s, size_t n)
{
	switch (n) {
	case STAMP_DAY:
	case STAMP_MINUTE:
	case STAMP_SECOND:
		return is_year(s) && s.p[4] <= '1' && s.p[6] <= '3';
	case STAMP_SERIAL:
		return s.p[0] >= '2' && s.p[0] <= '5';
	case STAMP_EPOCH:
	case STAMP_MILLISECONDS:
		return s.p[0] == '1';
	default:
		return false;
	}
}

/* Numbers of one or two digits and a year, with signs or the name of a month
 * between them. */
static bool
is_day(struct str s)
{
	size_t groups = 0;
	bool sign = false, word = false;

	while (s.n > 0 && groups < DATE_GROUPS) {
		const size_t n = take_digits_at(s);

		if (n == 0) {
			sign = sign || take_is_one_of(s.p[0], "./-");
			word = word || !take_is_one_of(s.p[0], "./-, ");
			take_bytes(&s, 1);
			continue;
		}
		if (n > 2 && (n != 4 || !is_year(s)))
			return false;
		groups++;
		take_bytes(&s, n);
	}
	return (sign || word) &&
	       (word || s.n < 2 || !take_is_one_of(s.p[0], "./-") ||
		   !take_is_digit(s.p[1]));
}

/* Is it a date, in whatever form, on which something has really happened? */
static bool
is_past(struct str value)
{
	const struct str s = text_trim(value);
	const size_t n = take_digits_at(s);
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++)
		digits += take_is_digit(s.p[i]);
	if (n == 0 || digits < DATE_DIGITS || placeholder_is(s, "cancel_date"))
		return false;
	return n >= DATE_DIGITS ? is_stamp(s, n) : is_day(s);
}

enum consent
consent_of_role(const char *role, struct str value)
{
	if (role == NULL || strcmp(role, opt_out) != 0)
		return read_answer(value);
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

/* Words that answer no and nothing else: "not accepted" is a refusal. */
static bool
is_plain_no(struct str value)
{
	static const char *const words[] = { "0", "0.0", "no", "n", "false",
		"f", "off", "unchecked", "unticked", "ei", "e", "epatosi",
		"nie", "falsz", "ne", "neistina", "netocno", "nej", "ej",
		"falskt", "nein", "falsch", "non", "faux", "falso", "[ ]", "[]",
		"\xe2\x98\x90", "\xe2\x9c\x97", "\xe2\x9c\x98",
		"\xe2\x9d\x8c" };
	char room[PHRASE_LONGEST];
	struct str plain = phrase_plain(value, room);
	size_t i = 0;

	while (i < sizeof words / sizeof *words && !str_is(plain, words[i]))
		i++;
	return i < sizeof words / sizeof *words;
}

/* Of a column that asks for refusal, by a user who says so. */
static enum consent
read_inverted(struct str value)
{
	switch (meaning(value)) {
	case CONSENT_TABLE_YES:
	case CONSENT_TABLE_REFUSAL:
		return CONSENT_DENIED;
	case CONSENT_TABLE_GRANT:
		return CONSENT_GRANTED;
	case CONSENT_TABLE_NO:
		return is_plain_no(value) ? CONSENT_GRANTED : CONSENT_UNKNOWN;
	default:
		return CONSENT_UNKNOWN;
	}
}

/* Has the value been understood?  A doubtful letter denies in opt_out. */
static bool
is_understood(struct str value, enum consent consent, const char *role)
{
	uint32_t means = meaning(value);

	return consent != CONSENT_UNKNOWN ||
	       (means != 0 && means != CONSENT_TABLE_DOUBT) ||
	       placeholder_is(value, role);
}

int
consent_canonical(struct buf *out, struct str s, const struct consent_rule *r,
    struct verdict *v, struct err *e)
{
	static const char *const said[] = { "unknown", "granted", "denied" };
	const char *role = r->role != NULL ? r->role : roles[0];
	enum consent consent = CONSENT_UNKNOWN;

	v->read = true;
	v->reason = NULL;
	/* Its own words stay, but that opt_out never grants by itself. */
	if (str_is(s, "unknown") || str_is(s, "denied") ||
	    (str_is(s, "granted") && (r->invert || strcmp(role, opt_out) != 0)))
		return buf_add(out, s, e);
	if (is_past(s)) {
		v->read = false;
		v->reason = "is_date";
		return 0;
	}
	consent = r->invert ? read_inverted(s) : consent_of_role(role, s);
	if (!is_understood(s, consent, role))
		v->reason = "unknown_token";
	return buf_add(out, str_of(said[consent]), e);
}
