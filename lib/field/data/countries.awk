# countries.tsv as C (lib/field/countries_table.h): the codes and shown names,
# and all keys in byte order, each without what it shares with the one before.
BEGIN {
	# Bytes are counted here, not characters.
	if (length("\303\244") != 2) {
		script = head = ARGV[1]
		sub(/tsv$/, "awk", script)
		sub(/[^\/]*$/, "head.awk", head)
		again = 1
		exit system("LC_ALL=C awk -f " head " -f " script " " ARGV[1]) != 0
	}
	for (i = 128; i < 192; i++)
		inner = inner sprintf("%c", i)
	kind["name"] = 0
	kind["code"] = 251
	kind["subdivision"] = 252
	kind["retired"] = 253
	kind["ambiguous"] = 254
	kind["capitals"] = 255
	number["-"] = 0
	countries = keys = 0
}

$2 == "codes" {
	number[$1] = ++countries
	alpha2[countries] = $1
	split($3, code, " ")
	alpha3[countries] = code[1]
	next
}

$2 == "shown" {
	if (split($3, part, "|") != 8)
		fail("not eight names")
	for (i = 1; i <= 8; i++)
		name[number[$1], i] = part[i]
	next
}

!($2 in kind) || NF != 3 {
	fail("not country, what, text")
}

{
	n = split($3, part, " ")
	for (i = 1; i <= n; i++) {
		key[++keys] = part[i] ""
		owner[part[i]] = $1
		sort_of[part[i]] = kind[$2]
	}
}

# Sort key[from..to] by bytes.
function sort(from, to,    i, j, middle, swap) {
	while (from < to) {
		middle = key[int((from + to) / 2)]
		i = from
		j = to
		while (i <= j) {
			while (key[i] < middle) i++
			while (key[j] > middle) j--
			if (i <= j) {
				swap = key[i]
				key[i++] = key[j]
				key[j--] = swap
			}
		}
		if (j - from < to - i) {
			sort(from, j)
			from = i
		} else {
			sort(i, to)
			to = j
		}
	}
}

# Bytes that a and b begin with, whole characters only.
function common(a, b,    n) {
	n = 0
	while (n < length(a) && substr(a, n + 1, 1) == substr(b, n + 1, 1))
		n++
	while (n > 0 && index(inner, substr(b, n + 1, 1)))
		n--
	return n
}

function print_countries(    i, l, at) {
	print "const char countries_shown[] ="
	at = 0
	for (i = 1; i <= countries; i++) {
		for (l = 1; l <= 8; l++) {
			if (!(name[i, l] in place)) {
				place[name[i, l]] = at
				at += length(name[i, l]) + 1
				print "    \"" name[i, l] "\\0\""
			}
		}
	}
	if (at > 65535)
		fail("too much shown text")
	print "    ;\n"
	print "const struct countries_entry countries_table[] = {"
	print "    { \"\", \"\", { 0 } },"
	for (i = 1; i <= countries; i++) {
		printf "    { \"%s\", \"%s\", {", alpha2[i], alpha3[i]
		for (l = 1; l <= 8; l++)
			printf "%s%d", (l == 1 ? " " : ", "), place[name[i, l]]
		print " } },"
	}
	print "};\n"
}

function print_letters(    i, j, c, letters) {
	letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	print "const unsigned char countries_letters[26 * 26] = {"
	for (i = 1; i <= 26; i++) {
		printf "   "
		for (j = 1; j <= 26; j++) {
			c = substr(letters, i, 1) substr(letters, j, 1)
			printf " %d,", c in number ? number[c] : 0
		}
		print ""
	}
	print "};\n"
}

function print_keys(    i, n, at, meaning, block, blocks, before) {
	print "const char countries_keys[] ="
	at = blocks = 0
	for (i = 1; i <= keys; i++) {
		k = key[i]
		if (i > 1 && k == key[i - 1])
			fail("twice: " k)
		n = 0
		if ((i - 1) % 16 == 0)
			block[blocks++] = at
		else
			n = common(before, k)
		before = k
		meaning = sprintf("\\%03o", number[owner[k]])
		at += 3
		if (sort_of[k]) {
			meaning = sprintf("\\%03o", sort_of[k]) meaning
			at++
		}
		printf "    \"\\%03o%s%s\\0\"\n", n, meaning, substr(k, n + 1)
		at += length(k) - n
	}
	# Behind every key.
	print "    \"\\000\\000\\377\";\n"
	print "const uint32_t countries_blocks[] = {"
	for (i = 0; i < blocks; i++)
		print "    " block[i] ","
	print "};\n"
	print "const size_t countries_nblocks = " blocks ";"
}

END {
	if (again || failed)
		exit failed
	if (countries > 250)
		fail("too many countries")
	print "#include \"field/countries_table.h\"\n"
	print_countries()
	print_letters()
	sort(1, keys)
	print_keys()
}
