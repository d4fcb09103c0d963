#!/bin/sh
# Comments by theme: how many complain of what, and some of them with the words
# that tell.
set -eu

cust-segment -f themes.seg --dry-run en.tsv
echo
cust-segment -f themes.seg en.tsv | cust-segment --where 'worst = "delivery"' | cut -f 1,5,6 | head -n 6
