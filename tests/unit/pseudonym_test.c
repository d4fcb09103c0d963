/* Pseudonyms are what HMAC-SHA-256 and base32 say they are; a key comes from a
 * file that nobody else may read, and never shows. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "field/pseudonym.h"

/* What "openssl rand -hex 32" and "head -c 32 /dev/urandom" give. */
static const char hex_key[] =
    "8f1c3e5d7a9b0c2e4f6a8b1d3c5e7f90a2b4c6d8e0f1a3b5c7d9ebfd0e2f4a6b";
static const char binary_key[] =
    "\xe0\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee\xef"
    "\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe\xff";

#define HEX_KEY_ID "c8fab27b"
#define BINARY_KEY_ID "3f5be690"

static char place[] = "/tmp/cust-pseudonym-XXXXXX";
static char file[64];

static void
key_file(struct str bytes, mode_t mode)
{
	int fd;

	(void)unlink(file);
	fd = open(file, O_WRONLY | O_CREAT | O_EXCL, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.p, bytes.n), bytes.n);
	assert_int_equal(fchmod(fd, mode), 0);
	assert_int_equal(close(fd), 0);
}

static void
id_is(const struct pseudonym_key *k, const char *expected)
{
	char id[PSEUDONYM_KEY_ID + 1] = "";

	pseudonym_key_id(k, id);
	assert_string_equal(id, expected);
}

/* These bytes, as a file, are the key of that id. */
static void
reads(struct str bytes, const char *id)
{
	struct pseudonym_key k;
	struct err e;

	key_file(bytes, 0600);
	assert_int_equal(pseudonym_key_read(&k, file, -1, &e), 0);
	id_is(&k, id);
	pseudonym_key_wipe(&k);
}

/* The file is refused, with its name and this reason, and leaves no key. */
static void
refuses(const char *name, enum err_code code, const char *reason)
{
	static const struct pseudonym_key nothing;
	struct pseudonym_key k;
	struct err e;

	memset(&k, 1, sizeof k);
	assert_int_equal(pseudonym_key_read(&k, name, -1, &e), -1);
	assert_int_equal(e.code, code);
	assert_string_equal(e.file, name);
	assert_string_equal(e.reason, reason);
	assert_memory_equal(&k, &nothing, sizeof k);
}

static struct pseudonym_key
key_of(struct str bytes)
{
	struct pseudonym_key k;
	struct err e;

	key_file(bytes, 0600);
	assert_int_equal(pseudonym_key_read(&k, file, -1, &e), 0);
	return k;
}

static void
pseudonym_of_is(const struct pseudonym_key *k, struct str label,
    struct str value, const char *expected)
{
	char text[PSEUDONYM_TEXT + 1] = "";

	assert_int_equal(pseudonym_make(k, label, value, text), 0);
	assert_string_equal(text, expected);
	assert_true(pseudonym_is(str_of(text)));
}

/* Worked out with Python's hmac and base64. */
static const struct {
	const char *label, *value;
	size_t n;
	const char *by_hex, *by_binary;
} known[] = {
	{ "email", "aino@example.fi", 15, "bkdfhiduewfzucq7fyfhbgp5wa",
	    "vxtnwmxyxm3ahrsesvfjus6pia" },
	{ "phone", "+358401234567", 13, "wbdgrgiyzf32m5j33orlfwrgo4",
	    "q7lxi2yqs4l5nwo4gz47pbg34m" },
	{ "email", "+358401234567", 13, "gxzqsofir6ihe6bs6dojolbhla",
	    "kvaynpldkoqtjbjkvlennqssg4" },
	{ "email",
	    "\xc5\x82ukasz@przyk\xc5\x82"
	    "ad.pl",
	    20, "hb6mj6rkjlduxlwlwmas2dzw4e", "mnira5ryewr6nk73nfctnfm66m" },
	{ "customer_id", "a\0b", 3, "ctlz6mysrathbb5ln44pzynm6q",
	    "qio2yylh52d6oonfgtu7e65isi" },
	{ "e", "mail", 4, "edrjl4iu53mpkuh7tcecythisa",
	    "tmqlicetav7exhwcksvo6gieji" },
	{ "email", " ", 1, "jgqld3yhkqackesga74bdyrpam",
	    "vnutswtpuzzuf3ayaymiocm6z4" },
};

static void
pseudonyms_are_known(void **state)
{
	struct pseudonym_key hex = key_of(str_of(hex_key));
	struct pseudonym_key binary = key_of(str_make(binary_key, 32));
	char long_name[300];

	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		struct str label = str_of(known[i].label);
		struct str value = str_make(known[i].value, known[i].n);

		pseudonym_of_is(&hex, label, value, known[i].by_hex);
		pseudonym_of_is(&binary, label, value, known[i].by_binary);
	}
	memset(long_name, 'x', sizeof long_name);
	pseudonym_of_is(&hex, str_of("full_name"),
	    str_make(long_name, sizeof long_name),
	    "yaruxvt5nttqktriv3cdz5rrsu");
	pseudonym_key_wipe(&hex);
	pseudonym_key_wipe(&binary);
}

static void
nobody_has_no_pseudonym(void **state)
{
	struct pseudonym_key k = key_of(str_of(hex_key));
	char text[PSEUDONYM_TEXT];

	(void)state;
	assert_int_equal(
	    pseudonym_make(&k, str_of("email"), str_make(NULL, 0), text), -1);
	pseudonym_key_wipe(&k);
}

static void
a_label_is_text(void **state)
{
	struct pseudonym_key k = key_of(str_of(hex_key));
	char text[PSEUDONYM_TEXT];

	(void)state;
	assert_int_equal(pseudonym_make(&k, str_of(""), str_of("x"), text), -1);
	assert_int_equal(
	    pseudonym_make(&k, str_make("a\0b", 3), str_of("x"), text), -1);
	pseudonym_key_wipe(&k);
}

static void
a_line_end_behind_text_is_no_part_of_the_key(void **state)
{
	static const char *const ends[] = { "", "\n", "\r\n" };
	static const char finnish[] =
	    "salainen avain jota kukaan ei ehk\xc3\xa4 koskaan arvaa";
	char bytes[80];

	(void)state;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		int n = snprintf(bytes, sizeof bytes, "%s%s", hex_key, ends[i]);

		reads(str_make(bytes, (size_t)n), HEX_KEY_ID);
		n = snprintf(bytes, sizeof bytes, "%s%s", finnish, ends[i]);
		reads(str_make(bytes, (size_t)n), "53bbae3e");
	}
}

static void
only_one_line_end_goes(void **state)
{
	char bytes[80];

	(void)state;
	(void)snprintf(bytes, sizeof bytes, "%s\n\n", hex_key);
	reads(str_of(bytes), "74923b15");
	(void)snprintf(bytes, sizeof bytes, "%s\r", hex_key);
	reads(str_of(bytes), "2e066fce");
	reads(str_of("0123456789abcdef0123456789abcdef\nsecond line\n"),
	    "d26bf03c");
}

static void
all_bytes_of_a_binary_key_count(void **state)
{
	char bytes[80];

	(void)state;
	memcpy(bytes, binary_key, 32);
	bytes[32] = '\n';
	reads(str_make(bytes, 33), "cc3efd3d");
	bytes[31] = '\n';
	reads(str_make(bytes, 32), "8a20e43c");
	bytes[30] = '\r';
	reads(str_make(bytes, 32), "7aba7476");
	memcpy(bytes, hex_key, 31);
	bytes[31] = '\0';
	memcpy(bytes + 32, hex_key + 31, 33);
	bytes[65] = '\n';
	reads(str_make(bytes, 66), "1823c753");
	bytes[31] = 0x7f;
	reads(str_make(bytes, 66), "3a444c49");
}

static void
a_key_has_a_least_and_a_most_length(void **state)
{
	char bytes[4097];

	(void)state;
	memset(bytes, 'k', sizeof bytes);
	reads(str_make(bytes, 32), "8a1b10f7");
	reads(str_make(bytes, 4096), "3e716111");
	key_file(str_make(bytes, 31), 0600);
	refuses(
	    file, ERR_USAGE, "holds a key of 31 bytes, at least 32 are needed");
	key_file(str_make(bytes, 4097), 0600);
	refuses(
	    file, ERR_USAGE, "holds more than 4096 bytes, too many for a key");
	bytes[31] = '\n';
	key_file(str_make(bytes, 32), 0600);
	refuses(
	    file, ERR_USAGE, "holds a key of 31 bytes, at least 32 are needed");
	key_file(str_of(""), 0600);
	refuses(
	    file, ERR_USAGE, "holds a key of 0 bytes, at least 32 are needed");
}

/* What a file system may leave of a file after a power failure. */
static void
zeros_are_no_key(void **state)
{
	static const char zeros[64];

	(void)state;
	key_file(str_make(zeros, sizeof zeros), 0600);
	refuses(file, ERR_USAGE, "holds nothing but zero bytes");
}

static void
the_refused_are_told_what_to_do(void **state)
{
	struct pseudonym_key k;
	struct err e;

	(void)state;
	key_file(str_of("hunter2"), 0600);
	assert_int_equal(pseudonym_key_read(&k, file, -1, &e), -1);
	assert_string_equal(
	    e.hint, "make one: (umask 077; openssl rand -hex 32 > FILE)");
	key_file(str_of(hex_key), 0644);
	assert_int_equal(pseudonym_key_read(&k, file, -1, &e), -1);
	assert_string_equal(e.hint, "chmod 600 FILE");
	assert_int_equal(pseudonym_key_read(&k, place, -1, &e), -1);
	assert_string_equal(e.hint, "--key-fd N reads a key from elsewhere");
}

static void
a_key_file_is_the_owners_alone(void **state)
{
	static const struct {
		mode_t mode;
		const char *reason;
	} open_to_others[] = {
		{ 0640, "is open to group or others (mode 0640)" },
		{ 0604, "is open to group or others (mode 0604)" },
		{ 0444, "is open to group or others (mode 0444)" },
		{ 0620, "is open to group or others (mode 0620)" },
	};
	struct pseudonym_key k;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof open_to_others / sizeof *open_to_others;
	     i++) {
		key_file(str_of(hex_key), open_to_others[i].mode);
		refuses(file, ERR_USAGE, open_to_others[i].reason);
	}
	key_file(str_of(hex_key), 0400);
	assert_int_equal(pseudonym_key_read(&k, file, -1, &e), 0);
	id_is(&k, HEX_KEY_ID);
}

static void
a_key_file_is_a_regular_file(void **state)
{
	char fifo[80];
	struct pseudonym_key k;
	struct err e;

	(void)state;
	refuses(place, ERR_USAGE, "is not a regular file");
	refuses("/dev/zero", ERR_USAGE, "is not a regular file");
	(void)snprintf(fifo, sizeof fifo, "%s/fifo", place);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	refuses(fifo, ERR_USAGE, "is not a regular file");
	assert_int_equal(unlink(fifo), 0);
	refuses("/tmp/cust-pseudonym-none", ERR_READ, "cannot be opened");
	assert_int_equal(pseudonym_key_read(&k, fifo, -1, &e), -1);
	assert_int_equal(e.sysno, ENOENT);
}

/* Whoever hands over a descriptor has opened it, whatever the file's mode. */
static void
a_key_comes_from_a_descriptor(void **state)
{
	struct pseudonym_key k;
	struct err e;
	int fd;

	(void)state;
	key_file(str_make(binary_key, 32), 0644);
	fd = open(file, O_RDONLY);
	assert_int_equal(pseudonym_key_read(&k, NULL, fd, &e), 0);
	id_is(&k, BINARY_KEY_ID);
	assert_int_equal(pseudonym_key_read(&k, NULL, fd, &e), -1);
	assert_string_equal(
	    e.reason, "holds a key of 0 bytes, at least 32 are needed");
	assert_int_equal(close(fd), 0);
}

/* A pipe that does not block, into which half of the key comes late. */
static void
a_key_is_waited_for(void **state)
{
	struct pseudonym_key k;
	struct err e;
	pid_t child;
	int ends[2];
	int status;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
	assert_int_equal(write(ends[1], hex_key, 10), 10);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		(void)usleep(50000);
		_exit(write(ends[1], hex_key + 10, 54) != 54);
	}
	assert_int_equal(close(ends[1]), 0);
	assert_int_equal(pseudonym_key_read(&k, NULL, ends[0], &e), 0);
	id_is(&k, HEX_KEY_ID);
	assert_int_equal(close(ends[0]), 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void
a_descriptor_that_fails_is_named(void **state)
{
	struct pseudonym_key k;
	struct err e;

	(void)state;
	assert_int_equal(pseudonym_key_read(&k, NULL, 987, &e), -1);
	assert_int_equal(e.code, ERR_READ);
	assert_int_equal(e.sysno, EBADF);
	assert_string_equal(e.file, "descriptor 987");
	assert_string_equal(e.reason, "cannot be read");
}

static void
a_wiped_key_is_gone(void **state)
{
	static const struct pseudonym_key nothing;
	struct pseudonym_key k = key_of(str_of(hex_key));

	(void)state;
	pseudonym_key_wipe(&k);
	assert_memory_equal(&k, &nothing, sizeof k);
}

static void
other_texts_are_no_pseudonyms(void **state)
{
	static const char *const others[] = { "", "aino@example.fi",
		"+358401234567", "bkdfhiduewfzucq7fyfhbgp5w",
		"bkdfhiduewfzucq7fyfhbgp5waa", "BKDFHIDUEWFZUCQ7FYFHBGP5WA",
		"bkdfhiduewfzucq7fyfhbgp5wb", "bkdfhiduewfzucq7fyfhbgp51a",
		"bkdfhiduewfz-cq7fyfhbgp5wa", "abcdefghijklmnopqrstuvwxyz" };

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (pseudonym_is(str_of(others[i])))
			fail_msg("%s is taken for a pseudonym", others[i]);
	assert_false(pseudonym_is(str_make(NULL, 0)));
	assert_false(pseudonym_is(str_make("bkdfhiduewfz\0cq7fyfhbgp5wa", 26)));
	assert_true(pseudonym_is(str_of("777777777777777777777777y4")));
}

static int
make_place(void **state)
{
	(void)state;
	if (mkdtemp(place) == NULL)
		return -1;
	(void)snprintf(file, sizeof file, "%s/key", place);
	return 0;
}

static int
remove_place(void **state)
{
	(void)state;
	(void)unlink(file);
	return rmdir(place);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pseudonyms_are_known),
		cmocka_unit_test(nobody_has_no_pseudonym),
		cmocka_unit_test(a_label_is_text),
		cmocka_unit_test(a_line_end_behind_text_is_no_part_of_the_key),
		cmocka_unit_test(only_one_line_end_goes),
		cmocka_unit_test(all_bytes_of_a_binary_key_count),
		cmocka_unit_test(a_key_has_a_least_and_a_most_length),
		cmocka_unit_test(zeros_are_no_key),
		cmocka_unit_test(the_refused_are_told_what_to_do),
		cmocka_unit_test(a_key_file_is_the_owners_alone),
		cmocka_unit_test(a_key_file_is_a_regular_file),
		cmocka_unit_test(a_key_comes_from_a_descriptor),
		cmocka_unit_test(a_key_is_waited_for),
		cmocka_unit_test(a_descriptor_that_fails_is_named),
		cmocka_unit_test(a_wiped_key_is_gone),
		cmocka_unit_test(other_texts_are_no_pseudonyms),
	};

	return cmocka_run_group_tests(tests, make_place, remove_place);
}
