#!/usr/bin/perl
# Addresses of other people's tests, and all a domain or a local part may be.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin", "$FindBin::Bin/..";
use Accuracy;
use Run;

my $READ = qr/^(?:(?:long_local|reserved_tld)(?:;|$))*$/;

sub bytes
{
	my ($s) = @_;
	return $s =~ s/\\x([0-9a-f]{2})/chr hex $1/ger;
}

sub published
{
	my @rows = table('email/addresses.tsv');
	my @addresses = map { bytes($_->[2]) } @rows;
	my @got = normalize('email', \@addresses);
	my %of;
	for (0 .. $#rows) {
		my (undef, $verdict, undef, $want) = @{ $rows[$_] };
		my ($out, $flags) = @{ $got[$_] };
		$out = '' if $flags !~ $READ;
		$of{$verdict}{n}++;
		push @{ $of{$verdict}{wrong} }, "$addresses[$_] -> $out $flags" if $out ne bytes($want);
	}
	my %least = (valid => 0.93, reserved => 1, invalid => 1, unusual => 1, quoted => 1, cleaned => 1);
	my ($n, @wrong) = (0);
	for (sort keys %least) {
		my @these = @{ $of{$_}{wrong} // [] };
		figure("published addresses, $_", $of{$_}{n}, \@these, $least{$_});
		$n += $of{$_}{n};
		push @wrong, @these;
	}
	figure('published addresses', $n, \@wrong, 0.98);
	return;
}

# Each character of ASCII in each place.
sub characters
{
	my (@in, @want);
	for my $c (map { chr } 0x21 .. 0x7e) {
		my $atom = $c =~ /[A-Za-z0-9!#\$%&'*+\/=?^_`{|}~.-]/ ? 1 : 0;
		push @in, "a${c}b\@x.fi", "a\@x${c}y.fi", "a\@${c}x.fi", "a\@x.f${c}i";
		push @want, $atom, map { $c =~ $_ ? 1 : 0 } qr/[A-Za-z0-9.-]/, qr/[A-Za-z0-9]/, qr/[A-Za-z0-9-]/;
	}
	my @got = normalize('email', \@in);
	my @wrong = map { "$in[$_]: $got[$_][1]" } grep { ($got[$_][1] =~ $READ) != $want[$_] } 0 .. $#in;
	figure('characters of ASCII', scalar @in, \@wrong, 1);
	return;
}

# Letters of all scripts are read, in NFC and small.
sub scripts
{
	my @words = qw(märkä świętosława đurđa žena пример παράδειγμα דוגמה مثال उदाहरण 例え 예시 ตัวอย่าง տիպար მაგალითი);
	my @in = map { ("$_\@example.com", "a\@$_.com", "$_\@$_.$_") } @words;
	my @got = normalize('email', \@in);
	my @wrong = map { "$in[$_]: @{ $got[$_] }" } grep { $got[$_][0] ne $in[$_] || $got[$_][1] ne '' } 0 .. $#in;
	figure('letters of many scripts', scalar @in, \@wrong, 1);
	return;
}

published();
characters();
scripts();
done();
