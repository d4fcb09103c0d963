/* What the functions of the check pass on.  The inside of check. */
#ifndef CHECK_SCENE_H
#define CHECK_SCENE_H

#include "base/err.h"
#include "expr/check.h"
#include "expr/node.h"
#include "expr/source.h"

struct check_scene {
	struct check *c;
	struct source *s;
	struct err *e;
};

/* Node n is wrong; hint may be NULL.  Returns -1. */
int check_scene_wrong(struct check_scene *sc, const struct node *n,
    const char *reason, const char *hint);

#endif
