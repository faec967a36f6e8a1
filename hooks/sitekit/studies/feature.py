"""Draws the pictures of `_data/studies.yml` into the pages that show them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitekit.evidence import stated
from sitekit.evidence.claims import Claim
from sitekit.feature import Feature
from sitekit.fences import line_of_block
from sitekit.problem import Problem, nearest
from sitekit.record import read_records
from sitekit.site import Page, Site
from sitekit.studies import pictures, plots
from sitekit.studies.block import StudyBlocks
from sitekit.studies.pictures import Forest

PLACE = re.compile(
    r'<div class="study" data-study="(?P<key>[^"]+)">'
    r'(?P<cited>(?:\s*<p class="cited">(?:(?!</p>).)*</p>)*)\s*</div>',
    re.DOTALL,
)
CITED = re.compile(r"<p[^>]*>(.*?)</p>", re.DOTALL)


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
    sizes = {
        key: reference.custom.size or ""
        for key, reference in site.references.items()
        if reference.custom
    }
    for key, picture in known.items():
        if any(
            site.follows("reference", key) for keys in pictures.sources(picture) for key in keys
        ):
            continue  # its numbers cannot be held against a source that was not read
        wrong = list(pictures.faults(picture, results, sizes))
        for place, what, cure in wrong:
            yield written.problem((key, *place), f"'{key}', {what}", cure)
        if not wrong:
            site.studies[key] = picture
    site.written_studies = written
    sources = {key: pictures.sources(picture) for key, picture in site.studies.items()}
    nothing: dict[str, list[list[str]]] = {key: [] for key in written.data}
    boxes = {key for key, one in written.data.items() if _kind(one) == "facts"}
    site.syntaxes.append(StudyBlocks(nothing | sources, boxes))
    site.unsearched.append(".study")
    site.reserved.append("study-")


def _kind(written: object) -> object:
    """The kind of a picture as its author wrote it, who may have made a mistake elsewhere."""
    return written.get("kind") if isinstance(written, dict) else None


def gather(site: Site) -> Iterator[Problem]:
    """Hold the claims that rows name against those that there are."""
    for key, picture in site.studies.items():
        for place, claim in pictures.claims(picture):
            if claim not in site.claim_of:
                what = f"'{key}': there is no claim '{claim}'."
                cure = nearest(claim, site.claim_of, "Name the claim of an evidence block.")
                yield site.written_studies.problem((key, *place, "claim"), what, cure)


def show(page: Page, site: Site) -> Iterator[Problem]:
    """Put the pictures in, now that the search index has read the page."""

    def drawn(place: re.Match[str]) -> str:
        key = place["key"]
        page.take("study", key)
        if key not in site.studies:
            return ""
        picture = site.studies[key]
        named = [claim for _, claim in pictures.claims(picture)]
        page.take("claim", *named)
        return site.render(
            "features/studies.html",
            key=key,
            picture=picture,
            parts=plots.parts(picture) if isinstance(picture, Forest) else None,
            plots=plots,
            cited=CITED.findall(place["cited"]),
            sure={claim: _claimed(page, site, claim) for claim in named if claim in site.claim_of},
        )

    page.html = PLACE.sub(drawn, page.html)
    for key in re.findall(r'data-study="([^"]+)"', page.html):
        lines = (line_of_block(page.source.text, name, key) for name in ("study", "fact-box"))
        line = next(filter(None, lines), None)
        what = f"the block of the picture '{key}' holds words, and the picture has no place."
        yield Problem(page.path, line, what, "Close it on the next line, with '///'.")


def _claimed(page: Page, site: Site, name: str) -> tuple[Claim, str]:
    """A claim, and the way to it from a page."""
    claim, where = site.claim_of[name]
    return claim, stated.address(page, where, name)


STUDIES = Feature("studies", load=load, gather=gather, show=show)
