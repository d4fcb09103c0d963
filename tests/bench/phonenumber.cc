// Read "country,phone" records, no quotes, and write each number in E.164 when
// it is valid, with libphonenumber: the peer of cust-normalize.
#include <fstream>
#include <iostream>
#include <string>

#include <phonenumbers/phonenumberutil.h>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

int main(int argc, char **argv)
{
	const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
	std::ifstream in(argc == 2 ? argv[1] : "/dev/stdin");
	std::string line;

	std::ios::sync_with_stdio(false);
	std::getline(in, line);
	std::cout << line << '\n';
	while (std::getline(in, line)) {
		const std::string::size_type comma = line.find(',');
		const std::string country = line.substr(0, comma);
		std::string text = line.substr(comma + 1);
		PhoneNumber number;

		if (util.Parse(text, country, &number) == PhoneNumberUtil::NO_PARSING_ERROR && util.IsValidNumber(number))
			util.Format(number, PhoneNumberUtil::E164, &text);
		std::cout << country << ',' << text << '\n';
	}
	return std::cout.flush() ? 0 : 2;
}
