# What the tests here share: put values through the real command as one column,
# read its answer, count how many are right.
package Accuracy;
use strict;
use warnings;
use Exporter 'import';
use FindBin;
use lib "$FindBin::Bin/..";
use Run;
our @EXPORT = qw(normalize rows figure table);

sub field
{
	my ($s) = @_;
	$s =~ s/"/""/g;
	return "\"$s\"";
}

# The records of a CSV text, each a list of fields.
sub rows
{
	my ($text) = @_;
	my @rows;
	my $record = '';
	for my $line (split /^/m, $text) {
		$record .= $line;
		next if ($record =~ tr/"//) % 2;
		$record =~ s/\r?\n\z//;
		my @row;
		while ($record =~ /\G(?:"((?:[^"]|"")*)"|([^,]*))(?:,|\z)/gc) {
			push @row, defined $1 ? $1 =~ s/""/"/gr : $2;
			last if pos($record) == length $record && $record !~ /,\z/;
		}
		push @rows, \@row;
		$record = '';
	}
	return @rows;
}

# The values (bytes in UTF-8) as one column with that rule, beside a column of
# their countries when $o{countries} is given: [canonical form, flags]...
sub normalize
{
	my ($rule, $values, %o) = @_;
	my $in = "n,country,x\n";
	my $n = 0;
	for (@$values) {
		$in .= join(',', $n, $o{countries} ? $o{countries}[$n] : '', field($_)) . "\n";
		$n++;
	}
	my $r = run(cmd => [ 'cust-normalize', '-q', '--as-of', '2026-06-15', '--only', 'x', '--as', "x:$rule", '--flags',
		@{ $o{options} // [] } ], in => $in);
	return $r if $o{whole};
	die "cust-normalize: $r->{err}" if $r->{status} ne '0';
	my @rows = rows($r->{out});
	shift @rows;
	die 'cust-normalize: ' . @rows . " records of $n" if @rows != $n;
	return map { [ $_->[2], $_->[3] =~ s/\bx://gr ] } @rows;
}

# Say how many are right; must be the share $least.  @$wrong: what is not.
sub figure
{
	my ($what, $all, $wrong, $least) = @_;
	my $right = $all - @$wrong;
	my $more = join "\n", map { Run::visible($_) } @$wrong[ 0 .. ($#$wrong > 20 ? 20 : $#$wrong) ];
	printf "# %s: %d of %d right (%.2f %%)\n", $what, $right, $all, 100 * $right / ($all || 1);
	return ok($all > 0 && $right >= $least * $all, sprintf('%s: at least %g %% right', $what, 100 * $least), $more);
}

# The rows of a file of tests/data: split at tabs, comments and header left out.
sub table
{
	my ($file) = @_;
	my @lines = grep { !/^#/ } split /\n/, slurp("tests/data/$file") // die "tests/data/$file: $!";
	shift @lines;
	return map { [ split /\t/, $_, -1 ] } @lines;
}

1;
