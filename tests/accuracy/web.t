#!/usr/bin/perl
# IP addresses as inet_pton and inet_ntop have them, and URLs whose parts are
# known.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin", "$FindBin::Bin/..";
use Accuracy;
use Chance;
use Run;
use Socket qw(AF_INET AF_INET6 inet_pton inet_ntop);

# With which an address or a URL is read.
my $READ = qr/^(?:(?:private_ip|no_scheme|credentials)(?:;|$))*$/;

sub group
{
	my $n = any([ 0, 0, random(65536), random(256) ]);
	return any([ sprintf('%x', $n), sprintf('%X', $n), sprintf('%04x', $n) ]);
}

# Mostly addresses, some with a fault.
sub address
{
	return join '.', map { any([ random(256), random(320), 0, 255 ]) } 1 .. any([ 4, 4, 4, 4, 3, 5 ]) if random(3) == 0;
	my @groups = map { group() } 1 .. 8;
	@groups[ 6, 7 ] = (join '.', map { random(256) } 1 .. 4) if random(8) == 0;
	pop @groups if !defined $groups[7];
	if (random(2)) {
		my $from = random(scalar @groups);
		my $count = 1 + random(@groups - $from);
		my @before = @groups[ 0 .. $from - 1 ];
		my @after = @groups[ $from + $count .. $#groups ];
		return join(':', @before) . '::' . join(':', @after);
	}
	pop @groups if random(10) == 0;
	push @groups, group() if random(10) == 0;
	return join ':', @groups;
}

# How inet_ntop of this system writes what is read, or nothing.
sub written
{
	my ($text) = @_;
	my $family = $text =~ /:/ ? AF_INET6 : AF_INET;
	my $packed = inet_pton($family, $text) // return '';
	return '' if $family == AF_INET && $text =~ /(?:^|\.)0\d/;
	# Where inet_ntop writes IPv4 at the end and RFC 5952 has no reason to.
	return undef if $family == AF_INET6 && $packed =~ /^\0{12}/;
	return inet_ntop($family, $packed);
}

sub addresses
{
	my @in = map { address() } 1 .. 20000;
	my @want = map { written($_) } @in;
	my @got = normalize('ip', \@in);
	my (@wrong, @refused);
	my ($n, $bad) = (0, 0);
	for (grep { defined $want[$_] } 0 .. $#in) {
		my $out = $got[$_][1] =~ $READ ? $got[$_][0] : '';
		my $list = $want[$_] eq '' ? \@refused : \@wrong;
		$want[$_] eq '' ? $bad++ : $n++;
		push @$list, "$in[$_]: $out, not $want[$_]" if $out ne $want[$_];
	}
	figure('IP addresses', $n, \@wrong, 1);
	figure('what is no IP address', $bad, \@refused, 1);
	return;
}

my @HOSTS = (
	[ 'Example.COM', 'example.com' ], [ 'www.x.fi', 'www.x.fi' ], [ 'M\xc3\x84RK\xc3\x84.fi', 'm\xc3\xa4rk\xc3\xa4.fi' ],
	[ 'xn--mrk-qlac.FI', 'xn--mrk-qlac.fi' ], [ '192.0.2.1', '192.0.2.1' ], [ '[2001:DB8::0:1]', '[2001:db8::1]' ],
	[ 'r6---sn.googlevideo.com', 'r6---sn.googlevideo.com' ], [ 'a.b.c.example.museum', 'a.b.c.example.museum' ],
);
my @PATHS = ('', '/', '/A/b', '/a%20b', '/~x/(1)', '/?q=1&r=%C3%A4', '?q', '#top', '/x;y=1', '/a/../b', "/\xc3\xa4");
my @NOT = ('http://', 'http:///x', 'http://.', 'http://..', 'http://-x.fi', 'http://x-.fi', 'http://x..fi', 'http://x.fi:99999',
	'http://x.fi:a', 'http://x y.fi', 'http://x.fi/a b', 'http://1.2.3', 'http://256.1.1.1', 'http://[::1', 'http://[1::2::3]',
	'://x.fi', 'http:/x.fi', 'http//x.fi', 'ht!tp://x.fi', 'http://x', 'http://*.x.fi', 'http://x.fi:80:80', 'javascript:alert(1)',
	'http://x.fi/<a>', "http://x.fi/\x01", 'http://xn--0.fi', 'mailto:a@x.fi', 'not a url', 'x@y.fi');

sub urls
{
	my (@in, @want);
	for my $scheme ([ 'http', 80 ], [ 'https', 443 ], [ 'ftp', 21 ]) {
		my ($name, $port) = @$scheme;
		for my $host (@HOSTS) {
			for my $path (@PATHS) {
				for ('', ":$port", ':8080', ':') {
					push @in, (random(2) ? uc $name : $name) . "://$host->[0]$_$path";
					push @want, "$name://$host->[1]" . ($_ eq ':8080' ? $_ : '') . $path;
				}
			}
		}
	}
	s/\\x([0-9a-f]{2})/chr hex $1/ge for @in, @want;
	my @got = normalize('url', \@in);
	my @wrong = map { "$in[$_]: @{ $got[$_] }, not $want[$_]" } grep { $got[$_][0] ne $want[$_] || $got[$_][1] !~ $READ } 0 .. $#in;
	figure('URLs', scalar @in, \@wrong, 1);
	@got = normalize('url', \@NOT);
	@wrong = map { "$NOT[$_]: $got[$_][0]" } grep { $got[$_][1] =~ $READ } 0 .. $#NOT;
	figure('what is no URL', scalar @NOT, \@wrong, 1);
	return;
}

addresses();
urls();
done();
