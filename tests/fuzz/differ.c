/* Many small inputs, made to be awkward, read in every way: all kernels and
 * libcsv, strict and lenient, in pieces of any size, must say the same.
 *
 *	differ N          N inputs: TAP
 *	differ -i N       print them, each as a line of hexadecimal digits
 *	differ -t         read such lines from standard input, print for each
 *	                  what the reader says, strict and then lenient
 *
 * The inputs are the same in every run: the generator has a fixed seed. */
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "transcript.h"

enum { MOST = 4096 };

static uint64_t
next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed >> 11;
}

/* One input from a fresh seed: mostly regular records of the header's width
 * with some noise, or noise alone; often longer than a block of the scanner. */
static size_t
make_input(unsigned char *p, uint64_t *seed)
{
	static const char *const piece[] = { "x,y\n", "\"x\",y\r\n",
		"aa,\"b,\nb\"\n", "\"a\"\"b\",\n", ",\"\"\n",
		"\xc3\xa9,\xe4\xb8\xad\n", "\n", "\r\n",
		"some longer text to cross a block,", "\"", "\"", "\"\"",
		"\"\"\"", ",", ",", "\n", "\r", "\r", "a", "bc", "\xc3\xa9",
		"\xef\xbb\xbf", "\xff", " ", ";", "\t",
		"\"stream cut short by cust-merge\n" };
	const size_t all = sizeof piece / sizeof *piece;
	size_t count = next(seed) % (next(seed) % 4 == 0 ? 60 : 12);
	bool noise = next(seed) % 4 == 0;
	size_t n = 0;

	if (next(seed) % 16 == 0)
		n += (size_t)sprintf((char *)p, "\xef\xbb\xbf");
	if (next(seed) % 32 == 0)
		n += (size_t)sprintf((char *)p + n, "sep=;");
	if (next(seed) % 8 != 0)
		n += (size_t)sprintf(
		    (char *)p + n, "a,b%s", next(seed) % 8 == 0 ? "\r" : "\n");
	while (count-- > 0) {
		uint64_t kind = next(seed) % 16;
		size_t k = noise || kind == 0 ? 8 + next(seed) % (all - 8)
					      : next(seed) % 8;

		if (k == all - 1 && next(seed) % 4 != 0)
			continue;
		memcpy(p + n, piece[k], strlen(piece[k]));
		n += strlen(piece[k]);
		if (kind == 1)
			p[n++] = '\0';
	}
	return n;
}

static int
print_inputs(unsigned long count)
{
	uint64_t seed = 88172645463325252U;
	unsigned char p[MOST];

	while (count-- > 0) {
		size_t n = make_input(p, &seed);

		for (size_t i = 0; i < n; i++)
			printf("%02x", p[i]);
		putchar('\n');
	}
	return 0;
}

static int
print_transcripts(void)
{
	char line[2 * MOST + 2];
	int fd = transcript_file();

	while (fgets(line, sizeof line, stdin) != NULL) {
		unsigned char p[MOST];
		size_t n = strcspn(line, "\n") / 2;

		for (size_t i = 0; i < n; i++) {
			char pair[3] = { line[2 * i], line[2 * i + 1], '\0' };

			p[i] = (unsigned char)strtoul(pair, NULL, 16);
		}
		transcript_put(fd, p, n);
		for (int lenient = 0; lenient < 2; lenient++) {
			struct way way = { .lenient = lenient, .text = true };
			struct buf out = { 0 };

			transcript_read(&out, fd, &way);
			fwrite(out.p, 1, out.n, stdout);
			puts("");
			buf_free(&out);
		}
	}
	return 0;
}

static int
compare(unsigned long count)
{
	uint64_t seed = 88172645463325252U;
	unsigned char p[MOST];
	int fd = transcript_file();

	/* The reader's window comes and goes with every input: keep its pages. */
	(void)mallopt(M_MMAP_THRESHOLD, 64 << 20);
	(void)mallopt(M_TRIM_THRESHOLD, 64 << 20);
	puts("1..1");
	for (unsigned long i = 0; i < count; i++) {
		size_t n = make_input(p, &seed);

		transcript_put(fd, p, n);
		if (transcript_agree(fd, (unsigned)i))
			continue;
		printf(
		    "not ok 1 - all ways of reading agree\n# input %lu: ", i);
		for (size_t k = 0; k < n; k++)
			printf(
			    p[k] > ' ' && p[k] < 0x7f ? "%c" : "\\x%02x", p[k]);
		puts("");
		return 1;
	}
	printf("ok 1 - all ways of reading %lu inputs agree\n", count);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "-t") == 0)
		return print_transcripts();
	if (argc == 3 && strcmp(argv[1], "-i") == 0)
		return print_inputs(strtoul(argv[2], NULL, 10));
	return compare(argc > 1 ? strtoul(argv[1], NULL, 10) : 100000);
}
