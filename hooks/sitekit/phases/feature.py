"""Shows the courses of `_data/phases.yml` on the pages that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitekit.care.blocks import CareBlocks
from sitekit.drawings import FOLDER
from sitekit.feature import Feature
from sitekit.phases.block import PhasesBlocks
from sitekit.phases.course import Course, faults
from sitekit.problem import Problem, nearest
from sitekit.record import read_records
from sitekit.site import Element, Page, Site

PLACE = re.compile(
    r'<div class="phases-drawing" data-file="(?P<file>[^"]*)" data-shows="(?P<shows>[^"]*)"></div>'
)


def load(site: Site) -> Iterator[Problem]:
    """Read the courses, hold them against sources, signs and drawings, and add the block."""
    text = site.data("phases.yml")
    courses, written, problems = read_records(Course, text, "_data/phases.yml")
    yield from problems
    site.written_phases = written
    results = {
        key: f"{one.custom.result} {one.custom.size or ''}" if one.custom else ""
        for key, one in site.references.items()
    }
    signs = site.signs
    for key, course in courses.items():
        drawing = _drawing(course, site)
        wrong = list(faults(course, results, signs.by_id, signs.advice, drawing))
        for place, what, cure in wrong:
            yield written.problem((key, *place), f"'{key}': {what}", cure)
        if not wrong:
            site.courses[key] = course
    maker = site.syntax(CareBlocks).maker
    site.syntaxes.append(PhasesBlocks(site.courses, written.data, maker))
    site.reserved.append("phases-")
    site.elements["phase-line"] = Element("features/phases.js", "features/phases.css")


def _drawing(course: Course, site: Site) -> str | None:
    """The SVG of a course, if it has one that is there."""
    path = site.docs / FOLDER / course.drawing.file if course.drawing else None
    return site.text(path) if path and path.is_file() else None


def rendered(page: Page, site: Site) -> None:
    """Note what the page shows: its courses, and their cards beside its own."""
    shown = site.syntax(PhasesBlocks).shown
    page.cards += shown.cards
    page.take("course", *shown.keys)
    signs = [sign.id for card in shown.cards for sign in card.signs]
    page.take("sign", *signs, *shown.advice, *(["frame"] if shown.cards else []))


def gather(site: Site) -> Iterator[Problem]:
    """Hold the claims that courses name against those that there are."""
    for key, course in site.courses.items():
        for place, claim in course.claims():
            if claim not in site.claim_of:
                what = f"'{key}': there is no claim '{claim}'."
                cure = nearest(claim, site.claim_of, "Name the claim of an evidence block.")
                yield site.written_phases.problem((key, *place), what, cure)


def show(page: Page, site: Site) -> None:
    """Give each drawing its address, as a picture that an author puts into a page has one."""
    folder = f"{page.to_root}{FOLDER}"
    page.html = PLACE.sub(rf'<img src="{folder}/\g<file>" alt="\g<shows>">', page.html)


PHASES = Feature("phases", load=load, rendered=rendered, gather=gather, show=show)
