"""Marks glossary terms in every page, and notes which pages use which terms."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from posixpath import basename

from sitekit import tips
from sitekit.feature import Feature
from sitekit.glossary import marking, matching, terms
from sitekit.glossary.marking import Marked
from sitekit.glossary.terms import Entry, Glossary
from sitekit.problem import Problem
from sitekit.site import Page, Site


def load(site: Site) -> None:
    """Keep the ids of tooltips and of the letters of the alphabet."""
    site.reserved += ["term-", "letter-"]


def read(page: Page, site: Site) -> None:
    """Start a term's page with its definition, which the search index is to hold."""
    if page.term:
        page.opening = f'<p class="definition">{escape(page.term.definition)}</p>\n\n'


def gather(site: Site) -> Iterator[Problem]:
    """Mark all pages before the first is written, since each term's page lists where it is used."""
    found = [entry for page in site.pages.values() if (entry := _entry(page))]
    in_latin = site.language.startswith("en")  # plurals are made in English and Latin
    slugs = {_slug(page) for page in site.pages.values() if page.term}

    def make() -> tuple[Glossary, list[Problem]]:
        glossary, problems = terms.compile_glossary(found, plurals=in_latin)
        return glossary, [*problems, *terms.review(glossary, {*glossary.entries, *slugs})]

    site.glossary, problems = site.memory.recall("glossary", "", (found, slugs, in_latin), make)
    written = marking.spelling(site.glossary)
    anew = marking.words_of_difference(written, site.memory.last("spelling"))
    site.spelling = site.memory.recall("spelling", "", written, object)
    site.blame("term", *(problem.path for problem in problems))
    yield from problems
    for page in site.pages.values():
        if anew is None or marking.may_have(page.html, anew):
            site.memory.forget("marks", page.path)
        yield from _mark(page, site)
    for page in site.pages.values():
        for slug in page.marked.met if page.marked else ():
            site.uses.setdefault(slug, []).append(page)
    for problem in marking.unused(site.uses, site.glossary):
        if not site.follows("term", problem.path):
            yield problem


def _entry(page: Page) -> Entry | None:
    """The term that the page explains. One with mistakes is left out: they were told."""
    if not page.term or not page.term.title or not page.term.definition:
        return None
    return Entry(_slug(page), page.url, page.path, page.term, page.source.keys.lines)


def _slug(page: Page) -> str:
    return basename(page.path).removesuffix(".md")


def _mark(page: Page, site: Site) -> Iterator[Problem]:
    """Find the page's terms and mark them, as far as its front matter lets."""
    known, front = site.glossary, page.front
    if front.glossary is False:
        page.marked = Marked(page.html, page.html)
        return
    own = known.at(page.path)
    leave = {*front.glossary, *([own.slug] if own else [])}
    scope = front.glossary_scope or site.settings.glossary.scope

    def make() -> tuple[list[str], Marked]:
        found = matching.find(page.html, known)
        places, sections = found.places, found.sections
        base = page.to_root
        return found.unknown, marking.mark(page.html, places, sections, known, base, leave, scope)

    given = page.html, leave, scope
    by_hand, page.marked = site.memory.recall("marks", page.path, given, make)
    problems = marking.unknown(front.glossary, by_hand, known, page.source.text)
    yield from (problem.at(page.path) for problem in problems)
    page.terms = page.marked.terms(known)
    page.take("term", *page.marked.used)


def show(page: Page, site: Site) -> Iterator[Problem]:
    """Show the marks, now that the search index has read the page without them."""
    if page.marked is None or page.marked.source != page.html:  # a draft, or changed by a plugin
        site.memory.forget("marks", page.path)
        yield from _mark(page, site)
    if page.marked:
        page.html = page.marked.html
    if page.template == "glossary.html":
        page.take("term", "*")
    if own := site.glossary.at(page.path):
        page.take("use", own.slug)
        page.take("neighbour", own.path)
        page.take("term", own.slug, *own.term.related)
    own_signs = page.term.urgent if page.term else []
    page.take("sign", *own_signs, *(name for entry, _ in page.terms for name in entry.term.urgent))
    if page.terms:
        tips.needed(page)


GLOSSARY = Feature("glossary", load=load, read=read, gather=gather, show=show)
