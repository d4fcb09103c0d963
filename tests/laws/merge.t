#!/usr/bin/perl
# Stacking: one file is that file, the parts of a file are the whole, records
# are conserved, and what the union adds are empty fields.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Customers;
use Run;
use File::Temp qw(tempdir);

skip_all('no cust-merge in PATH') if !Run::which('cust-merge');
my $dir = tempdir('merge-XXXXXX', TMPDIR => 1, CLEANUP => 1);
# No CR LF and no blank lines: they are read, and never written.
my ($head, @record) = map { s/(?:\r?\n)+\z/\n/r } header(), map { customers(1, $_) } 1 .. 2000;
my $whole = join '', $head, @record;
spew("$dir/whole.csv", $whole);

for my $env ({}, { CUST_SCAN => 'libcsv' }, { CUST_SCAN => 'portable' }, { CUST_CHUNK => 61 }) {
	my $how = join ' ', map { "$_=$env->{$_}" } sort keys %$env;
	my $r = run(cmd => [ 'cust-merge', "$dir/whole.csv" ], env => $env);
	ok($r->{out} eq $whole, "one file is that file $how", difference($whole, $r->{out}));
	$r = run(cmd => ['cust-merge'], in => $whole, env => $env);
	ok($r->{out} eq $whole, "so is standard input $how", difference($whole, $r->{out}));
}
for my $parts (2, 7, 50) {
	my @file;
	for my $i (0 .. $parts - 1) {
		push @file, "$dir/part$i.csv";
		spew($file[-1], join '', $head, @record[ $i * @record / $parts .. ($i + 1) * @record / $parts - 1 ]);
	}
	my $r = run(cmd => [ 'cust-merge', @file ]);
	ok($r->{out} eq $whole, "$parts parts are the whole", difference($whole, $r->{out}));
	$r = run(cmd => [ 'cust-merge', '--source-column', 'from', @file ]);
	my $back = $r->{out} =~ s/,from\n/\n/r =~ s/,[^,\n]*part\d+\.csv\n/\n/gr;
	ok($back eq $whole, "$parts parts without their source column are the whole", difference($whole, $back));
}

# A column that the other has not: empty in its records, and nothing else new.
spew("$dir/a.csv", "x,y\n" . join '', map { "$_,a$_\n" } 1 .. 500);
spew("$dir/b.csv", "y;z\n" . join '', map { "b$_;$_\n" } 1 .. 300);
my $r = run(cmd => [ 'cust-merge', "$dir/a.csv", "$dir/b.csv" ]);
my $expected = "x,y,z\n" . join('', map { "$_,a$_,\n" } 1 .. 500) . join '', map { ",b$_,$_\n" } 1 .. 300;
ok($r->{out} eq $expected, 'unequal headers', difference($expected, $r->{out}));
done();
