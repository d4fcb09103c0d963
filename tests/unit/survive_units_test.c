/* Which columns go together, and by which rule. */
#include "survive_sample.h"

struct made {
	struct header h;
	struct survive_units units;
	struct arena memory;
	struct err e;
};

static int
make(struct made *m, const char *columns, const char *rule)
{
	struct survive_options o = sample_options(&rule, rule != NULL);
	const struct survive_told **told;
	struct survive_order *orders = NULL;

	memset(m, 0, sizeof *m);
	sample_header(&m->h, columns);
	if (survive_rules_read(&told, &orders, &m->h, &o, &m->memory, &m->e) !=
	    0)
		fail_msg("%s", m->e.reason);
	return survive_units_make(&m->units, &m->h, told, &m->memory, &m->e);
}

static void
made_free(struct made *m)
{
	header_free(&m->h);
	arena_free(&m->memory);
}

/* The units: "first a,b(a) recent c", with those that are judged in brackets
 * where they are not all. */
static void
check(const char *columns, const char *rule, const char *expected)
{
	char text[512] = "";
	size_t n = 0;
	struct made m;

	if (make(&m, columns, rule) != 0)
		fail_msg("%s", m.e.reason);
	for (size_t i = 0; i < m.units.n; i++) {
		const struct survive_unit *u = &m.units.unit[i];

		n += (size_t)snprintf(text + n, sizeof text - n, "%s%s ",
		    i > 0 ? " " : "", survive_rule_name(u->told->rule));
		for (size_t k = 0; k < u->n; k++)
			n += (size_t)snprintf(text + n, sizeof text - n, "%s%s",
			    k > 0 ? "," : "", m.h.name[u->column[k]].p);
		for (size_t k = 0; k < u->njudged && u->njudged < u->n; k++)
			n += (size_t)snprintf(text + n, sizeof text - n,
			    "%s%s%s", k > 0 ? "," : "(",
			    m.h.name[u->judged[k]].p,
			    k + 1 == u->njudged ? ")" : "");
	}
	assert_string_equal(text, expected);
	made_free(&m);
}

static void
default_of_each_role(void **state)
{
	static const struct {
		const char *role, *rule;
	} other[] = { { "email", "valid" }, { "phone", "valid" },
		{ "mobile_phone", "valid" }, { "work_phone", "valid" },
		{ "home_phone", "valid" }, { "fax", "valid" },
		{ "url", "valid" }, { "ip", "valid" }, { "iban", "valid" },
		{ "national_id", "valid" }, { "company_id", "valid" },
		{ "vat_id", "valid" }, { "postcode", "valid" },
		{ "country", "valid" }, { "currency", "valid" },
		{ "birth_date", "valid" }, { "created_at", "min" },
		{ "first_order_date", "min" }, { "consent_date", "min" },
		{ "updated_at", "max" }, { "last_contact", "max" },
		{ "last_login", "max" }, { "last_order_date", "max" },
		{ "consent", "denied" }, { "consent_email", "denied" },
		{ "consent_sms", "denied" }, { "consent_phone", "denied" },
		{ "consent_post", "denied" }, { "opt_out", "denied" } };
	const char *const *role = role_list();

	(void)state;
	for (; *role != NULL; role++) {
		char columns[64], expected[64];
		const char *rule = "first";

		for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
			if (str_is(str_of(*role), other[i].role))
				rule = other[i].rule;
		}
		(void)snprintf(columns, sizeof columns, "c:%s", *role);
		(void)snprintf(expected, sizeof expected, "%s c", rule);
		check(columns, NULL, expected);
	}
	check("a b:updated_at", NULL, "recent a max b");
	check("a b:last_contact", NULL, "first a max b");
}

static void
bundles(void **state)
{
	(void)state;
	check("t:title f:first_name m:middle_name l:last_name n:full_name",
	    NULL, "complete t,f,m,l,n");
	check("s:street e:email s2:street2 h:house_number a:apartment "
	      "p:postcode c:city d:district r:region y:country f:full_address",
	    NULL, "complete s,s2,h,a,p,c,d,r,y,f valid e");
	check("c:city x n:last_name p:postcode y f:first_name", NULL,
	    "complete c,p first x complete n,f first y");
	check("a:amount c:currency p:price t:tax d:discount s:shipping_cost "
	      "x:total_spent i:income q:quantity u:updated_at",
	    NULL, "recent a,c,p,t,d,s,x recent i recent q max u");
	check("a:amount p:price", NULL, "first a first p");
	check("c:currency", NULL, "valid c");
	/* second columns */
	check("s:street s2:street c:city s3:street c2:city", NULL,
	    "complete s,c complete s2,c2 first s3");
	check("a:amount b:amount c:currency d:amount", NULL, "first a,b,c,d");
	check("a:amount b:amount c:currency d:currency e:amount", NULL,
	    "first a,c first b,d,e");
}

static void
a_consent_has_its_date(void **state)
{
	(void)state;
	check("c:consent d:consent_date", NULL, "denied c,d(c)");
	check("d:consent_date c:consent e:consent_email", NULL,
	    "denied d,c(c) denied e");
	check("d:consent_date e:consent_email", NULL, "denied d,e(e)");
	check("d:consent_date o:opt_out", NULL, "denied d,o(o)");
	check("d:consent_date e:consent_email s:consent_sms", NULL,
	    "min d denied e denied s");
	check("d:consent_date e:consent_email f:consent_email", NULL,
	    "min d denied e denied f");
	check("c:consent c2:consent d:consent_date", NULL,
	    "denied c,d(c) denied c2");
}

static void
a_rule_for_one_holds_for_all(void **state)
{
	static const char address[] = "s:street p:postcode c:city x";

	(void)state;
	check(address, "c=longest", "longest s,p,c(c) first x");
	check(address, "c=longest,s=longest", "longest s,p,c(s,c) first x");
	check(address, "*=longest", "longest s,p,c longest x");
	check(address, "*=longest,p=valid", "valid s,p,c(p) longest x");
	check(address, "p=valid,*=longest", "valid s,p,c(p) longest x");
	check(address, "c=complete", "complete s,p,c first x");
	check(address, "c=recent(x),p=recent(4)", "recent s,p,c(p,c) first x");
	check("c:consent d:consent_date", "*=denied", "denied c,d(c)");
	check("c:consent d:consent_date", "d=max", "max c,d(d)");
	check("c:consent d:consent_date", "d=denied", "denied c,d(d)");
}

static void
contradictions_are_said(void **state)
{
	struct made m;

	(void)state;
	assert_int_equal(
	    make(&m, "s:street p:postcode c:city", "*=last,c=longest,s=first"),
	    -1);
	assert_int_equal(m.e.code, ERR_USAGE);
	assert_string_equal(m.e.reason,
	    "--survive: \"s\" and \"c\" come from one record, their rules "
	    "contradict each other");
	assert_string_equal(m.e.hint, "tell a rule for one of them");
	made_free(&m);

	assert_int_equal(make(&m, "f:first_name l:last_name",
			     "f=source(crm),l=source(shop)"),
	    -1);
	made_free(&m);
	/* two addresses, two rules */
	assert_int_equal(
	    make(&m, "s:street c:city s2:street c2:city", "s=first,c2=last"),
	    0);
	made_free(&m);
}

/* A union may have a million columns. */
static void
many_columns(void **state)
{
	enum { MANY = 100000 };
	static const char *const roles[] = { "street", "city", NULL, "amount",
		"consent_email", "first_name", "title" };
	const size_t nroles = sizeof roles / sizeof roles[0];
	struct made m = { .units = { NULL, 0, NULL } };
	struct survive_options o = sample_options(NULL, 0);
	const struct survive_told **told;
	struct survive_order *orders = NULL;
	size_t columns = 0;

	(void)state;
	assert_int_equal(header_number(&m.h, MANY, &m.e), 0);
	for (size_t i = 0; i < MANY; i++)
		m.h.role[i] = roles[i % nroles];
	assert_int_equal(
	    survive_rules_read(&told, &orders, &m.h, &o, &m.memory, &m.e), 0);
	assert_int_equal(
	    survive_units_make(&m.units, &m.h, told, &m.memory, &m.e), 0);
	for (size_t i = 0; i < m.units.n; i++)
		columns += m.units.unit[i].n;
	assert_int_equal(columns, MANY);
	assert_int_equal(m.units.unit[0].n, 2);
	assert_int_equal(m.units.unit[0].column[1], 1);
	made_free(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(default_of_each_role),
		cmocka_unit_test(bundles),
		cmocka_unit_test(a_consent_has_its_date),
		cmocka_unit_test(a_rule_for_one_holds_for_all),
		cmocka_unit_test(contradictions_are_said),
		cmocka_unit_test(many_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
