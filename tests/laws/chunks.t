#!/usr/bin/perl
# The size of the pieces in which input arrives and the scanner that reads it
# change nothing: output, rejects and messages are the same bytes.  And what
# csv-spectrum says about its files is what we read.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Customers;
use Run;
use File::Temp qw(tempdir);
use JSON::PP;

my @commands = commands();
skip_all('no commands in PATH') if !@commands;
my @scans = qw(portable sse2 avx2 libcsv);
my $STRAY = 'location_coordinates'; # the file that is not RFC 4180
my @chunks = (1, 2, 3, 7, 4095, 4096, 65537);
my $dir = tempdir('chunks-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my %bad = malformed();
spew("$dir/mixed.csv", header() . join '', map { customers(12, 100 * $_) . (values_in_order())[ $_ % 8 ] } 1 .. 16);
spew("$dir/stops.csv", header() . customers(60) . $bad{'a stray quote'} . customers(5, 100));
# More than the reader holds at once.
spew("$dir/long.csv", header() . join '', map { customers(1500, 2000 * $_) . (values_in_order())[ $_ % 8 ] } 1 .. 3);

@scans = grep { runs_here($_) } @scans;
ok(@scans >= 2, "scanners of this machine: @scans");
for my $command (@commands) {
	alike($command, \@chunks, '--rejects', '/dev/stderr', 'mixed.csv');
	alike($command, \@chunks, 'stops.csv');
	alike($command, [ 4095, 65537 ], '--rejects', '/dev/stderr', 'long.csv');
}
spectrum();
done();

sub values_in_order
{
	return map { $bad{$_} } sort keys %bad;
}

sub runs_here
{
	my ($scan) = @_;
	spew("$dir/two.csv", "a,b\n1,2\n");
	return run(cmd => [ $commands[0], 'two.csv' ], dir => $dir, env => { CUST_SCAN => $scan })->{status} eq '0';
}

sub alike
{
	my ($command, $chunks, @args) = @_;
	my @call = ($command, plain($command, $dir), '-v', @args);
	my $first = run(cmd => \@call, dir => $dir);
	my @wrong;
	for my $scan (@scans) {
		for my $chunk (@$chunks) {
			my $r = run(cmd => \@call, dir => $dir, env => { CUST_SCAN => $scan, CUST_CHUNK => $chunk });
			push @wrong, "CUST_SCAN=$scan CUST_CHUNK=$chunk\n" . difference("$first->{status}\n$first->{err}$first->{out}",
				"$r->{status}\n$r->{err}$r->{out}")
				if grep { $first->{$_} ne $r->{$_} } qw(status out err);
		}
	}
	ok(!@wrong && $first->{err} ne '', "$command @args: the same with every scanner and chunk", $wrong[0]);
	return;
}

# cust-merge of one file moves its records and nothing else.  One file has
# quotes inside unquoted fields: that needs --lenient.
sub spectrum
{
	my (@views, %said);
	for my $name (spectrum_names()) {
		# Here the files "_crlf" have lost their CRs.
		my $text = slurp("tests/data/csv-spectrum/data/csvs/$name.csv");
		spew("$dir/$name.csv", $name =~ /_crlf$/ ? $text =~ s/\n/\r\n/gr : $text);
		push @views, "$dir/$name.csv";
		for my $scan (@scans) {
			my @lenient = $name eq $STRAY ? '--lenient' : ();
			my $r = run(cmd => [ 'cust-merge', @lenient, "$name.csv" ], dir => $dir, env => { CUST_SCAN => $scan, CUST_CHUNK => 1 });
			spew("$dir/$scan-$name.csv", $r->{out});
			$said{"$scan-$name"} = "status $r->{status}\n$r->{err}$r->{out}";
			push @views, "$dir/$scan-$name.csv";
		}
	}
	my %view;
	@view{ map { m{([^/]+)\.csv$} } @views } = @{ reader_json('--lenient', @views) };
	for my $name (spectrum_names()) {
		my $want = objects_expected($name);
		ok($want eq objects($view{$name}), "csv-spectrum $name: the oracle is right");
		ok($want eq objects($view{"$_-$name"}), "csv-spectrum $name: $_", $said{"$_-$name"}) for @scans;
	}
	for my $scan (@scans) {
		my $r = run(cmd => [ 'cust-merge', "$STRAY.csv" ], dir => $dir, env => { CUST_SCAN => $scan });
		ok($r->{status} eq '2' && $r->{err} =~ /line 2\b.*quote/, "csv-spectrum $STRAY: $scan, strict", $r->{err});
	}
	return;
}

sub spectrum_names
{
	return sort map { m{([^/]+)\.csv$} } glob 'tests/data/csv-spectrum/data/csvs/*.csv';
}

sub objects_expected
{
	my ($name) = @_;
	my $want = decode_json(slurp("tests/data/csv-spectrum/data/json/$name.json"));
	# One object instead of a list, and not the phone number of the CSV file.
	if (ref $want eq 'HASH') {
		$want->{'Contact Phone Number'} = '2095257564';
		$want = [ $want ];
	}
	return JSON::PP->new->canonical->encode($want);
}

sub objects
{
	my ($view) = @_;
	my @objects;
	for my $record (@{ $view->{records} }) {
		my %object;
		@object{ map { decoded($_) } @{ $view->{header} } } = map { decoded($_) } @{ $record->{fields} };
		push @objects, \%object;
	}
	return JSON::PP->new->canonical->encode(\@objects);
}

# The oracle shows bytes; these are UTF-8.
sub decoded
{
	my ($bytes) = @_;
	utf8::decode($bytes);
	return $bytes;
}
