"""Marks glossary terms in every page, and tells templates which terms a page uses, and which pages use a term."""

import logging
from time import perf_counter
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from sitekit import glossary, matching

log = logging.getLogger("mkdocs.hooks.glossary")


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Mark all pages before the first is written, since each term's page lists where it is used."""
    start = perf_counter()
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    marked = {path: _mark(page, config) for path, page in pages.items()}
    uses, problems = glossary.usage(marked, config.extra["terms"])
    for problem in problems:
        log.warning(problem)
    config.extra |= {"marked": marked, "uses": {slug: [pages[path] for path in paths] for slug, paths in uses.items()}}
    config.extra["glossary_seconds"] += perf_counter() - start


def _mark(page: Page, config: MkDocsConfig) -> glossary.Marked:
    html, known = page.content or "", config.extra["terms"]
    if page.meta.get("glossary") is False:
        return glossary.Marked(html, html)
    found = matching.find(html, known)
    source = config.extra["read"][page.file.src_uri].source
    for problem in glossary.unknown(page.meta.get("glossary"), found.unknown, known, source):
        log.warning(problem.at(page.file.src_uri))
    own = known.at(page.file.src_uri)
    leave = {*(page.meta.get("glossary") or []), *([own.slug] if own else [])}
    scope = page.meta.get("glossary_scope") or config.extra.get("glossary", {}).get("scope", "section")
    base = get_relative_url(".", page.url).rstrip("/") + "/"
    return glossary.mark(html, found.places, found.sections, known, base, leave, scope)


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Show the marks, now that the search index has read the page without them."""
    known, marked = config.extra["terms"], config.extra["marked"].get(page.file.src_uri)
    if marked is None or page.content != marked.source:  # a draft, or another plugin has changed it since
        marked = _mark(page, config)
    page.content = marked.html
    own = known.at(page.file.src_uri)
    uses = config.extra["uses"].get(own.slug, []) if own else []
    extra: dict[str, Any] = {"glossary": known.entries, "terms": marked.terms(known), "uses": uses}
    extra["unmarked"] = matching.SELECTOR
    context.update(extra)  # type: ignore[typeddict-item]


def on_post_build(config: MkDocsConfig) -> None:
    """Say in one line what was done."""
    share = config.extra["glossary_seconds"] / (perf_counter() - config.extra["started"])
    unused = len(config.extra["terms"].entries) - len(config.extra["uses"])
    log.info(glossary.summary(config.extra["marked"].values(), unused, share))
