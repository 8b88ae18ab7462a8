# `make demo` and `make test` need Python 3.11 or newer and make, and nothing else that is not fetched by pip.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# Test files in parallel, each file on one worker: what a file builds for all its tests is built once.
PYTEST_FLAGS ?= -n auto --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench bench-layout images gallery clean

help:
	@echo "make demo    builds output/hybrid-cache.pptx and .png from examples/hybrid-cache.yaml"
	@echo "make test    runs the tests          (PYTEST_FLAGS='tests/route -x' make test for some of them)"
	@echo "make lint    ruff and mypy"
	@echo "make bench   the benchmarks, some minutes"
	@echo "make bench-layout  layouts and routes beside other engines, half an hour"
	@echo "make images  draws docs/images anew"
	@echo "make gallery draws docs/gallery anew"
	@echo "make clean   removes the virtual environment and caches, never a deck"
	@echo "PYTHON=python3.13 make … takes another Python"

demo: $(VENV)/demo.stamp
	@$(BIN)/deckgen build examples/hybrid-cache.yaml -o output/hybrid-cache.pptx
	@$(BIN)/deckgen export examples/hybrid-cache.yaml -o output/hybrid-cache.png

test: $(VENV)/test.stamp
	@$(BIN)/python -m pytest $(PYTEST_FLAGS)

lint: $(VENV)/lint.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(VENV)/bench.stamp
	@$(BIN)/python benchmarks/bench_build.py
	@$(BIN)/python benchmarks/bench_layout.py
	@$(BIN)/python benchmarks/bench_emit.py
	@$(BIN)/python benchmarks/bench_yaml.py

# Beside graphlay, elkjs (npm), Graphviz (dot) and libavoid (npm); what is not there is named in the table.
bench-layout: $(VENV)/bench.stamp
	@$(PIP) install -r benchmarks/layout/requirements.txt
	@npm install --no-package-lock --silent --prefix benchmarks/layout || true
	@$(BIN)/python -m benchmarks.layout --write

# Pictures of the documentation; a test compares them with what the code draws.
images: $(VENV)/demo.stamp
	@for name in hybrid-cache event-analytics order-service; do \
	  $(BIN)/deckgen export examples/$$name.yaml -o docs/images/$$name.png --dpi 96 || exit 1; done
	@$(BIN)/deckgen export examples/hybrid-cache.yaml --theme midnight -o docs/images/hybrid-cache-midnight.png --dpi 96

gallery: $(VENV)/demo.stamp
	@$(BIN)/python scripts/gallery.py

clean:
	@rm -rf $(VENV) benchmarks/.venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "deckgen needs Python 3.11 or newer: PYTHON=/path/to/it make …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# One stamp for each set of packages; a changed pyproject.toml makes them old.
$(VENV)/demo.stamp: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable .
	@touch $@

$(VENV)/%.stamp: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable '.[$*]'
	@touch $@ $(VENV)/demo.stamp
