# currencies.tsv -> the C tables of lib/field/currencies_table.h.  Words are
# spelled as phrase_plain does, without full stops at their ends, in byte order.
BEGIN {
	LABEL = "CURRENCIES_LABEL"
	ncodes = nwords = nsets = 0
}

# kind: "*" one of several, "!" the one that is meant, "" the only one.
function add(word, code, kind) {
	for (letter in plain)
		gsub(letter, plain[letter], word)
	gsub("-", " ", word)
	if (length(word) > 40)
		fail(word " is too long")
	if ((word, code) in seen)
		return
	seen[word, code] = 1
	if (!(word in codes)) {
		words[nwords++] = word
		codes[word] = ""
	} else if (codes[word] == LABEL || code == LABEL || (kind == "" && only[word] == "")) {
		fail(word " is " code " and " codes[word])
	}
	if (kind == "")
		only[word] = ""
	else if (!(word in only))
		only[word] = kind
	else if (only[word] == "")
		fail(word " is " code " and " codes[word])
	if (kind == "!")
		meant[word] = 1
	codes[word] = kind == "!" ? code codes[word] : codes[word] code
}

$1 == "-" {
	n = split($5, list, ", ")
	for (w = 1; w <= n; w++)
		add(list[w], LABEL, "")
	next
}

{
	if (NF != 5)
		fail("not code, minor, until, countries, words")
	if ($1 <= last)
		fail($1 " is not behind " last)
	last = $1
	gsub(",", "", $4)
	table[ncodes++] = "{ { \"" $1 "\", " $2 ", " ($3 == "-" ? "false" : "true") " }, \"" ($4 == "-" ? "" : $4) "\" }"
	add(tolower($1), $1, "")
	n = $5 == "-" ? 0 : split($5, list, ", ")
	for (w = 1; w <= n; w++) {
		kind = substr(list[w], length(list[w]))
		if (kind == "*" || kind == "!")
			add(substr(list[w], 1, length(list[w]) - 1), $1, kind)
		else if (list[w] != tolower($1))
			add(list[w], $1, "")
	}
}

# The number of a set of codes, from 1; where one is meant it is the first, and
# a star before it says so.
function set_of(word,    set) {
	set = (word in meant ? "*" : "") codes[word]
	if (!(set in number)) {
		number[set] = ++nsets
		sets[nsets] = set
	}
	return number[set]
}

END {
	if (failed)
		exit 1
	print "#include \"field/currencies_table.h\"\n"
	print "const struct currencies_entry currencies_entries[] = {"
	for (i = 0; i < ncodes; i++)
		print "\t" table[i] ","
	print "};\n\nconst size_t currencies_count = " ncodes ";\n"
	print "const struct phrase currencies_phrases[] = {"
	fflush()
	sort = "LC_ALL=C sort -t '\t' -k1,1 | LC_ALL=C cut -f2"
	for (i = 0; i < nwords; i++) {
		means = codes[words[i]] == LABEL ? LABEL : set_of(words[i])
		text = words[i]
		gsub("\"", "\\\"", text)
		print words[i] "\t    { \"" text "\", " means " }," | sort
	}
	close(sort)
	print "};\n\nconst size_t currencies_nphrases = " nwords ";\n"
	print "const char *const currencies_sets[] = {\n\t\"\","
	for (i = 1; i <= nsets; i++)
		print "\t\"" sets[i] "\","
	print "};"
}
