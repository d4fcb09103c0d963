/* What the rules of columns may be told, all together or for one column. */
#ifndef CANON_OPTIONS_H
#define CANON_OPTIONS_H

#include <stdbool.h>

#include "base/date.h"
#include "base/err.h"
#include "base/str.h"
#include "field/amount.h"
#include "field/boolean.h"
#include "field/country.h"
#include "field/date_text.h"
#include "field/gender.h"
#include "field/mojibake_page.h"
#include "field/person.h"
#include "field/phone.h"
#include "field/street.h"

struct canon_options {
	const char *rule;           /* its name, whatever the role, or NULL */
	const char *region;         /* two capital letters, or NULL: the country
	                             * of records that do not say */
	bool mixed_flagged;         /* a contradictory column is no error */
	enum date_order date_order; /* NONE: decided for each column */
	unsigned languages;         /* of month names; 0: decided */
	unsigned pivot;             /* of years of two digits, 0 to 100 */
	struct date as_of;
	bool email_keep_case;
	bool pad_zero;         /* of postcodes, in every country */
	enum amount_mark mark; /* NONE: decided for each column */
	unsigned scale;        /* decimals of amounts, at least */
	struct gender_rule gender;
	struct boolean_rule boolean;
	enum street_form street;
	bool add_scheme;              /* to web addresses without one */
	bool invert;                  /* a plain no grants consent */
	bool fix_mojibake;            /* else it is only said, and so are ... */
	bool fix_homoglyphs;          /* ... words of two alphabets */
	enum mojibake_page page;      /* NONE: decided for each column */
	enum person_order name_order; /* of full names; NONE: the same */
	enum person_form name;        /* and how they are written */
	bool drop_titles;             /* from full names */
	struct phone_options phone;
	struct country_style country;
};

enum { CANON_PIVOT = 69 }; /* the default */

/* Set one by its name, as in --as ("region", "order"); a flag is set by an
 * empty value.
 * 0, or -1 with ERR_USAGE, which lists what there is. */
int canon_options_set(struct canon_options *o, struct str name,
    struct str value, struct err *e) ERR_USE;

/* Has the rule of that name ("phone") such an option?  0, or -1 with ERR_USAGE,
 * which lists those that it has. */
int canon_options_fit(const char *rule, struct str name, struct err *e) ERR_USE;

#endif
