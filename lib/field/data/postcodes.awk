# postcodes.tsv as C (lib/field/postcodes_table.h).
BEGIN {
	letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	bit[0] = 1
	for (i = 1; i <= 26; i++)
		bit[i] = 2 * bit[i - 1]
}

NF != 4 {
	print FILENAME ": line " NR " is not country, form, signs, sure" > "/dev/stderr"
	failed = 1
	exit 1
}

# Bits of second letters; the last: there is none.
$1 == "@" {
	n = split($2, area, " ")
	for (i = 1; i <= n; i++)
		bits[substr(area[i], 1, 1)] += bit[length(area[i]) == 1 ? 26 : index(letters, substr(area[i], 2)) - 1]
	next
}

{
	number[$1] = ++countries
	entry[countries] = sprintf("    { \"%s\", %s, \"%s\", \"%s\" },", $1, $4 == "*" ? "true" : "false", $2, $3)
}

END {
	if (failed)
		exit 1
	print "#include \"field/postcodes_table.h\"\n"
	print "const struct postcodes_entry postcodes_table[] = {"
	print "    { \"\", false, \"\", \"\" },"
	for (i = 1; i <= countries; i++)
		print entry[i]
	print "};\n"
	print "const size_t postcodes_count = " countries + 1 ";\n"
	print "const unsigned char postcodes_letters[26 * 26] = {"
	for (i = 1; i <= 26; i++) {
		printf "   "
		for (j = 1; j <= 26; j++)
			printf " %d,", number[substr(letters, i, 1) substr(letters, j, 1)]
		print ""
	}
	print "};\n"
	print "const uint32_t postcodes_areas[26] = {"
	for (i = 1; i <= 26; i++)
		printf "    %d,\n", bits[substr(letters, i, 1)]
	print "};"
}
