# company.tsv -> the C table of lib/field/company_table.h.  Keys have the plain
# letters of phrase_plain, digits, & + and / of what they stand for.
BEGIN {
	nkinds = split("limited public partnership limited_partnership sole_trader association foundation cooperative other", list, " ")
	for (i = 1; i <= nkinds; i++)
		kind[list[i]] = 1
	nflags = split("front inner own sure exact small word", list, " ")
	for (i = 1; i <= nflags; i++)
		flag[list[i]] = 1
}

function key_of(word,    letter) {
	for (letter in plain)
		gsub(letter, plain[letter], word)
	word = tolower(word)
	gsub(/[^abcdefghijklmnopqrstuvwxyz0123456789&+\/]/, "", word)
	if (word == "" || length(word) > 48)
		fail("\"" word "\" is no key")
	return word
}

# Sorted by insertion, those of one key as they came.
function add(key, meaning,    i) {
	for (i = nwords++; i > 0 && keys[i - 1] > key; i--) {
		keys[i] = keys[i - 1]
		where[i] = where[i - 1]
		forms[i] = forms[i - 1]
		means[i] = means[i - 1]
	}
	keys[i] = key
	where[i] = $1 == "*" ? "NULL" : "\"" $1 "\""
	forms[i] = $3 == "" ? "NULL" : "\"" $3 "\""
	means[i] = meaning
}

function place_of(key, at) {
	return index("abcdefghijklmnopqrstuvwxyz", substr(key, at, 1))
}

# A word of so many characters with these two in front may begin what stands for
# this.
function note_head(list, text,    part, key, at) {
	split(text, part, " ")
	key = key_of(part[1])
	for (at = 1; at <= 2; at++) {
		set(list at, at <= length(key) ? place_of(key, at) : 0, length(key))
		set(list at, 31, length(key))
	}
}

function set(list, place, n) {
	n = n < 31 ? n : 31
	if (!((list, place, n) in bit)) {
		bit[list, place, n] = 1
		sum[list, place] += 2 ^ n
	}
}

function print_sums(list, indent,    place) {
	for (place = 0; place < 32; place++)
		if ((list, place) in sum)
			printf "%s[%d] = %.0fU,\n", indent, place, sum[list, place]
}

function print_heads(list, name) {
	print "\nconst struct company_heads " name " = {"
	print "\t.first = {"
	print_sums(list 1, "\t    ")
	print "\t},\n\t.second = {"
	print_sums(list 2, "\t    ")
	print "\t},\n};"
}

{
	if (NF != 4)
		fail("not countries, means, form, variants")
	n = split($2, part, " ")
	meaning = ""
	for (i = 1; i <= n; i++) {
		if (part[i] in kind)
			name = "COMPANY_" toupper(part[i])
		else if (part[i] in flag)
			name = "COMPANY_TABLE_" toupper(part[i])
		else
			fail("no meaning " part[i])
		meaning = meaning (meaning ? " | " : "") "(uint32_t)" name
	}
	if ($3 != "")
		meaning = meaning " | (uint32_t)COMPANY_TABLE_FORM"
	split("", seen)
	n = split($3 ($3 != "" && $4 != "" ? ", " : "") $4, variants, ", ")
	for (v = 1; v <= n; v++) {
		if ($3 != "")
			note_head("forms", variants[v])
		if ($2 ~ /sure|exact/)
			note_head("sure", variants[v])
		key = key_of(variants[v])
		if (!(key in seen))
			add(key, meaning)
		seen[key] = 1
	}
}

END {
	if (failed)
		exit 1
	print "#include \"field/company.h\""
	print "#include \"field/company_table.h\"\n"
	print "const struct company_word company_words[] = {"
	for (i = 0; i < nwords; i++) {
		print "\t{ \"" keys[i] "\", " where[i] ", " forms[i] ",\n\t    " means[i] " },"
		set("keys", place_of(keys[i], 1), length(keys[i]))
		set("keys", 31, length(keys[i]))
	}
	print "};\n"
	print "const size_t company_count = " nwords ";"
	print "\nconst uint32_t company_lengths[COMPANY_TABLE_PLACES] = {"
	print_sums("keys", "\t")
	print "};"
	print_heads("forms", "company_forms_heads")
	print_heads("sure", "company_sure_heads")
}
