"""Keeps the ids of headings apart from those that templates and features make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape

from markdown import Markdown
from markdown.extensions import Extension
from selectolax.lexbor import LexborHTMLParser

from sitekit.feature import Feature
from sitekit.problem import Problem, line_of
from sitekit.site import Page, Site

Slugify = Callable[[str, str], str]
HEADING = re.compile(r'<h[23]\b[^>]*?\bid="(?P<id>[^"]+)"[^>]*>.*?(?=</h[23]>)', re.DOTALL)
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


def load(site: Site) -> None:
    """Listen to which ids other features make."""
    site.reserved += FRAME
    site.syntaxes.append(Headings(site.reserved))


def rendered(page: Page, site: Site) -> Iterator[Problem]:
    """Note whether the text has a heading for the whole page, and name an id that is not free."""
    html = re.sub(r"<!--.*?-->", "", page.html, flags=re.DOTALL)
    page.headed = re.search(r"<h1\b", html, re.IGNORECASE) is not None
    families = tuple(name for name in site.reserved if name.endswith(("-", "_")))
    for slug in re.findall(r'<h[1-6]\b[^>]*\bid="([^"]+)"', html):
        if slug in site.reserved or slug.startswith(families):
            line = line_of(rf"#{re.escape(slug)}\b", page.source.text)
            what = f"the id '{slug}' is one that this site makes itself."
            yield Problem(page.path, line, what, "Give the heading another.")


def show(page: Page, site: Site) -> None:
    """Put behind each heading of a section a link to it, which can be copied. It is no stop of the
    Tab key, and not read aloud: the outline has the same links.
    """
    said = escape(site.words.here)
    sections = LexborHTMLParser(page.html).css("body > :is(h2, h3)[id]")
    ids = {section.attributes["id"] for section in sections}

    def linked(heading: re.Match[str]) -> str:
        if heading["id"] not in ids:
            return heading[0]
        way = f'href="#{heading["id"]}" title="{said}" tabindex="-1" aria-hidden="true"'
        return f'{heading[0]}<a class="here" {way}>#</a>'

    page.html = HEADING.sub(linked, page.html)


HEADINGS = Feature("headings", load=load, rendered=rendered, show=show)
