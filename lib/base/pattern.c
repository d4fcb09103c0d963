/* Regular expressions by PCRE2: the only file that knows it. */
#include "base/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#include "base/arena.h"

enum {
	TEXT_MAX = 64 * 1024,
	MATCH_LIMIT = 100000,
	DEPTH_LIMIT = 100000,
	HEAP_LIMIT_KIB = 18 * 1024,
	/* With the heap limit below 20 MB in all. */
	JIT_STACK_FIRST = 32 * 1024,
	JIT_STACK_MAX = 1024 * 1024,
	MESSAGE = 128,
};

struct pattern {
	struct arena memory; /* holds the pattern itself */
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	/* Of the groups that have names, by their numbers. */
	struct group *group;
	size_t ngroups;
};

struct group {
	size_t number;
	struct str name;
};

static int
compile(struct pattern *p, struct str text, bool ignore_case, struct err *e)
{
	/* \C could split a code point. */
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF |
			   PCRE2_NEVER_BACKSLASH_C |
			   (ignore_case ? PCRE2_CASELESS : 0);
	int code = 0;
	size_t offset = 0;
	unsigned char message[MESSAGE] = "";

	p->code = pcre2_compile((PCRE2_SPTR)(text.n > 0 ? text.p : ""), text.n,
	    options, &code, &offset, NULL);
	if (p->code != NULL)
		return 0;
	if (code == PCRE2_ERROR_HEAP_FAILED)
		return err_memory(e, text.n);
	(void)pcre2_get_error_message(code, message, sizeof message);
	return err_set(e, ERR_USAGE, 0, "pattern: %s (at offset %zu)",
	    (const char *)message, offset);
}

static int
compare_groups(const void *a, const void *b)
{
	size_t m = ((const struct group *)a)->number;
	size_t n = ((const struct group *)b)->number;

	return (m > n) - (m < n);
}

/* PCRE2's table: entries of one size, two bytes of number, the name. */
static int
list_groups(struct pattern *p, struct err *e)
{
	PCRE2_SPTR entry = NULL;
	uint32_t n = 0;
	uint32_t size = 0;

	(void)pcre2_pattern_info(p->code, PCRE2_INFO_NAMECOUNT, &n);
	(void)pcre2_pattern_info(p->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
	(void)pcre2_pattern_info(p->code, PCRE2_INFO_NAMETABLE, &entry);
	p->group = arena_array(&p->memory, (size_t)n + 1, sizeof *p->group, e);
	if (p->group == NULL)
		return -1;
	for (; p->ngroups < n; entry += size) {
		struct group *g = &p->group[p->ngroups++];

		g->number = (size_t)entry[0] << 8 | entry[1];
		g->name = str_of((const char *)entry + 2);
	}
	qsort(p->group, n, sizeof *p->group, compare_groups);
	return 0;
}

/* All that matching needs, with its limits. */
static int
prepare(struct pattern *p, struct err *e)
{
	if (list_groups(p, e) != 0)
		return -1;
	p->data = p->ngroups > 0
		      ? pcre2_match_data_create_from_pattern(p->code, NULL)
		      : pcre2_match_data_create(1, NULL);
	p->context = pcre2_match_context_create(NULL);
	if (p->data == NULL || p->context == NULL)
		return err_memory(e, sizeof *p);
	(void)pcre2_set_match_limit(p->context, MATCH_LIMIT);
	(void)pcre2_set_depth_limit(p->context, DEPTH_LIMIT);
	(void)pcre2_set_heap_limit(p->context, HEAP_LIMIT_KIB);
	/* Where there is no JIT the interpreter does the same more slowly. */
	if (pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE) != 0)
		return 0;
	p->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MAX, NULL);
	if (p->stack == NULL)
		return err_memory(e, JIT_STACK_MAX);
	pcre2_jit_stack_assign(p->context, NULL, p->stack);
	return 0;
}

int
pattern_compile(
    struct pattern **p, struct str text, bool ignore_case, struct err *e)
{
	struct arena memory = { 0 };
	struct pattern *made;

	*p = NULL;
	if (text.n > TEXT_MAX)
		return err_set(e, ERR_USAGE, 0,
		    "pattern of %zu bytes; at most %d can be used", text.n,
		    TEXT_MAX);
	made = arena_array(&memory, 1, sizeof *made, e);
	if (made == NULL)
		return -1;
	made->memory = memory;
	if (compile(made, text, ignore_case, e) != 0 || prepare(made, e) != 0) {
		pattern_free(made);
		return -1;
	}
	*p = made;
	return 0;
}

enum pattern_result
pattern_find(struct pattern *p, struct str s, struct str *span)
{
	return pattern_find_from(p, s, 0, span);
}

enum pattern_result
pattern_find_from(struct pattern *p, struct str s, size_t at, struct str *span)
{
	PCRE2_SPTR text = (PCRE2_SPTR)(s.n > 0 ? s.p : "");
	const size_t *bounds = pcre2_get_ovector_pointer(p->data);
	int found = pcre2_match(p->code, text, s.n, at, 0, p->data, p->context);

	if (found == PCRE2_ERROR_JIT_STACKLIMIT)
		found = pcre2_match(
		    p->code, text, s.n, at, PCRE2_NO_JIT, p->data, p->context);
	if (found == PCRE2_ERROR_NOMATCH)
		return PATTERN_NO;
	if (found < 0)
		return PATTERN_LIMIT;
	if (span != NULL) {
		/* \K in an assertion could end before it begins. */
		size_t to = bounds[1];
		size_t from = bounds[0] < to ? bounds[0] : to;

		*span = s.n > 0 ? str_slice(s, from, to) : s;
	}
	return PATTERN_YES;
}

size_t
pattern_groups(const struct pattern *p)
{
	return p->ngroups;
}

struct str
pattern_group_name(const struct pattern *p, size_t i)
{
	return p->group[i].name;
}

struct str
pattern_group(const struct pattern *p, size_t i, struct str s)
{
	const size_t *bounds = pcre2_get_ovector_pointer(p->data);
	size_t from = bounds[2 * p->group[i].number];
	size_t to = bounds[2 * p->group[i].number + 1];

	return from == PCRE2_UNSET || from >= to ? str_make(NULL, 0)
						 : str_slice(s, from, to);
}

void
pattern_free(struct pattern *p)
{
	struct arena memory;

	if (p == NULL)
		return;
	pcre2_jit_stack_free(p->stack);
	pcre2_match_context_free(p->context);
	pcre2_match_data_free(p->data);
	pcre2_code_free(p->code);
	memory = p->memory;
	arena_free(&memory);
}
