#!/usr/bin/perl
# Every call that can fail, made to fail: allocations, reads, writes, opens,
# closes, syncs, renames, threads; once and from then on; in every command and
# many situations.  The law is in Faults.pm.
#   prove tests/faults/sweep.t            a sample of about 2,000 faults
#   FAULTS=all prove tests/faults/sweep.t    all of them (make faults)
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

# kind of call, way to fail, and does it last?
my @faults = (
	[qw(alloc ENOMEM)], [qw(alloc ENOMEM lasting)], [qw(thread EAGAIN)], [qw(mmap ENOMEM)],
	[qw(fallocate ENOSPC)], [qw(fallocate EINTR)],
	[qw(read EIO)], [qw(read EINTR)], [qw(read EAGAIN)], [qw(read short)], [qw(read short lasting)],
	[qw(write ENOSPC)], [qw(write ENOSPC lasting)], [qw(write EIO lasting)], [qw(write EDQUOT)],
	[qw(write EINTR)], [qw(write EAGAIN)], [qw(write short)], [qw(write short lasting)],
	[qw(open EMFILE)], [qw(open EACCES)], [qw(open ENOENT lasting)],
	[qw(close EIO)], [qw(close EIO lasting)], [qw(fsync EIO)], [qw(rename EACCES)], [qw(rename EIO lasting)],
);
my $draw = 1;

for my $command (@commands) {
	for my $s (situations($command)) {
		next if $s->{large} && !$full;
		sweep($s);
		sweep(in_pieces($s)) if $full && !$s->{large};
	}
}
print '# ', injected(), " faults\n";
done();

sub sweep
{
	my ($s) = @_;
	my $good = undisturbed($s);
	ok(($good->{status} eq '2') == ($s->{name} =~ /a bad record/ ? 1 : 0) && $good->{status} =~ /^[012]$/,
		"$s->{name}: undisturbed", "status $good->{status}\n$good->{err}") or return;

	my (%calls, @wrong);
	for (@faults) {
		my ($what, $how, $lasting) = @$_;
		my $calls = $calls{$what} //= calls_of($s, $what);
		for my $at (indices($calls)) {
			my $wrong = law($s, disturbed($s, $what, $how, $at, $lasting), $what, $how);
			push @wrong, "$what $at of $calls, $how" . ($lasting ? ' from then on' : '') . ": $wrong" if $wrong ne '';
		}
	}
	my $n = @wrong;
	splice @wrong, 8, $n, '... ' . ($n - 8) . ' more' if $n > 8;
	ok(!$n, "$s->{name}: complete, or a failure told", join "\n", "$s->{dir}\$ @{ $s->{call} }", @wrong);
	return;
}

# Which of the calls fail: all, or the first and the last and some between.
sub indices
{
	my ($calls) = @_;
	my $most = 4;
	return 1 .. $calls if $full ? $calls <= 3000 : $calls <= $most;
	my %at = (1 => 1, $calls => 1);
	$most = 3000 if $full;
	while (keys %at < $most) {
		$draw = ($draw * 1103515245 + 12345) % 2147483648;
		$at{ 1 + int($draw / 256) % $calls } = 1;
	}
	my @sorted = sort { $a <=> $b } keys %at;
	return @sorted;
}
