#!/bin/sh
# How healthy is a customer register?  One command:
#
#   health.sh [FILE [COUNTRY]]
#
# FILE is your export, COUNTRY where its phone numbers and postcodes are from
# (FI unless told), TODAY another day than today.  It
# prints the score, what each cause costs and what repairs it, and leaves in
# out/ the report as a page (health.html) and the records that fail.
set -eu

file=${1:-$(dirname "$0")/register.csv}
country=${2:-FI}
today=${1:+$(date +%F)} # of the example: the day of what is expected
today=${TODAY:-${today:-2026-11-22}}
out=out

mkdir -p "$out"
set -- --health --region "$country" --as-of "$today"
cust-stats "$@" --failing "$out/failing.csv" "$file"
cust-stats "$@" --format html -o "$out/health.html" "$file"
