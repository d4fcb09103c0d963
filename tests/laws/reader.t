#!/usr/bin/perl
# The library's reader and the oracle, which knows nothing of it, say the same
# about thousands of awkward inputs, strict and lenient: records, raw bytes,
# and the place, kind and bytes of everything that is bad.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Run;

my $differ = ($ENV{BUILD} // '') . '/differ';
skip_all('needs differ in the folder $BUILD') if !-x $differ;

# One word for each reason: the oracle has words only.
my @WORDS = (
	[ qr/has a quote inside an unquoted field/                     => 'quote' ],
	[ qr/has text behind a closing quote/                   => 'behind quote' ],
	[ qr/the quote opened on line \d+ is never closed/      => 'unterminated' ],
	[ qr/has a line end unlike the others/                 => 'cr' ],
	[ qr/has \d+ fields?, expected.*?/                      => 'ragged' ],
	[ qr/is not UTF-8.*?|has a header that is not UTF-8/    => 'utf8' ],
	[ qr/was cut short: (cust-\w+).*?/                      => undef ],
	[ qr/is empty.*?|has blank lines only.*?/               => 'empty' ],
	[ qr/the header line has both.*?/                       => 'delimiter' ],
);

my $inputs = run(cmd => [ $differ, '-i', 4000 ])->{out};
my $library = run(cmd => [ $differ, '-t' ], in => $inputs);
my $oracle = run(cmd => [ 'python3', 'tests/oracle/reader.py', '--transcripts' ], in => $inputs);
ok($library->{status} eq '0' && $oracle->{status} eq '0', 'both read all of it', $library->{err} . $oracle->{err});

my @input = map { $_, $_ } split /\n/, $inputs;
my @library = split /\n\n/, in_words($library->{out});
my @oracle = split /\n\n/, $oracle->{out};
my @differ = sort { length $input[$a] <=> length $input[$b] }
	grep { ($library[$_] // '') ne ($oracle[$_] // '') } 0 .. $#input;
ok(!@differ, 'the reader and the oracle agree on ' . @input . ' readings',
	join '', map { show($_) } @differ[ 0 .. ($#differ < 2 ? $#differ : 2) ]);
ok((grep { /^bad/m } @oracle) > 1000 && (grep { /^record/m } @oracle) > 1000, 'the inputs are of all kinds');
done();

sub in_words
{
	my ($text) = @_;
	my @lines = split /^/, $text;
	for (@lines) {
		next if !/^(?:bad|end)/;
		for my $word (@WORDS) {
			my ($reason, $for) = @$word;
			last if s/^(bad \d+ \d+ \d+|end) $reason(?= \|)/"$1 " . ($for \/\/ "cut short by $2")/e;
		}
	}
	return join '', @lines;
}

sub show
{
	my ($i) = @_;
	return ($i % 2 ? 'lenient: ' : 'strict: ') . visible(pack 'H*', $input[$i])
		. "\n- oracle, + library\n" . difference("$oracle[$i]\n", ($library[$i] // '') . "\n");
}
