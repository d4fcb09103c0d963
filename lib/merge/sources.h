/* The files of a merge: what each is called, how each is read, and the union of
 * their columns. */
#ifndef SOURCES_H
#define SOURCES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "merge/input.h"
#include "merge/source_map.h"
#include "merge/unite.h"
#include "record/header.h"
#include "record/reader.h"
#include "record/stream.h"

struct sources_options {
	const struct reader_options *reader; /* of all, unless told for one */
	char *const *files;                  /* operands */
	size_t nfiles;
	const char *const *in; /* "FILE:delimiter=;,encoding=...,label=..." */
	size_t nin;
	const char *list;          /* file: file,label,delimiter,encoding */
	const char *const *labels; /* "FILE=NAME" */
	size_t nlabels;
	const char *map; /* file: source,column,target */
};

/* Zero-initialise.  All fields may be read. */
struct sources {
	struct input *input;
	char **file; /* of each */
	size_t n;
	struct unite_source *map; /* per source: where united columns are */
	struct header header;     /* the union, with roles */
	struct source_map names;
	struct arena memory;
};

/* Name them: those of the list, then --in, then the operands, or standard
 * input.  Opens none.  0, or -1 with ERR_USAGE, ERR_READ, ERR_RECORD. */
int sources_name(
    struct sources *s, const struct sources_options *o, struct err *e) ERR_USE;

/* Open source i and rename its columns as the map says; the caller then finds
 * their roles. */
int sources_learn(struct sources *s, size_t i, struct err *e) ERR_USE;

/* Unite the columns of all.  by_name: roles do not count. */
int sources_unite(struct sources *s, bool by_name, struct err *e) ERR_USE;

/* Call united columns by their roles: the first of each role, where no other
 * column has that name. */
void sources_canonical_names(struct sources *s);

/* Has the union other names than source i alone? */
bool sources_renamed(const struct sources *s, size_t i);

/* The delimiter of the sources when they agree, else a comma. */
char sources_delimiter(const struct sources *s);

/* Is the file of source i also that of an earlier one? */
bool sources_repeated(const struct sources *s, size_t i);

const char *sources_label(const struct sources *s, size_t i);

/* 1 and the next record of source i (valid until the next call for i), counted
 * in io, 0 at its end, -1.  Bad records are set aside where io takes them.  At
 * the end a regular file is closed; the next call begins it anew. */
int sources_next(struct sources *s, size_t i, struct stream *io,
    const struct record **rec) ERR_USE;

/* The same in two steps, for those who read in[i].reader themselves. */
int sources_begin(struct sources *s, size_t i, struct stream *io) ERR_USE;
void sources_end(struct sources *s, size_t i, struct stream *io);

void sources_close(struct sources *s);

#endif
