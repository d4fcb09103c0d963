# phone.tsv as C: for every calling code an automaton that tells which region
# and which kind a number is of, for every region one of its general pattern,
# and programs that find the prefixes dialled before a number.
#
# An automaton is a state: what a number that ends here is (0: none), and the
# states that follow the digits 0 to 9.  The same state is never made twice, so
# that every automaton is minimal and all share what they have in common; state
# 0 accepts nothing.  There is no unbounded repetition, hence no circle.
BEGIN {
	LONGEST = 17
	TAKE = 0; FORK = 1024; JUMP = 2048; OPEN = 3072; CLOSE = 4096; LAST = 5120; DONE = 6144
	STOP = 65535
	nkinds = split("fixed mobile fixed_or_mobile premium toll_free shared_cost voip personal pager company voicemail",
	    kinds, " ")
	for (i = 1; i <= nkinds; i++)
		kind_number[kinds[i]] = i
	bit[0] = 1
	for (i = 1; i <= LONGEST; i++)
		bit[i] = 2 * bit[i - 1]
	nstates = -1
	nkept = 0
	state("0 0 0 0 0 0 0 0 0 0 0")
	EMPTY = state("1 0 0 0 0 0 0 0 0 0 0")
	ANY = state("0" repeated(" " EMPTY, 10))
	chain[0] = EMPTY
	for (i = 1; i <= LONGEST; i++) {
		chain[i] = both("then", ANY, chain[i - 1])
		any_tail = both("or", any_tail, chain[i - 1])
	}
	nregions = 1
	programs = TAKE " "
}

NF != 4 { fail("is not region, what, lengths, value") }
$2 == "code" { finish_region(); id = $1; code = $4 }
{ lengths[$2] = $3; value[$2] = $4 }

function repeated(text, times,   all) {
	while (times-- > 0)
		all = all text
	return all
}

# "result next next ..." -> the state.
function state(text,   part, d) {
	if (!(text in number)) {
		number[text] = ++nstates
		split(text, part, " ")
		result[nstates] = part[1]
		for (d = 0; d < 10; d++)
			following[nstates, d] = part[d + 2]
	}
	return number[text]
}

# x or y (where both accept, the result of x); x and y (the result of y); x
# then y; all of x with the result y: "as"; all but what has the result y.
function both(how, x, y,   key, text, d) {
	if (how == "or" && (x + 0 == 0 || y + 0 == 0))
		return x + y
	if (x + 0 == 0 || (how == "and" && y + 0 == 0))
		return 0
	key = how x "," y
	if (key in known)
		return known[key]
	if (how == "or")
		text = result[x] ? result[x] : result[y]
	else if (how == "and")
		text = result[x] ? result[y] : 0
	else if (how == "as")
		text = result[x] ? y : 0
	else
		text = how == "but" && result[x] != y ? result[x] : 0
	for (d = 0; d < 10; d++)
		text = text " " both(how, following[x, d], how == "or" || how == "and" ? following[y, d] : y)
	known[key] = state(text)
	if (how == "then" && result[x])
		known[key] = both("or", known[key], y)
	return known[key]
}

# A regular expression becomes an automaton or, for a prefix, a program: words
# of ten bits for an argument and an operation above them.  Of its groups the
# last one matters.
function regex(text, for_program,   all) {
	pattern = text
	at = 1
	program = for_program
	groups = gsub(/\([^?]/, "&", text)
	all = alternatives()
	if (at <= length(pattern))
		fail("has a pattern that ends early")
	return all
}

function nothing() {
	return program ? "" : EMPTY
}

function words(text,   part) {
	return split(text, part, " ")
}

function either(x, y) {
	if (!program)
		return both("or", x, y)
	if (words(x) + 1 >= FORK || words(y) >= FORK)
		fail("has a prefix that is too long")
	return FORK + words(x) + 1 " " x (JUMP + words(y)) " " y
}

function follow(x, y) {
	return program ? x y : both("then", x, y)
}

function alternatives(   all) {
	all = sequence()
	if (substr(pattern, at, 1) != "|")
		return all
	at++
	return either(all, alternatives())
}

function sequence(   one, optional, all, c, least, most) {
	c = substr(pattern, at, 1)
	if (c == "" || c == "|" || c == ")")
		return nothing()
	one = atom(c)
	least = most = 1
	c = substr(pattern, at, 1)
	if (c == "?") {
		least = 0
		at++
	} else if (c == "{") {
		c = substr(pattern, at + 1, index(substr(pattern, at), "}") - 2)
		at += length(c) + 2
		least = c + 0
		most = substr(c, index(c, ",") + 1) + 0
	}
	optional = nothing()
	for (; most > least; most--)
		optional = either(follow(one, optional), nothing())
	all = follow(optional, sequence())
	while (least-- > 0)
		all = follow(one, all)
	return all
}

function atom(c,   all, group) {
	at++
	if (c == "(") {
		group = substr(pattern, at, 2) != "?:"
		at += group ? 0 : 2
		group = group && --groups == 0
		all = alternatives()
		if (substr(pattern, at++, 1) != ")")
			fail("has a pattern with an open group")
		return group && program ? OPEN " " all CLOSE " " : all
	}
	if (c == "$")
		return program ? LAST " " : fail("has an anchor in a pattern of whole numbers")
	if (c == "\\") {
		at++
		return digits("0-9")
	}
	if (c != "[")
		return digits(c)
	c = substr(pattern, at, index(substr(pattern, at), "]") - 1)
	at += length(c) + 1
	return digits(c)
}

# "2-46" -> what takes one of 2, 3, 4 and 6.
function digits(set,   d, i, last, in_set, text) {
	for (i = 1; i <= length(set); i++) {
		d = last = substr(set, i, 1)
		if (substr(set, i + 1, 1) == "-") {
			last = substr(set, i + 2, 1)
			i += 2
		}
		if (d last !~ /^[0-9][0-9]$/)
			fail("has a pattern that is not understood")
		for (d += 0; d <= last + 0; d++)
			in_set[d] = 1
	}
	text = 0
	if (program) {
		for (d in in_set)
			text += bit[d]
		return TAKE + text " "
	}
	for (d = 0; d < 10; d++)
		text = text " " (d in in_set ? EMPTY : 0)
	return state(text)
}

# All numbers of these lengths; the lengths as bits.
function of_length(list,   part, n, all) {
	for (n = split(list, part, ","); n > 0; n--)
		all = both("or", all, chain[part[n]])
	return all + 0
}

function bits(list,   part, n, all) {
	for (n = split(list, part, ","); n > 0; n--)
		all += bit[part[n]]
	return all + 0
}

# Where the program of a prefix begins; 0 is the one that finds nothing.
function place(text,   all) {
	if (text == "")
		return 0
	if (!(text in place_of)) {
		place_of[text] = words(programs)
		all = regex(text, 1)
		programs = programs all DONE " "
	}
	return place_of[text]
}

# Numbers of a kind, as far as the general pattern and the lengths go.
function numbers(kind) {
	if (!(kind in value))
		return 0
	return both("and", both("and", general, of_length(lengths[kind])), regex(value[kind], 0))
}

# The result says the region by its place among those of the code.
function add(set, kind) {
	valid = both("or", valid, both("as", set, rank * 16 + kind_number[kind]))
}

# A number is of the first region whose leading digits it has, valid or not,
# or, where a region has none, whose patterns it matches.
function finish_region(   k, fixed, mobile, leading, transform, transforms) {
	if (id == "")
		return
	if (code != last_code)
		finish_code()
	general = regex(value["general"], 0)
	valid = 0
	for (k = 4; k <= nkinds; k++)
		add(numbers(kinds[k]), kinds[k])
	fixed = numbers("fixed")
	mobile = numbers("mobile")
	add(both("and", fixed, mobile), "fixed_or_mobile")
	add(fixed, "fixed")
	add(mobile, "mobile")
	if ("leading" in value) {
		leading = both("then", regex(value["leading"], 0), any_tail)
		valid = both("or", both("and", leading, valid), both("as", leading, STOP))
	}
	whole = both("or", whole, valid)
	rank++
	transforms = "transform" in value ? "true" : "false"
	transform = value["transform"]
	sub(/\$[12]$/, "", transform)
	region[nregions] = "\"" id "\", \"" transform "\", " transforms ", " code ", " \
	    place(value["international"]) ", " place(value["national"])
	general_of[nregions] = general
	length_bits[nregions] = bits(lengths["general"]) ", " bits(lengths["local"])
	by_name[id] = nregions
	nregions++
	split("", value)
	split("", lengths)
}

# The automaton of a code is the same for all its regions.
function finish_code(   i) {
	whole = both("but", whole, STOP)
	for (i = first; i < nregions; i++)
		valid_of[i] = whole
	if (last_code != "")
		by_code[last_code] = first
	first = nregions
	last_code = code
	whole = rank = 0
}

# States that are reached get new numbers, near each other where they follow
# each other.
function keep(s,   d) {
	if (s in kept)
		return kept[s]
	kept[s] = nkept
	old[nkept++] = s
	for (d = 0; d < 10; d++)
		keep(following[s, d])
	return kept[s]
}

function print_numbers(list,   part, n, i, line) {
	n = split(list, part, " ")
	for (i = 1; i <= n; i++) {
		line = line (line ? " " : "    ") part[i] ","
		if (length(line) > 90 || i == n) {
			print line
			line = ""
		}
	}
}

END {
	if (failed)
		exit 1
	finish_region()
	finish_code()
	keep(0)
	print "/*" source " */"
	print "#include \"field/phone_table.h\"\n"
	for (k = 1; k <= nkinds; k++)
		print "_Static_assert(PHONE_" toupper(kinds[k]) " == " k ", \"kinds of phone.awk\");"
	print "_Static_assert(PHONE_FORK == " FORK " && PHONE_DONE == " DONE ", \"operations of phone.awk\");"
	print ""
	print "const struct phone_region phone_regions[] = {"
	print "    { \"\", \"\", false, 0, 0, 0, 0, 0, 0, 0 },"
	for (i = 1; i < nregions; i++)
		print "    { " region[i] ", " keep(general_of[i]) ", " keep(valid_of[i]) ", " length_bits[i] " },"
	print "};\n"
	if (nkept > 65535 || words(programs) > 65535)
		fail("more states or programs than their numbers can tell apart")
	letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	for (i = 1; i <= 26; i++)
		for (k = 1; k <= 26; k++)
			list = list " " by_name[substr(letters, i, 1) substr(letters, k, 1)] + 0
	print "const uint16_t phone_names[26 * 26] = {"
	print_numbers(list)
	list = ""
	for (i = 0; i < 1000; i++)
		list = list " " by_code[i] + 0
	print "};\n\nconst uint16_t phone_codes[1000] = {"
	print_numbers(list)
	print "};\n\nconst uint16_t phone_programs[] = {"
	print_numbers(programs)
	print "};\n\nconst struct phone_state phone_states[] = {"
	for (i = 0; i < nkept; i++) {
		line = ""
		for (k = 0; k < 10; k++)
			line = line (k ? ", " : "") kept[following[old[i], k]]
		print "    { " result[old[i]] ", { " line " } },"
	}
	print "};"
}
