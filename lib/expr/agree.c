/* Kinds of operands, and the type that suits all of them. */
#include "expr/agree.h"

#include "base/date.h"

enum { DATE_FORM = 10 }; /* 2025-06-30 */

/* Is this text, quoted, a date?  Then it can stand for one. */
static bool
is_date_text(const struct node *n)
{
	struct date d;

	return n->kind == NODE_TEXT && n->text.n == DATE_FORM &&
	       date_read_iso(n->text, &d);
}

void
agree_become_date(struct node *n)
{
	struct date d;

	if (n->kind == NODE_TEXT && date_read_iso(n->text, &d)) {
		n->kind = NODE_DATE;
		n->type = NODE_AS_DATE;
		n->day = date_to_days(d);
	}
}

void
agree_add(struct agree *k, const struct node *n)
{
	switch (n->type) {
	case NODE_OPEN:
		k->open++;
		break;
	case NODE_AS_TEXT:
		k->text++;
		k->date_text += is_date_text(n);
		k->last_text = n;
		break;
	case NODE_AS_NUMBER:
		k->number++;
		k->last_number = n;
		break;
	case NODE_AS_DATE:
		k->date++;
		k->last_date = n;
		break;
	}
}

static int
clash(struct check_scene *sc, const struct agree *k)
{
	struct num v;

	if (k->number == 0)
		return check_scene_wrong(sc, k->last_text,
		    "a text is compared with a date", "dates are 2025-06-30");
	if (k->text == 0)
		return check_scene_wrong(sc, k->last_date,
		    "a date is compared with a number",
		    "days since COLUMN is a number");
	if (k->last_text->kind == NODE_TEXT && num_read(k->last_text->text, &v))
		return check_scene_wrong(sc, k->last_text,
		    "a text is compared with a number",
		    "a number stands without quotes");
	return check_scene_wrong(sc, k->last_text,
	    "a text is compared with a number",
	    "number(COLUMN) reads a column as numbers; a code such as a "
	    "postcode stands in double quotes");
}

int
agree_type(struct check_scene *sc, const struct agree *k, enum node_type *type)
{
	if ((k->number > 0 && k->date + k->text > 0) ||
	    (k->date > 0 && k->text > k->date_text))
		return clash(sc, k);
	if (k->number > 0)
		*type = NODE_AS_NUMBER;
	else if (k->date > 0 ||
		 (k->date_text > 0 && k->open > 0 && k->date_text == k->text))
		*type = NODE_AS_DATE;
	else if (k->text > 0)
		*type = NODE_AS_TEXT;
	else
		*type = NODE_OPEN;
	return 0;
}
