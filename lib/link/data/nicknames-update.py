#!/usr/bin/env python3
"""names.csv of carltonnorthern/nicknames -> the lines of nicknames.tsv in English.

usage: nicknames-update.py names.csv < nicknames.tsv > new.tsv

The lines of the other languages stay as they are.
"""
import csv
import re
import sys
from collections import defaultdict

LONGEST = 15


# What the source has, and nobody who has the one name goes by the other.
WRONG = {
    frozenset(pair.split())
    for pair in (
        "bill fred, billy fred, will fred, willie fred, bill robert, billy robert, aaron erin, alice elsie, "
        "benjamin jamie, jack jacqueline, laurinda lawrence, chick caroline, chick charlotte"
    ).split(", ")
}


def relations(path):
    shorts = defaultdict(set)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = row["name1"].strip().lower(), row["name2"].strip().lower()
            if all(re.fullmatch("[a-z]{2,%d}" % LONGEST, name) for name in names) and names[0] != names[1]:
                if frozenset(names) not in WRONG:
                    shorts[names[0]].add(names[1])
    return shorts


def english(path):
    """Where each of two is said to be short for the other, the full name is the one with more short forms."""
    shorts = relations(path)
    lines = []
    for full in sorted(shorts):
        mine = (len(shorts[full]), full)
        kept = [name for name in shorts[full] if full not in shorts.get(name, ()) or (len(shorts[name]), name) < mine]
        if kept:
            lines.append("en\t%s\t%s" % (full.capitalize(), ", ".join(name.capitalize() for name in sorted(kept))))
    return lines


def main():
    lines = sys.stdin.read().splitlines()
    head = [line for line in lines if line.startswith("#") or line.startswith("language\t")]
    others = [line for line in lines if line not in head and not line.startswith("en\t")]
    print("\n".join(head + english(sys.argv[1]) + others))


if __name__ == "__main__":
    main()
