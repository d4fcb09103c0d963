#!/usr/bin/env python3
"""PhoneNumberMetadata.xml of google/libphonenumber -> phone.tsv.

usage: phone-update.py PhoneNumberMetadata.xml VERSION > phone.tsv
       phone-update.py --examples PhoneNumberMetadata.xml VERSION > examples.tsv
"""
import re
import sys
import xml.etree.ElementTree as ElementTree

SOURCE = (
    "# PhoneNumberMetadata.xml of google/libphonenumber v%s, Copyright (C) 2009 The Libphonenumber Authors;\n"
    "# Apache-2.0 (https://www.apache.org/licenses/LICENSE-2.0); changed: %s.\n"
)

# In the order in which a number that several patterns match is judged.
KINDS = {
    "premium": "premiumRate",
    "toll_free": "tollFree",
    "shared_cost": "sharedCost",
    "voip": "voip",
    "personal": "personalNumber",
    "pager": "pager",
    "company": "uan",
    "voicemail": "voicemail",
    "fixed": "fixedLine",
    "mobile": "mobile",
}


def squeeze(text):
    return re.sub(r"\s+", "", text or "")


def lengths(element, attribute):
    """The set that "[4-6],9" stands for."""
    numbers = set()
    for part in re.findall(r"\[\d+-\d+\]|\d+", element.get(attribute) or ""):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        numbers.update(range(ends[0], ends[-1] + 1))
    return numbers


def spell(numbers):
    return ",".join(str(n) for n in sorted(numbers))


def described(territory):
    """(kind, its element) of what may be dialled from abroad."""
    for kind, tag in KINDS.items():
        element = territory.find(tag)
        if element is not None:
            yield kind, element


def possible(territory):
    """Lengths of whole numbers, and of those that only do within an area."""
    whole, local = set(), set()
    for _, element in described(territory):
        for each in element.iter("possibleLengths"):
            whole |= lengths(each, "national")
            local |= lengths(each, "localOnly")
    return whole, local - whole


def facts(territory):
    """(what, lengths, value) of one region."""
    whole, local = possible(territory)
    prefix = territory.get("nationalPrefixForParsing") or territory.get("nationalPrefix")
    yield "code", "", territory.get("countryCode")
    yield "international", "", squeeze(territory.get("internationalPrefix"))
    yield "national", "", squeeze(prefix)
    yield "transform", "", squeeze(territory.get("nationalPrefixTransformRule"))
    yield "leading", "", squeeze(territory.get("leadingDigits"))
    yield "local", spell(local), ""
    yield "general", spell(whole), squeeze(territory.findtext("generalDesc/nationalNumberPattern"))
    for kind, element in described(territory):
        yield (
            kind,
            spell(lengths(element.find("possibleLengths"), "national")),
            squeeze(element.findtext("nationalNumberPattern")),
        )


def rank(territory):
    """Regions of one code together, the main one first."""
    return int(territory.get("countryCode")), territory.get("mainCountryForCode") != "true", territory.get("id")


def main():
    examples = "--examples" in sys.argv
    path, version = [word for word in sys.argv[1:] if word != "--examples"]
    territories = sorted(ElementTree.parse(path).getroot().iter("territory"), key=rank)
    if examples:
        print(SOURCE % (version, "its example numbers only"), end="")
        print("region\tcode\tkind\tnumber")
        for territory in territories:
            for kind, element in described(territory):
                print(territory.get("id"), territory.get("countryCode"), kind,
                    element.findtext("exampleNumber"), sep="\t")
        return
    print(SOURCE % (version, "what is not about reading a number left out, one fact a line"), end="")
    print("region\twhat\tlengths\tvalue")
    for territory in territories:
        for what, numbers, value in facts(territory):
            if numbers or value:
                print(territory.get("id"), what, numbers, value, sep="\t")


main()
