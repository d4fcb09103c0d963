#!/usr/bin/env python3
"""postcodes.tsv: postcodes-update.py postcodes.tsv > postcodes.tsv

The argument: country, pattern, prefix, ... with the patterns as regular
expressions.  They become forms: d a digit, a a letter, n either, [...] one of
these, @ the letters of a British postcode area, capitals and digits
themselves, space and - what is written between, | or.
"""
import re
import sys
from re import _parser as parser

HEAD = """\
# Patterns: commerceguys/addressing (MIT, 2026-04); first digits of BA BY ES HR IN NL SE and letters of IE: validator.js 13.15 (MIT); signs: distinguishing signs of vehicles (1968 Convention on Road Traffic)
# Made by postcodes-update.py. form: d digit, a letter, n either, [...] one of these, @ the letters of a British postcode area, space and - are optional in what is read, | or;
# signs: what may stand before the code besides the two letters of the country; sure: * no other country has codes of this form. The areas stand in the line of @.
country	form	signs	sure
"""

AREAS = """
AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE
DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP
IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE
PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR
TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""

# Where the pattern says too little, or leaves open what is written.
FORMS = {
    "AI": "AI-2640",
    "BA": "[78]dddd",
    "BN": "aadddd",
    "BY": "2[1-4]dddd",
    "ES": "[0-4]dddd|5[0-2]ddd",
    "FR": "ddddd",
    "GB": "@d d[ABD-HJLN-UW-Z][ABD-HJLN-UW-Z]|@dn d[ABD-HJLN-UW-Z][ABD-HJLN-UW-Z]|GIR 0AA"
          "|BFPO d|BFPO dd|BFPO ddd|BFPO dddd",
    "HR": "[1-5]dddd",
    "IE": "[A-NP-Z]d[0-9W] " + 4 * "[0-9A-NP-Z]",
    "IN": "1[1-9]dddd|2[0-8]dddd|3[0-46-9]dddd|4ddddd|5[0-36-9]dddd|6[0-47-9]dddd|7ddddd"
          "|8[0-5]dddd|9ddddd",
    "LT": "LT-ddddd",
    "NL": "[1-9]ddd [A-RT-Z]a|[1-9]ddd S[BCE-RT-Z]",
    "SE": "[1-9]dd dd",
    "SH": "ASCN 1ZZ|STHL 1ZZ|TDCU 1ZZ",
}

SIGNS = """
AT=A BA=BIH BE=B CH=CH DE=D EE=EST ES=E ES=ESP FI=FIN FI=SF FR=F GB=UK GR=EL HU=H IE=IRL
IT=I LI=FL LU=L ME=MNE MK=NMK MT=M NO=N PT=P PL=POL RS=SRB RU=RUS SE=S SI=SLO US=USA
XK=RKS HR=HRV SE=SWE DE=DEU AX=FI AX=FIN
"""
SURE = ["CA", "GB", "LT", "LV", "NL"]


def char_class(items):
    """One character of a form for [...] of a pattern."""
    text = ""
    for op, value in items:
        if op is parser.CATEGORY:
            text += "0-9"
        elif op is parser.RANGE:
            text += "%c-%c" % value
        else:
            text += chr(value)
    names = {"0-9": "d", "A-Z": "a", "A-Z0-9": "n", "0-9A-Z": "n", " -": "-"}
    return names.get(text, "[" + text + "]")


def forms_of(items):
    """All forms of a parsed pattern, the longest first where it may end early."""
    forms = [""]
    for op, value in items:
        if op is parser.LITERAL:
            more = [chr(value)]
        elif op is parser.IN:
            more = [char_class(value)]
        elif op is parser.SUBPATTERN:
            more = forms_of(value[3])
        elif op is parser.BRANCH:
            more = [form for branch in value[1] for form in forms_of(branch)]
        elif op is parser.MAX_REPEAT:
            low, high, repeated = value
            once = forms_of(repeated)
            if once in ([" "], ["-"]):
                low = 1  # written always, optional in what is read
            more = []
            for n in range(high, low - 1, -1):
                these = [""]
                for _ in range(n):
                    these = [a + b for a in these for b in once]
                more += these
        elif op is parser.AT:
            more = [""]
        else:
            raise ValueError(op)
        forms = [a + b for a in forms for b in more]
    return forms


def main():
    signs = {}
    for country, sign in (x.split("=") for x in SIGNS.split()):
        signs.setdefault(country, []).append(sign)
    out = [HEAD, "@\t%s\t\t\n" % " ".join(AREAS.split())]
    with open(sys.argv[1], encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f]
    for row in sorted(r for r in rows if re.fullmatch("[A-Z]{2}", r[0])):
        country, pattern, prefix = row[:3]
        form = FORMS.get(country) or "|".join(dict.fromkeys(forms_of(parser.parse(pattern))))
        own = [x for x in [prefix.strip(" -")] if x not in ("", country)] + signs.get(country, [])
        own = [x for x in dict.fromkeys(own) if x != country]
        out.append("%s\t%s\t%s\t%s\n" % (country, form, " ".join(own), "*" if country in SURE else ""))
    sys.stdout.write("".join(out))


main()
