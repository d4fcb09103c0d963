# titles.tsv -> the C table of lib/field/titles_table.h, in byte order of the plain
# words: small letters without accents and full stops.
BEGIN {
	letters = "abcdefghijklmnopqrstuvwxyz"
}

{
	if (NF != 3)
		fail("not where, language, words")
	n = split($3, list, ", ")
	for (w = 1; w <= n; w++) {
		word = list[w]
		for (letter in plain)
			gsub(letter, plain[letter], word)
		gsub("[.]", "", word)
		word = tolower(word)
		if (word !~ /^[abcdefghijklmnopqrstuvwxyz]+$/ || length(word) > 31)
			fail(word " is no plain word")
		if (!(word in written)) {
			written[word] = list[w]
			for (i = nwords++; i > 0 && words[i - 1] "" > word ""; i--)
				words[i] = words[i - 1]
			words[i] = word
			first = substr(word, 1, 1)
			lengths[first, length(word)] = 1
			lasts[first, index(letters, substr(word, length(word))) - 1] = 1
		}
		# Capitals are told by how the word is written.
		if ($1 == "capitals")
			written[word] = list[w]
		if (index(" " kinds[word] " ", " TITLE_" toupper($1) " ") == 0)
			kinds[word] = kinds[word] (kinds[word] == "" ? "" : " | ") "TITLE_" toupper($1)
	}
}

# For each letter what the words that begin with it have, as bits.
function print_bits(name, has,    i, n, sum) {
	print "const uint32_t titles_" name "[TITLE_LETTERS] = {"
	for (i = 1; i <= 26; i++) {
		sum = 0
		for (n = 31; n >= 0; n--)
			sum = 2 * sum + ((substr(letters, i, 1), n) in has)
		printf "\t%.0fU,\n", sum
	}
	print "};"
}

END {
	if (failed)
		exit 1
	print "#include \"field/titles_table.h\"\n"
	print "const struct phrase titles_words[] = {"
	for (i = 0; i < nwords; i++)
		print "\t{ \"" words[i] "\", " i + 1 " },"
	print "};\n"
	print "const struct title titles_table[] = {"
	for (i = 0; i < nwords; i++)
		print "\t{ \"" written[words[i]] "\", " kinds[words[i]] " },"
	print "};\n"
	print "const size_t titles_count = " nwords ";\n"
	print_bits("lengths", lengths)
	print ""
	print_bits("lasts", lasts)
}
