# `make demo` and `make test` need nothing but make and a Python of 3.11 or later; the rest they set up themselves.
PYTHON ?= python3

VENV := .venv
BIN := $(VENV)/bin
WHEEL_VENV := .venv-wheel
PIP_FLAGS := --quiet --disable-pip-version-check

RUN_STAMP := $(VENV)/.stamp-run
DEV_STAMP := $(VENV)/.stamp-dev
CLIENTS_STAMP := $(VENV)/.stamp-clients
WHEEL_STAMP := $(WHEEL_VENV)/.stamp
INSTALLED_STAMP := $(WHEEL_VENV)/.stamp-installed
PACKAGED := $(shell find linter rules -name '*.py' -o -name '*.toml') pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help demo test test-clients lint types imports unit build unit-wheel format picture accuracy readme wrapping benchmark clean

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- setting up; each step leaves a stamp, so that a second run costs nothing -------------------------------------

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit("declint needs Python 3.11 or later: make PYTHON=python3.12 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): pyproject.toml | $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install $(PIP_FLAGS) --editable .
	@touch $@

$(DEV_STAMP): pyproject.toml | $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install $(PIP_FLAGS) --editable '.[dev]'
	@touch $(RUN_STAMP) $@

$(WHEEL_STAMP): pyproject.toml | $(VENV)/pyvenv.cfg
	$(PYTHON) -m venv $(WHEEL_VENV)
	@touch $@

# --- for everybody ------------------------------------------------------------------------------------------------

demo: $(RUN_STAMP) ## Set up and check the sample mails
	@$(BIN)/declint check samples/ || test $$? -eq 1

# The wheel is built while the checks that need one processor run.
test: $(DEV_STAMP) ## Set up and pass the whole gate
	@$(MAKE) --no-print-directory --jobs 2 lint types imports $(INSTALLED_STAMP)
	@$(MAKE) --no-print-directory unit
	@$(MAKE) --no-print-directory unit-wheel
	@echo 'The gate is passed.'

# --- the gate, one step at a time ---------------------------------------------------------------------------------

lint: $(DEV_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV_STAMP)
	$(BIN)/mypy

imports: $(DEV_STAMP)
	$(BIN)/lint-imports

# The tests start hundreds of processes, each of which would compile declint anew where Python writes no byte code.
unit: $(DEV_STAMP) ## Run the tests on the checkout
	@$(BIN)/python -m compileall -q linter
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term

build: $(DEV_STAMP)
	@rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist . > $(VENV)/build.log || { cat $(VENV)/build.log; exit 1; }

$(INSTALLED_STAMP): $(PACKAGED) $(DEV_STAMP) $(WHEEL_STAMP)
	@$(MAKE) --no-print-directory build
	@wheel=$$(echo dist/*.whl) && \
	  $(WHEEL_VENV)/bin/python -m pip install $(PIP_FLAGS) "$$wheel[test]" && \
	  $(WHEEL_VENV)/bin/python -m pip install $(PIP_FLAGS) --force-reinstall --no-deps "$$wheel"
	@touch $@

# The rules and wordings themselves are tried once, on the checkout: a test says that the wheel has the same.
unit-wheel: $(INSTALLED_STAMP) ## Run the tests on the built wheel
	EXPECT_WHEEL=1 $(WHEEL_VENV)/bin/python -m pytest -n auto --dist worksteal -m 'not figures'

# --- real mail programs, where they can be had ---------------------------------------------------------------------

CLIENTS := neomutt mutt aerc git-email libmailtools-perl s-nail emacs-nox msmtp tmux less

# Debian's packages, and only for root: whatever is missing afterwards, the tests of it say so and are skipped.
$(CLIENTS_STAMP): pyproject.toml $(DEV_STAMP)
	@$(BIN)/python -m pip install $(PIP_FLAGS) --editable '.[dev,clients]' || echo 'No SMTP server to test with.'
	@if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
	  export DEBIAN_FRONTEND=noninteractive; \
	  { apt-get -qq update && apt-get -qq install --yes --no-install-recommends $(CLIENTS); } > $(VENV)/clients.log 2>&1 || \
	  echo "Not all mail programs could be installed; see $(VENV)/clients.log."; \
	else echo 'Mail programs are installed by apt-get and root only; those that are here will do.'; fi
	@touch $@

test-clients: $(CLIENTS_STAMP) ## Send mail through declint with real mail programs
	$(BIN)/python -m pytest -n auto tests/clients

# --- for those who work on declint --------------------------------------------------------------------------------

format: $(DEV_STAMP) ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

picture: $(DEV_STAMP) ## Draw docs/example.svg from real output
	$(BIN)/python tools/picture.py

accuracy: $(DEV_STAMP) ## Measure accuracy; writes the tables in the README
	$(BIN)/python -m tools.accuracy --write-floors --publish
	$(BIN)/python -m tools.passages --write-floors --publish
	$(BIN)/python tools/readme.py

readme: picture accuracy ## Regenerate everything in the README that is generated

wrapping: $(DEV_STAMP) ## Compare the accuracy on mails wrapped as .eml, HTML and Markdown with that on plain text
	$(BIN)/python benchmarks/wrapping.py

benchmark: $(DEV_STAMP) ## Compare declint's time with that of importing spaCy
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/batch.py --memory
	$(BIN)/python benchmarks/sendmail.py

clean: ## Remove what make made
	rm -rf $(VENV) $(WHEEL_VENV) dist build .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
