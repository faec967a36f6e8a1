"""Drawings put into the page itself, so that they take the colours of its scheme and their labels
stay text.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape, unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from sitekit.feature import Feature
from sitekit.problem import Problem, line_at, line_of
from sitekit.site import Page, Site

FOLDER = "assets/drawings"
IMAGE = re.compile(r"<img\b(?P<attributes>[^>]*?)\s*/?>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
PHONE, SMALLEST = 288, 8  # pixels: how wide a drawing is on a small phone, and how high its text
COLOUR = re.compile(
    r'\b(?:fill|stroke|color|stop-color)="(?!none|currentColor|inherit|transparent|context-)[^"]*"',
    re.IGNORECASE,
)
FORBIDDEN = re.compile(
    r"<(script|style|foreignObject|image|a)\b|\s(on\w+|style|id|(?:xlink:)?href)\s*=", re.IGNORECASE
)


def inline(
    html: str,
    drawing: Callable[[str], str | None],
    frame: Callable[[str], str],
    is_there: Callable[[str], bool] = bool,
    where: Callable[[str], int | None] = lambda source: None,
) -> tuple[str, list[Problem]]:
    """Replace each image in `html` for whose address `drawing` has an SVG. The image's alternative
    text names it. `frame` makes the markup around a picture, and `where` gives the line of one.

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
            if is_there(source):
                problems.extend(_lacking(attributes, words, where(source)))
            lazy = "" if "loading" in attributes else ' loading="lazy" decoding="async"'
            return frame(f"<img{match['attributes'].rstrip()}{lazy}>")
        name = source.rsplit("/", 1)[-1]
        if wrong := list(faults(svg, f"{FOLDER}/{name}")):
            problems.extend(wrong)
        elif not words:
            cure = "Say what it shows: ![words](address)."
            what = f"the drawing '{name}' has no text alternative."
            problems.append(Problem("", where(source), what, cure))
        else:
            start = re.search(r"<svg\b[^>]*>", svg)
            assert start  # else it had a fault
            named = f'<svg class="drawing" role="img" aria-label="{escape(words)}"{start[0][4:]}'
            return frame(named + svg[start.end() :].strip())
        return match[0]

    return IMAGE.sub(replace, html), problems


def faults(svg: str, path: str) -> Iterator[Problem]:
    """What keeps the drawing in the file at `path` from being put into a page."""
    try:
        etree.fromstring(svg)
    except etree.ParseError as error:
        line = error.position[0]
        yield Problem(path, line, f"this is no whole drawing: {error}.", "Export it again.")
        return
    start = re.search(r"<svg\b[^>]*>", svg)
    if not start or "viewBox" not in start[0]:
        yield Problem(path, 1, "the drawing has no viewBox.", "Give its <svg> one.")
        return
    bare = re.sub(r"<!--.*?-->", lambda comment: "\n" * comment[0].count("\n"), svg, flags=re.S)
    for found in _each(FORBIDDEN, bare):
        what = f"the drawing holds '{found[0].strip()}'."
        cure = "Draw with shapes and text, in currentColor and class 'tone'."
        yield Problem(path, line_at(bare, found.start()), what, cure)
    for found in _each(COLOUR, bare):
        what = f"the drawing has a colour of its own: {found[0]}."
        cure = "Use currentColor, or a class such as 'tone': they follow light, dark and calm."
        yield Problem(path, line_at(bare, found.start()), what, cure)
    yield from _small(bare, start[0], path)


def _each(pattern: re.Pattern[str], svg: str) -> Iterable[re.Match[str]]:
    """What a drawing should not have, each sort of it once, where it first stands."""
    found: dict[str, re.Match[str]] = {}
    for match in pattern.finditer(svg):
        found.setdefault(match[0].strip(), match)
    return found.values()


def _small(svg: str, start: str, path: str) -> Iterator[Problem]:
    """Text that is too small to read where the drawing is as wide as a small phone."""
    box = re.search(r'viewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)', start)
    for text in re.finditer(r'font-size="([\d.]+)(?:px)?"', svg):
        if box and (size := float(text[1]) * PHONE / float(box[1])) < SMALLEST:
            what = f"text of {text[1]} is {size:.0f} pixels high on a phone."
            yield Problem(path, line_at(svg, text.start()), what, "Draw it larger.")


def _lacking(attributes: Mapping[str, str], words: str, line: int | None) -> Iterator[Problem]:
    name = attributes.get("src", "").rsplit("/", 1)[-1]
    if not words:
        cure = "Say what it shows: ![words](address)."
        yield Problem("", line, f"the image '{name}' has no text alternative.", cure)
    if name.endswith(".svg"):
        what = f"the drawing '{name}' stands outside '{FOLDER}'."
        yield Problem("", line, what, "Move it there: then it has the colours of the page.")
    elif not {"width", "height"} <= attributes.keys():
        cure = "Write it behind the image, in pixels: { width=640 height=480 }."
        yield Problem("", line, f"the image '{name}' has no size.", cure)


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

    def is_there(source: str) -> bool:
        return normpath(join(dirname(page.url), unquote(source))) in site.files

    def where(source: str) -> int | None:
        return line_of(re.escape(unquote(unescape(source)).rsplit("/", 1)[-1]), page.source.text)

    page.html, problems = inline(page.html, drawing, frame, is_there, where)
    for problem in problems:
        if "has no size" in problem.what and site.follows("setting", "attr_list"):
            continue
        if not problem.path or not site.follows("drawing", problem.path):
            yield problem.at(page.path)
    site.blame("drawing", *(problem.path for problem in problems if problem.path))


DRAWINGS = Feature("drawings", show=show)
