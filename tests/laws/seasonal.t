#!/usr/bin/perl
# A rule against chance finds those who buy in one season and hardly anybody
# else: of 2,000 made customers who buy whenever they like at most one in a
# hundred, of those who bought before Christmas only, three times or more and in
# more than one year, nearly all.  (Two such orders may well be chance.)
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use File::Temp qw(tempdir);

skip_all('no cust-segment in PATH') if !grep { $_ eq 'cust-segment' } commands();
my $dir = tempdir('seasonal-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $state = 20250630;

my (@log, @customers);
for my $id (1 .. 2200) {
	my $planted = $id > 2000;
	push @customers, $id;
	for (1 .. 2 + random(8)) {
		my ($month, $day) = $planted ? (12, 1 + random(26)) : (1 + random(12), 1 + random(28));
		push @log, sprintf "%d,%d-%02d-%02d\n", $id, 2021 + random(4), $month, $day;
	}
}
spew("$dir/orders.csv", join '', "customer_id,order_date\n", @log);
spew("$dir/customers.csv", join "\n", 'customer_id', @customers, '');
spew("$dir/rules.seg", <<'RULES');
as_of 2025-06-30
events orders.csv key customer_id date order_date
season xmas from "12-01" to "12-26"
let n = count(orders in season(xmas))
set buyer
  seasonal : binomial(n, count(orders), all_share(orders in season(xmas))) < 0.01 and seasons(orders in season(xmas)) >= 2
  else other
RULES
my $r = run(cmd => [qw(cust-segment -f rules.seg customers.csv)], dir => $dir);
ok($r->{status} eq '0' && $r->{err} eq '', 'the rule runs', $r->{err});
my @seasonal = map { /^(\d+),seasonal$/ ? $1 : () } split /\n/, $r->{out};
my $wrong = grep { $_ <= 2000 } @seasonal;
ok($wrong <= 20, 'at most one in a hundred is taken for seasonal by chance', "$wrong of 2000");
my $seen = @seasonal - $wrong;
my $could = grep { $_ > 2000 && years($_) >= 2 && orders($_) >= 3 } @customers;
ok($seen >= 0.95 * $could, 'of those who bought in a season only, 95 in a hundred are found', "$seen of $could");
done();

# The same numbers every time.
sub random
{
	my ($n) = @_;
	$state = ($state * 1103515245 + 12345) % 2**31;
	return int($state / 2**31 * $n);
}

sub years
{
	my ($id) = @_;
	my %year = map { /^$id,(\d+)/ ? ($1 => 1) : () } @log;
	return scalar keys %year;
}

sub orders
{
	my ($id) = @_;
	return scalar grep { /^$id,/ } @log;
}
