# One door for people and machines: each target sets up what it needs, in .venv, and says what it does.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
WORKERS ?= auto

.PHONY: help demo test test-all test-oldest test-wheel lint types docs docs-update bench format clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(VENV)/ready-demo: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -U 'pip>=25.1'
	$(PIP) install -e '.[cli]'
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready-demo pyproject.toml
	$(PIP) install -e '.[cli,fast]' --group dev --group lint --group docs
	@touch $@

demo: $(VENV)/ready-demo  ## set up, then clean the messy base in examples/
	@mkdir -p demo
	@$(BIN)/cjmkit convert examples/clients_messy.xlsx demo/clients.jsonl --report demo/report.json || test $$? -eq 1
	@echo
	@head -n 1 demo/clients.jsonl

test: $(VENV)/ready-dev  ## run the whole test-suite
	$(BIN)/python -m pytest -q -n $(WORKERS) -m 'not slow' --cov --cov-report=term:skip-covered --cov-fail-under=95

test-all: $(VENV)/ready-dev  ## also fuzzing, crash tests and large bases
	$(BIN)/python -m pytest -q -n $(WORKERS)

test-oldest: $(VENV)/ready-dev  ## run the tests on the oldest dependencies that pyproject.toml claims
	$(PYTHON) -m venv .venv-oldest
	.venv-oldest/bin/python -m pip --disable-pip-version-check -q install -U 'pip>=25.1'
	$(BIN)/python scripts/oldest.py pyproject.toml > .venv-oldest/constraints.txt
	.venv-oldest/bin/python -m pip --disable-pip-version-check -q install -e '.[cli,fast]' --group dev -c .venv-oldest/constraints.txt
	.venv-oldest/bin/python -m pytest -q -n $(WORKERS) -m 'not slow'

lint: $(VENV)/ready-dev  ## style, layers, sizes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/ready-dev  ## mypy --strict
	$(BIN)/mypy

docs: $(VENV)/ready-dev  ## check that generated pages are current, then build the site into build/site
	$(BIN)/python scripts/generate_docs.py --check
	$(BIN)/mkdocs build --strict -q -d build/site

docs-update: $(VENV)/ready-dev  ## write the generated pages anew
	$(BIN)/python scripts/generate_docs.py

bench: $(VENV)/ready-dev  ## measure against peers, side by side, and print ratios
	$(BIN)/python -m benchmarks

format: $(VENV)/ready-dev  ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## remove what the targets made
	rm -rf $(VENV) .venv-oldest build dist demo .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
