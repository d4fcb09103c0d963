#!/usr/bin/perl
# cust-dedupe keeps what an independent statement of it keeps, with any memory
# limit and any way of reading; what is left has no duplicates; the records that
# stay are the bytes they were.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;

skip_all('no cust-dedupe in PATH') if !Run::which('cust-dedupe');
my @oracle = ('python3', 'tests/oracle/dedupe.py');

for my $shape ([ 2000, 900, 1 ], [ 60000, 50000, 2 ], [ 60000, 300, 3 ]) {
	my $register = run(cmd => [ @oracle, 'make', @$shape ])->{out};
	my %records = map { $_ => 1 } split /\n(?=\d+,)/, $register =~ s/\n$//r;
	for my $keep ('first', 'complete') {
		my $expected = run(cmd => [ @oracle, $keep, 'email' ], in => $register)->{out};
		for my $memory ('1M', '4M', '64M') {
			my $r = run(cmd => [ 'cust-dedupe', '-k', 'email', '--keep', $keep, '-S', $memory ], in => $register);
			ok($r->{status} eq '0' && $r->{out} eq $expected, "@$shape, keep $keep, -S $memory",
				$r->{err} . difference($expected, $r->{out}));
		}
		my $again = run(cmd => [ 'cust-dedupe', '-k', 'email', '--keep', $keep ], in => $expected);
		ok($again->{out} eq $expected, "@$shape, keep $keep: twice is once");
		my @strange = grep { !$records{$_} } split /\n(?=\d+,)/, $expected =~ s/\n$//r;
		ok(!@strange, "@$shape, keep $keep: what stays was there");
	}
	my $both = run(cmd => [ @oracle, 'first', 'email', 'city' ], in => $register)->{out};
	my $got = run(cmd => [ qw(cust-dedupe -k email -k city -S 1M) ], in => $register)->{out};
	ok($got eq $both, "@$shape, two keys", difference($both, $got));
}

# An expression: as stated, and whatever the order where it differs for all.
my $register = run(cmd => [ @oracle, 'make', 3000, 400, 4 ])->{out};
for my $keep ('updated_at', 'number(amount)', '-amount', 'city', 'length(name)', 'city = "Oulu"') {
	my $expected = run(cmd => [ @oracle, $keep, 'email' ], in => $register)->{out};
	for my $memory ('256K', '64M') {
		my $r = run(cmd => [ 'cust-dedupe', '-k', 'email', '--keep', $keep, '-S', $memory ], in => $register);
		ok($r->{status} eq '0' && $r->{out} eq $expected, "keep $keep, -S $memory",
			$r->{err} . difference($expected, $r->{out}));
	}
}
my @orders = map { run(cmd => [ @oracle, 'shuffle', $_ ], in => $register)->{out} } 1, 2;
my @left = map {
	my $out = run(cmd => [ 'cust-dedupe', '-k', 'email', '--keep', 'number(id)' ], in => $_)->{out};
	join "\n", sort split /\n(?=\d+,)/, $out =~ s/\n$//r;
} @orders;
ok($left[0] eq $left[1], 'keep number(id): the same records in any order');
done();
