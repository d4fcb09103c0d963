# make            the five commands, in build/
# make demo       the main job on three real exports      make check   the tests
# make lint  bench  faults  fuzz                          make deps    what is missing, from Debian
# make install    PREFIX=/usr/local DESTDIR=              SAN=address,undefined: everything under sanitizers

VERSION  = 0.1.0
PREFIX   = /usr/local
DESTDIR  =
CC       = cc
CFLAGS   = -O2 -g
AWK      = awk
SAN      =
B        = build$(if $(SAN),/$(SAN))

COMMANDS = cust-merge cust-normalize cust-dedupe cust-segment cust-stats
PAGES    = $(COMMANDS:%=%.1) cust-records.5 cust.7

# Each flag is tried once with this compiler; those it does not know are left out.
HARDEN   = -fstack-protector-strong -fstack-clash-protection -fcf-protection=full -fPIE \
           -ftrivial-auto-var-init=zero
WARN     = -Wall -Wextra
STRICT   = -pedantic -Wall -Wextra -Wshadow -Wconversion -Wsign-conversion -Wcast-qual \
           -Wwrite-strings -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wvla -Wundef \
           -Wimplicit-fallthrough -Wnull-dereference -Werror
known    = $(shell for f in $(1); do echo 'int main(void){return 0;}' | \
           $(CC) -Werror $$f -x c -o /dev/null - 2>/dev/null && echo $$f; done)
ifeq ($(SAN),)
FORTIFY := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
EXTRA   := $(call known,$(HARDEN))
else
EXTRA   := -fPIE -fsanitize=$(SAN) -fno-omit-frame-pointer -fno-sanitize-recover=all
endif
CPP      = -std=c11 -D_GNU_SOURCE -DCUST_VERSION='"$(VERSION)"' -Ilib -I$B/gen
COMPILE  = $(CC) $(CPP) $(CFLAGS) $(FORTIFY) $(EXTRA) $(WARN) -MMD -MP
LINK     = $(CC) $(CFLAGS) $(EXTRA) -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code,--as-needed $(LDFLAGS)

all: $(COMMANDS:%=$B/%)

# What stands on what: a folder may use itself and those to its left.
TABLES   = $(patsubst lib/field/data/%.tsv,$B/gen/%_table.o,$(wildcard lib/field/data/*.tsv))
objects  = $(patsubst %.c,$B/%.o,$(wildcard lib/$(1)/*.c))
BASE     = $(call objects,base)
RECORD   = $(call objects,record)   $(BASE)
FIELD    = $(call objects,field)    $(TABLES) $(RECORD)
MERGE    = $(call objects,merge)    $(FIELD)
MATCH    = $(call objects,match)    $(FIELD)
EXPR     = $(call objects,expr)     $(FIELD)
SEGMENT  = $(call objects,segment)  $(EXPR)
STATS    = $(call objects,stats)    $(FIELD)
CLI      = $(call objects,cli)

$B/cust-merge:     $B/cmd/cust-merge.o     $(CLI) $(MERGE)
$B/cust-normalize: $B/cmd/cust-normalize.o $(CLI) $(FIELD)
$B/cust-dedupe:    $B/cmd/cust-dedupe.o    $(CLI) $(MATCH)
$B/cust-segment:   $B/cmd/cust-segment.o   $(CLI) $(SEGMENT)
$B/cust-stats:     $B/cmd/cust-stats.o     $(CLI) $(STATS)
LIBS     = -lcsv -lpcre2-8 -lutf8proc -ljansson -lm -pthread

$(COMMANDS:%=$B/%):
	$(LINK) -o $@ $^ $(LIBS)

$B/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$B/gen/%_table.c: lib/field/data/%.tsv lib/field/data/%.awk
	@mkdir -p $(@D)
	$(AWK) -f lib/field/data/$*.awk $< > $@.new && mv $@.new $@

$B/gen/%_table.o: $B/gen/%_table.c
	$(COMPILE) -c -o $@ $<
