#!/bin/sh
# The people of a register, found by several processes at once: what a cluster
# of machines does, on one.  PARTS says how many there are.
set -eu
export LC_ALL=C
parts=${PARTS:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What agreement is worth is learnt once; of a very large register a fair sample
# teaches enough.
cust-dedupe -q --model-out "$work/model" register.csv > "$work/one-run.csv"

# Part $1 of the records, with the header.  Here each record is one line; else
# parts are made by what knows records.
part() {
	awk -v i="$1" -v n="$parts" 'NR == 1 || NR % n == i' register.csv
}

# Lines by their key, all of one key into one file.
deal() {
	awk -F '\t' -v n="$parts" -v to="$work/keys" '
		$1 != key { key = $1; i = (i + 1) % n }
		{ print > (to i) }'
}

# The processes of one stage; that one of them failed ends the run.
all_done() {
	for process in "$@"; do
		wait "$process"
	done
}

set --
for i in $(seq 0 $((parts - 1))); do
	part "$i" | cust-dedupe keys --model "$work/model" > "$work/part$i" &
	set -- "$@" "$!"
done
all_done "$@"
sort -k1,1 "$work"/part* | deal
set --
for keys in "$work"/keys*; do
	cust-dedupe pairs --model "$work/model" < "$keys" > "$keys.pairs" &
	set -- "$@" "$!"
	cust-dedupe patterns --model "$work/model" < "$keys" > "$keys.patterns" &
	set -- "$@" "$!"
done
all_done "$@"
sort -u "$work"/keys*.pairs > "$work/pairs"
cust-dedupe cluster --model "$work/model" --pairs "$work/pairs" register.csv > "$work/people.csv"

cmp "$work/one-run.csv" "$work/people.csv"
echo "the same people as in one run"

# A model of a sample would be that of the whole register now; this one was.
cust-dedupe train --model "$work/model" "$work"/keys*.patterns > "$work/trained"
cmp "$work/model" "$work/trained"
echo "the same model as in one run"
