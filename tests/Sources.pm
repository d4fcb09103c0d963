# Sources for cust-merge, made from a seed: columns of many names, keys that are
# shared, repeated and empty, values that need quotes; and the question whether
# cust-merge writes what tests/oracle/merge.py says, however it is run.
package Sources;
use strict;
use warnings;
use Exporter 'import';
use Customers;
use Run;
use JSON::PP;
our @EXPORT = qw(seed draw one_of records in_order text agree merge refused spills);

my $state = 1;

sub seed
{
	($state) = @_;
	return;
}

sub draw
{
	my ($n) = @_;
	$state = ($state * 1103515245 + 12345) % 2147483648;
	return int($state / 65536) % $n;
}

sub one_of
{
	return $_[ draw(scalar @_) ];
}

my @TEXTS = ('Kanarja', 'kanarjalintu', '', '', 'plain', "J\xc3\xa4ms\xc3\xa4", 'a,b', 'c;d', 'say "x"', "two\nlines",
	"\r\n", ' padded ', "\t", 'x|y', '0', "\0", '"q"');

# What stands in a column of that name: $keys different keys, by and large.
sub value
{
	my ($column, $keys, $plain) = @_;
	my $key = 1 + draw($keys);
	return draw(9) == 0 ? '' : "K$key" if $column =~ /^(?:k|customer_id|Asiakasnumero|other)$/;
	return one_of('', 'kanarja(at)example.fi', ("kanarja$key\@example.fi") x 8) if $column =~ /^(?:email|E-mail|S\xc3\xa4hk\xc3\xb6posti)$/;
	return draw(5) == 0 ? '' : sprintf '+358%d05550199%d', 4 + $key % 2, $key % 10 if $column =~ /^(?:phone|Puhelin|Mobile)$/;
	return one_of('', '', 'n/a', '2024-02-29', sprintf '20%02d-%02d-%02d', draw(25), 1 + draw(12), 1 + draw(28))
		if $column =~ /_(?:date|at)$/;
	return one_of('', draw(40), -draw(9), draw(100) / 4) if $column =~ /^(?:n\d|amount)$/;
	return one_of('', 'EUR', 'PLN') if $column eq 'currency';
	return one_of('', 'yes', 'no', 'perhaps') if $column eq 'consent';
	return one_of('', 'n/a', '-', map { "Kanarja$_" } 1 .. 5) if $column =~ /^(?:.*name|Sukunimi|city|Kaupunki|street|few)$/;
	return one_of('', '', 'plain', 'Kanarja', 'x' x draw(9)) if $plain;
	return one_of(@TEXTS);
}

# $n records of these columns.  Column rid is "NAME1", "NAME2" ... for $o{name};
# with $o{plain} no value needs quotes.
sub records
{
	my ($columns, $n, %o) = @_;
	my @made;
	for my $i (1 .. $n) {
		push @made, [ map { $_ eq 'rid' ? "$o{name}$i" : value($_, $o{keys} // 20, $o{plain}) } @$columns ];
	}
	return \@made;
}

# By the bytes of these fields, one part after the other.
sub in_order
{
	my ($records, @at) = @_;
	my @order = sort {
		my $less = 0;
		$less ||= $records->[$a][$_] cmp $records->[$b][$_] for @at;
		$less || $a <=> $b;
	} 0 .. $#$records;
	return [ @$records[@order] ];
}

# As a file; $o{quotes}: some that nobody needs.
sub text
{
	my ($columns, $records, %o) = @_;
	my $d = $o{delimiter} // ',';
	my $text = '';
	for my $r ($columns, @$records) {
		my @fields = map {
			my $special = $r == $columns ? qr/[",;|\t\r\n]/ : qr/["\r\n\Q$d\E]/;
			/$special/ || ($r != $columns && $o{quotes} && draw(4) == 0) ? '"' . s/"/""/gr . '"' : $_;
		} @$r;
		$text .= (@fields == 1 && $fields[0] eq '' ? '""' : join $d, @fields) . "\n";
	}
	return $text;
}

# cust-merge with these arguments in $dir, and that nothing of the data is said.
sub merge
{
	my ($dir, $args, %o) = @_;
	my $r = run(cmd => [ 'cust-merge', @$args ], dir => $dir, %o);
	ok(0, "@$args: values are said", visible($r->{err})) if $r->{err} =~ canaries();
	return $r;
}

# It fails, says $said, and what has left before, if anything, has the mark.
sub refused
{
	my ($dir, $what, $args, $said) = @_;
	my $r = merge($dir, $args);
	my $good = $r->{status} eq '2' && $r->{out} =~ /\A\z|^"stream cut short by cust-merge\n\z/m && $r->{err} =~ /\Acust-merge: (?s:.*$said)/;
	ok($good, "$what is refused", "status $r->{status}\n$r->{out}$r->{err}");
	return;
}

# With little memory these arguments make temp files.
sub spills
{
	my ($dir, @args) = @_;
	return if !defined Run::which('strace') || sanitized('cust-merge');
	my $r = run(cmd => [ qw(strace -f -e), 'trace=openat,memfd_create', qw(-o calls cust-merge -S 64K -o /dev/null), @args ], dir => $dir);
	my $temp = slurp("$dir/calls") =~ /O_TMPFILE|memfd_create|O_EXCL/;
	ok($temp && $r->{status} eq '0', "-S 64K uses temp files: @args", $r->{err});
	return;
}

my @WAYS = ([ [qw(-S 1M)], {} ], [ [qw(-j 1)], {} ], [ [], { CUST_CHUNK => 61 } ], [ [qw(-j 2)], { CUST_CHUNK => 4095 } ],
	[ [qw(-S 64K -v)], {} ], [ [], { CUST_SCAN => 'libcsv' } ]);

# Each case is a list: folder, then arguments.  The command and the oracle write
# the same, and so does the command with other limits, threads and pieces.
sub agree
{
	my ($name, @cases) = @_;
	my @jobs = map { my ($dir, @args) = @$_; { dir => $dir, args => \@args } } @cases;
	my $r = run(cmd => [qw(python3 tests/oracle/merge.py --batch)], in => JSON::PP->new->ascii->encode(\@jobs));
	return ok(0, "$name: the oracle", $r->{err}) if $r->{status} ne '0';
	my $expected = JSON::PP->new->decode($r->{out});
	my $way = 0;
	for my $i (0 .. $#cases) {
		my ($dir, @args) = @{ $cases[$i] };
		my $wrong = '';
		for my $how ([ [], {} ], @WAYS[ map { $way++ % @WAYS } 1, 2 ]) {
			my ($more, $env) = @$how;
			last if $wrong ne '';
			$wrong = differs($expected->[$i], $dir, [ @$more, @args ], $env);
			$wrong = join(' ', %$env, @$more) . "\n$wrong" if $wrong ne '' && (%$env || @$more);
		}
		ok($wrong eq '', "$name: @args", $wrong);
	}
	return;
}

sub differs
{
	my ($want, $dir, $args, $env) = @_;
	unlink map { "$dir/$_" } keys %{ $want->{files} };
	my $r = merge($dir, $args, env => $env);
	return "status $r->{status}, expected $want->{status}\n$want->{err}\n$r->{err}" if $r->{status} ne $want->{status};
	return difference($want->{out}, $r->{out}) if $r->{out} ne $want->{out};
	return 'nothing is said' if $want->{status} ne '0' && $r->{err} eq '';
	for my $file (sort keys %{ $want->{files} }) {
		my $got = slurp("$dir/$file");
		return "$file:\n" . difference($want->{files}{$file}, $got) if !defined $got || $got ne $want->{files}{$file};
	}
	return '';
}

1;
