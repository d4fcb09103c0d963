#!/usr/bin/perl
# Ten faults under which CSV tools lose data and say nothing.  Bad is an exit
# status of 0 with bytes missing, or never to end.  Each of the five commands
# goes through the whole table.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Customers;
use Run;
use File::Temp qw(tempdir);

my @commands = commands();
skip_all('no commands in PATH') if !@commands;
my $dir = tempdir('rivals-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $many = header() . customers(3000);
my $few = header() . customers(5);
my $cr = $few =~ s/("[^"]*")|\r?\n/$1 \/\/ "\r"/ger;
spew("$dir/many.csv", $many);
output($_) for @commands;
input($_) for @commands;
shape($_) for @commands;
done();

# $command with its plain arguments, as text for the shell.
sub call
{
	my ($command, @more) = @_;
	return quoted($command, plain($command, $dir), @more);
}

sub said
{
	my ($r) = @_;
	return "status $r->{status}\nstderr: " . visible($r->{err}) . "\nstdout: " . visible(substr $r->{out}, 0, 300);
}

# The message names the command and holds none of the data.
sub named
{
	my ($r, $command, $words) = @_;
	return $r->{err} =~ /^\Q$command\E: / && $r->{err} =~ $words && $r->{err} !~ canaries();
}

sub output
{
	my ($command) = @_;
	my $call = call($command, 'many.csv');

	my $r = run(cmd => "$call > /dev/full", dir => $dir);
	ok($r->{status} eq '2' && named($r, $command, qr/No space left/), "$command: standard output full", said($r));

	$r = run(cmd => "$call >&-", dir => $dir);
	ok($r->{status} eq '2' && named($r, $command, qr/./), "$command: standard output closed", said($r));

	$r = run(cmd => $call, dir => $dir, gone => 'yes');
	ok($r->{status} eq '141' && $r->{err} eq '', "$command: pipe reader leaves", said($r));

	$r = run(cmd => $call, dir => $dir, gone => 'ignored');
	ok($r->{status} ne '0' && $r->{err} eq '', "$command: pipe reader leaves, SIGPIPE ignored", said($r));
	return;
}

sub input
{
	my ($command) = @_;

	my $r = run(cmd => call($command) . ' < /', dir => $dir, limit => 10);
	ok($r->{status} eq '2' && named($r, $command, qr/standard input.*directory/i), "$command: standard input is a directory", said($r));

	$r = run(cmd => call($command) . ' <&-', dir => $dir, limit => 10);
	ok($r->{status} eq '2' && named($r, $command, qr/standard input/), "$command: standard input closed", said($r));

	$r = run(cmd => call($command, 'absent.csv'), dir => $dir);
	ok($r->{status} eq '2' && named($r, $command, qr/absent\.csv.*No such file/), "$command: no such file", said($r));

	$r = run(cmd => call($command), dir => $dir);
	ok($r->{status} eq '2' && named($r, $command, qr/empty/), "$command: empty input", said($r));
	return;
}

# Shapes of input: bad ones have a message with their place, the others lose
# nothing.
sub shape
{
	my ($command) = @_;
	my $call = call($command);
	my $good = run(cmd => $call, dir => $dir, in => $few);
	ok($good->{status} eq '0' && $good->{out} ne '' && $good->{err} eq '', "$command: well-formed", said($good));

	my $lines = () = $few =~ /\n/g;
	my $opened = $lines + 2;
	my $r = run(cmd => $call, dir => $dir, in => $few . "C8,b\nC9,\"Kanarja,2\n" . customers(500, 100));
	ok($r->{status} eq '2' && named($r, $command, qr/line @{[$lines + 1]}\b/), "$command: ragged record", said($r));

	$r = run(cmd => $call, dir => $dir, in => $few . customers(1, 20) . "C9,\"Kanarja,2\n" . customers(500, 100) =~ s/"//gr);
	ok($r->{status} eq '2' && named($r, $command, qr/line $opened\b.*quote|quote.*line $opened\b/s),
		"$command: unterminated quote, named by the line where it opened", said($r));

	$r = run(cmd => $call, dir => $dir, in => $cr);
	ok($r->{status} eq '0' && $r->{out} eq $good->{out}, "$command: lone CR as line end", said($r));

	$r = run(cmd => $call, dir => $dir, in => "\xef\xbb\xbf$few");
	ok($r->{status} eq '0' && $r->{out} eq $good->{out}, "$command: byte order mark", said($r));

	$r = run(cmd => $call, dir => $dir, in => $few =~ s/\n(C\d)/\n\n$1/gr);
	ok($r->{status} eq '0' && $r->{out} eq $good->{out}, "$command: blank lines", said($r));

	nul($command, $call);
	return;
}

# Does a field with a NUL come out whole?  In a report it is at least counted
# as what it is: the report of another text of that length differs.
sub nul
{
	my ($command, $call) = @_;
	my $record = customers(1) =~ s/\n//r;
	my $in = header() . $record =~ s/[^,]*$/ab\0cd/r . "\n";
	my $r = run(cmd => $call, dir => $dir, in => $in);
	if (output_grows($command)) {
		ok($r->{status} eq '0' && $r->{out} =~ /ab\0cd/, "$command: NUL in a field", said($r));
	} else {
		my $cut = run(cmd => $call, dir => $dir, in => $in =~ s/\0cd//r);
		ok($r->{status} eq '0' && $r->{out} ne $cut->{out}, "$command: NUL in a field", said($r));
	}
	return;
}
