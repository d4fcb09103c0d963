# language.tsv -> the C tables of lib/field/language_table.h; words are in byte
# order.
NF != 3 { fail("not tag, regions, words") }

function tight(text) {
	gsub(" ", "", text)
	return text
}

$1 == "*" {
	regions = tight($2)
	scripts = tight($3)
	next
}

$1 == "?" {
	countries = toupper(tight($3))
	next
}

{
	tag[++ntags] = "\t{ \"" $1 "\", \"" tight($2) "\" },"
	n = split($3, part, ", ")
	for (i = 1; i <= n; i++) {
		if (part[i] ~ /["\\]/ || length(part[i]) > 40)
			fail(part[i] " is no plain word")
		word[nwords++] = part[i] "\t" ntags
	}
}

END {
	if (failed)
		exit 1
	print "#include \"field/language_table.h\"\n"
	print "const struct language_table_tag language_table_tags[] = {"
	print "\t{ \"\", \"\" },"
	for (i = 1; i <= ntags; i++)
		print tag[i]
	print "};\n"
	print "const char language_table_regions[] = \"" regions "\";"
	print "const char language_table_scripts[] = \"" scripts "\";"
	print "const char language_table_countries[] = \"" countries "\";\n"
	print "const struct phrase language_table_words[] = {"
	fflush()
	sort = "LC_ALL=C sort -t '\t' -k1,1 | sed 's/\\(.*\\)\t\\(.*\\)/\t{ \"\\1\", \\2 },/'"
	for (i = 0; i < nwords; i++)
		print word[i] | sort
	close(sort)
	print "};\n"
	print "const size_t language_table_count = " nwords ";"
}
