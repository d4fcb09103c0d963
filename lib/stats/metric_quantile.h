/* Quantiles of the groups of a metric: those of all groups in one go through
 * their numbers, which may be more than memory holds. */
#ifndef METRIC_QUANTILE_H
#define METRIC_QUANTILE_H

#include "stats/groups.h"
#include "stats/metric.h"
#include "stats/sample.h"

/* The quantile at `percent` of each of ngroups groups (at most GROUPS_MOST), by
 * one of the types of quantile.h, of the n[i] numbers that s has of group i.
 * low and high are order statistics: W.J. Conover, "Practical Nonparametric
 * Statistics", 1999.  0 or -1. */
int metric_quantile(struct sample *s, unsigned type, unsigned percent,
    const uint64_t *n, size_t ngroups, struct metric_result *result,
    struct err *e) ERR_USE;

#endif
