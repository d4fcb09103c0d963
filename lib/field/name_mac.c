#include "field/name_mac.h"

/* What follows "Mac" with a capital.  Others ("Mackenzie", "Machado", "Maciej")
 * have none, or are written in both ways. */
static const char *const macs[] = { "alister", "allister", "arthur", "aulay",
	"auley", "bride", "callum", "carthy", "cormack", "dermott", "donald",
	"dougall", "dowell", "farlane", "gillivray", "gowan", "gregor", "innes",
	"intosh", "intyre", "iver", "kinley", "kinnon", "lachlan", "laren",
	"laughlin", "lennan", "leod", "millan", "namara", "neil", "neill",
	"pherson", "quarrie", "rae", "tavish", NULL };

/* How Georgian family names end, which may begin with "Mc". */
static const char *const georgian[] = { "dze", "shvili", NULL };

static bool
is_mac(struct str s)
{
	const char *const *mac = macs;

	while (*mac != NULL && !str_is(s, *mac))
		mac++;
	return *mac != NULL;
}

static bool
is_georgian(struct str s)
{
	for (size_t i = 0; georgian[i] != NULL; i++) {
		struct str end = str_of(georgian[i]);

		if (s.n >= end.n &&
		    str_equal(str_slice(s, s.n - end.n, s.n), end))
			return true;
	}
	return false;
}

size_t
name_mac_capital(struct str s)
{
	if (s.n < 3 || s.p[0] != 'm')
		return 0;
	if (s.p[1] == 'c')
		return is_georgian(s) ? 0 : 2;
	return s.p[1] == 'a' && s.p[2] == 'c' && is_mac(str_slice(s, 3, s.n))
		   ? 3
		   : 0;
}
