#!/usr/bin/perl
# --rfm=rfm_r gives every customer of a published order log the scores
# and the segment that R's package rfm gives, and the table of segments that its
# documentation prints; the edges are those the package documents.  The other
# methods are held against a re-statement of what cust-rules(5) says of them.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use File::Temp qw(tempdir);

skip_all('no cust-segment in PATH') if !grep { $_ eq 'cust-segment' } commands();
my $dir = tempdir('rfm-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my @CALL = (qw(cust-segment --as-of 2006-12-31 tests/data/rfm/orders.csv));

published();
documented_edges();
my %value = map { $_->{customer_id} => $_ } table(run(cmd => [ @CALL, '--rfm' ])->{out});
method($_) for qw(quantile ntile rank);
edges_repeat();
done();

# Records of a CSV text without quoted fields, by their names.
sub table
{
	my ($text) = @_;
	my ($names, @lines) = split /\n/, $text;
	my @names = split /,/, $names;
	return map { my %r; @r{@names} = split /,/, $_, -1; \%r } @lines;
}

sub published
{
	my @got = table(run(cmd => [ @CALL, '--rfm=rfm_r' ])->{out});
	my %want = map { $_->{customer_id} => $_ } table(slurp('tests/data/rfm/expected.csv'));
	my @wrong = grep { my $g = $_; grep { $g->{$_} ne $want{ $g->{customer_id} }{$_} } qw(r f m segment) } @got;
	ok(@got == keys %want && !@wrong, 'every customer has the published scores and segment', scalar(@wrong) . ' differ');
	my %sum;
	for (@got) {
		$sum{ $_->{segment} }[0]++;
		$sum{ $_->{segment} }[1] += $_->{orders};
		$sum{ $_->{segment} }[2] += $_->{revenue};
	}
	for (table(slurp('tests/data/rfm/segments.csv'))) {
		my $got = join ' ', @{ $sum{ $_->{segment} } // [] };
		ok($got eq "$_->{customers} $_->{orders} $_->{revenue}", "$_->{segment}: the published customers, orders, revenue", $got);
	}
	return;
}

sub documented_edges
{
	run(cmd => [ @CALL, '--rfm=rfm_r', '--edges-out', "$dir/edges.csv" ]);
	my %edges;
	push @{ $edges{ $_->{tier} } }, sprintf '%.10g', $_->{value} for table(slurp("$dir/edges.csv"));
	my $got = join ' | ', map { join ' ', @{ $edges{$_} } } qw(r f m);
	ok($got eq '115 181 297.4 482 | 4 5 6 8 | 255.8 382 506.4 666', 'the edges are those the package documents', $got);
	return;
}

# The score of each value, by customer, for values given by customer.
sub scores
{
	my ($method, %x) = @_;
	my @order = sort { $x{$a} <=> $x{$b} || $a cmp $b } keys %x;
	my ($n, $k) = (scalar @order, 5);
	my %score;
	if ($method eq 'quantile') {
		my @edges = map {
			my $h = ($n - 1) * $_ / $k;
			my ($low, $high) = @x{ @order[ int $h, int($h) + 1 ] };
			$low + ($h - int $h) * ($high - $low);
		} 1 .. $k - 1;
		for my $id (@order) {
			$score{$id} = 1 + grep { $x{$id} > $_ + 1e-9 } @edges;
		}
	} elsif ($method eq 'ntile') {
		my ($size, $rest) = (int($n / $k), $n % $k);
		my $at = 0;
		for my $part (1 .. $k) {
			$score{ $order[ $at++ ] } = $part for 1 .. $size + ($part <= $rest);
		}
	} else {
		my (%first, %count);
		for my $i (0 .. $#order) {
			$first{ $x{ $order[$i] } } //= $i;
			$count{ $x{ $order[$i] } }++;
		}
		for my $id (@order) {
			my $twice = 2 * $first{ $x{$id} } + $count{ $x{$id} } + 1;
			$score{$id} = int(($k * $twice + 2 * $n - 1) / (2 * $n));
		}
	}
	return %score;
}

sub method
{
	my ($method) = @_;
	my @got = table(run(cmd => [ @CALL, "--rfm=$method" ])->{out});
	my %f = scores($method, map { $_ => $value{$_}{orders} } keys %value);
	my %m = scores($method, map { $_ => $value{$_}{revenue} } keys %value);
	my @wrong = grep { $_->{f} != $f{ $_->{customer_id} } || $_->{m} != $m{ $_->{customer_id} } } @got;
	ok(@got == keys %value && !@wrong, "$method: scores are what the definition says", scalar(@wrong) . ' differ');
	return;
}

# Scores from edges that were written are the scores that made them.
sub edges_repeat
{
	for my $method (qw(quantile rank nested rfm_r)) {
		my $first = run(cmd => [ @CALL, "--rfm=$method", '--edges-out', "$dir/e.csv" ]);
		my $again = run(cmd => [ @CALL, "--rfm=$method", '--edges', "$dir/e.csv" ]);
		ok($first->{out} eq $again->{out} && $first->{status} eq '0', "$method: --edges repeats what --edges-out wrote",
			difference($first->{out}, $again->{out}) . $again->{err});
	}
	return;
}
