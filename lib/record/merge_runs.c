#include <errno.h>
#include <stdbool.h>
#include <unistd.h>

#include "base/nameless.h"
#include "record/merge_runs.h"
#include "record/writer.h"

enum {
	LEAST = 64 * 1024, /* bytes of a run's buffer */
	MOST_RUNS = 256,   /* merged at once */
};

int
run_file_open(struct run_file *f, const char *directory, struct err *e)
{
	f->fd = nameless_open(directory, e);
	f->length = 0;
	if (f->fd < 0)
		return err_hint(e, "another directory: -T DIR");
	return 0;
}

int
run_file_write(struct run_file *f, struct str bytes, struct err *e)
{
	f->length += bytes.n;
	if (writer_all(f->fd, bytes.p, bytes.n, e) == 0)
		return 0;
	(void)err_set(e, ERR_WRITE, e->sysno,
	    "a temp file cannot be written after %llu bytes",
	    (unsigned long long)(f->length - bytes.n));
	return err_hint(e, "more memory: -S SIZE; another directory: -T DIR");
}

int
run_file_end_run(struct run_file *f, struct err *e)
{
	return buf_add(
	    &f->ends, str_make((const char *)&f->length, sizeof f->length), e);
}

void
run_file_close(struct run_file *f)
{
	if (f->fd >= 0)
		(void)close(f->fd);
	f->fd = -1;
	buf_free(&f->ends);
}

static int
unreadable(int sysno, struct err *e)
{
	return err_set(e, ERR_READ, sysno, "a temp file cannot be read back");
}

/* Let `need` bytes (as far as the run has them) stand behind r->from. */
static int
fetch(struct merge_runs *m, struct run *r, size_t need, struct err *e)
{
	size_t have = r->bytes.n - r->from;
	size_t want = need > m->share ? need : m->share;

	if (have >= need)
		return 0;
	if (have > 0)
		memmove(r->bytes.p, r->bytes.p + r->from, have);
	r->from = 0;
	r->bytes.n = have;
	if (r->bytes.capacity < want &&
	    buf_reserve(&r->bytes, want - have, e) != 0)
		return -1;
	while (r->bytes.n < need) {
		size_t room = want - r->bytes.n;
		ssize_t n;

		if (room > r->end - r->at)
			room = (size_t)(r->end - r->at);
		n = pread(m->fd, r->bytes.p + r->bytes.n, room, (off_t)r->at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return unreadable(n < 0 ? errno : 0, e);
		r->bytes.n += (size_t)n;
		r->at += (uint64_t)n;
	}
	return 0;
}

/* Let r offer its next entry: 1, 0 at its end, -1. */
static int
offer(struct merge_runs *m, struct run *r, struct err *e)
{
	struct spill_head head;

	if (r->from == r->bytes.n && r->at == r->end)
		return 0;
	if (fetch(m, r, sizeof head, e) != 0)
		return -1;
	memcpy(&head, r->bytes.p + r->from, sizeof head);
	if (fetch(m, r, sizeof head + head.key + head.value, e) != 0)
		return -1;
	r->from += spill_entry(r->bytes.p + r->from, &r->key, &r->value);
	return 1;
}

static bool
before(const struct merge_runs *m, size_t a, size_t b)
{
	int c = str_compare(m->run[a].key, m->run[b].key);

	return c != 0 ? c < 0 : a < b;
}

static void
sink(struct merge_runs *m, size_t i)
{
	for (;;) {
		size_t least = i, t = m->heap[i];

		for (size_t k = 2 * i + 1; k <= 2 * i + 2; k++)
			if (k < m->nheap &&
			    before(m, m->heap[k], m->heap[least]))
				least = k;
		if (least == i)
			return;
		m->heap[i] = m->heap[least];
		m->heap[least] = t;
		i = least;
	}
}

/* Read runs first .. first + n of f. */
static int
begin(struct merge_runs *m, const struct run_file *f, size_t first, size_t n,
    size_t memory, struct err *e)
{
	const uint64_t *end = (const void *)f->ends.p;

	m->fd = f->fd;
	m->share = memory / n > LEAST ? memory / n : LEAST;
	m->run = arena_array(&m->memory, n, sizeof *m->run, e);
	m->heap = arena_array(&m->memory, n, sizeof *m->heap, e);
	if (m->run == NULL || m->heap == NULL)
		return -1;
	m->nruns = n;
	for (size_t i = 0; i < n; i++) {
		struct run *r = &m->run[i];
		int got;

		r->at = first + i == 0 ? 0 : end[first + i - 1];
		r->end = end[first + i];
		got = offer(m, r, e);
		if (got < 0)
			return -1;
		if (got == 1)
			m->heap[m->nheap++] = i;
	}
	for (size_t i = m->nheap / 2; i-- > 0;)
		sink(m, i);
	return 0;
}

/* Merge runs first .. first + n of f into one run of g. */
static int
merge_some(const struct run_file *f, size_t first, size_t n, size_t memory,
    struct run_file *g, struct err *e)
{
	struct merge_runs m = { .nruns = 0 };
	struct buf out = { 0 };
	struct str key, value;
	int got = begin(&m, f, first, n, memory, e);

	if (got == 0)
		got = 1;
	while (got == 1 && (got = merge_runs_next(&m, &key, &value, e)) == 1) {
		const char *p = key.p - sizeof(struct spill_head);
		size_t length = (size_t)(value.p + value.n - p);

		if (buf_add(&out, str_make(p, length), e) != 0)
			got = -1;
		else if (out.n >= LEAST) {
			if (run_file_write(g, buf_str(&out), e) != 0)
				got = -1;
			buf_clear(&out);
		}
	}
	if (got == 0 && run_file_write(g, buf_str(&out), e) != 0)
		got = -1;
	if (got == 0)
		got = run_file_end_run(g, e);
	buf_free(&out);
	merge_runs_close(&m);
	return got;
}

int
merge_runs_open(struct merge_runs *m, struct run_file *f, size_t memory,
    const char *directory, struct err *e)
{
	size_t most = memory / LEAST < 2 ? 2 : memory / LEAST;

	if (most > MOST_RUNS)
		most = MOST_RUNS;
	while (f->ends.n / sizeof(uint64_t) > most) {
		size_t n = f->ends.n / sizeof(uint64_t);
		struct run_file g = { -1, 0, { 0 } };
		int result = run_file_open(&g, directory, e);

		for (size_t i = 0; i < n && result == 0; i += most)
			result = merge_some(
			    f, i, n - i < most ? n - i : most, memory, &g, e);
		if (result != 0) {
			run_file_close(&g);
			return -1;
		}
		run_file_close(f);
		*f = g;
	}
	return begin(m, f, 0, f->ends.n / sizeof(uint64_t), memory, e);
}

int
merge_runs_next(
    struct merge_runs *m, struct str *key, struct str *value, struct err *e)
{
	const struct run *top;

	if (m->handed) {
		int got = offer(m, &m->run[m->heap[0]], e);

		if (got < 0)
			return -1;
		if (got == 0)
			m->heap[0] = m->heap[--m->nheap];
		sink(m, 0);
	}
	m->handed = m->nheap > 0;
	if (!m->handed)
		return 0;
	top = &m->run[m->heap[0]];
	*key = top->key;
	*value = top->value;
	return 1;
}

void
merge_runs_close(struct merge_runs *m)
{
	for (size_t i = 0; i < m->nruns; i++)
		buf_free(&m->run[i].bytes);
	arena_free(&m->memory);
}
