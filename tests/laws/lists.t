#!/usr/bin/perl
# Lists: what one keeps, and what it suppresses, is all there is; erasing takes
# the bytes of those records out of a file and no others; neither the limit of
# memory nor the way of reading changes a byte.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Customers;
use Run;
use Digest::SHA qw(sha256_hex);
use File::Temp qw(tempdir);

skip_all('no cust-merge in PATH') if !Run::which('cust-merge');
my $dir = tempdir('lists-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $n = 3000;
my @record = map { customers(1, $_) } 1 .. $n;
my (@listed, @others);
push @{ $_ % 7 == 0 || $_ % 17 == 0 || $_ == $n ? \@listed : \@others }, $record[ $_ - 1 ] for 1 .. $n;

mkdir "$dir/out";
spew("$dir/all.csv", join '', header(), @record);
spew("$dir/copy.csv", slurp("$dir/all.csv"));
# By one of two keys, written in other ways, among many who are in no file.
my $list = "E-mail;Customer ID\n";
for (@listed) {
	my ($id, $email) = (split /,/)[ 0, 3 ];
	$list .= $id =~ /[02468]$/ ? "n/a; $id\n" : uc(" $email ;\n");
}
$list .= "nobody$_\@x.fi;X$_\n" for 1 .. 20000;
spew("$dir/list.csv", $list);
my @on = ('--on', 'email,customer_id');

for (
	[ 'in memory', [], {} ], [ 'in a file', [ '-S', '64K' ], {} ],
	[ 'in pieces', [], { CUST_CHUNK => 61 } ], [ 'by libcsv', [], { CUST_SCAN => 'libcsv' } ],
) {
	my ($how, $options, $env) = @$_;
	my @call = ('cust-merge', @$options, @on);
	my %out = map {
		my $r = run(cmd => [ @call, "--$_", "$dir/list.csv", "$dir/all.csv" ], env => $env);
		ok($r->{status} eq '0' && $r->{err} eq '', "--$_ $how", $r->{err});
		$_ => $r->{out}
	} qw(keep suppress);
	is_same($out{keep}, plainly(header(), @listed), "kept $how");
	is_same($out{suppress}, plainly(header(), @others), "not suppressed $how");

	my $r = run(cmd => [ @call, '--erase', "$dir/list.csv", '--into', "$dir/out", "$dir/all.csv" ], env => $env);
	my $rest = join '', header(), @others;
	my ($before, $after) = map { sha256_hex($_) } slurp("$dir/all.csv"), $rest;
	is_same(slurp("$dir/out/all.csv"), $rest, "erased $how");
	my $counts = join ',', $n, scalar @listed, scalar @others, 0;
	ok(index($r->{out}, "$dir/all.csv,$counts,$before,$after,") >= 0, "its receipt $how", $r->{out});
	ok("$r->{out}$r->{err}" !~ canaries(), "a receipt without persons $how", $r->{out});
}

# A list of everybody.
for ([ keep => plainly(header(), @record) ], [ suppress => header() ]) {
	my ($option, $expected) = @$_;
	my $r = run(cmd => [ 'cust-merge', @on, "--$option", "$dir/copy.csv", "$dir/all.csv" ]);
	is_same($r->{out}, $expected, "--$option everybody");
}
done();

# Records as they are written: LF, no blank lines.
sub plainly
{
	return join '', map { s/(?:\r?\n)+\z/\n/r } @_;
}

sub is_same
{
	my ($got, $expected, $name) = @_;
	return ok($got eq $expected, $name, difference($expected, $got));
}
