#!/usr/bin/env python3
"""An independent statement of what cust-dedupe keeps.

usage: dedupe.py make RECORDS KEYS SEED   a register, on standard output
       dedupe.py shuffle SEED < REGISTER   its records in another order
       dedupe.py KEEP KEY... < REGISTER    what must be left of it

KEEP is first, complete or one of the expressions in GREATEST.
"""
import csv
import random
import sys
from datetime import datetime
from decimal import Decimal


def moment(text):
    """Dates before numbers before other text, empty last."""
    if not text:
        return (0,)
    try:
        return (3, datetime.fromisoformat(text))
    except ValueError:
        pass
    try:
        return (2, Decimal(text))
    except ArithmeticError:
        return (1, text.encode())


GREATEST = {
    "first": lambda row: 0,
    "complete": lambda row: sum(1 for field in row.values() if field),
    "updated_at": lambda row: moment(row["updated_at"]),
    "number(amount)": lambda row: (1, Decimal(row["amount"])) if row["amount"] else (0,),
    "-amount": lambda row: (1, -Decimal(row["amount"])) if row["amount"] else (0,),
    "city": lambda row: row["city"].encode(),
    "length(name)": lambda row: len(row["name"]) or -1,
    'city = "Oulu"': lambda row: (row["city"] == "Oulu") if row["city"] else -1,
    "number(id)": lambda row: int(row["id"]),
}


def write(header, rows):
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(header)
    out.writerows(rows)


def make(records, keys, seed):
    rng = random.Random(seed)
    rows = []
    for i in range(records):
        email = "" if rng.random() < 0.05 else "u%d@example.fi" % rng.randrange(keys)
        name = rng.choice(["", 'a "b"', "c,d", "Aino", "two\nlines"]) * rng.randrange(12)
        day = "2024-%02d-%02d" % (rng.randrange(1, 13), rng.randrange(1, 29))
        time = "T%02d:%02d:00" % (rng.randrange(24), rng.randrange(60))
        updated = rng.choice(["", day, day + time, "%d.5" % rng.randrange(99), "soon"])
        amount = rng.choice(["", "%d", "-%d", "%d.25", "-0.%d"]).replace("%d", str(rng.randrange(500)))
        rows.append([i, email, name, rng.choice(["", "Oulu", "Turku"]), updated, amount])
    write(["id", "email", "name", "city", "updated_at", "amount"], rows)


def left(keep, key):
    rows = csv.reader(sys.stdin)
    header = next(rows)
    at = [header.index(name) for name in key]
    kept = {}
    for number, row in enumerate(rows):
        value = tuple(row[i] for i in at)
        if "" in value:
            value = number
        rank = GREATEST[keep](dict(zip(header, row)))
        if value not in kept or rank > kept[value][1]:
            kept[value] = (number, rank, row)
    write(header, (row for _, _, row in sorted(kept.values(), key=lambda k: k[0])))


def shuffle(seed):
    rows = csv.reader(sys.stdin)
    header = next(rows)
    rows = list(rows)
    random.Random(seed).shuffle(rows)
    write(header, rows)


if sys.argv[1] == "make":
    make(*map(int, sys.argv[2:5]))
elif sys.argv[1] == "shuffle":
    shuffle(int(sys.argv[2]))
else:
    left(sys.argv[1], sys.argv[2:])
