# TAP for tests in sh: `. tests/lib.sh` from the repository root, then
#	ok "name" command...        the command succeeds
#	is "name" EXPECTED GOT      two texts are equal
#	same "name" FILE FILE       two files are equal
#	skip "reason"               nothing is tested
# and `finish` as the last line.  $tmp is an empty directory that goes away.
# shellcheck shell=sh
set -u
LC_ALL=C
export LC_ALL
tests=0 failures=0
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT

report() { # good? name
	tests=$((tests + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $tests - $2"
	else
		failures=$((failures + 1))
		echo "not ok $tests - $2"
	fi
}

ok() { name=$1; shift; ok=0; "$@" || ok=1; report "$ok" "$name"; }
same() { name=$1; shift; ok=0; cmp "$@" >&2 || ok=1; report "$ok" "$name"; }

is() {
	ok=0
	[ "$2" = "$3" ] || ok=1
	report "$ok" "$1"
	[ "$ok" -eq 0 ] || printf '%s\n' "expected: $2" "got:      $3" | sed 's/^/# /'
}

skip() { echo "1..0 # SKIP $1"; exit 0; }
finish() { echo "1..$tests"; [ "$failures" -eq 0 ]; exit; }
