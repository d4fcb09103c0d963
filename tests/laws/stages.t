#!/usr/bin/perl
# The law of stages: keys, sort, pairs and cluster, each by several processes,
# write the bytes of one run.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Chance;
use Run;
use File::Temp qw(tempdir);

my $dir = tempdir('stages-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $people = "$FindBin::Bin/../bench/people";
seed(20260301);

sub must
{
	my ($cmd) = @_;
	my $r = run(cmd => $cmd, dir => $dir);
	die "$cmd: status $r->{status}: $r->{err}" if $r->{status} ne '0';
	return $r;
}

# Generated records with ids, one a list; in some a street of two lines, a tab,
# a quote, a backslash; every tenth one twice, but for the id.
sub records
{
	my (@args) = @_;
	my $r = run(cmd => [ 'python3', $people, @args ]);
	die $r->{err} if $r->{status} ne '0';
	my ($head, @lines) = split /\n/, $r->{out};
	my @names = split /,/, $head;
	my ($street) = grep { $names[$_] eq 'street' } 0 .. $#names;
	my @out = ("id,$head");
	for my $i (0 .. $#lines) {
		my @f = split /,/, $lines[$i], -1;
		my $odd = (qq{"$f[$street]\n2nd floor"}, qq{"$f[$street]\t""A"""}, "$f[$street]\\n", '""""', ',')[ random(60) ];
		$f[$street] = $odd if defined $odd && $odd ne ',';
		for my $copy (0 .. ($i % 10 == 0)) {
			push @out, join ',', ("$i-$copy", qq{"$i\n$copy"}, "$i\\$copy")[ $i % 7 % 3 ], @f;
		}
	}
	return @out;
}

# Records into several files, each with the header.
sub divide
{
	my ($n, $head, @records) = @_;
	my @part = map { [$head] } 1 .. $n;
	push @{ $part[ random($n) ] }, $_ for @records;
	spew("$dir/part$_.csv", join '', map { "$_\n" } @{ $part[$_] }) for 0 .. $n - 1;
	return;
}

# Sorted lines into several files, those of one key in one of them.
sub divide_keys
{
	my ($n) = @_;
	my @part = ('') x $n;
	my ($last, $to) = ('', 0);
	for my $line (split /^/, slurp("$dir/sorted.tsv")) {
		my ($key) = $line =~ /\A([^\t]*)\t/;
		$to = random($n) if $key ne $last;
		$last = $key;
		$part[$to] .= $line;
	}
	spew("$dir/keys$_.tsv", $part[$_]) for 0 .. $n - 1;
	return;
}

sub staged
{
	my ($n, @args) = @_;
	must("cust-dedupe keys --model model --id id < part$_.csv > part$_.tsv") for 0 .. $n - 1;
	must('LC_ALL=C sort -k1,1 part[0-9].tsv > sorted.tsv');
	divide_keys($n);
	must("cust-dedupe pairs --model model < keys$_.tsv > pairs$_.tsv") for 0 .. $n - 1;
	must('LC_ALL=C sort -u pairs[0-9].tsv > pairs.tsv');
	my $r = must("cust-dedupe cluster --model model --pairs pairs.tsv --id id @args < all.csv");
	unlink glob "$dir/{part,keys,pairs}[0-9].*";
	return $r->{out};
}

my @CASES = (
	[ 'people', 1, [ '--seed', 1, 1000 ], '--mark' ],
	[ 'golden records', 3, [ '--seed', 2, 1500 ], '--survive last_name=longest --number person' ],
	[ 'families', 4, [ qw(--seed 3 --households 2000) ], '--mark --household' ],
	[ 'companies', 3, [ qw(--seed 4 --companies --country), 'fi,pl,hr', 2000 ], '--mark --review review.csv' ],
	[ 'blocks that are too large', 2, [ qw(--seed 5 --country hr 12000) ], '--mark' ],
);
for my $case (@CASES) {
	my ($what, $n, $how, $args) = @$case;
	my ($head, @records) = records(@$how);
	spew("$dir/all.csv", join '', map { "$_\n" } $head, @records);
	must('cust-dedupe --id id --model-out model all.csv > all.out');
	divide($n, $head, @records);
	my $whole = must("cust-dedupe --id id --model model $args < all.csv")->{out};
	my $seen = slurp("$dir/review.csv") // '';
	my $staged = staged($n, $args);
	ok($whole eq $staged, "$what: $n processes and one write the same bytes");
	ok($seen eq (slurp("$dir/review.csv") // ''), "$what: and the same side files");
	ok(slurp("$dir/pairs.tsv") =~ /\A(?:[^\t\n\r"]+\t[^\t\n\r"]+\t-?[0-9.e-]+\n)+\z/, "$what: pairs are plain lines");
}

# What somebody has decided, of records that are alike, too.
{
	my ($head, @records) = records('--seed', 6, 800);
	spew("$dir/all.csv", join '', map { "$_\n" } $head, @records);
	must('cust-dedupe --id id --model-out model all.csv > all.out');
	spew("$dir/decided.csv", "a,b,same\n0-0,0-1,n\n70-0,70-1,n\n5\\0,700-0,y\n14-0,21-0,y\n");
	divide(2, $head, @records);
	my $whole = must('cust-dedupe --id id --model model --mark --overrides decided.csv < all.csv')->{out};
	ok($whole eq staged(2, '--mark --overrides decided.csv'), 'overrides: the same bytes');
	ok($whole ne must('cust-dedupe --id id --model model --mark < all.csv')->{out}, 'and others than without');
}

# Nothing to do.
spew("$dir/none.csv", "id,first_name,last_name,email,phone,street_no,street,suburb,postcode,dob\n");
ok(must('cust-dedupe keys --model model --id id none.csv')->{out} eq '', 'no records have no keys');
ok(must('cust-dedupe pairs --model model < /dev/null')->{out} eq '', 'no keys make no pairs');
must(': > none.tsv');
my $r = must('cust-dedupe cluster --model model --pairs none.tsv --id id all.csv');
ok($r->{out} =~ tr/\n// > 700, 'without pairs all are alone, but copies');
done();
