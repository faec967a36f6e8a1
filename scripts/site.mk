# What the Makefile of any site needs. Each target sets up what is missing; nothing is installed twice.

PYTHON ?= python3
VENV   := .venv
BIN     = $(VENV)/bin
ADDRESS ?= 127.0.0.1:8000

export NO_MKDOCS_2_WARNING = 1
export PYTHONPATH = hooks:scripts

# Those of the names that stand on make's command line, each with its value as one word.
given = $(foreach name,$(1),$(if $(filter command,$(firstword $(origin $(name)))),$(name)="$$$(name)"))

.PHONY: serve build new-page new-term cite reviews links by-chance clean

serve: $(VENV)/site
	@$(BIN)/python -c 'import socket, sys; host, port = "$(ADDRESS)".rsplit(":", 1); sys.exit(socket.socket().connect_ex((host, int(port))) == 0)' || \
	  { echo "Something answers at http://$(ADDRESS)/ already. Stop it, or name another: make serve ADDRESS=127.0.0.1:8001" >&2; exit 1; }
	@echo "Open http://$(ADDRESS)/ (leave with Ctrl+C). Save a file in docs/ or overrides/ and the page reloads."
	@test ! -d docs/authors || echo "How a page is written, with every block and every mistake: http://$(ADDRESS)/authors/"
	@SITE_URL=http://$(ADDRESS)/ $(BIN)/mkdocs serve --dirty --livereload --dev-addr $(ADDRESS) -f mkdocs$(if $(IN),.$(IN)).yml

# With AGAIN=1 only what has changed since the last build of that sort is made anew. A site in several languages has a
# mkdocs.de.yml for each other one: all are built. IN=de serves that one.
build: $(VENV)/site
	$(foreach one,mkdocs.yml $(wildcard mkdocs.*.yml),$(BIN)/mkdocs build --strict $(if $(AGAIN),--dirty) -f $(one) &&) true

# make new-page TITLE="How is it made?" SECTION=Understand: what is not named is asked.
new-page: $(VENV)/site
	@$(BIN)/python -m new page $(call given,TITLE SECTION NAME)

# make new-term TERM=oolong
new-term: $(VENV)/site
	@$(BIN)/python -m new term $(call given,TERM NAME)

# make cite FILE=pasted.bib, or paste it: CSL-JSON, BibTeX or RIS
cite: $(VENV)/test
	@$(BIN)/python -m new cite $(call given,FILE KEY)

reviews: $(VENV)/site
	@$(BIN)/python scripts/reviews.py

# Which links out of the built site lead nowhere. Asks some hundred hosts, and takes minutes.
links: $(VENV)/site
	@test -d site || { echo "Build the site first: make build" >&2; exit 1; }
	@$(BIN)/python scripts/links.py site

# How many diaries that chance alone fills in accuse something: docs/_data/by-chance-counted.yml
by-chance: $(VENV)/site
	$(BIN)/python scripts/by_chance.py docs

clean:
	rm -rf $(VENV) site .cache .mypy_cache .pytest_cache .ruff_cache

$(VENV)/site: requirements.txt | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/test: requirements-test.txt requirements.txt | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-test.txt
	@touch $@ $(VENV)/site

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed, and '$(PYTHON)' is not. Name another: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv is missing. On Debian or Ubuntu: apt install python3-venv (as root or with sudo)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
