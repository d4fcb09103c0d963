#!/bin/sh
# How healthy is a customer register?  One command:
#
#   health.sh [FILE [COUNTRY]]
#
# prints the score, what each cause costs and what repairs it, and leaves in
# out/ the report as a page (health.html) and the records that fail.
set -eu

file=${1:-register.csv}
country=${2:-FI}
today=${TODAY:-2026-11-22}
out=out

mkdir -p "$out"
set -- --health --region "$country" --as-of "$today"
cust-stats "$@" --failing "$out/failing.csv" "$file"
cust-stats "$@" --format html -o "$out/health.html" "$file"
