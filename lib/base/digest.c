/* SHA-256 and HMAC by nettle: the only file that knows it.  A struct digest is
 * room for nettle's state, which nothing here looks into: only its address is
 * handed on. */
#include "base/digest.h"

#include <nettle/hmac.h>
#include <nettle/sha2.h>

_Static_assert(sizeof(struct sha256_ctx) <= sizeof(struct digest) &&
		   _Alignof(struct sha256_ctx) <= _Alignof(struct digest),
    "a struct digest has room for nettle's state");
_Static_assert(
    (int)DIGEST_BYTES == SHA256_DIGEST_SIZE, "a digest is as long as nettle's");

void
digest_begin(struct digest *d)
{
	sha256_init((void *)d);
}

void
digest_add(struct digest *d, struct str s)
{
	if (s.n > 0)
		sha256_update((void *)d, s.n, (const void *)s.p);
}

void
digest_end(struct digest *d, unsigned char out[DIGEST_BYTES])
{
	sha256_digest((void *)d, DIGEST_BYTES, out);
}

void
digest_write(const unsigned char bytes[DIGEST_BYTES], char out[DIGEST_TEXT])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < DIGEST_BYTES; i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
}

void
digest_key_set(struct digest_key *k, struct str secret)
{
	const char *bytes = secret.n > 0 ? secret.p : "";
	struct digest first;

	hmac_set_key(&k->outer, &k->inner, &first, &nettle_sha256, secret.n,
	    (const void *)bytes);
	explicit_bzero(&first, sizeof first);
}

void
digest_key_wipe(struct digest_key *k)
{
	explicit_bzero(k, sizeof *k);
}

void
digest_key_begin(const struct digest_key *k, struct digest *d)
{
	*d = k->inner;
}

void
digest_key_end(const struct digest_key *k, struct digest *d,
    unsigned char out[DIGEST_BYTES])
{
	hmac_digest(&k->outer, &k->inner, d, &nettle_sha256, DIGEST_BYTES, out);
	/* hmac_digest leaves the beginning of the next message in d. */
	explicit_bzero(d, sizeof *d);
}
