#include "stats/checkup_fault.h"

const char *
checkup_fault_name(size_t fault)
{
	static const char *const names[CHECKUP_FAULTS] = { "missing_first_name",
		"missing_last_name", "missing_email", "missing_phone",
		"missing_street", "missing_postcode", "missing_city",
		"dummy_first_name", "dummy_last_name", "dummy_email",
		"dummy_phone", "dummy_street", "dummy_postcode", "dummy_city",
		"invalid_first_name", "invalid_last_name", "invalid_email",
		"invalid_phone", "invalid_street", "invalid_postcode",
		"invalid_city", "unreachable", "no_consent", "unknown_person",
		"untrue_dates" };

	return names[fault];
}
