# placeholders.tsv -> the C table of lib/field/placeholders_table.h.  Words are
# spelled as phrase_plain does, with their spaces and without, sorted by bytes.
BEGIN {
	for (i = 32; i < 127; i++)
		code[sprintf("%c", i)] = i % 32
}

# "any -name -city" as an expression in C.
function kinds(where,    n, part, i, with, less) {
	n = split(where, part, " ")
	for (i = 1; i <= n; i++) {
		if (substr(part[i], 1, 1) == "-")
			less = less (less ? " | " : "") "PLACEHOLDERS_" toupper(substr(part[i], 2))
		else
			with = with (with ? " | " : "") "PLACEHOLDERS_" toupper(part[i])
	}
	return less ? "(" with ") & ~(" less ")" : with
}

# Where word stands in list, which is kept in order of bytes.
function place(list, n, word,    i) {
	for (i = n; i > 0 && list[i - 1] > word; i--)
		list[i] = list[i - 1]
	list[i] = word
}

# Words in a cell of heads or tails may take so many bytes.
function note(name, cell, n) {
	lengths[name, cell, n] = 1
	if (!((name, cell) in known)) {
		known[name, cell] = 1
		cells[name, ncells[name]++] = cell
	}
}

function code_at(word, at) {
	return at <= length(word) ? code[substr(word, at, 1)] : 0
}

# Accents take up to two bytes more, as letters of their own or as marks.
function add(word, accents, second, last, meaning,    row, i, n) {
	if ((word, meaning) in said)
		return
	said[word, meaning] = 1
	if (!(word in means)) {
		place(words, nwords++, word)
		means[word] = "(" meaning ")"
	} else {
		means[word] = means[word] " | (" meaning ")"
	}
	if (length(word) + 2 * accents > 31)
		fail(word " is too long")
	row = code_at(word, 1) " * PLACEHOLDERS_PLACES + "
	for (i = 0; i <= 2 * accents; i++) {
		n = length(word) + i
		note("heads", row code_at(word, 2), n)
		note("tails", row code_at(word, length(word)), n)
		if (second || substr(word, 2, 1) == " ")
			note("heads", row "PLACEHOLDERS_BEYOND", n)
		if (substr(word, 2, 1) == " ")
			note("heads", row code["-"], n)
		if (last)
			note("tails", row "PLACEHOLDERS_BEYOND", n)
	}
}

{
	if (NF != 3)
		fail("not where, language, words")
	n = split($3, list, ", ")
	for (w = 1; w <= n; w++) {
		word = list[w]
		if ($2 == "role") {
			place(roles, nroles++, word)
			kind[word] = kinds($1)
			continue
		}
		accents = second = last = 0
		for (letter in plain) {
			second += index(word, letter) == 2
			last += substr(word, length(word) - length(letter) + 1) == letter
		}
		for (letter in plain)
			accents += gsub(letter, plain[letter], word)
		add(word, accents, second, last, kinds($1))
		if (gsub(" ", "", word))
			add(word, accents, second, last, kinds($1))
	}
}

function quoted(word,    i, c, text) {
	for (i = 1; i <= length(word); i++) {
		c = substr(word, i, 1)
		text = text (c == "\\" || c == "\"" ? "\\" : "") c
	}
	return "\"" text "\""
}

function print_table(name, list, n, means,    i) {
	print "const struct phrase placeholders_" name "[] = {"
	for (i = 0; i < n; i++)
		print "\t{ " quoted(list[i]) ",\n\t    " means[list[i]] " },"
	print "};\n"
}

function print_cells(name,    i, n, sum) {
	print "const uint32_t placeholders_" name "[PLACEHOLDERS_PLACES * PLACEHOLDERS_PLACES] = {"
	for (i = 0; i < ncells[name]; i++) {
		sum = 0
		for (n = 31; n >= 0; n--)
			sum = 2 * sum + ((name, cells[name, i], n) in lengths)
		printf "\t[%s] = %.0fU,\n", cells[name, i], sum
	}
	print "};"
}

END {
	if (failed)
		exit 1
	print "#include \"field/placeholders_table.h\"\n"
	print_table("phrases", words, nwords, means)
	print "const size_t placeholders_count = " nwords ";\n"
	print_table("roles", roles, nroles, kind)
	print "const size_t placeholders_nroles = " nroles ";\n"
	print_cells("heads")
	print ""
	print_cells("tails")
}
