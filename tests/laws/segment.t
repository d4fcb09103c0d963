#!/usr/bin/perl
# Labels are what an independent re-statement of the language says, for rules
# and records made from a seed.  They do not depend on the order of the records,
# on how input arrives, on locale or time zone; nothing else of a record changes.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use File::Temp qw(tempdir);
use JSON::PP;

skip_all('no cust-segment in PATH') if !grep { $_ eq 'cust-segment' } commands();
my $RULES = 24;
my $RECORDS = 150;
my $AS_OF = '2024-03-31';
my $dir = tempdir('segment-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $seed = 20240331;

# A column of each kind, and what stands in it.
my @NUMBERS = (qw(0 1 2 7 10 -3 -0.5 0.5 0.50 1.25 007 +4 .5 5. 12345678901234567 1e3 x), '1,5', ' 4', '', '');
my @DATES = (qw(2024-03-31 2024-03-30 2024-03-01 2024-02-29 2024-02-28 2024-01-31 2023-12-31 2023-03-31 2023-03-30
	2020-02-29 2014-03-31 1999-12-31 2024-04-01 2025-01-15 2024-03-20T10:00 2024-03-10T23:59:59Z 2023-02-29 31.3.2024
	soon), '2024-03-15 08:30:00', '2024-03-15 8:30', '', '');
my @TEXTS = ('Oulu', 'oulu', 'Oulunsalo', "J\xc3\xa4ms\xc3\xa4", "\xc3\x84ht\xc3\xa4ri", "Krak\xc3\xb3w", 'a,b', 'say "x"',
	"two\nlines", ' ', 'yes', 'no', '10', '9', '2024-03-31', '-', '', '', 'x.y', 'a/b');
my %POOL = (n => \@NUMBERS, m => \@NUMBERS, d => \@DATES, e => \@DATES, t => \@TEXTS, u => \@TEXTS, 'odd name' => \@TEXTS);
my @COLUMNS = ('id', 'n', 'm', 'd', 'e', 't', 'u', 'odd name');

agrees_with_oracle($_) for 1 .. $RULES;
my $rules = rules(12);
my @records = records(400);
spew("$dir/rules.seg", $rules);
spew("$dir/in.csv", join '', header(), @records);
my $all = label('in.csv');
untouched($all);
any_order($all);
any_way($all);
where_parts($all);
tables($all);
set_aside();
done();

sub draw
{
	my ($n) = @_;
	$seed = ($seed * 1103515245 + 12345) % 2147483648;
	return int($seed / 65536) % $n;
}

sub one_of
{
	return $_[ draw(scalar @_) ];
}

sub header
{
	return join(',', @COLUMNS) . "\n";
}

# Records as they stand in a file, some fields quoted without need.
sub records
{
	my ($n) = @_;
	my @made;
	for my $i (1 .. $n) {
		my @fields = map { one_of(@{ $POOL{$_} }) } @COLUMNS[ 1 .. $#COLUMNS ];
		push @made, join(',', $i, map { /[",\n]/ || draw(8) == 0 ? '"' . s/"/""/gr . '"' : $_ } @fields) . "\n";
	}
	return @made;
}

sub literal
{
	my ($text) = @_;
	return '"' . $text =~ s/"/""/gr . '"';
}

sub number
{
	return one_of(qw(0 1 2 0.5 -3 7 10 1.25 -0.25 12345678901234567));
}

sub date
{
	return one_of(qw(2024-03-31 2024-03-01 2024-02-29 2023-12-31 2020-02-29), '"2024-01-31"', 'today');
}

sub text
{
	return literal(one_of(grep { length && !/\n|^\d{4}-/ } @TEXTS));
}

sub value
{
	my $n = one_of('n', 'm');
	return one_of($n, "$n / " . one_of('m', '3', '-7', '0'), one_of('abs', 'floor', 'round') . "($n)",
		one_of(qw(year month weekday)) . '(' . one_of('d', 'e') . ')', 'length(' . one_of('t', 'u') . ')', "$n + " . one_of('n', 'm', number()), "$n * " . one_of('n', '2', '-1'), "m - $n",
		one_of(qw(days weeks months years)) . one_of(' since ', ' until ') . one_of('d', 'e'));
}

sub test
{
	my $compare = one_of('=', '!=', '<', '<=', '>', '>=');
	my $maybe = one_of('', '', 'not ');
	my ($t, $d) = (one_of('t', 'u', '`odd name`'), one_of('d', 'e'));
	return one_of(
		value() . " $compare " . number(),
		"n $compare " . one_of('m + 0', 'm * 2'),
		value() . " ${maybe}between " . number() . ' and ' . number(),
		"n ${maybe}in {" . join(', ', map { number() } 1 .. 3) . '}',
		"$d $compare " . date(),
		"$d " . one_of('+', '-') . ' ' . draw(14) . ' ' . one_of(qw(days weeks months years)) . " $compare " . date(),
		"$d ${maybe}within next " . draw(400) . ' ' . one_of('days', 'weeks'),
		one_of('lower', 'upper') . "($t) $compare " . text(),
		"$t " . one_of('=', '!=') . ' ' . text() . ' ignoring case',
		"$d ${maybe}between 2023-03-31 and " . date(),
		"$d ${maybe}in {2024-03-31, 2024-02-29}",
		"$d ${maybe}within " . draw(14) . ' ' . one_of(qw(days weeks months years)),
		"$d ${maybe}older than " . draw(14) . ' ' . one_of(qw(day week month year)),
		"$t $compare " . text(),
		"t $compare " . one_of('"2024-03-31"', text()),
		't ' . one_of('=', '!=') . ' u',
		"$t ${maybe}in {yes, no, Oulu, " . text() . '}',
		"$t $maybe" . one_of('contains', 'starts with', 'ends with') . ' ' . one_of(text(), 'u', '"l"', '"a"'),
		"$t " . one_of('=~', '!~') . ' ' . one_of('/^o/i', '/l[nu]/', "/\xc3\xa4\$/", '/^\d+$/', '/a\/b|x\.y/', "/^\xc3\xa4/i"),
		one_of('n', 'd', $t) . ' is ' . $maybe . one_of(qw(empty present number date)));
}

sub condition
{
	my ($depth) = @_;
	my $kind = $depth == 0 ? 0 : draw(6);
	return test() if $kind < 2;
	return 'not ' . ($kind == 2 ? test() : '(' . condition($depth - 1) . ')') if $kind < 4;
	my $word = one_of(' and ', ' or ');
	return join $word, map { draw(3) ? test() : '(' . condition($depth - 1) . ')' } 1 .. 2 + draw(2);
}

sub rules
{
	my ($clauses) = @_;
	my $text = "# made from a seed\nas_of $AS_OF\nset first\n";
	$text .= "  " . one_of("A$_", "\"B $_\"", "c-$_") . ' : ' . condition(2) . "\n" for 1 .. $clauses;
	$text .= "set second\n";
	$text .= "  x$_ : " . condition(1) . "\n" for 1 .. 3;
	return $text . (draw(2) ? "  else rest\n" : '');
}

# The records that leave: fields, and bytes as they stand in the output.
sub label
{
	my ($file, @more) = @_;
	my $r = run(cmd => [ 'cust-segment', '-q', '-f', 'rules.seg', '-o', 'out.csv', @more, $file ], dir => $dir);
	ok($r->{status} eq '0' && $r->{err} eq '', join(' ', "$file:", @more, 'is labelled'), "status $r->{status}\n$r->{err}" . slurp("$dir/rules.seg"));
	return $r->{status} eq '0' ? reader_json("$dir/out.csv")->{records} : [];
}

sub labels
{
	my ($records) = @_;
	return { map { $_->{fields}[0] => join '|', @{ $_->{fields} }[ -2, -1 ] } @$records };
}

sub agrees_with_oracle
{
	my ($i) = @_;
	spew("$dir/rules.seg", rules(6));
	spew("$dir/in.csv", join '', header(), records($RECORDS));
	my $made = label('in.csv');
	my $r = run(cmd => [ 'python3', 'tests/oracle/segment.py', "$dir/rules.seg", "$dir/in.csv" ]);
	return ok(0, "oracle $i", $r->{err} . slurp("$dir/rules.seg")) if $r->{status} ne '0';
	my @want = map { join '|', @$_ } @{ JSON::PP->new->decode($r->{out}) };
	my @got = map { join '|', @{ $_->{fields} }[ -2, -1 ] } @$made;
	my ($first) = grep { ($got[$_] // '') ne $want[$_] } 0 .. $#want;
	return ok(@want == @got && !defined $first, "rules $i: labels are what the oracle says",
		defined $first ? 'record ' . ($first + 1) . ": expected $want[$first], got " . ($got[$first] // 'nothing') . "\n"
			. visible($made->[$first]{raw} // '') . "\n" . slurp("$dir/rules.seg") : 'other number of records');
}

# A record leaves as it stands in the input, with two fields more.
sub untouched
{
	my ($made) = @_;
	my $wrong = grep { substr($made->[$_]{raw}, 0, length($records[$_]) - 1) ne substr($records[$_], 0, -1) } 0 .. $#$made;
	ok(@$made == @records && $wrong == 0, 'each record leaves once, in order, its bytes unchanged',
		@$made . ' of ' . @records . ", $wrong changed");
	return;
}

sub any_order
{
	my ($made) = @_;
	my @shuffled = @records;
	for my $i (reverse 1 .. $#shuffled) {
		my $k = draw($i + 1);
		@shuffled[ $i, $k ] = @shuffled[ $k, $i ];
	}
	spew("$dir/shuffled.csv", join '', header(), @shuffled);
	my ($want, $got) = map { labels($_) } $made, label('shuffled.csv');
	ok(keys %$want == keys %$got && !(grep { $want->{$_} ne ($got->{$_} // '') } keys %$want), 'labels do not depend on the order of records');
	spew("$dir/a.csv", join '', header(), @records[ 0 .. 99 ]);
	spew("$dir/b.csv", join '', header(), @records[ 100 .. $#records ]);
	my $whole = slurp("$dir/out.csv") && run(cmd => [ 'cust-segment', '-f', 'rules.seg', 'in.csv' ], dir => $dir)->{out};
	my $parts = run(cmd => [ 'cust-segment', '-f', 'rules.seg', 'a.csv', 'b.csv' ], dir => $dir)->{out};
	ok($whole eq $parts, 'two files are labelled as one would be', difference($whole, $parts));
	return;
}

sub any_way
{
	my @call = qw(cust-segment -f rules.seg --explain-column why --report /dev/stderr in.csv);
	my $plain = run(cmd => \@call, dir => $dir);
	my %ways = map { ("CUST_CHUNK=$_" => { CUST_CHUNK => $_ }) } 1, 3, 64, 4097;
	for my $scan (qw(portable sse2 avx2 libcsv)) {
		my $env = { CUST_SCAN => $scan };
		$ways{"CUST_SCAN=$scan"} = $env if run(cmd => [ 'cust-segment', '--where', 'n = 1', 'in.csv' ], dir => $dir, env => $env)->{status} eq '0';
	}
	$ways{"TZ=$_"} = { TZ => $_ } for qw(Pacific/Kiritimati America/Adak);
	$ways{"LC_ALL=$_"} = { LC_ALL => $_ } for qw(fi_FI.UTF-8 tr_TR.UTF-8 C.UTF-8);
	for my $way (sort keys %ways) {
		my $r = run(cmd => \@call, dir => $dir, env => $ways{$way});
		ok($r->{out} eq $plain->{out} && $r->{err} eq $plain->{err} && $r->{status} eq $plain->{status},
			"$way changes nothing", difference($plain->{out}, $r->{out}) . difference($plain->{err}, $r->{err}));
	}
	return;
}

# A condition, its opposite and what is neither make up the whole; a record
# that was chosen has the label it has anyway.
sub where_parts
{
	my ($made) = @_;
	my $want = labels($made);
	for my $i (1 .. 6) {
		my $where = condition(1);
		my @yes = @{ label('in.csv', '--where', $where) };
		my @no = @{ label('in.csv', '--where', "not ($where)") };
		my $table = run(cmd => [ 'cust-segment', '--as-of', $AS_OF, '--where', $where, '--dry-run', 'in.csv' ], dir => $dir)->{out};
		my ($true, $unknown, $false) = $table =~ /,true,(\d+)\n.*,unknown,(\d+)\n.*,false,(\d+)\n/;
		my $got = labels([ @yes, @no ]);
		ok(@yes == $true && @no == $false && @yes + @no + $unknown == @records && @yes + @no == keys %$got
			&& !(grep { $got->{$_} ne $want->{$_} } keys %$got), "--where parts $i: true + false + unknown = all",
			"$where\n$table");
	}
	return;
}

# --dry-run and --report count what the output holds.
sub tables
{
	my ($made) = @_;
	my (%first, %second);
	for (@$made) {
		$first{ $_->{fields}[-2] }++;
		$second{ $_->{fields}[-1] }++;
	}
	my $r = run(cmd => [qw(cust-segment -f rules.seg --dry-run --report report.csv -o table.csv in.csv)], dir => $dir);
	for my $table ('table.csv', 'report.csv') {
		my %sum;
		my $wrong = 0;
		for (@{ reader_json("$dir/$table")->{records} }) {
			my ($set, $segment, $n) = @{ $_->{fields} };
			if ($table eq 'report.csv') {
				next if $set ne 'segment_records';
				($set, $segment) = $segment =~ /^(\w+):(.*)$/;
			}
			$wrong++ if $n != (($set eq 'first' ? \%first : \%second)->{$segment} // 0);
			$sum{$set} += $n;
		}
		ok($r->{status} eq '0' && !$wrong && $sum{first} == @records && $sum{second} == @records, "$table counts what the records hold");
	}
	return;
}

# Records in = labelled + set aside, when patterns reach their limit.
sub set_aside
{
	my $hostile = 'x' x 50 . '!';
	spew("$dir/hostile.seg", "set s\n  bad : t =~ /^(x+)+\$/ and n > 0\n  else good\n");
	spew("$dir/hostile.csv", join '', "id,n,t\n", map { join(',', $_, draw(3), one_of('xx', 'y', '', $hostile)) . "\n" } 1 .. 200);
	my $r = run(cmd => [qw(cust-segment -f hostile.seg -r bad.csv -o good.csv hostile.csv)], dir => $dir);
	my ($in, $good, $bad) = map { reader_json("$dir/$_")->{records} } qw(hostile.csv good.csv bad.csv);
	my @hostile = grep { $_->{fields}[2] eq $hostile } @$in;
	ok($r->{status} eq '1' && @$good + @$bad == @$in && @$bad == @hostile && @hostile > 0,
		'records in = labelled + set aside at the limit of a pattern', "status $r->{status}: " . @$good . ' + ' . @$bad);
	my %in = map { $_->{raw} => 1 } @$in;
	ok(!(grep { !$in{ $_->{fields}[6] } } @$bad), 'those set aside are the bytes that came in');
	return;
}
