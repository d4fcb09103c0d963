#!/usr/bin/perl
# The published examples of postcodes, in the ways people write them.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin", "$FindBin::Bin/..";
use Accuracy;
use Run;

my @table = table('postcodes/examples.tsv');
my @rows = map { [ $_->[0], $_->[1], $_->[2] || $_->[1] ] } grep { $_->[2] ne '-' } @table;
# Parts of Saint Helena.
my %PART = (AC => 'SH', TA => 'SH');
my %spelling = (
	'as published'      => sub { return $_[1] },
	'in small letters'  => sub { return lc $_[1] },
	'without gaps'      => sub { return $_[1] =~ s/[ -]//gr },
	'with other gaps'   => sub { return $_[1] =~ s/[ -]/\xc2\xa0/gr },
	'with the country'  => sub { return ($PART{ $_[0] } // $_[0]) . "-" . ($_[1] =~ s/^\Q$_[0]\E[ -]?//r) },
	'with wide digits'  => sub { return $_[1] =~ s/(\d)/"\xef\xbc" . chr(0x90 + $1)/ger },
);
for my $how (sort keys %spelling) {
	my @in = map { $spelling{$how}($_->[0], $_->[1]) } @rows;
	my @got = normalize('postcode', \@in, countries => [ map { $_->[0] } @rows ]);
	my @wrong = map { "$rows[$_][0] $in[$_]: @{ $got[$_] }, not $rows[$_][2]" }
		grep { $got[$_][0] ne $rows[$_][2] || $got[$_][1] ne '' } 0 .. $#in;
	figure("examples of postcodes, $how", scalar @in, \@wrong, 1);
}
my @old = grep { $_->[2] eq '-' } @table;
my @got = normalize('postcode', [ map { $_->[1] } @old ], countries => [ map { $_->[0] } @old ]);
my @wrong = map { "$old[$_][0] $old[$_][1]: $got[$_][0]" } grep { $got[$_][1] !~ /bad_format|country_mismatch/ } 0 .. $#old;
figure('examples of forms that are no more', scalar @old, \@wrong, 1);
done();
