#!/usr/bin/perl
# Nothing is lost and nothing changes unasked: the records that come in leave,
# or are set aside with their original bytes, and fields that a command has no
# business with are the same bytes behind it.  What stands in the files is told
# by the oracle, which shares no code with the commands.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Customers;
use Run;
use File::Temp qw(tempdir);

my @commands = commands();
skip_all('no commands in PATH') if !@commands;
my $dir = tempdir('conservation-XXXXXX', TMPDIR => 1, CLEANUP => 1);
# cust-normalize changes what it is told to, here one column.
my %ONLY = ('cust-normalize' => [qw(--only email)]);
my %CHANGES = ('cust-normalize' => qr/^email$/);
my %bad = malformed();

my @runs;

for my $command (@commands) {
	for my $kind (sort keys %bad) {
		try($command, $kind, header() . customers(7) . $bad{$kind} . customers(7, 20));
	}
	try($command, "all kinds, $_", mixed($_)) for 1 .. 3;
	try($command, 'an open quote at the end', header() . customers(7) . "C9,\"Kanarja,2\n" . plain_tail());
	try($command, 'good records only', header() . customers(300));
	try($command, 'all kinds, lenient', mixed(7), '--lenient');
}
ask_oracle();
judge($_) for @runs;
duplicates() if grep { $_ eq 'cust-dedupe' } @commands;
done();

# Without quotes: those would close the open one.
sub plain_tail
{
	return customers(30, 100) =~ s/[^\n]*"[^\n]*\n//gr;
}

# Good and bad ones in an order that differs by seed.
sub mixed
{
	my ($seed) = @_;
	my @kinds = sort keys %bad;
	my $text = header();
	for my $i (1 .. 120) {
		$seed = ($seed * 1103515245 + 12345) % 2147483648;
		my $draw = int($seed / 65536) % 16;
		my $one = $draw < @kinds ? $bad{ $kinds[$draw] } : customers(1, 1000 + $i);
		# Every record has a key of its own, also those of broken ones.
		$text .= $one =~ s/^C9\d+/'C' . (9000 + $i)/er =~ s/\nb" x/\nb$i" x/r;
	}
	return $text;
}

# Run a command on this input, in a folder of its own.
sub try
{
	my ($command, $kind, $input, @lenient) = @_;
	my $place = "$dir/" . @runs;
	my %run = (command => $command, kind => $kind, place => $place, lenient => scalar @lenient);

	spew("$place/in.csv", $input);
	$run{is} = run(cmd => [ $command, plain($command, $place), @{ $ONLY{$command} // [] }, @lenient,
		qw(--rejects bad.csv --report report.csv -o out.csv in.csv) ], dir => $place);
	$run{way} = join ' ', @lenient, moves_bytes($command) ? () : '--text';
	push @runs, \%run;
	return;
}

# What stands in all these files, in a few calls.
sub ask_oracle
{
	my %files = ('' => []);
	for my $run (@runs) {
		push @{ $files{ $run->{way} } }, [ $run, 'in' ];
		push @{ $files{''} }, map { [ $run, $_ ] } grep { -f "$run->{place}/$_.csv" } qw(out bad report);
	}
	for my $way (keys %files) {
		my @list = @{ $files{$way} };
		my $views = reader_json((split ' ', $way), map { "$_->[0]{place}/$_->[1].csv" } @list);
		$list[$_][0]{view}{ $list[$_][1] } = $views->[$_] for 0 .. $#list;
	}
	return;
}

# The measures of a report that are not about a column.
sub counts
{
	my ($view) = @_;
	my %count;
	for my $record (@{ $view->{records} }) {
		my ($measure, $of, $value) = @{ $record->{fields} };
		$count{$measure} = $value if $of eq '';
	}
	return \%count;
}

sub judge
{
	my ($run) = @_;
	my $name = "$run->{command}, $run->{kind}";
	my $r = $run->{is};
	my $expected = $run->{view}{in};
	my $good = @{ $expected->{records} };
	my $bad = @{ $expected->{bad} };
	my $status = $bad > 0 ? 1 : 0;
	ok($r->{status} eq $status && $r->{out} eq '' && ($bad > 0 || $r->{err} eq ''),
		"$name: status $status", "status $r->{status}\n" . visible($r->{err})) or return;

	my $count = counts($run->{view}{report});
	my $out = output_grows($run->{command}) ? $count->{records_written} : $good;
	my $repaired = grep { $_->{repaired} } @{ $expected->{records} };
	ok($count->{records_read} == $good + $bad && $out == $good && $count->{records_set_aside} == $bad
		&& $count->{blank_lines_skipped} == $expected->{blank} && $count->{records_repaired} == $repaired,
		"$name: records in = out + set aside", "$good good, $bad bad, $expected->{blank} blank, $repaired repaired; report: "
		. join ', ', map { "$_ $count->{$_}" } sort keys %$count);
	rejects($name, $expected->{bad}, $run->{view}{bad});
	untouched($name, $run) if output_grows($run->{command});
	return;
}

# Does the command move fields without reading them as text?
sub moves_bytes
{
	my ($command) = @_;
	return $command =~ /^cust-(?:merge|dedupe)$/;
}

# The rejects file holds the place and the bytes of every bad record.
sub rejects
{
	my ($name, $bad, $file) = @_;
	my $want = join "\n", map { visible(join ',', 'in.csv', @$_{qw(record line byte raw)}) } @$bad;
	my $got = join "\n", map { my @f = @{ $_->{fields} }; visible(join ',', @f[ 0 .. 3, 6 ]) } @{ $file->{records} };
	ok(join(',', @{ $file->{header} // [] }) eq 'file,record,line,byte,column,reason,original' && $want eq $got,
		"$name: bad records are set aside whole", difference("$want\n", "$got\n"));
	ok(!(grep { $_->{fields}[5] eq '' || $_->{fields}[5] =~ canaries() } @{ $file->{records} }),
		"$name: each has a reason that holds no value");
	return;
}

# The records that leave: those that came, in order, with the same bytes in
# every column that the command may not change.
sub untouched
{
	my ($name, $run) = @_;
	my ($in, $out) = @{ $run->{view} }{qw(in out)};
	my $changes = $CHANGES{ $run->{command} } // qr/^$/;
	my %at;
	@at{ @{ $out->{header} } } = 0 .. $#{ $out->{header} };
	my @columns = grep { $in->{header}[$_] !~ $changes } 0 .. $#{ $in->{header} };
	my @places = map { $at{ $in->{header}[$_] } } @columns;
	my @missing = grep { !defined } @places;
	my $want = join '', map { shown(@{ $_->{fields} }[@columns]) } @{ $in->{records} };
	my $got = @missing ? '' : join '', map { shown(@{ $_->{fields} }[@places]) } @{ $out->{records} };
	ok(!@missing && !@{ $out->{bad} } && $want eq $got, "$name: untouched fields are the same bytes", difference($want, $got));
	return;
}

sub shown
{
	return visible(join ',', map { "[$_]" } @_) . "\n";
}

# What cust-dedupe drops is counted: in = out + dropped + set aside.
sub duplicates
{
	spew("$dir/in.csv", header() . customers(60) . $bad{'too few fields'} . customers(40, 30));
	my $r = run(cmd => [ 'cust-dedupe', '--key', 'customer_id', '--rejects', 'bad.csv', '--report', 'report.csv', 'in.csv' ], dir => $dir);
	spew("$dir/out.csv", $r->{out});
	my ($out, $report) = @{ reader_json("$dir/out.csv", "$dir/report.csv") };
	my $count = counts($report);
	ok($r->{status} eq '1' && $count->{records_read} == 101 && $count->{records_set_aside} == 1
		&& $count->{records_written} == 69 && $count->{duplicates_dropped} == 31 && @{ $out->{records} } == 69,
		'cust-dedupe: records in = out + dropped + set aside', join ', ', map { "$_ $count->{$_}" } sort keys %$count);
	return;
}
