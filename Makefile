# Two commands matter to a newcomer: `make demo` and `make test`. The rest is for those who work on Frirum.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# a test that waits for what never comes ends red, with its stack, after twenty minutes: no test takes so long
HANGS := -o faulthandler_timeout=1200 -o faulthandler_exit_on_timeout=true

.PHONY: help setup demo test lint types imports check docs docs-check coverage fuzz bench lock clean all
help: ## list what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(READY) ## make the project's own virtual environment, from pinned and hashed packages

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Frirum needs Python 3.11 or newer; set PYTHON=python3.11 or the like")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/frirum list municipalities >/dev/null # keeps the loaded catalogue, so that the first command is quick
	@touch $@

demo: $(READY) ## build a synthetic population, decide it, print what the experiments change
	@$(BIN)/frirum demo

test: $(READY) ## run every test
	@$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q -n auto $(HANGS)

coverage: $(READY) ## after `make test`: the tests take every branch of what decides, or this fails
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

lint: $(READY) ## style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY) ## static types, strict
	$(BIN)/mypy

imports: $(READY) ## the arrows of the house point down only
	$(BIN)/lint-imports --no-cache

check: $(READY) ## the shipped catalogue holds together
	$(BIN)/frirum check

docs: $(READY) ## write the generated pages
	$(BIN)/python -m scripts.docs

docs-check: $(READY) ## the generated pages are current
	$(BIN)/python -m scripts.docs --check

fuzz: $(READY) ## the property tests, deeper
	FRIRUM_FUZZ=1 $(BIN)/python -m pytest -q -m "fuzz"

bench: $(READY) ## the benchmark; prints ratios measured in one run
	$(BIN)/python -m bench

lock: ## resolve the pinned packages anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --extra dev pyproject.toml requirements/build.in --output-file requirements/dev.txt

clean: ## remove what was built
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage build dist

all: lint types imports test coverage check docs-check ## everything that CI runs
