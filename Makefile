# One door for every task. `make` alone lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
# One heavy build at a time, and the steps of a task in the order in which they are written, even under `make -j`.
.NOTPARALLEL:
.SUFFIXES:
.DELETE_ON_ERROR:
# Cargo would take make's own limits from here and complain that it cannot reach them.
unexport MAKEFLAGS MFLAGS

# A terminal opened before Rust was installed does not have it on its path yet.
export PATH := $(PATH):$(HOME)/.cargo/bin

# Every cargo call selects the whole workspace and says by other means what is wanted of it. Cargo settles the features of
# shared dependencies over what is selected: with `-p one-crate` it would settle them differently and compile them again.
WORKSPACE := --workspace --locked
# What only the end-to-end tests may do is compiled in by a feature of the shell alone, so nothing else is built twice.
FOR_TESTS := --features visitbook-desktop/e2e
# Naming any test makes cargo settle features as it does for the tests, which bring some features of their own; without it
# the toolkit under the window would be compiled a second time for the shell that they drive. The one named costs nothing.
AS_TESTS := --test tidy

TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
DESKTOP := $(TARGET)/debug/visitbook-desktop
VISITBOOK := $(TARGET)/debug/visitbook

# Plain cargo runs the same tests where cargo-nextest is not installed. Nextest leaves out the tests of examples in the
# documentation, which cargo therefore runs afterwards, and it can build the end-to-end tests without running them.
ifneq ($(shell PATH="$(PATH)" command -v cargo-nextest),)
  TEST_RUST = cargo nextest run $(WORKSPACE) -E 'not package(visitbook-e2e)' && cargo test $(WORKSPACE) --doc
  TEST_WINDOW = cargo nextest run $(WORKSPACE) -E 'package(visitbook-e2e)'
else
  TEST_RUST = cargo test $(WORKSPACE) --exclude visitbook-e2e
  TEST_WINDOW = cargo test --locked -p visitbook-e2e -- --test-threads=2
endif

.PHONY: help
help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# --- What the tasks are built on

# Says nothing when everything is there; otherwise says what is missing, and installs it.
packages-%:
	@scripts/packages.sh $*

.PHONY: display
display:
	@[ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || { \
	  echo 'There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set); on a machine without a screen, say: xvfb-run -a make run (xvfb-run comes with the package xvfb)' >&2; \
	  exit 1; }

# The page's packages, again whenever the lock file has changed.
NODE_MODULES := ui/node_modules/.stamp
$(NODE_MODULES): ui/package.json ui/package-lock.json
	npm --prefix ui ci --no-audit --no-fund
	@touch $@

# The page itself, which is compiled into the shell. The target is not index.html, because the shell's build script puts
# a placeholder there when there is no page; and folders count too, because a deleted file changes only its folder.
PAGE := ui/dist/assets
$(PAGE): $(NODE_MODULES) $(wildcard ui/*.html ui/*.ts ui/*.js ui/*.json) $(shell find ui/src ui/public -not -name '*.test.ts' 2>/dev/null) icons/visitbook.svg
	npm --prefix ui run build
	@touch -c $@

.PHONY: visitbook
visitbook:
	cargo build $(WORKSPACE) --bin visitbook

# The program as people get it is kept beside the one for the tests: one test holds what it may not do against it. Both
# have the same name for cargo, so it is copied before the other takes its place.
.PHONY: desktop-for-tests
desktop-for-tests: $(PAGE)
	cargo build $(WORKSPACE) $(AS_TESTS) --bin visitbook-desktop
	cp $(DESKTOP) $(DESKTOP)-plain
	cargo build $(WORKSPACE) $(FOR_TESTS) $(AS_TESTS) --bin visitbook-desktop

# --- Using the program

.PHONY: run
run: display packages-window $(PAGE) ## build Visitbook and open its window
	cargo build $(WORKSPACE) --bin visitbook-desktop
	$(DESKTOP)

# Everything a program keeps in a home goes into a new one, except what lets it onto the display.
.PHONY: clean-run
clean-run: display packages-window $(PAGE) ## the same as on a new machine: no notebooks, no settings, nothing kept
	cargo build $(WORKSPACE) --bin visitbook-desktop
	home=$$(mktemp -d); trap 'rm -rf "$$home"' EXIT; \
	XAUTHORITY="$${XAUTHORITY:-$$HOME/.Xauthority}" HOME="$$home" XDG_DATA_HOME="$$home/data" XDG_CONFIG_HOME="$$home/config" \
	  XDG_CACHE_HOME="$$home/cache" XDG_STATE_HOME="$$home/state" $(DESKTOP)

.PHONY: letter
letter: packages-letter visitbook ## write the letter of the sample visit to target/letter.pdf (no window needed)
	@mkdir -p target
	@$(VISITBOOK) letter --sample -o target/letter.pdf
	@echo 'The letter of the sample visit is in target/letter.pdf'

# --- Tests

.PHONY: test
test: packages-test test-rust test-page e2e ## all tests of all layers, the real window included

.PHONY: test-rust
test-rust: packages-test $(PAGE) ## the tests of the Rust code
	$(TEST_RUST)

.PHONY: test-page
test-page: packages-test $(NODE_MODULES) visitbook ## the tests of the page and of the scripts
	VITE_VISITBOOK=$(VISITBOOK) npm --prefix ui test
	node --test scripts/*.test.mjs

# The shell is built here each time, so that an old one is never tested.
.PHONY: e2e
e2e: packages-test desktop-for-tests ## the tests in the real window
	VISITBOOK_E2E_BIN=$(DESKTOP) VISITBOOK_PLAIN_BIN=$(DESKTOP)-plain $(TEST_WINDOW)

# Without nextest, which ends what takes minutes.
.PHONY: day
day: packages-test desktop-for-tests ## a day of work on which the program is killed 200 times, and one of the window
	VISITBOOK_DAY_KILLS=$${VISITBOOK_DAY_KILLS:-200} cargo test $(WORKSPACE) --test journeys day:: -- --nocapture
	VISITBOOK_DAY_KILLS=$${VISITBOOK_DAY_KILLS:-200} VISITBOOK_E2E_BIN=$(DESKTOP) cargo test $(WORKSPACE) --test day -- --nocapture

.PHONY: flips
flips: packages-build ## lost bits and lost ends in the files of a notebook, 5,000 of them
	VISITBOOK_FLIPS=$${VISITBOOK_FLIPS:-5000} cargo test -p visitbook-store --test store flips:: -- --nocapture

# Other programs read what is written: LibreOffice, Chromium, poppler, pdfminer. DOCUMENTS=200 makes more letters, and
# DOCUMENTS_FLAGS=--self-test spoils one in many ways to see that each check notices. The packages of Python are fetched
# again whenever their list has changed.
DOCUMENTS ?= 20
DOCUMENTS_SEED ?= 2026
DOCUMENTS_FLAGS ?=
DOCUMENTS_HOME := $(TARGET)/documents
DOCUMENTS_PYTHON := $(DOCUMENTS_HOME)/python/.stamp
$(DOCUMENTS_PYTHON): tests/documents/requirements.txt
	python3 -m venv $(@D)
	$(@D)/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@

.PHONY: documents
documents: packages-documents $(NODE_MODULES) $(DOCUMENTS_PYTHON) ## generated letters in all forms, as other programs read them
	cargo build $(WORKSPACE) $(AS_TESTS) --example letters
	$(DOCUMENTS_HOME)/python/bin/python -B tests/documents/documents.py $(DOCUMENTS_HOME)/letters --letters $(TARGET)/debug/examples/letters \
	  --count $(DOCUMENTS) --seed $(DOCUMENTS_SEED) $(DOCUMENTS_FLAGS)

# All of them, or those that are named: make bench BENCH='search matrix'.
BENCH ?=
.PHONY: bench
bench: packages-test $(PAGE) ## what is fast, beside what it is measured against
	cargo build --release $(WORKSPACE) $(FOR_TESTS) --bin visitbook --bin visitbook-desktop --bin visitbook-bench --bin keys --example empty-window
	$(TARGET)/release/visitbook-bench $(BENCH)
	VISITBOOK_E2E_BIN=$(TARGET)/release/visitbook-desktop $(TARGET)/release/keys $$(find $(TARGET)/bench -maxdepth 1 -name '*-recipe-[0-9]*')

.PHONY: screens
screens: packages-screens desktop-for-tests ## pictures of every screen, into docs/screens
	cargo build $(WORKSPACE) $(AS_TESTS) --bin screens --bin visitbook
	VISITBOOK_E2E_BIN=$(DESKTOP) $(TARGET)/debug/screens

# Needs a nightly compiler (rustup toolchain install nightly), cargo-fuzz (cargo install cargo-fuzz --locked) and a C++
# compiler. There is no address sanitizer: nothing of ours is unsafe, and the 512 MB are to be those of the program. What
# is found new lies below target/fuzz, with the file that stopped it, if one did; the corpus in the tree stays as it is.
FUZZ_SECONDS ?= 1800
FUZZ := $(TARGET)/fuzz
FUZZ_TARGETS ?= $(basename $(notdir $(wildcard fuzz/fuzz_targets/*.rs)))
.PHONY: fuzz
fuzz: ## files from outside that nobody thought of, FUZZ_SECONDS=1800 for each kind of file
	for each in $(FUZZ_TARGETS); do \
	  mkdir -p $(FUZZ)/new/$$each && cd $(CURDIR)/fuzz && \
	  CARGO_TARGET_DIR=$(FUZZ) cargo +nightly fuzz run --sanitizer none $$each $(FUZZ)/new/$$each corpus/$$each -- \
	    $$([ -e dictionaries/$$each.dict ] && echo -dict=dictionaries/$$each.dict) -max_len=$$([ $$each = lists_csv ] && echo 65536 || echo 262144) \
	    -timeout=10 -rss_limit_mb=512 -malloc_limit_mb=512 -max_total_time=$(FUZZ_SECONDS) \
	    -print_final_stats=1 -artifact_prefix=$(FUZZ)/stopped-at-$$each-; \
	done

# --- Checks

# Twice clippy: the second time with what is compiled only for the end-to-end tests.
.PHONY: check
check: packages-window $(NODE_MODULES) visitbook ## format, lints, types, generated files, licences
	cargo fmt --all --check
	cargo clippy $(WORKSPACE) --all-targets -- -D warnings
	cargo clippy $(WORKSPACE) $(FOR_TESTS) --all-targets -- -D warnings
	RUSTDOCFLAGS=-Dwarnings cargo doc $(WORKSPACE) --no-deps --document-private-items
	npm --prefix ui run check
	npm --prefix ui run lint
	scripts/drift.sh check $(VISITBOOK)
	node scripts/licences.mjs

.PHONY: contract
contract: packages-build visitbook ## write again what is generated from the Rust code
	scripts/drift.sh write $(VISITBOOK)

.PHONY: fmt
fmt: $(NODE_MODULES) ## format the code
	cargo fmt --all
	npm --prefix ui run --if-present format
