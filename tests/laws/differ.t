#!/usr/bin/perl
# 100,000 awkward inputs, read by every kernel and by libcsv, strict and
# lenient, in pieces of every size: all say the same (tests/fuzz/differ.c).
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;

my $differ = ($ENV{BUILD} // '') . '/differ';
skip_all('needs differ in the folder $BUILD') if !-x $differ;
# Under a sanitizer everything takes ten times as long.
my $n = sanitized('cust-merge') ? 10000 : 100000;
my $r = run(cmd => [ $differ, $n ], limit => 300);
print $r->{out}, $r->{err};
exit($r->{status} eq '0' ? 0 : 1);
