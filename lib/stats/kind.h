/* What a column tells about people: the six kinds of customer data, and what is
 * about the record itself. */
#ifndef KIND_H
#define KIND_H

enum kind {
	KIND_BASIC,         /* who they are and how to reach them */
	KIND_DEMOGRAPHIC,   /* age, family, income ... */
	KIND_BEHAVIOURAL,   /* what they do */
	KIND_ATTITUDINAL,   /* what they think */
	KIND_INTERACTION,   /* what passed between them and us */
	KIND_TRANSACTIONAL, /* what they buy */
	KIND_RECORD,        /* numbers, sources, stamps */
	KIND_UNKNOWN,
};

/* Of a role's column; NULL: no role is known. */
enum kind kind_of(const char *role);

/* "basic" ...; NULL for KIND_UNKNOWN. */
const char *kind_name(enum kind kind);

#endif
