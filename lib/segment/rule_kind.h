/* What a rule gives a record. */
#ifndef RULE_KIND_H
#define RULE_KIND_H

enum rule_kind {
	RULE_LET,     /* `value`, a value or a condition; no column */
	RULE_COLUMN,  /* `value` */
	RULE_SET,     /* the label of the first clause that is true */
	RULE_TAGS,    /* those of all that are */
	RULE_SCORE,   /* the sum of their points */
	RULE_TIER,    /* where `value` stands among all */
	RULE_CODE,    /* the `parts`, digit by digit */
	RULE_CLV,     /* what a model of buying says */
	RULE_LOGIT,   /* a probability */
	RULE_THEMES,  /* what a text is about */
	RULE_EXTRACT, /* what the named groups of `pattern` hold */
	RULE_BEHIND,  /* told by the rule before it */
};

#endif
