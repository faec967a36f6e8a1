"""Shows warning signs where pages name them, and holds the site against the one list of them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from sitekit.care import checks, signs
from sitekit.care.blocks import CareBlocks
from sitekit.care.cards import Maker
from sitekit.care.signs import Sign
from sitekit.feature import Feature
from sitekit.problem import Problem, nearest
from sitekit.prose.text import units
from sitekit.site import Element, Found, Page, Site

SOURCE = "_data/signs.yml"
# The place that a card leaves for a link: to the page of a sign, or to that of all.
SEE = re.compile(r'<span data-see="(?P<sign>[^"]*)">(?P<words>.*?)</span>')


def load(site: Site) -> Iterator[Problem]:
    """Read the signs, and add the blocks to Markdown."""
    text = site.data("signs.yml")
    site.signs, written, problems = signs.read(text, SOURCE)
    yield from problems
    urgencies = site.settings.urgencies
    if text.strip():
        yield from signs.review(site.signs, written, urgencies, site.references)
    site.written_signs = written
    for name, several in site.signs.of_no(urgencies).items():
        site.blame("block", f"care {name}")
        site.blame("sign", *several)
    maker = Maker(site.signs, urgencies, site.words, site.references)
    site.syntaxes.append(CareBlocks(maker))
    site.unsearched += [".care-call", ".care-sources", ".visually-hidden", ".numbers"]
    site.reserved += ["sign-"]
    site.elements["country-numbers"] = Element("features/numbers.js")


def rendered(page: Page, site: Site) -> Iterator[Problem]:
    """Note the page's cards, and name what is wrong in them. What cards show around their signs,
    such as headings and numbers, is taken as `frame`.
    """
    syntax = site.syntax(CareBlocks)
    page.cards = [*syntax.cards]
    shown = {sign.id for card in page.cards for sign in card.signs}
    page.take("sign", *shown, *syntax.advice, *(["frame"] if page.cards else []))
    urgencies = site.settings.urgencies
    text = page.source.text
    found = [*checks.nested(text)] or [
        *checks.faults(page.cards, text),
        *checks.rendered(page.html, urgencies, bool(site.signs.countries)),
    ]
    if found and site.follows("block", page.path):
        found = []
    found += checks.in_brackets(units(page.source.body, site.spoken), urgencies)
    yield from (problem.at(page.path) for problem in found)
    if page.term:
        yield from _unknown(page, site)


def _unknown(page: Page, site: Site) -> Iterator[Problem]:
    """Signs that a glossary entry names and the site does not know."""
    for name in page.term.urgent if page.term else ():
        if name not in site.signs.by_id:
            cure = nearest(name, site.signs.by_id, f"Known signs stand in {SOURCE}.")
            line = page.source.keys.line(("urgent",))
            yield Problem(page.path, line, f"there is no sign '{name}'.", cure)


def gather(site: Site) -> Iterator[Problem]:
    """Note where each sign stands in full, and what search shows for it; name what is nowhere."""
    for page in sorted(site.pages.values(), key=lambda page: _distance(page, site)):
        for card in page.cards:
            for sign in card.signs if not card.compact else ():
                site.signs_on.setdefault(sign.id, page)
    for n, sign in enumerate(site.signs.signs):
        if sign.id not in site.signs_on and not site.follows("sign", sign.id):
            line = site.written_signs.line(("signs", str(n), "id"))
            what = f"no page shows the sign '{sign.id}' in full."
            yield Problem(SOURCE, line, what, "Name it, or its group, in a care card.")
    maker = site.syntax(CareBlocks).maker
    order = [*site.settings.urgencies]
    for sign in sorted(site.signs.signs, key=lambda one: _rank(one, order)):
        urgency = site.settings.urgencies.get(sign.urgency)
        page_ = site.signs_on.get(sign.id)
        if urgency and urgency.found and page_:
            alone = etree.tostring(maker.alone(sign), encoding="unicode", method="html")
            html = _see(alone, site, "~/")
            site.found.append(Found(sign.id, sign.urgency, html, sign.search, sign.alone))


def _distance(page: Page, site: Site) -> int:
    """How far a page is from the one that leads to help: that itself, beside it, or elsewhere."""
    help = site.settings.help
    if help and page.path == help.page:
        return 0
    return 1 if site.is_for_safety(page) else 2


def _rank(sign: Sign, order: list[str]) -> int:
    return order.index(sign.urgency) if sign.urgency in order else len(order)


def show(page: Page, site: Site) -> None:
    """Lead each card to the page that has its signs in full."""
    page.html = _see(page.html, site, page.to_root)


def _see(html: str, site: Site, base: str) -> str:
    """`html` with its links to signs made whole. `base` is the way to the site's root."""
    help = site.settings.help

    def link(match: re.Match[str]) -> str:
        page = site.signs_on.get(match["sign"])
        all_signs = site.url(help.page) if help else ""
        address = f"{page.url}#sign-{match['sign']}" if page else all_signs
        return f'<a href="{base}{address}">{match["words"]}</a>'

    return SEE.sub(link, html)


CARE = Feature("care", load=load, rendered=rendered, gather=gather, show=show)
