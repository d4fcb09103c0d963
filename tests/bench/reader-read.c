/* The same with lib/record/reader.h: every field of every record is touched.
 * Prints the fields and the bytes in them, the header's included.
 *
 *   reader-read FILE */
#include <stdio.h>

#include "record/reader.h"

struct seen {
	size_t fields, bytes;
};

static void
see(struct seen *seen, const struct str *field, size_t n)
{
	seen->fields += n;
	for (size_t i = 0; i < n; i++)
		seen->bytes += field[i].n;
}

int
main(int argc, char **argv)
{
	const struct reader_options options = { 0 };
	const struct record *rec;
	struct reader *reader;
	struct seen seen = { 0, 0 };
	struct err err;
	int got;

	if (argc != 2 || reader_open(&reader, argv[1], &options, &err) != 0)
		return 2;
	see(&seen, reader_header(reader)->name, reader_header(reader)->n);
	while ((got = reader_next(reader, &rec, &err)) == 1)
		see(&seen, rec->field, rec->nfields);
	reader_close(reader);
	if (got != 0)
		return 2;
	return printf("%zu %zu\n", seen.fields, seen.bytes) > 0 ? 0 : 2;
}
