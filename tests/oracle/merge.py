#!/usr/bin/env python3
"""What cust-merge must write, by other means: everything in memory, the rules of
its manual one after the other, for well-formed sources.

    merge.py OPTION... FILE...      the same options; standard output and files
    merge.py --batch < JSON         [{"dir": D, "args": [...]}, ...]: for each
        {"status", "out", "files"}, bytes as characters U+0000..U+00FF

Of roles it knows only those of the names in ROLES, of canonical forms only
plain e-mail addresses, plain phone numbers and text, of dates only YYYY-MM-DD.
"""
import argparse
import contextlib
import hashlib
import itertools
import json
import os
import re
import sys

ROLES = {
    "customer_id": "customer_id", "Asiakasnumero": "customer_id",
    "email": "email", "E-mail": "email", "S\xc3\xa4hk\xc3\xb6posti": "email",
    "phone": "phone", "Puhelin": "phone", "Mobile": "mobile_phone",
    "first_name": "first_name", "last_name": "last_name", "Sukunimi": "last_name",
    "street": "street", "postcode": "postcode", "city": "city", "Kaupunki": "city",
    "amount": "amount", "currency": "currency", "consent": "consent", "consent_date": "consent_date",
    "birth_date": "birth_date", "updated_at": "updated_at", "comment": "comment", "gender": "gender",
}
PHONES = ("phone", "mobile_phone", "work_phone", "home_phone")
BUNDLES = (
    ("first_name", "last_name"),
    ("street", "postcode", "city"),
    ("amount", "currency"),
    ("consent", "consent_date"),
)
PLACEHOLDERS = {"", "n/a", "-"}
USUAL = ",;\t|"
WORDS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "space": " "}
DATE = re.compile(r"\d{4}-\d\d-\d\d")
NUMBER = re.compile(r"-?\d+(\.\d+)?")


class Refused(Exception):
    """Exit status 2 before anything is written."""


# Reading


class Source:
    """A file: its columns, its records as values and as they stand there."""

    def __init__(self, file, label=None, delimiter=None, encoding=None):
        self.file, self.given, self.delimiter = file, label, delimiter
        self.label = label or ("stdin" if file == "-" else file)
        base = os.path.basename(file)
        self.short = label or (os.path.splitext(base)[0] if file != "-" else "stdin")
        self.read(encoding)

    def read(self, encoding):
        try:
            with open(self.file, "rb") as f:
                self.bytes = f.read()
        except OSError as e:
            raise Refused(str(e)) from e
        data = self.bytes.removeprefix(b"\xef\xbb\xbf")
        if encoding is not None and encoding.lower() not in ("utf-8", "utf8"):
            data = data.decode(encoding).encode()
        text = data.decode("latin-1")
        if self.delimiter is None:
            self.delimiter = self.sniff(text)
        records = parse(text, self.delimiter)
        if not records:
            raise Refused("empty")
        self.columns = [value for value, _ in records[0]]
        self.written = list(self.columns)
        self.header_raw = [raw for _, raw in records[0]]
        self.records = [[value for value, _ in r] for r in records[1:]]
        self.raw = [[raw for _, raw in r] for r in records[1:]]
        self.left_out = set()
        self.told = set()

    def sniff(self, text):
        extension = os.path.splitext(self.file)[1]
        if extension in (".tsv", ".tab"):
            return "\t"
        if extension == ".psv":
            return "|"
        line = re.sub(r'"[^"]*"', "", text).split("\n")[0]
        seen = {c for c in line if c in USUAL}
        if len(seen) > 1:
            raise Refused("delimiter")
        return seen.pop() if seen else ","

    def role(self, i):
        return ROLES.get(self.columns[i])


def parse(text, delimiter):
    """Records of (value, as it stands); blank lines are no records."""
    field = re.compile('"((?:[^"]|"")*)"|[^%s\r\n]*' % re.escape(delimiter))
    records, record, at = [], [], 0
    while at < len(text):
        if not record and text[at] in "\r\n":
            at += 1
            continue
        match = field.match(text, at)
        value = match[0] if match[1] is None else match[1].replace('""', '"')
        record.append((value, match[0]))
        at = match.end()
        if text[at:at + 1] == delimiter:
            at += 1
            if at < len(text):
                continue
            record.append(("", ""))
        records.append(record)
        record = []
        at += 2 if text[at:at + 2] == "\r\n" else 1
    return records


def table(file, *names):
    """A file of settings: one dict a record, empty where it has no such column."""
    s = Source(file)
    return [{n: r[s.columns.index(n)] if n in s.columns else "" for n in names} for r in s.records]


# Writing


def quote(value, special):
    if any(c in value for c in special + '"\r\n'):
        return '"' + value.replace('"', '""') + '"'
    return value


class Output:
    def __init__(self, delimiter):
        self.delimiter, self.lines = delimiter, []

    def quoted(self, fields):
        self.lines.append('""' if fields == [""] else self.delimiter.join(fields))

    def header(self, names):
        self.quoted([quote(name, self.delimiter + USUAL) for name in names])

    def record(self, values):
        self.quoted([quote(value, self.delimiter) for value in values])

    def text(self):
        return "".join(one + "\n" for one in self.lines)


# The sources and the union of their columns


def of_spec(spec):
    """FILE[:option=value,...]"""
    file, colon, options = spec.rpartition(":")
    if not colon:
        return Source(spec)
    if "=" not in options:
        return Source(spec[:-1] if options == "" else spec)
    found = {}
    while options:
        match = re.match(r"(delimiter)=(.)(?:,|$)|(delimiter|encoding|label)=([^,]*)(?:,|$)", options)
        if match is None:
            raise Refused(spec)
        found[match[1] or match[3]] = match[2] or match[4]
        options = options[match.end():]
    return Source(file, found.get("label"), in_words(found.get("delimiter")), found.get("encoding"))


def in_words(delimiter):
    return WORDS.get(delimiter, delimiter) or None


def sources(o):
    labels = dict(one.rsplit("=", 1) for one in o.label)
    found = []
    for r in table(o.sources, "file", "label", "delimiter", "encoding") if o.sources else []:
        found.append(Source(r["file"], r["label"] or None, in_words(r["delimiter"]), r["encoding"] or None))
    found += [of_spec(spec) for spec in o.input]
    found += [Source(file, labels.get(file), in_words(o.delimiter)) for file in o.files]
    for row in table(o.map, "source", "column", "target") if o.map else []:
        apply_map(found, row)
    return found


def apply_map(found, row):
    used = False
    for s in found:
        if row["source"] in ("", s.label, s.file) and row["column"] in s.columns:
            i = s.columns.index(row["column"])
            used = True
            if row["target"] == "-":
                s.left_out.add(i)
            else:
                s.columns[i] = row["target"]
                s.told.add(i)
    if not used:
        raise Refused("--map: " + row["column"])


class Union:
    """Columns of all sources; at[s][u] is the column of source s, or None."""

    def __init__(self, sources, by_name=False):
        self.names, self.roles, self.called, self.told = [], [], [], []
        self.at = []
        for s in sources:
            place = self.places(s, by_name)
            for i in range(len(s.columns)):
                if i not in s.left_out and i not in place.values():
                    place[self.add(s, i)] = i
            self.at.append(place)

    def places(self, s, by_name):
        place = {}
        for alike in (self.same_name, self.same_role):
            for i in range(len(s.columns)):
                if i in s.left_out or i in place.values() or (by_name and alike == self.same_role):
                    continue
                for u in range(len(self.names)):
                    if u not in place and alike(u, s, i, by_name):
                        place[u] = i
                        break
        return place

    def same_name(self, u, s, i, by_name):
        if self.called[u] != s.columns[i]:
            return False
        differ = self.roles[u] and s.role(i) and self.roles[u] != s.role(i)
        return by_name or not differ or i in s.told or self.told[u]

    def same_role(self, u, s, i, _):
        return s.role(i) is not None and self.roles[u] == s.role(i)

    def add(self, s, i):
        name, n = s.columns[i], 1
        twice = s.columns.count(name) > 1
        while name in self.names and not twice:
            n += 1
            name = s.columns[i] + "_%d" % n
        self.names.append(name)
        self.called.append(s.columns[i])
        self.roles.append(s.role(i))
        self.told.append(i in s.told)
        return len(self.names) - 1

    def canonical(self):
        done = set()
        for u, role in enumerate(self.roles):
            if role and role not in done and role not in self.names:
                self.names[u] = role
            done.add(role)

    def values(self, source, record):
        place = self.at[source]
        return [record[place[u]] if u in place else "" for u in range(len(self.names))]

    def all(self, sources):
        """(source, number, values) of every record."""
        return [(i, n + 1, self.values(i, r)) for i, s in enumerate(sources) for n, r in enumerate(s.records)]


# Keys


def utf8(value):
    return value.encode("latin-1").decode()


def latin(text):
    return text.encode().decode("latin-1")


def canonical(value, role, region):
    """The form in which it is compared, "" for what is no key."""
    text = utf8(value).strip()
    if text.lower() in PLACEHOLDERS:
        return ""
    if role == "email":
        return latin(text.lower())
    if role in PHONES:
        digits = re.sub(r"[ ()-]", "", text)
        if digits.startswith("+"):
            return digits
        if digits.startswith("00"):
            return "+" + digits[2:]
        if region == "FI" and digits.startswith("0"):
            return "+358" + digits[1:]
    if role == "customer_id":
        return latin(text)
    return latin(" ".join(text.split()).casefold())


def column(part, names, roles):
    """One column by its name or else its role or number."""
    for i in range(len(names)):
        if part.strip('"') == names[i]:
            return i
    found = [i for i, role in enumerate(roles) if role == part.removeprefix("role:")]
    if part.isdigit() and 0 < int(part) <= len(names):
        return int(part) - 1
    if len(found) != 1:
        raise Refused("no such column, or several: " + part)
    return found[0]


class Key:
    """Of records under these names."""

    def __init__(self, o, on, names, roles, side=0):
        parts = [p.split("=")[min(side, p.count("="))] for p in on.split(",")]
        self.at = [column(p, names, roles) for p in parts]
        self.roles = [roles[i] for i in self.at]
        self.normalized, self.region = o.on_normalized, o.region

    def of(self, record):
        """A tuple, or None."""
        key = [record[i] for i in self.at]
        if self.normalized:
            key = [canonical(v, r, self.region) for v, r in zip(key, self.roles)]
        return None if "" in key else tuple(key)


def grouped(records, key):
    groups = {}
    for r in records:
        if key.of(r) is not None:
            groups.setdefault(key.of(r), []).append(r)
    return groups


def delimiter(o, sources):
    if o.out_delimiter:
        return in_words(o.out_delimiter)
    seen = {s.delimiter for s in sources}
    return seen.pop() if len(seen) == 1 else ","


# Stack, and what comes through


def everybody(_):
    return lambda source, values: True


def stack(o, found, through=everybody, source_column=None):
    """through: of a union a function that says of a record whether it stays."""
    union = Union(found, o.by_name)
    if o.canonical_names:
        union.canonical()
    out = Output(delimiter(o, found))
    name = source_column or o.source_column
    if name in union.names:
        raise Refused("--source-column")
    if len(found) == 1 and name is None and union.names == found[0].written and out.delimiter == found[0].delimiter:
        out.quoted(found[0].header_raw)
    else:
        out.header(union.names + ([name] if name else []))
    stays = through(union)
    for i, s in enumerate(found):
        for record, raw in zip(s.records, s.raw):
            if stays(i, union.values(i, record)):
                as_it_is = raw if s.delimiter == out.delimiter else [quote(v, out.delimiter) for v in record]
                out.quoted(union.values(i, as_it_is) + ([quote(s.label, out.delimiter)] if name else []))
    return out.text()


def all_columns(part, names, roles):
    """Of a list, or of sources that a list is held against: all of that role."""
    alike = PHONES if part == "phone" else (part.removeprefix("role:"),)
    found = [i for i in range(len(names)) if names[i] == part or roles[i] in alike]
    if not found:
        raise Refused("no such column: " + part)
    return found


class List:
    def __init__(self, o, file):
        self.region, self.keys = o.region, o.on.split(",")
        self.seen = [set() for _ in self.keys]
        s = Source(file)
        roles = [s.role(i) for i in range(len(s.columns))]
        for part, seen in zip(self.keys, self.seen):
            for i in all_columns(part, s.columns, roles):
                seen.update(canonical(r[i], self.role(part, roles[i]), self.region) for r in s.records)
            seen.discard("")
        if not any(self.seen):
            raise Refused("no usable value: " + file)

    def role(self, part, role):
        return "phone" if part == "phone" else role

    def has(self, union, values):
        for part, seen in zip(self.keys, self.seen):
            for u in all_columns(part, union.names, union.roles):
                if canonical(values[u], self.role(part, union.roles[u]), self.region) in seen:
                    return True
        return False


def lists(o, keep, suppress):
    if not o.on:
        raise Refused("--on")
    keep, suppress = ([List(o, file) for file in files] for files in (keep, suppress))

    def through(union):
        for part in o.on.split(","):
            all_columns(part, union.names, union.roles)

        def judge(_, values):
            kept = not keep or any(one.has(union, values) for one in keep)
            return kept and not any(one.has(union, values) for one in suppress)

        return judge

    return through


def erase(o, found, files):
    """Every file without them, and the receipt."""
    if not o.into:
        raise Refused("--into")
    union = Union(found)
    listed = List(o, o.erase)
    stays = lists(o, [], [o.erase])(union)
    out = Output(",")
    out.header(["file", "records_read", "records_erased", "records_kept", "records_set_aside", "sha256_before",
        "sha256_after", "key", "identifiers_given", "identifiers_found", "identifiers_not_found"])
    for i, s in enumerate(found):
        new = Output(s.delimiter)
        new.quoted(s.header_raw)
        for record, raw in zip(s.records, s.raw):
            if stays(i, union.values(i, record)):
                new.quoted(raw)
        kept = len(new.lines) - 1
        text = new.text()
        files[os.path.join(o.into, os.path.basename(s.file))] = text
        digests = (hashlib.sha256(b).hexdigest() for b in (s.bytes, text.encode("latin-1")))
        out.record([s.file, str(len(s.records)), str(len(s.records) - kept), str(kept), "0", *digests, "", "", "", ""])
    for part, given in zip(listed.keys, listed.seen):
        columns = all_columns(part, union.names, union.roles)
        had = {canonical(r[2][u], listed.role(part, union.roles[u]), o.region) for r in union.all(found) for u in columns}
        out.record([""] * 7 + [part, str(len(given)), str(len(given & had)), str(len(given - had))])
    return out.text()


# Join


def join_columns(found, keys):
    """Names, and of each source the columns that are not its key."""
    rest = [[i for i in range(len(found[0].columns)) if i not in found[0].left_out]]
    names = [found[0].columns[i] for i in rest[0]]
    for s, key in list(zip(found, keys))[1:]:
        rest.append([i for i in range(len(s.columns)) if i not in key.at and i not in s.left_out])
        for i in rest[-1]:
            name, n = s.columns[i], 1
            while name in names:
                name = s.columns[i] + "_" + s.short + ("_%d" % n if n > 1 else "")
                n += 1
            names.append(name)
    return names, rest


def joined_record(found, keys, rest, combination):
    """One record of each source, or None."""
    first = found[0]
    values = list(combination[0] or [""] * len(first.columns))
    for key, record in zip(keys, combination):
        if record is not None:
            for at, of in zip(keys[0].at, key.at):
                values[at] = record[of]
            break
    values = [values[i] for i in rest[0]]
    for record, columns in list(zip(combination, rest))[1:]:
        values += [record[i] if record is not None else "" for i in columns]
    return values


def join(o, found):
    if len(found) < 2 or not o.on:
        raise Refused("--join")
    keys = [Key(o, o.on, s.columns, [s.role(i) for i in range(len(s.columns))], n) for n, s in enumerate(found)]
    names, rest = join_columns(found, keys)
    groups = [grouped(s.records, key) for s, key in zip(found, keys)]
    driver = len(found) - 1 if o.join == "right" else 0
    if o.many == "error" and any(len(same) > 1 for n in range(len(found)) if n != driver for same in groups[n].values()):
        raise Refused("a second record of a key")
    out = Output(delimiter(o, found))
    out.header(names)
    made = []  # (key or None, combination)
    drivers = range(len(found)) if o.join == "full" else [driver]
    for d in drivers:
        for record in found[d].records:
            key = keys[d].of(record)
            alone = [record if n == d else None for n in range(len(found))]
            if key is None:
                if o.join != "inner":
                    made.append((None, alone))
                continue
            if any(key in groups[n] for n in drivers if n < d):
                continue
            matches = [groups[n].get(key, [None])[:None if o.many == "all" else 1] for n in range(len(found))]
            matches[d] = [record]
            if o.join == "inner" and [None] in matches:
                continue
            made += [(key, one) for one in itertools.product(*matches)]
    if o.sorted:
        made.sort(key=lambda one: one[0] or ())
    for _, combination in made:
        out.record(joined_record(found, keys, rest, combination))
    return out.text()


# One record a key


def real(value):
    return value.strip(" \t\r\n").lower() not in PLACEHOLDERS


def rules(o, union, found):
    """Of each column: (rule, argument); those told by "*" only where no other is."""
    told, weak = {}, {}
    for text in o.survive:
        for one in re.findall(r'([^=]+)=(\w+)(?:\(([^)]*)\))?(?:,|$)', text):
            rule = (one[1], one[2].strip('"'))
            if one[0] == "*":
                weak = {u: rule for u in range(len(union.names))}
            else:
                told[column(one[0], union.names, union.roles)] = rule
    return told, weak


def default(role, bundled, dated):
    """The rule of a column that none was told."""
    if role in ("email", "postcode", "customer_id", *PHONES) and not bundled:
        return ("valid", "")
    if role in ("created_at", "first_order_date"):
        return ("min", "")
    if role in ("updated_at", "last_login", "last_order_date"):
        return ("max", "")
    if role == "consent":
        return ("denied", "")
    if bundled and role not in BUNDLES[2]:
        return ("complete", "")
    return ("recent", "") if dated else ("first", "")


def units(union, told, weak):
    """Lists of columns with (rule, argument) and those that the rule looks at."""
    made, done = [], set()
    for u, role in enumerate(union.roles):
        if u in done:
            continue
        members = [u]
        for bundle in BUNDLES:
            if role in bundle:
                members = sorted({union.roles.index(r) for r in union.roles if r in bundle} - done)
        done.update(members)
        judged = [m for m in members if m in told]
        if judged:
            rule = told[judged[0]]
        else:
            roles = [union.roles[m] for m in members]
            rule = weak.get(u, default("consent" if "consent" in roles else role, len(members) > 1, "updated_at" in union.roles))
            judged = [m for m in members if union.roles[m] == "consent"] if rule[0] == "denied" else members
        made.append((members, rule, judged))
    return made


def rank(rule, argument, union, found, candidates, judged):
    """What the rule says of each: the smaller the better."""
    if rule == "last":
        return [-n for n in range(len(candidates))]
    if rule in ("recent", "oldest"):
        u = column(argument or ("updated_at" if rule == "recent" else "created_at"), union.names, union.roles)
        days = [int(r[2][u].replace("-", "")) if DATE.fullmatch(r[2][u]) else None for r in candidates]
        sign = -1 if rule == "recent" else 1
        return [(d is None, sign * (d or 0)) for d in days]
    if rule == "source":
        order = argument.split(">")
        labels = [s.label for s in found]
        order += [label for label in labels if label not in order]
        return [order.index(labels[r[0]]) for r in candidates]
    if rule == "complete":
        whole = range(len(union.names)) if len(judged) == 1 else judged
        return [-sum(real(r[2][u]) for u in whole) for r in candidates]
    if rule == "longest":
        return [-sum(len(utf8(r[2][u]).strip()) for u in judged if real(r[2][u])) for r in candidates]
    if rule == "frequent":
        alike = [[r[2][u] for u in judged] for r in candidates]
        return [-alike.count(one) if any(map(real, one)) else 0 for one in alike]
    if rule in ("min", "max"):
        values = [r[2][judged[0]] for r in candidates]
        if all(NUMBER.fullmatch(v) for v in values if real(v)):
            values = [float(v) if real(v) else "" for v in values]
        order = sorted({v for v in values if v != "" and real(str(v))}, reverse=rule == "max")
        return [order.index(v) if v in order else len(order) for v in values]
    if rule == "valid":
        return [not valid(r[2][judged[0]], union.roles[judged[0]]) for r in candidates]
    if rule == "denied":
        return [{"no": 0, "yes": 2}.get(r[2][judged[0]], 1) if real(r[2][judged[0]]) else 3 for r in candidates]
    return list(range(len(candidates)))


def valid(value, role):
    if role == "email":
        return re.fullmatch(r"[^@ ]+@[a-z]+\.[a-z]+", value) is not None
    return DATE.fullmatch(value) is not None


def decide(unit, union, found, group):
    """The record that a unit comes from, or None, the rule that told it from
    the others, and the value where it is made of several records."""
    members, (rule, argument), judged = unit
    left = [r for r in group if any(real(r[2][u]) for u in members)]
    if not left:
        some = [r for r in group if any(r[2][u] for u in members)]
        return (some or [None])[0], "first" if len(some) > 1 else rule, None
    if rule == "all":
        values = [r[2][members[0]] for r in left]
        return left[0], rule, (argument or "|").join(dict.fromkeys(values))
    updated = [u for u, role in enumerate(union.roles) if role == "updated_at"]
    told = None
    for name, of in [(rule, argument)] + [("recent", union.names[u]) for u in updated[:1]]:
        ranks = rank(name, of, union, found, left, judged)
        left = [r for r, one in zip(left, ranks) if one == min(ranks)]
        if told is None and len({tuple(r[2][u] for u in members) for r in left}) == 1:
            told = name
    return left[0], told or "first", None


def golden(o, found, files):
    union = Union(found, o.by_name)
    if o.canonical_names:
        union.canonical()
    key = Key(o, o.by, union.names, union.roles)
    plan = units(union, *rules(o, union, found))
    groups, order = {}, []
    for r in union.all(found):
        k = key.of(r[2])
        if k is None:
            order.append((None, [r]))
        elif k not in groups:
            groups[k] = [r]
            order.append((k, groups[k]))
        else:
            groups[k].append(r)
    if o.sorted:
        order.sort(key=lambda one: one[0] or ())
    out = Output(delimiter(o, found))
    out.header(union.names + ([o.source_column] if o.source_column else []))
    trail, conflicts = Output(","), Output(",")
    parts = [union.names[u] for u in key.at]
    trail.header(parts + ["column", "source", "record", "rule", "losers"])
    conflicts.header(parts + ["column", "value", "source", "record", "other", "other_source", "other_record"])
    for _, group in order:
        values = survivor(plan, union, found, group, key, trail, conflicts)
        if o.source_column:
            values.append("|".join(dict.fromkeys(found[r[0]].label for r in group)))
        out.record(values)
    for name, made in ((o.provenance, trail), (o.conflicts, conflicts)):
        if name:
            files[name] = made.text()
    return out.text()


def survivor(plan, union, found, group, key, trail, conflicts):
    if len(group) == 1:
        return list(group[0][2])
    values, rows = [""] * len(union.names), {}
    for unit in plan:
        winner, rule, joined = decide(unit, union, found, group)
        for u in unit[0] if winner else []:
            values[u] = joined if joined is not None else winner[2][u]
            rows[u] = (winner, rule, joined is not None)
    of_key = [values[u] for u in key.at]
    for u, (winner, rule, joined) in sorted(rows.items()):
        losers = [] if joined else [r for r in group if r[2][u] not in ("", values[u])]
        place = [found[winner[0]].label, str(winner[1])]
        if values[u] != "":
            trail.record(of_key + [union.names[u], *place, rule,
                "|".join("%s:%d" % (found[r[0]].label, r[1]) for r in losers)])
        seen = set()
        for r in losers:
            if real(r[2][u]) and r[2][u] not in seen:
                seen.add(r[2][u])
                conflicts.record(of_key + [union.names[u], values[u], *place, r[2][u], found[r[0]].label, str(r[1])])
    return values


# What has changed


def changes(o, found):
    if len(found) != 2 or not o.on:
        raise Refused("--changes")
    old, new = found
    union = Union([new, old], o.by_name)
    keys = [Key(o, o.on, s.columns, [s.role(i) for i in range(len(s.columns))], n) for n, s in enumerate(found)]
    waiting = {}  # what of the old state has no partner yet, by key or, without one, by content
    olds = [(keys[0].of(r), union.values(1, r)) for r in old.records]
    for n, (key, values) in enumerate(olds):
        waiting.setdefault(key or ("", *values), []).append(n)
    made = []
    for record in new.records:
        key, values = keys[1].of(record), union.values(0, record)
        partners = waiting.get(key or ("", *values))
        if not partners:
            made.append((key, ["new", ""] + values))
            continue
        before = olds[partners.pop(0)][1]
        differ = [union.names[u] for u in range(len(values)) if values[u] != before[u]]
        if differ:
            made.append((key, ["changed", "|".join(differ)] + values))
    gone = sorted(n for partners in waiting.values() for n in partners)
    made += [(olds[n][0], ["gone", ""] + olds[n][1]) for n in gone]
    if o.sorted:
        made.sort(key=lambda one: (one[0] is None, one[0] or ()))
    out = Output(delimiter(o, found))
    out.header(["change", "changed_columns"] + union.names)
    for _, values in made:
        out.record(values)
    return out.text()


# Coverage


def share(part, whole):
    if whole == 0:
        return ""
    rounded = (20000 * part + whole) // (2 * whole)  # half goes up
    return "%d.%04d" % divmod(rounded, 10000)


def coverage(o, found):
    union = Union(found, o.by_name)
    records = union.all(found)
    out = Output(delimiter(o, found))
    out.header(["measure", "column", "role", "source", "records", "count", "share", "gap", "fillable", "fill_from"])
    groups = {}
    if o.on:
        groups = grouped_values(records, Key(o, o.on, union.names, union.roles))
    for u, name in enumerate(union.names):
        for i, s in enumerate(found):
            lacking = [r for r in records if r[0] == i and not real(r[2][u])]
            count = len(s.records) - len(lacking)
            row = ["filled", name, union.roles[u] or "", s.label, str(len(s.records)), str(count),
                share(count, len(s.records)), str(len(lacking))]
            out.record(row + (fillable(u, i, found, groups) if o.on else ["", ""]))
    if o.on:
        overlap(out, found, groups)
    return out.text()


def grouped_values(records, key):
    groups = {}
    for r in records:
        if key.of(r[2]) is not None:
            groups.setdefault(key.of(r[2]), []).append(r)
    return groups


def fillable(u, source, found, groups):
    can, by = 0, [0] * len(found)
    for group in groups.values():
        have = {r[0] for r in group if real(r[2][u])} - {source}
        gaps = sum(r[0] == source and not real(r[2][u]) for r in group)
        can += gaps if have else 0
        for i in have:
            by[i] += gaps
    order = sorted((i for i in range(len(found)) if by[i]), key=lambda i: (-by[i], i))
    return [str(can), "|".join("%s:%d" % (found[i].label, by[i]) for i in order)]


def overlap(out, found, groups):
    sets = [tuple(sorted({r[0] for r in group})) for group in groups.values()]
    total = str(len(sets))

    def row(measure, column, source, count):
        out.record([measure, column, "", source, total, str(count), share(count, len(sets)), "", "", ""])

    for one in sorted(set(sets), key=lambda one: (-sets.count(one), one)):
        row("overlap", "", "|".join(found[i].label for i in one), sets.count(one))
    for i, s in enumerate(found):
        row("customers", "", s.label, sum(i in one for one in sets))
    for n in range(1, len(found) + 1):
        row("customers", "in %d source%s" % (n, "s" if n > 1 else ""), "", sum(len(one) == n for one in sets))


# The command


def options(args):
    p = argparse.ArgumentParser(allow_abbrev=False)
    for flag in ("by-name", "canonical-names", "on-normalized", "changes", "coverage", "sorted"):
        p.add_argument("--" + flag, action="store_true")
    for text in ("sources", "map", "source-column", "join", "on", "region", "extract", "erase", "into", "by",
            "provenance", "conflicts", "report"):
        p.add_argument("--" + text)
    for some in ("label", "keep", "suppress", "survive"):
        p.add_argument("--" + some, action="append", default=[])
    p.add_argument("--in", dest="input", action="append", default=[])
    p.add_argument("--many", default="all")
    p.add_argument("-d", "--delimiter")
    p.add_argument("-D", "--out-delimiter")
    for passed in ("-S", "-T", "-j", "-r", "-o"):
        p.add_argument(passed)
    p.add_argument("-v", action="store_true")
    p.add_argument("files", nargs="*")
    return p.parse_args(args)


def merge(o):
    files = {}
    found = sources(o)
    if o.join:
        return join(o, found), files
    if o.by:
        return golden(o, found, files), files
    if o.changes:
        return changes(o, found), files
    if o.coverage:
        return coverage(o, found), files
    if o.erase:
        return erase(o, found, files), files
    if o.extract:
        return stack(o, found, lists(o, [o.extract], []), o.source_column or "source"), files
    if o.keep or o.suppress:
        return stack(o, found, lists(o, o.keep, o.suppress)), files
    return stack(o, found), files


def result(args):
    try:
        out, files = merge(options(args))
    except Refused as e:
        return {"status": 2, "out": "", "files": {}, "err": str(e)}
    return {"status": 0, "out": out, "files": files}


def main():
    if sys.argv[1:] == ["--batch"]:
        made = []
        for job in json.load(sys.stdin):
            with contextlib.chdir(job["dir"]):
                made.append(result(job["args"]))
        json.dump(made, sys.stdout)
        return 0
    one = result([latin(a) for a in sys.argv[1:]])
    sys.stdout.buffer.write(one["out"].encode("latin-1"))
    for name, text in one["files"].items():
        with open(name, "wb") as f:
            f.write(text.encode("latin-1"))
    return one["status"]


if __name__ == "__main__":
    sys.exit(main())
