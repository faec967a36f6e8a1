"""Marks glossary terms in every page, and gives templates the terms that they show."""

import logging
from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from sitekit import front_matter, glossary, surfaces
from sitekit.models import Entry, Glossary, Term

log = logging.getLogger("mkdocs.hooks.glossary")
_glossary = Glossary({}, {})


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Read the terms; one whose front matter has mistakes is left out, and `front_matter` has named them."""
    global _glossary
    entries = []
    for file in files.documentation_pages():
        term = file.src_uri.startswith("glossary/") and front_matter.read(file.content_string, file.src_uri).meta
        if isinstance(term, Term):
            entries.append(Entry(file.name, file.url, file.src_uri, term))
    _glossary, problems = surfaces.compile_glossary(entries)
    for problem in problems:
        log.warning(problem)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Start a term's page with its definition, which the search index is to hold."""
    entry = _glossary.entries.get(page.file.name)
    if not entry or entry.path != page.file.src_uri:
        return None
    page.meta["template"] = "term.html"
    return f'<p class="definition">{escape(entry.term.definition)}</p>\n\n{markdown}'


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Mark the page, now that the search index has read it. A term's own page leaves that term alone."""
    known, source, path = _glossary.entries, page.file.content_string, page.file.src_uri
    leave = page.meta.get("glossary", [])
    problems = glossary.unknown(leave or [], "glossary", source, path, known)
    own = [page.file.name] if path.startswith("glossary/") else []
    extra: dict[str, Any] = {"glossary": known, "terms": []}
    if leave is not False:
        base = get_relative_url(".", page.url).rstrip("/") + "/"
        scope = config.extra.get("glossary", {}).get("scope", "section")
        marked = glossary.mark(page.content or "", _glossary, base, {*(leave or []), *own}, scope)
        problems += glossary.unknown(marked.unknown, "data-term", source, path, known)
        page.content = marked.html
        extra["terms"] = [known[slug] for slug in marked.used]
    for problem in problems:
        log.warning(problem)
    context.update(extra)  # type: ignore[typeddict-item]
