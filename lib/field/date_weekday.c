#include "field/date_weekday.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "field/take.h"

/* Days and their abbreviations, without accents: English, Finnish (also the
 * day on which), Polish, Croatian, Swedish, German, French, Spanish. */
static const char *const days[] = { "mon", "monday", "tue", "tues", "tuesday",
	"wed", "weds", "wednesday", "thu", "thur", "thurs", "thursday", "fri",
	"friday", "sat", "saturday", "sun", "sunday", "ma", "ti", "ke", "to",
	"pe", "la", "su", "maanantai", "tiistai", "keskiviikko", "torstai",
	"perjantai", "lauantai", "sunnuntai", "maanantaina", "tiistaina",
	"keskiviikkona", "torstaina", "perjantaina", "lauantaina",
	"sunnuntaina", "pon", "pn", "wt", "sr", "czw", "pt", "sob", "nd",
	"niedz", "poniedzialek", "wtorek", "sroda", "czwartek", "piatek",
	"sobota", "niedziela", "uto", "sri", "cet", "pet", "sub", "ned",
	"ponedjeljak", "utorak", "srijeda", "cetvrtak", "petak", "subota",
	"nedjelja", "man", "tis", "ons", "tor", "tors", "fre", "lor", "son",
	"mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag",
	"mo", "di", "mi", "do", "fr", "sa", "so", "montag", "dienstag",
	"mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
	"lun", "mar", "mer", "jeu", "ven", "sam", "dim", "lundi", "mardi",
	"mercredi", "jeudi", "vendredi", "samedi", "dimanche", "mie", "jue",
	"vie", "sab", "dom", "lunes", "martes", "miercoles", "jueves",
	"viernes", "sabado", "domingo", NULL };

static const char *const articles[] = { "the", "le", "el", "den", "der", "dnia",
	NULL };

enum { LONGEST = 16 };

static bool
is_day(struct str folded)
{
	size_t i = 0;

	while (days[i] != NULL && !str_is(folded, days[i]))
		i++;
	return days[i] != NULL;
}

int
date_weekday_take(struct str *s, struct err *e)
{
	struct buf folded = { 0 };
	size_t n = 0;
	int result = 0;

	while (n < s->n && take_is_letter(s->p[n]))
		n++;
	if (n > 0 && n <= LONGEST)
		result = utf8_fold(&folded, str_slice(*s, 0, n), e);
	if (result == 0 && is_day(buf_str(&folded))) {
		take_bytes(s, n);
		(void)take_char(s, '.');
		(void)take_char(s, ',');
		take_spaces(s);
	}
	buf_free(&folded);
	if (take_any(s, articles))
		take_spaces(s);
	return result;
}
