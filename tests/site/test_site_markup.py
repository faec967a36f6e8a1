"""Material's Markdown on the authors' page: what is written there is what is shown there."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from sitekit.markup import DRAW, SYNTAX
from sitekit.slips import SLIPS
from sites import ROOT, Site

GUIDE = (ROOT / "docs/authors/markdown.md").read_text("utf-8")
EXAMPLE = re.compile(r"^(?P<fence>`{4,}) markdown\n(?P<written>.*?)^(?P=fence)\n\n", re.M | re.S)
# Each section of the guide, with what its example makes: how many of each.
MADE: dict[str, dict[str, int]] = {
    "Callouts": {
        ".admonition.tip > .admonition-title": 1,
        ".admonition details.note > summary": 1,
        ".admonition.inline.end": 1,
    },
    "Tabs": {
        "[role=radiogroup][aria-label] > input + label + .tabbed-block": 2,
        "input:checked": 1,
    },
    "Words that are marked": {"mark": 1, "ins": 1, "del": 1, "sub": 1, "sup": 1, "kbd": 2},
    "Tasks": {
        "[type=checkbox][aria-label=Done]:checked": 1,
        "[type=checkbox][aria-label='To do']": 1,
    },
    "Icons and signs": {".twemoji[aria-hidden] > svg": 2, "[role=img][aria-label=tea]": 1},
    "Formulas": {"span.math > math[display=inline]": 1, "div.math > math[display=block] msqrt": 1},
    "Code": {"code-block[data-copy]": 1, ".filename": 2, ".linenos": 1, ".hll": 1, "p code": 1},
    "Tables": {"sorted-table > table": 1, "td[align=right]": 2, "table[tabindex]": 1},
    "Grids, cards and buttons": {".grid.cards > ul > li": 2, "a.md-button": 2},
    "Pictures, sound and film": {"img[align=right][loading=lazy]": 1, "figcaption": 1},
    "Footnotes, short forms, lists of words": {".footnote-ref": 1, "abbr[title]": 1, "dl dd": 1},
}


def sections() -> dict[str, str]:
    """The guide's sections that have an example, by their names."""
    parts = re.split(r"^## (.+)\n", GUIDE, flags=re.M)
    return {
        name: text
        for name, text in zip(parts[1::2], parts[2::2], strict=False)
        if EXAMPLE.search(text)
    }


def test_every_section_is_known_here() -> None:
    assert sections().keys() == MADE.keys()


@pytest.mark.parametrize("name", MADE)
def test_what_is_written_is_what_is_shown(name: str) -> None:
    text = sections()[name]
    example = EXAMPLE.search(text)
    assert example
    assert text[example.end() :].strip() == example["written"].strip()


@pytest.mark.parametrize("name", MADE)
def test_it_makes_what_its_section_says(name: str, site: Site) -> None:
    page = site.read("authors/markdown/index.html")
    parts = re.split(r"<h2[^>]*>([^<]+).*?</h2>", page)
    html = dict(zip(parts[1::2], parts[2::2], strict=False))[name]
    shown = LexborHTMLParser(html.partition("</code-block>")[2])
    found = {selector: len(shown.css(selector)) for selector in MADE[name]}
    assert found == MADE[name]


def test_the_guide_and_the_build_give_the_same_cures() -> None:
    said = {DRAW} | {one.cure for one in SYNTAX} | {cure for _, cure in SLIPS.values()}
    rows = re.findall(r"^\| [`<].*?[`>] +\| (.*) \|$", GUIDE, re.M)
    assert len(rows) >= 4
    plain = {cure.replace("'", "") for cure in said}
    assert {row.replace("`", "") for row in rows} <= plain


def test_an_editors_marks_are_shown_as_they_are_typed_and_as_they_are_read(site: Site) -> None:
    html = site.read("authors/markdown/index.html").partition('id="an-editors-marks"')[2]
    shown = LexborHTMLParser(html.partition("<h2")[0])
    typed = shown.css("pre code")[0].text()
    assert typed.startswith("{++An editor adds++} and {--takes out--},\n{~~this~>that~~}, {==and")
    found = {one: len(shown.css(f"{one}.critic")) for one in ("ins", "del", "mark", "span")}
    assert found == {"ins": 2, "del": 2, "mark": 1, "span": 1}
