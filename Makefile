# Privacyloket: `make run` starts it, `make test` proves it. See README.md.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --require-hashes
APPS := pages schools cases breaches rights notifications

.DEFAULT_GOAL := help
.PHONY: help setup run test quick bench lock messages setup-tests system-packages

help:
	@echo "make run        start Privacyloket on this machine (PORT, DATA_DIR and DEMO_PASSWORD may be set)"
	@echo "make test       everything that must hold        make quick   what is fast of it"
	@echo "make bench      measure                          make setup   install what is needed"
	@echo "make lock       pin requirements anew            make messages   collect texts to translate"

# Installed again only when what is pinned has changed: a copy of it lies beside what was installed.
setup: $(BIN)/python
	@cmp -s requirements.lock $(VENV)/installed.lock || \
	  { echo "Installing what Privacyloket needs..."; $(PIP) -r requirements.lock && cp requirements.lock $(VENV)/installed.lock; }
	@$(BIN)/python -m config.catalogues

setup-tests: $(BIN)/python
	@cmp -s requirements-test.lock $(VENV)/installed-test.lock || \
	  { echo "Installing what the tests need..."; $(PIP) -r requirements-test.lock && \
	    cp requirements-test.lock $(VENV)/installed-test.lock && cp requirements.lock $(VENV)/installed.lock; }
	@$(BIN)/python -m config.catalogues

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Privacyloket needs Python 3.11 or newer; $(PYTHON) is older or missing. Choose one with PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# `exec` and --with-parent: stopping make, in whatever way, stops everything.
run: setup
	@exec $(BIN)/python manage.py up --with-parent

# The workers must collect the same tests in the same order, also where an id is made from a set: one hash seed.
test: setup-tests system-packages
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo
	DATA_DIR=$$(mktemp -d) $(BIN)/python manage.py makemigrations --check --dry-run
	PYTHONHASHSEED=0 $(BIN)/pytest -n 2 --dist loadgroup --durations 20

quick: setup-tests
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo
	PYTHONHASHSEED=0 $(BIN)/pytest -n 2 --dist loadgroup -m "not slow and not browser" --one-of-each

# Only tests need these, so only here they are installed.
system-packages:
	@missing=""; command -v chromium >/dev/null || missing="$$missing chromium"; \
	command -v msgfmt >/dev/null || missing="$$missing gettext"; \
	command -v 7zz >/dev/null || command -v 7z >/dev/null || missing="$$missing 7zip"; \
	fc-match Arial 2>/dev/null | grep -qiE "arial|liberation" || missing="$$missing fonts-liberation"; \
	if [ -n "$$missing" ]; then \
	  if ! command -v apt-get >/dev/null; then \
	    echo "The tests need:$$missing. There is no apt here: install them your own way and try again."; exit 1; fi; \
	  if [ "$$(id -u)" = 0 ]; then as=""; elif sudo -n true 2>/dev/null; then as="sudo"; else \
	    echo "The tests need:$$missing. Install them first: sudo apt install$$missing"; exit 1; fi; \
	  echo "Installing$$missing for the tests..."; \
	  $$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

bench: setup-tests
	$(BIN)/python -m bench.run

lock: $(BIN)/python
	$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-header --no-emit-index-url --python-version 3.11 \
	  requirements.in -o requirements.lock
	$(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-header --no-emit-index-url --python-version 3.11 \
	  -c requirements.lock requirements-test.in -o requirements-test.lock

messages: setup-tests
	@for app in $(APPS); do mkdir -p $$app/locale && (cd $$app && \
	  ../$(BIN)/python ../manage.py makemessages -l nl --no-location --no-obsolete) || exit 1; done
