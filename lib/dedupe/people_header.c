#include "dedupe/people_header.h"

int
people_header_find(struct people *p)
{
	struct header *out = &p->header;
	const struct header *in = &p->io->header;
	const char *const house = p->options->household ? "household_id" : NULL;
	const char *const marks[] = { "cluster_id", "match_weight", house,
		NULL };
	const char *const number[] = {
		p->options->number != NULL ? p->options->number : house,
		p->options->number != NULL ? house : NULL, NULL
	};
	struct err *e = &p->io->err;
	struct str raw;

	out->name = arena_array(&p->memory, in->n + 3, sizeof *out->name, e);
	if (out->name == NULL)
		return -1;
	for (; out->n < in->n; out->n++)
		out->name[out->n] = in->name[out->n];
	for (const char *const *name = p->options->mark ? marks : number;
	     *name != NULL; name++) {
		if (**name == '\0')
			return err_set(
			    e, ERR_USAGE, 0, "--number: a column needs a name");
		if (header_find(out, str_of(*name), 0) != HEADER_NONE)
			return err_set(e, ERR_USAGE, 0,
			    "there is a column \"%s\" already", *name);
		out->name[out->n++] = str_of(*name);
	}
	/* The input is closed by the time that the header is written. */
	raw = reader_header_raw(p->io->in);
	p->delimiter = reader_dialect(p->io->in).delimiter;
	if (out->n > in->n || raw.p == NULL)
		return 0;
	p->raw = arena_copy(&p->memory, raw, e);
	return p->raw.p == NULL ? -1 : 0;
}

int
people_header_write(struct people *p)
{
	if (p->io->options.reader.no_header ||
	    writer_header_as(p->io->out, &p->header, p->raw, p->delimiter) == 0)
		return 0;
	p->io->err = *writer_error(p->io->out);
	return -1;
}
