"""Read "country,phone" records, no quotes, and write each number in E.164 when
it is valid, with python3-phonenumbers: the peer of cust-normalize."""
import sys

import phonenumbers


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        sys.stdout.write(next(lines))
        for line in lines:
            country, text = line.rstrip("\n").split(",")
            try:
                number = phonenumbers.parse(text, country)
                if phonenumbers.is_valid_number(number):
                    text = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            except phonenumbers.NumberParseException:
                pass
            sys.stdout.write("%s,%s\n" % (country, text))


main()
