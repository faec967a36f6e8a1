"""Glossary terms found in a page's HTML, and marked by splicing at source offsets: no other byte changes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Literal, NamedTuple

from sitekit.models import Glossary, Problem, nearest

Scope = Literal["section", "page", "all"]

UNMARKED = frozenset(
    "a abbr button code pre kbd samp var script style svg math h1 h2 h3 h4 h5 h6 label summary dfn textarea template"
    " title select option noscript iframe object".split()
)
UNMARKED_CLASSES = frozenset(("no-glossary", "term", "admonition-title", "headerlink", "arithmatex"))
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

TOKEN = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style|textarea|title)\b.*?</(?P=raw)\s*>"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][^\s/>]*)(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*+)>"
    r"|&\#?\w+;|(?P<word>\w+)",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")


@dataclass
class Marked:
    """A page after marking: its HTML, the slugs used in order of their first mark, the number of marks, and each
    `data-term` that names no term.
    """

    html: str
    used: list[str] = field(default_factory=list)
    count: int = 0
    unknown: list[str] = field(default_factory=list)


class Place(NamedTuple):
    """A term's start and end in the HTML; the start of a section where `slug` is none."""

    start: int
    end: int
    slug: str | None
    by_hand: bool = False


def mark(html: str, glossary: Glossary, base: str, leave: Collection[str] = (), scope: Scope = "section") -> Marked:
    """Link the terms of `glossary` in `html`. `base` leads to the site's root; `leave` has slugs to leave alone."""
    page, done = Marked(html), 0
    out: list[str] = []
    for start, end, slug in _scoped(_places(html, glossary, page), leave, scope):
        link = f'<a class="term" href="{escape(base + glossary.entries[slug].url)}" aria-describedby="term-{slug}">'
        out += html[done:start], link, html[start:end], "</a>"
        done = end
        page.count += 1
        if slug not in page.used:
            page.used.append(slug)
    page.html = "".join((*out, html[done:]))
    return page


def _scoped(places: Iterable[Place], leave: Collection[str], scope: Scope) -> Iterator[tuple[int, int, str]]:
    """The places to mark: the first of each term in its section or page, or all; one marked by hand in any case."""
    seen = set(leave)
    for place in places:
        if place.slug is None:
            seen = set(leave) if scope == "section" else seen
        elif place.by_hand or place.slug not in seen:
            yield place.start, place.end, place.slug
            if scope != "all":
                seen.add(place.slug)


def _places(html: str, glossary: Glossary, page: Marked) -> Iterator[Place]:
    """Each term that may be marked, and each start of a section. `inside` is the one element that shuts all out."""
    inside, depth, past = "", 0, 0
    by_hand: tuple[str, int] | None = None
    for token in TOKEN.finditer(html):
        if token["word"]:
            if not inside and token.start() >= past and (found := _surface(html, token, glossary)):
                slug, past = found
                yield Place(token.start(), past, slug)
        elif token["tag"]:
            tag = token["tag"].lower()
            if inside:
                depth += 0 if tag != inside or _empty(token) else -1 if token["close"] else 1
                if not depth:
                    if by_hand:
                        yield Place(by_hand[1], token.start(), by_hand[0], by_hand=True)
                    inside, by_hand = "", None
            elif not token["close"] and tag not in VOID and not _empty(token):
                if tag == "h2":
                    yield Place(token.start(), token.end(), None)
                attributes = _attributes(token["attributes"])
                classes = attributes.get("class", "").split()
                if "term" in classes:
                    by_hand = _by_hand(attributes.get("data-term", ""), token.end(), glossary, page)
                if tag in UNMARKED or not UNMARKED_CLASSES.isdisjoint(classes):
                    inside, depth = tag, 1


def _by_hand(slug: str, start: int, glossary: Glossary, page: Marked) -> tuple[str, int] | None:
    if slug in glossary.entries:
        return slug, start
    page.unknown.append(slug)
    return None


def _surface(html: str, token: re.Match[str], glossary: Glossary) -> tuple[str, int] | None:
    """The longest surface that starts with the word `token`, as its slug and its end."""
    for surface in glossary.surfaces.get(token["word"].lower(), ()):
        if surface.exact and not surface.text.startswith(token["word"]):
            continue
        if not surface.tail:
            return surface.slug, token.end()
        if rest := surface.tail.match(html, token.end()):
            return surface.slug, rest.end()
    return None


def _empty(tag: re.Match[str]) -> bool:
    return tag["tag"].lower() in ("svg", "math") and tag["attributes"].endswith("/")


def _attributes(text: str) -> dict[str, str]:
    return {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in ATTRIBUTE.finditer(text)}


def unknown(slugs: Iterable[str], key: str, source: str, path: str, known: Collection[str]) -> list[Problem]:
    """A problem for each of `slugs`, named by `key` in the page's `source`, that is no term."""
    problems = []
    for slug in dict.fromkeys(slug for slug in slugs if slug not in known):
        at = re.search(rf"{key}\s*[:=].*?(?<![\w-]){re.escape(slug)}(?![\w-])", source, re.DOTALL)
        line = source.count("\n", 0, at.end()) + 1 if at else None
        problems.append(Problem(path, line, f"'{key}' names no term: '{slug}'.", nearest(slug, known)))
    return problems
