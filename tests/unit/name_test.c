/* Names without capitals, or in capitals only, get theirs; others stay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/name.h"

static void
check(enum name_kind kind, const char *in, const char *want)
{
	struct buf out = { 0 };
	struct err e;

	assert_int_equal(buf_add(&out, str_of("before "), &e), 0);
	assert_int_equal(name_canonical(&out, str_of(in), kind, &e), 0);
	if (!str_is(str_make(out.p + 7, out.n - 7), want))
		fail_msg("%s: %.*s, expected %s", in, (int)out.n - 7, out.p + 7,
		    want);
	if (name_is_canonical(str_of(in)))
		assert_string_equal(in, want);
	if (strcmp(in, want) != 0)
		check(kind, want, want);
	buf_free(&out);
}

/* Both ways to be without information. */
static void
check_both(enum name_kind kind, const char *capitals, const char *small,
    const char *want)
{
	check(kind, capitals, want);
	check(kind, small, want);
}

static void
mixed_case_stays(void **state)
{
	static const char *const names[] = { "Aino", "van der Berg",
		"Van Der Berg", "DiCaprio", "MacIej", "McDonald", "eBay Oy",
		"de la Cruz", "Matti VIRTANEN",
		"O\xe2\x80\x99"
		"Brien",
		"", "123", "-", "\xe7\x8e\x8b",
		"\xe1\x83\x9c\xe1\x83\x98\xe1\x83\x99",
		"\xc7\x85"
		"ahar" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		for (int kind = NAME_GIVEN; kind <= NAME_PLACE; kind++)
			check((enum name_kind)kind, names[i], names[i]);
}

static void
words_get_a_capital(void **state)
{
	(void)state;
	check_both(NAME_GIVEN, "AINO", "aino", "Aino");
	check_both(NAME_GIVEN, "ANNA MARIA", "anna  maria ", "Anna Maria");
	check_both(NAME_GIVEN, "MARY-JANE", "mary-jane", "Mary-Jane");
	check_both(NAME_GIVEN, "J.P.", "j.p.", "J.P.");
	check_both(
	    NAME_GIVEN, "JUHANI (JUSSI)", "juhani (jussi)", "Juhani (Jussi)");
	check_both(NAME_FAMILY, "\xc5\xbb\xc3\x93\xc5\x81\xc4\x86",
	    "\xc5\xbc\xc3\xb3\xc5\x82\xc4\x87",
	    "\xc5\xbb\xc3\xb3\xc5\x82\xc4\x87");
	check_both(NAME_FAMILY, "\xc4\x90URI\xc5\xa0I\xc4\x86-\xc5\xbd",
	    "\xc4\x91uri\xc5\xa1i\xc4\x87-\xc5\xbe",
	    "\xc4\x90uri\xc5\xa1i\xc4\x87-\xc5\xbd");
	check_both(NAME_FAMILY, "\xd0\x98\xd0\x92\xd0\x90\xd0\x9d",
	    "\xd0\xb8\xd0\xb2\xd0\xb0\xd0\xbd",
	    "\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd");
	check_both(
	    NAME_FULL, "VIRTANEN, AINO", "virtanen, aino", "Virtanen, Aino");
	check_both(NAME_FULL, "A1B 2ND", "a1b 2nd", "A1b 2nd");
}

static void
particles_stay_small_inside(void **state)
{
	(void)state;
	check_both(NAME_FULL, "ROBIN VAN DER BERG", "robin van der berg",
	    "Robin van der Berg");
	check_both(NAME_FAMILY, "VAN DER BERG", "van der berg", "Van der Berg");
	check_both(NAME_FAMILY, "DE LA CRUZ", "de la cruz", "De la Cruz");
	check_both(NAME_FAMILY, "DOS SANTOS", "dos santos", "Dos Santos");
	check_both(NAME_FULL, "ANH DO", "anh do", "Anh Do");
	check_both(
	    NAME_FULL, "ABD-AL-RAHMAN", "abd-al-rahman", "Abd-al-Rahman");
	/* a joint of two names, or an initial? */
	check_both(NAME_FAMILY, "ORTEGA Y GASSET", "ortega y gasset",
	    "Ortega y Gasset");
	check_both(NAME_FULL, "ANA COSTA E SILVA", "ana costa e silva",
	    "Ana Costa e Silva");
	check_both(NAME_FULL, "JOHN E SMITH", "john e smith", "John E Smith");
	check_both(NAME_GIVEN, "MARY E JANE", "mary e jane", "Mary E Jane");
}

static void
apostrophes_and_prefixes(void **state)
{
	(void)state;
	check_both(NAME_FAMILY, "O'BRIEN", "o'brien", "O'Brien");
	check_both(NAME_FAMILY,
	    "O\xe2\x80\x99"
	    "BRIEN",
	    "o\xe2\x80\x99"
	    "brien",
	    "O\xe2\x80\x99"
	    "Brien");
	check_both(NAME_FAMILY, "D'ARCO-DELL'ACQUA", "d'arco-dell'acqua",
	    "D'Arco-Dell'Acqua");
	check_both(NAME_GIVEN, "KA'ILI", "ka'ili", "Ka'ili");
	check_both(NAME_GIVEN, "'AINO'", "'aino'", "'Aino'");
	check_both(NAME_FAMILY, "MCDONALD", "mcdonald", "McDonald");
	check_both(NAME_FAMILY, "MC", "mc", "Mc");
	check_both(NAME_FAMILY, "MACHADO", "machado", "Machado");
	check_both(NAME_GIVEN, "MACIEJ", "maciej", "Maciej");
	check_both(NAME_FULL, "LOUIS III", "louis iii", "Louis III");
	check_both(NAME_FULL, "II LOUIS", "ii louis", "Ii Louis");
}

static void
places_have_their_own_particles(void **state)
{
	(void)state;
	check_both(NAME_PLACE, "FRANKFURT AM MAIN", "frankfurt am main",
	    "Frankfurt am Main");
	check_both(NAME_PLACE, "AIX-EN-PROVENCE", "aix-en-provence",
	    "Aix-en-Provence");
	check_both(NAME_PLACE,
	    "BIELSKO-BIA\xc5\x81"
	    "A",
	    "bielsko-bia\xc5\x82"
	    "a",
	    "Bielsko-Bia\xc5\x82"
	    "a");
	check_both(NAME_PLACE, "BIOGRAD NA MORU", "biograd na moru",
	    "Biograd na Moru");
	check_both(NAME_PLACE, "ST. JOHN'S", "st. john's", "St. John's");
	check(NAME_PLACE, "WASHINGTON DC", "Washington DC");
	check(NAME_PLACE, "washington dc", "Washington Dc");
	check(NAME_PLACE, "LA", "La");
}

static void
scripts_with_peculiar_capitals(void **state)
{
	(void)state;
	/* sharp s among capitals; final sigma; Georgian capitals */
	check(NAME_FAMILY, "GRO\xc3\x9f", "Gro\xc3\x9f");
	check(NAME_FAMILY,
	    "STRAU\xc3\x9f"
	    "ENBERG",
	    "Strau\xc3\x9f"
	    "enberg");
	check(NAME_GIVEN,
	    "\xce\x93\xce\x99\xce\x91\xce\x9d\xce\x9d\xce\x97\xce\xa3",
	    "\xce\x93\xce\xb9\xce\xb1\xce\xbd\xce\xbd\xce\xb7\xcf\x82");
	check(NAME_GIVEN, "\xe1\xb2\x9c\xe1\xb2\x98\xe1\xb2\x99",
	    "\xe1\x83\x9c\xe1\x83\x98\xe1\x83\x99");
	/* the dotless i has no letter with a diaeresis, its capital has */
	check(NAME_FAMILY, "\xc4\xb1\xcc\x88", "\xc3\x8f");
	/* a digraph with one capital */
	check_both(NAME_FAMILY,
	    "\xc7\x84"
	    "AHAR",
	    "\xc7\x86"
	    "ahar",
	    "\xc7\x85"
	    "ahar");
}

static void
letters_of_turkic_alphabets_tell_themselves(void **state)
{
	(void)state;
	check(NAME_GIVEN, "\xc4\260BRAH\xc4\xb0M", "\xc4\260brahim");
	check(NAME_FAMILY, "YILDIZ", "Yildiz");
	check(NAME_FAMILY, "y\xc4\xb1ld\xc4\xb1z", "Y\xc4\xb1ld\xc4\xb1z");
	check(NAME_FULL, "\xc4\xb0REM I\xc5\x9eIK",
	    "\xc4\xb0rem I\xc5\x9f\xc4\xb1k");
}

static void
initials_and_prefixes_keep_their_capitals(void **state)
{
	(void)state;
	check(NAME_GIVEN, "JP", "JP");
	check(NAME_GIVEN, "jp", "Jp");
	check(NAME_FULL, "JP VIRTANEN", "JP Virtanen");
	check(NAME_FAMILY, "NG", "Ng");
	check_both(NAME_FAMILY, "MACDONALD", "macdonald", "MacDonald");
	check_both(NAME_FAMILY, "MACKENZIE", "mackenzie", "Mackenzie");
	check_both(NAME_FAMILY, "MACIEJEWSKI", "maciejewski", "Maciejewski");
	check_both(
	    NAME_FAMILY, "MCHEDLISHVILI", "mchedlishvili", "Mchedlishvili");
	check_both(NAME_FAMILY, "O'MCDONALD", "o'mcdonald", "O'McDonald");
}

static void
particles_stay_small_behind_others(void **state)
{
	(void)state;
	check_both(NAME_FULL, "BERG, ROBIN VAN DER", "berg, robin van der",
	    "Berg, Robin van der");
	check_both(NAME_FULL, "VAN DER BERG, ROBIN", "van der berg, robin",
	    "Van der Berg, Robin");
	check_both(NAME_PLACE, "BIA\xc5\201A NAD WIS\xc5\x81\xc4\x84",
	    "bia\xc5\202a nad wis\xc5\x82\xc4\x85",
	    "Bia\xc5\202a nad Wis\xc5\x82\xc4\x85");
	assert_true(name_is_particle(str_of("van")));
	assert_false(name_is_particle(str_of("Van")));
	assert_false(name_is_particle(str_of("")));
}

static void
text_is_cleaned_first(void **state)
{
	(void)state;
	check(NAME_FULL, " Aino \t Virtanen\xe2\x80\x8b ", "Aino Virtanen");
	check(NAME_FULL, "Aino\nVirtanen", "Aino Virtanen");
	check(NAME_GIVEN, "A\xcc\x88IT\xc3\x8d", "\xc3\x84it\xc3\xad");
	check(NAME_GIVEN, "\xc2\xad \t", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mixed_case_stays),
		cmocka_unit_test(words_get_a_capital),
		cmocka_unit_test(particles_stay_small_inside),
		cmocka_unit_test(apostrophes_and_prefixes),
		cmocka_unit_test(places_have_their_own_particles),
		cmocka_unit_test(scripts_with_peculiar_capitals),
		cmocka_unit_test(letters_of_turkic_alphabets_tell_themselves),
		cmocka_unit_test(initials_and_prefixes_keep_their_capitals),
		cmocka_unit_test(particles_stay_small_behind_others),
		cmocka_unit_test(text_is_cleaned_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
