#!/usr/bin/perl
# Who is the same person: published records with the truth, which cust-dedupe
# does not see, and the shares of true pairs that it finds.  One default for
# all of them; the goals are those of the best known programs that learn
# without labels, or above.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin", "$FindBin::Bin/..";
use Accuracy;
use Run;

# File, and the least precision, recall and F1.
my @SETS = ([ febrl1 => .999, .999, .999 ], [ febrl2 => .999, .998, .999 ], [ fake_1000 => .99, .90, .955 ],
	[ er_tier1 => .99, .99, .99 ], [ historical => .98, .88, .93 ], [ households => .99, .5, .8 ]);

sub pairs
{
	my %n;
	$n{$_}++ for @_;
	my $pairs = 0;
	$pairs += $_ * ($_ - 1) / 2 for values %n;
	return $pairs;
}

# Without the columns that tell; those of them that are `kept`.
sub split_truth
{
	my ($text) = @_;
	my ($header, @rows) = rows($text);
	my @shown = grep { $header->[$_] !~ /^(?:cluster|household)$/ } 0 .. $#$header;
	my ($truth) = grep { $header->[$_] eq 'cluster' } 0 .. $#$header;
	my $in = '';
	for my $row ($header, @rows) {
		$in .= join(',', map { my $s = $_ // ''; $s =~ s/"/""/g; "\"$s\"" } @$row[@shown]) . "\n";
	}
	return ($in, map { $_->[$truth] } @rows);
}

for my $set (@SETS) {
	my ($name, $precise, $complete, $least) = @$set;
	my ($in, @truth) = split_truth(slurp("tests/data/match/$name.csv"));
	my $r = run(cmd => [ qw(cust-dedupe -q --mark --as-of 2026-06-15) ], in => $in);
	my ($header, @rows) = rows($r->{out});
	my @found = map { $_->[-2] } @rows;
	ok($r->{status} eq '0' && $header->[-2] eq 'cluster_id' && @found == @truth, "$name: every record has a person",
		$r->{err});
	my $right = pairs(map { "$truth[$_] $found[$_]" } 0 .. $#found);
	my ($p, $c) = ($right / (pairs(@found) || 1), $right / pairs(@truth));
	my $f = $p + $c > 0 ? 2 * $p * $c / ($p + $c) : 0;
	printf "# %s: %d records, precision %.4f, recall %.4f, F1 %.4f\n", $name, scalar @found, $p, $c, $f;
	ok($p >= $precise, "$name: precision of at least $precise", $p);
	ok($c >= $complete, "$name: recall of at least $complete", $c);
	ok($f >= $least, "$name: F1 of at least $least", $f);
}
done();
