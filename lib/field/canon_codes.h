/* Rules for values that are read as something: numbers, dates, codes,
 * addresses of machines.  The inside of canon. */
#ifndef CANON_CODES_H
#define CANON_CODES_H

#include "field/canon_rule.h"

canon_rule_apply canon_codes_email;
canon_rule_apply canon_codes_date;
canon_rule_apply canon_codes_phone;
canon_rule_apply canon_codes_country;
canon_rule_apply canon_codes_postcode;
canon_rule_apply canon_codes_amount;
canon_rule_apply canon_codes_currency;
canon_rule_apply canon_codes_gender;
canon_rule_apply canon_codes_boolean;
canon_rule_apply canon_codes_consent;
canon_rule_apply canon_codes_scheme;
canon_rule_apply canon_codes_iban;
canon_rule_apply canon_codes_url;
canon_rule_apply canon_codes_ip;
canon_rule_apply canon_codes_language;

#endif
