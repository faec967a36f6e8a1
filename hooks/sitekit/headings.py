"""Keeps the ids of headings apart from those that templates and features make."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markdown import Markdown
from markdown.extensions import Extension

from sitekit.feature import Feature
from sitekit.problem import Problem
from sitekit.site import Site

Slugify = Callable[[str, str], str]
FRAME = ("calm", "_")  # what the frame of a page calls its parts, and turns calm on with


def kept_apart(slugify: Slugify, reserved: Sequence[str]) -> Slugify:
    """`slugify` for headings whose ids are never `reserved`: 'Term bran' becomes 'h-term-bran'.
    What ends in '-' or '_' is how a family of ids begins.
    """
    families = tuple(name for name in reserved if name.endswith(("-", "_")))

    def apart(text: str, separator: str) -> str:
        slug = slugify(text, separator)
        taken = slug in reserved or slug.startswith(families)
        return f"h-{slug}" if taken else slug

    return apart


class Headings(Extension):
    """Has the outline make its ids so. `reserved` may grow until a page is rendered."""

    def __init__(self, reserved: Sequence[str]) -> None:
        super().__init__()
        self.reserved = reserved

    def extendMarkdown(self, md: Markdown) -> None:
        """Change the outline of this page, where there is one."""
        if "toc" in md.treeprocessors:
            outline = md.treeprocessors["toc"]
            slugify = outline.slugify  # type: ignore[attr-defined]
            outline.slugify = kept_apart(slugify, self.reserved)  # type: ignore[attr-defined]


def load(site: Site) -> list[Problem]:
    """Listen to which ids other features make."""
    site.reserved += FRAME
    site.syntaxes.append(Headings(site.reserved))
    return []


HEADINGS = Feature("headings", load=load)
