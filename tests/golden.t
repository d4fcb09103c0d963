#!/usr/bin/perl
# Golden cases: what a user sees.  tests/README.md describes the format.
#   prove tests/golden.t            all of tests/cmd and tests/bugs
#   perl tests/golden.t FILE...     those
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Run;
use File::Path qw(remove_tree);
use File::Temp qw(tempdir);

my $top = tempdir('golden-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my %EXPECTED = map { $_ => 1 } qw(stdin stdout stderr);

my @files = @ARGV ? @ARGV : sort glob 'tests/cmd/*/*.case tests/bugs/*/*.case';
skip_all('no cases') if !@files;
check($_) for @files;
done();

sub check
{
	my ($file) = @_;
	my $case = eval { read_case($file) };
	return ok(0, $file, $@) if !$case;

	my $dir = "$top/case";
	mkdir $dir or die "$dir: $!";
	spew("$dir/$_", $case->{files}{$_}) for keys %{ $case->{files} };
	my $r = run(
		cmd => "set -eu\n" . join("\n", @{ $case->{commands} }) . "\n",
		dir => $dir,
		in  => $case->{stdin}
	);
	my $wrong = judge($case, $r, $dir);
	ok($wrong eq '', "$file: $case->{title}", join("\n", map { "\$ $_" } @{ $case->{commands} }) . "\n$wrong");
	remove_tree($dir);
	return;
}

# What differs from the expected, as text; '' when nothing does.
sub judge
{
	my ($case, $r, $dir) = @_;
	my $wrong = '';

	if ($r->{status} ne $case->{status}) {
		$wrong .= "status: expected $case->{status}, got $r->{status}\n";
		$wrong .= "stderr was:\n" . join('', map { '    ' . visible($_) . "\n" } split /(?<=\n)/, $r->{err})
			if !defined $case->{stderr};
	}
	for my $name (qw(stdout stderr)) {
		my $got = $r->{ $name eq 'stdout' ? 'out' : 'err' };
		next if !defined $case->{$name} || $case->{$name} eq $got;
		$wrong .= "$name:\n" . difference($case->{$name}, $got);
	}
	for my $part (@{ $case->{like} }) {
		next if index($r->{err}, $part) >= 0;
		$wrong .= 'stderr: expected somewhere "' . visible($part) . "\", got:\n"
			. join('', map { '    ' . visible($_) . "\n" } split /(?<=\n)/, $r->{err});
	}
	for my $name (sort keys %{ $case->{file} }) {
		my $got = slurp("$dir/$name");
		next if defined $got && $got eq $case->{file}{$name};
		$wrong .= "file $name:\n" . difference($case->{file}{$name}, $got);
	}
	return $wrong;
}

# A case file as a structure; dies with the reason when it is malformed.
sub read_case
{
	my ($file) = @_;
	my $text = slurp($file);
	die "cannot read it: $!\n" if !defined $text;
	my ($head, @sections) = split /^(?=--- )/m, $text;
	my %case = (commands => [], files => {}, file => {}, like => [], status => 0);

	for my $line (split /\n/, $head) {
		if ($line =~ /^#\s*(.*)/) {
			$case{title} //= $1;
		} elsif ($line =~ /^\$ (.+)/) {
			push @{ $case{commands} }, $1;
		} elsif ($line ne '') {
			die "neither a title, nor a command, nor a section: $line\n";
		}
	}
	die "no title: the first line is \"# what must be true\"\n" if !defined $case{title};
	die "no command: a line \"\$ command\"\n" if !@{ $case{commands} };
	add_section(\%case, $_) for @sections;
	return \%case;
}

sub add_section
{
	my ($case, $section) = @_;
	my ($line, $body) = $section =~ /^--- ([^\n]*)\n?(.*)\z/s;
	my ($name, @more) = split ' ', $line;
	die "a section without a name\n" if !defined $name;

	my $escaped = @more && $more[-1] eq 'escaped' ? pop @more : '';
	$body = unescape($body) if $escaped;
	if ($name eq 'status') {
		die "--- status NUMBER\n" if @more != 1 || $more[0] !~ /^\d+$/;
		$case->{status} = $more[0];
	} elsif ($name eq 'file') {
		die "--- file NAME\n" if @more != 1;
		$case->{file}{ $more[0] } = $body;
	} elsif ($name eq 'stderr' && "@more" eq 'like') {
		push @{ $case->{like} }, split /\n/, $body;
	} elsif (@more) {
		die "not understood: --- $line\n";
	} elsif ($EXPECTED{$name}) {
		die "twice: --- $name\n" if defined $case->{$name};
		$case->{$name} = $body;
	} else {
		die "twice: --- $name\n" if exists $case->{files}{$name};
		$case->{files}{$name} = $body;
	}
	return;
}

sub unescape
{
	my ($s) = @_;
	my %byte = (n => "\n", r => "\r", t => "\t", 0 => "\0", '\\' => '\\');
	$s =~ s/\n//g;
	$s =~ s/\\(?:x([0-9a-fA-F]{2})|(.?))/
		defined $1 ? chr hex $1 : $byte{$2} \/\/ die "unknown escape: \\$2\n"/gse;
	return $s;
}
