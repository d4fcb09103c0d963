/* What the writer makes of the records of any input is read back as the same
 * values. */
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "record/reader.h"
#include "record/writer.h"
#include "transcript.h"

/* Called by libFuzzer. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool good)
{
	if (!good)
		abort();
}

/* Of a transcript that begins "header|NAME|NAME...\n". */
static size_t
columns(const struct buf *transcript)
{
	size_t n = 0;

	for (size_t i = 0; i < transcript->n && transcript->p[i] != '\n'; i++)
		n += transcript->p[i] == '|';
	return n;
}

/* The first byte chooses the delimiter and whether to be lenient. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static int in = -1, out = -1;
	struct buf first = { 0 }, second = { 0 };
	struct way way = { .values = true };
	struct err e;

	if (n == 0)
		return 0;
	if (in < 0) {
		in = transcript_file();
		out = transcript_file();
		must(dup2(out, STDOUT_FILENO) == STDOUT_FILENO);
	}
	way.lenient = data[0] & 1;
	way.delimiter = ",;\t|"[data[0] / 2 % 4];
	transcript_put(in, data + 1, n - 1);
	transcript_put(out, "", 0);
	must(lseek(STDOUT_FILENO, 0, SEEK_SET) == 0);

	must(writer_open(&way.copy, NULL, way.delimiter, &e) == 0);
	transcript_read(&first, in, &way);
	must(writer_flush(way.copy) == 0);
	writer_close(way.copy);
	/* the header tells the delimiter, unless there is one column only */
	way = (struct way){ .values = true };
	if (columns(&first) == 1)
		way.delimiter = ",;\t|"[data[0] / 2 % 4];
	transcript_read(&second, out, &way);
	must(transcript_same("read -- written and read", &first, &second));
	buf_free(&first);
	buf_free(&second);
	return 0;
}
