/* Checks of the numbers of companies, named after the number or the country. */
#ifndef SCHEME_FIRM_H
#define SCHEME_FIRM_H

#include "field/scheme_check.h"

scheme_check scheme_firm_luhn;   /* SIREN, partita IVA, organisationsnummer */
scheme_check scheme_firm_hybrid; /* OIB, PIB */
scheme_check scheme_firm_ytunnus;
scheme_check scheme_firm_nip;
scheme_check scheme_firm_regon;
scheme_check scheme_firm_regon_long;
scheme_check scheme_firm_krs;
scheme_check scheme_firm_orgnr_long; /* "16" in front */
scheme_check scheme_firm_registrikood;
scheme_check scheme_firm_latvian;
scheme_check scheme_firm_lithuanian;
scheme_check scheme_firm_norwegian;
scheme_check scheme_firm_cvr;
scheme_check scheme_firm_handelsregister;
scheme_check scheme_firm_firmenbuch;
scheme_check scheme_firm_swiss_digits; /* without "CHE" */
scheme_check scheme_firm_swiss;
scheme_check scheme_firm_siret;
scheme_check scheme_firm_british;
scheme_check scheme_firm_spanish;
scheme_check scheme_firm_portuguese;
scheme_check scheme_firm_belgian;
scheme_check scheme_firm_ico;
scheme_check scheme_firm_hungarian;
scheme_check scheme_firm_slovenian;
scheme_check scheme_firm_cui;
scheme_check scheme_firm_eik;
scheme_check scheme_firm_afm;

#endif
