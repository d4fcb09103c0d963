# schemes.tsv -> the C tables of lib/field/schemes_table.h.
function joined(list, prefix,    n, part, i, text) {
	n = split(list, part, ",")
	for (i = 1; i <= n; i++)
		text = text (i > 1 ? " | " : "") prefix toupper(part[i])
	return text
}

{
	if (NF != 7)
		fail("not country, name, uses, length, shape, notes, check")
	if ($1 < country)
		fail("not in the order of countries")
	if ($1 != country) {
		first[ncountries] = nentries
		code[ncountries++] = $1
		country = $1
	}
	ends = split($4, length_of, "-")
	label = toupper($2)
	gsub("_", "", label)
	shape = $5 == "-" ? "NULL" : $5 == "?" ? "\"\"" : "\"" $5 "\""
	if (length($5) > 1 && length($5) != $4 + 0)
		fail("the shape has another length")
	entry[nentries++] = "\t{ \"" $2 "\", \"" label "\", \"" $1 "\", " \
	    joined($3, "SCHEME_") ",\n\t    " length_of[1] ", " length_of[ends] \
	    ", SCHEMES_CENTURY_" ($6 ~ /^(sign|plus)$/ ? toupper($6) : "NONE") \
	    ", " ($6 == "open" ? "true" : "false") ", " shape ", " \
	    ($7 == "-" ? "NULL" : "scheme_" $7) " },"
}

END {
	if (failed)
		exit 1
	print "#include \"field/schemes_table.h\"\n"
	print "#include \"field/scheme.h\""
	print "#include \"field/scheme_birth.h\""
	print "#include \"field/scheme_firm.h\""
	print "#include \"field/scheme_person.h\""
	print "#include \"field/scheme_vat.h\"\n"
	print "_Static_assert(" ncountries " < 64, \"a bit for each country\");\n"
	print "const struct schemes_entry schemes_entries[] = {"
	for (i = 0; i < nentries; i++)
		print entry[i]
	print "};\n"
	print "const size_t schemes_count = " nentries ";\n"
	print "const struct schemes_country schemes_countries[] = {"
	first[ncountries] = nentries
	for (i = 0; i < ncountries; i++)
		print "\t{ \"" code[i] "\", " first[i] + 0 ", " first[i + 1] - first[i] " },"
	print "};\n"
	print "const size_t schemes_ncountries = " ncountries ";"
}
