#!/usr/bin/perl
# All days of two centuries in the spellings of people and programs, by a
# calendar of this test; month names; and no day and month that change places.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin", "$FindBin::Bin/..";
use Accuracy;
use Chance;
use Run;

my @LENGTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);
my @WEEKDAY = qw(Mon Tue Wed Thu Fri Sat Sun);
my @SHORT = qw(Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec);
my %MONTHS = (
	fi => [qw(tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta
		marraskuuta joulukuuta)],
	pl => [qw(stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia)],
	hr => [qw(siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca)],
	sv => [qw(januari februari mars april maj juni juli augusti september oktober november december)],
	de => [qw(Januar Februar März April Mai Juni Juli August September Oktober November Dezember)],
);

sub days_in
{
	my ($year, $month) = @_;
	my $leap = $year % 4 == 0 && ($year % 100 != 0 || $year % 400 == 0);
	return $LENGTH[ $month - 1 ] + ($month == 2 && $leap ? 1 : 0);
}

# [year, month, day, day of the week] of every day; 1 January 1900, a Monday,
# is what programs write for no date and is left out.
sub days
{
	my @days;
	my $weekday = 0;
	for my $year (1900 .. 2099) {
		for my $month (1 .. 12) {
			push @days, map { [ $year, $month, $_, $weekday++ % 7 ] } 1 .. days_in($year, $month);
		}
	}
	shift @days;
	return @days;
}

# Spellings: of the day d, with day and month in numbers or not.
my %SPELLING = (
	'2024-05-04'                => sub { sprintf '%04d-%02d-%02d', @_[ 0 .. 2 ] },
	'2024/5/4'                  => sub { sprintf '%d/%d/%d', @_[ 0 .. 2 ] },
	'20240504'                  => sub { sprintf '%04d%02d%02d', @_[ 0 .. 2 ] },
	'04.05.2024'                => sub { sprintf '%02d.%02d.%04d', @_[ 2, 1, 0 ] },
	'4.5.2024'                  => sub { sprintf '%d.%d.%d', @_[ 2, 1, 0 ] },
	'4. 5. 2024.'               => sub { sprintf '%d. %d. %d.', @_[ 2, 1, 0 ] },
	'04/05/2024'                => sub { sprintf '%02d/%02d/%04d', @_[ 2, 1, 0 ] },
	'4-5-2024'                  => sub { sprintf '%d-%d-%d', @_[ 2, 1, 0 ] },
	'5/4/2024'                  => sub { sprintf '%d/%d/%d', @_[ 1, 2, 0 ] },
	'05-04-2024'                => sub { sprintf '%02d-%02d-%04d', @_[ 1, 2, 0 ] },
	'May 4, 2024'               => sub { sprintf '%s %d, %d', $SHORT[ $_[1] - 1 ], @_[ 2, 0 ] },
	'04-May-2024'               => sub { sprintf '%02d-%s-%d', $_[2], $SHORT[ $_[1] - 1 ], $_[0] },
	'Sat, 4 May 2024 (mail)'    => sub { sprintf '%s, %d %s %d', $WEEKDAY[ $_[3] ], $_[2], $SHORT[ $_[1] - 1 ], $_[0] },
	'4. toukokuuta 2024'        => sub { sprintf '%d. %s %d', $_[2], $MONTHS{fi}[ $_[1] - 1 ], $_[0] },
	'4 maja 2024 r.'            => sub { sprintf '%d %s %d r.', $_[2], $MONTHS{pl}[ $_[1] - 1 ], $_[0] },
	'4. svibnja 2024.'          => sub { sprintf '%d. %s %d.', $_[2], $MONTHS{hr}[ $_[1] - 1 ], $_[0] },
	'den 4 maj 2024'            => sub { sprintf 'den %d %s %d', $_[2], $MONTHS{sv}[ $_[1] - 1 ], $_[0] },
	'4. Mai 2024'               => sub { sprintf '%d. %s %d', $_[2], $MONTHS{de}[ $_[1] - 1 ], $_[0] },
);

sub calendar
{
	my @days = days();
	my @want = map { sprintf '%04d-%02d-%02d', @$_[ 0 .. 2 ] } @days;
	my $n = 0;
	my $all = join '', "n,country,x,flags\n", map { $n++ . ",,$_,\n" } @want;
	for my $how (sort keys %SPELLING) {
		my @in = map { $SPELLING{$how}(@$_) } @days;
		my $r = normalize('date', \@in, whole => 1);
		my @got = $r->{out} eq $all ? () : normalize('date', \@in);
		my @wrong = map { "$in[$_]: @{ $got[$_] }" } grep { $got[$_][0] ne $want[$_] || $got[$_][1] ne '' } 0 .. $#got;
		figure("days written as $how", scalar @in, \@wrong, 1);
	}
	my @none;
	for my $year (1900, 2000, 2023, 2024) {
		for my $month (1 .. 12) {
			push @none, map { sprintf '%02d.%02d.%04d', $_, $month, $year } days_in($year, $month) + 1 .. 31;
		}
		push @none, "0.5.$year", "4.0.$year", "32.5.$year";
	}
	my @got = normalize('date', \@none, options => [qw(--on-mixed flag)]);
	my @wrong = map { "$none[$_]: @{ $got[$_] }" } grep { $got[$_][1] !~ /impossible_date/ } 0 .. $#none;
	figure('days that no calendar has', scalar @none, \@wrong, 1);
	return;
}

# Every word of the table, in a column of its language.
sub words
{
	my %of;
	for (grep { !/^(?:#|language)/ } split /\n/, slurp('lib/field/data/months.tsv')) {
		my ($language, $month, $word) = split /\t/;
		push @{ $of{$language} }, [ $month, $word ];
	}
	for my $language (sort keys %of) {
		my @words = @{ $of{$language} };
		my @in = map { ("4. $_->[1] 2024", "\u$_->[1]. 4, 2024", "4 \U$_->[1]\E 2024") } @words;
		my @got = normalize('date', \@in, options => [ '--lang', $language ]);
		my @wrong = map { "$in[$_]: @{ $got[$_] }" }
			grep { $got[$_][0] ne sprintf('2024-%02d-04', $words[ int($_ / 3) ][0]) } 0 .. $#in;
		figure("month names, $language", scalar @in, \@wrong, 1);
	}
	return;
}

# Columns of n dates, day or month first: each is read as it is meant, or stays.
sub no_swap
{
	my @days = days();
	my ($n, $read, @swapped, @kept) = (0, 0);
	for my $first (qw(day month)) {
		my $write = $SPELLING{ $first eq 'day' ? '04/05/2024' : '5/4/2024' };
		for my $size (map { ($_) x 12 } 1, 2, 3, 5, 8, 20, 100) {
			my @column = map { any(\@days) } 1 .. $size;
			my @got = normalize('date', [ map { $write->(@$_) } @column ], options => ['--on-mixed', 'flag']);
			for (0 .. $#column) {
				my ($out, $flags) = @{ $got[$_] };
				$n++;
				next if $out eq sprintf '%04d-%02d-%02d', @{ $column[$_] }[ 0 .. 2 ];
				push @swapped, "$size: $out" if $flags !~ /ambiguous_order/;
				push @kept, "$size: $out" if $size == 100;
			}
		}
	}
	figure('days and months keep their places', $n, \@swapped, 1);
	figure('in columns of a hundred all are read', 2400, \@kept, 1);
	return;
}

# Columns in which some dates have the day first and some the month: the run
# ends, or, where told, nothing is read that is not clear in itself.
sub mixed
{
	my ($n, @wrong) = (0);
	for (1 .. 40) {
		my @in = ('25/12/2023', '12/25/2023');
		push @in, sprintf '%02d/%02d/2023', 1 + random(12), 1 + random(12) for 0 .. random(30);
		my $r = normalize('date', \@in, whole => 1);
		push @wrong, "status $r->{status}" if $r->{status} ne '2' || $r->{out} ne '';
		my @got = normalize('date', \@in, options => [qw(--on-mixed flag)]);
		for (2 .. $#in) {
			my ($a, $b) = $in[$_] =~ /^(\d+)\/(\d+)/;
			$n++;
			next if $got[$_][1] eq 'ambiguous_order' && $got[$_][0] eq $in[$_];
			push @wrong, "$in[$_]: @{ $got[$_] }" if $a != $b || $got[$_][0] ne "2023-$a-$b";
		}
	}
	figure('dates of mixed columns stay', $n, \@wrong, 1);
	return;
}

calendar();
words();
no_swap();
mixed();
done();
