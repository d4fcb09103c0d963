#include "record/compose.h"

#include "record/quote.h"

static void
fail_if(struct compose *c, int result)
{
	if (result != 0)
		c->failed = true;
}

static void
begin_field(struct compose *c)
{
	if (c->fields++ > 0)
		fail_if(c, buf_add_byte(&c->text, c->delimiter, &c->err));
}

void
compose_field(struct compose *c, struct str value)
{
	begin_field(c);
	c->lone_empty = value.n == 0;
	fail_if(c, quote_field(&c->text, value, c->delimiter, &c->err));
}

void
compose_same(struct compose *c, const struct record *r, size_t i)
{
	struct str raw;

	if (r->raw.p == NULL || r->delimiter != c->delimiter) {
		compose_field(c, r->field[i]);
		return;
	}
	raw = record_raw_field(r, i);
	begin_field(c);
	c->lone_empty = raw.n == 0;
	fail_if(c, buf_add(&c->text, raw, &c->err));
}

void
compose_same_all(struct compose *c, const struct record *r)
{
	if (r->raw.p == NULL || r->delimiter != c->delimiter) {
		for (size_t i = 0; i < r->nfields; i++)
			compose_field(c, r->field[i]);
		return;
	}
	begin_field(c);
	c->lone_empty = r->raw.n == 0;
	fail_if(c, buf_add(&c->text, r->raw, &c->err));
}

int
compose_end(struct compose *c, struct err *e)
{
	/* a record of one empty field must not look like a blank line */
	if (c->lone_empty && c->fields == 1)
		fail_if(c, buf_add(&c->text, str_of("\"\""), &c->err));
	fail_if(c, buf_add_byte(&c->text, '\n', &c->err));
	c->fields = 0;
	c->lone_empty = false;
	if (!c->failed)
		return 0;
	*e = c->err;
	return -1;
}

void
compose_clear(struct compose *c)
{
	buf_clear(&c->text);
	c->fields = 0;
	c->lone_empty = false;
}
