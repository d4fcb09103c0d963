#!/usr/bin/perl
# The laws of ids that stay (--state): they depend on the records, not on their
# order; nothing changes when nothing has changed; ids of people whom a change
# does not touch stay; no id that is given up is used again.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Chance;
use Run;
use Fcntl qw(:flock);
use File::Temp qw(tempdir);

my $dir = tempdir('state-XXXXXX', TMPDIR => 1, CLEANUP => 1);
seed(20260303);

# Records with an id of their own in front; no field of them has a comma.
my (undef, @lines) = split /\n/, slurp('tests/data/match/fake_1000.csv');
my @records = map { my @f = split /,/, $_, -1; join ',', @f[ 0, 2 .. 6 ] } @lines;
my $header = 'customer_id,first_name,surname,dob,city,email';

# A run on some records: what it says of itself, and of each record's id the id
# of its person, in %{ $r->{of} }.
sub night
{
	my ($state, $args, @list) = @_;
	my $head = $header;
	if (!$list[0] || $list[0] !~ /^\d+,/) {
		$head =~ s/^customer_id,//;
	}
	my $r = run(cmd => [ qw(cust-dedupe --mark --as-of 2026-03-03 --state), "$dir/$state", @$args ],
		in => join("\n", $head, @list) . "\n");
	die "status $r->{status}: $r->{err}" if $r->{status} ne '0';
	my (undef, @rows) = split /\n/, $r->{out};
	for (@rows) {
		my ($record, $id) = /^(.*),(\d+),[^,]*\z/ or die $_;
		$r->{of}{$record} = $id;
	}
	$r->{state} = slurp("$dir/$state");
	return $r;
}

sub same_ids
{
	my ($x, $y) = @_;
	my @wrong = grep { !defined $y->{of}{$_} || $x->{of}{$_} != $y->{of}{$_} } sort keys %{ $x->{of} };
	return @wrong . " of them, the first: $wrong[0]" if @wrong;
	return '';
}

# id => the records it has, as one text
sub people
{
	my ($r) = @_;
	my %p;
	push @{ $p{ $r->{of}{$_} } }, $_ for sort keys %{ $r->{of} };
	return map { $_ => join "\n", @{ $p{$_} } } keys %p;
}

sub retired
{
	my ($r) = @_;
	return map { /^retired\t(\d+)\t\t(\d+)/ ? ($1 => $2) : () } split /\n/, $r->{state};
}

my $first = night('a', [], @records);
ok($first->{err} =~ /a new state/, 'that there was no state is said');
my $again = night('a', [], @records);
ok($again->{out} eq $first->{out} && $again->{state} eq $first->{state}, 'the same once more: the same bytes, the state too');
ok($again->{err} eq '', 'and nothing is said');
for my $n (1 .. 2) {
	my $r = night('a', [], shuffled(@records));
	ok(same_ids($first, $r) eq '' && $r->{state} eq $first->{state}, "the same ids in another order, $n", same_ids($first, $r));
	$r = night("fresh$n", [], shuffled(@records));
	ok(same_ids($first, $r) eq '' && $r->{state} eq $first->{state}, "and from the first run on, $n", same_ids($first, $r));
}
for my $args ([ '-j1' ], [ '-j8' ], [ '-S', '2M' ]) {
	my $r = night('a', $args, @records);
	ok($r->{out} eq $first->{out} && $r->{state} eq $first->{state}, "the same with @$args");
}

# Without a column of their own records are known by all they say.
{
	my @bare = map { s/^\d+,//r } @records;
	my $x = night('bare', [], @bare);
	my $y = night('bare', [], shuffled(@bare));
	ok(same_ids($x, $y) eq '' && $x->{state} eq $y->{state}, 'records without ids keep those of their people', same_ids($x, $y));
	my @values = grep { length > 3 && !/^\d+$/ } map { split /,/ } @bare[ 0 .. 99 ];
	my @held = grep { index($x->{state}, $_) >= 0 } @values;
	ok(!@held, 'the state holds no value', "@held");
}

# Nights on which records come, go and return.
my @here = @records[ 0 .. 699 ];
my @away = @records[ 700 .. $#records ];
my $before = night('nights', [], @here);
my (%had, %gone);
$had{$_} = 1 for values %{ $before->{of} };
my ($kept_wrong, $reused, $chained, $unsaid) = ('', '', '', '');
for my $n (1 .. 6) {
	my @new = splice @away, 0, 60;
	my @left = splice @here, random(@here - 20), 20;
	push @here, @new;
	push @away, @left;
	my $r = night('nights', [ '--id-changes', "$dir/changes" ], @here);
	my %was = people($before);
	my %is = people($r);
	my %who = map { $is{$_} => $_ } keys %is;
	for my $id (sort keys %was) {
		my $now = $who{ $was{$id} };
		$kept_wrong .= "night $n: $id is $now\n" if defined $now && $now != $id;
	}
	my %ended = retired($r);
	$reused .= "night $n: $_ was retired\n" for grep { $gone{$_} } keys %is;
	$reused .= "night $n: $_ is there and retired\n" for grep { $ended{$_} } keys %is;
	$chained .= "night $n: $_ is $ended{$_}, which is $ended{ $ended{$_} }\n" for grep { $ended{ $ended{$_} } } keys %ended;
	my %said = map { /^(\d+),(?:retired|split),(\d+),/ ? ("$1 $2" => 1) : () } split /\n/, slurp("$dir/changes");
	for my $record (sort keys %{ $r->{of} }) {
		my ($x, $y) = ($before->{of}{$record}, $r->{of}{$record});
		$unsaid .= "night $n: $x became $y\n" if defined $x && $x != $y && !$said{"$x $y"};
	}
	$gone{$_} = 1 for keys %ended;
	$before = $r;
}
ok($kept_wrong eq '', 'who has the same records has the same id', $kept_wrong);
ok($reused eq '', 'an id that was retired is not used again', $reused);
ok($chained eq '', 'who took over is somebody who is there', $chained);
ok($unsaid eq '', 'each change of an id is in --id-changes', $unsaid);

# Two people are made one by an override, and two again without it.
my %person = people($first);
my ($one, $other) = sort { $a <=> $b } grep { $person{$_} !~ /\n/ } keys %person;
my @names = map { $person{$_} =~ /^(\d+)/ } $one, $other;
spew("$dir/same.csv", "a,b,same\n$names[0],$names[1],y\n");
my $joined = night('a', [ '--overrides', "$dir/same.csv" ], @records);
my %ended = retired($joined);
ok(($ended{$other} // 0) == $one && keys %ended == 1, 'of two ids the later one is retired', join ' ', %ended);
my $parted = night('a', [], @records);
my %now = people($parted);
my ($fresh) = grep { !$person{$_} } keys %now;
ok(defined $fresh && !$now{$other} && $now{$one} && keys %now == keys %person, 'parted, one of them has a new id');
ok({ retired($parted) }->{$other} == $one, 'and the old one stays retired');

# Who goes and returns has the old id; who is away for too long has not.
{
	my @some = @records[ 10 .. $#records ];
	my $all = night('away', [], @records);
	night('away', [], @some);
	my $state = slurp("$dir/away");
	night('away', [], @some);
	ok(slurp("$dir/away") eq $state, 'without them once more: the same state');
	my $back = night('away', [], @records);
	my @wrong = grep { $all->{of}{$_} != $back->{of}{$_} } @records[ 0 .. 9 ];
	ok(!@wrong, 'who returns has the old id', join "\n", @wrong);
	night('away', [], @some);
	night('away', [ '--as-of', '2028-01-01' ], @some);
	ok(slurp("$dir/away") !~ /\t2026-03-03$/m, 'after 400 days a record is forgotten');
}

# One run at a time, and only states of the same records.
{
	open my $f, '<', "$dir/a" or die;
	flock $f, LOCK_EX or die;
	my $r = run(cmd => [ 'cust-dedupe', '--mark', '--state', "$dir/a" ], in => join("\n", $header, @records) . "\n");
	ok($r->{status} eq '2' && $r->{out} eq '' && $r->{err} =~ /another run/, 'a state in use is refused', $r->{err});
}
my $good = slurp("$dir/a");
my ($bad, $tried) = ('', 0);
for my $cut (map { int(length($good) * $_ / 12) } 0 .. 11) {
	spew("$dir/cut", substr $good, 0, $cut);
	my $r = run(cmd => [ 'cust-dedupe', '--mark', '--state', "$dir/cut" ], in => join("\n", $header, @records[ 0 .. 9 ]) . "\n");
	$bad .= "cut at $cut: $r->{status} $r->{err}\n" if $r->{status} ne '2' || $r->{out} ne '' || $r->{err} eq '';
	$tried++;
}
ok($bad eq '' && $tried == 12, 'a state that is cut is refused', $bad);
done();
