#!/usr/bin/perl
# Registered numbers with the check digits of this test: each is read, none is
# when a digit is another; and bank accounts of all countries that have IBAN.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin", "$FindBin::Bin/..";
use Accuracy;
use Chance;
use Run;

my $RUNS = 300;

sub digits
{
	my ($n) = @_;
	return join '', map { random(10) } 1 .. $n;
}

sub weighted
{
	my ($digits, @weights) = @_;
	my $sum = 0;
	$sum += $weights[$_] * substr $digits, $_, 1 for 0 .. $#weights;
	return $sum;
}

# ISO 7064, MOD 11,10.
sub mod_11_10
{
	my ($digits) = @_;
	my $p = 10;
	for (split //, $digits) {
		$p = ($p + $_) % 10 || 10;
		$p = 2 * $p % 11;
	}
	return $digits . (11 - $p) % 10;
}

sub day
{
	return (1 + random(28), 1 + random(12), random(100));
}

sub hetu
{
	my ($day, $month, $year) = day();
	my ($century, $sign) = @{ any([ [ 18, '+' ], [ 19, '-' ], [ 19, 'Y' ], [ 20, 'A' ], [ 20, 'B' ] ]) };
	$year = random(26) if $century == 20;
	my $date = sprintf '%02d%02d%02d', $day, $month, $year;
	my $person = sprintf '%03d', 2 + random(898);
	my $check = substr '0123456789ABCDEFHJKLMNPRSTUVWXY', "$date$person" % 31, 1;
	return "$date$sign$person$check";
}

sub pesel
{
	my ($day, $month, $year) = day();
	my $digits = sprintf('%02d%02d%02d', $year, $month, $day) . digits(4);
	return $digits . (-weighted($digits, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10);
}

sub nip
{
	my ($digits, $check);
	do {
		$digits = join('', map { 1 + random(9) } 1 .. 3) . digits(6);
		$check = weighted($digits, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11;
	} while ($check == 10);
	return $digits . $check;
}

sub regon
{
	my $digits = any([qw(01 03 14 15 36 52)]) . digits(6);
	return $digits . weighted($digits, 8, 9, 2, 3, 4, 5, 6, 7) % 11 % 10;
}

sub ytunnus
{
	my ($digits, $rest);
	do {
		$digits = any([ 0 .. 3 ]) . digits(6);
		$rest = weighted($digits, 7, 9, 10, 5, 8, 4, 2) % 11;
	} while ($rest == 1);
	return $digits . (11 - $rest) % 11;
}

sub orgnr
{
	my $digits = any([ 55, 56, 76 ]) . (2 + random(8)) . digits(6);
	my $sum = 0;
	for (0 .. 8) {
		my $d = substr($digits, $_, 1) * ($_ % 2 ? 1 : 2);
		$sum += int($d / 10) + $d % 10;
	}
	return $digits . (-$sum % 10);
}

# Country, rule, what makes one, what stands before the canonical form.
my @KINDS = (
	[ 'FI', 'national_id', \&hetu, '' ],
	[ 'FI', 'company_id', \&ytunnus, '' ],
	[ 'FI', 'vat_id', \&ytunnus, 'FI' ],
	[ 'PL', 'national_id', \&pesel, '' ],
	[ 'PL', 'company_id', \&nip, '' ],
	[ 'PL', 'company_id', \&regon, '' ],
	[ 'PL', 'vat_id', \&nip, 'PL' ],
	[ 'HR', 'national_id', sub { return mod_11_10(digits(10)) }, '' ],
	[ 'HR', 'vat_id', sub { return mod_11_10(digits(10)) }, 'HR' ],
	[ 'DE', 'vat_id', sub { return mod_11_10(1 + random(9) . digits(7)) }, 'DE' ],
	[ 'SE', 'company_id', \&orgnr, '' ],
);

sub schemes
{
	for (@KINDS) {
		my ($country, $rule, $make, $front) = @$_;
		my (@in, @want, @bad);
		for (1 .. $RUNS) {
			my $number = $make->();
			push @in, $number, ' ' . lc($number) . ' ', "$front$number";
			push @want, ("$front$number") x 3;
			my $at = random(length($number) - 1);
			my $digit = substr $number, $at, 1;
			next if $digit !~ /\d/;
			substr $number, $at, 1, ($digit + 1 + random(9)) % 10;
			push @bad, $number;
		}
		my @got = normalize($rule, \@in, options => [ '--region', $country ]);
		my @wrong = map { "$in[$_]: @{ $got[$_] }" } grep { $got[$_][0] ne $want[$_] || $got[$_][1] ne '' } 0 .. $#in;
		figure("$rule of $country", scalar @in, \@wrong, 1);
		next if $make == \&regon;
		@got = normalize($rule, \@bad, options => [ '--region', $country ]);
		@wrong = map { "$bad[$_]: $got[$_][0]" } grep { $got[$_][1] !~ /^(?:bad_\w+|impossible_date)$/ } 0 .. $#bad;
		figure("$rule of $country with a wrong digit", scalar @bad, \@wrong, 1);
	}
	return;
}

# The remainder of a number of any length, letters as two digits each.
sub mod_97
{
	my $digits = join '', map { /\d/ ? $_ : ord() - ord('A') + 10 } split //, $_[0];
	my $rest = 0;
	$rest = (10 * $rest + $_) % 97 for split //, $digits;
	return $rest;
}

# Letters and digits as the table has them for each country.
sub accounts
{
	my (@in, @want, @bad);
	for (grep { /^[A-Z]{2}\t/ } split /\n/, slurp('lib/field/data/iban.tsv')) {
		my ($country, undef, $form) = split /\t/;
		for (1 .. 10) {
			my $account = '';
			while ($form =~ /(\d+)([nac])/g) {
				my @set = $2 eq 'n' ? 0 .. 9 : $2 eq 'a' ? 'A' .. 'Z' : (0 .. 9, 'A' .. 'Z');
				$account .= join '', map { any(\@set) } 1 .. $1;
			}
			my $check = sprintf '%02d', 98 - mod_97("$account${country}00");
			my $iban = "$country$check$account";
			push @in, $iban, lc $iban, $iban =~ s/(.{4})(?=.)/$1 /gr, "IBAN: $iban";
			push @want, ($iban) x 4;
			push @bad, $country . sprintf('%02d', ($check - 1 + random(96)) % 97 + 2) . $account;
			push @bad, substr($iban, 0, -1), $iban . '0';
		}
	}
	my @got = normalize('iban', \@in);
	my @wrong = map { "$in[$_]: @{ $got[$_] }" } grep { $got[$_][0] ne $want[$_] || $got[$_][1] ne '' } 0 .. $#in;
	figure('accounts of all countries', scalar @in, \@wrong, 1);
	@got = normalize('iban', \@bad);
	@wrong = map { $bad[$_] } grep { $got[$_][1] !~ /^bad_\w+$/ } 0 .. $#bad;
	figure('accounts that are wrong', scalar @bad, \@wrong, 1);
	return;
}

schemes();
accounts();
done();
