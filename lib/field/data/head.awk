# What the scripts beside this one share: comments and the line of names are
# passed over; `source` is the beginning of the comments, a line in front of
# each line; `plain` are letters without their marks.
BEGIN {
	FS = "\t"
	split("a àáâãäåąÁÄÅ c çćčĆČ d ďđ e èéêëęěÉ i íîïıÍ l łŁ n ñńň o óôõöøőÓÕÖ r ř s ßśşšŚŞŠ t ť " \
	    "u úûüůűųÚÜ y ý z źżžŻŽ", pair, " ")
	for (i = 1; i in pair; i += 2)
		for (from = 1; from <= length(pair[i + 1]); from += length("\303\244"))
			plain[substr(pair[i + 1], from, length("\303\244"))] = pair[i]
}

/^#/ {
	if (NR < 3)
		source = source (source ? "\n " : "") substr($0, 2)
	next
}

!header {
	header = 1
	next
}

function fail(why) {
	print FILENAME ": line " NR ": " why > "/dev/stderr"
	failed = 1
	exit 1
}
