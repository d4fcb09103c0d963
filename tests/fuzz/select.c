/* A header line and a column selector, both any bytes: what is selected exists
 * and stands there once. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"
#include "record/select.h"

/* Called by libFuzzer. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check(const struct selection *s, size_t columns)
{
	for (size_t i = 0; i < s->n; i++) {
		if (s->column[i] >= columns)
			abort();
		for (size_t k = 0; k < i; k++)
			if (s->column[k] == s->column[i])
				abort();
	}
}

/* The selector, a NUL, the names with commas between. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *text = (const char *)data, *end = text + n;
	const char *name = n == 0 ? NULL : memchr(text, '\0', n);
	struct selection s = { 0 };
	struct header h = { 0 };
	struct str names[32];
	struct record rec = { .field = names };
	struct err e;

	if (name == NULL)
		return 0;
	for (name++; rec.nfields < 32; rec.nfields++) {
		const char *comma =
		    name < end ? memchr(name, ',', (size_t)(end - name)) : NULL;
		const char *to = comma == NULL ? end : comma;

		names[rec.nfields] = str_make(name, (size_t)(to - name));
		if (comma == NULL)
			break;
		name = comma + 1;
	}
	rec.nfields += rec.nfields < 32;
	if (header_read(&h, &rec, &e) == 0 &&
	    select_columns(&s, text, &h, &e) == 0)
		check(&s, h.n);
	selection_free(&s);
	header_free(&h);
	return 0;
}
