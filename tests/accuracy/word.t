#!/usr/bin/perl
# Genders, yes and no, consent, languages: the sets of words of each language,
# each column by its own.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin", "$FindBin::Bin/..";
use Accuracy;
use Run;

# Men, women, others: what the letters of a column are.
my @GENDERS = (
	[ 'fi' => [qw(M mies Mies MIES)], [qw(N nainen Nainen)], ['muu'] ],
	[ 'pl' => [qw(M)], [qw(K)], [] ],
	[ 'pl, words' => [qw(mężczyzna Mężczyzna)], [qw(kobieta KOBIETA)], [] ],
	[ 'hr' => [qw(M)], [qw(Ž ž)], [] ],
	[ 'hr without accents' => [qw(M)], [qw(Z)], [] ],
	[ 'hr, words' => [qw(muško muškarac)], [qw(žensko žena)], [] ],
	[ 'sv' => [qw(M)], [qw(K)], [] ],
	[ 'sv, words' => [qw(man Man)], [qw(kvinna Kvinna)], [] ],
	[ 'de' => [qw(m M)], [qw(w W)], [qw(d)] ],
	[ 'de, words' => [qw(männlich)], [qw(weiblich)], [qw(divers)] ],
	[ 'en' => [qw(M m)], [qw(F f)], [qw(X)] ],
	[ 'en, words' => [qw(male Male)], [qw(female FEMALE)], [] ],
	[ 'fr' => [qw(H)], [qw(F)], [] ],
	[ 'fr, words' => [qw(homme)], [qw(femme)], [] ],
	[ 'es' => [qw(H)], [qw(M)], [] ],
	[ 'es, words' => [qw(hombre)], [qw(mujer)], [] ],
	[ 'ISO 5218' => [qw(1)], [qw(2)], [] ],
);

sub genders
{
	for (@GENDERS) {
		my ($name, @sets) = @$_;
		my (@in, @want);
		for my $i (0 .. 2) {
			for my $word (@{ $sets[$i] }) {
				push @in, $word, " $word";
				push @want, (qw(m f x))[$i], (qw(m f x))[$i];
			}
		}
		my @got = normalize('gender', \@in);
		my @wrong = map { "$in[$_]: @{ $got[$_] }" } grep { $got[$_][0] ne $want[$_] } 0 .. $#in;
		figure("genders, $name", scalar @in, \@wrong, 1);
	}
	# A letter alone may mean either.
	my @got = normalize('gender', [qw(M M M)]);
	my @wrong = grep { $_->[0] ne 'M' || $_->[1] !~ /ambiguous_code/ } @got;
	figure('a letter alone is told', 3, [ map { "@$_" } @wrong ], 1);
	return;
}

my %YES = (fi => [qw(kyllä Kyllä k)], pl => [qw(tak Tak TAK t)], hr => [qw(da Da d)], sv => [qw(ja Ja j)],
	en => [qw(yes Yes y)], de => [qw(ja Ja j)], fr => [qw(oui)], es => [qw(sí si)], codes => [qw(1 true TRUE on x)]);
my %NO = (fi => [qw(ei Ei e)], pl => [qw(nie Nie n)], hr => [qw(ne Ne n)], sv => [qw(nej Nej n)], en => [qw(no No n)],
	de => [qw(nein Nein n)], fr => [qw(non)], es => [qw(no)], codes => [qw(0 false off)]);

sub booleans
{
	for my $set (sort keys %YES) {
		my @in = (@{ $YES{$set} }, @{ $NO{$set} }, '');
		my @want = (('true') x @{ $YES{$set} }, ('false') x @{ $NO{$set} }, '');
		for my $rule (qw(boolean consent)) {
			my %name = $rule eq 'consent' ? (true => 'granted', false => 'denied') : (true => 'true', false => 'false');
			my @got = normalize($rule, \@in, options => [ '--lang', $set eq 'codes' ? 'en' : $set ]);
			# One letter may also be that of a refusal ("d").
			my @wrong = map { "$in[$_]: @{ $got[$_] }" }
				grep { length $in[$_] > ($rule eq 'consent') && $got[$_][0] ne $name{ $want[$_] } } 0 .. $#in;
			figure("$rule, $set", scalar @in, \@wrong, 1);
		}
	}
	return;
}

# Nothing that is not surely a grant is one.
sub no_grant_by_mistake
{
	my @in = ('', ' ', '-', '?', 'maybe', 'ehkä', 'pending', 'unknown', 'N/A', 'null', '2', '-1', '01.02.2024', 'ye', 'yess',
		'not yes', 'yes?', 'no yes', 'granted?', 'opt', 'k/e', 'yes/no', 'T/N', 'opt-out', 'unsubscribed', 'cancelled', 'bounced',
		'revoked', 'withdrawn', 'peruttu', 'wycofana', 'opozvano', 'ei kyllä', 'nie tak', 'x?', '0.5', 'TRUEFALSE', 'a@x.fi');
	my @got = normalize('consent', \@in);
	my @wrong = map { $in[$_] } grep { $got[$_][0] eq 'granted' } 0 .. $#in;
	figure('nothing is granted by mistake', scalar @in, \@wrong, 1);
	return;
}

# Codes of ISO 639 and names, with the tag of BCP 47.
my %LANGUAGE = (
	fi => [qw(fi FI fin suomi Finnish fiński finski finska Finnisch finnois finés)], pl => [qw(pl pol polski puola Polish polska Polnisch)],
	hr => [qw(hr hrv hrvatski kroatia Croatian chorwacki Kroatisch)], sv => [qw(sv swe svenska ruotsi Swedish szwedzki švedski)],
	en => [qw(en eng englanti English angielski engleski)], de => [qw(de deu ger Deutsch saksa German niemiecki njemački)],
	et => [qw(et est eesti viro Estonian)], ru => [qw(ru rus русский venäjä Russian rosyjski)], uk => [qw(uk ukr українська ukraina Ukrainian)],
	'en-GB' => [qw(en-GB en_GB en-gb EN_GB)], 'pt-BR' => [qw(pt-BR pt_br)], 'sv-FI' => [qw(sv-FI sv_FI.UTF-8)], 'zh-Hant-TW' => ['zh-hant-tw'],
	he => [qw(he iw heb hebrew)], cs => [qw(cs ces cze čeština Czech)], el => [qw(el ell gre Greek)],
);

sub languages
{
	my (@in, @want);
	for my $tag (sort keys %LANGUAGE) {
		push @in, @{ $LANGUAGE{$tag} };
		push @want, ($tag) x @{ $LANGUAGE{$tag} };
	}
	my @got = normalize('language', \@in);
	my @wrong = map { "$in[$_]: @{ $got[$_] }, not $want[$_]" } grep { $got[$_][0] ne $want[$_] } 0 .. $#in;
	figure('languages', scalar @in, \@wrong, 1);
	return;
}

genders();
booleans();
no_grant_by_mistake();
languages();
done();
