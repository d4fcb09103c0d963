#!/usr/bin/perl
# The kinds of registers that nobody has published: clean ones, small towns,
# families, colleagues, other languages, few columns (tests/bench/kinds).  To
# join different people is the worse error: nearly none, of any kind.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin", "$FindBin::Bin/..";
use Accuracy;
use Run;

my $RECORDS = 800;
my @SEEDS = (11, 12);

# Kind, and the least precision and recall; of those without any duplicate how
# many pairs may be joined.
my @KINDS = (
	[ voters => .985, .97 ], [ town => .98, .88 ], [ life => .985, .97 ], [ colleagues => .97, .90 ],
	[ crm => .99, .96 ], [ terse => .99, .97 ], [ mixed => .99, .90 ], [ fi => .985, .95 ], [ pl => .985, .95 ],
	[ hr => .985, .95 ], [ firms => .97, .65 ], [ register => 0, 0 ],
);

sub pairs
{
	my %n;
	$n{$_}++ for @_;
	my $pairs = 0;
	$pairs += $_ * ($_ - 1) / 2 for values %n;
	return $pairs;
}

for my $kind (@KINDS) {
	my ($name, $precise, $complete) = @$kind;
	my ($right, $joined, $all) = (0, 0, 0);
	for my $seed (@SEEDS) {
		my $made = run(cmd => [ 'python3', 'tests/bench/kinds', '--seed', $seed, $name, $RECORDS ]);
		my @truth;
		my $in = '';
		for my $line (split /\n/, $made->{out}) {
			my ($cluster, $rest) = split /,/, $line, 2;
			push @truth, $cluster;
			$in .= "$rest\n";
		}
		shift @truth;
		my $r = run(cmd => [ qw(cust-dedupe -q --mark --as-of 2026-06-15) ], in => $in);
		my (undef, @rows) = rows($r->{out});
		my @found = map { $_->[-2] } @rows;
		ok($r->{status} eq '0' && @truth >= $RECORDS && @found == @truth, "$name, seed $seed: every record has a person",
			$r->{err});
		$right += pairs(map { "$truth[$_] $found[$_]" } 0 .. $#found);
		$joined += pairs(@found);
		$all += pairs(@truth);
	}
	if ($all == 0) {
		ok($joined == 0, "$name: nobody is joined", $joined);
		next;
	}
	my ($p, $c) = ($right / ($joined || 1), $right / $all);
	printf "# %s: %d pairs, precision %.4f, recall %.4f\n", $name, $all, $p, $c;
	ok($p >= $precise, "$name: precision of at least $precise", $p);
	ok($c >= $complete, "$name: recall of at least $complete", $c);
}
done();
