/* SHA-256 by the examples of FIPS 180-4 and HMAC-SHA-256 by the test cases of
 * RFC 4231. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/digest.h"

static const char in_448_bits[] =
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
static const char in_896_bits[] =
    "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
    "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu";

static void
is(const unsigned char bytes[DIGEST_BYTES], const char *expected)
{
	char text[DIGEST_TEXT + 1] = "";

	digest_write(bytes, text);
	assert_string_equal(text, expected);
}

static void
sha256_is(struct str s, const char *expected)
{
	struct digest d;
	unsigned char bytes[DIGEST_BYTES];

	digest_begin(&d);
	digest_add(&d, s);
	digest_end(&d, bytes);
	is(bytes, expected);
}

static void
hmac_is(const struct digest_key *k, struct str s, const char *expected)
{
	struct digest d;
	unsigned char bytes[DIGEST_BYTES];

	digest_key_begin(k, &d);
	digest_add(&d, s);
	digest_key_end(k, &d, bytes);
	is(bytes, expected);
}

static void
published_examples(void **state)
{
	static const struct {
		const char *message, *digest;
	} examples[] = {
		{ "", "e3b0c44298fc1c149afbf4c8996fb924"
		      "27ae41e4649b934ca495991b7852b855" },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223"
			 "b00361a396177a9cb410ff61f20015ad" },
		{ in_448_bits, "248d6a61d20638b8e5c026930c3e6039"
			       "a33ce45964ff2167f6ecedd419db06c1" },
		{ in_896_bits, "cf5b16a778af8380036ce59e7b049237"
			       "0b249b11e8f07a51afac45037afee9d1" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
		sha256_is(str_of(examples[i].message), examples[i].digest);
	sha256_is(str_make(NULL, 0), examples[0].digest);
}

static void
a_million_letters(void **state)
{
	char letters[1000];
	struct digest d;
	unsigned char bytes[DIGEST_BYTES];

	(void)state;
	memset(letters, 'a', sizeof letters);
	digest_begin(&d);
	for (int i = 0; i < 1000; i++)
		digest_add(&d, str_make(letters, sizeof letters));
	digest_end(&d, bytes);
	is(bytes, "cdc76e5c9914fb9281a1c7e284d73e67"
		  "f1809a48a497200e046d39ccc7112cd0");
}

static void
pieces_do_not_count(void **state)
{
	struct str whole = str_of(in_896_bits);
	unsigned char bytes[DIGEST_BYTES];
	struct digest d;

	(void)state;
	for (size_t cut = 0; cut <= whole.n; cut++) {
		digest_begin(&d);
		digest_add(&d, str_slice(whole, 0, cut));
		digest_add(&d, str_make(NULL, 0));
		digest_add(&d, str_slice(whole, cut, whole.n));
		digest_end(&d, bytes);
		is(bytes, "cf5b16a778af8380036ce59e7b049237"
			  "0b249b11e8f07a51afac45037afee9d1");
	}
}

static void
a_nul_is_an_ordinary_byte(void **state)
{
	(void)state;
	sha256_is(str_make("a\0b", 3), "59b271ae1bbcb1d31d41929817f4b16f"
				       "b439eb4f31520b5ad1d5ce98920a7138");
}

static void
a_copy_goes_its_own_way(void **state)
{
	struct digest d, copy;
	unsigned char bytes[DIGEST_BYTES];

	(void)state;
	digest_begin(&d);
	digest_add(&d, str_of("ab"));
	copy = d;
	digest_add(&copy, str_of("x"));
	digest_add(&d, str_of("c"));
	digest_end(&copy, bytes);
	digest_end(&d, bytes);
	is(bytes, "ba7816bf8f01cfea414140de5dae2223"
		  "b00361a396177a9cb410ff61f20015ad");
}

/* One byte, `repeated` times when that is not 0, else the text. */
struct bytes {
	const char *text;
	size_t repeated;
};

static struct str
spelled(struct bytes b, char out[200])
{
	size_t n = strlen(b.text);

	if (b.repeated == 0)
		return str_make(b.text, n);
	memset(out, b.text[0], b.repeated);
	return str_make(out, b.repeated);
}

static const struct {
	struct bytes key, message;
	const char *digest;
} rfc4231[] = {
	{ { "\x0b", 20 }, { "Hi There", 0 },
	    "b0344c61d8db38535ca8afceaf0bf12b"
	    "881dc200c9833da726e9376c2e32cff7" },
	{ { "Jefe", 0 }, { "what do ya want for nothing?", 0 },
	    "5bdcc146bf60754e6a042426089575c7"
	    "5a003f089d2739839dec58b964ec3843" },
	{ { "\xaa", 20 }, { "\xdd", 50 },
	    "773ea91e36800e46854db8ebd09181a7"
	    "2959098b3ef8c122d9635514ced565fe" },
	{ { "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10"
	    "\x11\x12\x13\x14\x15\x16\x17\x18\x19",
	      0 },
	    { "\xcd", 50 },
	    "82558a389a443c0ea4cc819899f2083a"
	    "85f0faa3e578f8077a2e3ff46729665b" },
	/* The RFC gives the first 128 bits of this one. */
	{ { "\x0c", 20 }, { "Test With Truncation", 0 },
	    "a3b6167473100ee06e0c796c2955552b"
	    "fa6f7c0a6a8aef8b93f860aab0cd20c5" },
	{ { "\xaa", 131 },
	    { "Test Using Larger Than Block-Size Key - Hash Key First", 0 },
	    "60e431591ee0b67f0d8a26aacbf5b77f"
	    "8e0bc6213728c5140546040f0ee37f54" },
	{ { "\xaa", 131 },
	    { "This is a test using a larger than block-size key and a larger "
	      "than block-size data. The key needs to be hashed before being "
	      "used by the HMAC algorithm.",
		0 },
	    "9b09ffa71b942fcb27635fbcd5b0e944"
	    "bfdc63644f0713938a7f51535c3a35e2" },
};

static void
keyed_examples(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rfc4231 / sizeof *rfc4231; i++) {
		char key[200], message[200];
		struct digest_key k;

		digest_key_set(&k, spelled(rfc4231[i].key, key));
		hmac_is(&k, spelled(rfc4231[i].message, message),
		    rfc4231[i].digest);
	}
}

static void
a_key_serves_many_messages(void **state)
{
	struct digest_key k, before;

	(void)state;
	digest_key_set(&k, str_of("Jefe"));
	before = k;
	for (int i = 0; i < 3; i++)
		hmac_is(&k, str_of(rfc4231[1].message.text), rfc4231[1].digest);
	assert_memory_equal(&k, &before, sizeof k);
}

static void
nothing_of_a_key_is_left(void **state)
{
	static const struct digest_key nothing;
	static const struct digest empty;
	struct digest_key k;
	struct digest d;
	unsigned char bytes[DIGEST_BYTES];

	(void)state;
	digest_key_set(&k, str_of("Jefe"));
	digest_key_begin(&k, &d);
	digest_key_end(&k, &d, bytes);
	assert_memory_equal(&d, &empty, sizeof d);
	digest_key_wipe(&k);
	assert_memory_equal(&k, &nothing, sizeof k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_examples),
		cmocka_unit_test(a_million_letters),
		cmocka_unit_test(pieces_do_not_count),
		cmocka_unit_test(a_nul_is_an_ordinary_byte),
		cmocka_unit_test(a_copy_goes_its_own_way),
		cmocka_unit_test(keyed_examples),
		cmocka_unit_test(a_key_serves_many_messages),
		cmocka_unit_test(nothing_of_a_key_is_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
