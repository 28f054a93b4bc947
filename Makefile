# Everything a newcomer, an engineer or the continuous build needs. `make help` lists it.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The first interpreter that is new enough; PYTHON=/path/to/python overrides.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
VENV := .venv
HOMESERVER := .venv-homeserver
BIN := $(VENV)/bin
PIP := -m pip --disable-pip-version-check -qq install --no-deps --require-hashes
CODE := bot handlers storage tests
# How many tests run side by side: as many as there are cores, four at most. TESTERS=0 runs them one by one.
TESTERS ?= auto
ROOT := $(if $(filter 0,$(shell id -u)),,sudo)

.PHONY: help setup testtools homeserver demo test lint check servers lock example audit messages flows language migration bench faults faults-long fuzz cover format clean

help:  ## list what make can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Buurtbot needs Python 3.11 or newer. Install it, or say where it is: make setup PYTHON=/path/to/python"; exit 69; }
	@echo "Making the environment $(VENV) with $$($(PYTHON) --version)."
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python has no venv. On Debian or Ubuntu: apt-get install python3-venv"; exit 69; }

$(VENV)/.runtime: locks/build.txt locks/runtime.txt | $(BIN)/python
	@echo "Installing what Buurtbot needs, from the pinned and hashed list locks/runtime.txt."
	@$(BIN)/python $(PIP) -r locks/build.txt
	@$(BIN)/python $(PIP) --no-build-isolation -r locks/runtime.txt
	@$(BIN)/python -m pip --disable-pip-version-check -qq install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.test: locks/test.txt $(VENV)/.runtime
	@echo "Installing the test tools, from locks/test.txt."
	@$(BIN)/python $(PIP) --no-build-isolation -r locks/test.txt
	@touch $@

$(HOMESERVER)/.ready: locks/homeserver.txt
	@test -x $(HOMESERVER)/bin/python || { echo "Making the environment of the homeserver, $(HOMESERVER)."; $(PYTHON) -m venv $(HOMESERVER); }
	@echo "Installing the Matrix homeserver (Synapse), from locks/homeserver.txt."
	@$(HOMESERVER)/bin/python $(PIP) -r locks/homeserver.txt
	@touch $@

setup: $(VENV)/.runtime  ## make the environment; .venv/bin/buurtbot works after it
testtools: $(VENV)/.test  ## the same, with the test tools
homeserver: $(HOMESERVER)/.ready  ## the environment of the embedded Matrix homeserver

demo:  ## a neighbourhood on this machine: homeserver, bot, people and web pages
	@$(MAKE) -s -j2 setup homeserver
	@$(BIN)/buurtbot demo

test:  ## all tests; what needs an absent server is skipped with its reason
	@$(MAKE) -s -j2 testtools homeserver
	@$(BIN)/python -m pytest -n $(TESTERS) --maxprocesses 4 --dist worksteal $(ARGS)

lint: $(VENV)/.test  ## style, types, import contracts, dependencies, translations
	@echo "Style";         $(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .
	@echo "Types";         $(BIN)/mypy $(CODE)
	@echo "Imports";       $(BIN)/lint-imports
	@echo "Dependencies";  $(BIN)/deptry .
	@echo "Translations";  $(BIN)/python -m bot.proofread

check: lint test  ## exactly what the continuous build runs

servers:  ## install PostgreSQL, Chromium and Node.js for the full test run (Debian or Ubuntu)
	@missing=""; \
	ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing="$$missing postgresql"; \
	command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing="$$missing chromium"; \
	command -v node >/dev/null || missing="$$missing nodejs"; \
	command -v npm >/dev/null || missing="$$missing npm"; \
	if test -n "$$missing"; then \
		echo "Installing$$missing."; \
		$(ROOT) apt-get update -qq; \
		$(ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	else echo "PostgreSQL, Chromium and Node.js are here."; fi
	@if test -f tests/homeserver/rust_resident/package-lock.json; then \
		echo "Installing the Rust-crypto Matrix client of the tests."; \
		cd tests/homeserver/rust_resident && npm ci --silent --no-audit --no-fund; fi

# No index of this machine's own may colour the locks: they name packages, versions and hashes, nothing else.
LOCK := env -u PIP_FIND_LINKS PIP_CONFIG_FILE=/dev/null $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header $(if $(UPGRADE),--upgrade)
lock: | $(BIN)/python  ## pin the dependencies again (UPGRADE=1: to their newest versions)
	@test -x $(BIN)/uv || $(BIN)/python -m pip --disable-pip-version-check -qq install uv
	@$(LOCK) --group build -o locks/build.txt
	@$(LOCK) pyproject.toml -o locks/runtime.txt
	@$(LOCK) pyproject.toml --group test -c locks/build.txt -c locks/runtime.txt -o locks/test.txt
	@$(LOCK) --group homeserver -o locks/homeserver.txt
	@! grep -nE '://|@|^ *-[^-]|--(index|find|extra)' locks/*.txt || { echo "A lock names an address."; exit 1; }
	@wc -l locks/*.txt

example:  ## write config.example.toml again from the code
	@$(BIN)/python -m bot.config > config.example.toml

audit: $(VENV)/.test  ## known vulnerabilities in what is pinned
	@$(BIN)/pip-audit --require-hashes --disable-pip -r locks/runtime.txt

messages: $(VENV)/.runtime  ## collect the texts and bring every language up to date
	@$(BIN)/python -m bot.messages

flows: $(VENV)/.runtime  ## draw the charts of docs/flows.md anew
	@$(BIN)/python -m bot.flows

language: $(VENV)/.runtime  ## start a language: make language code=uk
	@test -n "$(code)" || { echo "Which one? make language code=uk"; exit 2; }
	@$(BIN)/python -m bot.messages "$(code)"

migration: $(VENV)/.test  ## write a migration: make migration name="add sessions"
	@test -n "$(name)" || { echo 'What does it do? make migration name="add sessions"'; exit 2; }
	@PATH="$(BIN):$$PATH" $(BIN)/python -m storage.migrations "$(name)"

bench: $(VENV)/.test $(HOMESERVER)/.ready  ## the speed bench
	@$(BIN)/python -m tests.bench $(ARGS)

faults: $(VENV)/.test $(HOMESERVER)/.ready  ## kills and faults around the whole product, some minutes
	@$(BIN)/python -m tests.faults $(ARGS)

faults-long: $(VENV)/.test $(HOMESERVER)/.ready  ## the same at the sizes before a release, some hours
	@$(BIN)/python -m tests.faults --long $(ARGS)

fuzz: $(VENV)/.test  ## a million wrong syncs, a million texts, five thousand conversations: some hours
	@$(BIN)/python -m tests.fuzz $(ARGS)

cover: $(VENV)/.test  ## the tests, with what they reach
	@$(BIN)/coverage run -m pytest $(ARGS) && $(BIN)/coverage report

format: $(VENV)/.test  ## lay the code out
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format .

clean:  ## remove what make made (not the data)
	rm -rf $(VENV) $(HOMESERVER) tests/homeserver/rust_resident/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
