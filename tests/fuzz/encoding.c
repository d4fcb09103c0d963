/* Any bytes in any encoding, read in pieces of any size: the same text or the
 * same failure, and text that was decoded is UTF-8. */
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/utf8.h"
#include "record/encoding.h"
#include "transcript.h"

/* Called by libFuzzer. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Append all that decoding yields; false when it fails. */
static bool
decode(struct buf *out, int fd, const char *name, size_t chunk, struct err *e)
{
	struct decoder *d;
	char piece[64];
	size_t got = 0;
	bool good = lseek(fd, 0, SEEK_SET) == 0 &&
		    decoder_open(&d, fd, name, chunk, e) == 0;

	if (!good)
		abort();
	do {
		good = decoder_read(d, piece, sizeof piece, &got, e) == 0 &&
		       buf_add(out, str_make(piece, got), e) == 0;
	} while (good && got > 0);
	decoder_close(d);
	return good;
}

/* The first byte chooses the encoding. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const names[] = { NULL, "windows-1252", "iso-8859-2",
		"utf-16le", "utf-16be", "utf-16", "shift-jis", "gb18030",
		"utf-7" };
	static const size_t chunks[] = { 1, 2, 3, 7 };
	static int fd = -1;
	struct buf whole = { 0 }, part = { 0 };
	struct err e, again;

	if (n == 0)
		return 0;
	if (fd < 0)
		fd = transcript_file();
	transcript_put(fd, data + 1, n - 1);
	const char *name = names[data[0] % 9];
	bool good = decode(&whole, fd, name, 0, &e);

	if (good && name != NULL && utf8_invalid_at(buf_str(&whole)) != whole.n)
		abort();
	if (decode(&part, fd, name, chunks[n % 4], &again) != good ||
	    (good && !transcript_same("whole -- in pieces", &whole, &part)) ||
	    (!good && !str_is(str_of(e.reason), again.reason)))
		abort();
	buf_free(&whole);
	buf_free(&part);
	return 0;
}
