# street.tsv -> the C table of lib/field/street_table.h.  Words are spelled as
# phrase_plain does, stops, colons and slashes taken for spaces; sorted by bytes
# within a scope.  A word that a scope has twice adds up its kinds and keeps its
# first forms.
BEGIN {
	nscopes = split("ANY FI PL HR SV EN DE FR ES IT", scopes, " ")
	for (i = 1; i <= nscopes; i++)
		known[scopes[i]] = 1
	nkinds = split("front back suffix number block stair flat floor level none box small capital counted more", kinds, " ")
	for (i = 1; i <= nkinds; i++)
		known_kind[kinds[i]] = 1
}

function plainly(word,    letter) {
	for (letter in plain)
		gsub(letter, plain[letter], word)
	word = tolower(word)
	gsub(/[.:\/]/, " ", word)
	gsub(/ +/, " ", word)
	sub(/^ /, "", word)
	sub(/ $/, "", word)
	return word
}

function put(scope, word, what, short, long,    n, part, i) {
	if (!((scope, word) in entry)) {
		entry[scope, word] = 1
		list[scope, ++count[scope]] = word
	}
	if (!((scope, word, "forms") in form) && short != "") {
		form[scope, word, "forms"] = 1
		form[scope, word, 1] = short
		form[scope, word, 2] = long
	}
	n = split(what, part, " ")
	for (i = 1; i <= n; i++) {
		has[scope, word, part[i]] = 1
		if (part[i] !~ /^(small|capital|counted|more)$/)
			meant[scope, word] = 1
	}
}

# Every scope gets the word, and its beginnings to be known as such.
function add(scope, word, what, short, long,    n, part, i, head) {
	if (word == "" || length(word) > 40)
		fail("\"" word "\" is empty or too long")
	put(scope, word, what, short, long)
	n = split(word, part, " ")
	for (i = 1; i < n; i++) {
		head = head (i > 1 ? " " : "") part[i]
		put(scope, head, "more", "", "")
	}
}

function each(where, word,    n, part, i, sure) {
	n = split(where, part, " ")
	for (i = 1; i <= n; i++) {
		sure = !sub(/!$/, "", part[i])
		if (!(part[i] in known))
			fail("no scope " part[i])
		if (!sure)
			unsure[word] = 1
		add(part[i], word, $2, $3, $4)
	}
}

{
	if (NF != 5)
		fail("not where, kinds, compact, expanded, others")
	n = split($2, part, " ")
	for (i = 1; i <= n; i++)
		if (!(part[i] in known_kind))
			fail("no kind " part[i])
	if ($1 == "*")
		$1 = "ANY FI PL HR SV EN DE FR ES IT"
	n = split(($3 != "" ? $3 ", " $4 : "") ($3 != "" && $5 != "" ? ", " : "") $5, words, ", ")
	for (i = 1; i <= n; i++)
		each($1, plainly(words[i]))
}

# What all scopes that have a word say of it.
function agree(    s, w, k, word, seen, agreed, all, short, long, differ, t, more) {
	for (s = 2; s <= nscopes; s++)
		for (w = 1; w <= count[scopes[s]]; w++) {
			word = list[scopes[s], w]
			if (word in seen || word in unsure)
				continue
			seen[word] = 1
			agreed = ""
			for (k = 1; k <= nkinds; k++) {
				if (kinds[k] ~ /^(small|capital|counted)$/)
					continue
				all = more = 0
				for (t = 2; t <= nscopes; t++) {
					if ((scopes[t], word) in meant)
						all += (scopes[t], word, kinds[k]) in has ? 1 : -nscopes
					more += (scopes[t], word, "more") in has
				}
				if (kinds[k] == "more" ? more : all > 0)
					agreed = agreed (agreed ? " " : "") kinds[k]
			}
			if (agreed == "" || (agreed == "suffix"))
				continue
			short = long = ""
			differ = 0
			for (t = 2; t <= nscopes; t++) {
				if (!((scopes[t], word) in meant))
					continue
				if (short == "") {
					short = form[scopes[t], word, 1]
					long = form[scopes[t], word, 2]
				} else if (short != form[scopes[t], word, 1] || long != form[scopes[t], word, 2])
					differ = 1
			}
			put("ANY", word, agreed, differ ? "" : short, long)
		}
}

function quoted(word) {
	return word == "" ? "NULL" : "\"" word "\""
}

function kinds_of(scope, word,    k, text) {
	for (k = 1; k <= nkinds; k++)
		if ((scope, word, kinds[k]) in has)
			text = text (text ? " | " : "") "STREET_WORD_" toupper(kinds[k])
	return text
}

function print_scope(scope,    i, j, word, sorted) {
	for (i = 1; i <= count[scope]; i++) {
		word = list[scope, i]
		for (j = i; j > 1 && sorted[j - 1] > word; j--)
			sorted[j] = sorted[j - 1]
		sorted[j] = word
	}
	for (i = 1; i <= count[scope]; i++) {
		word = sorted[i]
		print "\t{ " quoted(word) ", " quoted(form[scope, word, 1]) ", " quoted(form[scope, word, 2]) ","
		print "\t    " kinds_of(scope, word) " },"
	}
	total += count[scope]
}

# Bit sums by the place of the first letter; accented ones are all in one place.
function print_lengths(scope, s,    i, n, word, c, sum, seen, place) {
	for (i = 1; i <= count[scope]; i++) {
		word = list[scope, i]
		if (word ~ / /)
			continue
		c = index("abcdefghijklmnopqrstuvwxyz", substr(word, 1, 1))
		n = length(word)
		if (n > 31)
			fail(word " is too long")
		if (c > 0 && !((c, n) in seen)) {
			seen[c, n] = 1
			sum[c] += 2 ^ n
		}
		if (!((31, n) in seen)) {
			seen[31, n] = 1
			sum[31] += 2 ^ n
		}
	}
	for (place = 0; place < 32; place++)
		if (place in sum)
			printf "\t[%d][%d] = %.0fU,\n", s - 1, place, sum[place]
}

END {
	if (failed)
		exit 1
	agree()
	print "#include \"field/street_table.h\"\n"
	print "const struct street_word street_words[] = {"
	from = "0"
	for (s = 1; s <= nscopes; s++) {
		print_scope(scopes[s])
		from = from ", " total
	}
	print "};\n"
	print "const uint16_t street_words_from[STREET_SCOPES + 1] = { " from " };\n"
	print "const uint32_t street_words_lengths[STREET_SCOPES][STREET_WORDS_PLACES] = {"
	for (s = 1; s <= nscopes; s++)
		print_lengths(scopes[s], s)
	print "};"
}
