/* Genders as columns have them -> m, f, x (neither), u (unknown), or the codes
 * of ISO 5218: 1, 2, 9, 0.
 *
 * A letter is not read alone: M is a man but in Spanish (mujer), N is a woman
 * in Finnish, K in Polish and Swedish.  So the values of a column are first
 * tallied, then the set of letters is decided that all of them belong to, then
 * each is read by it.  Never by first names. */
#ifndef GENDER_H
#define GENDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/verdict.h"

enum gender_set {
	GENDER_SET_NONE,  /* there are words only, or nothing is known yet */
	GENDER_SET_MF,    /* male, female */
	GENDER_SET_MN,    /* mies, nainen */
	GENDER_SET_MK,    /* mężczyzna, kobieta; man, kvinna */
	GENDER_SET_MZ,    /* muško, žensko: M, Ž or Z */
	GENDER_SET_MW,    /* männlich, weiblich, divers: M, W, D */
	GENDER_SET_HF,    /* homme, femme */
	GENDER_SET_HM,    /* hombre, mujer */
	GENDER_SET_ISO,   /* 1, 2, 9, 0 */
	GENDER_SET_OPEN,  /* too few to say: several fit that differ */
	GENDER_SET_MIXED, /* none has them all */
};

/* How the values of one column are read. */
struct gender_rule {
	enum gender_set set;
	bool told;          /* the set stands, whatever the values say */
	bool iso;           /* 1, 2, 9, 0 are written */
	unsigned languages; /* told: of genders_table.h; 0: any */
	bool h;             /* decided: the letter H is in the column */
	bool words;         /* decided: there are words for men and women */
	unsigned spoken;    /* decided: languages that know them; 0: any */
};

struct gender_tally {
	uint64_t letters[26];
	uint64_t foreign; /* of them, neither x, u nor exactly m, f */
	uint64_t digits[10];
	uint64_t words;        /* for men and women */
	uint64_t languages[8]; /* of them, known to each */
};

void gender_observe(struct gender_tally *t, struct str s);

/* Decide what is not told. */
void gender_decide(struct gender_rule *r, const struct gender_tally *t);

/* Take what the user told: the name of a set, or a language ("fi"), which
 * leaves the sets of that language.  False: there is no such. */
bool gender_tell(struct gender_rule *r, struct str name);

/* "none", "mf" ... "iso", "open", "mixed". */
const char *gender_set_name(enum gender_set set);

/* Append the code.  Not read: unknown_code; ambiguous_code (the column is
 * open); conflicting_set (it is mixed).  In such a column words for men and
 * women stay as well: read, they would be letters that decide it.
 * 0, or -1 with ERR_MEMORY. */
int gender_canonical(struct buf *out, struct str s, const struct gender_rule *r,
    struct verdict *v, struct err *e) ERR_USE;

#endif
