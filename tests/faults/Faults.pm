# What the fault tests share: the situations a command is put into, faults
# injected into its calls, and the law that holds whatever happens.
package Faults;
use strict;
use warnings;
use Exporter 'import';
use Customers;
use Run;
use File::Path qw(remove_tree);
use File::Temp qw(tempdir);
our @EXPORT = qw(situations in_pieces undisturbed disturbed law calls_of injected);

my $top = tempdir('faults-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $inject = Run::injector();
my $injected = 0;
my $replaced = qr/^(?:out\.csv|state\.tsv)$/; # files that are there before
my %bad = malformed();

sub injected
{
	return $injected;
}

# name => a folder with files, the arguments behind the plain ones, and the
# file on standard input.
sub situations
{
	my ($command) = @_;
	my $some = header() . customers(150);
	my $mixed = header() . join '', map { customers(9, 20 * $_) . (map { $bad{$_} } sort keys %bad)[$_] } 0 .. 7;
	my $many = header() . customers(9000);
	my %situations = (
		'a file'              => { args => ['in.csv'], files => { 'in.csv' => $some } },
		'standard input'      => { args => [], from => 'in.csv', files => { 'in.csv' => $some } },
		'all outputs'         => { args => [ '--rejects', 'r.csv', '--report', 'report.csv', '-o', 'out.csv', 'in.csv' ],
			files => { 'in.csv' => $mixed, 'out.csv' => "old\n" } },
		'a new output'        => { args => [ '-o', 'out.csv', 'in.csv' ], files => { 'in.csv' => $some } },
		'windows-1252'        => { args => [ '--encoding', 'windows-1252', 'in.csv' ], files => { 'in.csv' => $some } },
		'a bad record'        => { args => ['in.csv'], files => { 'in.csv' => $some . $bad{'a stray quote'} . customers(3, 500) } },
		'two inputs, threads' => { args => [ '-j', '2', 'in.csv', 'more.csv' ],
			files => { 'in.csv' => $some, 'more.csv' => header() . customers(90, 300) } },
		'little memory'       => { args => [ '-S', '1M', 'in.csv' ], files => { 'in.csv' => $many }, large => 1 },
	);
	$situations{spilling} = { args => [ '--keep', 'complete', '-S', '1M', 'in.csv' ], files => { 'in.csv' => $many }, large => 1 }
		if $command eq 'cust-dedupe';
	$situations{'a report'} = { args => [ '--format', 'json', 'in.csv' ], files => { 'in.csv' => $mixed =~ s/\n(?:C9|b")[^\n]*//gr } }
		if $command eq 'cust-stats';
	$situations{'more columns'} = { args => ['--changes', 'log.csv', '--flags', '--add', '--mask', 'email:domain', 'in.csv'],
		files => { 'in.csv' => $some } } if $command eq 'cust-normalize';
	%situations = (%situations, linking($some)) if $command eq 'cust-dedupe';
	%situations = (%situations, merging($some, $many)) if $command eq 'cust-merge';
	%situations = (%situations, segmenting($some)) if $command eq 'cust-segment';
	%situations = (%situations, studying($some)) if $command eq 'cust-stats';
	for my $name (keys %situations) {
		my $s = $situations{$name};
		@$s{qw(name command)} = ("$command, $name", $command);
		$s->{dir} = "$top/$command-" . $name =~ s/\W+/-/gr;
		mkdir "$s->{dir}" or die "$s->{dir}: $!";
		prepare($s);
		$s->{call} = [ $command, $s->{bare} ? () : plain($command, $s->{dir}), @{ $s->{args} } ];
		$s->{before} = listing($s);
	}
	return map { $situations{$_} } sort keys %situations;
}

# The modes of cust-merge.
sub merging
{
	my ($some, $many) = @_;
	my $more = header() . customers(90, 100);
	my $list = "email\n" . join '', map { (split /,/)[2] . "\n" } grep { /^[^",]*(?:,[^",]*){3}/ } (split /\n/, $some)[20 .. 60];
	my %two = ('in.csv' => $some, 'more.csv' => $more);
	my %keyed = (
		join => ['--join', 'full', '--on', 'customer_id', 'in.csv', 'more.csv'],
		'a join that is sorted' => ['--join', 'left', '--sorted', '--on', 'customer_id', 'sorted.csv', 'more.csv'],
		lists => ['--keep', 'in.csv', '--suppress', 'list.csv', '--on', 'email', 'in.csv', 'more.csv'],
		erasing => ['--erase', 'list.csv', '--on', 'email', '--into', 'tmp', 'in.csv', 'more.csv'],
		'one record a key' => ['--by', 'customer_id', '--provenance', 'won.csv', '--conflicts', 'lost.csv', 'in.csv', 'more.csv'],
		changes => ['--changes', '--on', 'customer_id', 'in.csv', 'more.csv'],
		coverage => ['--coverage', '--on', 'customer_id', 'in.csv', 'more.csv'],
		'sources of a list' => ['--sources', 'sources.csv', '--map', 'map.csv', '--canonical-names'],
	);
	my %files = (%two, 'sorted.csv' => header() . customers(60, 120), 'list.csv' => $list, 'sources.csv' => "file,label\nin.csv,a\nmore.csv,b\n",
		'map.csv' => "source,column,target\na,city,town\n");
	my %large = (
		'a large join' => ['--join', 'full', '--on', 'customer_id'], 'large keys' => [qw(--by email)],
		'large changes' => ['--changes', '--on', 'customer_id'], 'large coverage' => ['--coverage', '--on', 'email'],
	);
	return ((map { $_ => { args => $keyed{$_}, files => {%files} } } keys %keyed),
		map { $_ => { args => [ '-S', '1M', @{ $large{$_} }, 'in.csv', 'more.csv' ], large => 1,
			files => { 'in.csv' => $many, 'more.csv' => header() . customers(9000, 4000) } } } keys %large);
}

# The ways to find people.
sub linking
{
	my ($some) = @_;
	my @ids = map { (split /,/)[0] } grep { /^[^",]+,/ } (split /\n/, $some)[1 .. 9];
	my %files = ('in.csv' => $some . customers(40, 300), 'many.csv' => header() . customers(8000), 'decided.csv' => "a,b,same\n$ids[0],$ids[1],n\n$ids[2],$ids[3],y\n",
		'named.csv' => $some . customers(60) =~ s/^C(?=\d+,)/D/mgr);
	spew("$top/linking/$_", $files{$_}) for qw(in.csv named.csv);
	run(cmd => [qw(cust-dedupe -q --state state.tsv -o out.csv in.csv)], dir => "$top/linking");
	$files{'state.tsv'} = slurp("$top/linking/state.tsv");
	$files{'known.csv'} = header() . customers(60);
	run(cmd => [qw(cust-dedupe -q --model-out crm.model -o golden.csv named.csv)], dir => "$top/linking");
	$files{'crm.model'} = slurp("$top/linking/crm.model");
	run(cmd => [qw(cust-dedupe keys --model crm.model -o keys.tsv named.csv)], dir => "$top/linking");
	$files{'keys.tsv'} = join '', sort map { "$_\n" } split /\n/, slurp("$top/linking/keys.tsv");
	spew("$top/linking/sorted.tsv", $files{'keys.tsv'});
	run(cmd => [qw(cust-dedupe pairs --model crm.model -o pairs.tsv sorted.tsv)], dir => "$top/linking");
	$files{'pairs.tsv'} = slurp("$top/linking/pairs.tsv");
	run(cmd => [qw(cust-dedupe patterns --model crm.model -o patterns.tsv sorted.tsv)], dir => "$top/linking");
	$files{'patterns.tsv'} = slurp("$top/linking/patterns.tsv");
	my %ways = (
		'ids that stay' => [qw(--mark --state state.tsv --id-changes changes.csv --overrides decided.csv in.csv)],
		'known people' => [qw(--against known.csv --against-id customer_id --review review.csv in.csv)],
		'ids that begin' => [qw(--number id --state new.tsv in.csv)],
		people => [qw(--merged merged.csv --review review.csv --number person --household in.csv)],
		'people marked' => [qw(--mark --report report.csv --overrides decided.csv in.csv)],
		'people in little memory' => [ qw(-S 1M --merged merged.csv --household), 'many.csv' ],
		'an explanation' => [ '--explain', "$ids[0],$ids[1]", 'in.csv' ],
		'a model made' => [qw(--model-out new.model --survive city=weighted --never-merge-within note named.csv)],
		'a model used' => [qw(--model crm.model --report report.csv named.csv)],
		'all at once in little memory' => [qw(-S 1M --model crm.model --state state.tsv --review review.csv --report report.csv -o out.csv named.csv)],
		keys => [qw(keys --model crm.model named.csv)],
		pairs => [qw(pairs --model crm.model keys.tsv)],
		patterns => [qw(patterns --model crm.model keys.tsv)],
		training => [qw(train --model crm.model patterns.tsv)],
		clusters => [qw(cluster --model crm.model --pairs pairs.tsv --merged merged.csv named.csv)],
	);
	return map { $_ => { args => $ways{$_}, files => {%files}, bare => 1 } } keys %ways;
}

# The modes of cust-segment, with events, tiers and a model.
sub segmenting
{
	my ($some) = @_;
	my $rules = <<'END';
as_of 2025-06-30
events orders.csv key customer_id date day value amount
season xmas from "12-01" to "12-26"
let    gap = days since last(orders)
lifecycle stage of orders
rfm  = gap, count(orders), sum(orders where kind = "a") by nested 3
clv  of orders
tier abc = sum(orders) by share 80% names A B
tags t
  mail : email is valid and lower(email) not in file "list.txt" ignoring case
  kind : last(kind) = "b" or distinct(kind) > 1 or median_gap(orders) > 10
column first = first(orders)
extract email =~ /(?<user>[^@]+)@(?<host>.+)/
themes about = note by "themes.csv"
score p = logit "coef.csv"
let mine = city = "Split" or count(orders) > 2
END
	my @ids = map { (split /,/)[0] } grep { /^[^",]+,/ } (split /\n/, $some)[1 .. 60];
	my $orders = "customer_id,day,amount,kind\n" . join '', map {
		my $n = $_;
		map { sprintf "%s,202%d-%02d-%02d,%d.50,%s\n", $ids[$n], 3 + ($n + $_) % 2, 1 + ($n * 7 + $_ * 5) % 12, 1 + $n % 28, 5 + $n * $_ % 90,
			$_ % 2 ? 'a' : 'b' } 1 .. 1 + $n % 4
	} 0 .. $#ids;
	# Some buy often, some seldom, and most stop at some time: a model is found.
	my $months = "customer_id,order_date,amount\n" . join '', map {
		my $n = $_;
		map { sprintf "%s,202%d-%02d-10,%d.50\n", $ids[$n], 4 + int($_ / 12), 1 + $_ % 12, 5 + ($n * 31 + $_ * 7) % 90 }
			grep { $_ == 0 || ($n * $n * 7 + $_ * $_ * 3 + $_) % 10 < $n % 9 } 0 .. (1, 17, 3, 17, 9, 17, 1)[ $n % 7 ]
	} 0 .. $#ids;
	my %files = ('in.csv' => $some, 'orders.csv' => $orders, 'months.csv' => $months, 'r.seg' => $rules, 'list.txt' => "a\@x.fi\n",
		'f.seg' => "let mine = draw(customer_id, \"x\") < 0.4\ncolumn n = length(email)\nset c\n  A : city = \"Split\"\n  else B\n",
		'last.csv' => "customer_id,s\n$ids[0],A\n$ids[1],B\n", 's.seg' => "set s\n  A : city = \"Split\"\n  else B\n",
		'log.csv' => $orders =~ s/customer_id,day/customer_id,order_date/r, 'themes.csv' => "theme,polarity,weight,pattern\n,negation,3,\\bno\\b\na,positive,,quoted\nb,negative,2,plain\n",
		'coef.csv' => "term,coefficient,mean,sd\nintercept,-1,,\nmissing=x,1,,\n" =~ s/missing/city/r, 'g.csv' => "segment,city\nA,Split|Helsinki\nB,\n");
	my %modes = (
		events => ['-f', 'r.seg', '--audit', 'audit.csv', '--edges-out', 'edges.csv', 'in.csv'],
		explaining => ['-f', 'r.seg', '--explain', $ids[3], 'in.csv'],
		'a grid, split' => ['-f', 'g.csv', '--split', 'tmp', 'in.csv'],
		'a difference' => ['-f', 's.seg', '--diff', 'last.csv', 'in.csv'],
		checking => ['-f', 's.seg', '--check', 'in.csv'],
		'a query' => ['-f', 's.seg', '--to-sql', 'in.csv'],
		rfm => ['--rfm', 'log.csv'],
		fitting => ['-f', 'f.seg', '--fit', 'mine', '--gains', 'gains.csv', 'in.csv'],
		'a profile' => ['-f', 'f.seg', '--profile', 'c', 'in.csv'],
		clv => ['--clv', '--clv-out', 'model.csv', 'log.csv'],
		'clv by counts' => ['--clv=by bgbb unit month', 'months.csv'],
	);
	return map { $_ => { args => [ '--as-of', '2025-06-30', @{ $modes{$_} } ], files => {%files}, bare => 1 } } keys %modes;
}

# The same with input that comes in small pieces: many more reads that can fail.
sub in_pieces
{
	my ($s) = @_;
	return { %$s, name => "$s->{name}, in pieces", env => { CUST_CHUNK => 97 }, good => undef };
}

sub prepare
{
	my ($s) = @_;
	mkdir "$s->{dir}/tmp";
	spew("$s->{dir}/$_", $s->{files}{$_}) for keys %{ $s->{files} };
	return;
}

sub listing
{
	my ($s) = @_;
	return { map { substr($_, length("$s->{dir}/")) => 1 } glob "$s->{dir}/* $s->{dir}/.[!.]* $s->{dir}/tmp/* $s->{dir}/tmp/.[!.]*" };
}

# What a run leaves: status, signal, out, err and its files.
sub observe
{
	my ($s, %env) = @_;
	prepare($s);
	my $r = run(cmd => $s->{call}, dir => $s->{dir}, env => { TMPDIR => "$s->{dir}/tmp", %{ $s->{env} // {} }, %env }, limit => 20,
		$s->{from} ? (from => "$s->{dir}/$s->{from}") : ());
	my $now = listing($s);
	for my $file (grep { !-d "$s->{dir}/$_" && !$s->{files}{$_} || $_ =~ $replaced } keys %$now) {
		next if $s->{before}{$file} && $file !~ $replaced;
		$r->{files}{$file} = slurp("$s->{dir}/$file");
		unlink "$s->{dir}/$file";
	}
	return $r;
}

sub undisturbed
{
	my ($s) = @_;
	return $s->{good} //= observe($s);
}

# How many calls of a kind the undisturbed command makes.
sub calls_of
{
	my ($s, $what) = @_;
	spew("$top/count", "\0" x 8);
	observe($s, LD_PRELOAD => $inject, INJECT => $what, INJECT_COUNT => "$top/count");
	return unpack 'Q', slurp("$top/count");
}

# The run in which call number $at of that kind fails in that way, and if
# $lasting all behind it.
sub disturbed
{
	my ($s, $what, $how, $at, $lasting) = @_;
	$injected++;
	return observe($s, LD_PRELOAD => $inject, INJECT => $what, INJECT_HOW => $how, INJECT_AT => $at,
		$lasting ? (INJECT_LAST => 1) : ());
}

# What is wrong with run $r of a disturbed command, '' when the law holds:
# either all is as if nothing had happened, or the failure is told, without a
# value of the data, and nothing half made looks whole.
sub law
{
	my ($s, $r, $what, $how) = @_;
	my $good = undisturbed($s);

	return "says a value of the data: $r->{err}" if $r->{err} =~ canaries();
	return "never ends" if $r->{status} eq 'endless';
	my $same = $r->{status} eq $good->{status} && $r->{out} eq $good->{out} && alike($r, $good);
	return '' if $same;
	return "status $r->{status}, but not what the undisturbed run makes" if $r->{status} =~ /^[01]$/;
	return "status $r->{status}: $r->{err}" if $r->{status} ne '2';
	return "gives up: $r->{err}" if $how =~ /^(?:EINTR|EAGAIN|short)$/ || $what eq 'thread';
	return "fails and says nothing to the point: '$r->{err}'" if $r->{err} !~ /^\Q$s->{command}\E: \S/;
	return leftovers($s, $r) || halves($s, $r, $what);
}

sub alike
{
	my ($r, $good) = @_;
	my ($a, $b) = map { $_->{files} // {} } $r, $good;
	return join("\0", map { "$_\0$a->{$_}" } sort keys %$a) eq join("\0", map { "$_\0$b->{$_}" } sort keys %$b);
}

# Files that are neither the old nor the complete new one.
sub leftovers
{
	my ($s, $r) = @_;
	my $good = undisturbed($s);
	for my $file (sort keys %{ $r->{files} // {} }) {
		my $new = $good->{files}{$file};
		my $old = $s->{files}{$file};
		return "leaves $file behind" if !defined $new && !defined $old;
		next if defined $new && $r->{files}{$file} eq $new;
		next if defined $old && $r->{files}{$file} eq $old;
		return "leaves $file half written" if $file =~ /^(?:out|r)\.csv$|^(?:state|new)\.tsv$/;
	}
	return "takes $_ away" for grep { $_ =~ $replaced && !defined $r->{files}{$_} } keys %{ $s->{files} };
	return '';
}

# A stream that was begun ends with the marker, unless it cannot be written.
sub halves
{
	my ($s, $r, $what) = @_;
	my $good = undisturbed($s);
	return '' if $r->{out} eq '' || $r->{out} eq $good->{out} || $what eq 'write';
	my $marker = "\"stream cut short by $s->{command}\n";
	my $whole = $r->{out};
	return "begins a stream and does not end it with the marker" if $whole !~ s/\Q$marker\E\z//;
	my $should = $good->{out} =~ s/\Q$marker\E\z//r;
	return "writes something else than the undisturbed run" if substr($should, 0, length $whole) ne $whole;
	return '';
}

# The other ways to run cust-stats.
sub studying
{
	my ($some) = @_;
	my $state = "part,column,value,count\nversion,,1,\nrecords,,,2\ncolumn,1,city,\nrole,1,city,\nvalue,1,Split,2\nend,,,2\n";
	my $sketch = "part,column,value,count\nversion,,2,\nrecords,,,2\ncolumn,1,city,\nrole,1,city,\ncounter,1,filled,2\n"
		. "counter,1,seen,8\nfirst,1,Espoo,\nform,1,Aa,2\ntop,1,Espoo,2\nend,,,2\n";
	my %args = (
		'health'    => [qw(--health --region FI --as-of 2026-11-22 --failing failing.csv)],
		'groups'    => [qw(--by city)],
		'periods'   => [ '--period', 'year(order_date)' ],
		'cross'     => [ '--cross', 'city,country' ],
		'purchases' => ['--purchases'],
		'sources'   => [qw(--attribution city)],
		'roll-up'   => [ '--by', 'city', '--agg', 'count,sum(amount),max(order_date),distinct(note)' ],
		'metrics'   => [ '--by', 'city', '--metric', 'mean(amount)', '--metric', 'p90(amount)' ],
		'targets'   => [qw(--metrics goals.csv --fail-if-missed)],
		'trend'     => [ '--period', 'month(order_date)', '--k', '1' ],
		'gains'     => [qw(--gains amount --outcome city=Split)],
		'overlap'   => [qw(--overlap email --by city)],
		'pieces'    => [ qw(--split note --separator a --cross), 'city,note' ],
		'estimates' => [qw(--approx --save new.state --load sketch.state -s city)],
		'a page'    => [qw(--format html)],
		'a gate'    => [ '--baseline', 'base.state', '--fail-if', 'completeness(email) < 95% or psi(city) > 9' ],
		'states'    => [qw(--save new.state --load base.state -s city)],
	);
	my $goals = "name,metric,target\nsize,records(),1000000\nsplit,share(city=Split),<= 0\n";
	return map { ("way: $_" => { args => [ @{ $args{$_} }, 'in.csv' ], files => { 'in.csv' => $some, 'base.state' => $state, 'sketch.state' => $sketch, 'goals.csv' => $goals } }) } keys %args;
}

1;
