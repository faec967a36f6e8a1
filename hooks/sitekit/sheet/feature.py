"""Puts the sheets of `_data/sheets.yml` into the pages that name them: a form on the screen, and
behind the article the paper that it fills in, which stands there blank without scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitekit.feature import Feature
from sitekit.fences import line_of_block
from sitekit.problem import Problem
from sitekit.record import read_records
from sitekit.sheet.block import SheetBlocks
from sitekit.sheet.sheets import Sheet, faults
from sitekit.site import Element, Page, Site

SOURCE = "_data/sheets.yml"
PLACE = re.compile(r'<div class="sheet" data-sheet="(?P<key>[^"]+)">(?P<held>.*?)</div>', re.DOTALL)


def load(site: Site) -> Iterator[Problem]:
    """Read the sheets, and add the block. One with a mistake is not shown, but stays known."""
    known, written, problems = read_records(Sheet, site.data("sheets.yml"), SOURCE)
    yield from problems
    for key, sheet in known.items():
        wrong = list(faults(sheet, site.signs))
        for place, what, cure in wrong:
            yield written.problem((key, *place), f"the sheet '{key}' {what}", cure)
        if not wrong:
            site.sheets[key] = sheet
    site.written_sheets = written
    site.syntaxes.append(SheetBlocks(written.data))
    site.unsearched.append(".sheet")
    site.reserved += ["sheet-", "paper-"]
    site.elements["paper-sheet"] = Element("features/sheet.js", "features/sheet.css")


def rendered(page: Page, site: Site) -> Iterator[Problem]:
    """Note which sheets the page has, each once, since each has one paper."""
    for place in PLACE.finditer(page.html):
        key = place["key"]
        line = line_of_block(page.source.text, "sheet", key)
        if place["held"].strip():
            what = f"the block of the sheet '{key}' holds words, and the sheet has no place."
            yield Problem(page.path, line, what, "Close it on the next line, with '///'.")
        if key in page.sheets:
            what = f"the sheet '{key}' stands twice on this page."
            yield Problem(page.path, line, what, "Keep one of them, and link to it.")
        page.sheets.append(key)


def gather(site: Site) -> Iterator[Problem]:
    """Name each sheet that no page shows."""
    pages = [*site.pages.values(), *site.drafts.values()]
    shown = {key for page in pages for key in page.sheets}
    for key in (key for key in site.written_sheets.data if key not in shown):
        what = f"no page shows the sheet '{key}'."
        yield site.written_sheets.problem((key,), what, f"Write '/// sheet | {key}' on one.")


def show(page: Page, site: Site) -> None:
    """Put the forms in. The papers come from the page's template."""
    page.sheets = [key for key in dict.fromkeys(page.sheets) if key in site.sheets]
    for key in page.sheets:
        page.take("sheet", key)
        page.take("sign", "frame")
        page.take("sign", *(sign.id for sign in site.signs.named(site.sheets[key].signs)))

    def form(place: re.Match[str]) -> str:
        key = place["key"]
        if key not in site.sheets:
            return ""
        return site.render("features/sheet.html", key=key, sheet=site.sheets[key])

    page.html = PLACE.sub(form, page.html)


SHEET = Feature("sheet", load=load, rendered=rendered, gather=gather, show=show)
