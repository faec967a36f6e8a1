"""Drawings put into the page itself, so that they take the colours of its scheme and their labels stay text."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from sitekit.models import Problem

IMAGE = re.compile(r"<img\b(?P<attributes>[^>]*?)\s*/?>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
FORBIDDEN = re.compile(r"<(script|style|foreignObject|image|a)\b|\s(on\w+|style|id|(?:xlink:)?href)\s*=", re.IGNORECASE)


def inline(html: str, drawing: Callable[[str], str | None]) -> tuple[str, list[Problem]]:
    """Replace each image in `html` for whose address `drawing` has an SVG. The image's alternative text names it.

    A drawing that holds script, style, links or ids, has no size of its own (`viewBox`), or no alternative text stays
    an image, and is named.
    """
    problems: list[Problem] = []

    def replace(match: re.Match[str]) -> str:
        attributes = dict(ATTRIBUTE.findall(match["attributes"]))
        source, words = attributes.get("src", ""), unescape(attributes.get("alt", "")).strip()
        svg = drawing(source)
        if svg is None:
            return match[0]
        start = re.search(r"<svg\b[^>]*>", svg)
        name = source.rsplit("/", 1)[-1]
        if not start or "viewBox" not in start[0]:
            problems.append(Problem("", None, f"the drawing '{name}' has no viewBox.", "Give its <svg> one."))
        elif found := FORBIDDEN.search(svg):
            what = f"the drawing '{name}' holds '{found[0].strip()}'."
            problems.append(Problem("", None, what, "Draw with shapes and text, in currentColor and class 'tone'."))
        elif not words:
            cure = "Say what it shows: ![words](address)."
            problems.append(Problem("", None, f"the drawing '{name}' has no text alternative.", cure))
        else:
            named = f'<svg class="drawing" role="img" aria-label="{escape(words)}"{start[0][4:]}'
            return named + svg[start.end() :].strip()
        return match[0]

    return IMAGE.sub(replace, html), problems
