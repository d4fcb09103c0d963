/* The kinds of customer data, and which roles are of them. */
#include "stats/kind.h"

#include <stddef.h>

#include "base/str.h"

static const char *const names[] = { "basic", "demographic", "behavioural",
	"attitudinal", "interaction", "transactional", "record" };

static const struct {
	const char *role;
	enum kind kind;
} roles[] = {
	{ "apartment", KIND_BASIC },
	{ "city", KIND_BASIC },
	{ "company", KIND_BASIC },
	{ "company_id", KIND_BASIC },
	{ "country", KIND_BASIC },
	{ "department", KIND_BASIC },
	{ "district", KIND_BASIC },
	{ "email", KIND_BASIC },
	{ "fax", KIND_BASIC },
	{ "first_name", KIND_BASIC },
	{ "full_address", KIND_BASIC },
	{ "full_name", KIND_BASIC },
	{ "home_phone", KIND_BASIC },
	{ "house_number", KIND_BASIC },
	{ "iban", KIND_BASIC },
	{ "industry", KIND_BASIC },
	{ "ip", KIND_BASIC },
	{ "job_title", KIND_BASIC },
	{ "last_name", KIND_BASIC },
	{ "middle_name", KIND_BASIC },
	{ "mobile_phone", KIND_BASIC },
	{ "national_id", KIND_BASIC },
	{ "phone", KIND_BASIC },
	{ "postcode", KIND_BASIC },
	{ "region", KIND_BASIC },
	{ "social_facebook", KIND_BASIC },
	{ "social_instagram", KIND_BASIC },
	{ "social_linkedin", KIND_BASIC },
	{ "social_tiktok", KIND_BASIC },
	{ "social_x", KIND_BASIC },
	{ "social_youtube", KIND_BASIC },
	{ "street", KIND_BASIC },
	{ "street2", KIND_BASIC },
	{ "title", KIND_BASIC },
	{ "url", KIND_BASIC },
	{ "username", KIND_BASIC },
	{ "vat_id", KIND_BASIC },
	{ "work_phone", KIND_BASIC },
	{ "age", KIND_DEMOGRAPHIC },
	{ "age_group", KIND_DEMOGRAPHIC },
	{ "birth_date", KIND_DEMOGRAPHIC },
	{ "birth_year", KIND_DEMOGRAPHIC },
	{ "children", KIND_DEMOGRAPHIC },
	{ "education", KIND_DEMOGRAPHIC },
	{ "ethnicity", KIND_DEMOGRAPHIC },
	{ "gender", KIND_DEMOGRAPHIC },
	{ "household_size", KIND_DEMOGRAPHIC },
	{ "household_type", KIND_DEMOGRAPHIC },
	{ "housing_type", KIND_DEMOGRAPHIC },
	{ "income", KIND_DEMOGRAPHIC },
	{ "language", KIND_DEMOGRAPHIC },
	{ "marital_status", KIND_DEMOGRAPHIC },
	{ "nationality", KIND_DEMOGRAPHIC },
	{ "profession", KIND_DEMOGRAPHIC },
	{ "channel", KIND_BEHAVIOURAL },
	{ "event", KIND_BEHAVIOURAL },
	{ "event_date", KIND_BEHAVIOURAL },
	{ "last_login", KIND_BEHAVIOURAL },
	{ "page_views", KIND_BEHAVIOURAL },
	{ "session_duration", KIND_BEHAVIOURAL },
	{ "comment", KIND_ATTITUDINAL },
	{ "nps", KIND_ATTITUDINAL },
	{ "rating", KIND_ATTITUDINAL },
	{ "campaign", KIND_INTERACTION },
	{ "consent", KIND_INTERACTION },
	{ "consent_date", KIND_INTERACTION },
	{ "consent_email", KIND_INTERACTION },
	{ "consent_phone", KIND_INTERACTION },
	{ "consent_post", KIND_INTERACTION },
	{ "consent_sms", KIND_INTERACTION },
	{ "last_contact", KIND_INTERACTION },
	{ "opt_out", KIND_INTERACTION },
	{ "amount", KIND_TRANSACTIONAL },
	{ "cancel_date", KIND_TRANSACTIONAL },
	{ "category", KIND_TRANSACTIONAL },
	{ "coupon", KIND_TRANSACTIONAL },
	{ "currency", KIND_TRANSACTIONAL },
	{ "discount", KIND_TRANSACTIONAL },
	{ "due_date", KIND_TRANSACTIONAL },
	{ "end_date", KIND_TRANSACTIONAL },
	{ "first_order_date", KIND_TRANSACTIONAL },
	{ "last_order_date", KIND_TRANSACTIONAL },
	{ "loyalty_points", KIND_TRANSACTIONAL },
	{ "loyalty_tier", KIND_TRANSACTIONAL },
	{ "order_date", KIND_TRANSACTIONAL },
	{ "order_id", KIND_TRANSACTIONAL },
	{ "order_status", KIND_TRANSACTIONAL },
	{ "orders_count", KIND_TRANSACTIONAL },
	{ "payment_method", KIND_TRANSACTIONAL },
	{ "price", KIND_TRANSACTIONAL },
	{ "product", KIND_TRANSACTIONAL },
	{ "product_id", KIND_TRANSACTIONAL },
	{ "quantity", KIND_TRANSACTIONAL },
	{ "shipping_cost", KIND_TRANSACTIONAL },
	{ "start_date", KIND_TRANSACTIONAL },
	{ "tax", KIND_TRANSACTIONAL },
	{ "total_spent", KIND_TRANSACTIONAL },
	{ "created_at", KIND_RECORD },
	{ "customer_id", KIND_RECORD },
	{ "customer_type", KIND_RECORD },
	{ "loyalty_id", KIND_RECORD },
	{ "owner", KIND_RECORD },
	{ "segment", KIND_RECORD },
	{ "source", KIND_RECORD },
	{ "status", KIND_RECORD },
	{ "tags", KIND_RECORD },
	{ "updated_at", KIND_RECORD },
};

enum kind
kind_of(const char *role)
{
	for (size_t i = 0; role != NULL && i < sizeof roles / sizeof *roles;
	     i++) {
		if (str_is(str_of(role), roles[i].role))
			return roles[i].kind;
	}
	return KIND_UNKNOWN;
}

const char *
kind_name(enum kind kind)
{
	return kind == KIND_UNKNOWN ? NULL : names[kind];
}
