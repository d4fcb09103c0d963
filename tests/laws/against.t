#!/usr/bin/perl
# The laws of --against: people who are known keep their ids, whatever the
# order; two of them never become one; new records are of whom they are of when
# all records are seen together.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Chance;
use Run;
use File::Temp qw(tempdir);

my $dir = tempdir('against-XXXXXX', TMPDIR => 1, CLEANUP => 1);
seed(20260404);

# The id of each record, which begins with a name of its own.
sub marked
{
	my ($args, $head, @list) = @_;
	my $r = run(cmd => [ qw(cust-dedupe -q --mark), @$args ], in => join("\n", $head, @list) . "\n");
	die "status $r->{status}: $r->{err}" if $r->{status} ne '0';
	my (undef, @rows) = split /\n/, $r->{out};
	die 'records in are not records out' if @rows != @list;
	return { map { /^(r\d+),.*,([^,]+),[^,]*\z/ ? ($1 => $2) : die $_ } @rows };
}

# Records in groups by their ids, named by known people's ids or as they are.
sub groups
{
	my ($of, $known, @names) = @_;
	my %group;
	push @{ $group{ $of->{$_} } }, $_ for sort @names;
	return map { my $id = $_; ($known->{$id} ? "$id: " : 'new: ') . join(' ', @{ $group{$id} }) => 1 } keys %group;
}

for my $set ([ 'fake_1000', 1000, .96 ], [ 'historical', 4000, .96 ], [ 'households', 2000, .98 ]) {
	my ($name, $most, $least) = @$set;
	my ($head, @lines) = split /\n/, slurp("tests/data/match/$name.csv");
	$#lines = $most - 1 if @lines > $most;
	@lines = grep { !/"/ } @lines;
	my $strip = sub { (split /,/, $_[0], 3)[2] };
	$head = 'nr,' . $strip->($head);
	my $n = 0;
	my @records = map { 'r' . $n++ . ',' . $strip->($_) } @lines;
	my $whole = marked([], $head, @records);
	my @new = grep { random(5) == 0 } @records;
	my %is_new = map { $_ => 1 } @new;
	my @old = grep { !$is_new{$_} } @records;
	my $nr = sub { $_[0] =~ /^(r\d+)/ ? $1 : die };
	my %known = map { $whole->{ $nr->($_) } => 1 } @old;
	my $master = sub { join("\n", "$head,cluster_id", map { "$_," . $whole->{ $nr->($_) } } @_) . "\n" };
	my @names = map { $nr->($_) } @new;

	spew("$dir/master.csv", $master->(@old));
	my $got = marked([ '--against', "$dir/master.csv" ], $head, @new);
	my %want = groups($whole, \%known, @names);
	my %have = groups($got, \%known, @names);
	my $same = grep { $want{$_} } keys %have;
	my $share = $same / keys %want;
	ok($share >= $least, sprintf('%s: %.4f of the people of %d new records are as in one run', $name, $share, scalar @new));
	my @wrong = grep { !$known{$_} && $_ <= (sort { $b <=> $a } keys %known)[0] } values %$got;
	ok(!@wrong, "$name: new people have new ids", "@wrong");

	spew("$dir/master.csv", $master->(shuffled(@old)));
	my $again = marked([ '--against', "$dir/master.csv", '-j1' ], $head, shuffled(@new));
	my %then = groups($again, \%known, @names);
	my @differ = grep { !$then{$_} } keys %have;
	ok(!@differ && keys %then == keys %have, "$name: in another order the same people", join "\n", @differ);

	spew("$dir/master.csv", $master->(@records));
	my $copies = marked([ '--against', "$dir/master.csv" ], $head, @new);
	my @lost = grep { $copies->{$_} ne $whole->{$_} } @names;
	ok(@lost <= @new / 200, "$name: copies of known records are of the same people", "@lost");
}
done();
