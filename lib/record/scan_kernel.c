#include <string.h>

#include "record/scan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

/* Bit i of the result: byte i of w (in memory order) equals `byte`.  The sum
 * carries into the high bit of every byte that differs; the product gathers
 * the eight high bits in the top byte. */
static uint64_t
equal_bytes(uint64_t w, char byte)
{
	const uint64_t low7 = 0x7f7f7f7f7f7f7f7f;
	uint64_t x = w ^ (0x0101010101010101 * (uint64_t)(unsigned char)byte);
	uint64_t zero = ~(((x & low7) + low7) | x | low7);

	return ((zero >> 7) * 0x0102040810204080) >> 56;
}

static uint64_t
load_bytes(const char *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof w);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	return w;
}

static void
scan_portable(const char *p, size_t n, char delimiter, struct scan_masks *masks)
{
	for (size_t i = 0; i < n; i++, p += 64) {
		struct scan_masks m = { 0, 0, 0, 0 };

		for (size_t k = 0; k < 8; k++) {
			uint64_t w = load_bytes(p + 8 * k);

			m.quote |= equal_bytes(w, '"') << (8 * k);
			m.delimiter |= equal_bytes(w, delimiter) << (8 * k);
			m.lf |= equal_bytes(w, '\n') << (8 * k);
			m.cr |= equal_bytes(w, '\r') << (8 * k);
		}
		masks[i] = m;
	}
}

#if defined(__x86_64__)

static uint64_t
equal_sse2(const __m128i v[4], char byte)
{
	__m128i x = _mm_set1_epi8(byte);
	uint64_t m = 0;

	for (unsigned k = 0; k < 4; k++) {
		__m128i same = _mm_cmpeq_epi8(v[k], x);

		m |= (uint64_t)(unsigned)_mm_movemask_epi8(same) << (16 * k);
	}
	return m;
}

static void
scan_sse2(const char *p, size_t n, char delimiter, struct scan_masks *masks)
{
	for (size_t i = 0; i < n; i++, p += 64) {
		__m128i v[4];

		memcpy(v, p, sizeof v);
		masks[i].quote = equal_sse2(v, '"');
		masks[i].delimiter = equal_sse2(v, delimiter);
		masks[i].lf = equal_sse2(v, '\n');
		masks[i].cr = equal_sse2(v, '\r');
	}
}

__attribute__((target("avx2"))) static uint64_t
equal_avx2(__m256i low, __m256i high, char byte)
{
	__m256i x = _mm256_set1_epi8(byte);
	unsigned a = (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, x));
	unsigned b = (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, x));

	return (uint64_t)b << 32 | a;
}

__attribute__((target("avx2"))) static void
scan_avx2(const char *p, size_t n, char delimiter, struct scan_masks *masks)
{
	for (size_t i = 0; i < n; i++, p += 64) {
		__m256i low, high;

		memcpy(&low, p, sizeof low);
		memcpy(&high, p + 32, sizeof high);
		masks[i].quote = equal_avx2(low, high, '"');
		masks[i].delimiter = equal_avx2(low, high, delimiter);
		masks[i].lf = equal_avx2(low, high, '\n');
		masks[i].cr = equal_avx2(low, high, '\r');
	}
}

#elif defined(__aarch64__)

static uint64_t
equal_neon(const uint8x16_t v[4], char byte)
{
	static const uint8_t weights[16] = { 1, 2, 4, 8, 16, 32, 64, 128, 1, 2,
		4, 8, 16, 32, 64, 128 };
	uint8x16_t weight = vld1q_u8(weights);
	uint8x16_t x = vdupq_n_u8((uint8_t)byte);
	uint8x16_t a = vandq_u8(vceqq_u8(v[0], x), weight);
	uint8x16_t b = vandq_u8(vceqq_u8(v[1], x), weight);
	uint8x16_t c = vandq_u8(vceqq_u8(v[2], x), weight);
	uint8x16_t d = vandq_u8(vceqq_u8(v[3], x), weight);
	uint8x16_t sum = vpaddq_u8(vpaddq_u8(a, b), vpaddq_u8(c, d));

	sum = vpaddq_u8(sum, sum);
	return vgetq_lane_u64(vreinterpretq_u64_u8(sum), 0);
}

static void
scan_neon(const char *p, size_t n, char delimiter, struct scan_masks *masks)
{
	for (size_t i = 0; i < n; i++, p += 64) {
		uint8x16_t v[4];

		memcpy(v, p, sizeof v);
		masks[i].quote = equal_neon(v, '"');
		masks[i].delimiter = equal_neon(v, delimiter);
		masks[i].lf = equal_neon(v, '\n');
		masks[i].cr = equal_neon(v, '\r');
	}
}

#endif

scan_kernel *
scan_choose(const char *name)
{
#if defined(__x86_64__)
	if (name == NULL ? __builtin_cpu_supports("avx2") != 0
			 : strcmp(name, "avx2") == 0)
		return __builtin_cpu_supports("avx2") ? scan_avx2 : NULL;
	if (name == NULL || strcmp(name, "sse2") == 0)
		return scan_sse2;
#elif defined(__aarch64__)
	if (name == NULL || strcmp(name, "neon") == 0)
		return scan_neon;
#endif
	return name == NULL || strcmp(name, "portable") == 0 ? scan_portable
							     : NULL;
}
