#!/usr/bin/env python3
"""A second cust-stats: the definitions of cust-stats(1) with fractions and
sorted lists, written without looking at lib/stats.

    stats.py [-d DELIMITER] [-n] [--top N] FILE... < REPORT

computes the profile of FILE... and holds REPORT, the output of
`cust-stats --format csv -D ,`, against it.  Prints what differs; exit status 1 when something does.
"""
import argparse
import csv
import datetime
import re
import sys
import unicodedata
from collections import Counter
from datetime import date
from fractions import Fraction
from itertools import groupby
from math import isfinite, isqrt

CHECKED = ["column", "type", "records", "filled", "empty", "blank", "distinct", "leading_zeros",
           "padded", "shortest", "longest", "min", "max", "words_mean", "one_word", "forms", "form1",
           "form1_count", "form2", "form2_count", "form3", "form3_count", "mean", "sd", "sum",
           "variance", "sem", "skewness", "kurtosis", "p5", "q1", "median", "q3", "p95", "mad"]
SPACE = {*range(9, 14), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x202F,
         0x205F, 0x3000, 0xFEFF}
BLANKS = "[" + "".join(map(re.escape, map(chr, sorted(SPACE)))) + "]"
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


def is_double(value):
    """Does it enter the sums as the nearest double: beyond 18 digits?"""
    if re.search("[eE]", value):
        return True
    whole, _, decimals = value.lstrip("-").partition(".")
    decimals = decimals.rstrip("0")
    return len(decimals) > 18 or len((whole + decimals).lstrip("0")) > 18


def summed(value):
    return Fraction(float(value)) if is_double(value) else Fraction(value)


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


def position(n, kind, percent):
    """Hyndman and Fan: the two ranks (1-based) and the way between them."""
    p = Fraction(percent, 100)
    if kind <= 3:
        h = n * p - (Fraction(1, 2) if kind == 3 else 0)
        j = h.numerator // h.denominator
        rest = h - j
        if kind == 1:
            way = 1 if rest > 0 else 0
        elif kind == 2:
            way = 1 if rest > 0 else Fraction(1, 2)
        else:
            way = 0 if rest == 0 and j % 2 == 0 else 1
    else:
        m = {4: 0, 5: Fraction(1, 2), 6: p, 7: 1 - p, 8: (p + 1) / 3,
             9: p / 4 + Fraction(3, 8)}[kind]
        h = n * p + m
        j = h.numerator // h.denominator
        way = h - j
    return max(1, min(n, j)), max(1, min(n, j + 1)), way


def quantile(weighted, n, kind, percent):
    """Of (double, count) in order."""
    low, high, way = position(n, kind, percent)
    values, seen = [], 0
    for rank in (low, high):
        seen = 0
        for x, count in weighted:
            seen += count
            if seen >= rank:
                values.append(x)
                break
    low, high = map(written, values)
    return float(low + way * (high - low))


def merged(pairs):
    counts = Counter()
    for x, c in pairs:
        counts[x + 0.0] += c
    return sorted(counts.items())


def decimals(values, total):
    if any(map(is_double, values)):
        return shortest(float(total))
    scale = max((len(v.partition(".")[2].rstrip()) for v in values if Fraction(v) != 0), default=0)
    whole = abs(total) * 10 ** scale
    text = str(int(whole)).rjust(scale + 1, "0")
    if scale:
        text = text[:-scale] + "." + text[-scale:]
    return ("-" if total < 0 else "") + text


def shape(counts, n, total):
    if n < 2 or any(map(is_double, counts)):
        return ["", ""]
    mean = total / n
    m2, m3, m4 = (sum((summed(v) - mean) ** k * c for v, c in counts.items()) / n for k in (2, 3, 4))
    if m2 == 0:
        return ["", ""]
    return [float(m3 / m2) / root(m2), float(m4 / m2 ** 2 - 3)]


def numbers(counts, kind):
    n = sum(counts.values())
    total = sum(summed(v) * c for v, c in counts.items())
    squares = sum(summed(v) ** 2 * c for v, c in counts.items())
    ordered = merged((float(v), c) for v, c in counts.items())
    figures = {"mean": shortest(float(total / n)), "sum": decimals(list(counts), total)}
    if n > 1:
        variance = (n * squares - total ** 2) / (n * (n - 1))
        figures["sd"] = shortest(root(variance))
        if variance < Fraction(sys.float_info.max):
            figures["variance"] = shortest(float(variance))
        figures["sem"] = shortest(root(variance / n))
    figures["skewness"], figures["kurtosis"] = shape(counts, n, total)
    for name, percent in (("p5", 5), ("q1", 25), ("median", 50), ("q3", 75), ("p95", 95)):
        figures[name] = shortest(quantile(ordered, n, kind, percent))
    median = float(figures["median"])
    figures["mad"] = quantile(merged((abs(x - median), c) for x, c in ordered), n, kind, 50)
    return figures


def days(counts):
    ordered = sorted((date.fromisoformat(v[:10]).toordinal(), c) for v, c in counts.items())
    n = sum(counts.values())
    return {name: date.fromordinal(int(quantile(ordered, n, 1, percent))).isoformat()
            for name, percent in (("p5", 5), ("q1", 25), ("median", 50), ("q3", 75), ("p95", 95))}


def order(kind):
    if kind in ("integer", "decimal"):
        return lambda v: (Fraction(v), v.encode())
    return lambda v: v.encode()


def form(value):
    """What stands where."""
    def sign(c):
        if c.isascii():
            return "9" if c.isdigit() else "a" if c.islower() else "A" if c.isupper() else ""
        kind = unicodedata.category(c)
        return {"Ll": "a", "Lu": "A", "Nd": "9"}.get(kind, "a" if kind[0] == "M" else "x" if kind[0] == "L" else "")
    text = ""
    for key, run in groupby(value, key=lambda c: sign(c) or c):
        n = len(list(run))
        known = key in ("9", "a", "A", "x") and len(key) == 1
        most = 16 if key == "9" else 3
        if not known:
            text += key * n
        elif key in "ax":
            text += key
        else:
            text += key * n if n <= most else key + "+"
    return text


def profile(name, column, top, quantiles):
    counts = Counter(v for v in column if not is_blank(v))
    values = list(counts)
    kind = type_of(values)
    filled = sum(counts.values())
    figures = {"column": name, "type": kind, "records": len(column), "filled": filled,
               "empty": len(column) - filled, "blank": sum(1 for v in column if v and is_blank(v)),
               "distinct": len(counts),
               "leading_zeros": sum(c for v, c in counts.items() if re.fullmatch("0[0-9]+", v)),
               "padded": sum(c for v, c in counts.items() if is_blank(v[0]) or is_blank(v[-1]))}
    if values:
        figures.update(shortest=min(map(len, values)), longest=max(map(len, values)),
                       min=min(values, key=order(kind)), max=max(values, key=order(kind)))
        words = {v: len([w for w in re.split(BLANKS + "+", v) if w]) for v in values}
        figures["words_mean"] = sum(words[v] * c for v, c in counts.items()) / filled
        figures["one_word"] = sum(c for v, c in counts.items() if words[v] == 1)
        if all(len(v.encode()) <= 64 for v in values):
            forms = Counter()
            for v, c in counts.items():
                forms[form(v)] += c
            figures["forms"] = len(forms)
            for i, (f, c) in enumerate(sorted(forms.items(), key=lambda x: (-x[1], x[0].encode()))[:3]):
                figures[f"form{i + 1}"], figures[f"form{i + 1}_count"] = f, c
    if kind in ("integer", "decimal"):
        figures.update(numbers(counts, quantiles))
    if kind == "date":
        figures.update(days(counts))
    ranked = sorted(counts.items(), key=lambda x: (-x[1], x[0].encode()))[:top]
    for i, (value, count) in enumerate(ranked):
        figures[f"top{i + 1}"], figures[f"top{i + 1}_count"] = value, count
    return figures


def same(want, have):
    """A float to twelve digits, all else to the letter."""
    if isinstance(want, float):
        return have != "" and abs(float(have) - want) <= 1e-12 * max(abs(want), 1e-300)
    return str(want) == have


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
    p.add_argument("--quantile-type", type=int, default=7)
    p.add_argument("file", nargs="+")
    o = p.parse_args()
    csv.field_size_limit(1 << 30)
    header, records = read(o.file, o.d, o.n)
    sys.stdin.reconfigure(encoding="utf-8", newline="")
    got = list(csv.DictReader(sys.stdin, strict=True))
    wrong = 0
    if len(got) != len(header):
        print(f"{len(header)} columns expected, {len(got)} reported")
        wrong = 1
    for i, name in enumerate(header[:len(got)]):
        expected = profile(name, [r[i] for r in records], o.top, o.quantile_type)
        for figure in CHECKED + [f"top{k}{x}" for k in range(1, o.top + 1) for x in ("", "_count")]:
            want = expected.get(figure, "")
            if not same(want, got[i][figure]):
                print(f"{name!r}: {figure}: expected {want!r}, reported {got[i][figure]!r}")
                wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main())
