# roles.tsv as C: one text that holds every folded name and condition, and the
# entries in byte order of their names.
BEGIN {
	roles = entries = length_so_far = 0
	split("en fi pl hr sv de fr es", language, " ")
	for (i = 1; i in language; i++)
		bit[language[i]] = 2 ^ (i - 1)
	print "#include \"field/roles_table.h\""
	print ""
	print "const char roles_text[] ="
}

# Where the text stands; it is printed when it is new.
function place(text) {
	if (!(text in at)) {
		at[text] = length_so_far
		length_so_far += length(text) + 1
		printf "    \"%s\\0\"\n", text
	}
	return at[text]
}

{
	if (!($1 in number)) {
		number[$1] = roles
		name[roles++] = $1
	}
	bits = 0
	if ($2 != "*") {
		n = split($2, part, ",")
		for (i = 1; i <= n; i++)
			bits += bit[part[i]]
	}
	entry[entries++] = $4 "\t    { " place($4) ", " place($3) ", " number[$1] ", " bits " },"
}

END {
	print "    ;"
	print ""
	print "const char *const roles_names[] = {"
	for (i = 0; i < roles; i++)
		print "    \"" name[i] "\","
	print "    0"
	print "};"
	print ""
	print "const struct roles_entry roles_entries[] = {"
	fflush()
	sort = "LC_ALL=C sort -s -t '\t' -k1,1 | cut -f2"
	for (i = 0; i < entries; i++)
		print entry[i] | sort
	close(sort)
	print "};"
	print ""
	print "const size_t roles_count = " entries ";"
}
