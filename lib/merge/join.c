#include "merge/join.h"

#include "merge/join_columns.h"
#include "merge/join_combine.h"
#include "merge/join_held.h"
#include "merge/join_sorted.h"

static int
write_header(struct stream *io, const struct join_columns *c)
{
	if (io->options.reader.no_header ||
	    writer_header(io->out, &c->header) == 0)
		return 0;
	io->err = *writer_error(io->out);
	return -1;
}

int
join_run(struct stream *io, struct sources *s, const struct join_options *o,
    struct count_list *counts)
{
	struct join_columns columns = { .n = 0 };
	struct join_combine combine = {
		.io = io, .sources = s, .columns = &columns, .options = o
	};
	int result = 0;

	if (s->n < 2)
		return err_set(
		    &io->err, ERR_USAGE, 0, "--join needs two files or more");
	result = join_columns_open(
	    &columns, s, o, writer_delimiter(io->out), &io->err);
	if (result == 0)
		result = join_combine_open(&combine);
	if (result == 0)
		result = write_header(io, &columns);
	if (result == 0)
		result = o->by.sorted ? join_sorted_run(&combine)
				      : join_held_run(&combine);
	if (result == 0)
		result = join_figures_count(
		    combine.figures, s, o, columns.driver, counts, &io->err);
	join_combine_close(&combine);
	join_columns_close(&columns);
	return result;
}
