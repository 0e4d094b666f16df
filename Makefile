.DEFAULT_GOAL := help
PORT ?= 8000
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3.14 python3; do \
  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-annotate --no-header pyproject.toml
TESTS ?= tests
# A worker takes what lies together, then half of what another has left. Compiled tests are kept.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist worksteal

.PHONY: setup demo demo-reset test screenshots lint docs messages bench lock help

setup: .venv/runtime  ## make .venv with the locked packages and nothing else

demo: setup  ## fill and serve a demonstration clinic on 127.0.0.1 (PORT=8000)
	@$(BIN)/python -m deploy.demo $(PORT)

demo-reset:  ## forget the demonstration: the next `make demo` starts anew
	@rm -rf var && echo "The demonstration is gone; make demo starts anew."

test: .venv/dev  ## run every test on SQLite, and on PostgreSQL what a database can change (TESTS=tests/core for some)
	$(PYTEST) $(TESTS)
	$(PYTEST) --pg $(TESTS) || [ $$? = 5 ]  # 5: nothing there asks it

screenshots: .venv/dev  ## photograph every patient's page into screenshots/ (LEGS="form links" for some)
	$(BIN)/python -m tests.walk $(LEGS)

lint: .venv/dev  ## check style, templates and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	find templates -name '*.html' -print0 | xargs -0 $(BIN)/djade --target-version 5.2 --check
	$(BIN)/mypy

docs: setup  ## write docs/questions.md and docs/rules.md
	@$(BIN)/python manage.py describe

messages: .venv/dev  ## bring locale/ up to date with what patients read, and compile it
	@$(BIN)/python -m tests.support.catalogues

bench: .venv/dev  ## measure on this machine
	$(BIN)/python -m bench

lock:  ## choose the packages anew from pyproject.toml (needs uv)
	$(LOCK) --upgrade -o requirements/runtime.txt
	$(LOCK) --upgrade --group dev -o requirements/dev.txt

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/runtime: requirements/runtime.txt
	@$(if $(PYTHON),,echo "Python 3.11 or later is needed. If it is elsewhere: make PYTHON=/path/to/python"; exit 1)
	@echo "Setting up .venv; the first time takes a minute."
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; \
	  echo "Python cannot make a virtual environment. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(INSTALL) requirements/runtime.txt
	@touch $@

.venv/dev: .venv/runtime requirements/dev.txt
	@$(INSTALL) requirements/dev.txt
	@touch $@
