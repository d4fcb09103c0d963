/* Checks of the other numbers of people, named after what they are called. */
#ifndef SCHEME_PERSON_H
#define SCHEME_PERSON_H

#include "field/scheme_check.h"

scheme_check scheme_person_lnch;
scheme_check scheme_person_ahv;
scheme_check scheme_person_svnr;
scheme_check scheme_person_idnr;
scheme_check scheme_person_rvnr;
scheme_check scheme_person_nir;
scheme_check scheme_person_bsn;
scheme_check scheme_person_dni;
scheme_check scheme_person_nie;
scheme_check scheme_person_nif; /* those that begin with K, L or M */
scheme_check scheme_person_pps;
scheme_check scheme_person_nino;
scheme_check scheme_person_ssn;

#endif
