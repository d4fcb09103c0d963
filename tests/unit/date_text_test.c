/* What decides the order of a column, and what each date then becomes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "field/date_text.h"

static const struct date_text_rule plain = { .pivot = 69,
	.as_of = { 2026, 6, 15 } };

/* The rule that a column of these dates, ended by NULL, decides. */
static struct date_text_rule
decided(const struct date_text_rule *start, const char *const *dates)
{
	struct date_text_tally tally = { .words = 0 };
	struct date_text_rule r = *start;
	struct err e;

	for (; *dates != NULL; dates++)
		assert_int_equal(
		    date_text_observe(&tally, &r, str_of(*dates), &e), 0);
	date_text_decide(&r, &tally);
	return r;
}

#define DECIDED(...) decided(&plain, (const char *const[]){ __VA_ARGS__, NULL })

static void
check(const struct date_text_rule *r, const char *in, const char *want,
    const char *reason)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(date_text_canonical(&out, str_of(in), r, &v, &e), 0);
	if (v.read != (want != NULL) ||
	    (v.read && !str_is(buf_str(&out), want)) || (!v.read && out.n > 0))
		fail_msg("%s: %.*s (%s), expected %s", in, (int)out.n, out.p,
		    v.reason == NULL ? "" : v.reason,
		    want == NULL ? reason : want);
	if ((reason == NULL) != (v.reason == NULL) ||
	    (reason != NULL && strcmp(reason, v.reason) != 0))
		fail_msg("%s: %s, expected %s", in,
		    v.reason == NULL ? "no reason" : v.reason,
		    reason == NULL ? "none" : reason);
	if (want != NULL && strcmp(in, want) != 0)
		check(r, want, want, NULL);
	buf_free(&out);
}

static void
reads(const char *in, const char *want)
{
	check(&plain, in, want, NULL);
}

static void
refuses(const char *in, const char *reason)
{
	check(&plain, in, NULL, reason);
}

static void
clear_dates_need_no_decision(void **state)
{
	(void)state;
	reads("2024-05-04", "2024-05-04");
	reads("2024-5-4", "2024-05-04");
	reads("2024/05/04", "2024-05-04");
	reads("2024.5.4.", "2024-05-04");
	reads("20240504", "2024-05-04");
	reads("4.5.2024", "2024-05-04");
	reads("4. 5. 2024.", "2024-05-04");
	reads("13/5/2024", "2024-05-13");
	reads("5/13/2024", "2024-05-13");
	reads("5-13-2024", "2024-05-13");
	reads("05/05/2024", "2024-05-05");
	reads("29.2.2024", "2024-02-29");
	reads("4 May 2024", "2024-05-04");
	reads("2024 May 4", "2024-05-04");
	reads("May 4, 2024", "2024-05-04");
	reads("4. toukokuuta 2024", "2024-05-04");
	reads("4 maja 2024 r.", "2024-05-04");
	reads("4. svibnja 2024.", "2024-05-04");
}

static void
the_time_of_day_is_kept(void **state)
{
	(void)state;
	reads("2024-05-04 14:30", "2024-05-04T14:30:00");
	reads("2024-05-04T14:30:05.25Z", "2024-05-04T14:30:05.25Z");
	reads("2024-05-04T14:30:05+0200", "2024-05-04T14:30:05+02:00");
	reads("4.5.2024 klo 14.30", "2024-05-04T14:30:00");
	reads("13/5/2024 2:30 PM", "2024-05-13T14:30:00");
	reads("2024-05-04 00:00:00", "2024-05-04T00:00:00");
	refuses("2024-05-04 25:00", "bad_time");
	refuses("2024-05-04 14:30 EET", "bad_time");
}

static void
what_is_no_date_has_a_reason(void **state)
{
	(void)state;
	refuses("x", "not_a_date");
	refuses("-", "not_a_date");
	refuses("4.5.2", "not_a_date");
	refuses("4.2024.5", "not_a_date");
	refuses("2024.5.2024", "not_a_date");
	refuses("May 4 May", "not_a_date");
	refuses("4 2024 May", "not_a_date");
	refuses("2024 4 May", "not_a_date");
	refuses("4 May 2", "not_a_date");
	refuses("2024 May 2024", "not_a_date");
	refuses("2o24-05-04", "not_a_date");
	refuses("2024-o5-04", "not_a_date");
	refuses("2024-05-o4", "not_a_date");
	refuses("2024", "incomplete_date");
	refuses("5/2024", "incomplete_date");
	refuses("45123", "excel_serial");
	refuses("45123.5", "excel_serial");
	refuses("1714825805", "epoch");
	refuses("31.2.2024", "impossible_date");
	refuses("29.2.2023", "impossible_date");
	refuses("2024-02-30", "impossible_date");
	refuses("2024-13-01", "impossible_date");
	refuses("13/13/2024", "impossible_date");
	refuses("31 April 2024", "impossible_date");
	refuses("0000-00-00", "placeholder_date");
	refuses("00.00.0000", "placeholder_date");
	refuses("1900-01-01", "placeholder_date");
	refuses("1.1.1900", "placeholder_date");
	refuses("1900-01-00", "placeholder_date");
	refuses("9999-12-31", "placeholder_date");
	refuses("31.12.9999 00:00:00", "placeholder_date");
	refuses("0001-01-01", "placeholder_date");
	refuses("0024-05-04", "implausible_year");
	refuses("4.5.1066", "implausible_year");
	refuses("04/05/2024", "ambiguous_order");
}

static void
a_number_over_twelve_decides(void **state)
{
	struct date_text_rule r = DECIDED("04/05/2024", "13/05/2024");

	(void)state;
	assert_int_equal(r.order, DATE_ORDER_DMY);
	check(&r, "04/05/2024", "2024-05-04", NULL);
	check(&r, "05/13/2024", "2024-05-13", "contradicts_order");
	r = DECIDED("04/05/2024", "05/13/2024");
	assert_int_equal(r.order, DATE_ORDER_MDY);
	check(&r, "04/05/2024", "2024-04-05", NULL);
	check(&r, "13/05/2024", "2024-05-13", "contradicts_order");
	check(&r, "2024-05-04", "2024-05-04", NULL);
}

static void
full_stops_decide(void **state)
{
	struct date_text_rule r = DECIDED("04/05/2024", "4.5.2024");

	(void)state;
	assert_int_equal(r.order, DATE_ORDER_DMY);
	check(&r, "04/05/2024", "2024-05-04", NULL);
	r = DECIDED("05.13.2024");
	assert_int_equal(r.order, DATE_ORDER_MDY);
	check(&r, "4.5.2024", "2024-04-05", NULL);
}

static void
a_column_may_say_nothing(void **state)
{
	struct date_text_rule r = DECIDED("2024-05-04", "4 May 2024", "x", "");

	(void)state;
	assert_int_equal(r.order, DATE_ORDER_NONE);
	check(&r, "04/05/2024", NULL, "ambiguous_order");
	r = DECIDED("04/05/2024", "2024-05-04", "05/05/2024");
	assert_int_equal(r.order, DATE_ORDER_OPEN);
	check(&r, "04/05/2024", NULL, "ambiguous_order");
	check(&r, "05/05/2024", "2024-05-05", NULL);
	check(&r, "13/05/2024", "2024-05-13", NULL);
	r = DECIDED("05/05/2024", "05.05.05");
	assert_int_equal(r.order, DATE_ORDER_DMY);
	r = DECIDED("05/05/2024");
	assert_int_equal(r.order, DATE_ORDER_NONE);
}

static void
a_column_may_contradict_itself(void **state)
{
	struct date_text_rule r =
	    DECIDED("13/05/2024", "05/13/2024", "04/05/2024");

	(void)state;
	assert_int_equal(r.order, DATE_ORDER_MIXED);
	check(&r, "13/05/2024", "2024-05-13", NULL);
	check(&r, "05/13/2024", "2024-05-13", NULL);
	check(&r, "04/05/2024", NULL, "ambiguous_order");
	check(&r, "4.5.2024", "2024-05-04", NULL);
}

static void
the_user_may_decide(void **state)
{
	struct date_text_rule told = plain;
	struct date_text_rule r;

	(void)state;
	told.order = DATE_ORDER_MDY;
	told.told = true;
	r = decided(
	    &told, (const char *const[]){ "13/05/2024", "4.5.2024", NULL });
	assert_int_equal(r.order, DATE_ORDER_MDY);
	check(&r, "04/05/2024", "2024-04-05", NULL);
	check(&r, "4.5.2024", "2024-04-05", NULL);
	check(&r, "13/05/2024", NULL, "contradicts_order");
	check(&r, "31/02/2024", NULL, "impossible_date");
	check(&r, "2024-05-04", "2024-05-04", NULL);
}

static void
years_of_two_digits(void **state)
{
	struct date_text_rule r = DECIDED("25/12/99");

	(void)state;
	assert_int_equal(r.order, DATE_ORDER_DMY);
	check(&r, "04/05/24", "2024-05-04", "two_digit_year");
	check(&r, "04/05/68", "2068-05-04", "two_digit_year");
	check(&r, "04/05/69", "1969-05-04", "two_digit_year");
	/* a slash means that the year is last, unless some date denies it */
	r = DECIDED("25/12/24", "04/05/24");
	assert_int_equal(r.order, DATE_ORDER_DMY);
	check(&r, "04/05/24", "2024-05-04", "two_digit_year");
	r = DECIDED("85/05/04", "24/05/13");
	assert_int_equal(r.order, DATE_ORDER_YMD);
	check(&r, "24/05/13", "2024-05-13", "two_digit_year");
	check(&r, "25/12/2024", "2024-12-25", NULL);
	check(&r, "04/05/2024", NULL, "ambiguous_order");
	/* a hyphen means nothing */
	r = DECIDED("24-05-13", "25-12-24");
	assert_int_equal(r.order, DATE_ORDER_OPEN);
	check(&r, "24-05-13", NULL, "ambiguous_order");
	r = DECIDED("24-05-13", "25-12-99");
	assert_int_equal(r.order, DATE_ORDER_DMY);
	check(&plain, "4 May 24", "2024-05-04", "two_digit_year");
	check(&plain, "24.05.13", "2013-05-24", "two_digit_year");
}

static void
births_are_in_the_past(void **state)
{
	struct date_text_rule r = plain;

	(void)state;
	r.birth = true;
	check(&r, "4.5.24", "2024-05-04", "two_digit_year");
	check(&r, "15.6.26", "2026-06-15", "two_digit_year");
	check(&r, "16.6.26", "1926-06-16", "two_digit_year");
	check(&r, "4.5.45", "1945-05-04", "two_digit_year");
	check(&r, "2026-06-16", NULL, "future_date");
	check(&r, "16.6.2026", NULL, "future_date");
	check(&r, "4.5.1980 0:00:00", "1980-05-04", NULL);
	check(&r, "1980-05-04T00:00:00Z", "1980-05-04T00:00:00Z", NULL);
	check(&r, "4.5.1980 10:00", "1980-05-04T10:00:00", NULL);
}

static void
month_names_mean_what_the_column_speaks(void **state)
{
	struct date_text_rule r = DECIDED("10 listopada 2024");

	(void)state;
	check(&r, "10 listopada 2024", NULL, "ambiguous_month");
	r = DECIDED("4 stycznia 2024", "4 maja 2024");
	check(&r, "10 listopada 2024", "2024-11-10", NULL);
	r = DECIDED("4. prosinca 2024.");
	check(&r, "10. listopada 2024.", "2024-10-10", NULL);
	check(&r, "4 stycznia 2024", "2024-01-04", NULL);
	r = DECIDED("4. prosinca 2024.", "4 stycznia 2024");
	check(&r, "10. listopada 2024.", NULL, "ambiguous_month");
	r = plain;
	r.languages = 1U << month_language(str_of("hr"));
	date_text_decide(&r, &(struct date_text_tally){ .words = 0 });
	check(&r, "10. listopada 2024.", "2024-10-10", NULL);
}

/* Dates that stay as they are must not decide, or a second run would read what
 * the first one left. */
static void
only_what_is_read_is_evidence(void **state)
{
	struct date_text_rule birth = plain;
	struct date_text_rule r =
	    DECIDED("31/12/9999", "13/05/2024 25:00", "25/12/1066");

	(void)state;
	assert_int_equal(r.order, DATE_ORDER_NONE);
	birth.birth = true;
	r = decided(&birth, (const char *const[]){ "25/12/2090", NULL });
	assert_int_equal(r.order, DATE_ORDER_NONE);
	r = DECIDED("31 lutego 2024", "4 maja 2024 25:00");
	check(&r, "10 listopada 2024", NULL, "ambiguous_month");
}

/* The day in one of several forms. */
static enum date_order
write_date(struct date d, int form, char out[32])
{
	static const enum date_order orders[] = { DATE_ORDER_NONE,
		DATE_ORDER_DMY, DATE_ORDER_NONE, DATE_ORDER_MDY,
		DATE_ORDER_NONE, DATE_ORDER_MDY, DATE_ORDER_DMY };

	switch (form) {
	case 0:
		(void)snprintf(out, 32, "%d.%d.%d", d.day, d.month, d.year);
		break;
	case 1:
	case 2:
		(void)snprintf(out, 32, "%02d/%02d/%d", d.day, d.month, d.year);
		break;
	case 3:
		(void)snprintf(out, 32, "%d/%d/%d", d.month, d.day, d.year);
		break;
	case 4:
		(void)snprintf(out, 32, "%d-%d-%d", d.month, d.day, d.year);
		break;
	case 5:
		(void)snprintf(out, 32, "%d/%d/%d", d.year, d.month, d.day);
		break;
	default:
		(void)snprintf(out, 32, "%04d%02d%02d", d.year, d.month, d.day);
		break;
	}
	return orders[form];
}

/* Each day of ten years in each form: what comes back is the day, or nothing. */
static void
no_day_is_swapped(void **state)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	(void)state;
	for (int32_t day = 14610; day < 14610 + 3653; day++) {
		struct date d = date_from_days(day);
		char iso[10];

		date_write_iso(d, iso);
		for (int form = 0; form < 7; form++) {
			struct date_text_rule r = plain;
			char text[32];

			r.order = write_date(d, form, text);
			buf_clear(&out);
			assert_int_equal(
			    date_text_canonical(&out, str_of(text), &r, &v, &e),
			    0);
			if (v.read)
				assert_true(str_equal(
				    buf_str(&out), str_make(iso, 10)));
			else
				assert_true(r.order == DATE_ORDER_NONE &&
					    d.day <= 12 && d.day != d.month);
		}
	}
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clear_dates_need_no_decision),
		cmocka_unit_test(the_time_of_day_is_kept),
		cmocka_unit_test(what_is_no_date_has_a_reason),
		cmocka_unit_test(a_number_over_twelve_decides),
		cmocka_unit_test(full_stops_decide),
		cmocka_unit_test(a_column_may_say_nothing),
		cmocka_unit_test(a_column_may_contradict_itself),
		cmocka_unit_test(the_user_may_decide),
		cmocka_unit_test(years_of_two_digits),
		cmocka_unit_test(births_are_in_the_past),
		cmocka_unit_test(month_names_mean_what_the_column_speaks),
		cmocka_unit_test(only_what_is_read_is_evidence),
		cmocka_unit_test(no_day_is_swapped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
