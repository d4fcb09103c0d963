#!/usr/bin/env python3
"""What cust-segment must say, by other means: rules in a subset of the language
(one clause a line; no arithmetic beyond one sum, product or quotient, no roles) become
Python functions over None, True and False.

    segment.py RULES RECORDS.csv     one line of JSON: [[label, ...], ...]
"""
import calendar
import csv
import datetime
import decimal
import json
import re
import sys

TOKEN = re.compile(
    r'\s+|(?P<text>"(?:[^"]|"")*")|(?P<name>`(?:[^`]|``)*`)|(?P<pattern>/(?:\\.|[^/\\])+/i?)'
    r"|(?P<date>\d{4}-\d\d-\d\d)|(?P<number>\d+(?:\.\d+)?)|(?P<word>\w[\w.]*)"
    r"|(?P<mark>!=|<=|>=|=~|!~|[=<>(){},*/+-])"
)
NUMBER = re.compile(rb"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
ISO = re.compile(
    rb"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    rb"(?:[T ]([0-9]{2}):([0-5][0-9])(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?(?:Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?))?)?"
)
EXACT = decimal.Context(prec=60)


def tokens(text):
    at, found = 0, []
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            raise SystemExit(f"not understood: {text[at:]!r}")
        if match.lastgroup == "pattern" and found[-1][1] not in ("=~", "!~"):
            # A slash behind a value divides.
            found.append(("mark", "/"))
            at += 1
            continue
        at = match.end()
        if match.lastgroup is not None:
            found.append((match.lastgroup, match.group()))
    return found


def number(field):
    if NUMBER.fullmatch(field) is None:
        return None
    return decimal.Decimal(field.decode())


def day(field):
    match = ISO.fullmatch(field)
    if match is None or (match[4] is not None and int(match[4]) > 24):
        return None
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def back(date, count, unit):
    """The date that lies so many units before."""
    if unit.startswith("day"):
        return date - datetime.timedelta(count)
    if unit.startswith("week"):
        return date - datetime.timedelta(7 * count)
    months = date.year * 12 + date.month - 1 - count * (12 if unit.startswith("year") else 1)
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def moved(date, count, unit):
    """The date so many units on; None beyond the calendar."""
    if date is None:
        return None
    try:
        return back(date, -count, unit)
    except (ValueError, OverflowError):
        return None


UNITS = ("day", "days", "week", "weeks", "month", "months", "year", "years")
FUNCTIONS = {
    "lower": ("text", lambda s: s.decode().lower().encode()),
    "upper": ("text", lambda s: "".join(c.upper() if len(c.upper()) == 1 else c for c in s.decode()).encode()),
    "length": ("text", lambda s: decimal.Decimal(len(s.decode()))),
    "abs": ("number", abs),
    "floor": ("number", lambda x: x.to_integral_value(decimal.ROUND_FLOOR)),
    "round": ("number", lambda x: x.to_integral_value(decimal.ROUND_HALF_UP)),
    "year": ("date", lambda d: decimal.Decimal(d.year)),
    "month": ("date", lambda d: decimal.Decimal(d.month)),
    "weekday": ("date", lambda d: decimal.Decimal(d.isoweekday())),
}


def whole_units(date, as_of, unit):
    """The largest count such that date moved on by it does not pass as_of."""
    days = (as_of - date).days
    if unit.startswith("day") or unit.startswith("week"):
        return decimal.Decimal(days if unit.startswith("day") else days // 7)
    count = days // (31 if unit.startswith("month") else 366) - 2
    while back(date, -(count + 1), unit) <= as_of:
        count += 1
    return decimal.Decimal(count)


class Condition:
    """A condition read from tokens, as a function of a record."""

    def __init__(self, found, as_of):
        self.found, self.at, self.as_of = found, 0, as_of

    def peek(self, *wanted):
        return self.at < len(self.found) and self.found[self.at][1] in wanted

    def take(self, *wanted):
        if wanted and not self.peek(*wanted):
            raise SystemExit(f"expected {wanted}: {self.found[self.at:]}")
        self.at += 1
        return self.found[self.at - 1]

    def alternatives(self):
        parts = [self.conjunction()]
        while self.peek("or"):
            self.take()
            parts.append(self.conjunction())
        return lambda record: kleene([part(record) for part in parts], True)

    def conjunction(self):
        parts = [self.negation()]
        while self.peek("and"):
            self.take()
            parts.append(self.negation())
        return lambda record: kleene([part(record) for part in parts], False)

    def negation(self):
        if self.peek("not"):
            self.take()
            part = self.negation()
            return lambda record: opposite(part(record))
        if self.peek("("):
            self.take()
            part = self.alternatives()
            self.take(")")
            return part
        return self.test()

    def operand(self):
        """(kind, function): kind is number, date, text or column."""
        kind, text = self.take()
        if kind == "text":
            value = text[1:-1].replace('""', '"').encode()
            return "text", lambda record: value
        if kind in ("number", "date"):
            value = number(text.encode()) if kind == "number" else day(text.encode())
            return kind, lambda record: value
        if text == "-":
            value = -number(self.take()[1].encode())
            return "number", lambda record: value
        if text in ("today", "as_of"):
            return "date", lambda record: self.as_of
        if self.peek("since", "until"):
            sign = -1 if self.take()[1] == "until" else 1
            column = self.column(self.take()[1])
            return "number", lambda record: signed(sign, since(day(column(record)), self.as_of, text))
        if self.peek("("):
            return self.call(text)
        return "column", self.column(text)

    def call(self, name):
        self.take("(")
        wanted, function = FUNCTIONS[name]
        argument = reader(wanted, *self.operand())
        self.take(")")
        return ("made" if name in ("lower", "upper") else "number"), known(function, argument)

    def shift(self, sign, kind, left):
        count, unit = int(self.take()[1]), self.take()[1]
        left = reader("date", kind, left)
        return "date", lambda record: moved(left(record), -count if sign == "-" else count, unit)

    @staticmethod
    def column(text):
        name = text[1:-1].replace("``", "`") if text.startswith("`") else text
        return lambda record: record[name]

    def value(self):
        kind, left = self.operand()
        if not self.peek("+", "-", "*", "/"):
            return kind, left
        sign = self.take()[1]
        if self.at + 1 < len(self.found) and self.found[self.at + 1][1] in UNITS:
            return self.shift(sign, kind, left)
        right = reader("number", *self.operand())
        left = reader("number", kind, left)
        return "number", lambda record: arithmetic(sign, left(record), right(record))

    def test(self):
        kind, left = self.value()
        word = self.take()[1]
        negated = word in ("not", "!~")
        if word == "not":
            word = self.take()[1]
        inner = self.relation(word, kind, left)
        return (lambda record: opposite(inner(record))) if negated else inner

    def relation(self, word, kind, left):
        if word == "is":
            return self.is_test(left)
        if word in ("within", "older"):
            return self.age(word, left)
        if word in ("=~", "!~"):
            pattern = self.take()[1]
            flags = re.IGNORECASE if pattern.endswith("i") else 0
            compiled = re.compile(pattern.rstrip("i")[1:-1].replace("\\/", "/"), flags)
            return known(lambda s: compiled.search(s.decode()) is not None, reader("text", kind, left))
        if word in ("contains", "starts", "ends"):
            if word != "contains":
                self.take("with")
            part = reader("text", *self.value())
            how = {"contains": lambda s, p: p in s, "starts": bytes.startswith, "ends": bytes.endswith}[word]
            return known(how, reader("text", kind, left), part)
        if word == "in":
            return self.member(kind, left)
        if word == "between":
            low = self.value()
            self.take("and")
            high = self.value()
            low, middle, high = typed(low, (kind, left), high)
            return lambda record: kleene([known(lambda a, b: a <= b, low, middle)(record),
                                          known(lambda a, b: a <= b, middle, high)(record)], False)
        compare = {"=": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b,
                   "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b}[word]
        sides = typed((kind, left), self.value())
        if self.peek("ignoring"):
            self.take()
            self.take("case")
            sides = [known(lambda s: s.decode().casefold().encode(), side) for side in sides]
        return known(compare, *sides)

    def is_test(self, left):
        word = self.take()[1]
        if word == "not":
            inner = self.is_test(left)
            return lambda record: not inner(record)
        return {"empty": lambda record: left(record) == b"", "present": lambda record: left(record) != b"",
                "number": lambda record: number(left(record)) is not None,
                "date": lambda record: day(left(record)) is not None}[word]

    def age(self, word, left):
        if word == "older":
            self.take("than")
        ahead = self.peek("next")
        if ahead:
            self.take()
        count, unit = int(self.take()[1]), self.take()[1]
        if ahead:
            last = back(self.as_of, -count, unit)
            return known(lambda d: self.as_of <= d <= last, reader("date", "column", left))
        first = back(self.as_of, count, unit)
        if word == "older":
            return known(lambda d: d < first, reader("date", "column", left))
        return known(lambda d: first <= d <= self.as_of, reader("date", "column", left))

    def member(self, kind, left):
        self.take("{")
        members = []
        while not self.peek("}"):
            sort, text = self.found[self.at]
            if sort == "word":
                self.take()
                members.append(("text", text.encode()))
            else:
                sort, value = self.operand()
                members.append((sort, value(None)))
            if self.peek(","):
                self.take()
        self.take("}")
        sort = members[0][0]
        return known(lambda v: v in [m for _, m in members], reader(sort, kind, left))


def kleene(truths, decisive):
    if decisive in truths:
        return decisive
    return None if None in truths else not decisive


def opposite(truth):
    return None if truth is None else not truth


def since(date, as_of, unit):
    return None if date is None else whole_units(date, as_of, unit)


def signed(sign, value):
    return None if value is None else sign * value


def arithmetic(sign, a, b):
    """The exact result; unknown when it needs more than 63 bits or 18 places."""
    if a is None or b is None:
        return None
    if sign == "/":
        if b == 0:
            return None
        result = EXACT.divide(a, b).quantize(decimal.Decimal("1e-9"), decimal.ROUND_HALF_UP, EXACT)
        return result if abs(result.normalize(EXACT)) < 2**63 // 10**9 else None
    result = {"+": EXACT.add, "-": EXACT.subtract, "*": EXACT.multiply}[sign](a, b)
    places = max(0, -result.normalize(EXACT).as_tuple().exponent)
    return result if places <= 18 and abs(result.scaleb(places, EXACT)) < 2**63 else None


def reader(wanted, kind, function):
    """What gives the operand as `wanted`; None where that is unknown."""
    if wanted == "date" and kind == "text":
        return lambda record: day(function(record))
    if kind != "column":
        return function
    read = {"number": number, "date": day, "text": lambda s: s or None}[wanted]
    return lambda record: read(function(record))


def typed(*operands):
    """Readers of the operands in the type they are compared in."""
    kinds = [kind for kind, _ in operands]
    wanted = "number" if "number" in kinds else "date" if "date" in kinds else "text"
    texts = [function(None) for kind, function in operands if kind == "text"]
    if wanted == "text" and "column" in kinds and texts and all(len(t) == 10 and day(t) for t in texts):
        wanted = "date"
    return [reader(wanted, kind, function) for kind, function in operands]


def known(function, *readers):
    def judge(record):
        values = [read(record) for read in readers]
        return None if any(value is None for value in values) else function(*values)

    return judge


def read_rules(text):
    sets, as_of = [], None
    for line in text.splitlines():
        line = line.strip()
        if line == "" or line.startswith("#"):
            continue
        if line.startswith("as_of "):
            as_of = datetime.date.fromisoformat(line.split()[1])
        elif line.startswith("set "):
            sets.append([])
        elif line.startswith("else "):
            sets[-1].append((line[5:].strip().strip('"'), lambda record: True))
        else:
            label, condition = re.fullmatch(r'("[^"]*"|[\w+-]+)\s*:(.*)', line).groups()
            reading = Condition(tokens(condition), as_of)
            sets[-1].append((label.strip('"'), reading.alternatives()))
    return sets


def main(rules, records):
    with open(rules, encoding="utf-8") as file:
        sets = read_rules(file.read())
    with open(records, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    labels = []
    for row in rows[1:]:
        record = {name: field.encode() for name, field in zip(rows[0], row)}
        labels.append([next((label for label, holds in clauses if holds(record) is True), "") for clauses in sets])
    print(json.dumps(labels))


if __name__ == "__main__":
    main(*sys.argv[1:])
