#include "match/survive_value.h"

#include "base/utf8.h"
#include "field/clock.h"
#include "field/date_text.h"

enum {
	ISO_DATE = 10, /* bytes of YYYY-MM-DD */
	DAY = 86400,   /* seconds */
	PIVOT = 69,    /* of years of two digits, as cust-normalize has it */
};

static bool
ends_with(struct str s, const char *end)
{
	struct str tail = str_of(end);

	return s.n > tail.n && str_equal(str_slice(s, s.n - tail.n, s.n), tail);
}

bool
survive_value_is_date_role(const char *role)
{
	struct str name;

	if (role == NULL)
		return false;
	name = str_of(role);
	return ends_with(name, "_date") || ends_with(name, "_at") ||
	       str_is(name, "last_contact") || str_is(name, "last_login");
}

/* YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS with fraction and zone. */
static bool
take_moment(struct survive_value *v, struct str iso)
{
	struct date date;
	struct clock clock;
	uint32_t fraction = 0;

	if (!date_read_iso(str_slice(iso, 0, ISO_DATE), &date))
		return false;
	v->kind = SURVIVE_MOMENT;
	v->seconds = (int64_t)date_to_days(date) * DAY;
	v->fraction = 0;
	if (iso.n == ISO_DATE ||
	    !clock_read(str_slice(iso, ISO_DATE + 1, iso.n), false, &clock))
		return true;
	v->seconds += clock.hour * 3600 + clock.minute * 60 + clock.second;
	if (clock.zone != CLOCK_ZONE_NONE && clock.zone != CLOCK_ZONE_UTC)
		v->seconds -= (int64_t)clock.zone * 60;
	for (size_t i = 0; i < CLOCK_FRACTION; i++)
		fraction = fraction * 10 +
			   (i < clock.fraction.n
				   ? (uint32_t)(clock.fraction.p[i] - '0')
				   : 0);
	v->fraction = fraction;
	return true;
}

/* Becomes a moment if it is one.  0, or -1 with ERR_MEMORY. */
static int
read_moment(struct survive_value *v, struct str s, struct date as_of,
    struct buf *scratch, struct err *e)
{
	const struct date_text_rule rule = {
		.order = DATE_ORDER_NONE, .pivot = PIVOT, .as_of = as_of
	};
	struct verdict verdict;

	if (utf8_invalid_at(s) != s.n)
		return 0;
	buf_clear(scratch);
	if (date_text_canonical(scratch, s, &rule, &verdict, e) != 0)
		return -1;
	if (verdict.read)
		(void)take_moment(v, buf_str(scratch));
	return 0;
}

int
survive_value_read(struct survive_value *v, struct str s, bool dates,
    struct date as_of, struct buf *scratch, struct err *e)
{
	bool number;

	v->kind = SURVIVE_TEXT;
	v->text = s;
	if (dates && read_moment(v, s, as_of, scratch, e) != 0)
		return -1;
	if (v->kind == SURVIVE_MOMENT)
		return 0;
	number = num_read(s, &v->number);
	if (number)
		v->kind = SURVIVE_NUMBER;
	if (number || dates)
		return 0;
	return read_moment(v, s, as_of, scratch, e);
}

int
survive_value_compare(
    const struct survive_value *a, const struct survive_value *b)
{
	switch (a->kind) {
	case SURVIVE_NUMBER:
		return num_compare(a->number, b->number);
	case SURVIVE_MOMENT:
		if (a->seconds != b->seconds)
			return a->seconds < b->seconds ? -1 : 1;
		return (a->fraction > b->fraction) -
		       (a->fraction < b->fraction);
	case SURVIVE_TEXT:
		return str_compare(a->text, b->text);
	default:
		return 0;
	}
}
