#!/usr/bin/perl
# The lists of themes in examples/themes find in the labelled sentences beside
# them the themes and the sentiment a reader finds: F1 of at least 0.9 for
# each, in every language.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use File::Temp qw(tempdir);

skip_all('no cust-segment in PATH') if !grep { $_ eq 'cust-segment' } commands();
my $dir = tempdir('themes-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my @lists = sort glob 'examples/themes/*.csv';
ok(scalar @lists, 'there are lists of themes');
language($_) for @lists;
done();

sub language
{
	my ($list) = @_;
	my ($name) = $list =~ m{([^/]+)\.csv$};
	spew("$dir/r.seg", qq{themes found = text by "$list"\n});
	my $r = run(cmd => [ 'cust-segment', '-f', "$dir/r.seg", "examples/themes/$name.tsv" ]);
	my ($header, @lines) = split /\n/, $r->{out};
	my (%hit, %wrong, @shown);
	for (@lines) {
		my ($text, $themes, $sentiment, $found, $sounds, $spans) = split /\t/, $_, -1;
		my %want = map { $_ => 1 } split /\|/, $themes;
		my %got = map { $_ => 1 } split /\|/, $found;
		my @missed = grep { !$got{$_} } keys %want;
		my @false = grep { !$want{$_} } keys %got;
		$hit{themes} += grep { $got{$_} } keys %want;
		$wrong{themes} += @missed + @false;
		# A sentence has one sentiment: a wrong one is missed and false.
		$hit{sentiment} += $sentiment eq $sounds;
		$wrong{sentiment} += 2 * ($sentiment ne $sounds);
		push @shown, "$text: $found, $sounds ($spans); not $themes, $sentiment" if @missed || @false || $sentiment ne $sounds;
	}
	for my $what (qw(themes sentiment)) {
		my $f1 = 2 * $hit{$what} / (2 * $hit{$what} + $wrong{$what});
		ok(@lines >= 200 && $f1 >= 0.9, sprintf('%s: %s, F1 %.3f of %d sentences', $name, $what, $f1, scalar @lines), join "\n", @shown);
	}
	return;
}
