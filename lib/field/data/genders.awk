# genders.tsv -> the C table of lib/field/genders_table.h.  Words are spelled as
# phrase_plain does, in byte order.
BEGIN {
	split("en fi pl hr sv de fr es", language, " ")
	for (i = 1; i in language; i++)
		bit[language[i]] = 2 ^ (i - 1)
	bit["*"] = 2 ^ (i - 1) - 1
	nwords = 0
}

# A word of several languages has the sum of their bits.
function add(word, meaning, languages) {
	for (letter in plain)
		gsub(letter, plain[letter], word)
	gsub("-", " ", word)
	if (length(word) > 40 || length(word) < 2)
		fail(word " is too long or too short")
	if (!(word in means)) {
		words[nwords++] = word
		means[word] = meaning
		spoken[word] = 0
	}
	if (means[word] != meaning)
		fail(word " means " meaning " and " means[word])
	if (!((word, languages) in seen))
		spoken[word] += languages
	seen[word, languages] = 1
}

{
	if (NF != 3 || !($2 in bit))
		fail("not means, language, words")
	n = split($3, list, ", ")
	for (w = 1; w <= n; w++)
		add(list[w], toupper($1), bit[$2])
}

END {
	if (failed)
		exit 1
	print "#include \"field/genders_table.h\"\n"
	print "const struct phrase genders_phrases[] = {"
	fflush()
	sort = "LC_ALL=C sort -t '\t' -k1,1 | LC_ALL=C cut -f2"
	for (i = 0; i < nwords; i++)
		print words[i] "\t    { \"" words[i] "\", " spoken[words[i]] " << GENDERS_LANGUAGES | GENDERS_" means[words[i]] " }," | sort
	close(sort)
	print "};\n\nconst size_t genders_count = " nwords ";"
}
