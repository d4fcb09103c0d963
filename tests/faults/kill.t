#!/usr/bin/perl
# Killed at any call, -o names the old file or the complete new one, and no
# other file is there.  One exception, which no program can avoid: SIGKILL
# between the two calls that put the finished file in place leaves it, whole,
# under a name of its own.
#   FAULTS=all prove tests/faults/kill.t     at every call, in all situations
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin, "$FindBin::Bin/..";
use Faults;
use Run;

my @commands = commands();
skip_all('no commands in PATH') if !@commands;
skip_all('nothing can be preloaded into sanitized commands') if sanitized($commands[0]);
skip_all('no compiler for tests/faults/inject.c') if !defined Run::injector();
my $full = ($ENV{FAULTS} // '') eq 'all';

for my $command (@commands) {
	for my $s (situations($command)) {
		next if !$full && $s->{name} !~ /output/;
		die_everywhere($s, $_) for qw(SIGKILL SIGTERM), $full ? "SIGINT" : ();
	}
}
print '# ', injected(), " deaths\n";
done();

sub die_everywhere
{
	my ($s, $signal) = @_;
	my %number = (SIGKILL => 137, SIGTERM => 143, SIGINT => 130);
	my @wrong;
	for my $what (qw(read write open close fsync rename)) {
		my $calls = calls_of($s, $what);
		# Reads and writes are many; the others are all tried.
		my $step = $full || $calls < 20 ? 1 : int($calls / 10);
		for (my $at = 1; $at <= $calls; $at += $step) {
			my $r = disturbed($s, $what, $signal, $at);
			my $wrong = judge($s, $r, $signal, $what, $number{$signal});
			push @wrong, "$signal at $what $at of $calls: $wrong" if $wrong ne '';
		}
	}
	ok(!@wrong, "$s->{name}: $signal at any call", join "\n", @wrong);
	return;
}

sub judge
{
	my ($s, $r, $signal, $what, $status) = @_;
	my $good = undisturbed($s);

	# Behind the rename it may end as if nothing had happened.
	return "status $r->{status}" if $r->{status} ne $status && $r->{status} ne $good->{status};
	return "not quiet: $r->{err}" if $r->{status} eq $status && $r->{err} ne '' && $r->{err} ne $good->{err};
	for my $file (sort keys %{ $r->{files} // {} }) {
		my ($old, $new) = ($s->{files}{$file}, $good->{files}{$file});
		my $is = $r->{files}{$file};
		next if (defined $old && $is eq $old) || (defined $new && $is eq $new);
		next if $signal eq 'SIGKILL' && $what eq 'rename' && $file =~ /^\.cust-\d+-(.*)$/ && $is eq ($good->{files}{$1} // '');
		return defined $old || defined $new ? "$file is half written" : "$file is left behind";
	}
	return 'out.csv has gone' if defined $s->{files}{'out.csv'} && !defined $r->{files}{'out.csv'};
	return '';
}
