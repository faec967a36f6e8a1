# make serve: read the site while you write it.  make test: all tests.  make build: the site, strict, in site/.
# Each sets up what is missing; nothing is installed twice.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ADDRESS ?= 127.0.0.1:8000
SEED ?= 1

export NO_MKDOCS_2_WARNING = 1
export PYTHONPATH = hooks

.PHONY: serve build test check lint golden same properdocs reviews links by-chance schemas bench limits mutants clean

serve: $(VENV)/site
	@echo "Open http://$(ADDRESS)/ (leave with Ctrl+C). Save a file in docs/ or overrides/ and the page reloads."
	@SITE_URL=http://$(ADDRESS)/ $(BIN)/mkdocs serve --livereload --dev-addr $(ADDRESS)

build: $(VENV)/site
	$(BIN)/mkdocs build --strict

test: lint
	CHROMIUM="$$($(BIN)/python scripts/chromium.py)" && export CHROMIUM && $(BIN)/pytest -n auto --dist worksteal tests

check: lint
	$(BIN)/pytest -n auto --dist worksteal tests --ignore tests/browser
	$(BIN)/python scripts/readability.py

lint: $(VENV)/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

same: $(VENV)/site
	@test -n "$(BASE)" || { echo "Name a commit to compare with: make same BASE=HEAD~1" >&2; exit 1; }
	$(BIN)/python scripts/same.py $(BASE)

golden: $(VENV)/dev
	CHROMIUM="$$($(BIN)/python scripts/chromium.py)" && export CHROMIUM && $(BIN)/pytest --golden tests
	git diff --stat -- tests/golden

properdocs: $(VENV)/dev
	$(BIN)/python scripts/moving.py

reviews: $(VENV)/site
	@$(BIN)/python scripts/reviews.py

# Which links out of the built site lead nowhere. Asks some hundred hosts, and takes minutes.
links: $(VENV)/site
	@test -d site || { echo "Build the site first: make build" >&2; exit 1; }
	@$(BIN)/python scripts/links.py site

# How many diaries that chance alone fills in accuse something: docs/_data/by-chance-counted.yml
by-chance: $(VENV)/site
	$(BIN)/python scripts/by_chance.py docs

# What explains the keys of front matter, data files and mkdocs.yml in an editor: schemas/*.json
schemas: $(VENV)/site
	$(BIN)/python scripts/schemas.py

bench: $(VENV)/dev
	$(BIN)/pip install --quiet --disable-pip-version-check mkdocs-ezglossary-plugin==2.1.0
	$(BIN)/python scripts/bench

# How far the site is from the limits of GitHub Pages: writes the table in README.md.
limits: $(VENV)/dev
	$(BIN)/python scripts/bench/limits.py

# Are the tests any good? Another SEED draws other faults; FILES='hooks/*quiz*' draws in those alone.
mutants: $(VENV)/dev
	CHROMIUM="$$($(BIN)/python scripts/chromium.py)" && export CHROMIUM && \
	  $(BIN)/python scripts/mutants --seed $(SEED) --files '$(or $(FILES),*)' --minutes $(or $(MINUTES),25)

clean:
	rm -rf $(VENV) site .cache .mypy_cache .pytest_cache .ruff_cache

$(VENV)/site: requirements.txt | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt requirements.txt | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/site

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed, and '$(PYTHON)' is not. Name another: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv is missing. On Debian or Ubuntu: apt install python3-venv (as root or with sudo)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
