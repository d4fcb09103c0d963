#include "field/email.h"

#include "base/utf8.h"
#include "field/host.h"
#include "field/take.h"
#include "field/text.h"

enum {
	LOCAL_MAX = 64,
	ADDRESS_MAX = 254,
};

static const char no_at[] = "no_at";
static const char bad_local[] = "bad_local";
static const char bad_domain[] = "bad_domain";
static const char too_long[] = "too_long";
static const char multi_value[] = "multi_value";
static const char unusual[] = "unusual";
static const char long_local[] = "long_local";
static const char reserved_tld[] = "reserved_tld";

/* RFC 6761, 6762, 7686, 3172: never a mailbox on the public network. */
static const struct str reserved[] = { { "arpa", 4 }, { "invalid", 7 },
	{ "local", 5 }, { "localhost", 9 }, { "onion", 5 }, { "test", 4 } };

static bool
is_alphanumeric(char c)
{
	return take_is_digit(c) ||
	       (take_is_letter(c) && (unsigned char)c < 0x80);
}

/* atext of RFC 5322, section 3.2.3. */
static bool
is_atom(char c)
{
	return is_alphanumeric(c) || take_is_one_of(c, "!#$%&'*+-/=?^_`{|}~");
}

static bool
same_letters(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++) {
		if (take_lower(a.p[i]) != take_lower(b.p[i]))
			return false;
	}
	return true;
}

static bool
is_reserved(struct str top)
{
	const size_t n = sizeof reserved / sizeof *reserved;
	size_t i = 0;

	while (i < n && !same_letters(top, reserved[i]))
		i++;
	return i < n;
}

bool
email_is_canonical(struct str s)
{
	bool inner = false;
	size_t at = 0, dot = 0;

	if (s.n > LOCAL_MAX)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == take_lower(c) && is_alphanumeric(c)) {
			inner = true;
			continue;
		}
		/* Whatever else there is stands between two of those. */
		if (!inner || (c != '.' && c != '-' && c != '@' &&
				  (at > 0 || (c != '_' && c != '+'))))
			return false;
		inner = false;
		if (c == '@' && at > 0)
			return false;
		at = c == '@' ? i : at;
		dot = c == '.' ? i : dot;
	}
	return inner && at > 0 && dot > at && s.n - dot > 2 &&
	       s.p[s.n - 1] >= 'a' && s.p[s.n - 2] >= 'a' &&
	       !is_reserved(str_slice(s, dot + 1, s.n));
}

static bool
holds(struct str s, char c)
{
	return s.n > 0 && memchr(s.p, c, s.n) != NULL;
}

/* s without one pair of quotes around it. */
static struct str
unquoted(struct str s)
{
	if (s.n > 2 && (s.p[0] == '"' || s.p[0] == '\'') &&
	    s.p[s.n - 1] == s.p[0])
		s = str_slice(s, 1, s.n - 1);
	return text_trim(s);
}

static struct str
without_tail(struct str s)
{
	while (s.n > 0 && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == ',' ||
			      s.p[s.n - 1] == ';'))
		s = text_trim(str_slice(s, 0, s.n - 1));
	return s;
}

/* "Name <a@b>" -> "a@b".  A name that is itself another address is kept, so
 * that it is seen as a second one. */
static struct str
without_name(struct str s)
{
	const char *open = s.n > 0 ? memchr(s.p, '<', s.n) : NULL;
	struct str name, inner;

	if (open == NULL || s.p[s.n - 1] != '>')
		return s;
	name = unquoted(text_trim(str_slice(s, 0, (size_t)(open - s.p))));
	inner = text_trim(str_slice(s, (size_t)(open - s.p) + 1, s.n - 1));
	if (holds(inner, '<') || holds(inner, '>') ||
	    (holds(name, '@') && !same_letters(name, inner)))
		return s;
	return inner;
}

/* "mailto:a@b?subject=..." -> "a@b". */
static struct str
without_scheme(struct str s)
{
	const struct str scheme = str_of("mailto:");
	size_t at = 0;

	if (s.n <= scheme.n || !same_letters(str_slice(s, 0, scheme.n), scheme))
		return s;
	s = text_trim(str_slice(s, scheme.n, s.n));
	while (at < s.n && s.p[at] != '@')
		at++;
	while (at < s.n && s.p[at] != '?')
		at++;
	return str_slice(s, 0, at);
}

static struct str
bare_address(struct str s)
{
	s = without_tail(text_trim(s));
	s = without_name(unquoted(s));
	s = without_tail(without_scheme(s));
	return unquoted(s);
}

/* Dots stand between parts only. */
static bool
dots_are_inner(struct str s)
{
	char before = '.';

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.' && before == '.')
			return false;
		before = s.p[i];
	}
	return before != '.';
}

/* Is s made of ASCII that a local part may have, and of letters, digits and,
 * not in front, marks beyond it? */
static bool
is_local(struct str s)
{
	for (bool first = true; s.n > 0; first = false) {
		int32_t point;
		size_t n = utf8_decode(s, &point);

		if (point < 0x80
			? s.p[0] != '.' && !is_atom(s.p[0])
			: !utf8_is_letter(point) && !utf8_is_digit(point) &&
			      (first || !utf8_is_mark(point)))
			return false;
		s = str_slice(s, n, s.n);
	}
	return true;
}

/* NULL, or why `domain` cannot be one. */
static const char *
check_domain(struct str domain, struct host *host)
{
	enum host_fit fit = host_check(domain, host);

	if (fit == HOST_TOO_LONG)
		return too_long;
	return fit == HOST_BAD || host->odd ? bad_domain : NULL;
}

/* Several addresses, or one with an @ too many? */
static const char *
judge_two(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (take_is_one_of(s.p[i], ",;/| \t\n<"))
			return multi_value;
	}
	return bad_local;
}

/* Judge the address s, at sign at `at`. */
static void
judge(struct str s, size_t at, struct verdict *v)
{
	struct str local = str_slice(s, 0, at);
	struct str domain = str_slice(s, at + 1, s.n);
	struct host host;

	v->read = false;
	v->reason = check_domain(domain, &host);
	if (holds(local, '@'))
		v->reason = local.p[0] == '"' ? unusual : judge_two(s);
	else if ((local.n > 0 && local.p[0] == '"') ||
		 (domain.n > 0 && domain.p[0] == '['))
		v->reason = unusual;
	else if (local.n == 0 || !dots_are_inner(local) || !is_local(local))
		v->reason = bad_local;
	else if (v->reason == NULL && local.n + 1 + host.length > ADDRESS_MAX)
		v->reason = too_long;
	if (v->reason != NULL)
		return;
	v->read = true;
	if (local.n > LOCAL_MAX)
		v->reason = long_local;
	if (is_reserved(host.top))
		v->reason = reserved_tld;
}

static size_t
last_at(struct str s)
{
	size_t at = s.n;

	while (at > 0 && s.p[at - 1] != '@')
		at--;
	return at;
}

/* Append what stands in front of the at sign, small unless its case is kept, in
 * NFC. */
static int
add_local(struct buf *out, struct str s, bool keep_case, struct err *e)
{
	struct buf small = { 0 };
	int result =
	    keep_case ? buf_add(&small, s, e) : utf8_add_lower(&small, s, e);

	if (result == 0)
		result = utf8_nfc(out, buf_str(&small), e);
	buf_free(&small);
	return result;
}

/* Append the address s in its canonical form. */
static int
compose(struct buf *out, struct str s, bool keep_case, struct err *e)
{
	const size_t before = out->n;
	const size_t at = last_at(s);

	if (!utf8_is_ascii(s) || memmem(s.p, s.n, "--", 2) != NULL)
		return add_local(out, str_slice(s, 0, at), keep_case, e) != 0
			   ? -1
			   : host_spell_out(out, str_slice(s, at, s.n), e);
	if (buf_add(out, s, e) != 0)
		return -1;
	for (size_t i = before + (keep_case ? at : 0); i < out->n; i++)
		out->p[i] = take_lower(out->p[i]);
	return 0;
}

int
email_canonical(struct buf *out, struct str s, bool keep_case,
    struct verdict *v, struct err *e)
{
	const size_t before = out->n;
	struct str address = bare_address(s);

	v->read = false;
	v->reason = no_at;
	if (last_at(address) == 0)
		return 0;
	if (compose(out, address, keep_case, e) != 0)
		return -1;
	/* Composing may make other characters, so it is judged afterwards. */
	address = str_slice(buf_str(out), before, out->n);
	if (email_is_canonical(address)) {
		v->read = true;
		v->reason = NULL;
	} else {
		judge(address, last_at(address) - 1, v);
	}
	if (!v->read)
		out->n = before;
	return 0;
}
