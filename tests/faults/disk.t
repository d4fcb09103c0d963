#!/usr/bin/perl
# Outputs that cannot be written and inputs that cannot be read: everything is
# named, nothing is half there, no value of the data is said.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Customers;
use Run;
use File::Temp qw(tempdir);

my @commands = commands();
skip_all('no commands in PATH') if !@commands;
my $dir = tempdir('disk-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my %bad = malformed();
spew("$dir/in.csv", header() . customers(1500));
spew("$dir/bad.csv", header() . customers(20) . $bad{'too few fields'} . customers(20, 100));
mkdir "$dir/folder";
mkdir "$dir/tmp";

for my $command (@commands) {
	standard_output($command);
	named_output($command);
	side_output($command);
	input($command);
}
done();

sub call
{
	my ($command, @more) = @_;
	return quoted($command, plain($command, $dir), @more);
}

# Run text for the shell; it must fail with a message that matches.
sub refused
{
	my ($name, $cmd, $words, %more) = @_;
	my $r = run(cmd => $cmd, dir => $dir, limit => 20, %more);
	my ($command) = $name =~ /^(\S+):/;
	return ok($r->{status} eq '2' && $r->{err} =~ /^\Q$command\E: / && $r->{err} =~ $words && $r->{err} !~ canaries(),
		$name, "\$ $cmd\nstatus $r->{status}\nstderr: " . visible($r->{err}));
}

# Nothing but what was there and @more.
sub tidy
{
	my ($name, @more) = @_;
	my %known = map { $_ => 1 } qw(in.csv bad.csv folder tmp rules.txt), @more;
	my @left = grep { !$known{$_} } map { s{.*/}{}r } glob("$dir/* $dir/.[!.]* $dir/tmp/* $dir/folder/*");
	return ok(!@left, "$name: nothing is left behind", "@left");
}

sub standard_output
{
	my ($command) = @_;
	refused("$command: $_ to a full device", "$command $_ > /dev/full", qr/No space left/) for '--help', '--version';
	refused("$command: $_ to a closed descriptor", "$command $_ >&-", qr/./) for '--help', '--version';
	refused("$command: one record to a full device", 'head -n 2 in.csv | ' . call($command) . ' > /dev/full', qr/No space left/);
	refused("$command: standard output open for reading only", call($command, 'in.csv') . ' 1< in.csv', qr/./);
	refused("$command: a file size limit", 'ulimit -f 1; ' . call($command, 'in.csv') . ' > tmp/big; s=$?; rm tmp/big; exit $s',
		qr/File too large/) if output_grows($command);
	my $r = run(cmd => call($command, 'in.csv'), dir => $dir, gone => 'yes');
	ok($r->{status} eq '141' && $r->{err} eq '', "$command: the reader leaves: quiet, by SIGPIPE", "$r->{status} $r->{err}");
	$r = run(cmd => call($command, 'in.csv'), dir => $dir, gone => 'ignored');
	ok($r->{status} =~ /^(?:2|141)$/ && $r->{err} eq '', "$command: the same with SIGPIPE ignored: quiet, not 0", "$r->{status} $r->{err}");
	return;
}

sub named_output
{
	my ($command) = @_;
	refused("$command: -o in a folder that is absent", call($command, '-o', 'absent/x.csv', 'in.csv'), qr{absent/x\.csv.*No such file});
	refused("$command: -o names a folder", call($command, '-o', 'folder', 'in.csv'), qr/folder/);
	refused("$command: -o names a full device", call($command, '-o', '/dev/full', 'in.csv'), qr/No space left/);
	spew("$dir/old.csv", "old\n");
	refused("$command: -o and a file size limit", 'ulimit -f 1; ' . call($command, '-o', 'old.csv', 'in.csv'), qr/File too large/)
		if output_grows($command);
	refused("$command: -o and a bad record", call($command, '-o', 'old.csv', 'bad.csv'), qr/record 21\b/);
	ok(slurp("$dir/old.csv") eq "old\n", "$command: the old file stands");
	tidy("$command: -o that failed", 'old.csv');
	my $r = run(cmd => call($command, '-o', 'old.csv', 'in.csv'), dir => $dir);
	ok($r->{status} eq '0' && slurp("$dir/old.csv") eq run(cmd => call($command, 'in.csv'), dir => $dir)->{out},
		"$command: -o holds what standard output would", $r->{err});
	tidy("$command: -o", 'old.csv');
	unlink "$dir/old.csv";
	return;
}

sub side_output
{
	my ($command) = @_;
	refused("$command: rejects to a full device", call($command, '--rejects', '/dev/full', 'bad.csv'), qr/No space left/);
	refused("$command: report to a full device", call($command, '--report', '/dev/full', 'in.csv'), qr/No space left/);
	refused("$command: rejects that failed leave no output", call($command, '--rejects', '/dev/full', '-o', 'new.csv', 'bad.csv'), qr/No space left/);
	refused("$command: rejects in a folder that is absent", call($command, '--rejects', 'absent/r.csv', '-o', 'new.csv', 'bad.csv'), qr{absent/r\.csv});
	tidy("$command: side outputs that failed");
	return;
}

sub input
{
	my ($command) = @_;
	refused("$command: an input that is a folder", call($command, 'folder'), qr/folder.*directory/i);
	refused("$command: an input that is absent, behind a good one", call($command, 'in.csv', 'absent.csv') . ' > /dev/null', qr/absent\.csv.*No such file/);
	refused("$command: standard input is a folder", call($command) . ' < folder', qr/standard input.*directory/i);
	refused("$command: standard input closed", call($command) . ' <&-', qr/standard input/);
	refused("$command: standard input write-only", call($command) . ' 0> tmp/w; s=$?; rm tmp/w; exit $s', qr/standard input/);
	refused("$command: all descriptors closed but one", call($command) . ' <&- >&-', qr/./);
	my $r = run(cmd => call($command, 'in.csv') . ' 2>&-', dir => $dir);
	ok($r->{status} eq '0' && $r->{out} ne '', "$command: standard error closed", "status $r->{status}");
	$r = run(cmd => call($command, 'bad.csv') . ' 2>&- >out; echo $? $(grep -c "line 2" out in.csv); rm out', dir => $dir);
	ok($r->{out} =~ /^2 out:0 in.csv:0$/, "$command: with standard error closed no message lands in a file", $r->{out});
	return;
}
