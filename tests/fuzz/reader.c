/* Any bytes: all ways of reading agree. */
#include <stdint.h>
#include <stdlib.h>

#include "transcript.h"

/* Called by libFuzzer. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static int fd = -1;

	if (fd < 0)
		fd = transcript_file();
	transcript_put(fd, data, n);
	if (!transcript_agree(fd, n == 0 ? 0 : data[n - 1]))
		abort();
	return 0;
}
