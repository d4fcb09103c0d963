#!/usr/bin/perl
# cust-merge --changes: what is new, changed and gone is what an independent
# statement says; with what stays the same it makes up both states; and the old
# state and the changes give the new one.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Sources;
use File::Temp qw(tempdir);

skip_all('no cust-merge in PATH') if !Run::which('cust-merge');
my $dir = tempdir('changes-XXXXXX', TMPDIR => 1, CLEANUP => 1);

spew("$dir/map.csv", "column,target\nx,wish\nfew,last_name\n");
agree('seeds', map { cases($_) } 1 .. 8);
agree('sorted', map { sorted_cases($_) } 1 .. 4);
agree('much', much());
spills($dir, qw(--changes --on k big.csv bigger.csv));
sums($_) for 1 .. 4;
nothing($_) for 1 .. 3;
errors();
done();

sub put
{
	my ($file, $columns, $records) = @_;
	spew("$dir/$file", text($columns, $records, delimiter => one_of(',', ',', ';')));
	return;
}

# The next state: some records go, some come, some change, some move.
sub later
{
	my ($columns, $records, %o) = @_;
	my ($other, @come) = records($columns, 11, name => 'n', %o)->@*;
	my @next;
	for my $r (@$records) {
		my @r = @$r;
		my $what = draw(10);
		next if $what == 0;
		$r[ draw(scalar @r) ] = $other->[ draw(scalar @r) ] if $what < 4;
		push @next, \@r;
		push @next, shift @come if $what == 5 && @come;
		@next[ -1, -2 ] = @next[ -2, -1 ] if $what == 6 && @next > 1;
	}
	return \@next;
}

sub states
{
	my ($seed, $order, %o) = @_;
	seed($seed);
	my @columns = qw(k x email few rid);
	my $old = records(\@columns, 1 + draw(60), name => 'o', keys => 20 + draw(60), %o);
	my $new = later(\@columns, $old, keys => 80, %o);
	($old, $new) = map { in_order($_, 0) } $old, $new if $order;
	put("old$seed.csv", \@columns, $old);
	# the same columns in another order and by other names, one new, one gone
	my @at = draw(2) ? (0 .. 4) : (4, 2, 0, 3);
	my @names = @columns[@at];
	@names = map { $_ eq 'email' ? 'E-mail' : $_ } @names if draw(2);
	my $extra = draw(2);
	put("new$seed.csv", [ @names, $extra ? 'y' : () ], [ map { my $r = $_; [ @$r[@at], $extra ? one_of('', 'y') : () ] } @$new ]);
	return ("old$seed.csv", "new$seed.csv");
}

sub cases
{
	my ($seed) = @_;
	my @file = states($seed);
	return (
		[ $dir, qw(--changes --on k), @file ],
		[ $dir, qw(--changes --on k), reverse @file ],
		[ $dir, qw(--changes --on email -D tab), @file ],
		[ $dir, qw(--changes --on email --on-normalized), @file ],
		[ $dir, '--changes', '--on', 'k,few', @file ],
		[ $dir, qw(--changes --on k --map map.csv), @file ],
	);
}

sub sorted_cases
{
	my ($seed) = @_;
	my @file = states(100 + $seed, 1);
	return map { [ $dir, qw(--changes --sorted --on k), @$_ ] } \@file, [ reverse @file ];
}

sub much
{
	seed(99);
	my @columns = qw(k rid x email few);
	my $old = records(\@columns, 9000, name => 'o', keys => 12000);
	put('big.csv', \@columns, [ @$old, map { [ 'K7', "m$_", '', '', '' ] } 1 .. 200 ]);
	put('bigger.csv', \@columns, [ later(\@columns, $old, keys => 12000)->@*, map { [ 'K7', "n$_", '', '', '' ] } 1 .. 300 ]);
	return [ $dir, qw(--changes --on k big.csv bigger.csv) ];
}

sub counted
{
	my %count = slurp("$dir/report.csv") =~ /^(\w+),,(\d+)$/mg;
	return @count{qw(records_new records_changed records_gone records_same)};
}

# Lines are records here.
sub sums
{
	my ($seed) = @_;
	my @file = states(200 + $seed, 0, plain => 1);
	my ($old, $new) = map { scalar(() = slurp("$dir/$_") =~ /\n/g) - 1 } @file;
	my $r = merge($dir, [ qw(--changes --on k --report report.csv), @file ]);
	my ($come, $changed, $gone, $same) = counted();
	my %lines = map { my $what = $_; ($what => scalar(() = $r->{out} =~ /^$what,/mg)) } qw(new changed gone);
	ok(defined $same && $come + $changed + $same == $new, "$seed: new, changed and same are the new state", "@{[ counted() ]}, $new");
	ok(defined $same && $gone + $changed + $same == $old, "$seed: gone, changed and same are the old state");
	ok($lines{new} == $come && $lines{changed} == $changed && $lines{gone} == $gone, "$seed: the report counts the records");
	my $all = join '', $r->{out} =~ /^(?:new|changed|gone),/mg;
	ok(!($all =~ /gone,(?:new|changed)/), "$seed: those that are gone stand last");
	my %column = slurp("$dir/report.csv") =~ /^\w*changed\w*,([^,\n]+),(\d+)$/mg;
	my %seen;
	$seen{$_}++ for map { split /\|/ } $r->{out} =~ /^changed,([^,\n]*)/mg;
	ok(!(grep { ($column{$_} // 0) != $seen{$_} } keys %seen), "$seed: and by column", slurp("$dir/report.csv"));

	merge($dir, [ qw(--changes --on k --report report.csv), reverse @file ]);
	my @back = counted();
	ok($back[0] == $gone && $back[1] == $changed && $back[2] == $come && $back[3] == $same, "$seed: the other way new is gone", "@back");
	return;
}

sub nothing
{
	my ($seed) = @_;
	my ($old) = states(300 + $seed);
	my ($head, @records) = split /^/, slurp("$dir/$old");
	my $empty = merge($dir, [ qw(--changes --on k --report report.csv), $old, $old ]);
	my ($come, $changed, $gone, $same) = counted();
	my $names = $empty->{out} =~ s/^change.changed_columns.//r;
	ok($names eq $head, "$seed: a file and itself do not differ", $empty->{err} . $empty->{out});
	ok($same > 0 && $come + $changed + $gone == 0, "$seed: and that is what is counted");
	spew("$dir/renamed.csv", join '', $head =~ s/^k/ref/r, @records);
	my $renamed = merge($dir, [ qw(--changes --on k=ref), $old, 'renamed.csv' ]);
	my @lines = split /^/, $renamed->{out};
	ok(@lines == 1, "$seed: nor does it when its key is called otherwise", $renamed->{err} . visible($lines[1] // 'no output'));
	spew("$dir/none.csv", $head);
	my ($new) = map { scalar(() = merge($dir, [ qw(--changes --on k), @$_ ])->{out} =~ /^new[,;]/mg) } [ 'none.csv', $old ];
	my ($went) = map { scalar(() = merge($dir, [ qw(--changes --on k), @$_ ])->{out} =~ /^gone[,;]/mg) } [ $old, 'none.csv' ];
	ok($new == $same && $went == $same, "$seed: against nothing all are new, or gone", "$new, $went, $same");
	return;
}

sub errors
{
	spew("$dir/a.csv", "k,x\nKanarja1,1\nKanarja2,2\n");
	spew("$dir/b.csv", "k,y\nKanarja2,1\nKanarja1,2\n");
	for my $call ([qw(a.csv)], [qw(a.csv b.csv a.csv --on k)], [qw(a.csv b.csv)], [qw(--on nix a.csv b.csv)], [qw(--on y a.csv b.csv)],
		[qw(--on k --coverage a.csv b.csv)]) {
		refused($dir, "@$call", [ '--changes', @$call ], qr//);
	}
	refused($dir, 'a record out of order', [qw(--changes --sorted --on k a.csv b.csv)], qr/b\.csv.*record 2 .*line 3.*not sorted by k/);
	my $r = merge($dir, [qw(--changes --on k --report report.csv a.csv b.csv)]);
	my $report = slurp("$dir/report.csv");
	my @only = $report =~ /^(columns_only_in_(?:old,x|new,y)),/mg;
	ok($r->{status} eq '0' && @only == 2, 'columns that one of the files has not are named', $report);
	return;
}
