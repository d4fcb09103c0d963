/* Levels of addresses, names of organisations and other words. */
#ifndef LEVEL_TEXT_H
#define LEVEL_TEXT_H

#include "link/trait.h"

unsigned level_text_words(const struct trait *t, uint32_t x, uint32_t y);
unsigned level_text_address(const struct trait *t, uint32_t x, uint32_t y);

#endif
