/* Answers in columns of consent, made from data/consent.tsv. */
#ifndef CONSENT_TABLE_H
#define CONSENT_TABLE_H

#include <stddef.h>

#include "field/phrase.h"

enum consent_table_meaning {
	CONSENT_TABLE_YES = 1, /* to what the column asks */
	CONSENT_TABLE_NO,
	CONSENT_TABLE_GRANT, /* whatever it asks */
	CONSENT_TABLE_REFUSAL,
	CONSENT_TABLE_DOUBT, /* yes or a refusal */
};

extern const struct phrase consent_phrases[];
extern const size_t consent_count;

#endif
