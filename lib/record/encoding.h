/* Bytes of an input, decoded to UTF-8.  Without a name the input is passed
 * through, a UTF-8 byte order mark at its start removed, and UTF-16 recognised
 * by its mark; "utf-8" is the same.  With another name (iconv's) every byte is
 * converted and a mark at the start removed; a byte that the encoding does not
 * know is an error with its offset, never a substitute. */
#ifndef ENCODING_H
#define ENCODING_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct decoder;

/* name: NULL for UTF-8 (or a UTF-16 mark), else what iconv knows
 * ("windows-1252"; "iso-8859-1" means windows-1252, as the web reads it).
 * chunk: most bytes to ask of one read(2), 0 for the default.  The decoder
 * does not own fd.  0, or -1 with ERR_USAGE for an unknown name, ERR_MEMORY. */
int decoder_open(struct decoder **d, int fd, const char *name, size_t chunk,
    struct err *e) ERR_USE;

/* Up to n bytes into p (n >= 8), *got of them; *got 0 means the end.  EINTR
 * and EAGAIN are handled.  0, or -1 with ERR_READ. */
int decoder_read(
    struct decoder *d, char *p, size_t n, size_t *got, struct err *e) ERR_USE;

/* Bytes read from the descriptor so far. */
uint64_t decoder_bytes(const struct decoder *d);

/* Does the decoder change the bytes, so that offsets in its output are not
 * those of the input? */
int decoder_converts(const struct decoder *d);

void decoder_close(struct decoder *d);

#endif
