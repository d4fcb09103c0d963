# nicknames.tsv -> the C tables of lib/link/nicknames_table.h: all names folded,
# in byte order, each with the places of those it is short for.
BEGIN {
	split("Ł l Š s Ż z Đ d", capital, " ")
	for (i = 1; i in capital; i += 2)
		plain[capital[i]] = capital[i + 1]
	names = 0
}

function fold(text,    letter) {
	for (letter in plain)
		gsub(letter, plain[letter], text)
	text = tolower(text)
	if (text !~ /^[a-z]+$/ || length(text) > 15)
		fail(text " is no name of at most 15 letters")
	if (!(text in known)) {
		known[text] = 1
		name[++names] = text
	}
	return text
}

{
	if (NF != 3)
		fail("not language, name, short")
	full = fold($2)
	n = split($3, list, ", ")
	for (i = 1; i <= n; i++) {
		short = fold(list[i])
		if (short == full || (short, full) in related)
			continue
		related[short, full] = 1
		fulls[short] = fulls[short] " " full
		has_short[full] = 1
	}
}

# Sort list[from..to] by bytes.
function sort(list, from, to,    i, j, middle, swap) {
	while (from < to) {
		middle = list[int((from + to) / 2)]
		i = from
		j = to
		while (i <= j) {
			while (list[i] < middle) i++
			while (list[j] > middle) j--
			if (i <= j) {
				swap = list[i]
				list[i++] = list[j]
				list[j--] = swap
			}
		}
		if (j - from < to - i) {
			sort(list, from, j)
			from = i
		} else {
			sort(list, i, to)
			to = j
		}
	}
}

END {
	if (failed)
		exit 1
	sort(name, 1, names)
	for (i = 1; i <= names; i++)
		place[name[i]] = i - 1
	print "#include \"link/nicknames_table.h\"\n"
	print "const struct nicknames_name nicknames_names[] = {"
	first = 0
	for (i = 1; i <= names; i++) {
		n = split(fulls[name[i]], list, " ")
		sort(list, 1, n)
		printf "    { \"%s\", %d, %d, %d },\n", name[i], first, n, name[i] in has_short
		first += n
		for (j = 1; j <= n; j++)
			places = places sprintf("    %d,\n", place[list[j]])
	}
	print "};\n\nconst size_t nicknames_count = " names ";\n"
	print "const uint16_t nicknames_fulls[] = {\n" places "};"
}
