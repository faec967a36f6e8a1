"""Reads the things to explore, and puts their drawings and what is known into the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from sitekit import drawings
from sitekit.evidence import stated
from sitekit.explorer.block import TAG, ExplorerBlocks
from sitekit.explorer.things import Thing, View, faults, numbered
from sitekit.feature import Feature
from sitekit.fences import line_of_block
from sitekit.problem import Problem, nearest
from sitekit.record import read_records
from sitekit.site import Element, Page, Site

DATA = "_data/explorers.yml"
VIEWS = re.compile(r'<div data-views="([^"]+)">\s*</div>')
CLAIM = re.compile(r'<p data-part-claim="([^"]+)">\s*</p>')
PART = re.compile(r'<li[^>]*\sid="part-([^"]+)"')


def load(site: Site) -> Iterator[Problem]:
    """Read them, hold them against their drawings and sources, and add the block."""
    known, written, problems = read_records(Thing, site.data("explorers.yml"), DATA)
    yield from problems
    folder = site.docs / drawings.FOLDER
    drawn = {path.name: site.text(path) for path in sorted(folder.glob("*.svg"))} if known else {}
    for key, thing in known.items():
        wrong = list(faults(thing, drawn, site.references))
        for place, what, cure in wrong:
            yield written.problem((key, *place), f"'{key}', {'.'.join(place)}: {what}", cure)
        if not wrong:
            site.things[key] = thing
    site.written_things = written
    site.syntaxes.append(ExplorerBlocks(site.things, tuple(written.data), site.words))
    site.unsearched += [".explorer-choose", ".explorer-list"]
    site.reserved.append("part-")
    site.elements[TAG] = Element("features/explorer.js", "features/explorer.css")


def asks_for(key: str, text: str) -> bool:
    """Whether a page has a block of the thing `key`, be it shown or not."""
    return line_of_block(text, "explorer", key) is not None


def rendered(page: Page, site: Site) -> Iterator[Problem]:
    """Note what the page shows, and name a part that it shows twice."""
    text = page.source.text
    page.take("thing", *(key for key in site.written_things.data if asks_for(key, text)))
    for key in VIEWS.findall(page.html):
        page.take("claim", *(part.claim for part in site.things[key].parts.values() if part.claim))
    parts = PART.findall(page.html)
    for part in dict.fromkeys(part for part in parts if parts.count(part) > 1):
        line = max(line_of_block(page.source.text, "explorer", key) or 0 for key in site.things)
        what = f"two explorers of this page have a part '{part}', and its address leads to one."
        yield Problem(page.path, line or None, what, "Leave one out, or give the part another id.")


def gather(site: Site) -> Iterator[Problem]:
    """Hold the claims that parts name against those that there are."""
    for key, thing in site.things.items():
        for name, part in thing.parts.items():
            if part.claim and part.claim not in site.claim_of:
                what = f"'{key}', parts.{name}: there is no claim '{part.claim}'."
                cure = nearest(part.claim, site.claim_of, "Name the claim of an evidence block.")
                yield site.written_things.problem((key, "parts", name, "claim"), what, cure)


def show(page: Page, site: Site) -> Iterator[Problem]:
    """Put the drawings in, and of each part what is known, as the claim now says it."""
    problems: list[Problem] = []

    def views(place: re.Match[str]) -> str:
        shown = [_shown(view, page, site, place[1]) for view in site.things[place[1]].views]
        problems.extend(problem for _, wrong in shown for problem in wrong)
        return site.render("features/explorer.html", figures=[svg for svg, _ in shown]).strip()

    def known(place: re.Match[str]) -> str:
        if place[1] not in site.claim_of:
            return ""
        claim, where = site.claim_of[place[1]]
        link = f'<a class="sure" href="{stated.address(page, where, claim.id)}">'
        sure = f"{link}{stated.verdict(claim, site.words)}</a>"
        return f'<p class="explorer-known">{escape(claim.text)} {sure}</p>'

    page.html = CLAIM.sub(known, VIEWS.sub(views, page.html))
    yield from (problem.at(page.path) for problem in problems)


def _shown(view: View, page: Page, site: Site, key: str) -> tuple[str, list[Problem]]:
    """The drawing of a view, with its numbers and its name."""
    page.take("drawing", view.drawing)
    svg = numbered(site.text(site.docs / drawings.FOLDER / view.drawing), site.things[key])
    image = f'<img src="{view.drawing}" alt="{escape(view.shows)}">'
    named = f"<figcaption>{escape(view.name)}</figcaption>"
    return drawings.inline(image, lambda _: svg, lambda picture: f"{named}{picture}")


EXPLORER = Feature("explorer", load=load, rendered=rendered, gather=gather, show=show)
