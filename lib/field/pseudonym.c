#include "field/pseudonym.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

enum { BYTES = 16 };

/* RFC 4648, section 6, in small letters. */
static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";

/* Add to the *n bytes in p what comes, to the end or until the room is full. */
static int
read_all(int fd, char *p, size_t room, size_t *n, struct err *e)
{
	struct pollfd wait = { fd, POLLIN, 0 };
	ssize_t got = 1;

	while (got != 0 && *n < room) {
		got = read(fd, p + *n, room - *n);
		if (got > 0)
			*n += (size_t)got;
		else if (got < 0 && errno == EAGAIN)
			(void)poll(&wait, 1, -1);
		else if (got < 0 && errno != EINTR)
			return err_set(e, ERR_READ, errno, "cannot be read");
	}
	return 0;
}

static int
check_access(int fd, struct err *e)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return err_set(e, ERR_READ, errno, "cannot be read");
	if (!S_ISREG(st.st_mode)) {
		(void)err_set(e, ERR_USAGE, 0, "is not a regular file");
		return err_hint(e, "--key-fd N reads a key from elsewhere");
	}
	if ((st.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
		(void)err_set(e, ERR_USAGE, 0,
		    "is open to group or others (mode %04o)",
		    (unsigned)st.st_mode & 07777);
		return err_hint(e, "chmod 600 FILE");
	}
	return 0;
}

static int
read_file(const char *file, char *p, size_t room, size_t *n, struct err *e)
{
	/* Not blocking: a FIFO is opened only to be refused. */
	int fd = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	int result;

	if (fd < 0)
		return err_set(e, ERR_READ, errno, "cannot be opened");
	result = check_access(fd, e);
	if (result == 0)
		result = read_all(fd, p, room, n, e);
	(void)close(fd);
	return result;
}

static bool
is_text(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') ||
		    c == 0x7f)
			return false;
	}
	return utf8_invalid_at(s) == s.n;
}

static struct str
without_line_end(struct str s)
{
	if (s.n == 0 || s.p[s.n - 1] != '\n' || !is_text(s))
		return s;
	s.n -= s.n > 1 && s.p[s.n - 2] == '\r' ? 2 : 1;
	return s;
}

static int
take_key(struct pseudonym_key *k, struct str bytes, struct err *e)
{
	struct str key = without_line_end(bytes);

	if (bytes.n > PSEUDONYM_KEY_MOST)
		return err_set(e, ERR_USAGE, 0,
		    "holds more than %d bytes, too many for a key",
		    PSEUDONYM_KEY_MOST);
	if (key.n < PSEUDONYM_KEY_LEAST)
		(void)err_set(e, ERR_USAGE, 0,
		    "holds a key of %zu bytes, at least %d are needed", key.n,
		    PSEUDONYM_KEY_LEAST);
	else if (key.p[0] == '\0' && memcmp(key.p, key.p + 1, key.n - 1) == 0)
		(void)err_set(e, ERR_USAGE, 0, "holds nothing but zero bytes");
	else {
		digest_key_set(&k->ready, key);
		return 0;
	}
	return err_hint(
	    e, "make one: (umask 077; openssl rand -hex 32 > FILE)");
}

int
pseudonym_key_read(
    struct pseudonym_key *k, const char *file, int fd, struct err *e)
{
	char bytes[PSEUDONYM_KEY_MOST + 1];
	char name[32];
	size_t n = 0;
	int result = file == NULL ? read_all(fd, bytes, sizeof bytes, &n, e)
				  : read_file(file, bytes, sizeof bytes, &n, e);

	pseudonym_key_wipe(k);
	if (result == 0)
		result = take_key(k, str_make(bytes, n), e);
	explicit_bzero(bytes, sizeof bytes);
	if (result == 0)
		return 0;
	(void)snprintf(name, sizeof name, "descriptor %d", fd);
	return err_in_file(e, file == NULL ? name : file);
}

void
pseudonym_key_wipe(struct pseudonym_key *k)
{
	digest_key_wipe(&k->ready);
}

void
pseudonym_key_id(const struct pseudonym_key *k, char out[PSEUDONYM_KEY_ID])
{
	struct digest d;
	unsigned char bytes[DIGEST_BYTES];
	char text[DIGEST_TEXT];

	/* No label and value give this message: it has no NUL. */
	digest_key_begin(&k->ready, &d);
	digest_add(&d, str_of("key-id"));
	digest_key_end(&k->ready, &d, bytes);
	digest_write(bytes, text);
	memcpy(out, text, PSEUDONYM_KEY_ID);
}

static void
write_letters(unsigned char bytes[DIGEST_BYTES], char out[PSEUDONYM_TEXT])
{
	bytes[BYTES] = 0; /* the bits that fill up the last letter */
	for (size_t i = 0; i < PSEUDONYM_TEXT; i++) {
		size_t bit = 5 * i;
		unsigned pair = bytes[bit / 8] * 256U + bytes[bit / 8 + 1];

		out[i] = letters[pair >> (11 - bit % 8) & 31];
	}
}

int
pseudonym_make(const struct pseudonym_key *k, struct str label,
    struct str value, char out[PSEUDONYM_TEXT])
{
	struct digest d;
	unsigned char bytes[DIGEST_BYTES];

	if (value.n == 0 || label.n == 0 ||
	    memchr(label.p, '\0', label.n) != NULL)
		return -1;
	digest_key_begin(&k->ready, &d);
	digest_add(&d, label);
	digest_add(&d, str_make("", 1));
	digest_add(&d, value);
	digest_key_end(&k->ready, &d, bytes);
	write_letters(bytes, out);
	return 0;
}

bool
pseudonym_is(struct str s)
{
	const char *letter = s.n == PSEUDONYM_TEXT ? letters : NULL;

	for (size_t i = 0; letter != NULL && i < s.n; i++)
		letter = memchr(letters, s.p[i], sizeof letters - 1);
	/* Of the last letter only the upper three bits are part of the 128. */
	return letter != NULL && (letter - letters) % 4 == 0;
}
