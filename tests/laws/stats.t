#!/usr/bin/perl
# cust-stats: the profile is a fact about the records, not about how they come.
# Order, dialect, quoting, files, chunks, scanners, threads and memory change
# nothing; a second program agrees; certified values come out.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Customers;
use Run;
use File::Temp qw(tempdir);
use List::Util qw(shuffle);

skip_all('no cust-stats in PATH') if !grep { $_ eq 'cust-stats' } commands();
my $dir = tempdir('stats-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $python = defined Run::which('python3');
srand 7;

same_whatever_the_way();
same_whatever_the_resources();
parts_add_up();
estimates_add_up();
nothing_is_lost();
certified();
reference_table();
second_program();
done();

sub profile
{
	my ($args, %o) = @_;
	return run(cmd => [ 'cust-stats', '--format', 'json', @$args ], dir => $dir, %o);
}

sub alike
{
	my ($what, $want, $args, %o) = @_;
	my $r = profile($args, %o);
	ok($r->{status} eq '0' && $r->{out} eq $want->{out}, "same profile: $what",
		$r->{err} . difference($want->{out}, $r->{out}));
	return;
}

# Records as lists, so that they can be written in any way.
sub records
{
	my ($n) = @_;
	my @name = ('Aino', 'Olga, the "first"', "M\xc3\xbcller", "two\nlines", ' padded ', "\xe6\x9d\xb1\xe4\xba\xac", '');
	my @r;
	for my $i (1 .. $n) {
		push @r, [ "C$i", $name[ $i % @name ], sprintf('%05d', $i * 37 % 3001), $i % 5 ? sprintf('%.2f', $i * 7.13 % 977) : '',
			sprintf('19%02d-%02d-%02d', 40 + $i % 60, 1 + $i % 12, 1 + $i % 28), $i % 3 ? $i % 11 : '  ',
			$i % 13 == 0 ? '1e3' : $i ];
	}
	return @r;
}

sub text
{
	my ($records, %o) = @_;
	my $d = $o{delimiter} // ',';
	my $end = $o{end} // "\n";
	my $text = $o{bom} // '';
	for my $r ([qw(id name code sum day level odd)], @$records) {
		$text .= join($d, map {
			my $s = $_;
			my $quote = $o{quote} || $s =~ /[",;\t\n|]/;
			$s =~ s/"/""/g;
			$quote ? "\"$s\"" : $s;
		} @$r) . $end;
	}
	return $text;
}

sub same_whatever_the_way
{
	my @r = records(3000);
	spew("$dir/plain.csv", text(\@r));
	my $want = profile(['plain.csv']);
	ok($want->{status} eq '0' && $want->{err} eq '', 'a register has a profile', $want->{err});
	spew("$dir/shuffled.csv", text([ shuffle @r ]));
	spew("$dir/quoted.csv", text(\@r, quote => 1));
	spew("$dir/crlf.csv", text(\@r, end => "\r\n"));
	spew("$dir/bom.csv", text(\@r, bom => "\xef\xbb\xbf"));
	spew("$dir/tabs.tsv", text(\@r, delimiter => "\t"));
	spew("$dir/semicolons.csv", text(\@r, delimiter => ';'));
	alike($_, $want, [$_]) for qw(shuffled.csv quoted.csv crlf.csv bom.csv tabs.tsv semicolons.csv);
	alike('standard input', $want, [], from => "$dir/plain.csv");
	spew("$dir/first.csv", text([ @r[ 0 .. 998 ] ]));
	spew("$dir/second.csv", text([ @r[ 999 .. $#r ] ]));
	alike('two files', $want, [qw(first.csv second.csv)]);
	alike('two files, the other way', $want, [qw(second.csv first.csv)]);
	for my $scan (qw(portable sse2 avx2 libcsv)) {
		my $r = profile(['plain.csv'], env => { CUST_SCAN => $scan });
		next if $scan =~ /2$/ && $r->{status} eq '2'; # not on this machine
		ok($r->{out} eq $want->{out}, "same profile: CUST_SCAN=$scan", $r->{err});
	}
	alike("CUST_CHUNK=$_", $want, ['plain.csv'], env => { CUST_CHUNK => $_ }) for 1, 4095;
	return;
}

sub same_whatever_the_resources
{
	spew("$dir/many.csv", text([ records(30000) ]));
	my $want = profile(['many.csv']);
	alike("@$_", $want, [ @$_, 'many.csv' ])
		for ['-j1'], ['-j2'], ['-j4'], [qw(-S 1M)], [qw(-S 1 -j 3)], [qw(-S 3M -j 1)], [qw(-S 1G)];
	my $r = run(cmd => 'strace -f -e trace=openat,memfd_create -o /dev/stderr cust-stats -S 1M --format json many.csv', dir => $dir);
	ok($r->{err} =~ /O_TMPFILE|memfd_create|O_EXCL/, 'and -S 1M has really spilled')
		if defined Run::which('strace') && !sanitized('cust-stats');
	$r = profile([qw(-S 1M -T /nowhere/at/all many.csv)]);
	ok($r->{status} eq '2' && $r->{out} eq '' && $r->{err} =~ /^cust-stats: /, 'no place to spill ends the run with a reason', $r->{err});
	return;
}

# A register cut anywhere, its parts saved in any order and added up: the same
# profile and the same state, to the byte.
sub parts_add_up
{
	my ($head, @lines) = split /\n/, header() . join '', map { customers(1, $_) =~ s/\r?\n/ /gr . "\n" } 1 .. 300;
	@lines = grep { tr/"// % 2 == 0 && $_ =~ /\S/ } map { s/ +$//r } @lines;
	my $write = sub { spew("$dir/$_[0].csv", join("\n", $head, @{ $_[1] }, '')) };
	$write->('whole', \@lines);
	my $want = run(cmd => [qw(cust-stats --region FI --format json --save whole.state whole.csv)], dir => $dir);
	ok($want->{status} eq '0', 'a study is saved', $want->{err});
	for my $round (1 .. 40) {
		my @part = ([], [], []);
		push @{ $part[ rand 3 ] }, $_ for shuffle @lines;
		my @load;
		for my $i (0 .. 1) {
			$write->("part$i", $part[$i]);
			run(cmd => [ qw(cust-stats -q --region FI --save), "part$i.state", "part$i.csv" ], dir => $dir);
			push @load, '--load', "part$i.state";
		}
		$write->('rest', $part[2]);
		my $r = run(cmd => [ qw(cust-stats --region FI --format json -S 1M --save sum.state), @load, 'rest.csv' ], dir => $dir);
		next if $r->{status} eq '0' && $r->{out} eq $want->{out} && slurp("$dir/sum.state") eq slurp("$dir/whole.state");
		ok(0, "parts add up, round $round", $r->{err} . difference($want->{out}, $r->{out}));
		return;
	}
	ok(1, 'parts add up to the whole, 40 ways to cut it');
	my $r = run(cmd => [qw(cust-stats --region FI --format json --load whole.state)], dir => $dir);
	ok($r->{out} eq $want->{out}, 'a state alone has the whole profile', $r->{err});
	return;
}

# The same of estimates: all but them is exact, and they are those of the whole
# where the sketch is; a state alone says what the run said that saved it.
sub estimates_add_up
{
	my @file = map { "part$_.csv" } 0 .. 2;
	my @text = map { "name,amount,city\n" } @file;
	for my $i (1 .. 330_000) {
		$text[ $i % 3 ] .= sprintf "%s%d,%d.%02d,%s\n", 'customer' x 9, $i, $i * 7919 % 1_000_003, $i % 100, $i % 5 ? 'Oulu' : 'Turku';
	}
	spew("$dir/$file[$_]", $text[$_]) for 0 .. 2;
	my $whole = run(cmd => [ qw(cust-stats --approx --format csv --save all.state), @file ], dir => $dir);
	ok($whole->{status} eq '0' && field($whole->{out}, 'name', 'distinct_error') ne '', 'a column is estimated and saved', $whole->{err});
	my $again = run(cmd => [qw(cust-stats --approx --format csv --load all.state)], dir => $dir);
	ok($again->{out} eq $whole->{out}, 'the state says the same', $again->{err} . difference($whole->{out}, $again->{out}));
	for my $i (0, 2) {
		run(cmd => [ qw(cust-stats -q --approx --save), "$i.state", "part$i.csv" ], dir => $dir);
	}
	my $sum = run(cmd => [qw(cust-stats --approx --format csv --load 2.state --load 0.state part1.csv)], dir => $dir);
	my ($names) = split /\n/, $whole->{out};
	for my $column (qw(name amount city)) {
		my @differ = grep { !/^(?:top|q1$|median$|q3$|p5$|p95$|count_error$)/ || $column eq 'city' }
			grep { field($sum->{out}, $column, $_) ne field($whole->{out}, $column, $_) } split /,/, $names;
		ok($sum->{status} eq '0' && !@differ, "parts of $column add up", $sum->{err} . "@differ");
	}
	for my $quantile ([ q1 => 25 ], [ median => 50 ], [ q3 => 75 ]) {
		my ($name, $percent) = @$quantile;
		my $rank = field($sum->{out}, 'amount', $name) / 1_000_003 * 100;
		ok(abs($rank - $percent) < 2 * 1.33, "$name of parts is near", $rank);
	}
	return;
}

# Records profiled and records set aside are the records read.
sub nothing_is_lost
{
	my %bad = malformed();
	my @kinds = sort keys %bad;
	my $text = header();
	$text .= customers(7, 10 * $_) . $bad{ $kinds[ $_ % @kinds ] } for 1 .. 60;
	spew("$dir/mixed.csv", $text);
	for my $lenient ([], ['--lenient']) {
		my $r = run(cmd => [ qw(cust-stats --format csv --top 0 -r bad.csv --report counts.csv), @$lenient, 'mixed.csv' ], dir => $dir);
		my %count = slurp("$dir/counts.csv") =~ /^(\w+),,(\d+)$/mg;
		my ($records) = $r->{out} =~ /^customer_id,\w*,\w*,\w*,(\d+),/m;
		ok($r->{status} eq '1' && $records + $count{records_set_aside} == $count{records_read} && $count{records_written} == 0,
			"records profiled and set aside are those read: @$lenient", $r->{err});
	}
	return;
}

sub field
{
	my ($csv, $column, $name) = @_;
	my ($header, @lines) = split /\n/, $csv;
	my @names = split /,/, $header;
	my ($line) = grep { /^\Q$column\E,/ } @lines;
	my @fields = split /,/, $line, -1;
	return (map { $fields[$_] } grep { $names[$_] eq $name } 0 .. $#names)[0];
}

# Fifteen digits, those the certificate has.
sub certified
{
	my (undef, @sets) = split /\n/, slurp('tests/data/nist/certified.tsv');
	for (@sets) {
		my ($set, $n, $mean, $sd) = split /\t/;
		my ($head, @values) = split /\n/, slurp("tests/data/nist/$set.csv");
		for my $order ('-j1', '-j2, shuffled', '-j4, shuffled') {
			@values = shuffle @values if $order =~ /shuffled/;
			my $r = run(cmd => [ qw(cust-stats --format csv --top 0), substr $order, 0, 3 ], in => join("\n", $head, @values, ''));
			my ($m, $s) = map { field($r->{out}, 'y', $_) } qw(mean sd);
			ok(field($r->{out}, 'y', 'records') == $n && digits($m) eq digits($mean) && digits($s) eq digits($sd),
				"NIST $set, $order: mean and sd to 15 digits", "mean $m for $mean, sd $s for $sd");
		}
	}
	return;
}

sub digits
{
	return sprintf('%.14e', $_[0]);
}

# R 4.2.2 on the Telco register, to twelve digits.
sub reference_table
{
	my $r = run(cmd => [qw(cust-stats --format csv --top 0 tests/data/telco/telco.csv)]);
	my ($names, @lines) = split /\n/, slurp('tests/data/telco/expected.csv');
	my @names = split /,/, $names;
	my %ours = (count => 'filled', min => 'min', max => 'max', mean => 'mean', sd => 'sd', q1_t7 => 'q1',
		median => 'median', q3_t7 => 'q3', distinct => 'distinct', sum => 'sum', var => 'variance', sem => 'sem',
		p5_t7 => 'p5', p95_t7 => 'p95', mad => 'mad', skew_g1 => 'skewness', kurt_g2 => 'kurtosis');
	my $type1 = run(cmd => [qw(cust-stats --format csv --top 0 --quantile-type 1 tests/data/telco/telco.csv)]);
	for (@lines) {
		my %want;
		@want{@names} = split /,/;
		my @wrong = grep {
			my $got = field($r->{out}, $want{column}, $ours{$_}) // 'nothing';
			$got eq 'nothing' || sprintf('%.11e', $got) ne sprintf('%.11e', $want{$_});
		} sort keys %ours;
		push @wrong, grep { field($type1->{out}, $want{column}, $_) != $want{"${_}_t1"} } qw(q1 q3);
		ok(!@wrong, "Telco $want{column}: as R has it", "differ: @wrong");
	}
	return;
}

# Values on the borders of every definition, drawn at random for each column.
sub odd_columns
{
	my ($columns, $records) = @_;
	my @numbers = (qw(0 -0 0.0 7 7.0 -7 10 9 99999999999999999 999999999999999999 1000000000000000000 -5.50 .5 5. 1e3 1E-3 -2.5e+2
		0.000000000000000001 123456789012345678.5 12345678901234567890123 0.1234567890123456789 1e-300 1e300 0.10 0.1));
	my @dates = ('2024-02-29', '1999-12-31', '2024-02-29T10:00', '0001-01-01', '9999-12-31', '2000-01-01 23:59:59.5Z', '2000-01-01');
	my @texts = ('00100', '01', '007', '+358401234567', '2023-02-29', '1e999', '-', '.', 'a', "\xc3\xa4", 'A', ' x', 'x ', '1,5', "\0", "\0\0",
		"a\nb", 'a"b', "\xf0\x9f\x98\x80", 'x' x 16, 'x' x 17, 'x' x 300);
	my @blanks = ('', '', ' ', "\t ", "\xc2\xa0", "\xe3\x80\x80");
	my @pools = (\@numbers, \@dates, [ @numbers, @blanks ], [ @dates, @blanks ], [ @texts, @blanks ], [ @numbers, @texts ],
		[ @numbers, @dates ], [ @texts, @numbers, @dates, @blanks ], \@blanks);
	my @drawn = map { [ (shuffle @{ $pools[ $_ % @pools ] })[ 0 .. rand @{ $pools[ $_ % @pools ] } ] ] } 0 .. $columns - 1;
	my $text = join(',', map { "c$_" } 1 .. $columns) . "\n";
	for (1 .. $records) {
		$text .= join(',', map { my $s = $_->[ rand @$_ ]; $s =~ s/"/""/g; "\"$s\"" } @drawn) . "\n";
	}
	return $text;
}

sub second_program
{
	if (!$python) {
		ok(1, 'a second program agrees # SKIP no python3');
		return;
	}
	spew("$dir/odd.csv", odd_columns(90, 60));
	spew("$dir/few.csv", odd_columns(90, 3));
	spew("$dir/one.csv", odd_columns(18, 1));
	spew("$dir/customers.csv", header() . customers(400));
	agrees($_) for "$dir/odd.csv", "$dir/few.csv", "$dir/one.csv", "$dir/plain.csv", "$dir/customers.csv",
		glob('tests/data/nist/*.csv'), 'tests/data/telco/telco.csv';
	agrees("$dir/odd.csv", '--quantile-type', $_) for 1 .. 9;
	agrees("$dir/odd.csv", '-S', '1');
	agrees("$dir/many.csv", '-S', '1M');
	return;
}

sub agrees
{
	my ($file, @options) = @_;
	my $r = run(cmd => [ qw(cust-stats -D), ',', qw(--format csv --top 7), @options, $file ]);
	my @type = map { $options[$_] eq '--quantile-type' ? @options[ $_, $_ + 1 ] : () } 0 .. $#options;
	my $second = run(cmd => [ qw(python3 tests/oracle/stats.py --top 7), @type, $file ], in => $r->{out});
	my $name = $file =~ s{^.*/}{}r;
	ok($r->{status} eq '0' && $second->{status} eq '0', "a second program agrees: @options $name", $r->{err} . $second->{out} . $second->{err});
	return;
}
