/* Facts of the CLDR transform Latin-ASCII, as in ICU 72 (Unicode 15, Unicode
 * licence, SPDX Unicode-DFS-2016): its case-folded letters whose decomposition
 * is not ASCII with marks, and the ASCII it gives for them. */
#include "base/utf8_latin.h"

#include <stddef.h>

static const struct {
	uint16_t point;
	char ascii[3];
} letters[] = {
	{ 0x00E6, "ae" },
	{ 0x00F0, "d" },
	{ 0x00F8, "o" },
	{ 0x00FE, "th" },
	{ 0x0111, "d" },
	{ 0x0127, "h" },
	{ 0x0131, "i" },
	{ 0x0138, "q" },
	{ 0x0142, "l" },
	{ 0x014B, "n" },
	{ 0x0153, "oe" },
	{ 0x0167, "t" },
	{ 0x0180, "b" },
	{ 0x0183, "b" },
	{ 0x0188, "c" },
	{ 0x018C, "d" },
	{ 0x0192, "f" },
	{ 0x0195, "hv" },
	{ 0x0199, "k" },
	{ 0x019A, "l" },
	{ 0x019E, "n" },
	{ 0x01A3, "oi" },
	{ 0x01A5, "p" },
	{ 0x01AB, "t" },
	{ 0x01AD, "t" },
	{ 0x01B4, "y" },
	{ 0x01B6, "z" },
	{ 0x01E5, "g" },
	{ 0x0221, "d" },
	{ 0x0225, "z" },
	{ 0x0234, "l" },
	{ 0x0235, "n" },
	{ 0x0236, "t" },
	{ 0x0237, "j" },
	{ 0x0238, "db" },
	{ 0x0239, "qp" },
	{ 0x023C, "c" },
	{ 0x023F, "s" },
	{ 0x0240, "z" },
	{ 0x0247, "e" },
	{ 0x0249, "j" },
	{ 0x024D, "r" },
	{ 0x024F, "y" },
	{ 0x0253, "b" },
	{ 0x0256, "d" },
	{ 0x0257, "d" },
	{ 0x025B, "e" },
	{ 0x0260, "g" },
	{ 0x0268, "i" },
	{ 0x0269, "i" },
	{ 0x0272, "n" },
	{ 0x0288, "t" },
	{ 0x0289, "u" },
	{ 0x028B, "v" },
	{ 0x1E9C, "s" },
	{ 0x1E9D, "s" },
	{ 0x1EFB, "ll" },
	{ 0x1EFD, "v" },
	{ 0x1EFF, "y" },
	{ 0x2C65, "a" },
	{ 0x2C66, "t" },
};

const char *
utf8_latin(int32_t point)
{
	size_t low = 0;
	size_t high = sizeof letters / sizeof *letters;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (letters[middle].point == point)
			return letters[middle].ascii;
		if (letters[middle].point < point)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}
