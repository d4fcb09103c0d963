#!/usr/bin/perl
# The examples of the man pages, run: in a literal block each line "$ command"
# (continued by "> ...") must print exactly the lines behind it, on standard
# output and error together, as on a terminal.  A block begins in an empty
# directory, which its commands share.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Run;
use File::Path qw(remove_tree);
use File::Temp qw(tempdir);

my $top = tempdir('manual-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my %GLYPH = (dq => '"', aq => "'", ga => '`', ti => '~', ha => '^', bs => '\\', at => '@',
	sh => '#', Do => '$', ba => '|', lq => "\xe2\x80\x9c", rq => "\xe2\x80\x9d");

my @pages = @ARGV ? @ARGV : sort glob 'man/*.[157]';
skip_all('no pages') if !@pages;
for my $page (@pages) {
	my @blocks = blocks(slurp($page));
	ok(scalar @blocks, "$page has examples that can be run") if $page =~ /\.1$/;
	run_block($page, $_) for @blocks;
}
done();

# The literal blocks that hold commands.
sub blocks
{
	my ($text) = @_;
	return grep { /^\$ /m } map { decode($_) } $text =~ /^\.Bd -literal[^\n]*\n(.*?)^\.Ed$/msg;
}

# What a reader of the page sees.
sub decode
{
	my ($s) = @_;
	$s =~ s/^\.(?:Pp|\\".*)?\n//mg;
	$s =~ s/\\(?:e|\\)/\x01/g;
	$s =~ s/\\\((..)/$GLYPH{$1} \/\/ die "unknown glyph: \\($1\n"/ge;
	$s =~ s/\\\[u([0-9A-F]{4,6})\]/my $c = chr hex $1; utf8::encode($c); $c/ge;
	$s =~ s/\\-/-/g;
	$s =~ s/\\[&|^]//g;
	$s =~ s/\\ / /g;
	$s =~ s/\x01/\\/g;
	return $s;
}

sub run_block
{
	my ($page, $block) = @_;
	my $dir = "$top/block";

	mkdir $dir or die "$dir: $!";
	# A command with its continuation lines, and what it prints.
	while ($block =~ /^\$ ([^\n]*(?:\n> [^\n]*|\n>(?=\n))*)\n((?:(?!\$ )[^\n]*\n)*)/mg) {
		my ($command, $want) = ($1, $2);
		$command =~ s/\n> ?/\n/g;
		my $r = run(cmd => "exec 2>&1\n$command", dir => $dir);
		my ($first) = $command =~ /^([^\n]*)/;
		ok($r->{out} eq $want, "$page: $first", difference($want, $r->{out}));
	}
	remove_tree($dir);
	return;
}
