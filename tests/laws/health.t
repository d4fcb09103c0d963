#!/usr/bin/perl
# cust-stats --health: the score is a fact about the records; each defect takes
# its points from its own dimension and from no other; the points add up.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use File::Temp qw(tempdir);
use List::Util qw(shuffle sum0);

skip_all('no cust-stats in PATH') if !grep { $_ eq 'cust-stats' } commands();
my $dir = tempdir('health-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my @COLUMNS = qw(customer_id first_name last_name email phone street postcode city country
	birth_date created_at updated_at consent);
my %AT = map { $COLUMNS[$_] => $_ } 0 .. $#COLUMNS;
my $N = 200;
srand 11;

a_healthy_register();
same_whatever_the_way();
each_defect_costs_its_points();
points_add_up();
failing_records();
done();

# Records without any defect, as lists.
sub healthy
{
	my @first = ('Aino', 'Eero', "P\xc3\xa4ivi", 'Olli', 'Salla');
	my @last = ('Korhonen', "M\xc3\xa4kinen", 'Salo', 'Laine', 'Niemi');
	return map { [ "C$_", $first[ $_ % 5 ], $last[ $_ % 5 ], "person$_\@example.fi", sprintf('+35840123%04d', $_),
			'Koivukuja ' . (1 + $_ % 90), sprintf('%05d', 100 * (1 + $_ % 900)), 'Helsinki', 'FI',
			sprintf('19%02d-03-04', 40 + $_ % 50), '2020-05-06', sprintf('2026-%02d-11', 1 + $_ % 10), 'granted' ] } 1 .. $N;
}

sub text
{
	my ($records, %o) = @_;
	my $d = $o{delimiter} // ',';
	my $end = $o{end} // "\n";
	my $text = $o{bom} // '';
	for my $r (\@COLUMNS, @$records) {
		$text .= join($d, map { $o{quote} || /[",;\t\n]/ ? '"' . s/"/""/gr . '"' : $_ } @$r) . $end;
	}
	return $text;
}

sub health
{
	my ($file, @options) = @_;
	return run(cmd => [ qw(cust-stats --health --region FI --as-of 2026-11-22), @options, $file ], dir => $dir);
}

# dimension => points lost, and the score, of the report for programs.
sub lost
{
	my ($out) = @_;
	my (%lost, $score);
	my (undef, @lines) = split /\n/, $out;
	for (@lines) {
		my ($dimension, $rest) = split /,/, $_, 2;
		my @fields = $rest =~ /("(?:[^"]|"")*"|[^,]*)(?:,|$)/g;
		if ($dimension eq 'score') {
			$score = $fields[3];
		} else {
			$lost{$dimension} += $fields[3];
		}
	}
	return ($score, %lost);
}

sub a_healthy_register
{
	spew("$dir/healthy.csv", text([ healthy() ]));
	my $r = health('healthy.csv', '--format', 'csv');
	my ($score, %lost) = lost($r->{out});
	ok($r->{status} eq '0' && $score == 100 && !%lost, 'a register without defects has 100 points', $r->{out} . $r->{err});
	return;
}

# Some of everything.
sub sick
{
	my @r = healthy();
	$r[$_][ $AT{email} ] = '' for 0 .. 9;
	$r[$_][ $AT{phone} ] = '040-1234567' for 10 .. 19;
	$r[$_][ $AT{postcode} ] = 'ABC' for 20 .. 24;
	$r[$_][ $AT{customer_id} ] = 'C1' for 30 .. 33;
	$r[$_][ $AT{updated_at} ] = '12.3.2019' for 40 .. 44;
	$r[$_][ $AT{consent} ] = '' for 50 .. 60;
	$r[$_][ $AT{city} ] = 'HELSINKI, "north"' for 70 .. 75;
	return @r;
}

sub same_whatever_the_way
{
	my @r = sick();
	spew("$dir/sick.csv", text(\@r));
	my $want = health('sick.csv', '--format', 'json');
	ok($want->{status} eq '0' && $want->{out} =~ /"score"/, 'a sick register has a score', $want->{err});
	my %way = (shuffled => text([ shuffle @r ]), quoted => text(\@r, quote => 1), crlf => text(\@r, end => "\r\n"),
		bom => text(\@r, bom => "\xef\xbb\xbf"), 'tabs.tsv' => text(\@r, delimiter => "\t"), semicolons => text(\@r, delimiter => ';'));
	for my $name (sort keys %way) {
		spew("$dir/$name", $way{$name});
		my $r = health($name, '--format', 'json');
		ok($r->{out} eq $want->{out}, "same health: $name", $r->{err} . difference($want->{out}, $r->{out}));
	}
	for my $options ([qw(-j 1)], [qw(-j 4)], [qw(-S 1M)]) {
		my $r = health('sick.csv', '--format', 'json', @$options);
		ok($r->{out} eq $want->{out}, "same health: @$options", difference($want->{out}, $r->{out}));
	}
	return;
}

# A defect in one record, the dimension that pays, and what: its weight, by the
# share of the item within the dimension and that of the record in all.  Only a
# name or an address that is gone costs in two: nobody knows who it is.
sub each_defect_costs_its_points
{
	my @defects = (
		[ 'empty e-mail', email => '', completeness => 25 * 2 / 8 ],
		[ 'empty city', city => ' ', completeness => 25 / 8 ],
		[ 'placeholder for a street', street => '-', completeness => 25 / 8, identifiability => 5 / 2 ],
		[ 'placeholder for a last name', last_name => 'n/a', completeness => 25 / 8, identifiability => 5 / 2 ],
		[ 'invalid e-mail', email => 'person.example.fi', validity => undef ],
		[ 'impossible date', birth_date => '1980-02-30', validity => undef ],
		[ 'invalid postcode', postcode => 'ABC', validity => undef ],
		[ 'repeated number', customer_id => 'C7', uniqueness => 15 / 2 ],
		[ 'repeated e-mail', email => 'person7@example.fi', uniqueness => 15 / 2 ],
		[ 'phone in another form', phone => '040 1230001', consistency => undef ],
		[ 'name in capitals', last_name => 'KORHONEN', consistency => undef ],
		[ 'born after the record began', birth_date => '2021-01-01', consistency => undef ],
		[ 'old record', updated_at => '2020-01-01', timeliness => 15 ],
		[ 'record of last year', updated_at => '2025-06-01', timeliness => 7.5 ],
		[ 'record without a date', updated_at => '', timeliness => 15 ],
		[ 'consent not known', consent => '', contactability => 5 ],
	);
	my %unit; # validity and consistency share their weight out evenly
	for (@defects) {
		my ($name, $column, $value, %want) = @$_;
		my @r = healthy();
		$r[0][ $AT{$column} ] = $value;
		spew("$dir/defect.csv", text(\@r));
		my $r = health('defect.csv', '--format', 'csv');
		my ($score, %lost) = lost($r->{out});
		for my $dimension (keys %want) {
			$unit{$dimension} //= $lost{$dimension} * $N if !defined $want{$dimension};
			$want{$dimension} //= $unit{$dimension};
		}
		my @wrong = grep { abs(($lost{$_} // 0) - ($want{$_} // 0) / $N) > 1e-9 } keys %{ { %lost, %want } };
		ok(!@wrong && abs(100 - $score - sum0(values %lost)) < 1e-9, "$name costs its points and no others: " . join(' ', sort keys %want),
			$r->{out} . "wrong: @wrong");
	}
	# The columns with rules share a dimension out evenly.
	for ([ validity => 20 ], [ consistency => 10 ]) {
		my ($dimension, $weight) = @$_;
		my $columns = $weight / $unit{$dimension};
		ok($columns >= 9 && abs($columns - sprintf('%.0f', $columns)) < 1e-6, "$dimension is shared out to a whole number of columns", $columns);
	}
	return;
}

# What people see adds up too, to the tenth.
sub points_add_up
{
	my $r = health('sick.csv');
	my ($score) = $r->{out} =~ /^Health: ([\d.]+) of 100/;
	my ($dimensions, $causes) = $r->{out} =~ /\n(dimension .*?\n)\n(points .*?\n)\n/s;
	my $by_dimension = sum0(map { /^\w+ +\d+ +([\d.]+)/ ? $1 : 0 } split /\n/, $dimensions);
	my $by_cause = sum0(map { /^ +([\d.]+) / ? $1 : 0 } split /\n/, $causes);
	ok(abs($score + $by_dimension - 100) < .01, 'lost by dimension and the score are 100', "$score $by_dimension");
	ok(abs($score + $by_cause - 100) < .01, 'lost by cause and the score are 100', "$score $by_cause");
	return;
}

sub failing_records
{
	my $r = health('sick.csv', '--failing', 'failing.csv');
	my ($head, @lines) = split /\n/, slurp("$dir/failing.csv");
	ok($head eq join(',', @COLUMNS, 'faults', 'complete'), 'failing records have two columns more', $head);
	ok((grep { /,missing_email,/ } @lines) == 10 && (grep { /,invalid_postcode,/ } @lines) == 5 && (grep { /,no_consent,/ } @lines) == 11,
		'failing records say why', join "\n", @lines);
	my ($records) = $r->{out} =~ /\((\d+) records/;
	my $whole = $records - @lines + sum0(map { /,([\d.]+)$/ ? $1 : 0 } @lines);
	my $lost = sum0(map { /^completeness,/ ? (split /,/)[4] : 0 } split /\n/, health('sick.csv', '--format', 'csv')->{out});
	ok(abs($whole / $records - (1 - $lost / 25)) < 1e-9 && $lost > 0, 'records are as complete as the register', "$whole of $records, $lost lost");
	return;
}
