#!/usr/bin/perl
# cust(7) lists the roles that the dictionary of headers has, all of them.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;

my (%dictionary, %page);
open my $tsv, '<', 'lib/field/data/roles.tsv' or die "roles.tsv: $!";
while (<$tsv>) {
	$dictionary{$1} = 1 if !/^(#|role\t)/ && /^(\w+)\t/;
}
open my $man, '<', 'man/cust.7' or die "cust.7: $!";
while (<$man>) {
	$page{$1} = 1 if /^\.Sh ROLES/ .. /^\.El/ and /^\.It Li (\w+)/;
}
ok(join(' ', sort keys %dictionary) eq join(' ', sort keys %page), 'the page and the dictionary have the same roles',
	'only one has: ' . join ' ', grep { !($dictionary{$_} && $page{$_}) } sort keys %{ { %dictionary, %page } });
done();
