# Every way to work on the hub. It needs Python 3.11 or newer (with venv), make and git; the rest it brings itself.

PYTHON ?= python3
N ?= 500
PORT ?= 8000
ARGS ?=
# Where the site will be published; mkdocs.yml says what it is otherwise.
ifdef SITE_URL
export SITE_URL
endif

export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

SITE := .venv/site.stamp
TEST := .venv/test.stamp
PROPERDOCS := .venv-properdocs/stamp

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup site serve check test golden lint format browser bench test-properdocs requirements snippets clean

help: ## Show what there is to run
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

setup: $(SITE) ## Set up all that the site needs, in .venv
	@:

site: $(SITE) ## Check the content and build the site into site/ (EXPORTS=off: without PDF and the like)
	@.venv/bin/hub check --strict
	@.venv/bin/mkdocs build --strict

serve: $(SITE) ## Preview the site with live reload (PORT=8000)
	@.venv/bin/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

check: $(SITE) ## Check the content without building it
	@.venv/bin/hub check --strict

test: lint browser ## Run every test, the browser's included (ARGS="-k feed")
	@.venv/bin/pytest -n auto --dist loadfile $(ARGS)

golden: $(TEST) ## Write the golden files of the tests anew, to be read before they are committed
	@HUB_GOLDEN=write .venv/bin/pytest -q -k golden tests/exports tests/metadata tests/jats

lint: $(TEST) ## Check the code's style and types
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy

format: $(TEST) ## Bring the code into its style
	@.venv/bin/ruff check --fix
	@.venv/bin/ruff format

browser: $(TEST) ## Bring the browser that the tests need
	@.venv/bin/python tests/browser/bring_chromium.py

bench: $(SITE) ## Build a hub of generated papers, and tell its time and memory beside others' (N=500)
	@.venv/bin/python -m tests.bench $(N)

test-properdocs: $(PROPERDOCS) ## Build the same site with ProperDocs, in an environment of its own
	@.venv-properdocs/bin/pytest tests/test_properdocs.py $(ARGS)

requirements: $(TEST) ## Pin anew what pyproject.toml asks for (UPGRADE=1: the newest of everything)
	@$(COMPILE) --group build -o requirements.txt
	@$(COMPILE) --group dev --constraints requirements.txt -o requirements-dev.txt
	@$(COMPILE) --group properdocs --constraints requirements-dev.txt -o requirements-properdocs.txt

snippets: $(SITE) ## Write anew what VS Code completes in front matter, after changing a class in hub/content/
	@.venv/bin/hub schema --snippets > .vscode/front-matter.code-snippets

clean: ## Remove everything that make made
	@rm -rf .venv .venv-properdocs site .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find hub hooks tests -name __pycache__ -prune -exec rm -rf {} +

COMPILE = .venv/bin/uv pip compile pyproject.toml --quiet --python .venv/bin/python --python-version 3.11 \
	--universal --fork-strategy fewest --only-binary :all: --generate-hashes --custom-compile-command 'make requirements' \
	$(if $(UPGRADE),--upgrade)

# What is pinned is complete, so pip need not look for more, and runs no package's own set-up code.
INSTALL = -m pip --disable-pip-version-check --no-input --quiet install
PINNED = $(INSTALL) --require-hashes --no-deps --only-binary :all: -r
THE_HUB = $(INSTALL) --no-index --no-deps --no-build-isolation -e .

# Material tells of its own end of life on every run, before any setting of the hub is read; ARCHITECTURE.md says what
# the hub does about it. Python runs this line as it starts, in this environment only.
QUIET = echo "import os; os.environ.setdefault('NO_MKDOCS_2_WARNING', '1')" > \
	"$$($(@D)/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/hub-quiet.pth"

$(SITE): requirements.txt pyproject.toml .venv/made
	@echo 'Installing what the site needs (once; under a minute)'
	@.venv/bin/python $(PINNED) requirements.txt
	@.venv/bin/python $(THE_HUB)
	@$(QUIET)
	@touch $@

$(TEST): requirements-dev.txt $(SITE)
	@echo 'Installing what the tests need (once; under a minute)'
	@.venv/bin/python $(PINNED) requirements-dev.txt
	@touch $@

$(PROPERDOCS): requirements-properdocs.txt pyproject.toml .venv-properdocs/made
	@echo 'Installing ProperDocs (once; under a minute)'
	@.venv-properdocs/bin/python $(PINNED) requirements-properdocs.txt
	@.venv-properdocs/bin/python $(THE_HUB)
	@$(QUIET)
	@touch $@

# An environment knows the place it was made in and the Python it was made with: once one of them has gone, it is made anew.
ifneq ($(shell test -x .venv/bin/python && cat .venv/made),$(CURDIR))
.PHONY: .venv/made
endif
ifneq ($(shell test -x .venv-properdocs/bin/python && cat .venv-properdocs/made),$(CURDIR))
.PHONY: .venv-properdocs/made
endif

# A Python that was asked for by name is the only one tried.
PYTHONS = "$(PYTHON)" $(if $(filter file,$(origin PYTHON)),python3.13 python3.12 python3.11 python3.14)

.venv/made .venv-properdocs/made:
	@for python in $(PYTHONS) ''; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo '$(PYTHON) is not Python 3.11 or newer: install Python 3.11, or name one with PYTHON=/path/to/python3' >&2; exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "$$python has no venv: install it (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; \
	fi; \
	echo "Making $(@D) with $$("$$python" --version)"; \
	"$$python" -m venv --clear $(@D) && pwd -P > $@
