#!/usr/bin/env python3
"""A second cust-stats: the definitions of cust-stats(1) with fractions and
sorted lists, written without looking at lib/stats.

    stats.py [-d DELIMITER] [-n] [--top N] FILE... < REPORT

computes the profile of FILE... and holds REPORT, the output of
`cust-stats --format csv -D ,`, against it; the role is not compared.  Prints
what differs; exit status 1 when something does.
"""
import argparse
import csv
import datetime
import re
import sys
from collections import Counter
from fractions import Fraction
from math import isfinite, isqrt

SPACE = {*range(9, 14), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x202F,
         0x205F, 0x3000, 0xFEFF}
NUMBER = re.compile(r"-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-5][0-9])"
                  r"(?::([0-9]{2})(?:\.[0-9]+)?)?(?: ?(?:Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?")


def is_blank(value):
    return all(ord(c) in SPACE for c in value)


def is_number(value):
    return NUMBER.fullmatch(value) is not None and isfinite(float(value))


def is_date(value):
    m = DATE.fullmatch(value)
    if not m or int(m[4] or 0) > 24 or int(m[6] or 0) > 60:
        return False
    try:
        datetime.date(int(m[1]), int(m[2]), int(m[3]))
    except ValueError:
        return False
    return True


def type_of(values):
    if not values:
        return "empty"
    if all(map(is_number, values)):
        return "integer" if all(re.fullmatch(r"-?[0-9]+", v) for v in values) else "decimal"
    return "date" if all(map(is_date, values)) else "text"


def summed(value):
    """A value as it enters the sums: exact up to 18 digits, else a double."""
    if re.search("[eE]", value):
        return Fraction(float(value))
    whole, _, decimals = value.lstrip("-").partition(".")
    decimals = decimals.rstrip("0")
    if len(decimals) > 18 or len((whole + decimals).lstrip("0")) > 18:
        return Fraction(float(value))
    return Fraction(value)


def root(x):
    """The double nearest to the root of a fraction."""
    if x == 0:
        return 0.0
    shift = 1200
    scaled = x * 4 ** shift
    whole = isqrt(scaled.numerator // scaled.denominator)
    exact = whole * whole == scaled
    return float(Fraction(2 * whole + (0 if exact else 1), 2 ** (shift + 1)))


def shortest(x):
    """A double with as few digits as tell it from its neighbours."""
    if x == int(x) and abs(x) < 2 ** 53:
        return str(int(x))
    return next(t for t in ("%.*g" % (p, x) for p in range(15, 18)) if float(t) == x)


def written(x):
    """A double as people write it, when 18 decimals are enough."""
    text = shortest(x)
    decimal = Fraction(text)
    return decimal if "e+" not in text and (decimal * 10 ** 18).denominator == 1 else Fraction(x)


def quantile(weighted, n, quarter):
    """Type 7 of (double, count) in order."""
    at = Fraction((n - 1) * quarter, 4)
    ranks = [int(at), min(int(at) + 1, n - 1)]
    values, seen = [], 0
    for x, count in weighted:
        values += [x] * sum(seen <= r < seen + count for r in ranks)
        seen += count
    low, high = map(written, values)
    return float(low + (at - int(at)) * (high - low))


def numbers(counts):
    n = sum(counts.values())
    total = sum(summed(v) * c for v, c in counts.items())
    squares = sum(summed(v) ** 2 * c for v, c in counts.items())
    ordered = sorted((float(v), c) for v, c in counts.items())
    sd = shortest(root((n * squares - total ** 2) / (n * (n - 1)))) if n > 1 else ""
    return [shortest(float(total / n)), sd] + [shortest(quantile(ordered, n, q)) for q in (1, 2, 3)]


def order(kind):
    if kind in ("integer", "decimal"):
        return lambda v: (Fraction(v), v.encode())
    return lambda v: v.encode()


def profile(name, column, top):
    counts = Counter(v for v in column if not is_blank(v))
    values = list(counts)
    kind = type_of(values)
    filled = sum(counts.values())
    figures = [name, kind, len(column), filled, len(column) - filled,
               sum(1 for v in column if v and is_blank(v)), len(counts),
               sum(c for v, c in counts.items() if re.fullmatch("0[0-9]+", v))]
    if values:
        figures += [min(map(len, values)), max(map(len, values)),
                    min(values, key=order(kind)), max(values, key=order(kind))]
    else:
        figures += [""] * 4
    figures += numbers(counts) if kind in ("integer", "decimal") else [""] * 5
    ranked = sorted(counts.items(), key=lambda x: (-x[1], x[0].encode()))[:top]
    for value, count in ranked:
        figures += [value, count]
    figures += [""] * (2 * (top - len(ranked)))
    return [str(f) for f in figures]


def read(files, delimiter, no_header):
    header, records = None, []
    for file in files:
        with open(file, encoding="utf-8-sig", newline="") as f:
            rows = [r for r in csv.reader(f, delimiter=delimiter, strict=True) if r]
        if not no_header:
            header = rows.pop(0)
        records += rows
    if header is None:
        header = [str(i + 1) for i in range(len(records[0]))]
    return header, records


def main():
    p = argparse.ArgumentParser()
    p.add_argument("-d", default=",")
    p.add_argument("-n", action="store_true")
    p.add_argument("--top", type=int, default=5)
    p.add_argument("file", nargs="+")
    o = p.parse_args()
    csv.field_size_limit(1 << 30)
    header, records = read(o.file, o.d, o.n)
    names = ["column", "type", "records", "filled", "empty", "blank", "distinct", "leading_zeros",
             "shortest", "longest", "min", "max", "mean", "sd", "q1", "median", "q3"]
    names += [n for i in range(1, o.top + 1) for n in (f"top{i}", f"top{i}_count")]
    expected = [names] + [profile(name, [r[i] for r in records], o.top)
                          for i, name in enumerate(header)]
    sys.stdin.reconfigure(encoding="utf-8", newline="")
    got = [r[:1] + r[2:] for r in csv.reader(sys.stdin, strict=True)]
    wrong = 0
    if len(got) != len(expected):
        print(f"{len(expected)} records expected, {len(got)} reported")
        wrong = 1
    for want, have in zip(expected, got):
        for name, w, h in zip(names, want, have + ["(nothing)"] * len(want)):
            if w != h:
                print(f"{want[0]!r}: {name}: expected {w!r}, reported {h!r}")
                wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main())
