#!/usr/bin/env python3
"""popular-forenames.csv and popular-surnames.csv -> forenames.tsv.

usage: forenames-update.py popular-forenames.csv popular-surnames.csv census_surnames.csv forenames.tsv > new.tsv

Rewrites the rows "popular" and "family" of the table; those of the languages
and what "also" names stand in the table itself.  census_surnames.csv: name,
rank, count of the US Census of 2010.
"""
import csv
import re
import sys
import unicodedata

COMMON = 1000  # ranks of the census that count
LETTERS = str.maketrans("łđøı", "ldoi")


def fold(name):
    """As phrase_plain does, for the letters a to z; None: other letters."""
    text = unicodedata.normalize("NFD", name.lower().translate(LETTERS))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return text if re.fullmatch("[a-z]{2,}", text) else None


def column(path, *names):
    with open(path, encoding="utf-8", newline="") as file:
        return {fold(row[name]) for row in csv.DictReader(file) for name in names} - {None}


def rows(source, names):
    """One for each initial."""
    for initial in sorted({name[0] for name in names}):
        print(source + "\t" + ", ".join(sorted(n for n in names if n[0] == initial)))


def main(forenames, surnames, census, table):
    popular = column(forenames, "Romanized Name", "Localized Name")
    family = column(surnames, "Romanized Name", "Localized Name")
    with open(census, encoding="utf-8", newline="") as file:
        family |= {fold(row["name"]) for row in csv.DictReader(file) if int(row["rank"]) <= COMMON}
    every = set(popular)
    kept = []
    with open(table, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            source, _, names = line.partition("\t")
            if line.startswith("#") or source == "source":
                print(line)
            elif source == "also":
                family |= set(names.split(", "))
                kept.append(line)
            elif source not in ("popular", "family"):
                every |= set(names.split(", "))
                kept.append(line)
    rows("popular", popular)
    print("\n".join(kept))
    rows("family", family & every)


main(*sys.argv[1:])
