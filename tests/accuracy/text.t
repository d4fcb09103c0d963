#!/usr/bin/perl
# Free text is in NFC: all code points, and marks in all orders, as perl's own
# Unicode::Normalize has it.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin", "$FindBin::Bin/..";
use Accuracy;
use Chance;
use Run;
use Encode ();
use Unicode::Normalize qw(NFC NFD NFKD);

# What the rule takes away or makes a space: no matter of NFC.
sub is_kept
{
	my ($point) = @_;
	return 0 if $point >= 0xD800 && $point <= 0xDFFF;
	return 0 if ($point & 0xFFFE) == 0xFFFE || ($point >= 0xFDD0 && $point <= 0xFDEF);
	return chr($point) =~ /^(?=\p{Assigned})[^\p{Cc}\p{White_Space}\x{ad}\x{200b}\x{2060}\x{feff}]$/;
}

sub compare
{
	my ($what, @texts) = @_;
	my @in = map { Encode::encode('UTF-8', "x$_ x") } @texts;
	my @got = map { $_->[0] } normalize('text', \@in);
	my @wrong = map { $in[$_] } grep { $got[$_] ne Encode::encode('UTF-8', NFC("x$texts[$_] x")) } 0 .. $#in;
	figure($what, scalar @in, \@wrong, 1);
	return;
}

my @points = grep { is_kept($_) } 0 .. 0x1FFFF, 0xE0100 .. 0xE01EF;
compare('every code point', map { chr } @points);

my @split = grep { length NFKD(chr) > 1 } @points;
my @decomposed = grep { !/[\p{Cc}\p{White_Space}]/ } map { (NFD(chr), NFKD(chr)) } @split;
compare('what code points are made of', @decomposed);

my @marks = map { chr } grep { chr =~ /^\p{M}$/ && $_ < 0xF0000 } @points;
my @bases = map { chr } grep { chr =~ /^\p{L}$/ && length(NFD(chr)) > 1 } @points;
compare('three marks behind a letter', map { any(\@bases) . any(\@marks) . any(\@marks) . any(\@marks) } 1 .. 20000);
done();
