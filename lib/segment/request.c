/* Options to rules. */
#include "segment/request.h"

#include "segment/clv.h"
#include "segment/define.h"
#include "segment/edges.h"

static int
check(const struct request *q, struct err *e)
{
	if (q->file == NULL && !q->builtin && q->nwhere == 0) {
		(void)err_set(e, ERR_USAGE, 0, "no rules are given");
		return err_hint(e, "-f RULES labels, --where EXPR chooses");
	}
	if (q->nwhere > 1) {
		(void)err_set(e, ERR_USAGE, 0, "--where is given twice");
		return err_hint(e, "join conditions with and, or");
	}
	if (q->file == NULL && !q->builtin &&
	    (q->column != NULL || q->explain != NULL))
		return err_set(e, ERR_USAGE, 0,
		    "%s is about the columns of rules: -f RULES is missing",
		    q->column != NULL ? "--column" : "--explain-column");
	return 0;
}

static int
rename_column(const struct request *q, struct rules *r, struct err *e)
{
	struct rule *rule = r->first;

	if (q->column == NULL)
		return 0;
	if (r->ncolumns > 1)
		return err_set(e, ERR_USAGE, 0,
		    "--column names the column of one set, %s has %zu",
		    r->source.name, r->ncolumns);
	while (rule->kind == RULE_LET)
		rule = rule->next;
	rule->name = str_of(q->column);
	return 0;
}

int
request_rules(const struct request *q, struct rules *r, struct source *where,
    struct err *e)
{
	const char *key =
	    q->options.key == NULL ? "customer_id" : q->options.key;

	if (check(q, e) != 0)
		return -1;
	if (q->builtin) {
		if (builtin_rules(r, q->kind, &q->options, e) != 0)
			return -1;
	} else if (q->orders && define_log(r, "orders", key, e) == NULL) {
		return -1;
	}
	if (q->file != NULL && rules_read(r, q->file, e) != 0)
		return -1;
	r->audit = q->audit;
	if (rename_column(q, r, e) != 0 ||
	    (q->edges != NULL && edges_read(r, q->edges, e) != 0))
		return -1;
	if (q->model != NULL && r->clv == NULL)
		return err_set(
		    e, ERR_USAGE, 0, "there is no clv that a model is for");
	if (q->model != NULL && clv_read(r->clv, q->model, e) != 0)
		return -1;
	if (q->nwhere == 0)
		return 0;
	where->name = "--where";
	where->text = str_of(q->where[0]);
	return rules_keep(r, where, e);
}
