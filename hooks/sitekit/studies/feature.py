"""Draws the pictures of `_data/studies.yml` into the pages that show them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitekit.feature import Feature
from sitekit.fences import line_of_block
from sitekit.problem import Problem
from sitekit.record import read_records
from sitekit.site import Page, Site
from sitekit.studies import pictures, plots
from sitekit.studies.block import StudyBlocks
from sitekit.studies.pictures import Forest, Icons, Picture
from sitekit.words import Words

PLACE = re.compile(
    r'<div class="study" data-study="(?P<key>[^"]+)">\s*<p>(?P<cited>(?:(?!</p>).)*)</p>\s*</div>',
    re.DOTALL,
)


def load(site: Site) -> Iterator[Problem]:
    """Read the pictures, hold their numbers against their sources, and add the block. A picture
    with a mistake is not drawn, but stays a known name.
    """
    text = site.data("studies.yml")
    known, written, problems = read_records(pictures.KINDS, text, "_data/studies.yml")
    yield from problems
    results = {
        key: reference.custom.result if reference.custom else ""
        for key, reference in site.references.items()
    }
    for key, picture in known.items():
        wrong = list(pictures.faults(picture, results))
        for row, what, cure in wrong:
            yield written.problem((key, "rows", str(row)), f"'{key}', {what}", cure)
        if not wrong:
            site.studies[key] = picture
    sources = {key: pictures.sources(picture) for key, picture in site.studies.items()}
    nothing: dict[str, list[str]] = {key: [] for key in written.data}
    site.syntaxes.append(StudyBlocks(nothing | sources))
    site.unsearched.append(".study")
    site.reserved.append("study-")


def show(page: Page, site: Site) -> Iterator[Problem]:
    """Put the pictures in, now that the search index has read the page."""

    def drawn(place: re.Match[str]) -> str:
        key = place["key"]
        page.take("study", key)
        if key not in site.studies:
            return ""
        picture = site.studies[key]
        return site.render(
            "features/studies.html",
            key=key,
            picture=picture,
            drawing=draw(picture, site.words),
            cited=place["cited"],
        )

    page.html = PLACE.sub(drawn, page.html)
    for key in re.findall(r'data-study="([^"]+)"', page.html):
        line = line_of_block(page.source.text, "study", key)
        what = f"the block of the picture '{key}' holds words, and the picture has no place."
        yield Problem(page.path, line, what, "Close it on the next line, with '///'.")


def draw(picture: Picture, words: Words) -> plots.Drawing:
    """The picture as a drawing; what it says beside its data is said in `words`."""
    if isinstance(picture, Forest):
        return plots.forest(
            picture.rows,
            picture.ticks,
            picture.none,
            picture.scale,
            picture.none_label or words.no_difference,
            picture.less,
            picture.more,
        )
    if isinstance(picture, Icons):
        counted = [(row.label, row.count) for row in picture.rows]
        return plots.icons(counted, picture.of, f"{words.in_of} {picture.of}")
    return plots.timeline([(row.label, row.lasts) for row in picture.rows])


STUDIES = Feature("studies", load=load, show=show)
