#include "field/check_digit.h"

#include <stdint.h>

int
check_digit_sum(struct str s, const unsigned char *weights, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += check_digit_at(s, i) * weights[i];
	return sum;
}

int
check_digit_modulo(struct str s, int m)
{
	const uint64_t full = UINT64_MAX / 100 - 1;
	uint64_t rest = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (rest > full)
			rest %= (uint64_t)m;
		if (s.p[i] >= 'A')
			rest = rest * 100 + (uint64_t)(s.p[i] - 'A' + 10);
		else
			rest = rest * 10 + (uint64_t)check_digit_at(s, i);
	}
	return (int)(rest % (uint64_t)m);
}

int
check_digit_luhn(struct str s)
{
	int sum = 0;

	for (size_t i = 0; i < s.n; i++) {
		int digit = check_digit_at(s, i);

		if ((s.n - i) % 2 == 0)
			digit = digit < 5 ? 2 * digit : 2 * digit - 9;
		sum += digit;
	}
	return sum % 10;
}

bool
check_digit_hybrid(struct str s)
{
	int product = 10;
	int sum = 0;

	for (size_t i = 0; i < s.n; i++) {
		sum = (product + check_digit_at(s, i)) % 10;
		product = 2 * (sum == 0 ? 10 : sum) % 11;
	}
	return sum == 1;
}

bool
check_digit_baltic(struct str s)
{
	static const unsigned char weights[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 1,
		2, 3, 4, 5 };
	int rest = check_digit_sum(s, weights, s.n - 1) % 11;

	if (rest == 10)
		rest = check_digit_sum(s, weights + 2, s.n - 1) % 11;
	return rest % 10 == check_digit_last(s);
}
