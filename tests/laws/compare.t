#!/usr/bin/perl
# cust-stats --by, --compare, --period: a second program agrees; R agrees; the
# order of records, threads and memory change nothing.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use File::Temp qw(tempdir);
use List::Util qw(shuffle);

skip_all('no cust-stats in PATH') if !grep { $_ eq 'cust-stats' } commands();
my $dir = tempdir('compare-XXXXXX', TMPDIR => 1, CLEANUP => 1);
srand 23;

reference();
second_program();
same_whatever_the_way();
done();

# R 4.2.2 on the Telco register, churned customers against the others.
sub reference
{
	my $r = run(cmd => [qw(cust-stats --by Churn --format csv tests/data/telco/groups.csv)]);
	my ($names, @lines) = split /\n/, $r->{out};
	my @names = split /,/, $names;
	my %line;
	for (@lines) {
		my %f;
		@f{@names} = split /,/;
		$line{ $f{column} } = \%f if $f{of} eq 'values';
	}
	my @want = ([ MonthlyCharges => psi => .380422, 6 ], [ tenure => psi => .830391, 6 ], [ Contract => psi => 1.238560, 6 ],
		[ gender => psi => .000380, 6 ], [ Contract => statistic => 1184.5966, 4 ], [ Contract => df => 2, 0 ],
		[ Contract => effect => .410116, 6 ], [ gender => statistic => .522367, 6 ], [ gender => p => .46983, 5 ],
		[ MonthlyCharges => ks => .248599, 6 ], [ MonthlyCharges => statistic => 18.4075, 4 ],
		[ MonthlyCharges => df => 4135.795, 3 ], [ MonthlyCharges => cohen_d => .446283, 6 ]);
	for (@want) {
		my ($column, $figure, $value, $digits) = @$_;
		my $got = $line{$column}{$figure} // 'nothing';
		ok(sprintf("%.${digits}f", $got) == $value, "Telco by Churn, $column: $figure", "$got for $value");
	}
	# Wilcoxon's W, from the area under the curve.
	my $w = $line{MonthlyCharges}{auc} * 1869 * 5174;
	ok(abs($w - 6003125.5) < .01, 'Telco by Churn, MonthlyCharges: Wilcoxon', $w);
	return;
}

sub records
{
	my ($n, @groups) = @_;
	my @records;
	for my $i (1 .. $n) {
		my $g = $groups[ rand @groups ];
		my $shift = length $g;
		push @records, join ',', $g, rand() < .1 * $shift ? '' : sprintf('%.1f', $shift + rand 9), int rand(4),
			(qw(red green blue))[ rand 3 ] . ($i % 17 == 0 ? ' ' : ''), rand() < .2 ? '' : 'x' x (1 + rand $shift), "k$i";
	}
	return @records;
}

sub second_program
{
	return ok(1, 'a second program agrees # SKIP no python3') if !defined Run::which('python3');
	for my $groups ([qw(a bb)], [qw(a bb ccc)], [qw(a bb ccc dddd eeeee)]) {
		for my $n (60, 300) {
			spew("$dir/list.csv", join("\n", 'g,amount,few,colour,text,key', records($n, @$groups), ''));
			my $r = run(cmd => [qw(cust-stats --by g --k 1 --format csv list.csv)], dir => $dir);
			my $second = run(cmd => [ qw(python3 tests/oracle/compare.py --by g), "$dir/list.csv" ], in => $r->{out});
			ok($r->{status} eq '0' && $second->{status} eq '0', "a second program agrees: @$groups, $n records",
				$r->{err} . $second->{out} . $second->{err});
		}
	}
	return;
}

sub same_whatever_the_way
{
	my @r = records(20000, qw(a bb ccc));
	spew("$dir/list.csv", join("\n", 'g,amount,few,colour,text,key', @r, ''));
	spew("$dir/shuffled.csv", join("\n", 'g,amount,few,colour,text,key', shuffle(@r), ''));
	my $want = run(cmd => [qw(cust-stats --by g --format json list.csv)], dir => $dir);
	for my $options ([qw(shuffled.csv)], [qw(-j 1 list.csv)], [qw(-j 4 list.csv)], [qw(-S 1M list.csv)]) {
		my $r = run(cmd => [ qw(cust-stats --by g --format json), @$options ], dir => $dir);
		ok($r->{status} eq '0' && $r->{out} eq $want->{out}, "same comparison: @$options", $r->{err} . difference($want->{out}, $r->{out}));
	}
	return;
}
