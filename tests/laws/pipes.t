#!/usr/bin/perl
# A failure travels down the pipe: when a stage fails, every stage behind it
# fails too and says which one broke, without the help of pipefail.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Customers;
use Run;
use File::Temp qw(tempdir);

my @commands = commands();
skip_all('no commands in PATH') if !@commands;
my $dir = tempdir('pipes-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my @first = grep { output_grows($_) } @commands;
# Long enough for several blocks of output to have left before the bad record.
spew("$dir/bad.csv", header() . customers(4000) . "C9999,bad\n" . customers(50, 5000));
spew("$dir/good.csv", header() . customers(4000));

for my $first (@first) {
	for my $second (@commands) {
		two($first, $second);
	}
}
three($_) for @first;
others();
done();

sub call
{
	my ($command, @more) = @_;
	return quoted($command, plain($command, $dir), @more);
}

# The same command behind itself names its column otherwise.
sub behind
{
	my ($command, @more) = @_;
	return call($command, $command eq 'cust-segment' ? qw(--column second) : (), @more);
}

sub said
{
	my ($r) = @_;
	return "status $r->{status}\nstderr: " . visible($r->{err}) . "\nstdout ends: " . visible(substr $r->{out}, -300);
}

sub two
{
	my ($first, $second) = @_;
	my $r = run(cmd => call($first, 'bad.csv') . ' | ' . behind($second), dir => $dir);
	my ($message) = $r->{err} =~ /^(\Q$second\E: .*standard input.*)$/m;
	# Whoever reads all before it writes has written nothing: "is empty".
	my $good = defined $message && (ordered($first) ? $message =~ /\Q$first/ : $message =~ /\Q$first\E|empty/);
	ok($r->{status} eq '2' && $good, "$first fails, so $second does", said($r));

	$r = run(cmd => call($first, 'good.csv') . ' | ' . behind($second), dir => $dir);
	ok($r->{status} eq '0' && $r->{err} eq '' && $r->{out} ne '', "$first ends well, so $second does", said($r));
	return;
}

sub three
{
	my ($middle) = @_;
	my $r = run(cmd => join(' | ', call('cust-normalize', 'bad.csv'), behind($middle), call('cust-stats')), dir => $dir);
	ok($r->{status} eq '2' && $r->{err} =~ /^cust-stats: /m && $r->{err} =~ /^\Q$middle\E: .*cust-normalize/m,
		"cust-normalize fails, $middle and cust-stats too", said($r));
	return;
}

# The marker is an open quote: strict readers that know nothing of us refuse
# it.  With -o there is no stream to end and no file either.
sub others
{
	for my $first (grep { ordered($_) } @first) {
		my $r = run(cmd => call($first, 'bad.csv') . ' > cut.csv', dir => $dir);
		ok(slurp("$dir/cut.csv") =~ /\n"stream cut short by \Q$first\E\n\z/, "$first marks a stream cut short", said($r));
		my $view = reader_json("$dir/cut.csv");
		ok(($view->{error} // '') eq "cut short by $first" && !@{ $view->{bad} }, "$first: what stands before the marker is whole");
		$r = run(cmd => [ 'python3', '-c', 'import csv, sys
for record in csv.reader(open(sys.argv[1], newline=""), strict=True): pass', "$dir/cut.csv" ]);
		ok($r->{status} ne '0', "$first: another strict reader refuses the cut stream", said($r));
		$r = run(cmd => call($first, '-o', 'named.csv', 'bad.csv'), dir => $dir);
		ok($r->{status} eq '2' && $r->{out} eq '' && !-e "$dir/named.csv", "$first: no file, no marker with -o", said($r));
	}
	return;
}
