"""Draws the pictures of `_data/studies.yml` into the pages that show them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitekit.feature import Feature
from sitekit.problem import Problem
from sitekit.record import read_records
from sitekit.site import Page, Site
from sitekit.studies import pictures, plots
from sitekit.studies.block import StudyBlocks
from sitekit.studies.pictures import Forest, Icons, Picture

PLACE = re.compile(
    r'<div class="study" data-study="(?P<key>[^"]+)">\s*<p>(?P<cited>.*?)</p>\s*</div>', re.DOTALL
)


def load(site: Site) -> Iterator[Problem]:
    """Read the pictures, hold their numbers against their sources, and add the block."""
    text = site.data("studies.yml")
    site.studies, written, problems = read_records(pictures.KINDS, text, "_data/studies.yml")
    sources = {
        key: [one for one in pictures.sources(picture) if one in site.references]
        for key, picture in site.studies.items()
    }
    site.syntaxes.append(StudyBlocks(sources))
    site.unsearched.append(".study")
    site.reserved.append("study-")
    results = {
        key: reference.custom.result if reference.custom else ""
        for key, reference in site.references.items()
    }
    yield from problems
    yield from pictures.review(site.studies, results, written)


def show(page: Page, site: Site) -> list[Problem]:
    """Put the pictures in, now that the search index has read the page."""

    def drawn(place: re.Match[str]) -> str:
        picture = site.studies[place["key"]]
        page.take("study", place["key"])
        return site.render(
            "features/studies.html",
            key=place["key"],
            picture=picture,
            drawing=draw(picture),
            cited=place["cited"],
        )

    page.html = PLACE.sub(drawn, page.html)
    return []


def draw(picture: Picture) -> plots.Drawing:
    """The picture as a drawing."""
    if isinstance(picture, Forest):
        return plots.forest(
            picture.rows,
            picture.ticks,
            picture.none,
            picture.scale,
            picture.none_label,
            picture.less,
            picture.more,
        )
    if isinstance(picture, Icons):
        counted = [(row.label, row.count) for row in picture.rows]
        return plots.icons(counted, picture.of, f"in {picture.of}")
    return plots.timeline([(row.label, row.lasts) for row in picture.rows])


STUDIES = Feature("studies", load=load, show=show)
