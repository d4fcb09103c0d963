#!/usr/bin/perl
# Golden records of cust-dedupe: an address, a name is that of one record, never
# halves of two; a refusal is never lost; nothing is made up.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Chance;
use Run;
use File::Temp qw(tempdir);

skip_all('no cust-dedupe in PATH') if !Run::which('cust-dedupe');
my $dir = tempdir('survivors-XXXXXX', TMPDIR => 1, CLEANUP => 1);
seed(7);

sub one_of
{
	return any(\@_);
}

sub word
{
	my ($n) = @_;
	return ucfirst join '', map { one_of(qw(ka ri lo mi ta su ne vo pi ha)) } 1 .. $n;
}

my @columns = qw(id first_name last_name email phone street postcode city consent_email updated_at);

# A record of a person: what was filled in that time, at one of two addresses.
sub record
{
	my ($p) = @_;
	my $home = one_of(@{ $p->{homes} });
	my @home = map { random(4) == 0 ? one_of('', '', '-') : $_ } @$home;
	my @name = map { random(6) == 0 ? '' : $_ } @{ $p->{name} };
	return ($p->{n}++, @name, $p->{email}, random(5) == 0 ? '' : $p->{phone}, @home,
		one_of('', 'yes', 'yes', 'no'), sprintf('2025-%02d-%02d', 1 + random(12), 1 + random(28)));
}

my @records;
for my $i (1 .. 500) {
	my @name = (word(2), word(4));
	my $p = { n => $i * 10, name => \@name, email => lc("$name[1]$i\@example.fi"), phone => sprintf('+35840%07d', $i * 7919),
		homes => [ map { [ word(3) . 'tie ' . random(90), sprintf('%05d', 100 + random(90000)), word(3) ] } 1, 2 ] };
	push @records, [ record($p) ] for 1 .. 1 + random(3);
}
my $in = join '', map { join(',', @$_) . "\n" } \@columns, @records;

for my $survive ([], [ '--survive', 'city=recent' ], [ '--survive', '*=last' ], [ '--survive', '*=frequent' ],
	[ '--survive', '*=weighted' ], [ '--survive', '*=longest,consent_email=denied' ]) {
	my $r = run(cmd => [ qw(cust-dedupe -q --number person --merged), "$dir/merged.csv", @$survive ], in => $in);
	die "status $r->{status}: $r->{err}" if $r->{status} ne '0';
	my (%of, @mixed, @lost, @made_up);
	for my $line (split /\n/, slurp("$dir/merged.csv")) {
		my ($person, undef, @field) = split /,/, $line, -1;
		push @{ $of{$person} }, \@field;
	}
	my $several = 0;
	for my $line (split /\n/, $r->{out}) {
		my @golden = split /,/, $line, -1;
		my $members = $of{ pop @golden } or next;
		$several++;
		for my $parts ([ 1, 2 ], [ 5, 6, 7 ]) {
			my $want = join ',', @golden[@$parts];
			push @mixed, $golden[0] if !grep { join(',', @$_[@$parts]) eq $want } @$members;
		}
		push @lost, $golden[0]
			if $golden[8] ne 'no' && grep { $_->[8] eq 'no' } @$members;
		for my $i (0 .. $#golden) {
			push @made_up, "$golden[0] $columns[$i]" if !grep { $_->[$i] eq $golden[$i] } @$members;
		}
	}
	my $what = "@$survive" || 'by default';
	ok($several > 250, "$what: people of several records", "there are $several");
	ok(!@mixed, "$what: no halves of two addresses or names", "@mixed");
	ok(!@made_up, "$what: every value is that of a record", "@made_up");
	next if $what =~ /\*=(?!longest)/;
	ok(!@lost, "$what: no refusal is lost", "@lost");
}

# The nightly example: whoever said no in one of its exports does not say yes in
# the list, and nobody is lost.
my @stages = (
	[ qw(cust-merge -q -r), "$dir/bad.csv", '--in', 'examples/nightly/columns.csv',
		'--in', 'examples/nightly/crm-fi.csv:encoding=windows-1252', 'examples/nightly/shop-pl.csv',
		'examples/nightly/newsletter-hr.tsv' ],
	[ qw(cust-normalize -q -r), "$dir/worse.csv", qw(--as-of 2025-06-30) ],
	[ 'cust-dedupe', '-q' ],
);
my ($clean, $text) = ('', '');
for my $stage (@stages) {
	($clean, $text) = ($text, run(cmd => $stage, in => $text)->{out});
}
my (%said, %golden);
for ([ \%said, $clean ], [ \%golden, $text ]) {
	my ($of, $csv) = @$_;
	for my $line (split /\n/, $csv =~ s/"[^"]*"//gr) {
		my @field = split /,/, $line, -1;
		push @{ $of->{ $field[3] } }, $field[13] if $field[3] ne '';
	}
}
my @refused = grep { grep { $_ eq 'denied' } @{ $said{$_} } } keys %said;
my @both = grep { grep { $_ eq 'granted' } @{ $said{$_} } } @refused;
ok(@both > 20, 'nightly: there are people who said both', scalar @both);
ok(!(grep { grep { $_ ne 'denied' } @{ $golden{$_} // [] } } @refused), 'nightly: no is no');
done();
