#!/usr/bin/perl
# cust-stats --gains, --overlap, --split: what they say is what a plain count
# says; order, memory and threads change nothing.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use File::Temp qw(tempdir);
use List::Util qw(shuffle sum0 uniq);

skip_all('no cust-stats in PATH') if !grep { $_ eq 'cust-stats' } commands();
my $dir = tempdir('scores-XXXXXX', TMPDIR => 1, CLEANUP => 1);
srand 41;

gains($_) for 7, 100, 3003;
overlap();
split_columns();
done();

sub records
{
	my ($out) = @_;
	my ($head, @lines) = split /\n/, $out;
	my @names = split /,/, $head;
	return map { my %r; @r{@names} = split /,/, $_, -1; \%r } @lines;
}

sub alike
{
	my ($what, $want, @calls) = @_;
	for my $call (@calls) {
		my $r = run(cmd => [ 'cust-stats', @$call ], dir => $dir);
		ok($r->{status} eq '0' && $r->{out} eq $want->{out}, "same $what: @$call", $r->{err} . difference($want->{out}, $r->{out}));
	}
	return;
}

# Tenths by the plain definition: each record has its share of the outcomes of
# all that have its score.
sub gains
{
	my ($n) = @_;
	my @r = map { my $s = int(rand 40) / 4 - 3; [ $s, rand(10) < $s + 4 ? 'yes' : 'no' ] } 1 .. $n;
	my $head = "score,bought\n";
	spew("$dir/scores.csv", $head . join '', map { "$_->[0],$_->[1]\n" } @r, [ '', 'yes' ], [ 3, '' ]);
	spew("$dir/shuffled.csv", $head . join '', map { "$_->[0],$_->[1]\n" } shuffle @r, [ '', 'yes' ], [ 3, '' ]);
	my @call = (qw(--gains score --outcome bought=yes --format csv));
	my $r = run(cmd => [ 'cust-stats', @call, 'scores.csv' ], dir => $dir);
	alike("gains of $n", $r, [ @call, 'shuffled.csv' ], [ @call, qw(-S 1M shuffled.csv) ]);
	my (%n, %hits);
	for (@r) {
		$n{ $_->[0] }++;
		$hits{ $_->[0] } += $_->[1] eq 'yes';
	}
	my @scores = sort { $b <=> $a } map { $_->[0] } @r;
	my $all = sum0(values %hits);
	my ($from, $so_far, @wrong) = (0, 0);
	my %part = map { $_->{part} => $_ } records($r->{out});
	for my $part (1 .. 10) {
		my $to = int(($n * $part + 5) / 10);
		next if $to == $from;
		my $hits = sum0(map { $hits{$_} / $n{$_} } @scores[ $from .. $to - 1 ]);
		$so_far += $hits;
		my %want = (records => $to - $from, 'score from' => $scores[ $to - 1 ], outcome => $hits, rate => $hits / ($to - $from),
			lift => $hits / ($to - $from) / $all * $n, gained => $so_far / $all, 'lift so far' => $so_far / $to / $all * $n);
		push @wrong, map { "$part: $_" } grep { abs($part{$part}{$_} - $want{$_}) > 1e-9 } sort keys %want;
		$from = $to;
	}
	ok($r->{status} eq '0' && !@wrong, "gains of $n are those of a plain count", $r->{err} . "@wrong");
	my $json = run(cmd => [ 'cust-stats', @call[ 0 .. 3 ], qw(--format json scores.csv) ], dir => $dir)->{out};
	my ($auc) = $json =~ /"auc": ([\d.e-]+)/;
	my @hits = map { $_->[0] } grep { $_->[1] eq 'yes' } @r;
	my @others = map { $_->[0] } grep { $_->[1] eq 'no' } @r;
	my $above = 0;
	for my $hit (@hits > 300 ? () : @hits) {
		$above += $hit > $_ ? 1 : $hit == $_ ? .5 : 0 for @others;
	}
	ok(abs($auc - $above / @hits / @others) < 1e-9, "AUC of $n by all pairs", $auc) if @hits <= 300;
	return;
}

sub overlap
{
	my @name = qw(crm shop news);
	my (%in, @r);
	for (1 .. 2000) {
		my ($key, $source) = ((rand() < .05) ? ('', '-', 'n/a')[ rand 3 ] : 'k' . int rand 700, $name[ rand @name ]);
		push @r, "$key,$source";
		$in{$key}{$source} = 1 if $key =~ /k/;
	}
	spew("$dir/all.csv", "id,source\n" . join '', map { "$_\n" } @r);
	spew("$dir/shuffled.csv", "id,source\n" . join '', map { "$_\n" } shuffle @r);
	my @call = qw(--overlap id --by source --format);
	my $r = run(cmd => [ 'cust-stats', @call, qw(csv all.csv) ], dir => $dir);
	alike('overlap', $r, [ @call, qw(csv shuffled.csv) ], [ @call, qw(csv -S 1M all.csv) ]);
	my @wrong = grep { my $p = $_; $p->{keys} != grep { $_->{ $p->{of} } && $_->{ $p->{'also in'} } } values %in } records($r->{out});
	ok($r->{status} eq '0' && !@wrong && records($r->{out}) == 6, 'pairs of sources share what a plain count says', $r->{err});
	my $json = run(cmd => [ 'cust-stats', @call, qw(json all.csv) ], dir => $dir)->{out};
	my %found = $json =~ /"sources": (\d), "keys": (\d+)/g;
	my %want;
	$want{ keys %$_ }++ for values %in;
	ok(join(' ', map { "$_:$found{$_}" } sort keys %found) eq join(' ', map { "$_:$want{$_}" } sort keys %want),
		'keys are in one source, in two, in three', $json);
	return;
}

# A register whose records are cut beforehand says the same.
sub split_columns
{
	my ($whole, $cut) = ("id,tags,n\n") x 2;
	for my $id (1 .. 500) {
		my @tags = map { ('red', 'blue', ' green', 'a b', '')[ rand 5 ] } 1 .. int rand 4;
		$whole .= join(',', $id, join('|', @tags), $id % 7) . "\n";
		my @values = uniq(grep { $_ ne '' } map { s/^ +//r } @tags);
		$cut .= join(',', $id, $_, $id % 7) . "\n" for @values ? @values : '';
	}
	spew("$dir/whole.csv", $whole);
	spew("$dir/cut.csv", $cut);
	for my $way ([qw(--format csv)], [ '--cross', 'tags,n', qw(--format csv) ], [qw(--by tags --format csv)],
		[ qw(--by tags --format csv), '--metric', 'mean(n)' ], [ qw(--by tags --agg), 'count,sum(n)' ]) {
		my $want = run(cmd => [ 'cust-stats', @$way, 'cut.csv' ], dir => $dir);
		ok($want->{status} eq '0', "@$way", $want->{err});
		alike('cut or split', $want, [ @$way, qw(--split tags whole.csv) ]);
	}
	return;
}
