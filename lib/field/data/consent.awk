# consent.tsv -> the C table of lib/field/consent_table.h.  Words are spelled as
# phrase_plain does, with their spaces and without, sorted by bytes.
function add(word, meaning,    i) {
	if (word in means) {
		if (means[word] != meaning)
			fail(word " means " meaning " and " means[word])
		return
	}
	means[word] = meaning
	for (i = nwords++; i > 0 && words[i - 1] > word; i--)
		words[i] = words[i - 1]
	words[i] = word
}

{
	if (NF != 3)
		fail("not means, language, words")
	n = split($3, list, ", ")
	for (w = 1; w <= n; w++) {
		word = list[w]
		for (letter in plain)
			gsub(letter, plain[letter], word)
		if (length(word) > 40)
			fail(word " is too long")
		add(word, $1)
		if (gsub(" ", "", word))
			add(word, $1)
	}
}

END {
	if (failed)
		exit 1
	print "#include \"field/consent_table.h\"\n"
	print "const struct phrase consent_phrases[] = {"
	for (i = 0; i < nwords; i++)
		print "\t{ \"" words[i] "\", CONSENT_TABLE_" toupper(means[words[i]]) " },"
	print "};\n"
	print "const size_t consent_count = " nwords ";"
}
