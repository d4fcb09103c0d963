/* Where the hash seed comes from. */
#include "base/hash.h"

#include <sys/random.h>
#include <time.h>
#include <unistd.h>

uint64_t
hash_seed(void)
{
	uint64_t seed;
	struct {
		struct timespec now;
		uint64_t process;
	} mix;

	if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) == sizeof seed)
		return seed;
	memset(&mix, 0, sizeof mix);
	(void)clock_gettime(CLOCK_REALTIME, &mix.now);
	mix.process = (uint64_t)getpid();
	return XXH3_64bits(&mix, sizeof mix);
}
