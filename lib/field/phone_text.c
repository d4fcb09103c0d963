#include "field/phone_text.h"

#include "field/take.h"

enum {
	/* Extensions behind a sign that need not mean one. */
	SHORT_EXTENSION = 9,
	SUFFIX_EXTENSION = 6,
	/* Digits of a number that has an extension. */
	SHORTEST = 3,
};

/* Said in front of a number, it is no more than that it is one. */
static const char *const labels[] = { "tel", "telefon", "t", "ph", "phone",
	"telephone", "mobile", "m", "cell", "cellphone", "gsm", /* en, all */
	"p", "puh", "puhelin", "matkapuhelin", "matkapuh",      /* fi */
	"kom", "kom\303\263rka", "komorka", "mob", "mobitel",   /* pl hr */
	"tfn", "tlf", "mobil", "mobiltelefon", "handy", "fon",  /* sv de */
	"t\303\251l", "t\303\251l\303\251phone", "portable",    /* fr */
	"tel\303\251fono", "telefono", "fono", "m\303\263vil",  /* es */
	NULL };

static const char rfc_extension[] = ";ext=";

static const char *const extension_words[] = { "ext", "extn", "extension",
	"extensi\303\263n", "xt", "xtn", "anexo", "poste",     /* en es fr */
	"w", "wew", "wewn", "wewn\304\231trzny", "wewnetrzny", /* pl */
	"lok", "lokal", "kbr", "ku\304\207ni", "kucni",        /* hr */
	"ala", "alanro", "alanumero",                          /* fi */
	"ankn", "anknytning", "dw", "durchwahl",               /* sv de */
	"\320\264\320\276\320\261", NULL };                    /* ru */

static const char *const short_extension_words[] = { "x", "int", NULL };

static const char *const conjunctions[] = { "tai", "ja", "lub", "albo", "oraz",
	"ili", "i", "or", "and", "oder", "und", "eller", "och", "ou", "et", "o",
	"y", NULL };

static size_t
letters_at(struct str s)
{
	size_t n = 0;

	while (n < s.n && take_is_letter(s.p[n]))
		n++;
	return n;
}

static bool
is_any(struct str word, const char *const *words)
{
	return take_any(&word, words) && word.n == 0;
}

/* Any number of the signs of a set. */
static void
take_signs(struct str *s, const char *set)
{
	while (s->n > 0 && take_is_one_of(s->p[0], set))
		take_bytes(s, 1);
}

/* Nothing that could be part of a number or say something. */
static bool
is_silent(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (take_is_digit(s.p[i]) || take_is_letter(s.p[i]))
			return false;
	}
	return true;
}

/* Is there a word in s that does not just say "telephone"? */
static bool
has_words(struct str s)
{
	while (s.n > 0) {
		size_t n = letters_at(s);

		if (n > 0 && !is_any(str_slice(s, 0, n), labels))
			return true;
		take_bytes(&s, n > 0 ? n : 1);
	}
	return false;
}

/* What says that an extension follows; how many digits it may then have, 0
 * when nothing does. */
static size_t
take_extension_word(struct str *s)
{
	const struct str whole = *s;

	if (str_starts(*s, str_of(rfc_extension))) {
		take_bytes(s, str_of(rfc_extension).n);
		return PHONE_TEXT_EXTENSION;
	}
	take_signs(s, " ,");
	if (take_any(s, extension_words))
		return PHONE_TEXT_EXTENSION;
	if (take_any(s, short_extension_words) || take_char(s, '#') ||
	    take_char(s, '~'))
		return SHORT_EXTENSION;
	if (str_starts(whole, str_of(",,")) || take_char(s, ';'))
		return PHONE_TEXT_EXTENSION;
	return whole.p[0] == ',' ? SHORT_EXTENSION : 0;
}

static bool
take_extension(struct phone_text *number, struct str s)
{
	size_t most = take_extension_word(&s);
	size_t n;

	if (most == 0)
		return false;
	if (s.n > 0 && take_is_one_of(s.p[0], ".:"))
		take_bytes(&s, 1);
	take_signs(&s, " ,-");
	n = take_digits_at(s);
	if (n == 0 || n > most || !is_silent(str_slice(s, n, s.n)))
		return false;
	memcpy(number->extension, s.p, n);
	number->nextension = n;
	return true;
}

/* "555 123 4567 89#": the last digits, `run` of them, are the extension. */
static bool
take_suffix(struct phone_text *number, struct str clean, size_t at)
{
	size_t run = 0;

	while (run < at && take_is_digit(clean.p[at - run - 1]))
		run++;
	if (run == 0 || run > SUFFIX_EXTENSION || run + SHORTEST > number->n ||
	    !take_is_one_of(clean.p[at - run - 1], " -") ||
	    !is_silent(str_slice(clean, at, clean.n)))
		return false;
	number->n -= run;
	memcpy(number->extension, clean.p + at - run, run);
	number->nextension = run;
	return true;
}

static bool
is_extension(struct phone_text *number, struct str clean, size_t at)
{
	struct str rest = str_slice(clean, at, clean.n);

	if (number->n < SHORTEST ||
	    (take_is_letter(rest.p[0]) && take_is_letter(clean.p[at - 1])))
		return false;
	return take_extension(number, rest) ||
	       (take_char(&rest, '#') && take_suffix(number, clean, at));
}

/* A letter of ASCII becomes the digit of its key. */
static char
spell(struct phone_text *number, struct str clean, size_t at)
{
	static const char keys[] = "22233344455566677778889999";

	number->letters++;
	if (at > 0 && take_is_one_of(clean.p[at - 1], " \n"))
		number->loose = true;
	return keys[clean.p[at] - 'a'];
}

bool
phone_text_read(struct phone_text *number, struct str clean)
{
	bool odd = false;
	size_t at = 0;

	memset(number, 0, sizeof *number);
	while (
	    at < clean.n && clean.p[at] != '+' && !take_is_digit(clean.p[at]))
		at++;
	number->dropped = has_words(str_slice(clean, 0, at));
	for (; at < clean.n && clean.p[at] == '+'; at++)
		number->plus = true;
	for (; at < clean.n; at++) {
		char c = clean.p[at];

		if (!take_is_digit(c)) {
			if (take_is_one_of(c, " -.()[]/"))
				continue;
			if (is_extension(number, clean, at))
				break;
			if (!take_is_letter(c)) {
				odd |= c != '~';
				continue;
			}
			if ((unsigned char)c >= 0x80) {
				number->words = true;
				continue;
			}
			c = spell(number, clean, at);
		}
		if (number->n == PHONE_PLAN_DIGITS) {
			number->words |= number->letters > 0;
			return number->words;
		}
		number->digits[number->n++] = c;
		number->odd |= odd;
	}
	return true;
}

/* How much of s separates two numbers. */
static size_t
separator_at(struct str s, bool slash, bool begins_word)
{
	struct str word = str_slice(s, 0, letters_at(s));

	if (str_starts(s, str_of(rfc_extension)))
		return 0;
	if (take_is_one_of(s.p[0], ",;|&\n") ||
	    (slash && take_is_one_of(s.p[0], "/\\")))
		return 1;
	return begins_word && is_any(word, conjunctions) ? word.n : 0;
}

bool
phone_text_part(struct str *clean, bool slash, struct str *part)
{
	bool digits = false;
	size_t from = 0, n = 0;

	for (size_t at = 0; at < clean->n; at += n) {
		bool begins = at == 0 || !take_is_letter(clean->p[at - 1]);

		n = separator_at(
		    str_slice(*clean, at, clean->n), slash, begins);
		if (digits && (n > 0 || clean->p[at] == '+')) {
			*part = str_slice(*clean, from, at);
			take_bytes(clean, at + n);
			return true;
		}
		if (n > 0)
			from = at + n;
		else
			n = 1;
		digits = digits || take_is_digit(clean->p[at]);
	}
	*part = str_slice(*clean, from, clean->n);
	take_bytes(clean, clean->n);
	return digits;
}
