#include "field/gender.h"

#include "field/genders_table.h"
#include "field/placeholder.h"
#include "field/take.h"

enum { LETTERS = 26, DIGITS = 10, LANGUAGES = 8 };

/* The letters of a set, each with what it means behind it. */
static const struct {
	const char *name;
	const char *letters;
	unsigned languages;
} sets[] = {
	{ "none", "", 0 },
	{ "mf", "mmffdxoxxxuu", GENDERS_ALL },
	{ "mn", "mmnfxxuu", GENDERS_FI },
	{ "mk", "mmkfxxuu", GENDERS_PL | GENDERS_SV },
	{ "mz", "mmzfxxuu", GENDERS_HR },
	{ "mw", "mmwfdxxxuu", GENDERS_DE },
	{ "hf", "hmffaxxxuu", GENDERS_FR },
	{ "hm", "hmmfoxxxuu", GENDERS_ES },
	{ "iso", "1m2f9x0u", 0 },
	{ "open", "", 0 },
	{ "mixed", "", 0 },
};

static const char ambiguous_code[] = "ambiguous_code";
static const char unknown_code[] = "unknown_code";
static const char codes[] = "mfxu";
static const char iso_codes[] = "1290";
static const char *const languages[LANGUAGES] = { "en", "fi", "pl", "hr", "sv",
	"de", "fr", "es" };

/* What a value is: a letter or a digit, or a word. */
struct form {
	char letter;    /* small, or a digit; 0: neither */
	char means;     /* of a word: m, f, x or u; 0: it is not known */
	unsigned known; /* the languages that have it */
};

const char *
gender_set_name(enum gender_set set)
{
	return sets[set].name;
}

/* What a letter means in a set; 0: it is not in it. */
static char
look_up(enum gender_set set, char letter)
{
	for (const char *p = sets[set].letters; *p != '\0'; p += 2) {
		if (*p == letter)
			return p[1];
	}
	return '\0';
}

static struct form
form_of(struct str s)
{
	char room[PHRASE_LONGEST];
	struct form f = { '\0', '\0', 0 };
	struct str plain = phrase_plain(s, room);
	uint32_t means;

	if (plain.n > 1 && plain.p[plain.n - 1] == '.')
		plain.n--;
	/* Codes that were numbers on their way. */
	if (plain.n == 3 && plain.p[1] == '.' && plain.p[2] == '0' &&
	    take_is_digit(plain.p[0]))
		plain.n = 1;
	if (plain.n == 1 && (unsigned char)plain.p[0] < 0x80 &&
	    (take_is_digit(plain.p[0]) || take_is_letter(plain.p[0]))) {
		f.letter = plain.p[0];
		return f;
	}
	means = phrase_find(plain, genders_phrases, genders_count);
	if (means != 0) {
		f.means = codes[(means & GENDERS_MEANING) - 1];
		f.known = means >> GENDERS_LANGUAGES;
	} else if (placeholder_is(s, "gender")) {
		f.means = 'u';
	}
	return f;
}

void
gender_observe(struct gender_tally *t, struct str s)
{
	struct form f = form_of(s);

	if (take_is_digit(f.letter)) {
		t->digits[f.letter - '0']++;
	} else if (f.letter != '\0') {
		t->letters[f.letter - 'a']++;
		t->foreign += f.letter != 'x' && f.letter != 'u' &&
			      (s.n != 1 || !take_is_one_of(s.p[0], codes));
	} else if (f.means == 'm' || f.means == 'f') {
		t->words++;
		for (size_t i = 0; i < LANGUAGES; i++)
			t->languages[i] += f.known >> i & 1;
	}
}

/* The languages that know all words, or none at all. */
static unsigned
spoken(const struct gender_tally *t)
{
	unsigned result = 0;

	for (size_t i = 0; i < LANGUAGES && t->words > 0; i++) {
		if (t->languages[i] == t->words)
			result |= 1U << i;
	}
	return result;
}

static bool
is_known(char letter)
{
	enum gender_set set = GENDER_SET_MF;

	while (set <= GENDER_SET_ISO && look_up(set, letter) == '\0')
		set++;
	return set <= GENDER_SET_ISO;
}

/* The letters seen that some set has, but x and u, which all have. */
static size_t
letters_of(const struct gender_tally *t, char seen[LETTERS])
{
	size_t n = 0;

	for (int i = 0; i < LETTERS; i++) {
		char c = (char)('a' + i);

		if (t->letters[i] > 0 && c != 'x' && c != 'u' && is_known(c))
			seen[n++] = c;
	}
	return n;
}

static bool
has_all(enum gender_set set, const char *seen, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (look_up(set, seen[i]) == '\0')
			return false;
	}
	return true;
}

static bool
agree(enum gender_set a, enum gender_set b, const char *seen, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (look_up(a, seen[i]) != look_up(b, seen[i]))
			return false;
	}
	return true;
}

/* The set of the letters seen, by sets of these languages (0: of all).  One
 * letter alone is not enough for a set that alone has it, unless `sure`. */
static enum gender_set
set_of(unsigned allowed, bool sure, const char *seen, size_t n)
{
	enum gender_set first = GENDER_SET_NONE;
	size_t fits = 0;

	for (enum gender_set set = GENDER_SET_MF; set <= GENDER_SET_HM; set++) {
		if ((allowed != 0 && (sets[set].languages & allowed) == 0) ||
		    !has_all(set, seen, n))
			continue;
		if (fits++ == 0)
			first = set;
		else if (!agree(first, set, seen, n))
			return GENDER_SET_OPEN;
	}
	if (fits == 0)
		return GENDER_SET_MIXED;
	return fits > 1 || n > 1 || sure ? first : GENDER_SET_OPEN;
}

void
gender_decide(struct gender_rule *r, const struct gender_tally *t)
{
	char seen[LETTERS];
	size_t letters = letters_of(t, seen);
	size_t digits = 0;
	size_t strange = 0;
	unsigned allowed = r->languages != 0 ? r->languages : spoken(t);

	for (int i = 0; i < DIGITS; i++) {
		digits += t->digits[i] > 0;
		strange += t->digits[i] > 0 && !is_known((char)('0' + i));
	}
	r->h = t->letters['h' - 'a'] > 0;
	r->words = t->words > 0;
	r->spoken = allowed;
	if (r->told)
		return;
	if (strange > 0 || (digits > 0 && letters > 0))
		r->set = GENDER_SET_MIXED;
	else if (digits > 0)
		r->set = t->digits[1] > 0 && t->digits[2] > 0 ? GENDER_SET_ISO
							      : GENDER_SET_OPEN;
	else if (letters > 0 && t->words + t->foreign == 0)
		r->set = GENDER_SET_MF;
	else if (letters > 0)
		r->set = set_of(allowed, allowed != 0, seen, letters);
	else
		r->set = GENDER_SET_NONE;
}

bool
gender_tell(struct gender_rule *r, struct str name)
{
	for (enum gender_set set = GENDER_SET_MF; set <= GENDER_SET_ISO;
	     set++) {
		if (str_is(name, sets[set].name)) {
			r->set = set;
			r->told = true;
			return true;
		}
	}
	for (size_t i = 0; i < LANGUAGES; i++) {
		if (str_is(name, languages[i])) {
			r->languages = 1U << i;
			return true;
		}
	}
	return false;
}

static bool
is_undecided(const struct gender_rule *r)
{
	return r->set == GENDER_SET_OPEN || r->set == GENDER_SET_MIXED;
}

static const char *
undecided(const struct gender_rule *r)
{
	return r->set == GENDER_SET_OPEN ? ambiguous_code : "conflicting_set";
}

/* The set that a letter is read by: behind words alone the one it would have
 * been decided for with them. */
static enum gender_set
set_for(const struct gender_rule *r, char letter)
{
	enum gender_set set = r->set;

	if (set == GENDER_SET_NONE && r->words && is_known(letter))
		set = set_of(r->spoken, r->spoken != 0, &letter, 1);
	return set == GENDER_SET_MIXED ? r->set : set;
}

/* What a letter or digit means, or why it is not known. */
static char
read_letter(
    const struct gender_rule *r, struct str s, char letter, const char **why)
{
	const char *own = r->iso ? iso_codes : codes;
	char means = look_up(set_for(r, letter), letter);

	if (letter == 'x' || letter == 'u')
		return letter;
	/* In a column of H and M that has been read there is no H any more. */
	if (means != '\0' && r->told && r->set == GENDER_SET_HM &&
	    str_is(s, "m") && !r->h) {
		*why = ambiguous_code;
		return '\0';
	}
	if (means != '\0')
		return means;
	if (is_known(letter) && is_undecided(r))
		*why = undecided(r);
	else if (is_known(letter) && r->set == GENDER_SET_NONE)
		*why = ambiguous_code;
	else if (s.n == 1 && take_is_one_of(s.p[0], own))
		return codes[strchr(own, s.p[0]) - own];
	else
		*why = unknown_code;
	return '\0';
}

int
gender_canonical(struct buf *out, struct str s, const struct gender_rule *r,
    struct verdict *v, struct err *e)
{
	struct form f = form_of(s);
	char means = f.means;

	v->reason = NULL;
	if (f.letter != '\0')
		means = read_letter(r, s, f.letter, &v->reason);
	else if (means == '\0')
		v->reason = unknown_code;
	else if (is_undecided(r) && (means == 'm' || means == 'f'))
		v->reason = undecided(r);
	v->read = v->reason == NULL;
	if (!v->read)
		return 0;
	if (r->iso)
		means = iso_codes[strchr(codes, means) - codes];
	return buf_add_byte(out, means, e);
}
