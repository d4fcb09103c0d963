#!/usr/bin/perl
# The laws of finding people: the same ones however the records are shuffled
# and whatever the threads; exact copies are one; columns that tell nothing
# change nothing.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Chance;
use Customers;
use Run;
use File::Temp qw(tempdir);

my $dir = tempdir('people-XXXXXX', TMPDIR => 1, CLEANUP => 1);
seed(20260101);

# The columns of fake_1000 that a register has; no field of it has a comma.
my (undef, @lines) = map { [ split /,/, $_, -1 ] } split /\n/, slurp('tests/data/match/fake_1000.csv');
my @records = map { join ',', @$_[ 2 .. 6 ] } @lines;
my @truth = map { $_->[1] } @lines;
my $header = 'first_name,surname,dob,city,email';

# The person of each record, named by its first record, for records with their
# places in front: [place, record]...
sub people
{
	my ($args, $head, @list) = @_;
	my $r = run(cmd => [ qw(cust-dedupe -q --mark), @$args ], in => join("\n", $head, map { $_->[1] } @list) . "\n");
	die "status $r->{status}: $r->{err}" if $r->{status} ne '0';
	my (undef, @rows) = split /\n/, $r->{out};
	die 'records in are not records out' if @rows != @list;
	my (%first, @of);
	for my $i (0 .. $#rows) {
		my ($id) = $rows[$i] =~ /,(\d+),[^,]*\z/;
		push @{ $first{$id} }, $list[$i][0];
	}
	for my $members (values %first) {
		my ($least) = sort { $a <=> $b } @$members;
		$of[$_] = $least for @$members;
	}
	return join ' ', @of;
}

sub numbered
{
	my $n = 0;
	return map { [ $n++, $_ ] } @_;
}

my @list = numbered(@records);
my $want = people([], $header, @list);
ok(people([], $header, @list) eq $want, 'the same again');
for (1 .. 3) {
	ok(people([], $header, shuffled(@list)) eq $want, "the same people in another order, $_");
}
for my $args ([ '-j1' ], [ '-j2' ], [ '-j8' ], [ '-S', '2M' ]) {
	ok(people($args, $header, @list) eq $want, "the same people with @$args");
}

# With -S what is large goes to files: so little memory is not enough without.
SKIP: {
	last SKIP if sanitized('cust-dedupe');
	spew("$dir/many.csv", header() . customers(20000));
	my $all = run(cmd => "cust-dedupe -j1 $dir/many.csv");
	my $not = run(cmd => "ulimit -d 16000; cust-dedupe -j1 $dir/many.csv");
	my $little = run(cmd => "ulimit -d 16000; cust-dedupe -j1 -S 1M $dir/many.csv");
	ok($not->{status} eq '2' && $not->{err} =~ /out of memory/, 'without -S memory is not bounded', "$not->{status}: $not->{err}");
	ok($little->{status} eq '0' && $little->{out} eq $all->{out}, '-S bounds memory, and the output is the same',
		"$little->{status}: $little->{err}");
}

# How right they are: F1 of the pairs.
sub f1
{
	my @of = split / /, $_[0];
	my (%size, %both, %true);
	for my $i (0 .. $#of) {
		$size{ $of[$i] }++;
		$true{ $truth[$i] }++;
		$both{"$of[$i] $truth[$i]"}++;
	}
	my @pairs = (0, 0, 0);
	my $k = 0;
	for my $n (\%size, \%true, \%both) {
		$pairs[$k] += $_ * ($_ - 1) / 2 for values %$n;
		$k++;
	}
	return 2 * $pairs[2] / ($pairs[0] + $pairs[1]);
}
my $right = f1($want);

my %EXTRA = (
	'a constant' => sub { 'same' },
	'a number of its own' => sub { 'r' . $_[0] },
	'a label of the source' => sub { $_[0] % 3 ? 'crm' : 'shop' },
	'a copy of a column' => sub { (split /,/, $_[1], -1)[3] },
	'one value for nearly all' => sub { $_[0] % 12 ? 'A' : 'B' . $_[0] % 7 },
	'nothing' => sub { '' },
);
for my $what (sort keys %EXTRA) {
	my @more = map { [ $_->[0], "$_->[1]," . $EXTRA{$what}->(@$_) ] } @list;
	my $f = f1(people([], "$header,extra", @more));
	ok($f >= $right - .002, sprintf('a column with %s: F1 %.4f, without it %.4f', $what, $f, $right));
}

# Exact copies are one person, whoever else is.
my @copies = (@records, @records[ 0 .. 299 ]);
my @of = split / /, people([], $header, numbered(@copies));
my @apart = grep { $of[$_] != $of[ @records + $_ ] } 0 .. 299;
ok(!@apart, 'exact copies are one person', "@apart");

# Given and family names the other way round in one source.
my @swapped = map { my @f = split /,/, $_->[1], -1; @f[ 0, 1 ] = @f[ 1, 0 ] if $_->[0] % 4 == 0; [ $_->[0], join ',', @f ] }
	@list;
my $f = f1(people([], $header, @swapped));
ok($f >= $right - .01, sprintf('names swapped in a quarter of the records: F1 %.4f, else %.4f', $f, $right));

# What comes in goes out: golden records and those they are made of.
my $in = join("\n", $header, @records) . "\n";
my $r = run(cmd => [ qw(cust-dedupe --number person --merged), "$dir/merged.csv" ], in => $in);
my (undef, @golden) = split /\n/, $r->{out};
my (undef, @merged) = split /\n/, slurp("$dir/merged.csv");
my %parts;
$parts{ (split /,/)[0] }++ for @merged;
my @alone = grep { !$parts{ (split /,/)[-1] } } @golden;
ok(@golden - @alone == keys %parts && @alone + @merged == @records,
	'each record is a golden one, or one of those that golden ones are made of');
my %in;
$in{$_}++ for @records;
my @foreign = grep { !$in{$_} } map { s/,\d+\z//r } @alone;
@foreign = (@foreign, grep { !$in{$_} } map { s/\A\d+,\d+,//r } @merged);
ok(!@foreign, 'untouched, byte for byte');
my @order = map { (split /,/)[-1] } @golden;
ok("@order" eq "@{[1 .. @golden]}", 'in the order in which people first appear');

# Inputs that say little.
for my $case ([ 'one record', "$header\nAino,Virtanen,,,\n", 1 ], [ 'no record', "$header\n", 0 ],
	[ 'nothing in them', "$header\n" . ",,,,\n" x 50, 50 ],
	[ '3000 that are the same', "$header\n" . "Aino,Virtanen,1980-01-01,Turku,a\@x.fi\n" x 3000, 1 ])
{
	my ($what, $text, $people) = @$case;
	$r = run(cmd => [qw(cust-dedupe)], in => $text);
	my $n = ($r->{out} =~ tr/\n//) - 1;
	ok($r->{status} eq '0' && $n == $people, "$what: $people people", "$n: $r->{err}");
}
done();
