#!/usr/bin/env python3
"""An independent statement of what cust-dedupe keeps.

usage: dedupe.py make RECORDS KEYS SEED        a register, on standard output
       dedupe.py first|complete KEY... < REGISTER   what must be left of it
"""
import csv
import random
import sys


def make(records, keys, seed):
    rng = random.Random(seed)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["id", "email", "name", "city"])
    for i in range(records):
        email = "" if rng.random() < 0.05 else "u%d@example.fi" % rng.randrange(keys)
        name = rng.choice(["", 'a "b"', "c,d", "Aino", "two\nlines"]) * rng.randrange(12)
        out.writerow([i, email, name, rng.choice(["", "Oulu", "Turku"])])


def left(keep, key):
    rows = csv.reader(sys.stdin)
    header = next(rows)
    at = [header.index(name) for name in key]
    kept = {}
    for number, row in enumerate(rows):
        value = tuple(row[i] for i in at)
        if "" in value:
            value = number
        filled = sum(1 for field in row if field)
        old = kept.get(value)
        if old is None or (keep == "complete" and filled > old[1]):
            kept[value] = (number, filled, row)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(header)
    out.writerows(row for _, _, row in sorted(kept.values(), key=lambda k: k[0]))


if sys.argv[1] == "make":
    make(*map(int, sys.argv[2:5]))
else:
    left(sys.argv[1], sys.argv[2:])
