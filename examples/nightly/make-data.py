#!/usr/bin/env python3
"""Write the example's sources: crm-fi.csv, shop-pl.csv, newsletter-hr.tsv, orders.csv.

The same bytes every time.  Everybody in them is invented: popular names (forenames and
surnames by country, popular-names-by-country-dataset, CC0) drawn by lot, streets that
every town could have, e-mail addresses under .example and example.com (RFC 2606), phone
numbers with zeros where subscribers are counted.

usage: make-data.py [DIRECTORY]
"""
import datetime
import os
import random
import sys
import unicodedata

FORENAMES = {
    "FI": "Olivia Aino Aada Lilja Eevi Isla Helmi Venla Sofia Ellen|"
          "Leo Väinö Eino Oliver Elias Onni Emil Eeli Toivo Leevi",
    "PL": "Zofia Zuzanna Hanna Maja Laura Julia Oliwia Alicja Lena Pola|"
          "Antoni Jan Aleksander Franciszek Nikodem Jakub Leon Stanisław Mikołaj Szymon",
    "HR": "Mia Lucija Nika Rita Ema Mila Marta Sara Ana Dora|"
          "Luka David Jakov Ivan Roko Petar Mateo Niko Matej Fran Josip",
}
SURNAMES = {
    "FI": "Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen "
          "Järvinen Lehtonen Lehtinen Saarinen Salminen Heinonen Niemi Heikkilä Kinnunen "
          "Salonen Turunen Salo Laitinen Tuominen Rantanen Karjalainen Jokinen Mattila "
          "Savolainen Lahtinen Ahonen",
    "PL": "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński "
          "Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Kwiatkowski Wojciechowski "
          "Krawczyk Kaczmarek Piotrowski Grabowski",
    "HR": "Horvat Kovačević Babić Marić Jurić Novak Kovačić Knežević Vuković Marković "
          "Petrović Matić Tomić Pavlović Kovač Božić Blažević Grgić Pavić Radić Perić "
          "Filipović Šarić Lovrić Vidović Perković Popović Bošnjak Jukić Barišić",
}
STREETS = {
    "FI": "Koivukuja Tähtitie Rantapolku Mäntytie Kirkkokatu Puistokatu Peltotie Hämeentie".split(),
    "PL": "Słoneczna,Lipowa,Leśna,Kwiatowa,Ogrodowa,Szkolna,Łąkowa,Źródlana".split(","),
}
TOWNS = {
    "FI": "00100 Helsinki,02100 Espoo,33100 Tampere,20100 Turku,90100 Oulu,40100 Jyväskylä,"
          "70100 Kuopio,53100 Lappeenranta,60100 Seinäjoki,13100 Hämeenlinna",
    "PL": "00-001 Warszawa,30-001 Kraków,90-001 Łódź,50-001 Wrocław,60-001 Poznań,"
          "80-001 Gdańsk,40-001 Katowice,20-001 Lublin,15-001 Białystok,35-001 Rzeszów",
    "HR": "10000 Zagreb,21000 Split,51000 Rijeka,31000 Osijek,23000 Zadar,52100 Pula,"
          "35000 Slavonski Brod,22000 Šibenik,20000 Dubrovnik,42000 Varaždin",
}
MAIL = {
    "FI": ["posti.example", "luukku.example", "example.com"],
    "PL": ["poczta.example", "skrzynka.example", "example.com"],
    "HR": ["posta.example", "pretinac.example", "example.com"],
}
COMMENTS = [
    "", "", "", "", "Proszę dzwonić przed dostawą", "Zostawić u sąsiada, m. 4",
    "Domofon \"Nowak\"\r\nkod 1408", "Nie ma mnie przed 16:00;\r\nproszę o SMS",
    "Paczkomat \"Dworzec\"", "Uwaga: zły pies\r\n\r\nBrama od podwórka",
]
AS_OF = datetime.date(2025, 6, 30)
lot = random.Random(20250630)
NUMBERS = lot.sample(range(1000), 1000)  # one telephone number each


def day(newest, oldest):
    """A date that many days before AS_OF."""
    return AS_OF - datetime.timedelta(days=lot.randint(newest, oldest))


def person(land, taken):
    women, men = (half.split() for half in FORENAMES[land].split("|"))
    first = last = None
    while first is None or ((first, last) in taken and lot.random() < .8):
        first, last = lot.choice(women + men), lot.choice(SURNAMES[land].split())
    taken.add((first, last))
    if land == "PL" and first in women and last.endswith("ski"):
        last = last[:-1] + "a"
    plain = (first + "." + last).lower().replace("ł", "l").replace("đ", "dj")
    plain = unicodedata.normalize("NFD", plain).encode("ascii", "ignore").decode()
    mail = plain + "@" + lot.choice(MAIL[land])
    while mail in taken:
        mail = plain + str(lot.randint(2, 99)) + "@" + lot.choice(MAIL[land])
    taken.add(mail)
    postcode, town = lot.choice(TOWNS[land].split(",")).split(" ", 1)
    return dict(first=first, last=last, email=mail, land=land, postcode=postcode, town=town,
                phone="%03d" % NUMBERS.pop(), street=lot.choice(STREETS.get(land, STREETS["FI"])),
                house=lot.randint(1, 90), door=lot.randint(1, 40),
                born=AS_OF - datetime.timedelta(days=lot.randint(19 * 365, 80 * 365)))


def typed(mail):
    """The address as its owner typed it this time."""
    local, domain = mail.split("@")
    return lot.choice([mail, mail, mail, mail.upper(), local.title() + "@" + domain, mail + " "])


def hands(p):
    """First and last name as they were typed in: capitals, small letters, a space behind."""
    first, last = p["first"], p["last"]
    n = lot.random()
    if n < .12:
        return first.upper(), last.upper()
    if n < .18:
        return first.lower(), last.lower()
    if n < .22:
        return first + " ", last
    if n < .25:
        return first, " " + last + "  "
    return first, last


def crm(people):
    """Finnish CRM: semicolons, Windows-1252, CRLF, decimal comma, d.m.yyyy."""
    rows = ["Asiakasnumero;Etunimi;Sukunimi;Sähköposti;Puhelin;Katuosoite;Postinumero;"
            "Postitoimipaikka;Maa;Syntymäaika;Asiakkaan arvo;Markkinointilupa;Päivitetty"]
    for i, p in enumerate(people):
        n = p["phone"]
        street = "%s %d%s" % (p["street"], p["house"], lot.choice(
            ["", " A %d" % p["door"], " as. %d" % p["door"]]))
        if i % 61 == 17:
            street = '"%s; ovikoodi ""1%s"""' % (street, n)
        if i == 143:
            street = "PL 12; Keskusta"
        whole, cents = divmod(lot.choice([0, 0, lot.randint(900, 250000)]), 100)
        value = "%s,%02d €" % (format(whole, ",").replace(",", "\xa0"), cents)
        d, b = day(1, 1900), p["born"]
        rows.append(";".join([
            "A%05d" % (10400 + 7 * i), *hands(p),
            "" if i % 23 == 5 else typed(p["email"]),
            lot.choice(["040 000 0" + n, "+358 40 0000" + n, "0400000" + n, "040-0000" + n,
                        "(040) 000 0" + n, "+358(0)400000" + n, ""]),
            street, p["postcode"], lot.choice([p["town"], p["town"], p["town"].upper()]),
            lot.choice(["Suomi", "Suomi", "SUOMI", "Finland", "FI"]),
            "%d.%d.%d" % (b.day, b.month, b.year) if i % 4 else "", value,
            lot.choice(["Kyllä", "Kyllä", "Ei", ""]), "%d.%d.%d" % (d.day, d.month, d.year)]))
    return ("\r\n".join(rows) + "\r\n").encode("windows-1252")


def shop(people):
    """Polish web shop: everything quoted, UTF-8 with a mark, CRLF, line breaks in comments."""
    rows = [["Id klienta", "Imię", "Nazwisko", "Adres e-mail", "Telefon", "Ulica", "Kod pocztowy",
             "Miejscowość", "Kraj", "Data rejestracji", "Zgoda marketingowa", "Uwagi"]]
    for i, p in enumerate(people):
        n = p["phone"]
        phone, street = [
            ["+48 500 000 " + n, "500000" + n, "500-000-" + n, "0048500000" + n],
            "ul. %s %d/%d" % (p["street"], p["house"], p["door"])] if p["land"] == "PL" else [
            ["+358 40 0000" + n, "00358400000" + n], "%s %d" % (p["street"], p["house"])]
        rows.append([
            "S-%d" % (2001 + i), *hands(p), typed(p["email"]), lot.choice(phone), street,
            p["postcode"], p["town"],
            lot.choice(["Polska", "Polska", "PL"]) if p["land"] == "PL" else "Finlandia",
            day(0, 1500).isoformat(), lot.choice(["TAK", "NIE"]), lot.choice(COMMENTS)])
    lines = [",".join('"%s"' % f.replace('"', '""') for f in r) for r in rows]
    data = ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()
    return data.replace("Łódź".encode(), "Łódź".encode("iso-8859-2"), 1)  # typed in the old system


def newsletter(people):
    """Croatian newsletter list: TSV, UTF-8, capitals, some names decomposed, three cut records."""
    rows = ["E-pošta\tIme\tPrezime\tGrad\tDržava\tDatum prijave\tPrivola"]
    for i, p in enumerate(people):
        d = day(0, 1300)
        land = {"HR": ["Hrvatska", "Hrvatska", "HR"], "FI": ["Finska"], "PL": ["Poljska"]}[p["land"]]
        mail, name = p["email"], list(hands(p))
        if i % 9 == 2:
            name = [unicodedata.normalize("NFD", s) for s in name]
        fields = [mail.upper() if i % 3 else typed(mail), *name, p["town"] if i % 5 else "",
                  lot.choice(land), "%d. %d. %d." % (d.day, d.month, d.year),
                  lot.choice(["da", "da", "DA", "ne"])]
        rows.append("\t".join({58: fields[:4], 101: fields[:5] + [""] + fields[5:],
                               170: fields[:2]}.get(i, fields)))
    return ("\n".join(rows) + "\n").encode()


def orders(people):
    """Order log; the export of each day repeats the last orders of the day before."""
    rows = []
    buyers = lot.sample(people, len(people) * 3 // 5)
    for i in range(700):
        p = buyers[min(int(lot.expovariate(1 / 90)), len(buyers) - 1)]
        currency = "PLN" if p["land"] == "PL" else "EUR"
        rows.append([typed(p["email"]), "T%06d" % (480000 + 3 * i), day(0, 1100).isoformat(),
                     "%d.%02d" % (lot.randint(5, 400), lot.choice([0, 50, 90, 99])), currency])
    rows = [r for i, r in enumerate(rows) for r in ([r, r] if i % 45 == 44 else [r])]
    return ("\n".join(",".join(r) for r in [["email", "order_id", "order_date", "amount", "currency"],
                                           *rows]) + "\n").encode()


def opt_out(people):
    """Those who told the company, by whatever way, that they want no mail: as it was written down."""
    rows = []
    for i, p in enumerate(lot.sample(people, 24)):
        mail = p["email"].upper() if i % 4 == 1 else typed(p["email"])
        rows.append([mail, day(0, 400).isoformat()])
    return "".join(",".join(r) + "\n" for r in [["email", "received"], *rows]).encode()


def main():
    to, taken = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(__file__) or ".", set()
    fi, pl, hr = ([person(land, taken) for _ in range(n)]
                  for land, n in (("FI", 360), ("PL", 250), ("HR", 170)))
    in_crm = fi + lot.sample(fi, 20)
    in_shop = pl + lot.sample(fi, 50) + lot.sample(pl, 30)
    on_list = hr + lot.sample(fi, 40) + lot.sample(pl, 45) + lot.sample(hr, 15)
    for people in in_crm, in_shop, on_list:
        lot.shuffle(people)
    for name, data in (("crm-fi.csv", crm(in_crm)), ("shop-pl.csv", shop(in_shop)),
                       ("newsletter-hr.tsv", newsletter(on_list)), ("orders.csv", orders(fi + pl + hr)),
                       ("opt-out.csv", opt_out(fi + pl + hr))):
        with open(os.path.join(to, name), "wb") as out:
            out.write(data)


main()
