#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "field/role.h"
#include "field/roles_table.h"

enum { NO_ROLE = 0xffff, ONE_VOTE = 840 }; /* divisible by 1 to 8 languages */

/* The entries of one name in the dictionary: [from, to). */
struct meaning {
	size_t from, to;
	uint16_t role; /* as far as it is known */
};

const char *
role_known(struct str name)
{
	for (size_t i = 0; roles_names[i] != NULL; i++)
		if (str_is(name, roles_names[i]))
			return roles_names[i];
	return NULL;
}

bool
role_is_phone(const char *role)
{
	static const char *const phones[] = { "phone", "mobile_phone",
		"work_phone", "home_phone", "fax" };

	for (size_t i = 0; role != NULL && i < sizeof phones / sizeof *phones;
	     i++)
		if (strcmp(role, phones[i]) == 0)
			return true;
	return false;
}

const char *const *
role_list(void)
{
	return roles_names;
}

/* What is compared: letters and digits of the folded name. */
static int
fold_name(struct buf *out, struct str name, struct err *e)
{
	struct str rest;
	size_t kept = 0;

	buf_clear(out);
	if (utf8_invalid_at(name) < name.n)
		return 0;
	if (utf8_fold(out, name, e) != 0)
		return -1;
	rest = buf_str(out);
	while (rest.n > 0) {
		int32_t point;
		size_t n = utf8_decode(rest, &point);

		if (utf8_is_letter(point) || utf8_is_digit(point)) {
			memmove(out->p + kept, rest.p, n);
			kept += n;
		}
		rest = str_slice(rest, n, rest.n);
	}
	out->n = kept;
	return 0;
}

static const char *
entry_name(size_t i)
{
	return roles_text + roles_entries[i].name;
}

static struct meaning
look_up(struct str folded)
{
	struct meaning m = { 0, roles_count, NO_ROLE };

	while (m.from < m.to) {
		size_t mid = m.from + (m.to - m.from) / 2;

		if (str_compare(str_of(entry_name(mid)), folded) < 0)
			m.from = mid + 1;
		else
			m.to = mid;
	}
	while (m.to < roles_count && str_is(folded, entry_name(m.to)))
		m.to++;
	return m;
}

static bool
is_conditional(size_t entry)
{
	return roles_text[roles_entries[entry].when] != '\0';
}

/* The one role that all unconditional entries of m give, or NO_ROLE; *many:
 * they give several. */
static uint16_t
plain_role(const struct meaning *m, bool *many)
{
	uint16_t role = NO_ROLE;

	*many = false;
	for (size_t i = m->from; i < m->to; i++) {
		if (is_conditional(i))
			continue;
		if (role != NO_ROLE && role != roles_entries[i].role)
			*many = true;
		role = roles_entries[i].role;
	}
	return *many ? NO_ROLE : role;
}

bool
role_is_ambiguous(struct str name)
{
	struct buf folded = { 0 };
	struct err e;
	bool many = false;

	if (fold_name(&folded, name, &e) == 0) {
		struct meaning m = look_up(buf_str(&folded));

		(void)plain_role(&m, &many);
	}
	buf_free(&folded);
	return many;
}

/* Words that stand before or behind the name of a contact column. */
static const char *const before[] = { "billing", "shipping", "delivery",
	"invoice", "invoicing", "mailing", "customer", "client", "contact",
	"buyer", "subscriber", "primary", "default", "laskutus", "toimitus",
	"asiakkaan", "tilaajan", "yhteyshenkilon", "kunden", "rechnungs",
	"liefer", "kund", "faktura", "leverans", "klienta" };
static const char *const behind[] = { "klienta", "kupujacego", "odbiorcy",
	"wysylki", "dostawy", "faktury", "nabywcy", "kupca", "dostave",
	"racuna", "narucitelja", "client", "facturation", "livraison",
	"cliente", "facturacion", "envio", "billing", "shipping" };
static const char *const contact[] = { "first_name", "last_name", "full_name",
	"company", "email", "phone", "mobile_phone", "street", "street2",
	"house_number", "apartment", "postcode", "city", "region", "country",
	"vat_id" };
/* "Phone 2": a second one of these is a thing people have. */
static const char *const numbered[] = { "email", "phone", "mobile_phone",
	"work_phone", "home_phone" };

static bool
is_listed(const char *name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(name, list[i]) == 0)
			return true;
	return false;
}

#define LIST(list) (list), sizeof(list) / sizeof *(list)

static uint16_t
plain_contact(struct str folded, const char *const *list, size_t n)
{
	struct meaning m = look_up(folded);
	bool many;
	uint16_t role = plain_role(&m, &many);

	return role != NO_ROLE && is_listed(roles_names[role], list, n)
		   ? role
		   : NO_ROLE;
}

/* The role of a name that the dictionary has only without such a word. */
static uint16_t
role_without_affix(struct str s)
{
	uint16_t role = NO_ROLE;

	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		struct str word = str_of(before[i]);

		if (role == NO_ROLE && s.n > word.n && str_starts(s, word))
			role = plain_contact(
			    str_slice(s, word.n, s.n), LIST(contact));
	}
	for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
		struct str word = str_of(behind[i]);

		if (role == NO_ROLE && s.n > word.n &&
		    str_is(str_slice(s, s.n - word.n, s.n), behind[i]))
			role = plain_contact(
			    str_slice(s, 0, s.n - word.n), LIST(contact));
	}
	if (role == NO_ROLE && s.n > 1 && s.p[s.n - 1] >= '1' &&
	    s.p[s.n - 1] <= '9')
		role = plain_contact(str_slice(s, 0, s.n - 1), LIST(numbered));
	return role;
}

static bool
has_role(const uint16_t *roles, size_t n, size_t but, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (i != but && roles[i] != NO_ROLE &&
		    str_is(name, roles_names[roles[i]]))
			return true;
	return false;
}

/* "last_name !first_name": the other columns have the one and not the other. */
static bool
holds(const char *when, const uint16_t *roles, size_t n, size_t column)
{
	while (*when != '\0') {
		bool absent = *when == '!';
		size_t length;

		when += absent;
		length = strcspn(when, " ");
		if (has_role(roles, n, column, str_make(when, length)) ==
		    absent)
			return false;
		when += length;
		when += strspn(when, " ");
	}
	return true;
}

/* What the names of a header say about its language. */
static void
count_votes(const struct meaning *m, size_t n, unsigned votes[ROLES_LANGUAGES])
{
	for (size_t c = 0; c < n; c++) {
		unsigned spoken = 0;
		unsigned share;

		if (m[c].role == NO_ROLE)
			continue;
		for (size_t i = m[c].from; i < m[c].to; i++)
			if (!is_conditional(i))
				spoken |= roles_entries[i].languages;
		if (spoken == 0)
			continue;
		share = ONE_VOTE / (unsigned)__builtin_popcount(spoken);
		for (size_t k = 0; k < ROLES_LANGUAGES; k++)
			if (spoken >> k & 1)
				votes[k] += share;
	}
}

static unsigned
most_votes(unsigned languages, const unsigned votes[ROLES_LANGUAGES])
{
	unsigned most = 0;

	for (size_t k = 0; k < ROLES_LANGUAGES; k++)
		if ((languages >> k & 1) && votes[k] > most)
			most = votes[k];
	return most;
}

/* Of the entries that count now (those without a condition, or those whose
 * condition holds), the role of the language the header speaks; when they all
 * give one role, that one. */
static uint16_t
choose(const struct meaning *m, const uint16_t *roles, size_t n, size_t column,
    bool conditional, const unsigned votes[ROLES_LANGUAGES])
{
	uint16_t best = NO_ROLE, only = NO_ROLE;
	unsigned most = 0;
	bool tie = false, several = false;

	for (size_t i = m->from; i < m->to; i++) {
		const struct roles_entry *x = &roles_entries[i];
		unsigned v;

		if (is_conditional(i) != conditional ||
		    !holds(roles_text + x->when, roles, n, column))
			continue;
		several = several || (only != NO_ROLE && only != x->role);
		only = x->role;
		v = most_votes(x->languages, votes);
		if (v > most) {
			most = v;
			best = x->role;
			tie = false;
		} else if (v == most && best != x->role) {
			tie = true;
		}
	}
	if (!several)
		return only;
	return tie ? NO_ROLE : best;
}

/* Meanings that hang on the other columns; twice, so that one may hang on
 * another.  All of a round see the roles of the round before. */
static void
apply_conditions(struct meaning *m, uint16_t *roles, size_t n,
    const unsigned votes[ROLES_LANGUAGES])
{
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < n; i++)
			roles[i] = m[i].role;
		for (size_t i = 0; i < n; i++) {
			uint16_t role = choose(&m[i], roles, n, i, true, votes);

			if (role != NO_ROLE)
				m[i].role = role;
		}
	}
}

static int
detect(
    struct header *h, struct arena *memory, struct buf *folded, struct err *e)
{
	struct meaning *m = arena_array(memory, h->n, sizeof *m, e);
	uint16_t *roles = arena_array(memory, h->n, sizeof *roles, e);
	uint16_t *affixed = arena_array(memory, h->n, sizeof *affixed, e);
	unsigned votes[ROLES_LANGUAGES] = { 0 };
	bool many;

	if (m == NULL || roles == NULL || affixed == NULL)
		return -1;
	for (size_t i = 0; i < h->n; i++) {
		if (fold_name(folded, h->name[i], e) != 0)
			return -1;
		m[i] = look_up(buf_str(folded));
		m[i].role = plain_role(&m[i], &many);
		affixed[i] = m[i].from == m[i].to
				 ? role_without_affix(buf_str(folded))
				 : NO_ROLE;
	}
	count_votes(m, h->n, votes);
	for (size_t i = 0; i < h->n; i++)
		if (m[i].role == NO_ROLE)
			m[i].role = choose(&m[i], roles, 0, i, false, votes);
	apply_conditions(m, roles, h->n, votes);
	for (size_t i = 0; i < h->n; i++)
		roles[i] = m[i].role;
	for (size_t i = 0; i < h->n; i++) {
		const char *name =
		    affixed[i] == NO_ROLE ? NULL : roles_names[affixed[i]];

		if (name == NULL)
			continue;
		if (is_listed(name, LIST(numbered)) ||
		    !has_role(roles, h->n, i, str_of(name)))
			m[i].role = roles[i] = affixed[i];
	}
	for (size_t i = 0; i < h->n; i++)
		h->role[i] =
		    m[i].role == NO_ROLE ? NULL : roles_names[m[i].role];
	return 0;
}

int
role_detect(struct header *h, struct err *e)
{
	struct arena memory = { .total = 0 };
	struct buf folded = { 0 };
	int result = detect(h, &memory, &folded, e);

	buf_free(&folded);
	arena_free(&memory);
	return result;
}
