#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "record/encoding.h"
#include "record/reader_state.h"

/* How far the first line is looked for before the file is taken to have lone
 * CR line ends, or none. */
enum { PEEK = 256 * 1024 };

/* Look ahead to the end of the first record.  *line: its bytes as far as can
 * be told without knowing the delimiter.  At the first byte of the input it is
 * decided whether lone CRs end records; blank lines do not change that. */
static int
peek_line(struct reader *r, bool first, struct str *line, struct err *e)
{
	struct window *w = &r->window;
	bool quoted = false;
	size_t i = 0, end = SIZE_MAX;

	for (;; i++) {
		const char *p;

		while (r->start + i >= w->n && !w->eof)
			if (reader_fill(r, e) != 0)
				return -1;
		if (r->start + i >= w->n || i == PEEK)
			break;
		p = w->p + r->start + i;
		if (*p == '"')
			quoted = !quoted;
		else if (!quoted && *p == '\n')
			break;
		else if (!quoted && *p == '\r' && end == SIZE_MAX)
			end = i;
	}
	if (first)
		r->dialect.lone_cr =
		    end != SIZE_MAX && (r->start + i == w->n || i == PEEK);
	if (end == SIZE_MAX)
		end = i;
	*line = str_make(w->p + r->start, end);
	return 0;
}

/* Bytes of the first line with its line end. */
static size_t
line_length(const struct reader *r, struct str line)
{
	size_t rest = r->window.n - r->start - line.n;

	if (rest > 1 && line.p[line.n] == '\r' && line.p[line.n + 1] == '\n')
		return line.n + 2;
	return line.n + (rest > 0);
}

/* Does a CR end the line where the input has other line ends? */
static bool
ends_badly(const struct reader *r, struct str line)
{
	return r->start + line.n < r->window.n && line.p[line.n] == '\r' &&
	       !r->dialect.lone_cr && line_length(r, line) == line.n + 1;
}

/* "sep=;" as Excel writes it before the header. */
static bool
take_sep_line(struct reader *r, struct str line)
{
	if (line.n != 5 || !str_starts(line, str_of("sep=")) ||
	    ends_badly(r, line))
		return false;
	if (r->dialect.delimiter == 0) {
		r->dialect.delimiter = line.p[4];
		r->dialect.origin = DIALECT_SEP_LINE;
	}
	reader_restart(r, line_length(r, line));
	return true;
}

/* The first line that is not blank. */
static int
find_line(struct reader *r, bool first, struct str *line, struct err *e)
{
	for (;; first = false) {
		if (peek_line(r, first, line, e) != 0)
			return -1;
		if (line->n > 0 || r->window.n == r->start ||
		    ends_badly(r, *line))
			return 0;
		r->counts.blank++;
		reader_restart(r, line_length(r, *line));
	}
}

static int
find_dialect(struct reader *r, struct err *e)
{
	struct dialect *d = &r->dialect;
	struct str line;

	*d = r->options.dialect;
	if (d->delimiter != 0)
		d->origin = DIALECT_OPTION;
	if (find_line(r, true, &line, e) != 0)
		return -1;
	if (r->window.n == r->start && r->options.may_be_empty)
		return 0;
	if (r->window.n == r->start)
		return err_set(e, ERR_READ, 0, "is empty%s",
		    r->options.no_header ? "" : ": expected a header line");
	if (take_sep_line(r, line) && find_line(r, false, &line, e) != 0)
		return -1;
	if (d->delimiter == 0) {
		d->delimiter = dialect_of_name(r->file);
		d->origin = DIALECT_EXTENSION;
	}
	return d->delimiter == 0 ? dialect_sniff(d, line, e) : 0;
}

static int
take_header(struct reader *r, struct err *e)
{
	struct record *rec = &r->record;
	size_t at;
	int got;

	got = reader_any(r, e);
	if (got == 0 && r->options.may_be_empty)
		return 0;
	if (got == 0)
		return err_set(
		    e, ERR_READ, 0, "is empty: expected a header line");
	if (got < 0)
		return -1;
	at = (size_t)(r->physical.p - (r->window.p + r->start));
	if (r->options.no_header) {
		reader_restart(r, at);
		return header_number(&r->header, rec->nfields, e);
	}
	if (r->options.text && utf8_invalid_at(r->physical) < r->physical.n) {
		(void)err_set(e, ERR_READ, 0, "has a header that is not UTF-8");
		return err_hint(e, "name the encoding: --encoding windows-1252 "
				   "(or windows-1250, iso-8859-2, ...)");
	}
	if (header_read(&r->header, rec, e) != 0)
		return -1;
	if (rec->raw.p == NULL)
		return 0;
	r->header_raw = arena_copy(&r->header.memory, rec->raw, e);
	return r->header_raw.p == NULL ? -1 : 0;
}

static int
choose_scanner(struct reader *r, struct err *e)
{
	const char *name = r->options.scan;

	r->only_libcsv = name != NULL && strcmp(name, "libcsv") == 0;
	r->scan.kernel = scan_choose(r->only_libcsv ? NULL : name);
	if (r->scan.kernel == NULL)
		return err_set(e, ERR_USAGE, 0,
		    "this machine has no scanner of that name");
	scan_reset(&r->scan);
	return 0;
}

static int
begin(struct reader *r, struct err *e)
{
	if (choose_scanner(r, e) != 0 ||
	    window_open(&r->window, r->file, r->options.encoding,
		r->options.chunk, e) != 0 ||
	    find_dialect(r, e) != 0 ||
	    irregular_open(&r->irregular, r->dialect.delimiter,
		r->dialect.lone_cr, e) != 0)
		return -1;
	r->scan.delimiter = r->dialect.delimiter;
	r->scan.lone_cr = r->dialect.lone_cr;
	r->record.delimiter = r->dialect.delimiter;
	return take_header(r, e);
}

int
reader_open(struct reader **r, const char *file, const struct reader_options *o,
    struct err *e)
{
	struct reader *x = calloc(1, sizeof *x);

	*r = x;
	if (x == NULL)
		return err_memory(e, sizeof *x);
	x->file = file;
	x->options = *o;
	x->line = 1;
	x->window.fd = -1;
	if (x->options.max_record == 0)
		x->options.max_record = READER_MAX_RECORD;
	if (x->options.max_record > SCAN_MAX / 2)
		(void)err_set(e, ERR_USAGE, 0,
		    "no record can be longer than %zu bytes", SCAN_MAX / 2);
	else if (begin(x, e) == 0)
		return 0;
	if (e->file[0] == '\0')
		(void)err_in_file(e, reader_file(x));
	reader_close(x);
	*r = NULL;
	return -1;
}

struct header *
reader_header(struct reader *r)
{
	return &r->header;
}

struct str
reader_header_raw(const struct reader *r)
{
	return r->header_raw;
}

struct dialect
reader_dialect(const struct reader *r)
{
	return r->dialect;
}

struct reader_counts
reader_counts(const struct reader *r)
{
	struct reader_counts c = r->counts;

	c.bytes = decoder_bytes(r->window.decoder);
	return c;
}

const char *
reader_file(const struct reader *r)
{
	return strcmp(r->file, "-") == 0 ? "standard input" : r->file;
}

void
reader_close(struct reader *r)
{
	if (r == NULL)
		return;
	window_close(&r->window);
	irregular_close(r->irregular);
	scan_free(&r->scan);
	buf_free(&r->text);
	header_free(&r->header);
	free(r->field);
	free(r);
}
