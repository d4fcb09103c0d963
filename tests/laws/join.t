#!/usr/bin/perl
# cust-merge --join writes what an independent statement of it writes, for all
# kinds, several files, repeated and empty keys; sorted sources give the same
# records; and the kinds of join add up to one another.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Sources;
use File::Temp qw(tempdir);

skip_all('no cust-merge in PATH') if !Run::which('cust-merge');
my $dir = tempdir('join-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my @KINDS = qw(left inner right full);
my $maps = 0;

agree('seeds', map { cases($_) } 1 .. 6);
agree('sorted', map { sorted_cases($_) } 1 .. 3);
agree('much', much());
spills($dir, qw(--join full --on k big.csv large.csv));
errors();
laws($_) for 1 .. 4;
done();

# Files of one seed: all have the key, under one name, and columns that collide.
sub files
{
	my ($seed, $make) = @_;
	my @file;
	seed($seed);
	for my $i (0 .. 1 + draw(3)) {
		my @columns = ([qw(k x rid y)], [qw(x k email rid)], [qw(rid k x x_c y)], [qw(k k2 rid)])[$i]->@*;
		my $records = records(\@columns, draw(5) == 0 ? 0 : 1 + draw(40), name => chr(97 + $i), keys => 3 + draw(30));
		push @file, chr(97 + $i) . "$seed." . one_of('csv', 'csv', 'tsv');
		$make->($file[-1], \@columns, $records);
	}
	return @file;
}

sub put
{
	my ($file, $columns, $records) = @_;
	spew("$dir/$file", text($columns, $records, delimiter => $file =~ /tsv$/ ? "\t" : one_of(',', ',', ';')));
	return;
}

sub cases
{
	my ($seed) = @_;
	my @file = files($seed, \&put);
	my @labels = map { draw(3) == 0 ? ('--label', "$_=L$_") : () } @file;
	my @more = (one_of([], [ '-D', ';' ], [ '-D', 'tab' ])->@*, @labels);
	return (
		(map { [ $dir, '--join', $_, qw(--on k), @more, @file ] } @KINDS),
		(map { [ $dir, '--join', $_, qw(--on k --many first), @file ] } @KINDS),
		[ $dir, '--join', one_of(@KINDS), '--on', 'k,x', @file[ 0 .. 1 ] ],
		[ $dir, '--join', one_of(@KINDS), '--on', 'k=x', @file[ 0 .. 1 ] ],
		[ $dir, '--join', one_of(@KINDS), '--on', 'x=rid,k', @file[ 0 .. 1 ] ],
		[ $dir, '--join', one_of(@KINDS), qw(--on k), @file[ 0, 0 ] ],
		[ $dir, '--join', one_of(@KINDS), qw(--on k --on-normalized), @file ],
		[ $dir, '--join', one_of(@KINDS), qw(--on k --map), map_of(',x,x_c', "$file[1],k2,k"), @file ],
		[ $dir, '--join', one_of(@KINDS), qw(--on k --map), map_of("$file[0],y,-", ',rid,customer_id'), @file ],
		[ $dir, '--join', one_of(@KINDS), '--on', '1=k', @file[ 0, 1 ] ],
	);
}

sub map_of
{
	spew("$dir/map" . ++$maps . '.csv', join "\n", 'source,column,target', @_, '');
	return "map$maps.csv";
}

sub sorted_cases
{
	my ($seed) = @_;
	my @file = files($seed + 50, sub {
		my ($file, $columns, $records) = @_;
		my ($at) = grep { $columns->[$_] eq 'k' } 0 .. $#$columns;
		put($file, $columns, in_order($records, $at));
	});
	return map { [ $dir, '--join', $_, qw(--on k --sorted), @file ], [ $dir, '--join', $_, qw(--on k --sorted --many first), @file ] } @KINDS;
}

# More than fits the smallest limit of memory, one key with many records.
sub much
{
	seed(99);
	put('big.csv', [qw(k rid x)], [ records([qw(k rid x)], 12000, name => 'b', keys => 9000)->@*, map { [ 'K7', "s$_", 'same' ] } 1 .. 300 ]);
	put('large.csv', [qw(rid x k)], [ records([qw(rid x k)], 12000, name => 'l', keys => 14000)->@*, map { [ "t$_", '', 'K7' ] } 1 .. 20 ]);
	return ([ $dir, qw(--join full --on k big.csv large.csv) ], [ $dir, qw(--join right --on k --many first big.csv large.csv) ]);
}

sub errors
{
	put('once.csv', [qw(k x)], [ [qw(Kanarja1 a)], [qw(Kanarja2 b)] ]);
	put('twice.csv', [qw(k y)], [ [qw(Kanarja1 a)], [qw(Kanarja2 b)], [qw(Kanarja1 c)] ]);
	my %wrong = (
		'a second record of a key' => [ qr/twice\.csv.*record 3\b/, qw(--join left --many error --on k once.csv twice.csv) ],
		'and of the first file'    => [ qr/twice\.csv.*record 3\b/, qw(--join right --many error --on k twice.csv once.csv) ],
		'one file'                 => [ qr//, qw(--join left --on k once.csv) ],
		'no key'                   => [ qr/--on/, qw(--join left once.csv twice.csv) ],
		'no such kind'             => [ qr/outer/, qw(--join outer --on k once.csv twice.csv) ],
		'no such column'           => [ qr/nix.*k, x/, qw(--join left --on nix once.csv twice.csv) ],
		'not in the second'        => [ qr/twice\.csv.*x.*k, y/, qw(--join left --on x once.csv twice.csv) ],
		'not sorted'               => [ qr/twice\.csv.*record 3 .*line 4.*not sorted by k/, qw(--join left --sorted --on k once.csv twice.csv) ],
		'two modes'                => [ qr/--join.*--by|--by.*--join/, qw(--join left --on k --by k once.csv twice.csv) ],
	);
	for (sort keys %wrong) {
		my ($said, @args) = $wrong{$_}->@*;
		refused($dir, $_, \@args, $said);
	}
	my $r = merge($dir, [qw(--join right --many error --on k once.csv twice.csv)]);
	ok($r->{status} eq '0' && $r->{out} eq "k,x,y\nKanarja1,a,a\nKanarja2,b,b\nKanarja1,a,c\n", 'the driver may repeat its keys', $r->{err});
	return;
}

# Of two files, without values that need quotes: lines are records.
sub laws
{
	my ($seed) = @_;
	seed(1000 + $seed);
	my ($left, $right) = map { records([ 'k', $_, 'z' ], 60, name => $_, keys => 40, plain => 1) } 'x', 'y';
	my $n = 0;
	$_->[1] = 'x' . $n++ for @$left;
	$_->[1] = 'y' . $n++ for @$right;
	put('left.csv', [qw(k x z)], $left);
	put('right.csv', [qw(k y z)], $right);
	my %out = map { $_ => merge($dir, [ '--join', $_, qw(--on k left.csv right.csv) ])->{out} } @KINDS;
	my %lines = map { my (undef, @lines) = split /\n/, $out{$_}; ($_ => \@lines) } @KINDS;

	my %seen;
	my @kept = grep { !$seen{$_}++ } map { (split /,/)[1] } $lines{left}->@*;
	ok("@kept" eq join(' ', map { $_->[1] } @$left), "$seed: left keeps every left record, in order");
	my @without = grep { !/,y\d/ } $lines{left}->@*;
	my @with = grep { /,y\d/ } $lines{left}->@*;
	ok(@with > 0 && @without > 0 && "@with" eq "@{ $lines{inner} }", "$seed: inner is left with a match", difference($out{left}, $out{inner}));
	my @anti = grep { !/,x\d/ } $lines{right}->@*;
	ok($out{full} eq $out{left} . join('', map { "$_\n" } @anti), "$seed: full is left, then right without match", difference($out{left}, $out{full}));
	ok(join(' ', sort $lines{inner}->@*) eq join(' ', sort grep { /,x\d/ } $lines{right}->@*), "$seed: inner is right with a match");

	merge($dir, [qw(--join left --on k --report report.csv left.csv right.csv)]);
	my %count = map { /^records_(\w+),left\.csv,(\d+)$/ } split /\n/, slurp("$dir/report.csv");
	ok($count{matched} + $count{without_match} + $count{without_key} == @$left, "$seed: left records match, or have no match, or no key");
	ok($count{without_match} + $count{without_key} == @without, "$seed: and that is what is counted");

	spew("$dir/q-$_", slurp("$dir/$_") =~ s/(?<=,)([^,\n]+)(?=,|\n)/"$1"/gr) for qw(left.csv right.csv);
	my $quoted = merge($dir, [qw(--join full --on k --label q-right.csv=right q-left.csv q-right.csv)])->{out};
	ok($quoted =~ tr/"//dr eq $out{full}, "$seed: quotes that nobody needs change no value", difference($out{full}, $quoted));

	put('left-sorted.csv', [qw(k x z)], in_order($left, 0));
	put('right-sorted.csv', [qw(k y z)], in_order($right, 0));
	for my $kind (@KINDS) {
		my ($head, @lines) = split /\n/, merge($dir, [ '--join', $kind, qw(--on k --sorted left-sorted.csv right-sorted.csv) ])->{out};
		ok(join("\n", sort @lines) eq join("\n", sort $lines{$kind}->@*), "$seed: $kind of sorted sources has the same records");
	}
	return;
}
