#!/usr/bin/perl
# cust-merge stacks what an independent statement of it stacks: sources with
# other columns, names, orders, dialects, encodings and quotes, however they are
# told; what is stacked is conserved, and stacking it again changes nothing.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Sources;
use File::Temp qw(tempdir);

skip_all('no cust-merge in PATH') if !Run::which('cust-merge');
my $dir = tempdir('stack-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my @NAMES = (qw(customer_id Asiakasnumero email E-mail phone Puhelin Mobile first_name last_name Sukunimi city Kaupunki x y few),
	"S\xc3\xa4hk\xc3\xb6posti", 'a,b', 'c;d');

agree('seeds', map { cases($_) } 1 .. 8);
laws($_) for 1 .. 4;
done();

# Some of the names in some order, none of them twice.
sub columns
{
	my @left = @NAMES;
	return map { splice @left, draw(scalar @left), 1 } 1 .. 1 + draw(9);
}

sub files
{
	my ($seed, $n) = @_;
	my @file;
	seed($seed);
	for my $name (map { chr(96 + $_) . $seed } 1 .. $n) {
		my @columns = columns();
		my $records = records(\@columns, draw(12) == 0 ? 0 : draw(25), keys => 9);
		push @file, [ "$name.csv", one_of(',', ';', ';', "\t", '|') ];
		spew("$dir/$name.csv", text(\@columns, $records, delimiter => $file[-1][1], quotes => draw(2)));
	}
	return @file;
}

# Each source is told its delimiter, in one of the ways there are.
sub cases
{
	my ($seed) = @_;
	my @file = files($seed, 1 + draw(5));
	my %word = (',' => 'comma', ';' => 'semicolon', "\t" => 'tab', '|' => 'pipe');
	my @specs = map { ('--in', "$_->[0]:delimiter=" . one_of($_->[1], $word{ $_->[1] }) . one_of('', ",label=L$_->[0]")) } @file;
	my @list = map { join "\t", draw(2) ? "L$_->[0]" : '', $_->[0], $word{ $_->[1] } } @file;
	spew("$dir/list$seed.tsv", join "\n", "label\tfile\tdelimiter", @list, '');
	spew("$dir/map$seed.csv", "column,target\n" . one_of("x,email\n", "x,y\n", "few,-\n", "x,wish\nemail,-\n", "E-mail,x\n"));
	return (
		[ $dir, @specs ],
		[ $dir, '--sources', "list$seed.tsv", qw(--source-column from) ],
		[ $dir, @specs, one_of('--by-name', '--canonical-names'), '--source-column', 'from' ],
		[ $dir, @specs, one_of([ '-D', ';' ], [ '-D', 'tab' ])->@*, '--map', "map$seed.csv" ],
		[ $dir, '--sources', "list$seed.tsv", @specs[ 0, 1 ], '--canonical-names' ],
	);
}

# By what the oracle of the reader sees.
sub laws
{
	my ($seed) = @_;
	my @file = files(100 + $seed, 4);
	my @specs = map { ('--in', "$_->[0]:delimiter=$_->[1]") } @file;
	my $r = merge($dir, [ qw(-o stack.csv -D comma), @specs ]);
	my $stack = reader_json('-d', ',', "$dir/stack.csv");
	my @views = map { reader_json('-d', $_->[1], "$dir/$_->[0]") } @file;
	my @in = map { @{ $_->{records} } } @views;
	ok($r->{status} eq '0' && @in == @{ $stack->{records} }, "$seed: as many records as in the sources", $r->{err});
	my $lost = grep { values_of($in[$_]) ne values_of($stack->{records}[$_]) } 0 .. $#in;
	ok($lost == 0, "$seed: each has its values and no other", "$lost differ");
	my $again = merge($dir, [ '--in', 'stack.csv:delimiter=,' ]);
	ok($again->{out} eq slurp("$dir/stack.csv"), "$seed: twice is once", difference(slurp("$dir/stack.csv"), $again->{out}));
	return;
}

# In any order, as columns may move.
sub values_of
{
	return join "\1", sort grep { $_ ne '' } @{ $_[0]{fields} };
}
