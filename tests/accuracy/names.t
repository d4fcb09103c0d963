#!/usr/bin/perl
# How many of the popular names of 100 countries come back: from capitals, from
# small letters, from "Last, First", from the wrong code page; and that none
# changes which is as it should be.  Says the figures it has measured.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
use Encode qw(decode encode);

skip_all('cust-normalize is not built') if !grep { $_ eq 'cust-normalize' } commands();

# Those without capitals have none to give back.
my %names;
for (split /\n/, slurp('tests/data/popular-names.tsv')) {
	next if /^(?:#|kind\t)/;
	my ($kind, $form, $country, $bytes) = split /\t/;
	my $name = decode('UTF-8', $bytes);
	next if $name eq lc $name;
	for my $of (grep { $form eq 'b' || $form eq $_ } qw(l r)) {
		push @{ $names{"$kind$of"} }, { name => $name, country => $country };
	}
}

# The values of a column of that role, normalized; the flags behind a tab.
sub normalized
{
	my ($role, $values, @args) = @_;
	my $in = join("\n", $role, map { /[",]/ ? '"' . s/"/""/gr . '"' : $_ } map { encode('UTF-8', $_) } @$values) . "\n";
	my $r = run(cmd => [ qw(cust-normalize -q --flags -D tab), @args ], in => $in);
	die "cust-normalize: $r->{err}" if $r->{status} ne '0';
	my (undef, @got) = split /\n/, $r->{out}, -1;
	pop @got;
	die 'records were lost' if @got != @$values;
	return map { decode('UTF-8', $_) } @got;
}

# At least that share of values gives what is wanted, whatever the flags.
sub share
{
	my ($least, $what, $want, @got) = @_;
	my @bad = grep { $got[$_] !~ /^\Q$want->[$_]\E\t/ } 0 .. $#got;
	my $share = @got ? 100 * (@got - @bad) / @got : 0;
	splice @bad, 20;
	return ok(@got > 0 && $share >= $least, sprintf('%s: %d of %d, %.2f %%, at least %s %%', $what, $share * @got / 100 + 0.5,
		scalar @got, $share, $least), join "\n", map { encode('UTF-8', "$want->[$_]: $got[$_]") } @bad);
}

my %what = (gl => 'forenames as written there', gr => 'forenames in Latin letters', fl => 'surnames as written there',
	fr => 'surnames in Latin letters');
my %least = (g => 98, f => 99);

sub case_returns
{
	for my $of (sort keys %what) {
		my ($kind) = $of =~ /^(.)/;
		my $role = $kind eq 'g' ? 'first_name' : 'last_name';
		my $all = $names{$of};
		my $home = [ grep { $_->{country} =~ /^(?:FI|PL|HR)$/ } @$all ];
		for (['in capitals', sub { uc $_[0] }], ['in small letters', sub { lc $_[0] }]) {
			my ($how, $make) = @$_;
			for ([ $all, '', $least{$kind} ], [ $home, ' of Finland, Poland and Croatia', 99.8 ]) {
				my ($list, $where, $least) = @$_;
				my @want = map { $_->{name} } @$list;
				share($least, "$what{$of}$where, $how", \@want, normalized($role, [ map { $make->($_) } @want ]));
			}
		}
		my @mixed = map { $_->{name} } grep { $_->{name} ne uc $_->{name} } @$all;
		my @got = normalized($role, \@mixed);
		# Three of the table have a Cyrillic letter among Latin ones.
		my @want = map { "$_\t" . (/\p{Latin}/ && /\p{Cyrillic}/ ? "$role:mixed_script" : '') } @mixed;
		my @changed = grep { $got[$_] ne $want[$_] } 0 .. $#got;
		ok(!@changed, "$what{$of}: none of " . @mixed . ' with small and capital letters is changed or flagged',
			join "\n", map { encode('UTF-8', "$mixed[$_]: $got[$_]") } @changed);
	}
	return;
}

# Pairs of one country, in the order in which nobody can be mistaken.
sub commas_go
{
	my %family;
	push @{ $family{ $_->{country} } }, $_->{name} for @{ $names{fr} };
	my (@in, @want);
	for my $given (@{ $names{gr} }) {
		my $list = $family{ $given->{country} } or next;
		my $family = $list->[ @in % @$list ];
		push @in, "$family, $given->{name}";
		push @want, "$given->{name} $family";
	}
	share(98, 'names with a comma, given names first then', \@want, normalized('full_name', \@in));
	return;
}

# UTF-8 as those see it who take it for that page; bytes that the page has not
# are controls.
sub broken
{
	my ($page, $name) = @_;
	return join '', map {
		my $c = decode($page, $_);
		$c eq "\x{fffd}" ? $_ : $c;
	} split //, encode('UTF-8', $name);
}

sub broken_names_are_mended
{
	my %seen;
	my @latin = grep { /[^\x00-\x7f]/ && /^[\x00-\x{24f}\x{2019}]+$/ && !$seen{$_}++ } map { $_->{name} } @{ $names{gl} },
		@{ $names{fl} };
	for my $page (qw(cp1252 cp1250 iso-8859-2)) {
		my @in = map { broken($page, $_) } @latin;
		share(99, "names taken for $page", \@latin, normalized('last_name', \@in, '--as', '1:last_name(fix-mojibake)'));
		my @flagged = grep { /\tlast_name:mojibake$/ } normalized('last_name', \@in);
		ok(@flagged >= 0.99 * @in, sprintf '... and said when they are to stay: %d of %d', scalar @flagged, scalar @in);
	}
	return;
}

case_returns();
commas_go();
broken_names_are_mended();
done();
