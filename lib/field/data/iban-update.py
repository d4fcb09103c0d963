#!/usr/bin/env python3
"""The IBAN registry as schwifty packs it -> iban.tsv.

usage: iban-update.py schwifty/iban_registry/generated.json VERSION > iban.tsv
"""
import json
import re
import sys

SOURCE = (
    "# The IBAN registry of SWIFT (ISO 13616), by way of mdomke/schwifty %s (MIT).\n"
    "# length: of all of it; account: what stands behind the check digits, n digits, a capital letters, c either.\n"
)


def main():
    path, version = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        registry = json.load(file)
    sys.stdout.write(SOURCE % version)
    print("country\tlength\taccount")
    for country, entry in sorted(registry.items()):
        # Territories are there too, but their accounts have another's letters.
        if not entry["iban_spec"].startswith(country):
            continue
        runs = []
        for length, kind in re.findall(r"(\d+)!([nac])", entry["bban_spec"]):
            if runs and runs[-1][1] == kind:
                runs[-1][0] += int(length)
            else:
                runs.append([int(length), kind])
        print(country, entry["iban_length"], "".join("%d%s" % (n, kind) for n, kind in runs), sep="\t")


if __name__ == "__main__":
    main()
