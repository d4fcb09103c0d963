#!/usr/bin/perl
# cust-merge --by: each rule of survivorship lets the value survive that an
# independent statement names, with its provenance and its conflicts; every
# record is in one golden record and no more; golden records stay what they are.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Sources;
use File::Temp qw(tempdir);

skip_all('no cust-merge in PATH') if !Run::which('cust-merge');
my $dir = tempdir('golden-XXXXXX', TMPDIR => 1, CLEANUP => 1);

spew("$dir/map.csv", "column,target\nx,wish\nn1,-\nrid,comment\n");
agree('seeds', map { cases($_) } 1 .. 3);
agree('sorted', map { sorted_cases($_) } 1 .. 3);
agree('much', much());
spills($dir, qw(--by k big.csv));
partition($_) for 1 .. 3;
fixed_points($_) for 1 .. 3;
errors();
done();

sub put
{
	my ($file, $columns, $records) = @_;
	spew("$dir/$file", text($columns, $records, delimiter => one_of(',', ',', ';')));
	return;
}

# Columns that are decided one by one, bundles, and dates in two columns.
sub files
{
	my ($seed, $order) = @_;
	my @file;
	seed($seed);
	for my $i (0 .. draw(3)) {
		my @columns = (
			[qw(k rid first_name last_name few n1 x updated_at other_date email)],
			[qw(street E-mail few city k n1 Sukunimi first_name rid updated_at amount currency)],
			[qw(rid k consent consent_date few other_date street Kaupunki n1 x phone)])[$i]->@*;
		my $records = records(\@columns, draw(60), name => chr(97 + $i), keys => 5 + draw(20));
		$records = in_order($records, grep { $columns[$_] eq 'k' } 0 .. $#columns) if $order;
		push @file, chr(97 + $i) . "$seed.csv";
		put($file[-1], \@columns, $records);
	}
	return @file;
}

sub cases
{
	my ($seed) = @_;
	my @file = files($seed);
	my @sides = qw(--provenance trail.csv --conflicts conflicts.csv);
	my @labels = ('--label', "$file[0]=first");
	my $order = join '>', 'first', reverse @file[ 1 .. $#file ];
	return (
		[ $dir, qw(--by k), @sides, @file ],
		[ $dir, qw(--by rid), @sides, @file ],
		(map { [ $dir, qw(--by k), @sides, '--survive', "*=$_", @file ] } qw(first last recent complete longest frequent)),
		[ $dir, qw(--by k), @sides, @labels, '--survive', "*=source($order)", @file ],
		[ $dir, qw(--by k), @sides, '--survive', '*=oldest(other_date)', '--survive', 'few=all("; "),n1=max', @file ],
		[ $dir, qw(--by k --source-column from), @sides, '--survive', '*=last,rid=all', '--survive', 'few=longest,n1=min', '--survive', 'n1=max', @file ],
		[ $dir, qw(--by k), @sides, '--survive', '*=first,rid=max,x=min,updated_at=min', '--survive', 'first_name=longest', @file ],
		[ $dir, qw(--by k), @sides, '--survive', '*=first,email=valid,updated_at=valid', '--survive', 'city=longest,last_name=max', @file ],
		[ $dir, qw(--by k), @sides, '--survive', '*=last,email=recent(other_date),few=all(" / ")', '--survive', '3=frequent,role:first_name=min', @file ],
		[ $dir, qw(--by email --on-normalized), @sides, '--survive', '*=recent', @file ],
		[ $dir, '--by', 'k,few', @sides, '--survive', '*=recent(updated_at)', @file ],
		[ $dir, '--by', one_of('role:email', 'email', '"k"', '1'), @sides, '--survive', '"n1"=max,1=last', @file ],
		[ $dir, '--by', 'k', @sides, '--map', 'map.csv', qw(--survive wish=frequent), @file ],
		[ $dir, '--by', 'few', qw(--source-column from --canonical-names), @sides, '--survive', '*=frequent', @labels, @file ],
	);
}

sub sorted_cases
{
	my ($seed) = @_;
	my @file = files(100 + $seed, 1);
	return map { [ $dir, qw(--by k --sorted --provenance trail.csv --conflicts conflicts.csv --source-column from --survive), $_, @file ] }
		'*=first', '*=complete', '*=recent(updated_at)';
}

sub much
{
	seed(99);
	my @columns = qw(k rid few x updated_at long);
	my @more = map { [ 'K7', "m$_", "v$_", '', '2020-01-01', 'z' ] } 1 .. 400;
	my $records = records([ @columns[ 0 .. 4 ] ], 4000, name => 'b', keys => 3000);
	push @$_, 'y' x (200 + draw(2)) for @$records;
	put('big.csv', \@columns, [ @$records, @more ]);
	return map { [ $dir, qw(--by k --provenance trail.csv --conflicts conflicts.csv --survive), $_, 'big.csv' ] } '*=frequent,rid=all', '*=recent';
}

# The records of a stack, each in one golden record and in one row of its
# provenance, the winners with the losers.
sub partition
{
	my ($seed) = @_;
	my @file = files(200 + $seed);
	my @stack = split /^/, merge($dir, [ '-D', 'tab', @file ])->{out};
	my $r = merge($dir, [ '-D', ',', qw(--by k --survive), '*=first,rid=all("/")', @file ]);
	my $view = view($r->{out});
	my ($at, $key) = map { my $name = $_; (grep { $view->{header}[$_] eq $name } 0 .. $#{ $view->{header} })[0] } 'rid', 'k';
	my @rids = map { split m{/}, $_->{fields}[$at] } $view->{records}->@*;
	my %seen = map { $_ => 1 } @rids;
	my $records = view(merge($dir, [ '-D', ',', @file ])->{out})->{records};
	ok(@rids == @$records && keys %seen == @rids, "$seed: each record is in one golden record", @rids . ' of ' . @$records);
	my %keys;
	$keys{ $_->{fields}[$key] }++ for @$records;
	my $none = delete($keys{''}) // 0;
	ok($view->{records}->@* == keys(%keys) + $none, "$seed: one record a key, and those without");

	$r = merge($dir, [ qw(--by k --provenance trail.csv --survive), '*=first,rid=last', @file ]);
	my $trail = view(slurp("$dir/trail.csv") // "x\n");
	my (%count, $rows);
	for ($trail->{records}->@*) {
		my ($k, $column, $source, $record, undef, $losers) = $_->{fields}->@*;
		next if $column ne 'rid';
		$rows++;
		$count{$_}++ for "$source:$record", split /\|/, $losers;
	}
	my $several = 0;
	$several += $_ for grep { $_ > 1 } values %keys;
	ok($several > 0 && keys %count == $several && !(grep { $_ != 1 } values %count) && $rows == (grep { $_ > 1 } values %keys),
		"$seed: each record of several is in one row of the provenance", keys(%count) . " of $several");
	return;
}

sub view
{
	my ($text) = @_;
	spew("$dir/view.csv", $text);
	return reader_json("$dir/view.csv");
}

# What has nothing to merge stays as it is, and twice is once.
sub fixed_points
{
	my ($seed) = @_;
	seed(300 + $seed);
	my @columns = qw(k first_name last_name few n1 x updated_at city street);
	my $n = 0;
	my $single = records(\@columns, 80, keys => 50);
	$_->[0] &&= 'U' . $n++ for @$single;
	put('single.csv', \@columns, $single);
	my @file = files(300 + $seed);
	my $r = merge($dir, [ qw(--by k --conflicts conflicts.csv --provenance trail.csv), 'single.csv' ]);
	ok($r->{out} eq slurp("$dir/single.csv"), "$seed: records of a key each are the golden ones", $r->{err} . difference(slurp("$dir/single.csv"), $r->{out}));
	for ('trail', 'conflicts') {
		my @lines = split /^/, slurp("$dir/$_.csv") // '';
		ok(@lines == 1, "$seed: of them the $_ say nothing", "@lines");
	}
	for my $rules ([], [ '--survive', '*=last' ], [ '--survive', '*=frequent,n1=max' ]) {
		my $once = merge($dir, [ qw(--by k), @$rules, @file ]);
		spew("$dir/once.csv", $once->{out});
		my $twice = merge($dir, [ qw(--by k), @$rules, 'once.csv' ]);
		ok($once->{status} eq '0' && $twice->{out} eq $once->{out}, "$seed: twice is once, @$rules",
			$once->{err} . difference($once->{out}, $twice->{out}));
		my %same = map { my $m = $_; (merge($dir, [ qw(--by k), @$rules, @$m, @file ])->{out} => 1) } [qw(-S 1)], [qw(-S 1G)], ['-j1'];
		ok(keys %same == 1 && $same{ $once->{out} }, "$seed: whatever the memory and the threads, @$rules");
	}
	spew("$dir/bad.csv", slurp("$dir/$file[0]") . "bad\n");
	merge($dir, [qw(--by k --rejects rejects.csv --report report.csv bad.csv), @file ]);
	my %count = slurp("$dir/report.csv") =~ /^records_(\w+),,(\d+)$/mg;
	ok($count{set_aside} == 1 && $count{read} == $count{written} + $count{merged_away} + 1, "$seed: records read are written, merged away or set aside");

	# a record more of what there is already changes nothing
	my ($head, @more) = split /^/, slurp("$dir/single.csv");
	spew("$dir/more.csv", $head . slurp("$dir/single.csv") =~ s/\A[^\n]*\n//r);
	my $filled = run(cmd => [ 'cust-merge', qw(--by k single.csv more.csv) ], dir => $dir)->{out};
	my $keyless = grep { $_->[0] eq '' } @$single;
	ok(view($filled)->{records}->@* == @$single + $keyless, "$seed: a source given again adds records without a key only");
	return;
}

sub errors
{
	spew("$dir/in.csv", "k,x,first_name,last_name\nKanarja,1,Kanarja,b\n");
	for my $call ([qw(--by nix)], [qw(--by k --survive nix=first)], [qw(--by k --survive x=best)], [qw(--by k --survive x)],
		[qw(--by k --survive x=recent(nix))], [qw(--by k --survive x=source(nix))], [qw(--by k --survive x=recent)],
		[ qw(--by k --survive), 'first_name=first,last_name=last' ], [qw(--survive x=first)], [qw(--provenance trail.csv)],
		[qw(--by k --source-column x)], [qw(--by k --coverage)], [qw(--by k --join left)]) {
		refused($dir, "@$call", [ @$call, 'in.csv' ], qr//);
	}
	spew("$dir/unsorted.csv", "k,x\nKanarja2,1\nKanarja1,2\n");
	refused($dir, 'a record out of order', [qw(--by k --sorted unsorted.csv)], qr/unsorted\.csv.*record 2 .*line 3.*not sorted by k.*--sorted/);
	return;
}
