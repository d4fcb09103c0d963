#!/usr/bin/env python3
"""Names and codes of languages in Unicode CLDR -> language.tsv.

usage: language-update.py NODE_MODULES > language.tsv

NODE_MODULES holds cldr-core and cldr-localenames-full of one version.
"""
import json
import os
import re
import sys
import unicodedata

SOURCE = (
    "# Unicode CLDR %s, cldr-localenames-full and cldr-core, Copyright (C) Unicode, Inc. (Unicode-3.0), with everyday\n"
    "# names; changed: chosen and spelled as phrase_plain does. tag: BCP 47; regions: where it is spoken or a locale is\n"
    "# known; words: its codes (ISO 639) and its names in English, Finnish, Polish, Croatian, Swedish, German, French,\n"
    "# Spanish and itself. * lists the regions and scripts that tags may have, ? the codes that rather mean countries.\n"
)
LANGUAGES = ["en", "fi", "pl", "hr", "sv", "de", "fr", "es"]

# Those with three letters whose names are looked for.
LONG = "ckb csb dsb fil gsw hsb kab rmc rmf rom sma smj smn sms szl yue".split()

# A country follows the name.
COUNTRIES = (
    "en-GB en-US en-CA en-AU en-IE es-ES es-MX es-419 pt-PT pt-BR fr-FR fr-CA fr-BE fr-CH de-DE de-AT de-CH nl-NL nl-BE "
    "sv-SE sv-FI it-IT it-CH zh-CN zh-TW zh-HK"
).split()

# What people write besides.
EVERYDAY = {
    "fi": "suo, fin., suomenkielinen, suomeksi, finnish language, in finnish, finska språket",
    "sv": "ruotsinkielinen, ruotsiksi, swe.",
    "en": "engl., eng., englanninkielinen, englanniksi, po angielsku, na engleskom, auf englisch, en anglais",
    "pl": "pol., puolankielinen, puolaksi, po polsku, język polski, na poljskom, auf polnisch, en polonais",
    "hr": "hrv., hrvatski jezik, na hrvatskom, kroatiankielinen, kroatiaksi, język chorwacki",
    "de": "deu., ger., dt., saksankielinen, saksaksi, po niemiecku, język niemiecki, na njemačkom, auf deutsch, tysk",
    "fr": "fr., fra., ranskankielinen, ranskaksi, po francusku, język francuski, na francuskom, en français",
    "es": "esp., espanjankielinen, castellano, castilian, język hiszpański, en español",
    "et": "est., vironkielinen, viro, eesti keel, język estoński",
    "ru": "rus., venäjänkielinen, venäjäksi, język rosyjski, po rosyjsku, na ruskom",
    "uk": "ukr., język ukraiński, po ukraińsku, українська мова",
    "no": "nor., norsk, norjankielinen",
    "fa": "farsi",
    "nl-BE": "flemish, flaami, flamandzki, flamanski, flamländska, flämisch, flamand, flamenco, vlaams",
    "ro": "moldavian, moldovan",
    "el": "modern greek, nykykreikka, neugriechisch",
    "sv-FI": "finlandssvenska, suomenruotsi",
    "zh": "mandarin, mandarin chinese, mandariinikiina, kiina mandariini",
    "zh-Hans": "chinese simplified, simplified chinese",
    "zh-Hant": "chinese traditional, traditional chinese",
    "he": "hebrew",
    "ff": "fulah",
    "ht": "haitian",
    "li": "limburgan",
    "ny": "chichewa",
    "or": "oriya",
    "os": "ossetian",
    "pa": "panjabi",
    "pt-BR": "portugues do brasil, brazilian",
    "en-GB": "english uk, british, brittienglanti",
    "en-US": "english usa, american, amerikanenglanti",
}

# Codes that a country has too, whose people speak another language.
COUNTRY_CODES = "ba ch ee ie kr li lu se si"


def fold(point):
    """A letter of the Latin alphabets of Europe without its accent."""
    special = {"æ": "a", "ð": "d", "ø": "o", "þ": "t", "ß": "s", "đ": "d", "ħ": "h", "ı": "i", "ĳ": "i", "ĸ": "k",
               "ŀ": "l", "ł": "l", "ŋ": "n", "œ": "o", "ŧ": "t", "ſ": "s", "ŉ": "n"}
    small = point.lower()
    if small in special:
        return special[small]
    if 0xC0 <= ord(point) <= 0x17F:
        base = unicodedata.normalize("NFD", small)[0]
        return base if base.isascii() and base.isalpha() else point
    return small if point.isascii() else point


def plain(text):
    text = unicodedata.normalize("NFC", text).replace("\u2019", "'")
    text = re.sub(r"[()\s_\u2010-\u2015\u2212-]+", " ", text)
    text = "".join(fold(c) for c in text)
    return re.sub(r"[\u0300-\u036f]", "", text).strip()


class Table:
    def __init__(self):
        self.words = {}
        self.regions = {}
        self.clashes = set()

    def add(self, word, tag, certain=False):
        for spelled in {word} if plain(word).isascii() else {word, word.capitalize(), word.upper()}:
            spelled = plain(spelled)
            if not spelled or len(spelled.encode()) > 40 or "," in spelled or "/" in spelled:
                continue
            known = self.words.get(spelled)
            if known is None or certain:
                self.words[spelled] = (tag, certain)
            elif known[0] != tag:
                self.clashes.add(spelled)


def load(root, *path):
    with open(os.path.join(root, *path), encoding="utf-8") as file:
        return json.load(file)


def names(root, locale, what):
    path = os.path.join("cldr-localenames-full", "main", locale, what + ".json")
    if not os.path.exists(os.path.join(root, path)):
        return {}
    return load(root, path)["main"][locale]["localeDisplayNames"][what]


def tag_of(key):
    """"en-GB-alt-short" -> "en-GB"; None for what is no such tag."""
    match = re.fullmatch(r"([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|419))?)(?:-alt-.*)?", key)
    return match.group(1) if match else None


def add_codes(table, root):
    known = [key for key in names(root, "en", "languages") if re.fullmatch("[a-z]{2,3}", key)]
    known = [key for key in known if key not in ("mul", "und", "zxx", "sh", "mo", "tlh", "art")]
    for code in known:
        table.add(code, code, certain=True)
    aliases = load(root, "cldr-core", "supplemental", "aliases.json")["supplemental"]["metadata"]["alias"]
    for code, alias in aliases["languageAlias"].items():
        to = alias["_replacement"]
        if re.fullmatch("[a-z]{2,3}", code) and to in known and code not in known:
            table.add(code, to, certain=True)
    return known


def add_names(table, root, wanted):
    for locale in LANGUAGES + sorted(wanted - set(LANGUAGES)):
        for key, name in names(root, locale, "languages").items():
            tag = tag_of(key)
            if tag is None or tag.split("-")[0] not in wanted:
                continue
            if locale in LANGUAGES or tag == locale:
                table.add(name, tag)
    for locale in LANGUAGES:
        languages = names(root, locale, "languages")
        territories = names(root, locale, "territories")
        for pair in COUNTRIES:
            language, region = pair.split("-")
            for key in (region, region + "-alt-short"):
                if key in territories:
                    table.add(languages[language] + " " + territories[key], pair)
    for tag, words in EVERYDAY.items():
        for word in words.split(", "):
            table.words.pop(plain(word), None)
            table.clashes.discard(plain(word))
            table.add(word, tag, certain=True)


def add_regions(table, root):
    locales = load(root, "cldr-core", "availableLocales.json")["availableLocales"]["full"]
    pairs = set()
    for locale in locales:
        match = re.fullmatch(r"([a-z]{2,3})(?:-[A-Z][a-z]{3})?-([A-Z]{2})", locale)
        if match:
            pairs.add(match.groups())
    info = load(root, "cldr-core", "supplemental", "territoryInfo.json")["supplemental"]["territoryInfo"]
    for region, facts in info.items():
        for language, spoken in facts.get("languagePopulation", {}).items():
            official = "_officialStatus" in spoken
            if official or float(spoken["_populationPercent"]) >= 0.5:
                pairs.add((language.split("_")[0], region))
    for language, region in sorted(pairs):
        table.regions.setdefault(language, []).append(region)


def main():
    root = sys.argv[1]
    version = load(root, "cldr-core", "package.json")["version"]
    table = Table()
    known = add_codes(table, root)
    add_names(table, root, {code for code in known if len(code) == 2 or code in LONG})
    add_regions(table, root)
    regions = sorted(key for key in names(root, "en", "territories") if re.fullmatch("[A-Z]{2}", key))
    regions = [code for code in regions if code not in ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")]
    locales = load(root, "cldr-core", "availableLocales.json")["availableLocales"]["full"]
    scripts = sorted({part for locale in locales for part in locale.split("-") if len(part) == 4})
    by_tag = {}
    for word, (tag, certain) in table.words.items():
        if certain or word not in table.clashes:
            by_tag.setdefault(tag, []).append(word)
    left_out = sorted(word for word in table.clashes if not table.words[word][1])
    sys.stderr.write("left out: %s\n" % (", ".join(left_out) or "none"))
    sys.stdout.write(SOURCE % version)
    print("tag\tregions\twords")
    print("*", " ".join(regions), " ".join(scripts), sep="\t")
    print("?", "", COUNTRY_CODES, sep="\t")
    for tag in sorted(by_tag):
        print(tag, " ".join(table.regions.get(tag, [])), ", ".join(sorted(by_tag[tag])), sep="\t")


if __name__ == "__main__":
    main()
