# What the perl tests share: run a command and keep what it said, show bytes,
# make and read files.
package Run;
use strict;
use warnings;
use Exporter 'import';
use File::Path qw(make_path);
use File::Temp qw(tempdir);
our @EXPORT = qw(run slurp spew visible difference quoted commands reader_json
	sanitized ok done skip_all);

our @COMMANDS = qw(cust-merge cust-normalize cust-dedupe cust-segment cust-stats);
my $place = tempdir('cust-test-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $tests = 0;
my $failed = 0;

# Run $o{cmd} (a string for sh, or a list) in $o{dir} with the bytes $o{in} (or
# the file $o{from}) on standard input and $o{env} added to the environment;
# with $o{gone} standard output is a pipe whose reader has left, SIGPIPE is
# ignored if $o{gone} is 'ignored'.  Gives status, signal, out, err; what runs
# for longer than a minute is killed and has status 'endless'.
sub run
{
	my (%o) = @_;
	my @cmd = ref $o{cmd} ? @{ $o{cmd} } : ('sh', '-c', $o{cmd});
	my $from = $o{from} // '/dev/null';

	if (defined $o{in}) {
		$from = "$place/in";
		spew($from, $o{in});
	}
	my $pid = fork // die "fork: $!";
	if ($pid == 0) {
		setpgrp(0, 0);
		$SIG{PIPE} = 'DEFAULT';
		open STDIN, '<', $from or die "$from: $!";
		open STDOUT, '>', "$place/out" or die "out: $!";
		leave_pipe($o{gone}) if $o{gone};
		open STDERR, '>', "$place/err" or die "err: $!";
		chdir $o{dir} or die "$o{dir}: $!" if defined $o{dir};
		delete @ENV{ grep { /^CUST_/ } keys %ENV };
		%ENV = (%ENV, LC_ALL => 'C', %{ $o{env} // {} });
		{ exec { $cmd[0] } @cmd };
		print STDERR "exec $cmd[0]: $!\n";
		POSIX::_exit(127);
	}
	my $endless = 0;
	local $SIG{ALRM} = sub { $endless = 1; kill KILL => -$pid };
	alarm($o{limit} // 60);
	waitpid $pid, 0;
	my $code = $?;
	alarm 0;
	return {
		status => $endless ? 'endless' : $code & 127 ? 128 + ($code & 127) : $code >> 8,
		signal => $code & 127,
		out    => slurp("$place/out"),
		err    => slurp("$place/err"),
	};
}

sub leave_pipe
{
	my ($how) = @_;
	pipe my $reader, my $writer or die "pipe: $!";
	open STDOUT, '>&', $writer or die "pipe: $!";
	close $reader;
	$SIG{PIPE} = 'IGNORE' if $how eq 'ignored';
	return;
}

sub slurp
{
	my ($file) = @_;
	open my $f, '<:raw', $file or return undef;
	local $/;
	return readline($f) // '';
}

sub spew
{
	my ($file, $bytes) = @_;
	if ($file =~ m{^(.+)/[^/]+$}) {
		make_path($1) if !-d $1;
	}
	open my $f, '>:raw', $file or die "$file: $!";
	print $f $bytes;
	close $f or die "$file: $!";
	return;
}

# Bytes for people: one line, nothing that a terminal would act on.
sub visible
{
	my ($s) = @_;
	return '(no such file)' if !defined $s;
	my %short = ("\n" => '\n', "\r" => '\r', "\t" => '\t', "\0" => '\0', '\\' => '\\\\');
	$s =~ s/([^\x20-\x5b\x5d-\x7e])/$short{$1} \/\/ sprintf('\\x%02x', ord $1)/ge;
	return $s;
}

# The lines in which two texts differ, "-" what was expected, "+" what came.
sub difference
{
	my ($want, $got) = @_;
	return "  - (nothing expected)\n  + " . visible($got) . "\n" if !defined $want;
	return "  + (no such file)\n" if !defined $got;
	my @w = split /(?<=\n)/, $want;
	my @g = split /(?<=\n)/, $got;
	my $same = 0;
	while (@w && @g && $w[0] eq $g[0]) {
		shift @w;
		shift @g;
		$same++;
	}
	my $behind = 0;
	while (@w && @g && $w[-1] eq $g[-1]) {
		pop @w;
		pop @g;
		$behind++;
	}
	my $text = $same ? "    ($same lines alike)\n" : '';
	for (['-', \@w], ['+', \@g]) {
		my ($sign, $lines) = @$_;
		my $n = @$lines;
		$text .= "  $sign " . visible($_) . "\n" for @$lines[0 .. ($n > 20 ? 19 : $n - 1)];
		$text .= "  $sign ... (" . ($n - 20) . " more)\n" if $n > 20;
	}
	return $text . ($behind ? "    ($behind lines alike)\n" : '');
}

sub quoted
{
	return join ' ', map { my $s = $_; $s =~ s/'/'\\''/g; "'$s'" } @_;
}

# The commands that are in PATH; a test that needs them says so and skips.
sub commands
{
	return grep { my $c = $_; grep { -x "$_/$c" } split /:/, $ENV{PATH} } @COMMANDS;
}

sub which
{
	my ($command) = @_;
	return (grep { -x } map { "$_/$command" } split /:/, $ENV{PATH})[0];
}

# The preloaded library of tests/faults/inject.c: the built one, else one made
# on the spot, else undef.
sub injector
{
	my $built = ($ENV{BUILD} // '') . '/inject.so';
	return File::Spec->rel2abs($built) if -f $built;
	my $cc = which($ENV{CC} // 'cc') // return undef;
	my $made = "$place/inject.so";
	my $r = run(cmd => [ $cc, qw(-std=c11 -D_GNU_SOURCE -O1 -shared -fPIC -o), $made, 'tests/faults/inject.c' ]);
	return $r->{status} eq '0' ? $made : undef;
}

# Was this command built with a sanitizer?  Then nothing can be preloaded and
# memory limits have no meaning.
sub sanitized
{
	my $path = which($_[0]) or return 0;
	return (slurp($path) =~ /__[atum]san_init|__ubsan_handle/) ? 1 : 0;
}

# The oracle's view of a file.
sub reader_json
{
	my (@args) = @_;
	require JSON::PP;
	my $r = run(cmd => ['python3', 'tests/oracle/reader.py', @args]);
	die "tests/oracle/reader.py: $r->{err}" if $r->{status} != 0;
	return JSON::PP->new->decode($r->{out});
}

sub ok($$;$)
{
	my ($good, $name, $more) = @_;
	$tests++;
	$failed++ if !$good;
	print $good ? 'ok' : 'not ok', " $tests - $name\n";
	if (!$good && defined $more) {
		$more =~ s/\n?\z/\n/;
		$more =~ s/^/# /mg;
		print $more;
	}
	return $good;
}

sub done
{
	print "1..$tests\n";
	exit($failed ? 1 : 0);
}

sub skip_all
{
	print "1..0 # SKIP $_[0]\n";
	exit 0;
}

BEGIN {
	require POSIX;
	require File::Spec;
	$| = 1;
	# Tests change directory; what the caller put into PATH stays found.
	$ENV{PATH} = join ':', map { File::Spec->rel2abs($_) } split /:/, $ENV{PATH};
}
1;
