#!/usr/bin/perl
# The laws of models: with the model that a run made another run writes the
# same bytes; what two records weigh depends on them and the model alone; new
# records, in other columns' order, are found with an old model.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Chance;
use Run;
use File::Temp qw(tempdir);

my $dir = tempdir('model-XXXXXX', TMPDIR => 1, CLEANUP => 1);
seed(20260201);

# What a run writes, all of it.
sub dedupe
{
	my ($in, @args) = @_;
	my $r = run(cmd => [ qw(cust-dedupe -q --as-of 2026-11-22), @args ], from => $in);
	die "@args: status $r->{status}: $r->{err}" if $r->{status} ne '0';
	return $r->{out};
}

sub generated
{
	my (@args) = @_;
	my $r = run(cmd => [ 'python3', "$FindBin::Bin/../bench/people", @args ]);
	die $r->{err} if $r->{status} ne '0';
	return $r->{out};
}

# Without the columns that have the truth.
sub without_truth
{
	my ($text) = @_;
	my ($head, @lines) = split /\n/, $text;
	my @names = split /,/, $head;
	my $hidden = grep { /\A(?:id|cluster|household)\z/ } @names;
	return join '', map { s/\A(?:[^,]*,){$hidden}//r . "\n" } $head, @lines;
}

# Given and family name as one in a third of the records, dates of birth as
# 24.12.1980, copies.
sub varied
{
	my ($head, @lines) = split /\n/, $_[0];
	my @out = "full_name,$head";
	for my $i (0 .. $#lines) {
		my @f = split /,/, $lines[$i], -1;
		my $full = '';
		$f[8] =~ s/\A(\d{4})-(\d\d)-(\d\d)\z/$3.$2.$1/;
		($full, @f[ 0, 1 ]) = ("$f[0] $f[1]", '', '') if $i % 3 == 0 && $f[0] ne '' && $f[1] ne '';
		push @out, (join ',', $full, @f) x ($i % 10 == 0 ? 2 : 1);
	}
	return join '', map { "$_\n" } @out;
}

my %sets = map { m{([^/]+)\.csv\z} ? ($1 => without_truth(slurp($_))) : () } glob 'tests/data/match/*.csv';
$sets{"generated $_"} = generated('--seed', $_, 1500) for 1 .. 2;
$sets{'companies of three countries'} = generated(qw(--seed 3 --companies --country), 'fi,pl,hr', 2000);
$sets{'families'} = varied(generated(qw(--seed 4 --households 2000)));

for my $name (sort keys %sets) {
	my @how = $name =~ /famil|house/ ? (qw(--household), '--region', 'FI') : ();
	spew("$dir/in.csv", $sets{$name});
	my $trained = dedupe("$dir/in.csv", '--mark', @how, '--model-out', "$dir/model");
	my $scored = dedupe("$dir/in.csv", '--mark', @how, '--model', "$dir/model");
	ok($trained eq $scored, "$name: the model does what its making did");
	my ($head, @lines) = split /\n/, $sets{$name};
	spew("$dir/in.csv", join '', map { "$_\n" } $head, shuffled(@lines));
	$trained = dedupe("$dir/in.csv", @how);
	$scored = dedupe("$dir/in.csv", @how, '--model', "$dir/model");
	ok($trained eq $scored, "$name: so in another order of the records");
}

# One pair after the other, alone and among all.
spew("$dir/all.csv", join '', map { $_ == 0 ? "id,$a\n" : "$_,$a\n" if defined($a = (split /\n/, $sets{families})[$_]) } 0 .. 1500);
dedupe("$dir/all.csv", '--id', 'id', '--model-out', "$dir/model");
my ($head, @all) = split /\n/, slurp("$dir/all.csv");
my @marked = split /\n/, dedupe("$dir/all.csv", '--mark', '--id', 'id', '--model', "$dir/model");
my (%of, @differ);
for my $i (1 .. $#marked) {
	my ($cluster) = $marked[$i] =~ /,(\d+),[^,]*\z/;
	push @{ $of{$cluster} }, $i;
}
my @pairs = map { [ @{$_}[ 0, 1 ] ] } grep { @$_ > 1 } @of{ sort { $a <=> $b } keys %of };
for my $pair (@pairs[ 0 .. 19 ], map { [ 1 + random(700), 701 + random(700) ] } 1 .. 20) {
	spew("$dir/two.csv", join '', map { "$_\n" } $head, @all[ map { $_ - 1 } @$pair ]);
	my @said = map {
		dedupe("$dir/$_.csv", '--id', 'id', '--explain', join(',', @$pair), '--model', "$dir/model") =~ /^(column.*)/ms
	} qw(all two);
	push @differ, "@$pair:\n$said[0]\n$said[1]" if $said[0] ne $said[1];
}
ok(!@differ, 'what two records weigh depends on them and the model alone', join "\n", @differ);

# Columns in another order, and another one among them.
my ($names, @rest) = map { [ split /,/, $_, -1 ] } split /\n/, $sets{'generated 1'};
spew("$dir/in.csv", $sets{'generated 1'});
my $want = dedupe("$dir/in.csv", '--mark', '--model-out', "$dir/model");
spew("$dir/turned.csv", join '', map { join(',', reverse(@$_), 'x') . "\n" } $names, @rest);
my $got = dedupe("$dir/turned.csv", '--mark', '--model', "$dir/model");
my @ids = map { join ' ', /,(\d+),([^,]*)$/mg } $want, $got;
ok($ids[0] eq $ids[1], 'columns are known by their names');

# A model of some records, used for others of the same kind.
spew("$dir/january.csv", $sets{'generated 1'});
my ($february, %cluster, %truth) = (generated(qw(--seed 9 --truth 1500)));
dedupe("$dir/january.csv", '--model-out', "$dir/model");
spew("$dir/february.csv", without_truth($february));
my (undef, @is) = split /\n/, $february;
my (undef, @found) = split /\n/, dedupe("$dir/february.csv", '--mark', '--model', "$dir/model");
for my $i (0 .. $#is) {
	my ($is) = $is[$i] =~ /\A\d+,(\d+)/;
	my ($found) = $found[$i] =~ /,(\d+),[^,]*\z/;
	$truth{$is}++;
	$cluster{$found}++;
	$cluster{"$is $found"}++;
}
my ($both, $one, $other) = (0, 0, 0);
$both += $_ * ($_ - 1) / 2 for @cluster{ grep { / / } keys %cluster };
$one += $_ * ($_ - 1) / 2 for @cluster{ grep { !/ / } keys %cluster };
$other += $_ * ($_ - 1) / 2 for values %truth;
ok(2 * $both / ($one + $other) > .95, sprintf('an old model finds new people: F1 %.4f', 2 * $both / ($one + $other)));

# A model that is not whole, and records that have no model.
my $model = slurp("$dir/model");
my @lines = split /^/, $model;
my @wrong;
for my $i (0 .. 99) {
	my $at = random(scalar @lines);
	my $text = join '', @lines[ 0 .. $at - 1 ], @lines[ $at + 1 .. $#lines ];
	spew("$dir/wrong", $text);
	my $r = run(cmd => [ qw(cust-dedupe --model), "$dir/wrong", "$dir/january.csv" ]);
	push @wrong, "line $at: $r->{status} $r->{err}" if $r->{status} ne '2' || $r->{out} ne '' || $r->{err} !~ /model/;
	spew("$dir/wrong", substr $model, 0, random(length $model));
	$r = run(cmd => [ qw(cust-dedupe --model), "$dir/wrong", "$dir/january.csv" ]);
	push @wrong, "cut: $r->{status} $r->{err}" if $r->{status} ne '2' || $r->{out} ne '' || $r->{err} !~ /model/;
}
ok(!@wrong, 'a part of a model is refused', @wrong);
my $mode = sprintf '%o', (stat "$dir/model")[2] & 0777;
ok($mode eq '600', 'a model is for its owner', $mode);
done();
