#!/usr/bin/perl
# The laws of overrides: who is said to be the same is one person with all that
# is known of both; who is said to be different never is; in any order of the
# lines and of the records.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Chance;
use Run;
use File::Temp qw(tempdir);

my $dir = tempdir('overrides-XXXXXX', TMPDIR => 1, CLEANUP => 1);
seed(20260505);

my (undef, @lines) = split /\n/, slurp('tests/data/match/fake_1000.csv');
my @records = map { my @f = split /,/, $_, -1; join ',', "r$f[0]", @f[ 2 .. 6 ] } @lines;
my $header = 'customer_id,first_name,surname,dob,city,email';

# The members of each record's person, sorted, by the record's name.
sub people
{
	my ($overrides, @list) = @_;
	spew("$dir/o.csv", join "\n", 'a,b,same', @$overrides, '');
	my $r = run(cmd => [ qw(cust-dedupe -q --mark --overrides), "$dir/o.csv" ], in => join("\n", $header, @list) . "\n");
	die "status $r->{status}: $r->{err}" if $r->{status} ne '0';
	my (undef, @rows) = split /\n/, $r->{out};
	my (%members, %of);
	for (@rows) {
		my ($name, $id) = /^(r\w+),.*,(\d+),[^,]*\z/ or die $_;
		push @{ $members{$id} }, $name;
	}
	for my $list (values %members) {
		my @sorted = sort @$list;
		$of{$_} = \@sorted for @sorted;
	}
	return \%of;
}

my $alone = people([], @records);
my %seen;
my @large = grep { @$_ >= 3 && !$seen{ $_->[0] }++ } map { $alone->{$_} } sort keys %$alone;
die 'too few people' if @large < 40;

# Ten people are made five; of ten others one record each is somebody else.
my @same = map { [ $large[ 2 * $_ ], $large[ 2 * $_ + 1 ] ] } 0 .. 4;
my @apart = map { $large[ 20 + $_ ] } 0 .. 9;
my @overrides = ((map { "$_->[0][1],$_->[1][0],y" } @same), (map { "$_->[0],$_->[1],n" } @apart));
my $told = people(\@overrides, @records);
my @wrong = grep {
	my %is = map { $_ => 1 } @{ $told->{ $_->[0][0] } };
	grep { !$is{$_} } map { @$_ } @$_;
} @same;
ok(!@wrong, 'two people said to be the same are one, with all their records', join "\n", map { "@{ $told->{ $_->[0][0] } }, not @{ $_->[0] } and @{ $_->[1] }" } @wrong);
@wrong = grep { my $p = $_; grep { $_ eq $p->[1] } @{ $told->{ $p->[0] } } } @apart;
ok(!@wrong, 'records said to be different are never one person');
my %touched = map { $_ => 1 } map { @$_ } @apart, map { @$_ } @same;
@wrong = grep { !$touched{$_} && "@{ $told->{$_} }" ne "@{ $alone->{$_} }" } sort keys %$alone;
ok(@wrong <= @records / 50, 'who has not been spoken of is as before', "@wrong");
for my $n (1 .. 3) {
	my $again = people([ shuffled(@overrides) ], shuffled(@records));
	@wrong = grep { "@{ $told->{$_} }" ne "@{ $again->{$_} }" } sort keys %$told;
	ok(!@wrong, "in another order the same people, $n", "@wrong");
}

# Copies go with the record that they are copies of.
my @copied = map { $_->[0] } @apart;
my %line = map { /^(r\d+)/ ? ($1 => $_) : () } @records;
my @more = (@records, map { my $l = $line{$_}; my $name = $_; map { $l =~ s/^\w+/${name}c$_/r } 1, 2 } @copied);
for my $turn ([ 0, 1 ], [ 1, 0 ]) {
	my @lines = map { "$_->[ $turn->[0] ],$_->[ $turn->[1] ],n" } @apart;
	my $of = people(\@lines, @more);
	@wrong = grep { my $name = $_; 2 != grep { /^${name}c[12]$/ } @{ $of->{$name} } } @copied;
	ok(!@wrong, "a copy is with what it is a copy of, @$turn", "@wrong");
}

# Where two people cannot be one as wholes, the two records are.
{
	my ($x, $y) = @large[ 30, 31 ];
	my $of = people([ "$x->[0],$y->[0],y", "$x->[1],$y->[1],n" ], @records);
	my %is = map { $_ => 1 } @{ $of->{ $x->[0] } };
	ok($is{ $y->[0] }, 'two said to be the same are, though others of them are different');
	ok(!grep({ $_ eq $y->[1] } @{ $of->{ $x->[1] } }), 'and those are different');
}
done();
