"""Drawings: in the page, named by their text alternative, and nothing in them that runs or clashes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitekit.drawings import inline
from sites import ROOT, Mini, article

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/><text>heart</text></svg>\n'


def drawing(source: str) -> str | None:
    return SVG if source.endswith("a.svg") else None


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<p><img alt="A &quot;heart&quot; &amp; more" src="../a.svg" /></p>',
            '<p><svg class="drawing" role="img" aria-label="A &quot;heart&quot; &amp; more"'
            ' xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/><text>heart</text></svg></p>',
        ),
        ('<img alt="b" src="b.png">', '<img alt="b" src="b.png">'),
        ("<img>", "<img>"),
    ],
)
def test_inline(html: str, expected: str) -> None:
    assert inline(html, drawing) == (expected, [])


@pytest.mark.parametrize(
    ("svg", "alt", "said"),
    [
        (SVG, "", "the drawing 'a.svg' has no text alternative. Say what it shows"),
        (SVG.replace("viewBox", "v"), "x", "the drawing 'a.svg' has no viewBox."),
        (SVG.replace("<path", "<script/><path"), "x", "the drawing 'a.svg' holds '<script'."),
        (SVG.replace("<path", "<path onclick='x'"), "x", "the drawing 'a.svg' holds 'onclick='."),
        (SVG.replace("<path", "<path id='x'"), "x", "the drawing 'a.svg' holds 'id='."),
        (SVG.replace("<path", "<use href='x'/><path"), "x", "the drawing 'a.svg' holds 'href='."),
        ("no picture", "x", "the drawing 'a.svg' has no viewBox."),
    ],
)
def test_a_drawing_that_cannot_be_put_in_is_named(svg: str, alt: str, said: str) -> None:
    html = f'<img alt="{alt}" src="a.svg" />'
    after, problems = inline(html, lambda _: svg)
    assert after == html
    assert str(problems[0]).startswith(": " + said)


def test_a_page_has_it_and_the_index_has_not_its_labels(mini: Mini) -> None:
    pages = {"index.md": article("![A loop](assets/drawings/a.svg)"), "assets/drawings/a.svg": SVG}
    site = mini(pages, strict=True)
    assert '<svg class="drawing" role="img" aria-label="A loop"' in site.read("index.html")
    assert "heart" not in site.read("search/search_index.json")
    assert not site.failed


@pytest.mark.parametrize("path", sorted((ROOT / "docs/assets/drawings").glob("*.svg")), ids=lambda path: path.stem)
def test_each_drawing_of_the_site_can_be_put_in_and_read(path: Path) -> None:
    svg = path.read_text("utf-8")
    assert inline('<img alt="x" src="a.svg" />', lambda _: svg)[1] == []
    assert "#" not in svg, "colours come from the scheme"
    assert all(int(size) >= 16 for size in re.findall(r'font-size="(\d+)"', svg)), "too small at 320 px"
