#!/usr/bin/perl
# The house rules that a machine can check: ranks, sizes, containment, names,
# what the objects hold and call, headers alone, man pages against --help.
# Checks of objects need built commands in PATH, the others only the tree.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Run;
use File::Find;

# A folder may include itself and what has a lower rank.
my %RANK = (base => 0, record => 1, field => 2, expr => 3,
	match => 4, link => 5, merge => 6, normalize => 6, dedupe => 6, segment => 6, stats => 6, cli => 7, cmd => 8);

# Header => the files that may include it; one of them, where several stand.
my %ONLY = (
	'csv.h'       => [qw(lib/record/reader.c lib/record/irregular.c)],
	'pcre2.h'     => [qw(lib/base/pattern.c)],
	'utf8proc.h'  => [qw(lib/base/utf8.c)],
	'getopt.h'    => [qw(lib/cli/opts.c)],
	'xxhash.h'    => [qw(lib/base/hash.h)],
	'jansson.h'   => [qw(lib/stats/report_json.c)],
	'nettle/'     => [qw(lib/base/digest.c)],
	'iconv.h'     => [qw(lib/record/encoding.c)],
	'nlopt.h'     => [],
	'pthread.h'   => [qw(lib/base/workers.c)],
	'immintrin.h' => [qw(lib/record/scan_kernel.c)],
);
my %ALLOCATES = map { $_ => 1 } qw(lib/base/arena.c lib/base/buf.c
	lib/record/reader.c lib/record/reader_open.c lib/record/window.c lib/record/irregular.c lib/record/scan.c
	lib/record/encoding.c lib/record/writer.c lib/record/target.c lib/record/spill.c);
# Mutable state that outlives a call: the signal flag, nothing else.
my %STATE = map { $_ => 1 } qw();

my $PRINTS = join '|', qw(v?f?printf v?dprintf f?puts puts f?putc putchar fwrite perror
	__v?f?printf_chk __v?dprintf_chk stdout stderr
	exit _exit _Exit quick_exit abort __assert_fail err errx warn warnx syslog);
# Who may let bytes leave: the writer, and what gives its file a name.
my %MAY_WRITE = ('lib/record/writer.c' => 'write', 'lib/record/target.c' => 'sendfile');
my $WRITES = 'write|pwrite|pwrite64|writev|pwritev|pwritev2|sendfile|sendfile64|splice|copy_file_range';

my @tree = tree();
my @c = grep { m{^(?:lib|cmd)/.*\.[ch]$} } @tree;
my %text = map { $_ => slurp($_) } grep { m{\.(?:[ch]|t|pm|pl|py|sh|awk|md|[157])$|(?:^|/)Makefile$} } @tree;

ranks();
sizes();
containment();
names();
spaces();
headers_alone();
objects();
pages();
tests();
done();

sub tree
{
	my @files;
	find({ no_chdir => 1, wanted => sub {
		s{^\./}{};
		$File::Find::prune = 1 if /^(?:\.git|build)$/;
		push @files, $_ if -f && !m{^(?:\.git|build)/};
	} }, '.');
	return sort @files;
}

# One test for a rule: the list of those who break it is empty.
sub rule
{
	my ($name, @broken) = @_;
	my $n = @broken;
	splice @broken, 20, $n, '... ' . ($n - 20) . ' more' if $n > 20;
	return ok($n == 0, $name, join "\n", @broken);
}

sub folder
{
	my ($file) = @_;
	return $file =~ m{^lib/([^/]+)/} ? $1 : $file =~ m{^([^/]+)/} ? $1 : '';
}

sub ranks
{
	my (@broken, @unknown);
	for my $file (@c) {
		my $from = folder($file);
		push @unknown, $file if !defined $RANK{$from};
		while ($text{$file} =~ /^#\s*include\s+"([^"]+)"/mg) {
			my ($what) = $1;
			my ($to) = $what =~ m{^([^/]+)/};
			if (!defined $to || !defined $RANK{$to}) {
				push @broken, "$file: \"$what\" is not folder/name.h"
					if !-f "lib/" . ($what =~ s/_table\.h$/.tsv/r) && $what !~ /_table\.h$/;
			} elsif ($from ne $to && ($RANK{$to} >= ($RANK{$from} // 0))) {
				push @broken, "$file ($from) includes \"$what\" ($to)";
			} elsif ($what =~ /\.c$/) {
				push @broken, "$file includes \"$what\"";
			}
		}
	}
	rule('every folder has its rank', @unknown);
	rule('a folder includes only itself and lower ranks', @broken);
	return;
}

sub sizes
{
	my (@files, @functions);
	for my $file (@c) {
		my @lines = split /\n/, $text{$file};
		my $most = $file =~ /\.h$/ ? 80 : $file =~ m{^cmd/} ? 300 : 400;
		push @files, "$file: " . @lines . " lines, at most $most" if @lines > $most;
		my $start = 0;
		for my $i (0 .. $#lines) {
			$start = $i if $lines[$i] eq '{';
			next if $lines[$i] ne '}' || !$start;
			my $n = $i - $start + 1;
			my ($name) = join(' ', @lines[($start > 6 ? $start - 6 : 0) .. $start - 1]) =~ /(\w+)\([^()]*(?:\([^()]*\)[^()]*)*\)\s*$/;
			push @functions, "$file:" . ($start + 1) . ': ' . ($name // '?') . " has $n lines, at most 60" if $n > 60;
			$start = 0;
		}
	}
	rule('headers have at most 80 lines, .c files 400, commands 300', @files);
	rule('functions have at most 60 lines', @functions);
	rule('no file is larger than 1 MB', grep { -s > 1 << 20 } @tree);
	return;
}

sub containment
{
	my @broken;
	for my $header (sort keys %ONLY) {
		my @who = grep { $text{$_} =~ /^#\s*include\s*[<"]\Q$header\E/m } @c;
		for my $file (@who) {
			push @broken, "$file includes <$header>" if !grep { $_ eq $file } @{ $ONLY{$header} };
		}
		push @broken, "several files include <$header>: @who" if @who > 1;
	}
	rule('one file knows a dependency', @broken);
	@broken = ();
	for my $file (grep { !$ALLOCATES{$_} } @c) {
		my $code = code($text{$file});
		push @broken, "$file: $1" while $code =~ /\b((?:m|c|re)alloc|reallocarray|aligned_alloc|posix_memalign|strn?dup|v?asprintf)\s*\(/g;
	}
	rule('memory is allocated in the listed files only', @broken);
	return;
}

# C without comments and literals.
sub code
{
	my ($s) = @_;
	$s =~ s{/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'}{ }gs;
	return $s;
}

sub names
{
	rule('no file is called utils, common, misc, helpers',
		grep { m{(?:^|/)(?:utils?|common|misc|helpers?|shared|stuff)(?:_\w+)?\.[ch]$} } @c);
	my @broken;
	for my $file (@c) {
		push @broken, "$file: $1" while $text{$file} =~ m{\b(TODO|FIXME|XXX\b|HACK|/work/\w*|/home/\w*)}g;
		push @broken, "$file: a function-like macro steers control: $1"
			while $text{$file} =~ /^#\s*define\s+(\w+\([^)]*\)(?:[^\n]*\\\n)*[^\n]*\b(?:return|goto|break|continue)\b)/mg;
	}
	rule('nothing is left to do, no machine paths, no macros that steer control', @broken);
	return;
}

sub spaces
{
	my (@trailing, @mixed);
	for my $file (sort keys %text) {
		next if $file =~ m{^tests/(?:data|cmd|bugs)/};
		my $n = 0;
		for my $line (split /\n/, $text{$file}) {
			$n++;
			push @trailing, "$file:$n" if $line =~ /[ \t\r]$/;
			push @mixed, "$file:$n" if $file =~ /\.[ch]$/ && $line =~ /^\t* +\t/;
		}
	}
	rule('no white space at line ends', @trailing);
	rule('no tab behind a space in an indentation', @mixed);
	return;
}

sub headers_alone
{
	my @headers = grep { /\.h$/ } @c;
	my ($build) = build();
	my @include = ('-D_GNU_SOURCE', '-Ilib', defined $build ? "-I$build/gen" : ());
	my ($cc) = grep { Run::which($_) } qw(cc gcc clang);
	my ($cxx) = grep { Run::which($_) } qw(c++ g++ clang++);
	for ([ $cc, qw(-x c -std=c11) ], [ $cxx, qw(-x c++ -std=c++17) ]) {
		my ($compiler, @flags) = @$_;
		next if !defined $compiler;
		my $r = run(cmd => [ $compiler, @flags, qw(-Wall -Wextra -pedantic -Werror -Wno-unused-function
			-Wno-missing-field-initializers -fsyntax-only), @include, @headers ]);
		ok($r->{status} eq '0', "every header compiles alone: $compiler @flags", $r->{err});
	}
	return;
}

# The folder that holds the built commands and objects, if there is one.
sub build
{
	my $path = Run::which('cust-merge') // return;
	$path =~ s{/[^/]+$}{};
	return -d "$path/lib" ? $path : ();
}

# object => [name, section, defined?]...
sub symbols
{
	my ($build) = @_;
	my @objects;
	find({ no_chdir => 1, wanted => sub { push @objects, $_ if m{^\Q$build\E/(?:lib|cmd)/.*\.o$} } }, $build);
	# An object whose source has gone is none of ours.
	@objects = grep { -f (s{^\Q$build\E/}{}r =~ s/\.o$/.c/r) } sort @objects;
	return if !@objects;
	my $r = run(cmd => [ 'nm', '-A', '-f', 'sysv', @objects ]);
	my %symbols;
	for (split /\n/, $r->{out}) {
		my ($who, undef, $class, undef, undef, undef, $section) = map { s/^\s+|\s+$//gr } split /\|/;
		next if !defined $section;
		my ($object, $name) = $who =~ m{^\Q$build\E/(.*)\.o:(.*)$} or next;
		push @{ $symbols{"$object.c"} }, [ $name, $section, $class ];
	}
	return %symbols;
}

sub objects
{
	my ($build) = build();
	my %symbols = defined $build ? symbols($build) : ();
	if (!%symbols) {
		ok(1, 'objects: no built commands in PATH # SKIP');
		return;
	}
	my (@state, @prints, @writes, @prefix);
	my $sanitized = sanitized('cust-merge');
	my %public = declared();
	for my $file (sort keys %symbols) {
		my $printer = folder($file) =~ /^(?:cli|cmd)$/;
		for (@{ $symbols{$file} }) {
			my ($name, $section, $class) = @$_;
			my $bare = $name =~ s/[.@].*//r;
			if ($section eq '*UND*') {
				push @prints, "$file uses $name" if !$printer && $bare =~ /^(?:$PRINTS)$/;
				push @writes, "$file uses $name" if $bare =~ /^(?:$WRITES)$/ && $bare ne ($MAY_WRITE{$file} // '');
			} elsif ($section =~ /^\.t?(?:data|bss)(?!\.rel\.ro)/ || $section eq '*COM*') {
				push @state, "$file: $name ($section)" if !$STATE{$bare} && !$sanitized && $bare ne '';
			} elsif ($class eq 'T' && $section =~ /^\.text/ && $name ne 'main') {
				my $header = $public{$name};
				if (!defined $header) {
					push @prefix, "$file: $name is in no header";
				} elsif (!grep { $name =~ /^\Q$_\E(?:_|$)/ } nouns($header)) {
					push @prefix, "$header: $name does not begin with the name of the file or of a struct it declares";
				}
			}
		}
	}
	rule('no mutable file-scope variables', @state);
	rule('the library does not print and does not exit', @prints);
	rule('only the writer and its target write', @writes);
	rule('public functions are declared, and named after their file', @prefix);
	return;
}

# function => the header that declares it
sub declared
{
	my %public;
	for my $header (grep { /\.h$/ } @c) {
		my $code = code($text{$header});
		$public{$1} //= $header while $code =~ /\b(\w+)\s*\(/g;
		# Declared through a function type: "scan_kernel scan_portable;"
		$public{$1} //= $header while $code =~ /^\w+ (\w+);/mg;
	}
	return %public;
}

sub nouns
{
	my ($header) = @_;
	my @nouns = $header =~ m{([^/]+)\.h$};
	my $code = code($text{$header});
	push @nouns, $1 while $code =~ /^(?:struct|enum) (\w+)\s*[;{]/mg;
	return @nouns;
}

# What lies elsewhere would never be run.
sub tests
{
	rule('every case lies where golden.t looks',
		grep { /\.case$/ && !m{^tests/(?:cmd|bugs)/[^/]+/[^/]+\.case$} } @tree);
	rule('every test can be run', grep { /\.t$/ && !-x } @tree);
	return;
}

# Every option of --help stands in the command's page, or in cust.7 if it is
# common to all; and no other does.
sub pages
{
	my %common = documented('man/cust.7');
	for my $command (commands()) {
		my ($own, $shared) = offered($command);
		my %own = documented("man/$command.1");
		rule("man/$command.1 describes the options of $command --help", compare($own, \%own));
		rule("man/cust.7 describes the common options of $command --help", compare($shared, \%common));
	}
	return;
}

# --help: the command's own options, an empty line, the common ones.
sub offered
{
	my ($command) = @_;
	my @groups = grep { /^ +-/m } split /\n\n/, run(cmd => [ $command, '--help' ])->{out};
	my @offered;
	for my $group (@groups) {
		my %options;
		for my $line (grep { /^ +-/ } split /\n/, $group) {
			my ($options) = split / {2,}/, $line =~ s/^ +//r;
			$options{$1} = 1 while $options =~ /(?:^|[ ,])(--?[A-Za-z0-9][\w-]*)/g;
		}
		push @offered, \%options;
	}
	return @offered == 2 ? @offered : ({}, {});
}

# ".It Fl d , -delimiter Ar CHAR" is -d and --delimiter.
sub documented
{
	my ($page) = @_;
	my %options;
	for my $line ((slurp($page) // '') =~ /^\.It Fl (.*)$/mg) {
		for my $word (split ' ', $line =~ s/ (?:Ar|Ns|Pq|Op)\b.*//r) {
			$options{"-$word"} = 1 if $word ne ',' && $word ne 'Fl' && $word ne '|';
		}
	}
	return %options;
}

sub compare
{
	my ($help, $page) = @_;
	return 'no options at all' if !%$help || !%$page;
	return (map { "$_ is in --help only" } grep { !$page->{$_} } sort keys %$help),
		(map { "$_ is in the page only" } grep { !$help->{$_} } sort keys %$page);
}
