#include "field/letter_case.h"

#include "base/utf8.h"
#include "field/take.h"

enum letter_case
letter_case_of(struct str s)
{
	unsigned seen = LETTER_CASE_NONE;

	while (s.n > 0 && seen != LETTER_CASE_BOTH) {
		int32_t point = (unsigned char)s.p[0];

		if (point < 0x80) {
			s = str_slice(s, 1, s.n);
			if (take_is_letter((char)point))
				seen |= take_lower((char)point) == point
					    ? LETTER_CASE_SMALL
					    : LETTER_CASE_CAPITALS;
			continue;
		}
		s = str_slice(s, utf8_decode(s, &point), s.n);
		seen |= utf8_upper(point) != point ? LETTER_CASE_SMALL : 0U;
		seen |= utf8_lower(point) != point ? LETTER_CASE_CAPITALS : 0U;
	}
	return (enum letter_case)seen;
}
