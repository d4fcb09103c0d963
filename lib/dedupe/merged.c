#include "dedupe/merged.h"

static int
end(struct merged *m, struct err *e)
{
	if (writer_end(m->out) == 0)
		return 0;
	*e = *writer_error(m->out);
	return -1;
}

int
merged_open(struct merged *m, const char *file, const struct header *h,
    char delimiter, struct err *e)
{
	if (file == NULL)
		return 0;
	m->columns = h->n;
	if (writer_open(&m->out, file, delimiter, e) != 0)
		return -1;
	writer_field(m->out, str_of("cluster_id"));
	writer_field(m->out, str_of("record"));
	for (size_t i = 0; i < h->n; i++)
		writer_name(m->out, h->name[i]);
	return end(m, e);
}

int
merged_add(struct merged *m, struct str person,
    const struct group_member *member, size_t n, struct err *e)
{
	for (size_t i = 0; i < n && m->out != NULL; i++) {
		writer_field(m->out, person);
		writer_number(m->out, member[i].number);
		for (size_t k = 0; k < m->columns; k++)
			writer_field(m->out, member[i].field[k]);
		if (end(m, e) != 0)
			return -1;
	}
	return 0;
}

int
merged_commit(struct merged *m, struct err *e)
{
	return m->out == NULL ? 0 : writer_commit(m->out, e);
}

void
merged_close(struct merged *m)
{
	writer_close(m->out);
}
