/* A table as data: columns, and rows of cells that know what they hold.  How it
 * looks is for whoever prints it: rounded and aligned for people, with all
 * digits for programs. */
#ifndef SHEET_H
#define SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

enum sheet_kind {
	SHEET_NONE, /* there is no such figure */
	SHEET_TEXT, /* a value of the data: printers escape it */
	SHEET_WORD, /* the program's own words */
	SHEET_COUNT,
	SHEET_NUMBER,
	SHEET_SHARE, /* count of `of` */
	SHEET_BINS,  /* a row of counts, drawn as a line */
};

enum { SHEET_BINS_MOST = 32, SHEET_COLUMNS = 64 };

struct sheet_cell {
	enum sheet_kind kind;
	bool estimated;
	int decimals; /* of a number, for people; -1: ten digits */
	int shade;    /* see sheet_shade */
	size_t at, n; /* text, or bins, in the sheet's bytes */
	uint64_t count, of;
	double number;
};

struct sheet_column {
	const char *name; /* constant text */
	bool right;       /* aligned, never cut */
	bool bar;         /* shares are drawn as well */
};

/* Zero-initialise and set err. */
struct sheet {
	const char *title; /* or NULL */
	struct err *err;
	bool failed; /* memory ran out: err says so, calls do nothing */
	struct sheet_column column[SHEET_COLUMNS];
	size_t ncolumns;
	struct buf cells; /* struct sheet_cell, row by row */
	struct buf bytes;
};

enum sheet_look { SHEET_LEFT = 0, SHEET_RIGHT = 1, SHEET_BAR = 2 };

/* First all columns; then the cells of row after row. */
void sheet_add_column(struct sheet *s, const char *name, int look);
void sheet_none(struct sheet *s);
void sheet_text(struct sheet *s, struct str text);
void sheet_word(struct sheet *s, const char *word); /* NULL: none */
void sheet_count(struct sheet *s, uint64_t n);
void sheet_about(struct sheet *s, bool estimated, uint64_t n);
void sheet_number(struct sheet *s, double v, int decimals);
void sheet_share(struct sheet *s, uint64_t part, uint64_t of);
void sheet_shade(struct sheet *s, int shade); /* -2, -1 little, 1 to 3 much */
void sheet_bins(struct sheet *s, const uint64_t *bins, size_t n);
void sheet_against(struct sheet *s, uint64_t most); /* the height of all bins */
size_t sheet_rows(const struct sheet *s);
const struct sheet_cell *sheet_cell(
    const struct sheet *s, size_t row, size_t column);

/* The text of a cell; bin i of a cell of bins, and one of full height. */
struct str sheet_cell_text(const struct sheet *s, const struct sheet_cell *c);
uint64_t sheet_cell_bin(
    const struct sheet *s, const struct sheet_cell *c, size_t i);
uint64_t sheet_cell_most(const struct sheet *s, const struct sheet_cell *c);

void sheet_free(struct sheet *s);

#endif
