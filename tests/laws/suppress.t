#!/usr/bin/perl
# cust-merge --keep, --suppress, --extract and --erase: who comes through is what
# an independent statement says, however addresses and numbers are written; a
# list keeps and suppresses complements; a list that says nothing is a failure;
# erasing leaves the rest of each file the bytes they were.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Sources;
use Digest::SHA qw(sha256_hex);
use File::Temp qw(tempdir);

skip_all('no cust-merge in PATH') if !Run::which('cust-merge');
my $dir = tempdir('suppress-XXXXXX', TMPDIR => 1, CLEANUP => 1);

agree('seeds', map { cases($_) } 1 .. 8);
agree('much', much());
spills($dir, qw(--on email --suppress long.csv big.csv));
laws($_) for 1 .. 3;
erased($_) for 1 .. 3;
errors();
done();

# The same address or number, written otherwise.
sub otherwise
{
	my ($value) = @_;
	return $value if $value eq '';
	return one_of($value, uc $value, " $value ", ucfirst $value) if $value =~ /@/;
	return one_of($value, $value =~ s/^\+358(\d\d)(\d+)/+358 $1 $2/r, $value =~ s/^\+358(\d\d)(\d+)/0$1 $2/r, $value =~ s/^\+/00/r)
		if $value =~ /^\+358/;
	return $value;
}

sub put
{
	my ($file, $columns, $records, %o) = @_;
	my @written = map { [ map { otherwise($_) } @$_ ] } @$records;
	spew("$dir/$file", text($columns, \@written, delimiter => one_of(',', ',', ';'), %o));
	return;
}

sub files
{
	my ($seed) = @_;
	seed($seed);
	my @file = map { "$_$seed.csv" } 'a' .. ('b', 'c')[ draw(2) ];
	for my $i (0 .. $#file) {
		my @columns = ([qw(rid email phone x)], [ qw(x Puhelin), "S\xc3\xa4hk\xc3\xb6posti", qw(rid Mobile) ], [qw(E-mail rid)])[$i]->@*;
		put($file[$i], \@columns, records(\@columns, 1 + draw(60), name => substr($file[$i], 0, 1)), quotes => 1);
	}
	return @file;
}

sub cases
{
	my ($seed) = @_;
	my @file = files($seed);
	put("list$seed.csv", [qw(E-mail phone)], records([qw(E-mail phone)], 1 + draw(9)));
	put("other$seed.csv", [qw(phone email note)], [ @{ records([qw(phone email x)], 12) }, [qw(n/a n/a n/a)] ]);
	my ($list, $other) = ("list$seed.csv", "other$seed.csv");
	my @on = ('--on', 'email,phone', qw(--region FI));
	return (
		[ $dir, qw(--on email --suppress), $list, @file ],
		[ $dir, qw(--on phone --region FI --suppress), $list, @file ],
		[ $dir, @on, '--suppress', $list, '--suppress', $other, @file ],
		[ $dir, @on, '--keep', $list, @file ],
		[ $dir, @on, '--keep', $list, '--keep', $other, qw(--source-column from), @file ],
		[ $dir, @on, '--keep', $other, '--suppress', $list, @file ],
		[ $dir, @on, '--extract', $list, @file ],
		[ $dir, qw(--on email --source-column from --label), "$file[0]=first", '--extract', $list, @file ],
	);
}

sub much
{
	seed(77);
	spew("$dir/big.csv", text([qw(rid email x)], records([qw(rid email x)], 9000, name => 'b', keys => 9000), quotes => 1));
	spew("$dir/long.csv", text([qw(email)], records([qw(email)], 9000, keys => 7000)));
	return map { [ $dir, qw(--on email), $_, 'long.csv', 'big.csv' ] } qw(--keep --suppress);
}

# Lines are records here.
sub laws
{
	my ($seed) = @_;
	seed(500 + $seed);
	my @columns = qw(rid email phone few);
	spew("$dir/all.csv", text(\@columns, records(\@columns, 200, name => 'r', plain => 1)));
	spew("$dir/list.csv", text([qw(phone email)], records([qw(phone email)], 5)));
	my $all = slurp("$dir/all.csv");
	for my $on ('email', 'phone', 'email,phone') {
		my @call = ('--on', $on, qw(--region FI));
		my $kept = merge($dir, [ @call, qw(--keep list.csv all.csv) ])->{out};
		my $left = merge($dir, [ @call, qw(--suppress list.csv all.csv) ])->{out};
		my ($head, @both) = split /^/, $kept;
		my (undef, @left) = split /^/, $left;
		my @order = sort { number($a) <=> number($b) } @both, @left;
		ok(join('', $head, @order) eq $all && @both > 0 && @left > 0, "$seed, $on: what is kept and what is not make the whole");
		spew("$dir/left.csv", $left);
		my $r = merge($dir, [ @call, qw(--suppress list.csv left.csv) ]);
		ok($r->{out} eq $left, "$seed, $on: suppressing twice is once", $r->{err} . difference($left, $r->{out}));
		$r = merge($dir, [ @call, qw(--keep list.csv left.csv) ]);
		ok($r->{out} eq $head, "$seed, $on: none of them is left", $r->{err} . difference($head, $r->{out}));
		$r = merge($dir, [ @call, qw(--keep list.csv --suppress list.csv all.csv) ]);
		ok($r->{out} eq $head, "$seed, $on: suppressing wins", $r->{err} . difference($head, $r->{out}));
	}
	return;
}

sub number
{
	return $_[0] =~ /^r(\d+),/ ? $1 : 0;
}

# Files without these persons, and a receipt that a checksum tool confirms.
sub erased
{
	my ($seed) = @_;
	my @file = files(800 + $seed);
	spew("$dir/ids.csv", "email,phone\n" . join '', map { "kanarja$_\@example.fi,\n" } 1 .. 4);
	mkdir "$dir/out$seed";
	my @call = (qw(--erase ids.csv --on email --into), "out$seed", @file);
	agree('erased', [ $dir, @call ]);
	my $r = merge($dir, \@call);
	for my $file (@file) {
		my $left = slurp("$dir/out$seed/$file") // '';
		my @found = grep { /kanarja[1-4]\@/i } split /^/, $left;
		ok($left ne '' && !@found, "$seed: $file is without them", "@found");
		my $sum = sha256_hex($left);
		my @rows = grep { /^\Q$file\E,/ && /,\Q$sum\E,/ } split /^/, $r->{out};
		ok(@rows == 1, "$seed: $file has the checksum of the receipt", $r->{out});
	}
	my @persons = $r->{out} =~ /kanarja|\@/gi;
	ok(!@persons, "$seed: no personal data in the receipt", "@persons");
	return;
}

sub errors
{
	spew("$dir/in.csv", "email,phone\nkanarja1\@example.fi,\n");
	spew("$dir/empty.csv", '');
	spew("$dir/none.csv", "email,phone\n");
	spew("$dir/blank.csv", "email,phone\n,\nn/a,-\n");
	spew("$dir/foreign.csv", "street\nKanarjatie 1\n");
	spew("$dir/list.csv", "email\nkanarja1\@example.fi\n");
	my %wrong = (
		'a list that is not there'          => [qw(--on email missing.csv)],
		'a file of no bytes'                => [qw(--on email empty.csv)],
		'a list without records'            => [qw(--on email none.csv)],
		'a list without a usable value'     => [ '--on', 'email,phone', 'blank.csv' ],
		'a list without the key'            => [qw(--on email foreign.csv)],
		'a list without one of the keys'    => [ '--on', 'email,phone', 'list.csv' ],
		'a key that the sources do not have' => [qw(--on street foreign.csv)],
	);
	for my $what (sort keys %wrong) {
		my ($on, $key, $list) = $wrong{$what}->@*;
		for my $way ('--keep', '--suppress', '--extract') {
			refused($dir, "$way: $what", [ $on, $key, $way, $list, 'in.csv' ], qr//);
		}
	}
	for my $call ([qw(--suppress list.csv in.csv)], [qw(--erase list.csv --on email in.csv)],
		[qw(--erase missing.csv --on email --into . in.csv)], [qw(--suppress list.csv --on email --join left in.csv in.csv)]) {
		refused($dir, "@$call", $call, qr//);
	}
	ok(slurp("$dir/in.csv") eq "email,phone\nkanarja1\@example.fi,\n", 'and the source is as it was');
	return;
}
