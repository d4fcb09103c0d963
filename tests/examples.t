#!/usr/bin/perl
# The worked examples, run: each script examples/NAME/*.sh, in a copy of its
# folder, must leave what examples/NAME/expected holds: "stdout", "status"
# (without it 0 or 1: complete), and files by name, in the folder or in out/.
# A script for sh runs under sh and under bash -o pipefail.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Run;
use File::Path qw(remove_tree);
use File::Temp qw(tempdir);

my $top = tempdir('examples-XXXXXX', TMPDIR => 1, CLEANUP => 1);

my @scripts = sort glob 'examples/*/*.sh';
skip_all('no examples') if !@scripts;
for my $script (@scripts) {
	run_example($script, @$_) for shells($script);
}
done();

sub shells
{
	my ($script) = @_;
	my @bash = Run::which('bash') ? [ 'bash', '-o', 'pipefail' ] : ();
	return slurp($script) =~ m{^#!/bin/bash} ? @bash : ([ 'sh' ], @bash);
}

sub run_example
{
	my ($script, @shell) = @_;
	my ($folder, $name) = $script =~ m{^(.*)/([^/]+)$};
	my $dir = "$top/copy";

	remove_tree($dir);
	system('cp', '-R', $folder, $dir) == 0 or die "cp $folder\n";
	my @expected = sort grep { -f && !m{/status$} } glob "$dir/expected/*";
	my $r = run(cmd => [ @shell, $name ], dir => $dir);
	my $status = slurp("$folder/expected/status");
	$status = defined $status ? qr/^\Q@{[ $status =~ s{\s}{}gr ]}\E$/ : qr/^[01]$/;
	ok($r->{status} =~ $status, "$script with $shell[0]: status", "status $r->{status}\n$r->{err}");
	ok(scalar @expected, "$folder/expected has what it leaves");
	for my $file (@expected) {
		my ($what) = $file =~ m{([^/]+)$};
		my ($made) = grep { -f } "$dir/$what", "$dir/out/$what";
		my $got = $what eq 'stdout' ? $r->{out} : defined $made ? slurp($made) : undef;
		ok(defined $got && slurp($file) eq $got, "$script with $shell[0]: $what", difference(slurp($file), $got));
	}
	return;
}
