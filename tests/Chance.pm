# Numbers that look drawn but are the same in every run, and what tests draw by
# them.
package Chance;
use strict;
use warnings;
use Exporter 'import';
our @EXPORT = qw(seed random any shuffled);

my $seed = 20260101;

sub seed
{
	($seed) = @_;
	return;
}

# From 0 to below $n.
sub random
{
	my ($n) = @_;
	$seed = ($seed * 1103515245 + 12345) & 0x7fffffff;
	return ($seed >> 8) % $n;
}

# An element of a list.
sub any
{
	my ($list) = @_;
	return $list->[ random(scalar @$list) ];
}

sub shuffled
{
	my @list = @_;
	for my $i (reverse 1 .. $#list) {
		my $j = random($i + 1);
		@list[ $i, $j ] = @list[ $j, $i ];
	}
	return @list;
}

1;
