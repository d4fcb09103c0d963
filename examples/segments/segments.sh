#!/bin/sh
# Segments of a small customer list, from a rules file: what the rules would
# do, then the list of those who get the summer letter.
set -eu

cust-segment -f start.seg --check customers.csv
cust-segment -f start.seg --dry-run customers.csv
echo
cust-segment -f start.seg --where 'country in {FI, PL}' customers.csv |
	cust-segment --where 'channel = "e-mail" and lifecycle != "Lapsed"'
