"""Holds each article against the rules of its site, `extra.prose`.

A page that must differ says why, by the name of the check, under `exceptions`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sitekit.feature import Feature
from sitekit.fences import line_of_block
from sitekit.problem import Problem, known_are, nearest
from sitekit.prose import checks, readability
from sitekit.prose.rules import Rules
from sitekit.prose.text import Unit, units, whole
from sitekit.site import Page, Site

CHECKS = ("care", "grade", "order", "paragraphs", "sections", "sentences", "words")
Named = tuple[str, Problem]  # a problem with the name of its check, by which a page is excused


def gather(site: Site) -> Iterator[Problem]:
    """Read all articles, once terms and sources are known. A site without rules is left alone."""
    rules = site.settings.prose
    if rules is None:
        return
    mask = site.memory.recall("mask", "", site.spelling, lambda: masking(site))
    yield from _no_such_sections(site, rules)
    for page in (page for page in site.articles if not page.source.is_lost):
        named, page.grade = _read(page, site, rules, mask)
        excused = page.article.exceptions if page.article else {}
        for name, problem in named:
            if name not in excused:
                yield problem.at(page.path)
        for name in excused.keys() - {name for name, _ in named}:
            line = page.source.keys.line(("exceptions", name))
            if name in CHECKS or name[:1].isdigit():
                what = f"the exception '{name}' is not needed."
                yield Problem(page.path, line, what, "Take it out.")
            else:
                cure = nearest(name, CHECKS, f"{known_are(CHECKS)} Or a number.")
                yield Problem(page.path, line, f"there is no check '{name}'.", cure)


Mask = Callable[[str], str]


def _read(page: Page, site: Site, rules: Rules, mask: Mask) -> tuple[list[Named], float | None]:
    """What is wrong with a page, and its grade. What follows from another mistake is counted, so
    that with one the page is read each time.
    """

    def make() -> tuple[list[Named], float | None]:
        return list(_faults(page, site, rules, mask)), page.grade

    listed = [one.reference for one in page.references]
    seen = bool(page.cards), {*page.stray}, listed, page.claims, site.signs.phones
    asked = site.needs_sources(page), bool(site.settings.urgencies), site.words.call
    given = page.source, rules, site.spelling, site.language, site.spoken, *asked, *seen
    return make() if site.faulty else site.memory.recall("prose", page.path, given, make)


def _no_such_sections(site: Site, rules: Rules) -> Iterator[Problem]:
    """Sections that are asked for and that no article has."""
    headings = {
        unit.text for page in site.articles for unit in units(page.source.body) if unit.level == 2
    }
    for n, name in enumerate(rules.sections):
        if headings and name not in headings:
            site.blame("setting", name)
            what = f"no article has the section '{name}'."
            keys = ("prose", "sections", str(n))
            yield site.written.problem(keys, what, nearest(name, sorted(headings)))


def masking(site: Site) -> Mask:
    """What puts a plain word in the place of each glossary term: those words are explained."""
    surfaces = {one.text for several in site.glossary.surfaces.values() for one in several}
    longest_first = sorted(filter(None, surfaces), key=lambda text: (-len(text), text))
    by_first: dict[str, list[str]] = {}  # a pattern looks through those alone that begin so
    for text in longest_first:
        by_first.setdefault(text[0].lower(), []).append(re.escape(text[1:]))
    parts = (
        f"[{re.escape(first)}{re.escape(first.upper())}](?i:{'|'.join(rests)})"
        for first, rests in by_first.items()
    )
    terms = re.compile(rf"\b(?:{'|'.join(parts) or '(?!)'})\b")
    return lambda text: terms.sub("word", text)


def _faults(page: Page, site: Site, rules: Rules, mask: Mask) -> Iterator[Named]:
    found = [*units(page.source.body, site.spoken), *_answers(page)]
    yield from checks.style(found, rules, mask)
    if site.language.startswith("en"):  # its formula counts English syllables
        page.grade = readability.grade(mask(whole(found)))
        if rules.grade and page.grade > rules.grade:
            what = f"it reads at grade {page.grade:.1f}."
            yield "grade", Problem("", None, what, "Shorter words and sentences.")
    if site.needs_sources(page):
        seen = [listed.reference.custom for listed in page.references]
        results = [f"{one.result} {one.size}" for one in seen if one]
        sections = [name for name in rules.sections if not site.follows("setting", name)]
        yield from checks.order(found, sections)
        call = site.words.call.rstrip(":")
        if not any(site.follows("reference", listed.key) for listed in page.references):
            yield from checks.numbers(found, results, site.signs.phones, call)
        if site.settings.urgencies:
            yield from _care(page, rules)


def _answers(page: Page) -> Iterator[Unit]:
    """What its claims answer to others, which stands in the options of their blocks."""
    for claim in page.claims:
        line = line_of_block(page.source.text, "evidence", claim.id) or 0
        for answer in claim.answers:
            if answer.why:
                yield Unit(line, 0, answer.why)


def _may_need_care(page: Page) -> bool:
    return bool(page.article and not page.article.no_care)


def _care(page: Page, rules: Rules) -> Iterator[Named]:
    if rules.sections and not (page.cards or "care" in page.stray) and _may_need_care(page):
        cure = "Write one (/// care | …), or 'no_care' in front matter with the reason."
        yield "care", Problem("", None, "it has no care card.", cure)


PROSE = Feature("prose", gather=gather)
