#!/usr/bin/env python3
"""A second cust-stats --agg and --purchases: the definitions of cust-stats(1)
with dictionaries and fractions, written without looking at lib/stats.

    orders.py agg FILE < REPORT         cust-stats --by customer_id --agg AGG
    orders.py purchases FILE < REPORT   cust-stats --purchases --format json

Prints what differs; exit status 1 when something does.
"""
import csv
import json
import sys
from collections import defaultdict
from datetime import date
from fractions import Fraction

AGG = ["customer_id", "orders", "spend", "mean_amount", "min_amount", "max_order_date", "distinct_shop"]


def by_customer(records):
    out = defaultdict(list)
    for r in records:
        out[r["customer_id"]].append(r)
    return out


def money(values):
    total = sum(map(Fraction, values))
    places = max(len(v.partition(".")[2]) for v in values)
    whole = str(abs(int(total * 10 ** places))).rjust(places + 1, "0")
    return ("-" if total < 0 else "") + (whole[:-places] + "." + whole[-places:] if places else whole)


def agg(records):
    want = [AGG]
    for customer, rs in sorted(by_customer(records).items(), key=lambda x: x[0].encode()):
        amounts = [r["amount"] for r in rs if r["amount"]]
        mean = float(sum(map(Fraction, amounts)) / len(amounts)) if amounts else None
        want.append([customer, str(len(rs)), money(amounts) if amounts else "",
                     "" if mean is None else (str(int(mean)) if mean == int(mean) else repr(mean)),
                     min(amounts, key=lambda v: (Fraction(v), v)) if amounts else "",
                     max(r["order_date"] for r in rs),
                     str(len({r["shop"] for r in rs if r["shop"]}))])
    have = list(csv.reader(sys.stdin))
    return [f"expected {w}, reported {h}" for w, h in zip(want, have) if w != h] + (
        [] if len(want) == len(have) else [f"{len(want)} records expected, {len(have)} reported"])


def months(text):
    d = date.fromisoformat(text)
    return d.year * 12 + d.month


def purchases(records):
    report = json.load(sys.stdin)
    customers = by_customer(records)
    totals = sorted((sum(Fraction(r["amount"] or 0) for r in rs) for rs in customers.values()), reverse=True)
    revenue, n = sum(totals), len(totals)
    figures = {"customers": n, "orders": len(records), "orders a customer": len(records) / n,
               "repeat rate": sum(len(rs) > 1 for rs in customers.values()) / n, "revenue": float(revenue),
               "Gini coefficient": float(sum((2 * i - n - 1) * x for i, x in enumerate(reversed(totals), 1)) / (n * revenue))}
    wrong = []
    have = {f["figure"]: f["value"] for f in report["figures"]}
    for name, value in figures.items():
        if abs(have[name] - value) > 1e-12 * abs(value):
            wrong.append(f"{name}: expected {value}, reported {have[name]}")
    for line in report["pareto"]:
        best = -(-n * round(line["best customers"] * 100) // 100)
        share = float(sum(totals[:best]) / revenue)
        if line["customers"] != best or abs(line["share"] - share) > 1e-9:
            wrong.append(f"pareto: expected {best} {share}, reported {line}")
    last = max(months(r["order_date"]) for r in records)
    active = defaultdict(set)
    for customer, rs in customers.items():
        first = min(months(r["order_date"]) for r in rs)
        for r in rs:
            active[first, months(r["order_date"]) - first].add(customer)
    seen = {}
    for line in report["cohorts"]:
        year, month = map(int, line["cohort"].split("-"))
        seen[year * 12 + month, line["month"]] = line["active"]
    for first in {f for f, _ in active}:
        for age in range(last - first + 1):
            if seen.pop((first, age), None) != len(active[first, age]):
                wrong.append(f"cohort {first}, month {age}")
    return wrong + [f"too much: {k}" for k in seen]


def main():
    what, file = sys.argv[1:]
    with open(file, encoding="utf-8", newline="") as f:
        records = list(csv.DictReader(f))
    wrong = agg(records) if what == "agg" else purchases(records)
    print("\n".join(wrong[:20]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
