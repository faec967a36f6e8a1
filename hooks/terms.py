"""Reads the glossary's terms, and names what is wrong in them."""

import logging
from html import escape
from time import perf_counter

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from sitekit import terms
from sitekit.models import Entry, Term

log = logging.getLogger("mkdocs.hooks.terms")


def on_config(config: MkDocsConfig) -> None:
    """Start the clock."""
    config.extra["started"] = perf_counter()


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Hand on the compiled terms as `extra.terms`. One whose front matter has mistakes is left out: it was named."""
    start, entries = perf_counter(), []
    for file in files.documentation_pages():
        found = config.extra["read"][file.src_uri]
        if isinstance(found.meta, Term):
            entries.append(Entry(file.name, file.url, file.src_uri, found.meta, found.lines))
    english = config.theme["language"] == "en"  # plurals are made in English and Latin
    glossary, problems = terms.compile_glossary(entries, plurals=english)
    for problem in (*problems, *terms.review(glossary)):
        log.warning(problem)
    config.extra |= {"terms": glossary, "glossary_seconds": perf_counter() - start}


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Start a term's page with its definition, which the search index is to hold."""
    entry = config.extra["terms"].at(page.file.src_uri)
    if not entry:
        return None
    page.meta["template"] = "term.html"
    return f'<p class="definition">{escape(entry.term.definition)}</p>\n\n{markdown}'
