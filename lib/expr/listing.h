/* What a value may be one of: members in braces, or in a file. */
#ifndef LISTING_H
#define LISTING_H

#include "expr/build.h"

/* Members up to the closing brace, under n behind its first operand. */
struct node *listing_read(struct build *b, struct node *n);

/* file "name" [column NAME], into n. */
struct node *listing_read_file(struct build *b, struct node *n);

#endif
