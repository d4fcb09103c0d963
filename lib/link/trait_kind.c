#include "link/trait_kind.h"

#include "field/role.h"
#include "field/take.h"

struct known {
	const char *word;
	enum trait_kind kind;
};

static const struct known roles[] = {
	{ "first_name", TRAIT_GIVEN },
	{ "middle_name", TRAIT_NAME },
	{ "last_name", TRAIT_FAMILY },
	{ "full_name", TRAIT_FULL },
	{ "company", TRAIT_COMPANY },
	{ "department", TRAIT_TEXT },
	{ "job_title", TRAIT_TEXT },
	{ "profession", TRAIT_TEXT },
	{ "industry", TRAIT_TEXT },
	{ "email", TRAIT_EMAIL },
	{ "street", TRAIT_ADDRESS },
	{ "street2", TRAIT_ADDRESS },
	{ "house_number", TRAIT_NUMBER },
	{ "apartment", TRAIT_NUMBER },
	{ "full_address", TRAIT_ADDRESS },
	{ "postcode", TRAIT_POSTCODE },
	{ "city", TRAIT_PLACE },
	{ "district", TRAIT_PLACE },
	{ "region", TRAIT_PLACE },
	{ "country", TRAIT_CATEGORY },
	{ "birth_date", TRAIT_DATE },
	{ "birth_year", TRAIT_NUMBER },
	{ "gender", TRAIT_CATEGORY },
	{ "nationality", TRAIT_CATEGORY },
	{ "customer_id", TRAIT_ID },
	{ "loyalty_id", TRAIT_ID },
	{ "national_id", TRAIT_ID },
	{ "company_id", TRAIT_ID },
	{ "vat_id", TRAIT_ID },
	{ "iban", TRAIT_ID },
	{ "username", TRAIT_ID },
	{ "url", TRAIT_TEXT },
};

/* Words in the names of columns without a role, the telling ones first. */
static const struct known words[] = {
	{ "dob", TRAIT_DATE },
	{ "birthdate", TRAIT_DATE },
	{ "birthplace", TRAIT_PLACE },
	{ "placeofbirth", TRAIT_PLACE },
	{ "mail", TRAIT_EMAIL },
	{ "phone", TRAIT_PHONE },
	{ "postcode", TRAIT_POSTCODE },
	{ "zip", TRAIT_POSTCODE },
	{ "source", TRAIT_NONE },
	{ "firstandsurname", TRAIT_FULL },
	{ "sitename", TRAIT_COMPANY },
	{ "affil", TRAIT_COMPANY },
	{ "organi", TRAIT_COMPANY },
	{ "address", TRAIT_ADDRESS },
	{ "street", TRAIT_ADDRESS },
	{ "midinit", TRAIT_NAME },
};

static const char *const names[TRAIT_KINDS] = { "none", "open", "given_name",
	"family_name", "full_name", "name", "place", "company", "date", "phone",
	"id", "email", "postcode", "number", "category", "address", "text" };

enum {
	NAME_LONGEST = 64,
	/* A category has at most this many values, each met often. */
	CATEGORY_MOST = 64,
	CATEGORY_OFTEN = 20,
	ID_DIGITS = 6,
	TEXT_LETTERS = 22,
};

/* Small letters and digits of the name only. */
static struct str
compact(struct str name, char room[NAME_LONGEST])
{
	size_t n = 0;

	for (size_t i = 0; i < name.n && n < NAME_LONGEST; i++) {
		char c = take_lower(name.p[i]);

		if ((c >= 'a' && c <= 'z') || take_is_digit(c))
			room[n++] = c;
	}
	return str_make(room, n);
}

static bool
contains(struct str s, struct str part)
{
	for (size_t i = 0; i + part.n <= s.n; i++) {
		if (str_equal(str_slice(s, i, i + part.n), part))
			return true;
	}
	return false;
}

enum trait_kind
trait_kind_of(const char *role, struct str name)
{
	char room[NAME_LONGEST];
	const struct str plain = compact(name, room);

	if (role_is_phone(role) && role != NULL)
		return TRAIT_PHONE;
	for (size_t i = 0; role != NULL && i < sizeof roles / sizeof *roles;
	     i++) {
		if (str_is(str_of(role), roles[i].word))
			return roles[i].kind;
	}
	if (role != NULL)
		return TRAIT_NONE;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (contains(plain, str_of(words[i].word)))
			return words[i].kind;
	}
	return TRAIT_OPEN;
}

struct shape {
	size_t n, digits, at, letters, spaces, dated;
};

static void
look(struct shape *shape, struct str s)
{
	size_t digits = 0, other = 0;
	bool at = false;

	for (size_t i = 0; i < s.n; i++) {
		bool digit = take_is_digit(s.p[i]);

		digits += digit;
		other += !digit && !take_is_one_of(s.p[i], " -./+():T");
		at = at || s.p[i] == '@';
		shape->spaces += s.p[i] == ' ';
	}
	shape->n++;
	shape->at += at;
	shape->letters += s.n;
	shape->dated += other == 0 && digits >= 6 && digits <= 14 &&
			digits + 2 <= s.n && s.n <= 19 && s.p[0] != '(' &&
			s.p[0] != '+';
	shape->digits += other == 0 && digits > 0;
}

enum trait_kind
trait_kind_seen(const struct dictionary *values, uint64_t filled)
{
	struct shape s = { 0, 0, 0, 0, 0, 0 };

	for (uint32_t id = 1; id <= values->n; id++)
		look(&s, dictionary_text(values, id));
	if (s.at * 2 > s.n)
		return TRAIT_EMAIL;
	if (values->n <= CATEGORY_MOST &&
	    filled >= (uint64_t)values->n * CATEGORY_OFTEN)
		return TRAIT_CATEGORY;
	if (s.dated * 5 > s.n * 4)
		return TRAIT_DATE;
	if (s.digits * 5 > s.n * 4)
		return s.letters >= s.n * ID_DIGITS ? TRAIT_ID : TRAIT_NUMBER;
	if (s.letters >= s.n * TEXT_LETTERS || s.spaces * 2 > s.n * 3)
		return TRAIT_TEXT;
	return TRAIT_NAME;
}

const char *
trait_kind_name(enum trait_kind kind)
{
	return names[kind];
}

enum trait_kind
trait_kind_known(struct str name)
{
	for (int i = TRAIT_NONE; i < TRAIT_KINDS; i++) {
		if (str_is(name, names[i]))
			return (enum trait_kind)i;
	}
	return TRAIT_NONE;
}

bool
trait_kind_is_place(enum trait_kind kind)
{
	return kind == TRAIT_PLACE || kind == TRAIT_POSTCODE ||
	       kind == TRAIT_NUMBER || kind == TRAIT_ADDRESS;
}

bool
trait_kind_is_shared(enum trait_kind kind)
{
	return trait_kind_is_place(kind) || kind == TRAIT_FAMILY ||
	       kind == TRAIT_PHONE || kind == TRAIT_COMPANY;
}

bool
trait_kind_is_text(enum trait_kind kind)
{
	return kind == TRAIT_ADDRESS || kind == TRAIT_COMPANY ||
	       kind == TRAIT_TEXT || kind == TRAIT_FULL;
}

bool
trait_kind_is_person(enum trait_kind kind)
{
	return kind == TRAIT_GIVEN || kind == TRAIT_FAMILY ||
	       kind == TRAIT_FULL;
}
