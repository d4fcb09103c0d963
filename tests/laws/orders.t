#!/usr/bin/perl
# cust-stats --agg and --purchases: a second program agrees; order and memory
# change nothing.  --cross: what is hidden cannot be found by subtraction.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use File::Temp qw(tempdir);
use List::Util qw(shuffle sum0);

skip_all('no cust-stats in PATH') if !grep { $_ eq 'cust-stats' } commands();
my $dir = tempdir('orders-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my @AGG = ('--by', 'customer_id', '--agg', 'orders=count,spend=sum(amount),mean(amount),min(amount),max(order_date)', '--agg', 'distinct(shop)');
srand 31;

orders();
published();
cross_tables();
done();

# Names that continue each other, amounts of different scales, several months.
sub order
{
	my $customer = ('c', 'ca', 'c a', 'C', "c\xc3\xa4")[ rand 5 ] . int rand 300;
	return join ',', $customer, sprintf('20%02d-%02d-%02d', 22 + rand 3, 1 + rand 12, 1 + rand 28),
		rand() < .1 ? '' : rand() < .5 ? int(rand 90) : sprintf('%.2f', 5 + rand 90), ('', 'web', 'store')[ rand 3 ];
}

sub orders
{
	my @orders = map { order() } 1 .. 4000;
	my $head = 'customer_id,order_date,amount,shop';
	spew("$dir/orders.csv", join("\n", $head, @orders, ''));
	spew("$dir/shuffled.csv", join("\n", $head, shuffle(@orders), ''));
	for (['agg', @AGG], ['purchases', qw(--purchases --format json)]) {
		my ($what, @args) = @$_;
		my $want = run(cmd => [ 'cust-stats', @args, 'orders.csv' ], dir => $dir);
		for my $options ([qw(shuffled.csv)], [qw(-S 1M orders.csv)], [qw(-j 1 orders.csv)]) {
			my $r = run(cmd => [ 'cust-stats', @args, @$options ], dir => $dir);
			ok($r->{status} eq '0' && $r->{out} eq $want->{out}, "same $what: @$options", $r->{err} . difference($want->{out}, $r->{out}));
		}
		next if !defined Run::which('python3');
		my $second = run(cmd => [ 'python3', 'tests/oracle/orders.py', $what, "$dir/orders.csv" ], in => $want->{out});
		ok($second->{status} eq '0', "a second program agrees: $what", $second->{out} . $second->{err});
	}
	return;
}

# Purchases of CDNOW: the cohorts are as large as published, and all else is as
# the second program has it.
sub published
{
	my @call = qw(cust-stats --purchases --format json tests/data/cdnow/orders.csv);
	my $r = run(cmd => \@call);
	my %size = $r->{out} =~ /"cohort": "([0-9-]+)",\s*"size": (\d+)/g;
	ok("@size{sort keys %size}" eq '781 857 719', 'CDNOW has its cohorts', join ' ', %size);
	return if !defined Run::which('python3');
	my $second = run(cmd => [qw(python3 tests/oracle/orders.py purchases tests/data/cdnow/orders.csv)], in => $r->{out});
	ok($second->{status} eq '0', 'a second program agrees: CDNOW', $second->{out} . $second->{err});
	return;
}

# A cell is found when its row and its column are not joined by other hidden
# cells.  Small is 1 to 4.
sub found
{
	my ($hidden, $row, $column) = @_;
	my (%row, %column);
	$row{$row} = 1;
	my $more = 1;
	while ($more) {
		$more = 0;
		for (keys %$hidden) {
			my ($r, $c) = split /\t/;
			next if ($r eq $row && $c eq $column) || ($row{$r} // 0) == ($column{$c} // 0);
			$row{$r} = $column{$c} = $more = 1;
		}
	}
	return !$column{$column};
}

sub cross_tables
{
	my $bad = '';
	for my $round (1 .. 25) {
		my ($rows, $columns) = (2 + int rand 7, 2 + int rand 7);
		my (%count, @lines);
		for (1 .. 40 + rand 200) {
			my ($r, $c) = ('r' . int rand($rows) * rand, 'c' . int rand($columns) * rand);
			push @lines, "$r,$c";
		}
		spew("$dir/table.csv", join("\n", 'a,b', @lines, ''));
		my $r = run(cmd => [ qw(cust-stats --cross), 'a,b', qw(--format csv table.csv) ], dir => $dir);
		my %full = map { /^(\w+),(\w+),(\d+)/ ? ("$1\t$2" => $3) : () }
			split /\n/, run(cmd => [ qw(cust-stats --cross), 'a,b', qw(--k 1 --format csv table.csv) ], dir => $dir)->{out};
		my (%hidden, %total);
		for (split /\n/, $r->{out}) {
			my ($a, $b, $n) = split /,/, $_, -1;
			$hidden{"$a\t$b"} = 1 if $n eq '';
			$bad .= "round $round: $a $b shows $n\n" if $n =~ /^[1-4]$/;
		}
		for (keys %hidden) {
			my $n = $full{$_} // 9; # of a value that was put to the others
			$bad .= "round $round: $_ is found: $n\n" if $n > 0 && $n < 5 && found(\%hidden, split /\t/);
		}
	}
	ok($bad eq '', 'no small cell is shown or can be found', $bad);
	return;
}
