#!/usr/bin/perl
# Every name that a country has in 50 languages is read as that country, also
# in capitals and, in Latin letters, without accents; and every code is.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin", "$FindBin::Bin/..";
use Accuracy;
use Run;
use Encode ();
use Unicode::Normalize qw(NFC NFD);

# Names that mean another country too, some of them in a language that is not in
# the file.
my %OPEN = map { $_ => 1 } 'Congo', 'Kongo', 'Конго', 'Nga', 'Nigeri', 'Свети Мартин', 'لتونی';

sub without_accents
{
	my ($s) = @_;
	return $s if $s =~ /[^\p{Latin}\p{Common}\p{Inherited}]/;
	return NFC(NFD($s) =~ s/\p{Mn}//gr);
}

sub names
{
	my @table = table('countries/names.tsv');
	my @shared = grep { $_->[1] =~ / / || $OPEN{ $_->[0] } } @table;
	my @rows = grep { $_->[1] !~ / / && !$OPEN{ $_->[0] } } @table;
	my %change = (
		'as they are' => sub { return $_[0] },
		'in capitals' => sub { return uc $_[0] },
		'in small letters, decomposed, with spaces around' => sub { return '  ' . NFD(lc $_[0]) . "\t" },
	);
	for my $how (sort keys %change) {
		my @in = map { Encode::encode('UTF-8', $change{$how}(Encode::decode('UTF-8', $_->[0]))) } @rows;
		my @got = normalize('country', \@in);
		my @wrong = map { "$in[$_]: $got[$_][0] $got[$_][1], not $rows[$_][1]" }
			grep { $got[$_][0] ne $rows[$_][1] } 0 .. $#in;
		figure("names of countries, $how", scalar @in, \@wrong, 1);
	}
	# Without accents a name may be that of another (but for codes: Bỉ): never the wrong one.
	my %meant;
	$meant{ lc without_accents(Encode::decode('UTF-8', $_->[0])) }{ $_->[1] } = 1 for @rows, @shared;
	my @plain = grep { length > 2 && keys %{ $meant{$_} } == 1 } sort keys %meant;
	my @got = normalize('country', [ map { Encode::encode('UTF-8', $_) } @plain ]);
	my @unread = map { Encode::encode('UTF-8', $plain[$_]) } grep { $got[$_][1] =~ /unknown|ambiguous_country/ } 0 .. $#plain;
	my @wrong = map { Encode::encode('UTF-8', $plain[$_]) . " $got[$_][0]" }
		grep { $got[$_][1] !~ /unknown|ambiguous_country/ && !$meant{ $plain[$_] }{ $got[$_][0] } } 0 .. $#plain;
	figure('names without accents are read', scalar @plain, \@unread, 0.995);
	figure('names without accents are not read as another', scalar @plain, \@wrong, 1);
	@got = normalize('country', [ map { $_->[0] } @shared ]);
	@wrong = map { $shared[$_][0] } grep { $got[$_][1] ne 'ambiguous_country' } 0 .. $#shared;
	figure('names of several countries are told to be', scalar @shared, \@wrong, 1);
	return;
}

# The codes of ISO 3166-1, by the table of the rule; nga is Russia in Vietnamese.
sub codes
{
	my (@in, @want);
	for (grep { /\tcodes\t/ } split /\n/, slurp('lib/field/data/countries.tsv')) {
		my ($alpha2, undef, $codes) = split /\t/;
		my @codes = grep { $_ ne '-' } $alpha2, split / /, $codes;
		push @in, @codes, map { lc } @codes;
		push @want, ($alpha2) x (2 * @codes);
	}
	my @got = normalize('country', \@in);
	my @wrong = map { "$in[$_]: @{ $got[$_] }" }
		grep { $in[$_] ne 'nga' && ($got[$_][0] ne $want[$_] || $got[$_][1] ne '') } 0 .. $#in;
	figure('codes of countries', scalar @in, \@wrong, 1);
	return;
}

names();
codes();
done();
