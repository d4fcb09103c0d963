#include "cli/columns.h"
#include "cli/diag.h"
#include "field/role.h"
#include "field/schema.h"

int
columns_know(struct header *h, const struct reader *r,
    const struct opts_common *c, struct err *e)
{
	if (!c->io.reader.no_header && role_detect(h, e) != 0)
		return -1;
	if (c->schema != NULL && schema_apply(h, c->schema, e) != 0)
		return -1;
	diag_columns(c, h, reader_file(r), reader_dialect(r));
	return 0;
}

void
columns_say_united(const struct opts_common *c, const char *file,
    const struct header *read, const struct header *united, const size_t *from,
    bool missing)
{
	for (size_t i = 0; i < united->n; i++) {
		if (from[i] == HEADER_NONE) {
			if (missing)
				diag_say(c->command, "%s: has no column \"%s\"",
				    file, united->name[i].p);
			continue;
		}
		if (c->verbose &&
		    !str_equal(united->name[i], read->name[from[i]]))
			diag_say(c->command, "%s: column \"%s\" goes to \"%s\"",
			    file, read->name[from[i]].p, united->name[i].p);
	}
}

int
columns_print(struct stream *io, const struct header *h)
{
	struct writer *w = io->out;
	int result;

	writer_field(w, str_of("column"));
	writer_field(w, str_of("role"));
	result = writer_end(w);
	for (size_t i = 0; i < h->n && result == 0; i++) {
		writer_field(w, h->name[i]);
		writer_field(w, str_of(h->role[i] == NULL ? "-" : h->role[i]));
		result = writer_end(w);
	}
	if (result != 0)
		io->err = *writer_error(w);
	return result;
}
