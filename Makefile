# Needs Python 3.11 or later and make. `make` alone lists what there is to do.
PYTHON ?= python3
WORKERS ?= 2

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input
RUN := $(VENV)/run.stamp
TEST := $(VENV)/test.stamp
PINS := build/pins
COMPILE := $(PINS)/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-header --no-annotate --no-emit-options --no-emit-index-url --no-emit-trusted-host

.DEFAULT_GOAL := help
.PHONY: help demo test test-slow test-all lint format generate bench pins clean
.DELETE_ON_ERROR:

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

demo: $(RUN) ## build, validate and query the sample corpus into demo/
	$(BIN)/diplograph demo -o demo

test: lint ## linters, types, floors and the fast tests
	$(BIN)/python -m pytest -n $(WORKERS) -m "not slow"

test-slow: $(TEST) ## the slow tests alone
	$(BIN)/python -m pytest -n $(WORKERS) -m slow

test-all: test test-slow ## everything that is tested

lint: $(TEST) ## ruff, mypy and import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(TEST) ## lay the Python code out, mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

generate: $(RUN) ## compile labels and reference data to the gazetteer
	$(BIN)/python -m diplograph.packs.compile

bench: $(TEST) ## run each measurement of bench/
	@set -e; for each in bench/bench_*.py; do \
		[ -f "$$each" ] || { echo "bench/ holds no bench_*.py"; exit 2; }; \
		echo "== $$each"; $(BIN)/python "$$each"; \
	done

pins: $(PINS)/stamp ## compile requirements/*.txt again, with newer versions
	$(COMPILE) --upgrade -o requirements/run.txt pyproject.toml requirements/build.in
	$(COMPILE) --upgrade -o requirements/test.txt requirements/test.in
	$(COMPILE) --upgrade -o requirements/pins.txt requirements/pins.in

clean: ## remove the environments and all that was made
	rm -rf $(VENV) build dist demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find builder tests bench -type d -name __pycache__ -prune -exec rm -rf {} +

$(RUN): requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is older than Python 3.11: name another one, make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(TEST): $(RUN) requirements/test.txt
	$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

$(PINS)/stamp: requirements/pins.txt
	$(PYTHON) -m venv --clear $(PINS)
	$(PINS)/bin/python -m pip --disable-pip-version-check --quiet --no-input install --require-hashes -r requirements/pins.txt
	@touch $@
