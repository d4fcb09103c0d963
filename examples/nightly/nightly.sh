#!/bin/bash
# Three exports, an order log and an opt-out list in; one clean customer list, one
# order list and a report on their health out; and what somebody should look at.
#
# usage: nightly.sh [OUT [SOURCES]]
#
#   OUT      folder for the results (default: out)
#   SOURCES  folder with the exports (default: where this script is)
#
# Exit status, as of every command in here:
#   0  everything went through
#   1  the lists are complete, but records were set aside: see OUT/rejected
#   2  failed: lists that were not written stand as the night before left them
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-out}
from=${2:-$here}
bad=$out/rejected
report=$out/report

# "within 12 months" counts back from this day.  Fixed here, so that the example
# gives the same lists every day; in production leave it out: it is today.
as_of=2025-06-30

worst=0

# Keep the worst of the statuses; from 2 on there is nothing to go on with.
stages() {
	local status
	for status in "$@"; do
		if ((status > worst)); then worst=$status; fi
	done
	if ((worst > 1)); then
		echo "nightly.sh: failed; the first message above says where" >&2
		exit 2
	fi
}

# One line a stage: read, written, set aside.
show_counts() {
	printf '%-12s %8s %8s %10s\n' stage read written 'set aside'
	for stage in merge suppress normalize dedupe segment orders orders-once; do
		awk -F, -v stage="$stage" '$2 == "" { n[$1] = $3 }
			END { printf "%-12s %8d %8d %10d\n", stage, n["records_read"],
				n["records_written"], n["records_set_aside"] }' "$report/$stage.csv"
	done
}

show_segments() {
	awk -F'[,:]' '$1 == "segment_records" && $4 > 0 {
		printf "%-8s %-12s %8d\n", $2, $3, $4 }' "$report/segment.csv"
}

mkdir -p "$bad" "$report"

# columns.csv is a header and nothing else: the list takes its names and their
# order from the first file.  cust-dedupe finds out whose the records are and
# makes one of them by the rules of survivorship: what was written last, an
# address of one piece, and no for anybody who said no anywhere.
# Who is on opt-out.csv is not on the list, however the address was typed; when
# that file is missing or empty, there is no list.
cust-merge -r "$bad/merge.csv" --report "$report/merge.csv" --source-column source \
	--in "$here/columns.csv" \
	--in "$from/crm-fi.csv:encoding=windows-1252,label=crm" \
	--in "$from/shop-pl.csv:label=shop" \
	--in "$from/newsletter-hr.tsv:label=newsletter" |
	cust-merge --report "$report/suppress.csv" --suppress "$from/opt-out.csv" --on email |
	cust-normalize -r "$bad/normalize.csv" --report "$report/normalize.csv" --as-of "$as_of" |
	cust-dedupe -r "$bad/dedupe.csv" --report "$report/dedupe.csv" \
		--merged "$out/merged.csv" --review "$out/review.csv" |
	cust-segment -r "$bad/segment.csv" --report "$report/segment.csv" --as-of "$as_of" \
		-f "$here/segments.seg" -o "$out/customers.csv" ||
	stages "${PIPESTATUS[@]}"

# The shop repeats the last orders of a day in the export of the next one.
cust-normalize -r "$bad/orders.csv" --report "$report/orders.csv" --as-of "$as_of" \
	"$from/orders.csv" |
	cust-dedupe -r "$bad/orders-once.csv" --report "$report/orders-once.csv" -k order_id \
		-o "$out/orders.csv" ||
	stages "${PIPESTATUS[@]}"

show_counts
printf '\nlists: %s, set aside: %s, counts: %s\n\n' "$out" "$bad" "$report"
show_segments
echo
cust-stats --top 3 "$out/customers.csv" || stages $?

exit "$worst"
