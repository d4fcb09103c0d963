#!/usr/bin/perl
# --clv finds the models that are published for the CDNOW sample, fitted to 39
# weeks from the raw log: BG/NBD (Fader, Hardie and Lee 2005; R's package BTYD),
# Pareto/NBD (BTYD, with its standard errors), Gamma-Gamma (Fader and Hardie), and
# for the donations BG/BB (Fader, Hardie and Shang 2010).
# What it says of customers is what is published for them; a model that was
# written gives the same again, and the order of the log does not matter.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use File::Temp qw(tempdir);

skip_all('no cust-segment in PATH') if !grep { $_ eq 'cust-segment' } commands();
my $dir = tempdir('clv-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $log = 'tests/data/cdnow/orders.csv';
my @CALL = qw(cust-segment --as-of 1997-09-30);

my $out = fit('bgnbd', '--clv');
model('bgnbd', r => 0.2425967, alpha => 4.413659, a => 0.7929869, b => 2.426164, buying_log_likelihood => -9582.429,
	buying_customers => 2357, p => 6.25, q => 3.74, v => 15.44, spend_log_likelihood => -4055.92, spend_customers => 946,
	spend_correlation => 0.113884);
fit('pareto', '--clv=by pareto_nbd');
model('pareto', r => 0.553, alpha => 10.578, s => 0.606, beta => 11.669, buying_log_likelihood => -9594.976,
	r_error => 0.0476, alpha_error => 0.8427, s_error => 0.1873, beta_error => 6.2105);
fit('days', '--clv=unit day');
model('days', r => 0.2425967, alpha => 7 * 4.413659, a => 0.7929869, b => 2.426164);
exactly('bgnbd', 1e-4, r => 0.2425945, alpha => 4.413602, a => 0.7929219, b => 2.425906);
exactly('bgnbd', 5e-4 / 9582, buying_log_likelihood => -9582.4292);
exactly('pareto', 3e-3 / 9595, buying_log_likelihood => -9594.976);
customers();
holdout();
everyone();
donations();
again();
any_order();
done();

sub fit
{
	my ($name, $how) = @_;
	my $r = run(cmd => [ @CALL, $how, '--clv-out', "$dir/$name.csv", $log ]);
	ok($r->{status} eq '0' && $r->{err} eq '', "$how fits", $r->{err});
	return $r->{out};
}

# Within a thousandth, or half a unit of the second place, as it is published;
# more exactly where more is known.
sub model
{
	my ($name, %want) = @_;
	my %got = map { split /,/ } split /\n/, slurp("$dir/$name.csv");
	my @wrong = grep { my $off = abs(($got{$_} // 0) - $want{$_}); $off > 1e-3 * abs $want{$_} && $off > 0.005 } sort keys %want;
	ok(!@wrong, "$name: the published parameters", join "\n", map { "$_ is " . ($got{$_} // '') . ", not $want{$_}" } @wrong);
	ok($got{buying_fits_agree} eq 'yes' && $got{spend_fits_agree} eq 'yes' && abs($got{buying_slope}) < 1e-3,
		"$name: two beginnings lead to the same, where it is flat", slurp("$dir/$name.csv"));
	return;
}

# Relative to the value, of another program from the same log.
sub exactly
{
	my ($name, $most, %want) = @_;
	my %got = map { split /,/ } split /\n/, slurp("$dir/$name.csv");
	my @wrong = grep { abs($got{$_} / $want{$_} - 1) > $most } sort keys %want;
	ok(!@wrong, "$name: " . join(', ', sort keys %want) . " within $most", join "\n", map { "$_ is $got{$_}, not $want{$_}" } @wrong);
	return;
}

# Records of the output by customer.
sub table
{
	my ($text) = @_;
	my ($names, @lines) = split /\n/, $text;
	my @names = split /,/, $names;
	return map { my %r; @r{@names} = split /,/, $_, -1; ($r{customer_id} => \%r) } @lines;
}

sub customers
{
	my %c = table($out);
	my %value = (1 => 24.66, 2 => 18.91, 3 => 35.17, 6 => 71.46, 9 => 27.28);
	# Published for means that were rounded to cents.
	my @wrong = grep { abs($c{$_}{order_value} - $value{$_}) > 0.01 } keys %value;
	ok(!@wrong, 'what they will spend is what is published', "@wrong");
	ok($c{1}{repeat_days} == 2 && $c{1}{active_days} == 213 && $c{1}{watched_days} == 272 && $c{1}{repeat_value} == 22.345,
		'what is known of the first is what is published');
	ok(abs($c{1}{p_alive} - 0.72662) < 1e-5 && $c{3}{p_alive} == 1, 'how surely they are still customers');
	# In the unit the model was fitted in: not 140.10 and 1003.87, as with weeks taken for days.
	ok(abs($c{1}{clv} - 36.28) < 0.02 && abs($c{6}{clv} - 283.52) < 0.1, 'what they will be worth in a year',
		"$c{1}{clv} $c{6}{clv}");
	ok($c{1516}{repeat_days} == 26 && abs($c{1516}{p_alive} - 0.96885) < 1e-4, 'the one who bought most often');
	return;
}

# Expected purchases of 39 weeks, by how often they bought in the first 39.
sub holdout
{
	my %c = table(run(cmd => [ @CALL, '--clv=horizon 39 weeks', $log ])->{out});
	my (@sum, @n, $all);
	for (values %c) {
		my $x = $_->{repeat_days} > 7 ? 7 : $_->{repeat_days};
		$sum[$x] += $_->{expected_orders};
		$all += $_->{expected_orders};
		$n[$x]++;
	}
	my @want = qw(0.2251 0.5231 1.0441 1.5203 2.1638 2.6538 3.5040 6.1570);
	my @wrong = grep { abs($sum[$_] / $n[$_] - $want[$_]) > 2.5e-4 } 0 .. 7;
	ok(!@wrong, 'expected purchases by past ones', join ' ', map { sprintf '%.4f', $sum[$_] / $n[$_] } 0 .. 7);
	ok(abs($all - 1653.4) < 0.06, 'and of all of them', $all);
	return;
}

# What another program says of each of them, to 4 places.
sub everyone
{
	my %want = table(slurp('tests/data/cdnow/expected.csv'));
	for my $weeks (39, 52) {
		my %c = table(run(cmd => [ @CALL, "--clv=horizon $weeks weeks", $log ])->{out});
		my @wrong = grep {
			abs($c{$_}{p_alive} - $want{$_}{p_alive}) > 1e-4 || abs($c{$_}{expected_orders} - $want{$_}{"expected_${weeks}w"}) > 1e-4
		} keys %want;
		ok(keys %c == 2357 && !@wrong, "all 2,357 in the next $weeks weeks", scalar(@wrong) . ' differ');
	}
	return;
}

# The log of those who gave, and when is made up within the year.
sub donations
{
	my ($names, @histories) = split /\n/, slurp('tests/data/donations/histories.csv');
	my ($id, @log) = (0);
	for (@histories) {
		my ($gifts, $last, $of, $donors) = split /,/;
		for (1 .. $donors) {
			$id++;
			push @log, sprintf "%d,%d-%02d-%02d,%d\n", $id, 1995 + $_, 1 + $id % 12, 1 + ($id + $_) % 28, 20 + $id * 7919 % 97
				for 0, 1 .. $gifts - 1, $gifts ? $last : ();
		}
	}
	spew("$dir/donations.csv", join '', "customer_id,order_date,amount\n", @log);
	my $r = run(cmd => [ qw(cust-segment --as-of 2001-12-31 --clv-out), "$dir/bgbb.csv", '--clv=by bgbb unit year horizon 5 years',
		"$dir/donations.csv" ]);
	ok($r->{status} eq '0' && $r->{err} eq '', 'bgbb fits', $r->{err});
	model('bgbb', alpha => 1.2035, beta => 0.7497, gamma => 0.6568, delta => 2.7838, buying_log_likelihood => -33225.58,
		buying_customers => 11104);
	my %c = table($r->{out});
	my ($all, %alive) = (0);
	for (values %c) {
		$all += $_->{expected_orders};
		$alive{"$_->{repeat_days} " . int(0.5 + $_->{active_days} / 365.25)} = $_->{p_alive};
	}
	ok(abs($all - 12884.2) < 0.1, 'gifts of five years', $all);
	my $got = join ' ', map { sprintf '%.2f', $alive{$_} } '0 0', '2 4', '6 6';
	ok($got eq '0.11 0.59 0.93', 'how surely they still give', $got);
	my @again = (qw(cust-segment --as-of 2001-12-31 --clv-model), "$dir/bgbb.csv", "$dir/donations.csv");
	ok(run(cmd => [ @again, '--clv=by bgbb unit year horizon 5 years' ])->{out} eq $r->{out}, 'the model bgbb gives the same again');
	for my $how ('', '=by bgbb unit month', '=by pareto_nbd') {
		ok(run(cmd => [ @again, "--clv$how" ])->{status} eq '2', "but not to --clv$how");
	}
	return;
}

sub again
{
	for my $name (qw(bgnbd pareto days)) {
		my $r = run(cmd => [ @CALL, '--clv', '--clv-model', "$dir/$name.csv", $log ]);
		my $want = $name eq 'bgnbd' ? $out
			: run(cmd => [ @CALL, $name eq 'days' ? '--clv=unit day' : '--clv=by pareto_nbd', $log ])->{out};
		ok($r->{out} eq $want, "the model $name gives the same again", difference($want, $r->{out}) . $r->{err});
	}
	return;
}

sub any_order
{
	my ($names, @orders) = split /^/, slurp($log);
	spew("$dir/reverse.csv", join '', $names, reverse @orders);
	ok(run(cmd => [ @CALL, '--clv', "$dir/reverse.csv" ])->{out} eq $out, 'the order of the log does not matter');
	ok(run(cmd => [ @CALL, '--clv', '-S', '1M', $log ])->{out} eq $out, 'nor does the limit of memory');
	my ($one, $three) = map { run(cmd => [ @CALL, '-j', $_, '--clv=by pareto_nbd unit day', $log ])->{out} } 1, 3;
	ok($one eq $three, 'nor how many threads there are');
	return;
}
