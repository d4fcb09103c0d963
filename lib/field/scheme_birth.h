/* Checks of the numbers of people that hold a day of birth, which must be one,
 * named after what they are called. */
#ifndef SCHEME_BIRTH_H
#define SCHEME_BIRTH_H

#include "field/scheme_check.h"

scheme_check scheme_birth_hetu;        /* the sign of the century left out */
scheme_check scheme_birth_hetu_letter; /* a letter for the century */
scheme_check scheme_birth_pesel;
scheme_check scheme_birth_personnummer; /* ten digits or twelve */
scheme_check scheme_birth_isikukood;
scheme_check scheme_birth_asmens_kodas;
scheme_check scheme_birth_personas_kods;
scheme_check scheme_birth_fodselsnummer;
scheme_check scheme_birth_cpr;
scheme_check scheme_birth_kennitala;
scheme_check scheme_birth_jmbg; /* emso too */
scheme_check scheme_birth_rodne_cislo;
scheme_check scheme_birth_cnp;
scheme_check scheme_birth_egn;
scheme_check scheme_birth_amka;
scheme_check scheme_birth_belgian;
scheme_check scheme_birth_codice_fiscale;

#endif
