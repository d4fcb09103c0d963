#!/usr/bin/perl
# Telephone numbers of all regions: the example numbers of libphonenumber in the
# spellings people use, the verdicts of its JavaScript edition, and where this
# rule decides otherwise on purpose.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin", "$FindBin::Bin/..";
use Accuracy;
use Run;

# Remarks with which a number is read.
my $READ = qr/^(?:(?:legacy_trunk_zero|extension|text_dropped)(?:;|$))*$/;

sub spaced
{
	my ($digits, $by, $gap) = @_;
	return join $gap, $digits =~ /(.{1,$by})/g;
}

# Spellings that tell their calling code.
sub international
{
	my ($code, $number) = @_;
	return ("+$code$number", "+$code " . spaced($number, 3, ' '), "+$code-" . spaced($number, 2, '-'),
		"+$code." . spaced($number, 4, '.'), "(+$code) $number", "tel:+$code-" . spaced($number, 3, '-'),
		"Tel. +$code " . spaced($number, 3, "\xc2\xa0"), "\xef\xbc\x8b" . wide("$code$number"),
		"+$code\xe2\x80\x93" . spaced($number, 3, "\xe2\x80\x93"), "+$code $number ext. 12");
}

sub wide
{
	my ($digits) = @_;
	return $digits =~ s/(\d)/"\xef\xbc" . chr(0x90 + $1)/ger;
}

# What is dialled from a country to others.
my %ABROAD = (FI => '00', US => '011', AU => '0011', JP => '010', KR => '00700', BR => '0015', SG => '001');

sub spellings
{
	my (@values, @countries, @want);
	for (table('phone/examples.tsv')) {
		my ($region, $code, undef, $number) = @$_;
		my @these = map { [ $_, '' ] } international($code, $number);
		push @these, map { [ "$ABROAD{$_} $code " . spaced($number, 3, ' '), $_ ] } sort keys %ABROAD;
		if ($region =~ /^[A-Z]{2}$/ && $region ne 'AC') {
			push @these, map { [ $_, $region ] } $number, spaced($number, 3, ' '), spaced($number, 2, '-'),
				spaced($number, 3, '.');
		}
		for (@these) {
			push @values, $_->[0];
			push @countries, $_->[1];
			push @want, "+$code$number";
		}
	}
	my @got = normalize('phone', \@values, countries => \@countries);
	my @wrong = map { "$values[$_] ($countries[$_]): $got[$_][0] $got[$_][1], not $want[$_]" }
		grep { $got[$_][0] ne $want[$_] || $got[$_][1] !~ $READ } 0 .. $#want;
	figure('example numbers in 21 spellings', scalar @want, \@wrong, 0.9995);
	return;
}

# Example numbers that the verdicts below are about, without those of
# Ascension, which ISO 3166 has as a part of Saint Helena.
sub verdicts
{
	my @rows = grep { $_->[0] ne 'AC' } table('phone/oracle.tsv');
	my @got = normalize('phone', [ map { $_->[1] } @rows ], countries => [ map { $_->[0] } @rows ]);
	my (@valid, @number);
	my $both = 0;
	for (0 .. $#rows) {
		my ($region, $value, $want) = @{ $rows[$_] };
		my ($out, $flags) = @{ $got[$_] };
		my $read = $flags =~ $READ;
		my $said = "$value ($region): $out $flags, not $want";
		push @valid, $said if ($read xor $want ne '');
		next if !$read || $want eq '';
		$both++;
		push @number, $said if $out ne $want;
	}
	figure('valid or not, as libphonenumber says', scalar @rows, \@valid, 0.999);
	figure('E.164, as libphonenumber has it', $both, \@number, 0.9995);
	return;
}

# Otherwise than libphonenumber: region, value, answer, flags.
my @ON_PURPOSE = (
	# Polish numbers had a zero in front until 2010.
	[ PL => '022 123 45 67', '+48221234567', 'legacy_trunk_zero' ],
	[ PL => '0-501-234-567', '+48501234567', 'legacy_trunk_zero' ],
	[ '' => '+48 (0)22 123 45 67', '+48221234567', 'legacy_trunk_zero' ],
	# Words for extensions in Polish, Croatian and Finnish.
	[ PL => '+48 (22) 123-45-67 wew. 12', '+48221234567', 'extension' ],
	[ PL => '22 123 45 67 w. 12', '+48221234567', 'extension' ],
	[ HR => '01/6123-456 lok. 12', '+38516123456', 'extension' ],
	[ HR => '01/6123-456 int. 12', '+38516123456', 'extension' ],
	[ FI => '040 123 4567 alanro 12', '+358401234567', 'extension' ],
	# Several numbers.
	[ FI => '0401234567 / 0509876543', '0401234567 / 0509876543', 'multi_value' ],
	[ PL => '501 234 567, 502 345 678', '501 234 567, 502 345 678', 'multi_value' ],
	# What spreadsheets make of numbers.
	[ FI => '3.58401E+11', '3.58401E+11', 'excel_scientific' ],
	[ FI => '358401234567.0', '+358401234567', '' ],
	# Digits that would be a number with a plus before them.
	[ FI => '48501234567', '48501234567', 'maybe_missing_plus' ],
	[ HR => '358401234567', '358401234567', 'maybe_missing_plus' ],
);

sub on_purpose
{
	my @got = normalize('phone', [ map { $_->[1] } @ON_PURPOSE ], countries => [ map { $_->[0] } @ON_PURPOSE ]);
	my @wrong = map { "$ON_PURPOSE[$_][1]: @{ $got[$_] }" }
		grep { $got[$_][0] ne $ON_PURPOSE[$_][2] || $got[$_][1] ne $ON_PURPOSE[$_][3] } 0 .. $#got;
	figure('otherwise than libphonenumber, on purpose', scalar @got, \@wrong, 1);
	return;
}

spellings();
verdicts();
on_purpose();
done();
