#include "stats/words.h"

#include <stdbool.h>
#include <stddef.h>

#include "base/utf8.h"

/* Blocks of Unicode, by their first and last code points. */
static const struct {
	int32_t from, to;
	enum words_script script;
} blocks[] = {
	{ 0x00, 0x24F, WORDS_LATIN },
	{ 0x250, 0x2AF, WORDS_LATIN },
	{ 0x370, 0x3FF, WORDS_GREEK },
	{ 0x400, 0x52F, WORDS_CYRILLIC },
	{ 0x590, 0x5FF, WORDS_HEBREW },
	{ 0x600, 0x6FF, WORDS_ARABIC },
	{ 0x750, 0x77F, WORDS_ARABIC },
	{ 0x1100, 0x11FF, WORDS_HANGUL },
	{ 0x1E00, 0x1EFF, WORDS_LATIN },
	{ 0x1F00, 0x1FFF, WORDS_GREEK },
	{ 0x3040, 0x30FF, WORDS_HAN },
	{ 0x3400, 0x9FFF, WORDS_HAN },
	{ 0xAC00, 0xD7AF, WORDS_HANGUL },
	{ 0xF900, 0xFAFF, WORDS_HAN },
	{ 0xFF21, 0xFF5A, WORDS_LATIN },
	{ 0xFF66, 0xFF9D, WORDS_HAN },
	{ 0x20000, 0x3FFFF, WORDS_HAN },
};

static enum words_script
script_of(int32_t letter)
{
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
		if (letter >= blocks[i].from && letter <= blocks[i].to)
			return blocks[i].script;
	}
	return WORDS_OTHER;
}

static void
take_letter(struct words *w, enum words_script script)
{
	if (w->script == WORDS_NONE)
		w->script = script;
	else if (w->script != script)
		w->script = WORDS_MIXED;
}

struct words
words_of(struct str s)
{
	struct words w = { 0, WORDS_NONE };
	bool inside = false;

	while (s.n > 0) {
		int32_t point = (unsigned char)s.p[0];
		size_t n = point < 0x80 ? 1 : utf8_decode(s, &point);
		bool space = utf8_is_space(point);

		w.n += !space && !inside;
		inside = !space;
		if (point < 0x80) {
			if ((point | ' ') >= 'a' && (point | ' ') <= 'z')
				take_letter(&w, WORDS_LATIN);
		} else if (utf8_is_letter(point)) {
			take_letter(&w, script_of(point));
		}
		s = str_slice(s, n, s.n);
	}
	return w;
}

const char *
words_script_name(enum words_script script)
{
	static const char *const names[WORDS_SCRIPTS] = { "latin", "greek",
		"cyrillic", "hebrew", "arabic", "han", "hangul", "other",
		"mixed", "none" };

	return names[script];
}
