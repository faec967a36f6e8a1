# make serve: read the site while you write it.  make test: all tests.  make build: the site, strict, in site/.
# make new-site NAME=../tea begins a site of your own; with SITE=../tea the others work on that.

# A site of its own has its own Makefile. What is installed here serves it too.
ELSEWHERE = $(if $(filter command,$(firstword $(origin SITE))),$(filter-out $(CURDIR),$(abspath $(SITE))))
ifneq ($(ELSEWHERE),)
AT = $(MAKE) --no-print-directory -C "$(SITE)" SITE= VENV="$(abspath .venv)"

serve build check test new-page new-term reviews links by-chance:
	@test -f "$(SITE)/Makefile" || { echo "There is no site in '$(SITE)'. Begin one: make new-site NAME=$(SITE)" >&2; exit 1; }
	@$(AT) $@

cite:
	@$(AT) $@ $(if $(FILE),FILE="$(if $(filter /%,$(FILE)),,$(CURDIR)/)$(FILE)")

# Brings the site's copy of the generator up to date.
update:
	@$(MAKE) --no-print-directory SITE= .venv/site
	@PYTHONPATH=hooks:scripts .venv/bin/python scripts/update_site.py SITE="$(SITE)"

.PHONY: serve build check test new-page new-term reviews links by-chance cite update
else
include scripts/site.mk

SEED ?= 1
CHROMIUM_FOUND = CHROMIUM="$$($(BIN)/python scripts/chromium.py)" && export CHROMIUM

.PHONY: edits test check lint golden same properdocs schemas guide bench limits mutants new-site update

test: lint
	$(CHROMIUM_FOUND) && $(BIN)/pytest -n auto --dist worksteal tests

check: lint
	$(BIN)/pytest -n auto --dist worksteal tests -m "not slow" --ignore tests/browser --ignore tests/every_site/test_in_a_browser.py

lint: $(VENV)/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

new-site: $(VENV)/site
	@$(BIN)/python scripts/new_site.py $(call given,NAME TITLE)

update:
	@echo "Name the site whose generator is to be brought up to date: make update SITE=../tea" >&2; exit 1

same: $(VENV)/site
	@test -n "$(BASE)" || { echo "Name a commit to compare with: make same BASE=HEAD~1" >&2; exit 1; }
	$(BIN)/python scripts/same.py $(BASE)

golden: $(VENV)/dev
	$(CHROMIUM_FOUND) && $(BIN)/pytest --golden tests
	git diff --stat -- tests/golden

properdocs: $(VENV)/dev
	$(BIN)/python scripts/moving.py

# What explains the keys of front matter, data files and mkdocs.yml in an editor: schemas/*.json
schemas: $(VENV)/site
	$(BIN)/python scripts/schemas.py

# The page for authors of all mistakes, from tests/mistakes.yml: docs/authors/mistakes.md
guide: $(VENV)/site
	$(BIN)/python scripts/mistakes.py

# Is what is kept the same as what is made anew? Edits of a small site at random, COUNT of each kind.
edits: $(VENV)/dev
	PYTHONPATH=$(PYTHONPATH):tests $(BIN)/python tests/edits.py $(or $(COUNT),500) $(SEED) serve
	PYTHONPATH=$(PYTHONPATH):tests $(BIN)/python tests/edits.py $(or $(COUNT),500) $(SEED) build

bench: $(VENV)/dev
	$(if $(QUICK),,$(BIN)/pip install --quiet --disable-pip-version-check mkdocs-ezglossary-plugin==2.1.0)
	$(BIN)/python scripts/bench $(if $(QUICK),quick)

# How far the site is from the limits of GitHub Pages: writes the table in README.md.
limits: $(VENV)/dev
	$(BIN)/python scripts/bench/limits.py

# Are the tests any good? Another SEED draws other faults; FILES='hooks/*quiz*' draws in those alone.
mutants: $(VENV)/dev
	$(CHROMIUM_FOUND) && $(BIN)/python scripts/mutants --seed $(SEED) --files '$(or $(FILES),*)' --minutes $(or $(MINUTES),25)

$(VENV)/dev: requirements-dev.txt requirements-test.txt requirements.txt | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/test $(VENV)/site
endif
