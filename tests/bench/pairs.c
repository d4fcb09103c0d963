/* How many candidate pairs one processor scores in a second: finds out who is
 * who in FILE, then scores all candidates once more, alone, and prints the
 * pairs, those that were compared, the edges, seconds and million compared
 * pairs a second.
 *
 *   pairs FILE */
#include <stdio.h>
#include <time.h>

#include "field/role.h"
#include "link/link.h"
#include "record/reader.h"

static const double floor_weight = -2;

static double
seconds(void)
{
	struct timespec now = { 0, 0 };

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int
read_records(struct link *l, const char *file, struct err *e)
{
	const struct reader_options options = { .text = true };
	const struct link_options link = {
		.reading = { .as_of = { 2026, 1, 1 } },
		.once = LINK_NONE,
	};
	const struct record *rec;
	struct reader *reader;
	struct header header;
	int got = -1;

	if (reader_open(&reader, file, &options, e) != 0)
		return -1;
	header = *reader_header(reader);
	if (role_detect(&header, e) == 0 &&
	    link_open(l, &header, &link, e) == 0) {
		while ((got = reader_next(reader, &rec, e)) == 1) {
			if (link_add(l, rec->field, 0, e) != 0)
				return -1;
		}
	}
	reader_close(reader);
	return got;
}

static int
score_again(struct link *l, struct err *e)
{
	struct edges edges = { .scored = 0 };
	struct workers *alone;
	double spent;

	if (workers_open(&alone, 1, e) != 0)
		return -1;
	spent = -seconds();
	if (edges_score(&edges, &l->blocks, &l->weight, &l->bonds, floor_weight,
		alone, e) != 0)
		return -1;
	spent += seconds();
	(void)printf("%llu %llu %zu %.3f %.2f\n",
	    (unsigned long long)l->blocks.pairs,
	    (unsigned long long)edges.scored,
	    edges.list.n / sizeof(struct edge), spent,
	    (double)edges.scored / spent / 1e6);
	edges_free(&edges);
	workers_close(alone);
	return 0;
}

int
main(int argc, char **argv)
{
	struct link l = { .clusters = 0 };
	struct err e;

	if (argc != 2 || read_records(&l, argv[1], &e) != 0 ||
	    link_run(&l, &e) != 0 || score_again(&l, &e) != 0)
		return 2;
	link_close(&l);
	return 0;
}
