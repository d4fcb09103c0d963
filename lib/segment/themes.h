/* What a text is about and how it sounds, by a list of patterns: each belongs
 * to a theme (or to none), is good or bad or neither, and counts so much.  A
 * word of negation in the few words before it turns good into bad and bad into
 * good, as far as no comma or full stop parts them.  Nothing is learned: every finding can be shown with what matched. */
#ifndef THEMES_H
#define THEMES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/num.h"
#include "base/pattern.h"
#include "base/str.h"

enum { THEMES_MOST = 2000, THEMES_EACH = 20 }; /* patterns; matches of each */

struct themes_pattern {
	struct str theme;  /* n 0: none */
	int polarity;      /* 1 good, -1 bad, 0 neither */
	struct num weight; /* of a negation: how many words before the match */
	bool negation;
	struct pattern *pattern;
	struct themes_pattern *next;
};

struct themes {
	struct themes_pattern *first;
	size_t n;
	/* What was found in the last text. */
	struct buf tags, spans;
	const char *sentiment;
};

/* Read the list, a CSV file: theme, polarity (positive, negative, none or
 * negation), weight, pattern.  Patterns ignore case.  It lives in `memory`.
 * 0, or -1: ERR_READ, ERR_RECORD, ERR_USAGE, ERR_MEMORY. */
int themes_read(struct themes *t, const char *file, struct arena *memory,
    struct err *e) ERR_USE;

/* Look at a text, valid UTF-8.  1; 0: a pattern reached its limit; -1. */
int themes_find(struct themes *t, struct str text, struct err *e) ERR_USE;

void themes_free(struct themes *t);

#endif
