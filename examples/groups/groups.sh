#!/bin/sh
# Groups that many registers need: who is in which, and why one customer is.
set -eu

cust-segment -f groups.seg --region FI customers.csv | cut -d, -f 1,17-
echo
cust-segment -f groups.seg --region FI --explain 3 customers.csv | grep -e '^rule' -e '^carts' -e '^cart,'
