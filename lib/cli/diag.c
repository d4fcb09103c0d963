#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/diag.h"
#include "cli/opts.h"
#include "field/role.h"

enum { LINE = 1024 };

/* A line of text that grows to its room and no further. */
struct line {
	char text[LINE];
	size_t n;
};

ERR_PRINTF(2, 0)
static void
add_all(struct line *l, const char *fmt, va_list args)
{
	int n = vsnprintf(l->text + l->n, sizeof l->text - l->n, fmt, args);

	if (n > 0)
		l->n += (size_t)n;
	if (l->n > sizeof l->text - 1)
		l->n = sizeof l->text - 1;
}

ERR_PRINTF(2, 3)
static void
add(struct line *l, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	add_all(l, fmt, args);
	va_end(args);
}

/* Names of files and columns come from outside: no control characters. */
static void
say_line(struct line *l)
{
	for (size_t i = 0; i < l->n; i++)
		if ((unsigned char)l->text[i] < ' ' || l->text[i] == 0x7f)
			l->text[i] = '?';
	(void)fprintf(stderr, "%.*s\n", (int)l->n, l->text);
}

int
diag_fail(const char *command, const struct err *e)
{
	struct line l = { .n = 0 };

	if (e->code == ERR_PIPE) {
		(void)signal(SIGPIPE, SIG_DFL);
		(void)raise(SIGPIPE);
		return STATUS_FAILED;
	}
	add(&l, "%s: ", command);
	if (e->file[0] != '\0')
		add(&l, "%s: ", e->file);
	if (e->line != 0 && e->record == 0)
		add(&l, "header (line %llu): ", (unsigned long long)e->line);
	else if (e->line != 0)
		add(&l, "record %llu (line %llu, byte %llu): ",
		    (unsigned long long)e->record, (unsigned long long)e->line,
		    (unsigned long long)e->byte);
	if (e->column[0] != '\0')
		add(&l, "column \"%s\": ", e->column);
	add(&l, "%s", e->reason);
	if (e->sysno != 0)
		add(&l, ": %s", strerror(e->sysno));
	if (e->hint[0] != '\0')
		add(&l, "; %s", e->hint);
	say_line(&l);
	return STATUS_FAILED;
}

void
diag_say(const char *command, const char *fmt, ...)
{
	struct line l = { .n = 0 };
	va_list args;

	add(&l, "%s: ", command);
	va_start(args, fmt);
	add_all(&l, fmt, args);
	va_end(args);
	say_line(&l);
}

void
diag_place(const char *command, const struct source *s)
{
	struct buf line = { 0 };
	struct buf caret = { 0 };
	struct err e;

	if (s->wrong && source_excerpt(s, &line, &caret, &e) == 0) {
		diag_say(command, "  %.*s", (int)line.n, line.p);
		diag_say(command, "  %.*s", (int)caret.n, caret.p);
	}
	buf_free(&line);
	buf_free(&caret);
}

static const char *
role_shown(const struct header *h, size_t column)
{
	if (h->role[column] != NULL)
		return h->role[column];
	return role_is_ambiguous(h->name[column])
		   ? "no role, the name can mean several things"
		   : "no role";
}

void
diag_columns(const struct opts_common *c, const struct header *h,
    const char *file, struct dialect d)
{
	static const char *const by[] = { [DIALECT_UNKNOWN] = "",
		[DIALECT_OPTION] = "as told",
		[DIALECT_EXTENSION] = "by its name",
		[DIALECT_SEP_LINE] = "by its line sep=",
		[DIALECT_HEADER] = "by its header",
		[DIALECT_DEFAULT] = "one column only" };

	if (!c->verbose)
		return;
	diag_say(c->command, "%s: delimiter %s (%s)%s", file,
	    dialect_show(d.delimiter), by[d.origin],
	    d.lone_cr ? ", records end with CR" : "");
	for (size_t i = 0; i < h->n; i++)
		diag_say(c->command, "%s: column %zu \"%.*s\": %s", file, i + 1,
		    (int)(h->name[i].n < 90 ? h->name[i].n : 90), h->name[i].p,
		    role_shown(h, i));
}

static int
put_count(struct writer *w, const struct count *x)
{
	char digits[24];
	int n = snprintf(
	    digits, sizeof digits, "%llu", (unsigned long long)x->value);

	writer_field(w, str_of(x->name));
	writer_field(w, str_of(x->of == NULL ? "" : x->of));
	writer_field(
	    w, x->text == NULL ? str_make(digits, (size_t)n) : str_of(x->text));
	return writer_end(w);
}

static int
write_report(const char *file, const struct count *list[2], const size_t n[2],
    struct err *e)
{
	struct writer *w;
	int result;

	if (file == NULL)
		return 0;
	if (writer_open(&w, file, ',', e) != 0)
		return -1;
	writer_field(w, str_of("measure"));
	writer_field(w, str_of("of"));
	writer_field(w, str_of("value"));
	result = writer_end(w);
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < n[k] && result == 0; i++)
			result = put_count(w, &list[k][i]);
	if (result != 0)
		*e = *writer_error(w);
	else
		result = writer_commit(w, e);
	writer_close(w);
	return result;
}

/* One line: the counts that are not zero, the first always. */
static void
say_summary(const char *command, const struct count *list[2], const size_t n[2])
{
	struct line l = { .n = 0 };

	add(&l, "%s:", command);
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < n[k]; i++) {
			const struct count *x = &list[k][i];

			if (x->of != NULL || (x->value == 0 && k + i > 0))
				continue;
			add(&l, "%s", k + i == 0 ? " " : ", ");
			for (const char *p = x->name; *p != '\0'; p++)
				add(&l, "%c", *p == '_' ? ' ' : *p);
			add(&l, " %llu", (unsigned long long)x->value);
		}
	say_line(&l);
}

int
diag_finish(struct stream *io, struct opts_common *c, int got,
    const struct count *own, size_t nown)
{
	struct stream_counts s = io->counts;
	const struct count common[] = {
		{ .name = "records_read", .value = s.in },
		{ .name = "records_written", .value = s.out },
		{ .name = "records_set_aside", .value = s.rejected },
		{ .name = "blank_lines_skipped", .value = s.blank },
		{ .name = "records_repaired", .value = s.repaired },
		{ .name = "inputs_without_final_line_end", .value = s.cut },
	};
	const struct count *list[2] = { common, own };
	const size_t n[2] = { sizeof common / sizeof *common, nown };
	bool closed = got > 0;
	bool failed = got < 0 ||
		      write_report(c->report, list, n, &io->err) != 0 ||
		      stream_commit(io) != 0;

	if (failed) {
		stream_cut_short(io, c->command);
		got = diag_fail(c->command, &io->err);
	} else {
		got = s.rejected > 0 || closed ? STATUS_INCOMPLETE
					       : STATUS_COMPLETE;
		if (s.cut > 0 && !c->quiet)
			diag_say(c->command,
			    "%zu input%s without a line end at the end: "
			    "possibly cut; --require-eol makes this an error",
			    s.cut, s.cut == 1 ? "" : "s");
		if (c->verbose || (!c->quiet && isatty(STDERR_FILENO)))
			say_summary(c->command, list, n);
	}
	stream_close(io);
	arena_free(&c->memory_of_lists);
	return got;
}
