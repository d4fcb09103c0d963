/* Checks of the numbers of taxpayers that are numbers for nothing else, as they
 * are behind the letters of their country. */
#ifndef SCHEME_VAT_H
#define SCHEME_VAT_H

#include "field/scheme_check.h"

scheme_check scheme_vat_swedish;
scheme_check scheme_vat_estonian;
scheme_check scheme_vat_lithuanian;
scheme_check scheme_vat_norwegian;
scheme_check scheme_vat_german;
scheme_check scheme_vat_austrian;
scheme_check scheme_vat_bulgarian;
scheme_check scheme_vat_cypriot;
scheme_check scheme_vat_czech;
scheme_check scheme_vat_slovak;
scheme_check scheme_vat_french;
scheme_check scheme_vat_british;
scheme_check scheme_vat_british_office;
scheme_check scheme_vat_irish;
scheme_check scheme_vat_dutch;
scheme_check scheme_vat_luxembourgish;
scheme_check scheme_vat_maltese;
scheme_check scheme_vat_swiss;

#endif
