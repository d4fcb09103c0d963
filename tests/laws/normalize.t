#!/usr/bin/perl
# The laws of cust-normalize: twice is once, no record is lost or added, what
# has no rule keeps its bytes, and nothing depends on the surroundings.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Chance;
use Run;
use File::Temp qw(tempdir);

skip_all('cust-normalize is not built') if !grep { $_ eq 'cust-normalize' } commands();

my $dir = tempdir('normalize-XXXXXX', TMPDIR => 1, CLEANUP => 1);
seed(20260101);

# Values with which a rule may go wrong, by what they are like.
my %VALUES = (
	space => ['', ' ', '  ', "\t", "\n", "\r\n", "\xc2\xa0", "\xe2\x80\x8b", "\xef\xbb\xbf", "\xc2\xad",
		"\xe3\x80\x80", "\xc2\x85", "\xe2\x80\xa8", "\x01", "\0"],
	text => ['a', 'Word', 'two words', "e\xcc\x81", "\xc3\xa4iti", "\xe2\x84\xab", "\xcc\x88", '"q"', ',', ';', "'",
		"\xd0\x98\xd0\xb2", "\xe1\x84\x92\xe1\x85\xa1", "\xf0\x9f\x98\x80", "\xe2\x80\x8d", '-', '.'],
	email => ['a@x.fi', 'A.B@Example.COM', 'mailto:', '<', '>', 'Name <n@x.fi>', '"', "'", ';', ',', '.', '@',
		"\xc3\x84\@m\xc3\xa4rk\xc3\xa4.fi", 'x@xn--4ca.fi', 'a b@x.fi', '"q"@x.fi', 'n@x.test', '?subject=x', '+tag'],
	name => ['AINO', 'aino', 'Aino', 'VAN', 'der', 'DE LA', "O'", "D\xe2\x80\x99", 'MC', 'mcdonald', '-', 'II', 'III',
		"\xc3\x84", "\xc3\x9f", "\xce\xa3", "\xc7\x86", "\xc4\xb0", "\xc4\xb1", "\xe1\xb2\x90\xe1\xb2\x91", 'y', 'e', "'s", 'am', '2ND',
		"\xc5\x89", "\xc8\xba", "\xc2\xaa"],
	full => ['MATTI', 'Matti', 'Anna Maria', "M\xc3\x84KINEN", 'Virtanen', 'Martin', 'van der', 'DE LA', 'Dr. ', ', PhD', 'Jr.',
		', ', ', ', ' ', ' ', ' ', '&', "O'", "M\xc3\x83\xc2\xa4kinen", "Kova\xc3\x84\xc5\xa4", 'M?KINEN', '?', "\xd0\xb0",
		"\xd0\x9catti", 'Oy', 'Test', 'd.o.o.', 'III', "SELK\xc3\x84\xe2\x80\xa6"],
	date => ['1980-05-04', '13/05/1980', '05/13/1980', '04/05/1980', '4.5.1980', '4. 5. 1980.', '04/05/24', '85/05/04',
		'24-05-13', '25-12-99', '25/12/24', '19800504', '4 May 1980', '10 listopada 1980', '4 stycznia 1980',
		'31 lutego 1980', '31.2.1980', '1900-01-01', '0000-00-00', '45123', '1980', '1714825805', '31/12/9999',
		'25/12/2990', '05/05/1980', '5/5/80', '1066-10-14', '4 prosinca 1980'],
	time => ['', '', '', ' 14:30', 'T00:00:00', ' 00:00', ' 2:30 PM', ' 25:00', 'T14:30:05.5+0200', ' klo 14.30', 'Z'],
);

# A value for a kind of column: pieces in a row, dates mostly whole.
sub value
{
	my ($kind) = @_;
	return any($VALUES{space}) . any($VALUES{date}) . any($VALUES{time}) . (random(8) == 0 ? any($VALUES{text}) : '')
		if $kind eq 'date';
	my $s = '';
	for (1 .. random(5)) {
		$s .= any($VALUES{ random(3) == 0 ? 'space' : random(3) == 0 ? 'text' : $kind });
		$s .= ' ' if random(3) == 0;
	}
	return $s;
}

sub field
{
	my ($s) = @_;
	my $quote = $s =~ /[",\r\n]/ || random(6) == 0;
	$s =~ s/"/""/g if $quote;
	return $quote ? "\"$s\"" : $s;
}

my @COLUMNS = ([ customer_id => 'text' ], [ first_name => 'name' ], [ last_name => 'name' ], [ email => 'email' ],
	[ birth_date => 'date' ], [ city => 'name' ], [ full_name => 'full' ], [ company => 'full' ], [ street => 'text' ], [ order_date => 'date' ], [ left => 'email' ],
	[ right => 'text' ]);

sub stream
{
	my ($records) = @_;
	my $text = join(',', map { $_->[0] } @COLUMNS) . "\n";
	for (1 .. $records) {
		$text .= join(',', map { field(value($_->[1])) } @COLUMNS) . "\n";
	}
	return $text;
}

sub normalize
{
	my ($in, $args, $env) = @_;
	return run(cmd => [ 'cust-normalize', '-q', '--as-of', '2026-06-15', @$args ], in => $in, env => $env // {});
}

# Does a second run change anything?  The difference, or undef.
sub second_run
{
	my ($once, $args) = @_;
	my $twice = normalize($once->{out}, $args);
	return "status $twice->{status}: $twice->{err}" if $twice->{status} ne '0';
	return $twice->{out} eq $once->{out} ? undef : difference($once->{out}, $twice->{out});
}

sub twice_is_once
{
	my @args = ([], [qw(--date-order dmy)], [qw(--date-order mdy --email-keep-case)], [qw(--date-order ymd)],
		[qw(--on-error blank)], [qw(--lang pl --pivot 30)], [qw(--skip left)], [qw(--fix-mojibake --fix-homoglyphs)],
		[ '--as', 'full_name:name(titles=drop,name=comma,fix-mojibake)' ], [ '--as', 'full_name:name(name=family-first)' ]);
	for my $args (@args) {
		my ($wrong, $runs) = ('', 0);
		for my $n (map { ($_, 3 * $_) } 1 .. 10) {
			my $once = normalize(stream($n), [ @$args, qw(--on-mixed flag) ]);
			$wrong .= $once->{err} if $once->{status} ne '0';
			$wrong .= second_run($once, [ @$args, qw(--on-mixed flag) ]) // '';
			$runs++;
		}
		ok($wrong eq '', "twice is once in $runs streams: @$args", $wrong);
	}
	return;
}

# The inputs of the golden cases.
sub cases_twice
{
	my $wrong = '';
	my $n = 0;
	for my $file (sort glob 'tests/cmd/*/*.case') {
		for my $section (split /^(?=--- )/m, slurp($file)) {
			$section =~ s/\A--- (?!stdout|stderr|status|file|stdin)\S+\.csv\n// or next;
			my $once = normalize($section, []);
			next if $once->{status} ne '0';
			my $difference = second_run($once, []);
			$wrong .= "$file: $difference" if defined $difference;
			$n++;
		}
	}
	ok($wrong eq '' && $n > 10, "twice is once for $n inputs of the golden cases", $wrong);
	return;
}

# Records and columns as the other reader sees them.
sub records_stay
{
	my $in = stream(200);
	spew("$dir/in.csv", $in);
	my $r = normalize($in, [ qw(--on-mixed flag --skip), 'left,right', '--report', "$dir/report.csv" ]);
	ok($r->{status} eq '0', 'a stream of difficult values is read', $r->{err});
	spew("$dir/out.csv", $r->{out});
	my ($before, $after) = map { reader_json('-d', ',', "$dir/$_.csv") } qw(in out);
	ok("@{ $after->{header} }" eq "@{ $before->{header} }", 'the header stays');
	my @before = @{ $before->{records} };
	my @after = @{ $after->{records} };
	ok(@before == 200 && @after == @before, 'records in = records out');
	my $fields = grep { @{ $after[$_]{fields} } != @COLUMNS } 0 .. $#after;
	my $moved = grep { my $i = $_; grep { $before[$i]{fields}[$_] ne $after[$i]{fields}[$_] } -2, -1 } 0 .. $#after;
	ok($fields == 0, 'every record has its columns');
	ok($moved == 0, 'columns that are skipped keep their values');

	my %count;
	for (split /\n/, slurp("$dir/report.csv")) {
		my ($measure, $of, $value) = /^([^,]*),([^,]*),(\d+)$/ or next;
		$count{$of}{$measure} = $value;
	}
	ok($count{''}{records_read} == 200 && $count{''}{records_written} == 200, 'the report says so');
	my @wrong = grep { $count{$_}{fields_seen} != 200 } map { $_->[0] } @COLUMNS[ 0 .. 9 ];
	ok(!@wrong, 'every field of a column is counted once', "@wrong");
	# What the report calls changed is what is different.
	for my $i (0 .. 9) {
		my $name = $COLUMNS[$i][0];
		my $changed = grep { $before[$_]{fields}[$i] ne $after[$_]{fields}[$i] } 0 .. $#after;
		ok($count{$name}{fields_changed} == $changed, "$name: fields_changed is the number of fields that differ",
			"$count{$name}{fields_changed}, $changed");
	}
	return;
}

# A field that no rule changes leaves with its quotes.
sub bytes_stay
{
	my $clean = join(',', map { $_->[0] } @COLUMNS) . "\n";
	$clean .= join(',', qw(1 Aino), '"Virtanen"', '"a@x.fi"', '1980-05-04', '"Turku"', '"Aino Virtanen"', '', '"Katu 1"', '', '"left"', '" a"')
		. "\n" for 1 .. 50;
	my $r = normalize($clean, [ '--skip', '_' ]);
	ok($r->{out} eq $clean, 'canonical records leave byte for byte', difference($clean, $r->{out}));
	$r = normalize($clean, []);
	(my $want = $clean) =~ s/" a"/a/g;
	ok($r->{out} eq $want, 'beside a changed field the others keep their quotes', difference($want, $r->{out}));
	return;
}

sub surroundings
{
	my $in = stream(300);
	my $args = [qw(--on-mixed flag)];
	my $want = normalize($in, $args);
	ok($want->{status} eq '0', 'a run to compare with', $want->{err});
	my @around = ((map { { TZ => $_ } } qw(UTC Pacific/Kiritimati America/New_York)),
		(map { { LC_ALL => $_ } } qw(C.UTF-8 tr_TR.UTF-8 fi_FI)),
		(map { { CUST_CHUNK => $_ } } qw(1 2 7 4095 4096 65537)),
		(map { { CUST_SCAN => $_ } } qw(portable libcsv)));
	push @around, map { { CUST_SCAN => $_ } } grep { cpu($_) } qw(sse2 avx2);
	for my $env (@around) {
		my $r = normalize($in, $args, $env);
		ok($r->{status} eq '0' && $r->{out} eq $want->{out}, "the same with @{[%$env]}",
			$r->{err} || difference($want->{out}, $r->{out}));
	}
	return;
}

# All that comes of a run: streams and side files.
sub outcome
{
	my ($files, $args) = @_;
	my @side = map { "$dir/$_" } qw(changes.csv report.csv rejects.csv);
	unlink @side;
	my $r = run(cmd => [ 'cust-normalize', '--as-of', '2026-06-15', qw(--on-mixed flag --changes), $side[0], '--report',
		$side[1], '--rejects', $side[2], @$args, @$files ]);
	return join "\0", $r->{status}, $r->{err}, $r->{out}, map { slurp($_) // 'none' } @side;
}

# Records enough for several rounds, some of them bad, in two files.
sub threads
{
	my @files = ("$dir/one.csv", "$dir/two.csv");
	spew($files[0], stream(3000) . "ragged\n" . stream(50) =~ s/\A[^\n]*\n//r);
	spew($files[1], stream(2000));
	for my $args ([], [qw(--flags --add --show-values)], [qw(--on-error blank --drop left --mask first_name:initial)],
		[qw(--on-error reject)])
	{
		my $want = outcome(\@files, [ @$args, '--threads=1' ]);
		ok($want =~ /\A1\0/ && $want =~ /\nrecords_written,,[1-9]/, "a run of one thread: @$args", substr $want, 0, 300);
		for my $n (2, 3, 8) {
			ok(outcome(\@files, [ @$args, "--threads=$n" ]) eq $want, "all the same with $n threads: @$args");
		}
	}
	my $cut = slurp($files[0]) =~ s/^ragged\n/"/mr;
	spew($files[0], $cut);
	my @want = map { run(cmd => [ qw(cust-normalize -q --on-mixed flag), "--threads=$_", $files[0] ]) } 1, 4;
	ok($want[0]{status} ne '0' && $want[0]{out} =~ /stream cut short by cust-normalize\n\z/,
		'a bad record ends the run', $want[0]{err});
	ok($want[0]{out} eq $want[1]{out} && $want[0]{err} eq $want[1]{err}, 'at the same place with 4 threads',
		"$want[0]{err}$want[1]{err}");
	return;
}

sub cpu
{
	my ($flag) = @_;
	my $info = slurp('/proc/cpuinfo') // '';
	return $info =~ /^flags\b.*\b$flag\b/m;
}

twice_is_once();
cases_twice();
records_stay();
bytes_stay();
surroundings();
threads();
done();
