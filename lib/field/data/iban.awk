# iban.tsv -> the C table of lib/field/iban_table.h: a letter for each place of
# an account.
{
	if (NF != 3 || $1 <= country)
		fail("not country, length, account, by country")
	country = $1
	account = ""
	rest = $3
	while (match(rest, /^[1-9][0-9]*[nac]/)) {
		for (i = 0; i < substr(rest, 1, RLENGTH - 1) + 0; i++)
			account = account substr(rest, RLENGTH, 1)
		rest = substr(rest, RLENGTH + 1)
	}
	if (rest != "" || length(account) + 4 != $2)
		fail("the account has another length")
	entry[n++] = "\t{ \"" $1 "\", " $2 ", \"" account "\" },"
}

END {
	if (failed)
		exit 1
	print "#include \"field/iban_table.h\"\n"
	print "const struct iban_table_entry iban_table[] = {"
	for (i = 0; i < n; i++)
		print entry[i]
	print "};\n"
	print "const size_t iban_table_count = " n ";"
}
