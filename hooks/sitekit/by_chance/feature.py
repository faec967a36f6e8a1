"""Puts diaries that chance fills in into the pages that show them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitekit.by_chance import drawing
from sitekit.by_chance.block import CSS, ByChance, ByChanceBlocks
from sitekit.by_chance.watched import Counted, Watched, uncounted
from sitekit.feature import Feature
from sitekit.fences import line_of_block
from sitekit.language import number_in_figures
from sitekit.problem import Problem
from sitekit.record import read_records
from sitekit.site import Element, Page, Site

FILE, COUNTED = "by-chance.yml", "by-chance-counted.yml"
PLACE = re.compile(rf'<div class="{CSS}" data-diary="([^"]+)">\s*</div>')
OPEN = re.compile(rf'<div class="{CSS}" data-diary="([^"]+)">')


def load(site: Site) -> Iterator[Problem]:
    """Read what is watched and what was counted, and add the block. One with a mistake is not
    shown, but stays a known name.
    """
    watched, written, problems = read_records(Watched, site.data(FILE), f"_data/{FILE}")
    counted, _, unread = read_records(Counted, site.data(COUNTED), f"_data/{COUNTED}")
    yield from [*problems, *unread]
    ready = {key: (one, counted[key]) for key, one in watched.items() if key in counted}
    for key, what, cure in uncounted(watched, counted):
        yield written.problem((key,), what, cure)
        ready.pop(key, None)
    site.syntaxes.append(ByChanceBlocks(written.data, ready))
    site.reserved.append("by-chance-")
    site.elements["by-chance"] = Element("features/by_chance.js", "features/by_chance.css")


def show(page: Page, site: Site) -> Iterator[Problem]:
    """Put the diaries in, now that the search index has read the page."""
    ready = site.syntax(ByChanceBlocks).ready

    def drawn(place: re.Match[str]) -> str:
        key = place[1]
        page.take("chance", key)
        if key not in ready:
            return ""
        watched, counted = ready[key]
        return _shown(site, key, watched, counted)

    page.html = PLACE.sub(drawn, page.html)
    for key in OPEN.findall(page.html):
        line = line_of_block(page.source.text, ByChance.NAME, key)
        what = f"the block of the diary '{key}' holds words, and the diary has no place."
        yield Problem(page.path, line, what, "Close it on the next line, with '///'.")


def _shown(site: Site, key: str, watched: Watched, counted: Counted) -> str:
    diary = watched.still
    return site.render(
        "features/by_chance.html",
        key=key,
        watched=watched,
        counted=counted,
        many=number_in_figures(counted.diaries, site.language),
        diary=diary,
        rows=drawing.rows(watched),
        events=drawing.marks(diary.events, drawing.TALL),
        shades=drawing.shades(diary.events),
    )


BY_CHANCE = Feature("by-chance", load=load, show=show)
