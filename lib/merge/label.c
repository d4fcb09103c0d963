#include <stdbool.h>
#include <string.h>

#include "merge/label.h"

static bool
names(const char *label, const char *file)
{
	size_t n = strlen(file);

	return strncmp(label, file, n) == 0 && label[n] == '=';
}

const char *
label_find(const char *const *labels, size_t n, const char *file)
{
	for (size_t i = 0; i < n; i++)
		if (names(labels[i], file))
			return labels[i] + strlen(file) + 1;
	return strcmp(file, "-") == 0 ? "stdin" : file;
}

int
label_check(const char *const *labels, size_t n, char *const *files,
    size_t nfiles, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		bool found = nfiles == 0 && names(labels[i], "-");

		for (size_t k = 0; k < nfiles && !found; k++)
			found = names(labels[i], files[k]);
		if (!found)
			return err_set(e, ERR_USAGE, 0,
			    "--label %s: expected FILE=NAME with one of the "
			    "files given",
			    labels[i]);
	}
	return 0;
}
