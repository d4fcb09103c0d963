# months.tsv -> the C table of lib/field/month.h.  Words are spelled with the
# letters a to z, as utf8_fold does, and sorted by bytes.
{
	word = $3
	for (letter in plain)
		gsub(letter, plain[letter], word)
	if (NF != 3 || word !~ /^[abcdefghijklmnopqrstuvwxyz]+$/ || $2 < 1 || $2 > 12)
		fail("not language, month, word")
	if (!($1 in known)) {
		known[$1] = nlanguages++
		language[known[$1]] = $1
	}
	if (!(word in seen)) {
		seen[word] = 1
		for (i = nwords++; i > 0 && words[i - 1] > word; i--)
			words[i] = words[i - 1]
		words[i] = word
	}
	month[word, known[$1]] = $2
}

END {
	if (failed)
		exit 1
	print "/*" source " */"
	print "#include \"field/month.h\"\n"
	print "_Static_assert(MONTH_LANGUAGES == " nlanguages ", \"languages of months.tsv\");\n"
	print "const char *const months_table_language[MONTH_LANGUAGES] = {"
	for (i = 0; i < nlanguages; i++)
		print "\t\"" language[i] "\","
	print "};\n"
	print "const size_t months_table_length = " nwords ";\n"
	print "const struct month months_table[] = {"
	for (i = 0; i < nwords; i++) {
		line = ""
		for (l = 0; l < nlanguages; l++)
			line = line (l ? ", " : "") (month[words[i], l] + 0)
		print "\t{ \"" words[i] "\", { " line " } },"
	}
	print "};"
}
