#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "record/dialect.h"

static const char USUAL[] = ",;\t|";

char
dialect_of_name(const char *file)
{
	const char *dot = file == NULL ? NULL : strrchr(file, '.');

	if (dot == NULL)
		return 0;
	if (strcasecmp(dot, ".tsv") == 0 || strcasecmp(dot, ".tab") == 0)
		return '\t';
	return strcasecmp(dot, ".psv") == 0 ? '|' : 0;
}

int
dialect_sniff(struct dialect *d, struct str line, struct err *e)
{
	bool quoted = false;
	char found = 0, other = 0;

	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i];

		if (c == '"')
			quoted = !quoted;
		else if (quoted || c == '\0' || strchr(USUAL, c) == NULL)
			continue;
		else if (found == 0)
			found = c;
		else if (c != found)
			other = c;
	}
	if (other != 0) {
		(void)err_set(e, ERR_USAGE, 0,
		    "the header line has both %s and %s", dialect_show(found),
		    dialect_show(other));
		return err_hint(e, "say which one delimits with -d");
	}
	d->origin = found == 0 ? DIALECT_DEFAULT : DIALECT_HEADER;
	if (found == 0)
		found = ',';
	d->delimiter = found;
	return 0;
}

int
dialect_read_delimiter(const char *text, char *delimiter, struct err *e)
{
	static const struct {
		const char *name;
		char c;
	} names[] = { { "comma", ',' }, { "semicolon", ';' }, { "tab", '\t' },
		{ "\\t", '\t' }, { "pipe", '|' }, { "space", ' ' } };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(text, names[i].name) == 0) {
			*delimiter = names[i].c;
			return 0;
		}
	if (text[0] != '\0' && text[1] == '\0' && text[0] > 0 &&
	    strchr("\"\r\n", text[0]) == NULL) {
		*delimiter = text[0];
		return 0;
	}
	(void)err_set(e, ERR_USAGE, 0, "not a delimiter: '%s'", text);
	return err_hint(e, "one ASCII character that is no quote or line end, "
			   "or comma, semicolon, tab, pipe, space");
}

const char *
dialect_show(char delimiter)
{
	switch (delimiter) {
	case ',':
		return "','";
	case ';':
		return "';'";
	case '|':
		return "'|'";
	case '\t':
		return "tab";
	case ' ':
		return "space";
	default:
		return "the one given";
	}
}
