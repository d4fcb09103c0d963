# forenames.tsv -> the C table of lib/field/forenames_table.h: the names in byte
# order in one text, where each begins, and the first for each two letters.
BEGIN {
	letters = "abcdefghijklmnopqrstuvwxyz"
}

{
	if (NF != 2)
		fail("not source, names")
	n = split($2, list, ", ")
	for (i = 1; i <= n; i++) {
		name = list[i]
		if (name !~ /^[abcdefghijklmnopqrstuvwxyz]+$/ || length(name) < 2 || length(name) > 40)
			fail(name " is no folded name")
		if ($1 == "family")
			family[name] = 1
		if (name in known)
			continue
		if ($1 == "also" || $1 == "family")
			fail(name " is in no list of given names")
		known[name] = 1
		names[count++] = name
	}
	if ($1 == "also")
		for (i = 1; i <= n; i++)
			family[list[i]] = 1
}

# Sorted by merging: stretches of 1, 2, 4 ... names that are in order.
function sort_names(    width, from, left, right, middle, end, to, i) {
	for (width = 1; width < count; width *= 2) {
		for (from = 0; from < count; from = end) {
			middle = from + width < count ? from + width : count
			end = middle + width < count ? middle + width : count
			left = from
			right = middle
			for (to = from; to < end; to++) {
				if (right == end || (left < middle && names[left] "" <= names[right] ""))
					sorted[to] = names[left++]
				else
					sorted[to] = names[right++]
			}
		}
		for (i = 0; i < count; i++)
			names[i] = sorted[i]
	}
}

END {
	if (failed)
		exit 1
	sort_names()
	print "#include \"field/forenames_table.h\"\n"
	print "const char forenames_text[] ="
	for (i = 0; i < count; i++)
		print "\t\"" names[i] "\\0\""
	print "\t;\n"
	print "const uint16_t forenames_entries[] = {"
	for (i = 0; i < count; i++) {
		print "\t" at + 0 (names[i] in family ? " | FORENAMES_FAMILY" : "") ","
		at += length(names[i]) + 1
	}
	print "};\n"
	print "const uint16_t forenames_heads[FORENAMES_HEADS + 1] = {"
	first = 0
	for (i = 1; i <= 26; i++)
		for (j = 1; j <= 26; j++) {
			print "\t" first ","
			while (first < count && substr(names[first], 1, 2) == substr(letters, i, 1) substr(letters, j, 1))
				first++
		}
	if (first != count)
		exit 1
	print "\t" count "\n};"
	print "\n_Static_assert(sizeof forenames_text <= FORENAMES_FAMILY, \"offsets fit\");"
}
