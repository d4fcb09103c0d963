#!/usr/bin/perl
# Amounts as countries write them, generated, and prices of web shops.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin", "$FindBin::Bin/..";
use Accuracy;
use Chance;
use Run;

my $NBSP = "\xc2\xa0";
my $THIN = "\xe2\x80\xaf";
# Groups, decimals, what stands before and behind.
my %FORMAT = (
	'Finnish, 1 234,56'        => [ ' ', ',', '', '' ],
	'Finnish, 1 234,56 euro'   => [ $NBSP, ',', '', "$NBSP\xe2\x82\xac" ],
	'Polish, 1 234,56 zl'      => [ ' ', ',', '', " z\xc5\x82" ],
	'Polish, 1234,56 PLN'      => [ '', ',', '', ' PLN' ],
	'Polish, narrow spaces'    => [ $THIN, ',', '', " z\xc5\x82" ],
	'Croatian, 1.234,56'       => [ '.', ',', '', '' ],
	'Croatian, 1.234,56 euro'  => [ '.', ',', '', " \xe2\x82\xac" ],
	'Croatian, EUR 1.234,56'   => [ '.', ',', 'EUR ', '' ],
	'Swedish, 1 234,56 SEK'    => [ ' ', ',', '', ' SEK' ],
	'German, 1.234,56 EUR'     => [ '.', ',', '', ' EUR' ],
	'Swiss, CHF 1\'234.56'     => [ "'", '.', 'CHF ', '' ],
	'Swiss, typographic'       => [ "\xe2\x80\x99", '.', 'CHF ', '' ],
	'English, $1,234.56'       => [ ',', '.', '$', '' ],
	'English, pounds'          => [ ',', '.', "\xc2\xa3", '' ],
	'programs, 1234.56'        => [ '', '.', '', '' ],
);
my %SIGN = (
	'plain'            => sub { return $_[0] },
	'minus in front'   => sub { return "-$_[0]" },
	'true minus'       => sub { return "\xe2\x88\x92$_[0]" },
	'brackets'         => sub { return "($_[0])" },
);

# One and more, up to nine digits, decimals of none, one or two.
sub number
{
	my $whole = 1 + random(10 ** (1 + random(9)));
	my $decimals = any([ '', random(10), sprintf('%02d', random(100)) ]);
	return ($whole, $decimals);
}

sub formats
{
	for my $name (sort keys %FORMAT) {
		my ($group, $mark, $before, $behind) = @{ $FORMAT{$name} };
		for my $sign (sort keys %SIGN) {
			my (@in, @want);
			for (1 .. 1000) {
				my ($whole, $decimals) = number();
				my $minus = $sign eq 'plain' ? '' : '-';
				my $digits = reverse $whole;
				$digits =~ s/(\d{3})(?=\d)/$1\0/g;
				$digits = reverse $digits;
				$digits =~ s/\0/$group/g;
				push @in, $SIGN{$sign}($before . $digits . ($decimals eq '' ? '' : "$mark$decimals") . $behind);
				push @want, "$minus$whole" . ($decimals eq '' ? '' : ".$decimals");
			}
			my @got = normalize('amount', \@in);
			my @wrong = map { "$in[$_]: @{ $got[$_] }, not $want[$_]" }
				grep { $got[$_][0] ne $want[$_] || $got[$_][1] ne '' } 0 .. $#in;
			figure("$name, $sign", scalar @in, \@wrong, 1);
		}
	}
	return;
}

# Words that make a price another one: the least, that of a month, of members.
my $OTHER = qr/from|vanaf|fr\xc3\xa5n|\bab\b|\bda\b|partir|slevou|under|with card|\/mo/i;

# Each price in a column of its own, as nothing else is known.  Several prices,
# marks that can be read both ways and words that change the amount are told,
# not read; no other amount than the right one is.
sub prices
{
	my (@wrong, @unread, %told);
	my @rows = table('amounts/prices.tsv');
	for my $mark ('', 'comma', 'point') {
		my @these = grep { $_->[1] eq $mark } @rows;
		my @prices = map { $_->[0] =~ s/\\([nrt\\])/{ n => "\n", r => "\r", t => "\t", '\\' => '\\' }->{$1}/ger } @these;
		for (0 .. $#these) {
			my ($got) = normalize('amount' . ($mark ? "(decimal=$mark)" : ''), [ $prices[$_] ]);
			my ($out, $flags) = @$got;
			my $want = $these[$_][2];
			if ($flags =~ /ambiguous_mark|contradicts_mark|multi_value|not_number|placeholder/ || $out !~ /^-?[\d.]*$/) {
				next if $want eq '';
				my ($reason) = $prices[$_] =~ $OTHER ? 'another price' : $flags =~ /(\w+)$/;
				$told{$reason}++;
				push @unread, "$prices[$_]: $flags" if $reason !~ /ambiguous_mark|multi_value|another price/;
			} elsif ($want eq '' ? $out ne '' : $out eq '' || $out != $want) {
				push @wrong, "$prices[$_]: $out, not $want";
			}
		}
	}
	print "# not read: $_ $told{$_}\n" for sort keys %told;
	figure('prices of web shops, none is read as another', scalar @rows, \@wrong, 0.998);
	my $clear = @rows;
	$clear -= $_ // 0 for @told{qw(ambiguous_mark multi_value)}, $told{'another price'};
	figure('prices of web shops, of one amount that is clear', $clear, [ @wrong, @unread ], 0.97);
	return;
}

formats();
prices();
done();
