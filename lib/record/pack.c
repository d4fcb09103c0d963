#include <stdint.h>

#include "record/header.h"
#include "record/pack.h"

static struct str
pick(const struct str *field, const size_t *from, size_t i)
{
	if (from == NULL)
		return field[i];
	return from[i] == HEADER_NONE ? str_make("", 0) : field[from[i]];
}

int
pack_add(struct buf *out, const struct str *field, const size_t *from, size_t n,
    struct err *e)
{
	size_t need = n * sizeof(uint32_t);
	char *length, *value;

	if (n == 0)
		return 0;
	for (size_t i = 0; i < n; i++)
		need += pick(field, from, i).n;
	if (buf_reserve(out, need, e) != 0)
		return -1;
	length = out->p + out->n;
	value = length + n * sizeof(uint32_t);
	for (size_t i = 0; i < n; i++) {
		struct str s = pick(field, from, i);
		uint32_t bytes = (uint32_t)s.n;

		memcpy(length + i * sizeof bytes, &bytes, sizeof bytes);
		if (s.n > 0)
			memcpy(value, s.p, s.n);
		value += s.n;
	}
	out->n += need;
	return 0;
}

void
pack_cut(struct str packed, struct str *field, size_t n)
{
	const char *value = packed.p + n * sizeof(uint32_t);

	for (size_t i = 0; i < n; i++) {
		uint32_t bytes;

		memcpy(&bytes, packed.p + i * sizeof bytes, sizeof bytes);
		field[i] = str_make(value, bytes);
		value += bytes;
	}
}
