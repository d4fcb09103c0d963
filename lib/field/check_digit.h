/* The arithmetic of check digits.  Numbers are digits of ASCII, where nothing
 * else is said. */
#ifndef CHECK_DIGIT_H
#define CHECK_DIGIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

static inline int
check_digit_at(struct str s, size_t at)
{
	return s.p[at] - '0';
}

static inline int
check_digit_last(struct str s)
{
	return check_digit_at(s, s.n - 1);
}

/* The number that the two or three digits from `at` on are. */
static inline int
check_digit_pair(struct str s, size_t at)
{
	return 10 * check_digit_at(s, at) + check_digit_at(s, at + 1);
}

static inline int
check_digit_triple(struct str s, size_t at)
{
	return 10 * check_digit_pair(s, at) + check_digit_at(s, at + 2);
}

/* The sum of the first n digits, each times its weight. */
int check_digit_sum(struct str s, const unsigned char *weights, size_t n);

/* The number that s spells, letters (capital) being two digits from A = 10 on,
 * modulo m. */
int check_digit_modulo(struct str s, int m);

/* ISO/IEC 7812-1, known as Luhn: the last digit of the sum, 0 when the number
 * is right. */
int check_digit_luhn(struct str s);

/* ISO/IEC 7064, MOD 11,10. */
bool check_digit_hybrid(struct str s);

/* Of the Baltic countries: weights from 1 to 9 and again from 1 on, modulo 11;
 * from 3 on where that leaves ten. */
bool check_digit_baltic(struct str s);

#endif
