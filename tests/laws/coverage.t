#!/usr/bin/perl
# cust-merge --coverage: what each source has, lacks and could fill is what an
# independent statement says and what cust-stats counts; the customers in one
# source, in two, in all are all customers.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Sources;
use File::Temp qw(tempdir);

skip_all('no cust-merge in PATH') if !Run::which('cust-merge');
my $dir = tempdir('coverage-XXXXXX', TMPDIR => 1, CLEANUP => 1);

spew("$dir/map.csv", "source,column,target\n,x,comment\n,few,-\n");
agree('seeds', map { cases($_) } 1 .. 5);
agree('sorted', map { sorted_cases($_) } 1 .. 3);
agree('much', much());
spills($dir, qw(--coverage --on k big.csv large.csv));
sums($_) for 1 .. 4;
if (defined Run::which('cust-stats')) {
	as_stats($_) for 1 .. 3;
}
errors();
done();

sub files
{
	my ($seed, $order, %o) = @_;
	my @file;
	seed($seed);
	for my $i (0 .. draw(4)) {
		my @columns = ([qw(k x few email phone)], [qw(few street E-mail k rid)], [qw(k Mobile x consent)], [qw(rid k few x)])[$i]->@*;
		my $records = records(\@columns, draw(6) == 0 ? 0 : draw(50), name => chr(97 + $i), keys => 5 + draw(40), %o);
		$records = in_order($records, grep { $columns[$_] eq 'k' } 0 .. $#columns) if $order;
		push @file, chr(97 + $i) . "$seed.csv";
		spew("$dir/$file[-1]", text(\@columns, $records, delimiter => one_of(',', ',', ';')));
	}
	return @file;
}

sub cases
{
	my ($seed) = @_;
	my @file = files($seed);
	return map { [ $dir, '--coverage', @$_, @file ] } [], [qw(--on k --map map.csv)], [ qw(--on k --label), "$file[0]=first" ],
		[ '--on', 'k,few' ], [qw(--on k --on-normalized --by-name)];
}

sub sorted_cases
{
	my ($seed) = @_;
	return [ $dir, qw(--coverage --sorted --on k), files(100 + $seed, 1) ];
}

sub much
{
	seed(99);
	my @columns = qw(k few email);
	my %records = map { $_ => records(\@columns, 9000, name => $_, keys => 9000) } 'big', 'large';
	for my $name (sort keys %records) {
		$_->[0] &&= $_->[0] . 'y' x 100 for $records{$name}->@*;
		spew("$dir/$name.csv", text(\@columns, $records{$name}));
	}
	return [ $dir, qw(--coverage --on k big.csv large.csv) ];
}

# The table as a list of hashes; no value of it needs quotes.
sub table
{
	my ($head, @lines) = map { [ split /,/, $_, -1 ] } split /\n/, $_[0];
	return map { my %row; @row{@$head} = @$_; \%row } @lines;
}

sub sum
{
	my $sum = 0;
	$sum += $_ for @_;
	return $sum;
}

sub sums
{
	my ($seed) = @_;
	my @file = files(200 + $seed, 0, plain => 1);
	my @rows = table(merge($dir, [ qw(-D comma --coverage --on k), @file ])->{out});
	my @filled = grep { $_->{measure} eq 'filled' } @rows;
	my @wrong = grep { $_->{count} + $_->{gap} != $_->{records} || $_->{fillable} > $_->{gap} } @filled;
	ok(@filled > 0 && !@wrong, "$seed: filled and gap are the records", join ' ', map { $_->{column} } @wrong);
	my @overlap = grep { $_->{measure} eq 'overlap' } @rows;
	my @in = grep { $_->{measure} eq 'customers' && $_->{column} =~ /^in \d+ sources?$/ } @rows;
	my %keys = map { $_ => 1 } map { keys_of($_) } @file;
	my ($by_sources, $by_number) = map { my $rows = $_; sum(map { $_->{count} } @$rows) } \@overlap, \@in;
	ok($by_sources == keys %keys && $by_number == keys %keys, "$seed: overlaps are all keys, numbers of sources too", "$by_sources, $by_number");
	for my $file (@file) {
		my ($customers) = grep { $_->{measure} eq 'customers' && $_->{source} eq $file } @rows;
		my %own = map { $_ => 1 } keys_of($file);
		my $part = sum(map { $_->{count} } grep { "|$_->{source}|" =~ /\|\Q$file\E\|/ } @overlap);
		ok($customers->{count} == keys %own && $part == keys %own, "$seed: the overlaps of $file are its customers");
	}
	my @plain = grep { $_->{measure} ne 'filled' } table(merge($dir, [ qw(-D comma --coverage), @file ])->{out});
	ok(@plain == 0, "$seed: without a key columns only");
	return;
}

sub keys_of
{
	my ($head, @lines) = split /\n/, slurp("$dir/$_[0]");
	my $d = $head =~ /;/ ? ';' : ',';
	my @names = split /$d/, $head;
	my ($at) = grep { $names[$_] eq 'k' } 0 .. $#names;
	return grep { $_ ne '' } map { (split /$d/, $_, -1)[$at] } @lines;
}

# Without placeholders both commands mean the same by filled.
sub as_stats
{
	my ($seed) = @_;
	my @file = files(300 + $seed, 0, plain => 1);
	spew("$dir/$_", slurp("$dir/$_") =~ s{n/a|-}{}gr) for @file;
	my @rows = table(merge($dir, [ qw(-D comma --coverage --by-name), @file ])->{out});
	for my $file (@file) {
		my $r = run(cmd => [ qw(cust-stats -D comma --format csv --top 0), $file ], dir => $dir);
		my @wrong = grep {
			my $stats = $_;
			!grep { $_->{source} eq $file && $_->{column} eq $stats->{column} && $_->{count} == $stats->{filled} && $_->{records} == $stats->{records} } @rows;
		} table($r->{out});
		ok($r->{status} eq '0' && !@wrong, "$seed: $file is filled as cust-stats says", join ' ', map { $_->{column} } @wrong);
	}
	return;
}

sub errors
{
	spew("$dir/in.csv", "k,x\nKanarja,1\n");
	for my $call ([qw(--coverage --on nix)], [qw(--coverage --sorted)], [qw(--coverage --extract in.csv --on k)]) {
		refused($dir, "@$call", [ @$call, 'in.csv' ], qr//);
	}
	return;
}
