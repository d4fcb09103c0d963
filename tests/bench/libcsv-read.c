/* The yardstick of reading: libcsv alone, its default options, callbacks that
 * do next to nothing.  Prints the fields and the bytes in them.
 *
 *   libcsv-read FILE */
#include <csv.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

struct seen {
	size_t fields, bytes;
};

static void
field(void *value, size_t n, void *context)
{
	struct seen *seen = context;

	(void)value;
	seen->fields++;
	seen->bytes += n;
}

static void
record(int c, void *context)
{
	(void)c;
	(void)context;
}

static int
read_all(struct csv_parser *parser, int fd, struct seen *seen)
{
	static char block[64 << 10];
	ssize_t n;

	while ((n = read(fd, block, sizeof(block))) > 0)
		if (csv_parse(parser, block, (size_t)n, field, record, seen) !=
		    (size_t)n)
			return -1;
	return n < 0 ? -1 : csv_fini(parser, field, record, seen);
}

int
main(int argc, char **argv)
{
	struct csv_parser parser;
	struct seen seen = { 0, 0 };
	int fd = argc == 2 ? open(argv[1], O_RDONLY | O_CLOEXEC) : -1;

	if (fd < 0 || csv_init(&parser, 0) != 0)
		return 2;
	if (read_all(&parser, fd, &seen) != 0)
		return 2;
	csv_free(&parser);
	return printf("%zu %zu\n", seen.fields, seen.bytes) > 0 ? 0 : 2;
}
