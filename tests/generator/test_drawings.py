"""Drawings: in the page, named by their text alternative, and nothing in them that runs or clashes."""

from __future__ import annotations

import pytest

from sitekit.drawings import faults, inline
from sites import SEARCH, Mini, article

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/><text>heart</text></svg>\n'


def frame(picture: str) -> str:
    return f"[{picture}]"


def drawing(source: str) -> str | None:
    return SVG if source.endswith("a.svg") else None


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<p><img alt="A &quot;heart&quot; &amp; more" src="../a.svg" /></p>',
            '<p>[<svg class="drawing" role="img" aria-label="A &quot;heart&quot; &amp; more"'
            ' xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/><text>heart</text></svg>'
            "]</p>",
        ),
        (
            '<img alt="b" src="b.png" width="9" height="9" />',
            '[<img alt="b" src="b.png" width="9" height="9" loading="lazy" decoding="async">]',
        ),
        (
            '<img alt="b" src="b.png" width="9" height="9" loading="eager">',
            '[<img alt="b" src="b.png" width="9" height="9" loading="eager">]',
        ),
    ],
)
def test_inline(html: str, expected: str) -> None:
    assert inline(html, drawing, frame) == (expected, [])


@pytest.mark.parametrize(
    ("svg", "alt", "said"),
    [
        (SVG, "", "the drawing 'a.svg' has no text alternative. Say what it shows"),
        (SVG.replace("viewBox", "v"), "x", "assets/drawings/a.svg:1: the drawing has no viewBox."),
        (
            SVG.replace("<path", "<script/><path"),
            "x",
            "assets/drawings/a.svg:1: the drawing holds '<script'.",
        ),
        (
            SVG.replace("<path", "<path onclick='x'"),
            "x",
            "assets/drawings/a.svg:1: the drawing holds 'onclick='.",
        ),
        (
            SVG.replace("<path", "<path id='x'"),
            "x",
            "assets/drawings/a.svg:1: the drawing holds 'id='.",
        ),
        (
            SVG.replace("<path", "<use href='x'/><path"),
            "x",
            "assets/drawings/a.svg:1: the drawing holds 'href='.",
        ),
        ("no picture", "x", "assets/drawings/a.svg:1: this is no whole drawing"),
    ],
)
def test_a_drawing_that_cannot_be_put_in_is_named(svg: str, alt: str, said: str) -> None:
    html = f'<img alt="{alt}" src="a.svg" />'
    after, problems = inline(html, lambda _: svg, frame)
    assert after == html
    assert said in str(problems[0])


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (
            '<img src="b.png" width="1" height="1">',
            ["the image 'b.png' has no text alternative. Say what it shows"],
        ),
        (
            '<img alt="b" src="b.png" width="1">',
            ["the image 'b.png' has no size. Write it behind the image"],
        ),
    ],
)
def test_an_image_needs_words_and_a_size(html: str, said: list[str]) -> None:
    problems = inline(html, drawing, frame)[1]
    assert [
        str(problem)[2 : 2 + len(text)] for problem, text in zip(problems, said, strict=True)
    ] == said


def test_a_page_has_it_and_the_index_has_not_its_labels(mini: Mini) -> None:
    pages = {"index.md": article("![A loop](assets/drawings/a.svg)"), "assets/drawings/a.svg": SVG}
    site = mini({**pages, **SEARCH}, strict=True)
    assert '<svg class="drawing" role="img" aria-label="A loop"' in site.read("index.html")
    assert "heart" not in "".join(site.index().values())
    assert 'Show the picture</label><svg class="drawing"' in site.read("index.html"), (
        "calm mode asks first"
    )
    assert not site.failed


def test_all_that_a_drawing_should_not_have_is_named_at_once_each_sort_once() -> None:
    svg = (
        '<svg viewBox="0 0 9 9"><path fill="#fff" id="a"/>\n<path fill="#fff" stroke="red" id="a"/>'
        '<path style="x"/></svg>'
    )
    said = [str(problem) for problem in faults(svg, "assets/drawings/a.svg")]
    assert [line.partition(" ")[2].partition(". ")[0] for line in said] == [
        "the drawing holds 'id='",
        "the drawing holds 'style='",
        'the drawing has a colour of its own: fill="#fff"',
        'the drawing has a colour of its own: stroke="red"',
    ]
