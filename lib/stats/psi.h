/* The population stability index: how far the shares of bins have moved, the
 * sum of (a - e) * ln(a / e); below 0.1 little, above 0.25 much.  S. Siddiqi,
 * "Credit Risk Scorecards", 2006.  An empty bin counts as half a record. */
#ifndef PSI_H
#define PSI_H

#include <stddef.h>
#include <stdint.h>

/* Bins that are empty on both sides do not count.  NAN when one side is. */
double psi_of(const uint64_t *expected, const uint64_t *actual, size_t bins);

#endif
