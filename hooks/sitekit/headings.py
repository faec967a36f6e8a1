"""Keeps the ids of headings apart from those that templates and features make, and in letters of
any script.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape, unescape
from unicodedata import normalize

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify as in_ascii
from markdown.extensions.toc import slugify_unicode
from selectolax.lexbor import LexborHTMLParser

from sitekit.feature import Feature
from sitekit.links import file_of
from sitekit.problem import Problem, line_of
from sitekit.site import Page, Site

Slugify = Callable[[str, str], str]
HEADING = re.compile(r'<h[23]\b[^>]*?\bid="(?P<id>[^"]+)"[^>]*>.*?(?=</h[23]>)', re.DOTALL)
FRAME = ("calm", "_")  # what the frame of a page calls its parts, and turns calm on with
CALM = re.compile(r'(?P<before><a\b[^>]*?\bhref="(?P<path>[^"#]*)#)calm"')


def in_letters(text: str, separator: str) -> str:
    """The id of a heading as Markdown makes it, 'urunler' for 'Ürünler'; but where ASCII has no
    such letters, in the heading's own: 'мигрень'. A heading without letters is called 'h'.
    """
    letters = filter(str.isalpha, normalize("NFKD", text))
    slugify = in_ascii if all(map(str.isascii, letters)) else slugify_unicode
    return slugify(text, separator) or "h"


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
            slugify = in_letters if slugify is in_ascii else slugify  # else an author's own
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


def _to_calm(page: Page, site: Site) -> str:
    """The page with its links to '#calm' led to the heading 'Calm', where the page to which they
    lead has one. Elsewhere, and in an address that someone was sent, that turns calm on.
    """
    so_called = {one.file for one in site.pages.values() if 'id="h-calm"' in one.plain}

    def led(link: re.Match[str]) -> str:
        is_heading = file_of(page, unescape(link["path"])) in so_called
        return f'{link["before"]}h-calm"' if is_heading else link[0]

    return CALM.sub(led, page.html)


def show(page: Page, site: Site) -> None:
    """Put behind each heading of a section a link to it, which can be copied. It is no stop of the
    Tab key, and not read aloud: the outline has the same links.
    """
    if '#calm"' in page.html:
        page.html = _to_calm(page, site)
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
