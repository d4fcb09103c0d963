#!/usr/bin/perl
# The laws of training in stages: patterns that any number of processes counted
# make the same model, that of one run when they are of its records; and one of
# a sample becomes that of all.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Chance;
use Run;
use File::Temp qw(tempdir);

my $dir = tempdir('train-XXXXXX', TMPDIR => 1, CLEANUP => 1);
seed(20260401);

sub must
{
	my ($cmd) = @_;
	my $r = run(cmd => $cmd, dir => $dir);
	die "$cmd: status $r->{status}: $r->{err}" if $r->{status} ne '0';
	return $r;
}

# Generated records without their clusters, a tenth of them twice, into
# all.csv; and whose each is.
sub records
{
	my (@args) = @_;
	my $r = run(cmd => [ 'python3', "$FindBin::Bin/../bench/people", '--truth', @args ]);
	die $r->{err} if $r->{status} ne '0';
	my ($head, @lines) = split /\n/, $r->{out};
	my (%of, $all);
	my $hidden = $head =~ /household/ ? 2 : 1;
	for my $line ($head, @lines) {
		my ($id, $cluster, @f) = split /,/, $line, -1;
		splice @f, 0, $hidden - 1;
		for my $copy ($id eq 'id' || $id % 10 ? $id : ($id, $id + 1_000_000)) {
			$of{$copy} = $cluster;
			$all .= join(',', $copy, @f) . "\n";
		}
	}
	delete $of{id};
	spew("$dir/all.csv", $all);
	return \%of;
}

# Every nth record into sample.csv.
sub sample
{
	my ($n) = @_;
	my ($head, @lines) = split /^/, slurp("$dir/all.csv");
	spew("$dir/sample.csv", join '', $head, map { $_ % $n == 0 ? $lines[$_] : () } 0 .. $#lines);
	return;
}

sub keys_of_all
{
	must('cust-dedupe keys --model model --id id all.csv | LC_ALL=C sort -k1,1 > keys.tsv');
	return;
}

# The model that n processes make of it, who have the lines of a key in one.
sub trained
{
	my ($n) = @_;
	my @part = ('') x $n;
	my ($last, $to) = ('', 0);
	for my $line (split /^/, slurp("$dir/keys.tsv")) {
		my ($key) = $line =~ /\A([^\t]*)\t/;
		$to = random($n) if $key ne $last;
		$last = $key;
		$part[$to] .= $line;
	}
	spew("$dir/part$_", $part[$_]) for 0 .. $n - 1;
	must("cust-dedupe patterns --model model < part$_ > patterns$_") for 0 .. $n - 1;
	my $r = must('cust-dedupe train --model model patterns[0-9]');
	unlink glob "$dir/part[0-9] $dir/patterns[0-9]";
	return $r->{out};
}

# How many pairs a grouping has.
sub pairs
{
	my %size;
	$size{$_}++ for @_;
	my $pairs = 0;
	$pairs += $_ * ($_ - 1) / 2 for values %size;
	return $pairs;
}

# F1 of the pairs that a model finds.
sub f1
{
	my ($of, $model) = @_;
	my ($head, @lines) = split /\n/, must("cust-dedupe -q --id id --mark --model $model all.csv")->{out};
	my %found = map { my @f = split /,/, $_, -1; $f[0] => $f[-2] } @lines;
	my $both = pairs(map { "$found{$_} $of->{$_}" } keys %found);
	return 2 * $both / (pairs(values %found) + pairs(values %$of));
}

sub share
{
	my ($text) = @_;
	return $text =~ /^shares\t(\S+)/m ? $1 : 0;
}

# Of the records that it was learnt from.
for my $case (
	[ 'people', qw(--seed 11 1000) ],
	[ 'families', qw(--seed 12 --households 2000) ],
	[ 'companies', qw(--seed 13 --companies --country), 'fi,pl,hr', 2000 ])
{
	my ($what, @how) = @$case;
	records(@how);
	must('cust-dedupe -q --id id --model-out model all.csv');
	keys_of_all();
	my $model = slurp("$dir/model");
	ok(trained($_) eq $model, "$what: $_ processes make the model that one run made") for 1, 2, 5;
}

# A sample; the smaller one has rules whose keys too many of all records share.
for my $case (
	[ 'people', 4, .002, 0, qw(--seed 14 6000) ],
	[ 'families', 4, .002, 0, qw(--seed 15 --households 6000) ],
	[ 'keys of too many', 30, .02, .005, qw(--seed 9 --country hr 12000) ])
{
	my ($what, $part, $near, $gain, @how) = @$case;
	my $of = records(@how);
	sample($part);
	must('cust-dedupe -q --id id --model-out model sample.csv');
	must('cust-dedupe -q --id id --model-out of-all all.csv');
	keys_of_all();
	my $model = trained(1);
	ok($model eq trained($_), "$what: $_ processes make the same model") for 2, 5;
	spew("$dir/trained", $model);
	my ($all, $sample, $now) = map { f1($of, $_) } qw(of-all model trained);
	my $share = share($model) / share(slurp("$dir/of-all"));
	ok(abs($share - 1) < .01, "$what: as many pairs of one person as one run knows of", sprintf '%.4f', $share);
	ok($now > $all - $near && $now >= $sample + $gain, "$what: people are found as in one run", sprintf '%.4f, untrained %.4f, one run %.4f', $now, $sample, $all);
}

ok(must('cust-dedupe patterns --model model keys.tsv > patterns')->{err} =~ /too many records share: \d\d/, 'and many keys were passed over');

# The keys of the old model are those of the new one.
must('cust-dedupe pairs --model trained keys.tsv > pairs.tsv');
ok(must('cust-dedupe cluster --model trained --pairs pairs.tsv --id id all.csv')->{out} eq
	must('cust-dedupe --model trained --id id all.csv')->{out}, 'the same keys serve the new model');
done();
