#!/usr/bin/perl
# Aggregates of events are what a re-statement of cust-rules(5) says, for events
# made from a seed; neither the order of events nor that of records nor the
# limit of memory matters, and records leave in their order.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use File::Temp qw(tempdir);
use Time::Local qw(timegm);

skip_all('no cust-segment in PATH') if !grep { $_ eq 'cust-segment' } commands();
my $dir = tempdir('events-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $seed = 20250630;
my $AS_OF = '2025-06-30';
my @KINDS = ('skin', 'baby', 'toys', '');
my %COLUMNS = (
	n        => 'count(o)',
	n_year   => 'count(o within 1 year)',
	n_old    => 'count(o older than 1 year)',
	n_skin   => 'count(o where kind = "skin" and amount > 20)',
	total    => 'sum(o)',
	total_90 => 'sum(o within 90 days)',
	least    => 'min(o)',
	most     => 'max(o)',
	first    => 'first(o)',
	last     => 'last(o)',
	begun    => 'first(kind)',
	newest   => 'last(kind)',
	kinds    => 'distinct(kind)',
	days     => 'order_days(o)',
	median   => 'median_gap(o)',
	longest  => 'longest_gap(o)',
	gap      => 'last_gap(o)',
	share    => 'share(o in season("xmas"))',
	seasons  => 'seasons("xmas")',
);

my @events = map { [ draw(60), date(draw(900)), amount(), $KINDS[ draw(4) ] ] } 1 .. 900;
my @customers = map { draw(70) } 1 .. 80;
spew("$dir/r.seg", "as_of $AS_OF\nevents o.csv key id date day value amount\nseason xmas from \"12-10\" to \"01-06\"\n"
	. join '', map { "column $_ = $COLUMNS{$_}\n" } sort keys %COLUMNS);
spew("$dir/c.csv", join "\n", 'id', @customers, '');
write_events(@events);

my $plain = run_rules();
agrees();
write_events(reverse @events);
ok(run_rules() eq $plain, 'the order of the events does not matter');
ok(run_rules('-S', '1M') eq $plain, 'nor does the limit of memory');
spew("$dir/c.csv", join "\n", 'id', (reverse @customers), '');
my ($names, @lines) = split /^/, run_rules();
ok(join('', $names, reverse @lines) eq $plain, 'nor does the order of the records, which they keep');
spew("$dir/c.csv", join "\n", 'id', @customers, '');
ok(run_rules('--where', 'count(o) >= 0') eq $plain, 'a condition that is true leaves all');
done();

sub draw
{
	my ($n) = @_;
	$seed = ($seed * 1103515245 + 12345) % 2147483648;
	return int($seed / 65536) % $n;
}

sub amount
{
	return $_[0] // (draw(20) == 0 ? '' : draw(30) == 0 ? 'x' : sprintf '%d.%02d', draw(90), draw(100));
}

# So many days before 2025-07-31: some lie in the future.
sub date
{
	my ($ago) = @_;
	my @t = gmtime(timegm(0, 0, 12, 31, 6, 2025) - 86400 * $ago);
	return sprintf '%04d-%02d-%02d', $t[5] + 1900, $t[4] + 1, $t[3];
}

sub day
{
	my ($y, $m, $d) = split /-/, $_[0];
	return int(timegm(0, 0, 0, $d, $m - 1, $y) / 86400);
}

sub write_events
{
	spew("$dir/o.csv", join '', "id,day,amount,kind\n", map { join(',', @$_) . "\n" } @_);
	return;
}

sub run_rules
{
	my $r = run(cmd => [ 'cust-segment', '-f', 'r.seg', @_, 'c.csv' ], dir => $dir);
	ok($r->{status} eq '0' && $r->{err} eq '', join(' ', 'the rules run', @_), $r->{err});
	return $r->{out};
}

# The year the season of a day began in, or 0.
sub season
{
	my ($y, $rest) = $_[0] =~ /^(\d+)-(.*)$/;
	return $rest ge '12-10' ? $y : $rest le '01-06' ? $y - 1 : 0;
}

sub median
{
	my @x = sort { $a <=> $b } @_;
	return @x % 2 ? $x[ $#x / 2 ] : ($x[ @x / 2 - 1 ] + $x[ @x / 2 ]) / 2;
}

# What the columns are of one customer.
sub figures
{
	my ($id) = @_;
	my @e = sort { $a->[1] cmp $b->[1] } grep { $_->[0] == $id && $_->[1] le $AS_OF } @events;
	my @number = grep { $_->[2] =~ /^\d/ } @e;
	my (%days, %years, %kinds);
	$days{ $_->[1] } = 1 for @e;
	my @days = map { day($_) } sort keys %days;
	my @gaps = map { $days[$_] - $days[ $_ - 1 ] } 1 .. $#days;
	my @xmas = grep { season($_->[1]) } @e;
	$years{ season($_->[1]) } = 1 for @xmas;
	$kinds{ $_->[3] } = 1 for grep { $_->[3] ne '' } @e;
	my @amounts = sort { $a <=> $b } map { $_->[2] } @number;
	my @named = grep { $_->[3] ne '' } @e;
	my ($begun) = sort map { $_->[3] } grep { $_->[1] eq $named[0][1] } @named;
	my ($newest) = reverse sort map { $_->[3] } grep { $_->[1] eq $named[-1][1] } @named;
	return (
		n => scalar @e, n_year => scalar(grep { $_->[1] ge '2024-06-30' } @e), n_old => scalar(grep { $_->[1] lt '2024-06-30' } @e),
		n_skin => scalar(grep { $_->[3] eq 'skin' && $_->[2] > 20 } @number),
		total => cents(@number), total_90 => cents(grep { $_->[1] ge '2025-04-01' } @number),
		least => $amounts[0], most => $amounts[-1], first => @e ? $e[0][1] : undef, last => @e ? $e[-1][1] : undef,
		begun => $begun, newest => $newest, kinds => scalar(keys %kinds), days => scalar @days,
		median => @gaps ? median(@gaps) : undef, longest => @gaps ? (sort { $b <=> $a } @gaps)[0] : undef, gap => $gaps[-1],
		share => @e ? @xmas / @e : undef, seasons => scalar(keys %years));
}

sub cents
{
	my $sum = 0;
	$sum += int($_->[2] * 100 + 0.5) for @_;
	return $sum / 100;
}

sub agrees
{
	my ($names, @lines) = map { [ split /,/, $_, -1 ] } split /\n/, $plain;
	my (@wrong, $compared);
	for my $line (@lines) {
		my %got;
		@got{@$names} = @$line;
		my %want = figures($got{id});
		for my $column (sort keys %COLUMNS) {
			my ($g, $w) = ($got{$column}, $want{$column} // '');
			$compared++;
			next if $g eq $w || ($g ne '' && $w =~ /^[\d.e-]+$/ && $g =~ /^[\d.]+$/ && abs($g - $w) < 1e-8);
			push @wrong, "$got{id} $column: expected $w, got $g";
		}
	}
	ok(@lines == @customers && !@wrong && $compared == @customers * keys %COLUMNS, 'every aggregate is what its definition says',
		join "\n", @wrong[ 0 .. ($#wrong > 9 ? 9 : $#wrong) ]);
	return;
}
