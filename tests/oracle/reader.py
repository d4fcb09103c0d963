#!/usr/bin/env python3
"""A second reader: the rules of cust-records(5) as a plain state machine, one
byte after the other, written without looking at lib/record.  It shows what a
stream holds, for tests that hold the library against it.

    reader.py [-d DELIMITER] [-n] [--lenient] [--text] [FILE]...

prints one JSON object (a list of them for several files).  Bytes are shown as characters U+0000..U+00FF.

    delimiter, lone_cr, header, blank, cut (the last line has no end)
    records   good ones: record, line, byte, fields, raw
    bad       bad ones: record, line, byte, reason, raw (what is set aside)
    error     what ended the reading (bad header, a stream cut short), or null

    reader.py --transcripts

reads inputs as lines of hexadecimal digits and prints what tests/fuzz/differ -t
prints for them, with one word for each reason.
"""
import argparse
import codecs
import json
import re
import sys

DECIDE = 256 << 10  # how much is looked at to tell whether CR ends records
QUOTE, CR, LF = 0x22, 0x0D, 0x0A
MARKER = re.compile(rb'"stream cut short by (cust-[a-z]+)\n')


class Bad(Exception):
    """A malformed record: the reason, the offset where it shows."""

    def __init__(self, reason, at):
        super().__init__(reason)
        self.reason, self.at = reason, at


def decode(data):
    """Remove one mark; UTF-16 by its mark becomes UTF-8."""
    if data.startswith(codecs.BOM_UTF8):
        return data[3:]
    for mark, name in ((codecs.BOM_UTF16_LE, 'utf-16-le'), (codecs.BOM_UTF16_BE, 'utf-16-be')):
        if data.startswith(mark):
            return data[2:].decode(name).encode()
    return data


def ends_with_cr(data):
    """Do records end with CR alone?  Only when no LF stands outside quotes."""
    quoted, seen = False, False
    for byte in data[:DECIDE]:
        if byte == QUOTE:
            quoted = not quoted
        elif not quoted and byte == LF:
            return False
        elif not quoted and byte == CR:
            seen = True
    return seen


def sniff(line):
    """The one usual delimiter that stands outside quotes in the header."""
    quoted, seen = False, set()
    for byte in line:
        if byte == QUOTE:
            quoted = not quoted
        elif not quoted and byte in b',;\t|':
            seen.add(byte)
    if len(seen) > 1:
        raise Bad('delimiter', 0)
    return seen.pop() if seen else ord(',')


class Reader:
    def __init__(self, data, delimiter=None, lenient=False, text=False):
        self.data = decode(data)
        self.delimiter, self.lenient, self.text = delimiter, lenient, text
        self.lone_cr = ends_with_cr(self.data)
        self.at, self.line = 0, 1
        self.blank, self.repaired = 0, False
        self.cut = not self.data.endswith(b'\r' if self.lone_cr else b'\n')

    def end_at(self, i):
        """Length of the line end at i, 0 when there is none."""
        d = self.data
        if self.lone_cr:
            return 1 if d[i:i + 1] == b'\r' else 0
        if d[i:i + 2] == b'\r\n':
            return 2
        return 1 if d[i:i + 1] == b'\n' else 0

    def move(self, to):
        """Go on at `to`, counting the lines passed."""
        self.line += self.data.count(b'\r' if self.lone_cr else b'\n', self.at, to)
        self.at = to

    def skip_blank(self):
        while (n := self.end_at(self.at)) > 0:
            self.blank += 1
            self.move(self.at + n)

    def physical_line(self):
        """Offset behind the line at self.at, and of its end."""
        i = self.data.find(b'\r' if self.lone_cr else b'\n', self.at)
        if i < 0:
            return len(self.data), len(self.data)
        end = i
        if not self.lone_cr and end > self.at and self.data[end - 1] == CR:
            end -= 1
        return i + 1, end

    def header_line(self):
        """Offset of the end of the header, as far as quotes alone can tell."""
        quoted = False
        for i in range(self.at, len(self.data)):
            if self.data[i] == QUOTE:
                quoted = not quoted
            elif not quoted and self.data[i] in (CR, LF):
                return i
        return len(self.data)

    def field(self, i):
        """One field from offset i: its value and the offset behind it."""
        d, n = self.data, len(self.data)
        if i < n and d[i] == QUOTE:
            return self.quoted(i)
        start = i
        while i < n and d[i] != self.delimiter and not self.end_at(i):
            if d[i] == QUOTE and not self.lenient:
                raise Bad('quote', i)
            if d[i] in (CR, LF) and not self.lenient:
                raise Bad('cr', i)
            if d[i] in (QUOTE, CR, LF):
                self.repaired = True
            i += 1
        return d[start:i], i

    def quoted(self, opened):
        d, n, value, i = self.data, len(self.data), bytearray(), opened + 1
        while True:
            close = d.find(b'"', i)
            if close < 0:
                raise Bad('unterminated', opened)
            value += d[i:close]
            i = close + 1
            if i < n and d[i] == QUOTE:
                value.append(QUOTE)
                i += 1
                continue
            if i < n and d[i] != self.delimiter and not self.end_at(i):
                raise Bad('cr' if d[i] in (CR, LF) else 'behind quote', i)
            return bytes(value), i

    def record(self):
        """One record from self.at: fields, raw bytes, offset behind it."""
        i, fields = self.at, []
        self.repaired = False
        while True:
            value, i = self.field(i)
            fields.append(value)
            if i < len(self.data) and self.data[i] == self.delimiter:
                i += 1
                continue
            raw = self.data[self.at:i]
            return fields, raw, i + self.end_at(i)


def place(reader, number):
    return {'record': number, 'line': reader.line, 'byte': reader.at}


def fit(reader, fields, n):
    """Lenient: as many fields as the header has, if nothing is guessed."""
    if reader.lenient and len(fields) < n:
        fields += [b''] * (n - len(fields))
        reader.repaired = True
    while reader.lenient and len(fields) > n and fields[-1] == b'':
        fields.pop()
        reader.repaired = True
    return len(fields) == n


def is_utf8(raw):
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def judge(reader, fields, raw, n):
    """The reason a well-formed record is bad, or None."""
    if n is not None and not fit(reader, fields, n):
        return 'ragged'
    return 'utf8' if reader.text and not is_utf8(raw) else None


def find_delimiter(reader):
    """A first line "sep=;" decides, else the line of the header."""
    line = reader.data[reader.at:reader.physical_line()[1]]
    if len(line) == 5 and line.startswith(b'sep='):
        reader.move(reader.physical_line()[0])
        reader.skip_blank()
        if reader.delimiter is None:
            reader.delimiter = line[4]
    if reader.delimiter is None:
        reader.delimiter = sniff(reader.data[reader.at:reader.header_line()])


def read_header(reader):
    """The names."""
    names, raw, behind = reader.record()
    if reader.text and not is_utf8(raw):
        raise Bad('utf8', reader.at)
    reader.move(behind)
    return names


def set_aside(reader, bad, where):
    """The bytes of a malformed record and the offset behind them."""
    behind, end = reader.physical_line()
    raw = reader.data[reader.at:end]
    if bad.reason == 'unterminated':
        where['opened'] = reader.line + reader.data.count(
            b'\r' if reader.lone_cr else b'\n', reader.at, bad.at)
        marker = MARKER.fullmatch(reader.data[reader.at:])
        if marker:
            raise Bad('cut short by ' + marker[1].decode(), reader.at)
    return raw, behind


def read_records(reader, n, out):
    number = 0
    while True:
        reader.skip_blank()
        if reader.at == len(reader.data):
            return
        number += 1
        where = place(reader, number)
        try:
            fields, raw, behind = reader.record()
            reason = judge(reader, fields, raw, n)
        except Bad as bad:
            raw, behind = set_aside(reader, bad, where)
            reason = bad.reason
        if reason is None:
            n = len(fields)
            where.update(fields=fields, raw=raw, repaired=reader.repaired)
            out['records'].append(where)
        else:
            out['bad'].append({**where, 'reason': reason, 'raw': raw})
        reader.move(behind)


def read(data, delimiter=None, no_header=False, lenient=False, text=False):
    reader = Reader(data, delimiter, lenient, text)
    out = {'header': None, 'records': [], 'bad': [], 'error': None}
    n = None
    try:
        reader.skip_blank()
        find_delimiter(reader)
        if reader.at == len(reader.data):
            raise Bad('empty', 0)
        if not no_header:
            out['header'] = read_header(reader)
            n = len(out['header'])
        read_records(reader, n, out)
    except Bad as bad:
        try:
            set_aside(reader, bad, {})
        except Bad as marker:
            bad = marker
        out['error'] = bad.reason
    out.update(delimiter=None if reader.delimiter is None else chr(reader.delimiter),
               lone_cr=reader.lone_cr, blank=reader.blank, cut=reader.cut)
    return out


def shown(raw):
    return ''.join(chr(c) if chr(c) in 'abcdefghijklmnopqrstuvwxyz0123456789' else f'%{c:02X}'
                   for c in raw)


def transcript(data, lenient):
    """As tests/fuzz/transcript.h says."""
    out = read(data, lenient=lenient, text=True)
    if out['header'] is not None:
        print('header|' + '|'.join(map(shown, out['header'])))
    for r in sorted(out['records'] + out['bad'], key=lambda r: r['record']):
        raw = shown(r['raw'])
        if 'reason' in r:
            print(f"bad {r['record']} {r['line']} {r['byte']} {r['reason']} | {raw}")
        else:
            fields = '|'.join(map(shown, r['fields']))
            print(f"record {r['record']} {r['byte']} {'-' if r['repaired'] else raw}|{fields}")
    if out['header'] is None:
        print(f"end {out['error']} | blank 0 | cut 0 | repaired 0\n")
    else:
        repaired = sum(r['repaired'] for r in out['records'])
        cut = int(out['cut'] and out['error'] is None)
        print(f"end {out['error'] or 'well'} | blank {out['blank']} | cut {cut}"
              f" | repaired {repaired}\n")


def main():
    p = argparse.ArgumentParser()
    p.add_argument('-d', dest='delimiter')
    p.add_argument('-n', dest='no_header', action='store_true')
    p.add_argument('--lenient', action='store_true')
    p.add_argument('--text', action='store_true')
    p.add_argument('--transcripts', action='store_true')
    p.add_argument('file', nargs='*', default=['-'])
    o = p.parse_args()
    if o.transcripts:
        for line in sys.stdin:
            for lenient in (False, True):
                transcript(bytes.fromhex(line), lenient)
        return
    views = []
    for name in o.file:
        data = sys.stdin.buffer.read() if name == '-' else open(name, 'rb').read()
        delimiter = ord(o.delimiter) if o.delimiter else None
        views.append(read(data, delimiter, o.no_header, o.lenient, o.text))
    json.dump(views[0] if len(views) == 1 else views, sys.stdout,
              default=lambda b: b.decode('latin-1'), sort_keys=True)
    print()


if __name__ == '__main__':
    main()
