#!/usr/bin/env python3
"""A second cust-stats --by, --compare: the definitions of cust-stats(1) with
plain lists, written without looking at lib/stats.

    compare.py --by COLUMN FILE < REPORT

holds REPORT, the output of `cust-stats --by COLUMN --format csv -D ,`, against
FILE: effect, statistic, degrees of freedom, Cohen's d, KS, AUC and PSI of every
line.  Prints what differs; exit status 1 when something does.
"""
import argparse
import csv
import math
import sys
from collections import Counter


def is_number(s):
    try:
        return math.isfinite(float(s)) and s.strip() == s
    except ValueError:
        return False


def mean(x):
    return math.fsum(x) / len(x)


def variance(x):
    m = mean(x)
    return math.fsum((v - m) ** 2 for v in x) / (len(x) - 1)


def chi_square(table):
    rows = [r for r in table if sum(r)]
    columns = [k for k in range(len(table[0])) if sum(r[k] for r in rows)]
    rows = [[r[k] for k in columns] for r in rows]
    n = sum(map(sum, rows))
    least = min(len(rows), len(columns))
    if least < 2:
        return None
    of_column = [sum(r[k] for r in rows) for k in range(len(columns))]
    x = math.fsum((r[k] - sum(r) * of_column[k] / n) ** 2 / (sum(r) * of_column[k] / n)
                  for r in rows for k in range(len(columns)))
    return {"effect": math.sqrt(x / (n * (least - 1))), "statistic": x,
            "df": (len(rows) - 1) * (len(columns) - 1)}


def psi(before, after):
    pairs = [(a, b) for a, b in zip(before, after) if a or b]
    total = [sum(p[i] for p in pairs) for i in (0, 1)]
    if 0 in total:
        return None
    e, a = ([(p[i] or .5) / total[i] for p in pairs] for i in (0, 1))
    return math.fsum((y - x) * math.log(y / x) for x, y in zip(e, a))


def decile(ordered, k):
    at = (len(ordered) - 1) * k / 10
    low = int(at)
    return ordered[low] + (at - low) * (ordered[min(low + 1, len(ordered) - 1)] - ordered[low])


def bins(x, edges, missing):
    count = [0] * (len(edges) + 1)
    for v in x:
        count[sum(v > e for e in edges)] += 1
    return count + [missing]


def numbers(groups, missing):
    everything = [v for g in groups for v in g]
    m = mean(everything)
    between = math.fsum(len(g) * (mean(g) - m) ** 2 for g in groups)
    within = math.fsum((len(g) - 1) * variance(g) for g in groups)
    out = {"effect": math.sqrt(between / (between + within))}
    if len(groups) == 2:
        a, b = groups
        va, vb = variance(a) / len(a), variance(b) / len(b)
        out["statistic"] = (mean(b) - mean(a)) / math.sqrt(va + vb)
        out["df"] = (va + vb) ** 2 / (va ** 2 / (len(a) - 1) + vb ** 2 / (len(b) - 1))
        out["cohen_d"] = (mean(b) - mean(a)) / math.sqrt(within / (len(a) + len(b) - 2))
        points = sorted(set(everything))
        out["ks"] = max(abs(sum(v <= x for v in a) / len(a) - sum(v <= x for v in b) / len(b)) for x in points)
        out["auc"] = sum((y > x) + (y == x) / 2 for x in a for y in b) / (len(a) * len(b))
    else:
        k, n = len(groups), len(everything)
        out["statistic"] = (between / (k - 1)) / (within / (n - k))
        out["df"], out["df2"] = k - 1, n - k
    out["psi"] = largest_psi(groups, missing, lambda x, base, lost: bins(
        x, [decile(sorted(base), k) for k in range(1, 10)], lost))
    return out


def largest_psi(groups, missing, count):
    """Two groups: the second against the first.  More: each against all."""
    everything, lost = [v for g in groups for v in g], sum(missing)
    found = []
    for i, g in enumerate(groups):
        if len(groups) == 2 and i == 0:
            continue
        base, gone = (groups[0], missing[0]) if len(groups) == 2 else (everything, lost)
        value = psi(count(base, base, gone), count(g, base, missing[i]))
        if value is not None:
            found.append(value)
    return max(found) if found else None


def categories(groups, missing):
    values = sorted({v for g in groups for v in g})
    out = chi_square([[g.count(v) for g in groups] for v in values])
    if out is None:
        return None
    def count(x, _, lost):
        c = Counter(x)
        return [c[v] for v in values] + [lost]
    out["psi"] = largest_psi(groups, missing, count)
    return out


def expected(records, columns, by):
    names = sorted({r[by] for r in records})
    lines = {}
    for column in columns:
        if column == by:
            continue
        all_values = [[r[column] for r in records if r[by] == n] for n in names]
        groups = [[v for v in g if v.strip()] for g in all_values]
        missing = [len(g) - len(f) for g, f in zip(all_values, groups)]
        lost = chi_square([[len(g) for g in groups], missing])
        if lost:
            lines[column, "missing"] = lost
        filled = [v for g in groups for v in g]
        if filled and all(map(is_number, filled)):
            lines[column, "values"] = numbers([list(map(float, g)) for g in groups], missing)
        elif len(set(filled)) <= max(2, len(filled) / 2):
            line = categories(groups, missing)
            if line:
                lines[column, "values"] = line
    return lines


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--by", required=True)
    p.add_argument("file")
    o = p.parse_args()
    with open(o.file, encoding="utf-8", newline="") as f:
        records = list(csv.DictReader(f))
    want = expected(records, list(records[0]), o.by)
    have = {(r["column"], r["of"]): r for r in csv.DictReader(sys.stdin)}
    wrong = 0
    for key in sorted(set(want) ^ set(have)):
        print(f"{key}: only {'expected' if key in want else 'reported'}")
        wrong = 1
    for key in sorted(set(want) & set(have)):
        for figure, value in want[key].items():
            got = have[key][figure]
            if value is None and got == "":
                continue
            if value is None or got == "" or abs(float(got) - value) > 1e-9 * max(1, abs(value)):
                print(f"{key}: {figure}: expected {value!r}, reported {got!r}")
                wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main())
