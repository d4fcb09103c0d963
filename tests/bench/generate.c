/* A customer file for the bench, the same bytes every time.
 *
 *   generate RECORDS [quoted] > FILE
 *
 * 13 columns, about 136 bytes a record.  One record in ten has a quoted field,
 * with a delimiter, a line break or doubled quotes inside.  "quoted": every
 * field in quotes, the values the same.  customer_id is unique; one e-mail
 * address in twenty has been used before. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct generator {
	uint64_t state;
	bool quoted;
	size_t fields; /* of this record so far */
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define PICK(g, a) ((a)[below(g, COUNT(a))])

static const char *const FIRST[] = { "Aino", "Väinö", "Olivia", "Elias",
	"Zofia", "Stanisław", "Hanna", "Jakub", "Lucija", "Petar", "Marta",
	"Ivan", "Emma", "Oskar", "Ingrid", "Jean-Pierre" };
static const char *const LAST[] = { "Korhonen", "Mäkinen", "Hämäläinen",
	"Nowak", "Wiśniewska", "Kowalczyk", "Horvat", "Kovačević", "Babić",
	"Lindström", "Müller", "O'Brien", "García", "Saarinen", "Zieliński",
	"Jurić" };
static const char *const STREET[] = { "Koivukuja", "Rantapolku", "Lipowa",
	"Kirkkokatu", "Ilica", "Vukovarska", "Szkolna", "High Street" };
static const char *const CITY[] = { "Helsinki", "Tampere", "Warszawa", "Gdańsk",
	"Zagreb", "Split", "Stockholm", "Jyväskylä" };
static const char *const COUNTRY[] = { "Suomi", "Polska", "Hrvatska",
	"Sverige" };
static const char *const WORD[] = { "delivery", "in", "the", "morning",
	"please", "call", "before", "coming" };
static const char *const ODD[] = { "leave it next door, at no. 4",
	"ring twice\nthen wait", "code \"1408\" at the gate" };

/* Steele, Lea, Flood, "Fast splittable pseudorandom number generators",
 * OOPSLA 2014: a counter and a mixing function. */
static uint64_t
next(struct generator *g)
{
	uint64_t z = g->state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

static size_t
below(struct generator *g, size_t n)
{
	return (size_t)(next(g) >> 33) % n;
}

static void
put(struct generator *g, const char *value)
{
	bool quote = g->quoted || strpbrk(value, ",\"\n") != NULL;

	if (g->fields++ > 0)
		(void)putchar(',');
	if (quote)
		(void)putchar('"');
	for (const char *p = value; *p != '\0'; p++) {
		if (*p == '"')
			(void)putchar('"');
		(void)putchar(*p);
	}
	if (quote)
		(void)putchar('"');
}

static void
end(struct generator *g)
{
	(void)putchar('\n');
	g->fields = 0;
}

static void
put_date(struct generator *g, unsigned from, unsigned years)
{
	char text[40];

	(void)snprintf(text, sizeof(text), "%04u-%02u-%02u",
	    from + (unsigned)below(g, years), 1 + (unsigned)below(g, 12),
	    1 + (unsigned)below(g, 28));
	put(g, text);
}

static void
put_comment(struct generator *g)
{
	char text[200] = "";

	for (size_t words = below(g, 4); words > 0; words--) {
		strcat(text, PICK(g, WORD));
		if (words > 1)
			strcat(text, " ");
	}
	put(g, text);
}

static void
put_record(struct generator *g, size_t i)
{
	bool odd = below(g, 10) == 0;
	size_t owner = below(g, 20) == 0 ? below(g, i + 1) : i;
	char text[200];

	(void)snprintf(text, sizeof(text), "C%08zu", i);
	put(g, text);
	put(g, PICK(g, FIRST));
	put(g, PICK(g, LAST));
	(void)snprintf(
	    text, sizeof(text), "c.%zu@mail%zu.example", owner, owner % 7);
	put(g, text);
	(void)snprintf(text, sizeof(text), "+35840000%04zu", below(g, 10000));
	put(g, text);
	(void)snprintf(
	    text, sizeof(text), "%s %zu", PICK(g, STREET), 1 + below(g, 120));
	put(g, text);
	(void)snprintf(text, sizeof(text), "%05zu", below(g, 100000));
	put(g, text);
	put(g, PICK(g, CITY));
	put(g, PICK(g, COUNTRY));
	put_date(g, 1940, 67);
	put_date(g, 2015, 10);
	(void)snprintf(
	    text, sizeof(text), "%zu.%02zu", below(g, 5000), below(g, 100));
	put(g, text);
	if (odd)
		put(g, PICK(g, ODD));
	else
		put_comment(g);
	end(g);
}

int
main(int argc, char **argv)
{
	static const char *const NAMES[] = { "customer_id", "first_name",
		"last_name", "email", "phone", "street", "postcode", "city",
		"country", "birth_date", "signup_date", "amount", "comment" };
	struct generator g = { 1, argc == 3, 0 };

	if (argc < 2 || argc > 3 ||
	    (argc == 3 && strcmp(argv[2], "quoted") != 0)) {
		(void)fputs("usage: generate RECORDS [quoted]\n", stderr);
		return 2;
	}
	for (size_t i = 0; i < COUNT(NAMES); i++)
		put(&g, NAMES[i]);
	end(&g);
	for (size_t i = 0, n = strtoul(argv[1], NULL, 10); i < n; i++)
		put_record(&g, i);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}
