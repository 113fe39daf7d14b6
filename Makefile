# One door for people and machines: each target sets up what it needs, in .venv, and says what it does.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
OLDEST := .venv-oldest
WORKERS ?= auto
PYTEST := -m pytest -q -n $(WORKERS)

# Every plugin of the repository, as pip is told to install it: editable, with what its tests need.
PLUGIN_FILES := $(wildcard plugins/*/pyproject.toml)
PLUGINS := $(foreach file,$(PLUGIN_FILES),-e $(dir $(file)) --group $(file):test)

NODE := build/node

.PHONY: help node browser demo test test-all test-oldest plugins lint types docs docs-update bench format clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

# Installing "groups" needs pip 25.1; a cut-off installation is done again, because the mark is made last.
$(VENV)/ready-demo: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "cjmkit needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -U 'pip>=25.1'
	$(PIP) install -e '.[cli]'
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready-demo pyproject.toml $(PLUGIN_FILES)
	$(PIP) install -e '.[cli,fast]' --group dev --group lint --group docs $(PLUGINS)
	@touch $@

$(OLDEST)/ready: pyproject.toml $(PLUGIN_FILES) scripts/oldest.py
	$(PYTHON) -m venv $(OLDEST)
	$(OLDEST)/bin/python -m pip --disable-pip-version-check -q install -U 'pip>=25.1'
	$(OLDEST)/bin/python scripts/oldest.py pyproject.toml $(PLUGIN_FILES) > $(OLDEST)/constraints.txt
	# In two steps: pip does not see an editable cjmkit behind «cjmkit[testing]» while constraints are given.
	$(OLDEST)/bin/python -m pip --disable-pip-version-check -q install -e '.[cli,fast,testing,yaml]' -c $(OLDEST)/constraints.txt
	$(OLDEST)/bin/python -m pip --disable-pip-version-check -q install -e '.[cli,fast]' --group dev $(PLUGINS) -c $(OLDEST)/constraints.txt
	@touch $@

$(NODE)/ready: tests/node/package.json scripts/install_node.sh
	@scripts/install_node.sh
	@touch $@

node: $(NODE)/ready  ## install mermaid and Graphviz from npm, which some tests compare with

browser:  ## install Chromium (Debian), in which tests look at pages
	@scripts/install_browser.sh

demo: $(VENV)/ready-demo  ## set up, then clean the messy base in examples/
	@mkdir -p demo
	@$(BIN)/cjmkit convert examples/clients_messy.xlsx demo/clients.jsonl --report demo/report.json || test $$? -eq 1
	@echo
	@head -n 1 demo/clients.jsonl

test: $(VENV)/ready-dev  ## run the whole test-suite, with coverage
	@$(BIN)/python $(PYTEST) -m 'not slow' --cov --cov-report=
	@$(BIN)/python scripts/check_coverage.py

test-all: $(VENV)/ready-dev  ## also fuzzing, crash tests and large bases
	$(BIN)/python $(PYTEST)

test-oldest: $(OLDEST)/ready  ## run the tests on the oldest dependencies that pyproject.toml claims
	@$(OLDEST)/bin/python $(PYTEST) -m 'not slow'

plugins: $(VENV)/ready-dev  ## check each plugin alone and all together, as wheels in environments of their own
	@$(BIN)/python scripts/check_plugins.py

lint: $(VENV)/ready-dev  ## style, layers, sizes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_sizes.py

types: $(VENV)/ready-dev  ## mypy --strict, inside and as users see it; every public type is written down
	$(BIN)/mypy
	$(BIN)/mypy --strict typing_tests
	$(BIN)/python scripts/check_types.py

docs: $(VENV)/ready-dev  ## check that generated pages are current, then build the site into build/site
	$(BIN)/python scripts/generate_docs.py --check
	$(BIN)/mkdocs build --strict -q -d build/site

docs-update: $(VENV)/ready-dev  ## write the generated pages anew
	$(BIN)/python scripts/make_examples.py
	$(BIN)/python scripts/generate_docs.py

$(VENV)/ready-bench: $(VENV)/ready-dev
	$(PIP) install --group bench
	@touch $@

bench: $(VENV)/ready-bench  ## measure against peers, side by side, and print ratios
	$(BIN)/python -m benchmarks

format: $(VENV)/ready-dev  ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## remove what the targets made
	rm -rf $(VENV) $(OLDEST) build dist demo .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage*
