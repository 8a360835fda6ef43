# make run     check the sample workbooks and show what is found
# make test    run the tests
# make check   everything a change must pass: format, imports, linkage, tests
# make bench   compare speed and memory with calamine, openpyxl, libxlsxwriter, polars and iconv
# make fuzz    look for inputs that break the reading (TARGET=worksheet SECONDS=600)
# make install PREFIX=/usr/local
# make docs    write the pages about rules, forms and commands
#
# run, test, check and bench install the C libraries they need (Debian, apt) the first time.

SHELL := /bin/sh
BUILD ?= .build
PREFIX ?= /usr/local
# Options for the bench, such as BENCH="--only read,csv --rounds 3".
BENCH ?=
SWIFT ?= swift
NOTES := $(BUILD)/house

RELEASE_OPTIONS := -c release --scratch-path $(BUILD) --static-swift-stdlib
RELEASE := $(RELEASE_OPTIONS) --product kensan
DEBUG := --scratch-path $(BUILD) --explicit-target-dependency-import-check error
export SWIFT
KENSAN := $(BUILD)/release/kensan

# Python packages stay inside the build folder; the tests and the bench find them here.
PEERS := $(abspath $(BUILD))/peers
WITH_PEERS := PYTHONPATH="$(PEERS)$${PYTHONPATH:+:$$PYTHONPATH}"

.PHONY: help run build test check format lint imports linkage bench fuzz install docs pictures set-up peers
.NOTPARALLEL:

help:
	@sed -n 's/^# //p' Makefile | sed -n '1,7p'

run: build
	@echo "Checking the sample workbooks: $(KENSAN) check fixtures/ --templates templates --fail-on never"
	@$(KENSAN) check fixtures/ --templates templates --fail-on never

build: set-up
	@echo "Building kensan (the first time takes some minutes)."
	@$(SWIFT) build $(RELEASE)

test: set-up peers
	@echo "Building and running the tests (the first time takes some minutes)."
	@$(WITH_PEERS) $(SWIFT) test --disable-xctest $(DEBUG)

check: lint imports linkage test
	@echo "Format, imports, linkage and tests: all passed."

format: set-up
	@echo "Formatting the sources in place."
	@$(SWIFT) format -i -r -p Sources Tests Package.swift

lint: set-up
	@echo "Looking at the format of the sources."
	@$(SWIFT) format lint --strict -r -p Sources Tests Package.swift

imports: set-up
	@echo "Building everything; a warning or an import that Package.swift does not declare is an error."
	@$(SWIFT) build --build-tests $(DEBUG)

linkage: imports
	@echo "Looking at what the program and its modules link."
	@.ci/linkage "$(BUILD)/debug"

bench: build peers
	@command -v python3 >/dev/null || { echo "make bench needs python3 and cannot find it: install it (Debian: apt-get install python3 python3-pip) and run make bench again." >&2; exit 1; }
	@.ci/set-up bench "$(NOTES)" "$(PEERS)"
	@$(SWIFT) build $(RELEASE_OPTIONS) --product workbook-bench
	@echo "Comparing with other readers and writers (about ten minutes; best on a quiet machine)."
	@$(WITH_PEERS) python3 Tests/Bench/bench.py --kensan $(KENSAN) --workbook-bench $(BUILD)/release/workbook-bench --data "$(BUILD)/bench" $(BENCH)

# A package of its own with the flags that libFuzzer wants; findings stay in the build folder.
SECONDS ?= 60
FUZZER := $(abspath $(BUILD))/fuzz
fuzz: set-up
	@echo "Building the fuzzer with the address sanitizer, then running each target for $(SECONDS) s."
	@resources=$$($(SWIFT) -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p'); \
	  $(SWIFT) build --package-path Tests/Fuzz --scratch-path "$(FUZZER)" -c release --sanitize=address \
	    -Xswiftc -Xfrontend -Xswiftc -sanitize=fuzzer,address -Xlinker -lstdc++ \
	    -Xlinker "$$resources/clang/lib/linux/libclang_rt.fuzzer_no_main-$$(uname -m).a"
	@python3 Tests/Fuzz/fuzz.py --program "$(FUZZER)/release/Fuzz" --data "$(FUZZER)/data" \
	  --seconds $(SECONDS) --target "$(TARGET)" ../shared/corpus/files ../shared/workbooks fixtures

# Builds only if there is no program yet, so that `sudo make install` after `make run` just copies.
install:
	@test -x "$(KENSAN)" || $(MAKE) --no-print-directory build
	@echo "Installing kensan to $(DESTDIR)$(PREFIX)/bin and its templates to $(DESTDIR)$(PREFIX)/share/kensan/templates."
	@mkdir -p "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/kensan" 2>/dev/null \
	  && test -w "$(DESTDIR)$(PREFIX)/bin" && test -w "$(DESTDIR)$(PREFIX)/share/kensan" \
	  || { echo "make install may not write to $(DESTDIR)$(PREFIX): run it with sudo, or name a folder of yours with PREFIX=\$$HOME/.local." >&2; exit 1; }
	@install -m 755 "$(KENSAN)" "$(DESTDIR)$(PREFIX)/bin/kensan"
	@rm -rf "$(DESTDIR)$(PREFIX)/share/kensan/templates"
	@cp -R templates "$(DESTDIR)$(PREFIX)/share/kensan/templates"
	@share="$(DESTDIR)$(PREFIX)/share"; \
	  mkdir -p "$$share/man/man1" "$$share/man/ja/man1" "$$share/bash-completion/completions" \
	    "$$share/zsh/site-functions" "$$share/fish/vendor_completions.d" \
	  && "$(KENSAN)" help --man --lang en > "$$share/man/man1/kensan.1" \
	  && "$(KENSAN)" help --man --lang ja > "$$share/man/ja/man1/kensan.1" \
	  && "$(KENSAN)" completion bash > "$$share/bash-completion/completions/kensan" \
	  && "$(KENSAN)" completion zsh > "$$share/zsh/site-functions/_kensan" \
	  && "$(KENSAN)" completion fish > "$$share/fish/vendor_completions.d/kensan.fish"
	@echo "The manual page and the completion of bash, zsh and fish lie below $(DESTDIR)$(PREFIX)/share."

docs: build
	@rm -rf "$(BUILD)/docs"
	@"$(KENSAN)" docs "$(BUILD)/docs" --templates templates

# The pictures of the planners' guide, made from the sample workbooks; they are committed, and to be
# looked at after each run. KENSAN=... names another program.
pictures:
	@test -x "$(KENSAN)" || $(MAKE) --no-print-directory build
	@.ci/pictures "$(KENSAN)" Sources/kensan/kensan.docc/Resources

# Both look again only when the system's package list, or the script itself, has changed.
set-up: $(NOTES)/libraries
	@command -v $(SWIFT) >/dev/null || .ci/set-up swift "$(NOTES)"

peers: $(NOTES)/peers
	@:

$(NOTES)/libraries: .ci/set-up $(wildcard /var/lib/dpkg/status)
	@.ci/set-up libraries "$(NOTES)"
	@touch $@

$(NOTES)/peers: .ci/set-up $(wildcard /var/lib/dpkg/status) $(NOTES)/libraries
	@.ci/set-up peers "$(NOTES)" "$(PEERS)"
