"""Drawings put into the page itself, so that they take the colours of its scheme and their labels
stay text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from sitekit.feature import Feature
from sitekit.problem import Problem
from sitekit.site import Page, Site

FOLDER = "assets/drawings"
IMAGE = re.compile(r"<img\b(?P<attributes>[^>]*?)\s*/?>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
FORBIDDEN = re.compile(
    r"<(script|style|foreignObject|image|a)\b|\s(on\w+|style|id|(?:xlink:)?href)\s*=", re.IGNORECASE
)


def inline(
    html: str, drawing: Callable[[str], str | None], frame: Callable[[str], str]
) -> tuple[str, list[Problem]]:
    """Replace each image in `html` for whose address `drawing` has an SVG. The image's alternative
    text names it. `frame` makes the markup around a picture.

    Any other image is loaded when a reader comes near it, and needs words and a size, so that
    nothing jumps.

    A drawing that holds script, style, links or ids, has no size of its own (`viewBox`), or no
    alternative text stays an image, and is named.
    """
    problems: list[Problem] = []

    def replace(match: re.Match[str]) -> str:
        attributes = dict(ATTRIBUTE.findall(match["attributes"]))
        source, words = attributes.get("src", ""), unescape(attributes.get("alt", "")).strip()
        svg = drawing(source)
        if svg is None:
            problems.extend(_lacking(attributes, words))
            lazy = "" if "loading" in attributes else ' loading="lazy" decoding="async"'
            return frame(f"<img{match['attributes'].rstrip()}{lazy}>")
        start = re.search(r"<svg\b[^>]*>", svg)
        name = source.rsplit("/", 1)[-1]
        if not start or "viewBox" not in start[0]:
            problems.append(
                Problem("", None, f"the drawing '{name}' has no viewBox.", "Give its <svg> one.")
            )
        elif found := FORBIDDEN.search(svg):
            what = f"the drawing '{name}' holds '{found[0].strip()}'."
            problems.append(
                Problem(
                    "", None, what, "Draw with shapes and text, in currentColor and class 'tone'."
                )
            )
        elif not words:
            cure = "Say what it shows: ![words](address)."
            problems.append(
                Problem("", None, f"the drawing '{name}' has no text alternative.", cure)
            )
        else:
            named = f'<svg class="drawing" role="img" aria-label="{escape(words)}"{start[0][4:]}'
            return frame(named + svg[start.end() :].strip())
        return match[0]

    return IMAGE.sub(replace, html), problems


def _lacking(attributes: Mapping[str, str], words: str) -> Iterator[Problem]:
    name = attributes.get("src", "").rsplit("/", 1)[-1]
    if not words:
        yield Problem(
            "",
            None,
            f"the image '{name}' has no text alternative.",
            "Say what it shows: ![words](address).",
        )
    if not {"width", "height"} <= attributes.keys():
        cure = "Write it behind the image, in pixels: { width=640 height=480 }."
        yield Problem("", None, f"the image '{name}' has no size.", cure)


def show(page: Page, site: Site) -> Iterator[Problem]:
    """Put the page's drawings in, once search has read it: their labels are no text of it."""

    def drawing(source: str) -> str | None:
        address = normpath(join(dirname(page.url), unquote(source)))
        path = site.docs / address
        if dirname(address) != FOLDER or path.suffix != ".svg" or not path.is_file():
            return None
        page.take("drawing", path.name)
        return site.text(path)

    def frame(picture: str) -> str:
        return site.render("features/drawings.html", picture=picture).strip()

    page.html, problems = inline(page.html, drawing, frame)
    for problem in problems:
        yield problem.at(page.path)


DRAWINGS = Feature("drawings", show=show)
