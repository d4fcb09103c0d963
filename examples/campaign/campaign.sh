#!/bin/sh
# From orders to a contact list: who is in which segment, what the rules leave
# open, and the list of those who get an offer and may be written to.
set -eu

cust-segment -f campaign.seg --check customers.csv
cust-segment -f campaign.seg --dry-run customers.csv | grep -e '^set,' -e '^stage,' -e '^worth,' -e '^contact,' -e '^offer,'
echo
cust-segment -f campaign.seg customers.csv |
	cust-segment --where 'contact = yes and offer not in {none, control}' -o contacts.csv
cut -d, -f 1,3,6,10,14,15,17 contacts.csv
