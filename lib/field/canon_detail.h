/* What a rule keeps of a column: what its values tell together, and how many
 * had which reason. */
#ifndef CANON_DETAIL_H
#define CANON_DETAIL_H

#include <stddef.h>
#include <stdint.h>

#include "field/amount.h"
#include "field/boolean.h"
#include "field/country_memo.h"
#include "field/date_text.h"
#include "field/gender.h"
#include "field/mend.h"
#include "field/person.h"
#include "field/verdict.h"

enum { CANON_REASONS = 16 }; /* most of one rule */

/* Only a rule that may flag or decides has it. */
struct canon_detail {
	struct canon_reason {
		struct verdict verdict;
		uint64_t n;
	} reasons[CANON_REASONS]; /* as they came up */
	size_t nreasons;
	struct date_text_rule date;
	struct date_text_tally dates;
	struct amount_rule amount;
	struct amount_tally amounts;
	struct gender_rule gender;
	struct gender_tally genders;
	struct boolean_rule boolean;
	struct boolean_tally booleans;
	struct country_memo countries;
	struct mend_rule mend;
	struct mojibake_tally pages;
	struct person_rule person;
	struct person_tally persons;
};

/* n values more had that reason. */
void canon_detail_count(
    struct canon_detail *d, const struct verdict *v, uint64_t n);

#endif
