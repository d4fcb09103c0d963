# make            the five commands, in build/
# make demo       the main job on three real exports
# make check      the tests      make lint  faults  fuzz  bench    more of them
# make install    PREFIX=/usr/local DESTDIR=
# make deps       what is missing, from Debian (demo, check and lint do it first)
#
# CC=clang, CFLAGS=-O0, SAN=address,undefined build beside each other, in B.

VERSION  = 0.1.0
PREFIX   ?= /usr/local
CFLAGS   ?= -O2 -g
AWK      ?= awk
B        = build$(if $(filter-out cc gcc,$(CC)),/$(notdir $(CC)))$(if $(SAN),/$(SAN))

COMMANDS = cust-merge cust-normalize cust-dedupe cust-segment cust-stats
PAGES    = $(wildcard man/*.[157])

CPP      = -std=c11 -D_GNU_SOURCE -DCUST_VERSION='"$(VERSION)"' -Ilib -I$B/gen
WARN     = -Wall -Wextra
COMPILE  = $(CC) $(CPP) $(CFLAGS) $(FLAGS) $(WARN) -MMD -MP
LINK     = $(CC) $(CFLAGS) $(FLAGS) -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code,--as-needed $(LDFLAGS)
LIBS     = -lcsv -lpcre2-8 -lutf8proc -ljansson -lnettle -lm -pthread

all: $(COMMANDS:%=$B/%)

# What stands on what: a folder may use itself and those it is listed with.
objects  = $(patsubst %.c,$B/%.o,$(wildcard lib/$(1)/*.c)) \
           $(patsubst lib/$(1)/data/%.tsv,$B/gen/%_table.o,$(wildcard lib/$(1)/data/*.tsv))
BASE     = $(call objects,base)
RECORD   = $(call objects,record)   $(BASE)
FIELD    = $(call objects,field)    $(RECORD)
EXPR     = $(call objects,expr)     $(FIELD)
MATCH    = $(call objects,match)    $(EXPR)
MERGE    = $(call objects,merge)    $(MATCH)
LINKAGE  = $(call objects,link)     $(MATCH)
DEDUPE   = $(call objects,dedupe)   $(LINKAGE)
NORMALIZE = $(call objects,normalize) $(FIELD)
SEGMENT  = $(call objects,segment)  $(EXPR) $B/lib/match/keymap.o
STATS    = $(call objects,stats)    $(EXPR)
CLI      = $(call objects,cli)      $(EXPR)
LIBRARY  = $(sort $(MERGE) $(NORMALIZE) $(DEDUPE) $(SEGMENT) $(STATS) $(CLI))

$B/cust-merge:     $B/cmd/cust-merge.o     $(CLI) $(MERGE)
$B/cust-normalize: $B/cmd/cust-normalize.o $(CLI) $(NORMALIZE)
$B/cust-dedupe:    $B/cmd/cust-dedupe.o    $(CLI) $(DEDUPE)
$B/cust-segment:   $B/cmd/cust-segment.o   $(CLI) $(SEGMENT)
$B/cust-stats:     $B/cmd/cust-stats.o     $(CLI) $(STATS)

$(COMMANDS:%=$B/%):
	@echo "  link $@"
	@$(LINK) -o $@ $^ $(LIBS)

$B/%.o: %.c
	@mkdir -p $(@D); echo "  cc $<"
	@$(COMPILE) -c -o $@ $<

# Pairs are compared by the million: a fifth faster so.
$B/lib/link/%.o: CFLAGS += -O3

HEAD     = lib/field/data/head.awk
TABLE    = @mkdir -p $(@D); $(AWK) -f $(HEAD) -f $(<:tsv=awk) $< > $@.new && mv $@.new $@

$B/gen/%_table.c: lib/field/data/%.tsv lib/field/data/%.awk $(HEAD)
	$(TABLE)

$B/gen/%_table.c: lib/link/data/%.tsv lib/link/data/%.awk $(HEAD)
	$(TABLE)

$B/gen/%_table.o: $B/gen/%_table.c
	@echo "  cc $<"
	@$(COMPILE) -c -o $@ $<

# The flags of this compiler, each tried once.  Made anew by make itself when
# it is missing, after the compiler has been installed where that is asked for.
HARDEN   = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection \
           -fcf-protection=full -ftrivial-auto-var-init=zero -fPIE
SANITIZE = -fPIE -fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer
ifeq ($(filter deps clean dist,$(or $(MAKECMDGOALS),all)),)
include $B/flags.mk
endif
$B/flags.mk: Makefile $(if $(filter demo check lint faults fuzz bench,$(MAKECMDGOALS)),| deps)
	@mkdir -p $(@D)
	@for f in $(if $(SAN),$(SANITIZE),$(HARDEN)); do \
		echo 'int main(void){return 0;}' | $(CC) -O2 -Werror $$f -x c -o /dev/null - 2>/dev/null && echo "FLAGS += $$f"; \
	done > $@.new; mv $@.new $@

NEEDS    = gcc libc6-dev libcsv-dev libpcre2-dev libutf8proc-dev libxxhash-dev libjansson-dev nettle-dev perl
TEST_NEEDS = g++ clang libclang-rt-14-dev clang-tidy clang-format cppcheck libcmocka-dev valgrind strace \
             python3 shellcheck mandoc binutils
deps:
	@missing=$$(for p in $(NEEDS) $(TEST_NEEDS); do \
		dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
		sudo=$$(test "$$(id -u)" = 0 || echo sudo); \
		$$sudo apt-get update -q && \
		$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $$missing; fi

# The newest tables from their sources (what lies in FROM is not fetched).
FROM     = $B/sources
FRESHEN  = phone language iban
update-data:
	lib/field/data/update $(FROM) $(FRESHEN)

demo: all
	@PATH="$(abspath $B):$$PATH" examples/nightly/nightly.sh $B/demo || test $$? = 1

# Tests: every unit test is linked with the whole library.
UNITS    = $(patsubst tests/unit/%.c,$B/unit/%,$(wildcard tests/unit/*_test.c))
TESTS    = tests/golden.t tests/house.t tests/manual.t tests/examples.t tests/laws tests/accuracy tests/faults
TESTING  = env PATH="$(abspath $B):$$PATH" BUILD=$(abspath $B) CC=$(CC) LC_ALL=C CMOCKA_MESSAGE_OUTPUT=TAP

$B/unit/%: $B/tests/unit/%.o $(LIBRARY)
	@mkdir -p $(@D); $(LINK) -o $@ $^ -lcmocka $(LIBS)

$B/differ: $B/tests/fuzz/differ.o $B/tests/fuzz/transcript.o $(LIBRARY)
	$(LINK) -o $@ $^ $(LIBS)

$B/inject.so: tests/faults/inject.c
	@mkdir -p $(@D)
	$(CC) $(CPP) -O2 -fPIC -shared -o $@ $< -ldl

check: all $(UNITS) $B/differ $B/inject.so
	$(TESTING) prove -j2 -e '' -r $(TESTS) $(UNITS)

faults: all $B/inject.so
	$(TESTING) FAULTS=all prove -v tests/faults

FUZZ_RUNS = 1000000
FUZZERS  = $(patsubst tests/fuzz/%.c,%,$(filter-out %/differ.c %/transcript.c,$(wildcard tests/fuzz/*.c)))
fuzz: $B/differ
	$B/differ $(FUZZ_RUNS)
	$(MAKE) CC=clang SAN=address,undefined,fuzzer-no-link fuzzers

fuzzers: $(FUZZERS:%=$B/fuzz/%)
	for f in $(FUZZERS); do mkdir -p $B/fuzz/$$f.corpus && \
		$B/fuzz/$$f -runs=$(FUZZ_RUNS) -max_len=512 $B/fuzz/$$f.corpus || exit 1; done

$B/fuzz/%: $B/tests/fuzz/%.o $B/tests/fuzz/transcript.o $(LIBRARY)
	@mkdir -p $(@D)
	$(LINK) -fsanitize=fuzzer -o $@ $^ $(LIBS)

bench: all
	B=$B tests/bench/run --install

$B/pairs: $B/tests/bench/pairs.o $(LIBRARY)
	@echo "  link $@"
	@$(LINK) -o $@ $^ $(LIBS)

bench-match: all $B/pairs
	B=$B tests/bench/match --large

# Lint: the strictest warnings of two compilers, two analysers, the shell, the
# pages, the format, and the hardening that is really in the binaries.
STRICT   = -O2 -pedantic -Wall -Wextra -Wshadow -Wconversion -Wsign-conversion -Wcast-qual \
           -Wwrite-strings -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wvla -Wundef \
           -Wimplicit-fallthrough -Wnull-dereference -Werror
SOURCES  = $(wildcard cmd/*.c lib/*/*.c)
TESTCODE = $(wildcard tests/*/*.c)
SCRIPTS  = .ci/run tests/lib.sh lib/field/data/update $(wildcard examples/*/*.sh)
TIDY     = -*,bugprone-*,cert-*,-bugprone-easily-swappable-parameters,-cert-dcl37-c,-bugprone-reserved-identifier
lint: all
	@for f in $(SOURCES) $(TESTCODE); do \
		gcc $(CPP) $(STRICT) -c -o /dev/null $$f && \
		clang $(CPP) $(STRICT) -c -o /dev/null $$f || exit 1; done
	@cppcheck -q --std=c11 --enable=warning,performance,portability --error-exitcode=1 \
		--suppress=missingIncludeSystem --inline-suppr -Ilib $(SOURCES)
	@printf '%s\n' $(SOURCES) | xargs -P2 -I{} clang-tidy --quiet --warnings-as-errors='*' \
		--checks='$(TIDY)' {} -- $(CPP) 2>/dev/null
	@clang-format --dry-run -Werror $(SOURCES) $(TESTCODE) $(wildcard lib/*/*.h tests/fuzz/*.h)
	@shellcheck $(SCRIPTS)
	@! mandoc -T lint -W style $(PAGES) 2>/dev/null | grep -v -e 'referenced manual not found' -e 'outdated mandoc.db'
	@for f in $(COMMANDS:%=$B/%); do \
		readelf -hW $$f | grep -q DYN && readelf -dW $$f | grep -q BIND_NOW && \
		readelf -lW $$f | grep -q GNU_RELRO && readelf -sW $$f | grep -q __stack_chk_fail && \
		readelf -sW $$f | grep -q _chk@ && \
		{ test "$$(uname -m)" != x86_64 || objdump -d $$f | grep -q endbr64; } || \
		{ echo "$$f: not hardened"; exit 1; }; done

install: all
	mkdir -p $(DESTDIR)$(PREFIX)/bin $(foreach n,1 5 7,$(DESTDIR)$(PREFIX)/share/man/man$n)
	install -m 755 $(COMMANDS:%=$B/%) $(DESTDIR)$(PREFIX)/bin
	for p in $(PAGES); do \
		install -m 644 $$p $(DESTDIR)$(PREFIX)/share/man/man$${p##*.}/ || exit 1; done

uninstall:
	rm -f $(COMMANDS:%=$(DESTDIR)$(PREFIX)/bin/%)
	for p in $(PAGES); do \
		rm -f $(DESTDIR)$(PREFIX)/share/man/man$${p##*.}/$${p##*/} || exit 1; done

dist:
	git archive --prefix=cust-$(VERSION)/ -o cust-$(VERSION).tar.gz HEAD

clean:
	rm -rf build

.PHONY: all deps update-data demo check faults fuzz fuzzers bench bench-match lint install uninstall dist clean
.SECONDARY:
-include $(shell find $B -name '*.d' 2>/dev/null)
