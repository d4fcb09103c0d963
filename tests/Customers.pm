# Customers for tests: records made from a fixed seed, each malformation a file
# can have, and the plainest way to run each command on them.
package Customers;
use strict;
use warnings;
use Exporter 'import';
use Run;
our @EXPORT = qw(customers header canaries malformed plain output_grows ordered);

my @COLUMNS = qw(customer_id first_name last_name email phone street postcode city country
	birth_date order_date amount note);

# Words that stand in every record and may stand in no message.
sub canaries
{
	return qr/kanarja|5550199/i;
}

sub header
{
	return join(',', @COLUMNS) . "\n";
}

# $n records, numbered from $from; no two are the same person.
sub customers
{
	my ($n, $from) = @_;
	$from //= 1;
	my @first = ('Aino', 'Pawel', 'Ivana', "Se\xc3\xa1n", 'Zoe', 'Nils', "\xc3\x96zg\xc3\xbcr");
	my @city = ('Helsinki', "Krak\xc3\xb3w", 'Split', '"Cork, Ireland"', "\"M\xc3\xbcnchen\"");
	my @note = ('', '', 'plain', '"a ""quoted"" word"', "\"two\nlines\"", '" "', "\"\r\n\"", "\0", ' x ', '""');
	my $text = '';
	for my $i ($from .. $from + $n - 1) {
		my $name = 'Kanarja' . letters($i);
		$text .= join(',', "C$i", $first[ $i % @first ], $name, lc("$name\@example.org"),
			sprintf('+358405550199%03d', $i % 1000), "Kanarjatie $i", sprintf('%05d', 100 + $i % 90000),
			$city[ $i % @city ], 'FI', sprintf('19%02d-%02d-%02d', 40 + $i % 60, 1 + $i % 12, 1 + $i % 28),
			sprintf('2024-%02d-%02d', 1 + $i % 12, 1 + $i % 28), sprintf('%d.%02d', $i % 977, $i % 100),
			$note[ $i % @note ]) . ($i % 17 == 0 ? "\r\n" : "\n");
		$text .= "\n" if $i % 41 == 0;
	}
	return $text;
}

sub letters
{
	my ($i) = @_;
	my $s = '';
	for (; $i > 0; $i = int($i / 26)) {
		$s .= chr(97 + $i % 26);
	}
	return $s;
}

# name => the bytes of one bad record, line end included.  Each is set aside
# on its own; the reading goes on behind it.
sub malformed
{
	my $rest = ',x' x (@COLUMNS - 2);
	return (
		'a stray quote'           => "C9001,Ka\"narja$rest\n",
		'text behind a quote'     => "C9002,\"Kanarja\" x$rest\n",
		'a lone CR'               => "C9003,Kan\rarja$rest\n",
		'too few fields'          => "C9004,Kanarja\n",
		'too many fields'         => "C9005,Kanarja$rest,y,z\n",
		'too few, over two lines' => "C9006,\"Kanarja\nb\"\n",
		'not UTF-8'               => "C9007,Kanarja\xe4$rest\n",
		'a bad quote on line two' => "C9008,\"Kanarja\nb\" x$rest\n",
	);
}

# Arguments (before the operands) with which a command takes any customers and
# keeps every record; the files they need are made in $dir.
sub plain
{
	my ($command, $dir) = @_;
	return ('--key', 'customer_id') if $command eq 'cust-dedupe';
	return () if $command ne 'cust-segment';
	spew("$dir/rules.txt", "set size\n\tSmall : amount < 100\n\tLarge : amount >= 100\n");
	return ('--rules', 'rules.txt');
}

# Does the output grow with the input?  Not where it is one report.
sub output_grows
{
	return $_[0] ne 'cust-stats';
}

# Do the records leave one by one, in the order they came?  Then a failure late
# in the input finds an output that has begun.
sub ordered
{
	return output_grows($_[0]);
}

1;
