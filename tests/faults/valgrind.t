#!/usr/bin/perl
# Every command under valgrind: no invalid access, nothing left unfreed, on a
# good register, on one with every malformation, and when the run fails.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin, "$FindBin::Bin/..";
use Faults;
use Run;

my @commands = commands();
skip_all('no commands in PATH') if !@commands;
skip_all('valgrind cannot run sanitized commands') if sanitized($commands[0]);
skip_all('no valgrind') if !Run::which('valgrind');
my @valgrind = (qw(valgrind -q --error-exitcode=99 --leak-check=full), '--errors-for-leak-kinds=definite,indirect,possible');

for my $command (@commands) {
	for my $s (situations($command)) {
		next if $s->{large} || $s->{name} =~ /threads/;
		my $r = run(cmd => [ @valgrind, @{ $s->{call} } ], dir => $s->{dir}, in => $s->{in});
		ok($r->{status} =~ /^[012]$/, "$s->{name}: clean", "status $r->{status}\n$r->{err}");
	}
}
done();
