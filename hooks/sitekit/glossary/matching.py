"""Where terms stand in a page's HTML: leftmost, longest, and never where a link or a tooltip has no
place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from itertools import accumulate
from operator import eq
from typing import NamedTuple
from unicodedata import category, normalize

from sitekit.glossary.terms import IS_HAN, WORD, Glossary, Surface

# Elements, and classes of any element, inside which nothing is marked.
UNMARKED = (
    "a abbr button code pre kbd samp var script style svg math h1 h2 h3 h4 h5 h6 label summary dfn"
    " textarea template title select option noscript iframe object"
).split()
UNMARKED_CLASSES = frozenset(
    ("no-glossary", "term", "admonition-title", "headerlink", "arithmatex")
)
SELECTOR = ", ".join(
    (*UNMARKED, *(f".{name}" for name in sorted(UNMARKED_CLASSES)))
)  # the same, for a browser

# Only what matters: comments; elements whose text is no markup; unmarked elements; tags that have
# attributes.
REST = r"((?:[^>\"']|\"[^\"]*\"|'[^']*')*+)>"
TAG = re.compile(
    r"<!--.*?-->|<(?:script|style|textarea|title)\b.*?</(?:script|style|textarea|title)\s*>"
    rf"|<({'|'.join(UNMARKED)})(?=[\s/>]){REST}|<(?!/)([a-z][^\s/>]*)\s{REST}",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
WORDS = re.compile(f"({WORD.pattern})")  # split by it, every second part is a word
ENTITY = re.compile(r"&#?\w+;")
# What fills up an entity to its length, so that offsets stay: between words, and within one.
JOINER = "\N{WORD JOINER}"
FILLER = "\N{HANGUL FILLER}"
# What makes a piece of text an address; what joins a word to the rest of one; what ends one.
ADDRESS = re.compile(r"://|\bwww\.|\w@\w|\w\.[a-z]{2}")
JOINS = frozenset("./:@_~%?=&#+-")
AROUND = re.compile(r"[\s<>\"'()]")
FURTHEST = 300  # letters: how much of one is looked at to either side


class Span(NamedTuple):
    """A part of the page in which no term is looked for; `by_hand` has the one that an author put
    there.
    """

    start: int
    end: int
    by_hand: str | None = None


class Place(NamedTuple):
    """Where a term stands."""

    start: int
    end: int
    slug: str
    by_hand: bool


@dataclass
class Found:
    """All places of a page in their order, where its sections start, and each `data-term` that
    names no term.
    """

    places: list[Place] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def find(html: str, glossary: Glossary) -> Found:
    """Find the terms of `glossary` in `html`, in time linear in the page, whatever the number of
    terms.
    """
    found = Found()
    spans = list(_spans(html, glossary, found))
    found.places += _places(html, glossary, spans)
    return found


def _places(html: str, glossary: Glossary, spans: list[Span]) -> Iterator[Place]:
    """Each term in the text between `spans`, leftmost and longest first; and those put there by
    hand.
    """
    lower = html.lower()
    if len(lower) != len(html):  # a letter such as 'İ' grows
        lower = "".join(char if len(char.lower()) > 1 else char.lower() for char in html)
    if "&" in lower:
        lower = ENTITY.sub(_character, lower)
    parts = WORDS.split(lower)
    ends = list(accumulate(map(len, parts)))
    if not lower.isascii():
        parts = [part if part.isascii() else _composed(part) for part in parts]
    surfaces = glossary.surfaces
    past, waiting = 0, iter([*spans, Span(len(html) + 1, len(html) + 2)])
    span = next(waiting)
    for n in [n for n in range(1, len(parts), 2) if parts[n] in surfaces]:
        start = ends[n - 1]
        while span.end <= start:
            if span.by_hand:
                yield Place(span.start, span.end, span.by_hand, True)
            span = next(waiting)
        if (
            span.start <= start
            or start < past
            or html[start - 1 : start] == "<"
            or html[start - 2 : start] == "</"
        ):
            continue
        for surface in surfaces[parts[n]]:
            if surface.gaps and not _follows(surface, n, parts, glossary.kind):
                continue
            if not surface.exact or _same_case(surface, n, html, ends):
                end = ends[n + 2 * len(surface.gaps)]
                if surface.alone and _beside_another(html, start, end):
                    continue
                if not _in_address(html, start, end):
                    past = end
                    yield Place(start, end, surface.slug, False)
                break
    yield from (
        Place(span.start, span.end, span.by_hand, True) for span in (span, *waiting) if span.by_hand
    )


def _character(entity: re.Match[str]) -> str:
    """What an entity such as '&nbsp;' stands for, as long as it was."""
    text = unescape(entity[0])
    if len(text) != 1:
        return JOINER * len(entity[0])
    return text.ljust(len(entity[0]), FILLER if category(text)[0] in "LMN" else JOINER)


def _composed(part: str) -> str:
    """A word as terms have it: each letter one with its accent."""
    return normalize("NFC", part.replace(FILLER, ""))


def _beside_another(html: str, start: int, end: int) -> bool:
    """Whether a Chinese sign stands right before or behind."""
    return any(map(IS_HAN.match, (html[start - 1 : start], html[end : end + 1])))


def _in_address(html: str, start: int, end: int) -> bool:
    """Whether what stands there is a part of an address: 'https://bran.example/'."""
    if html[start - 1 : start] not in JOINS and html[end : end + 1] not in JOINS:
        return False
    before = AROUND.split(html[max(start - FURTHEST, 0) : start])[-1]
    after = AROUND.split(html[end : end + FURTHEST], maxsplit=1)[0]
    return ADDRESS.search(before + html[start:end] + after) is not None


def _follows(surface: Surface, n: int, parts: list[str], kind: Callable[[str], str]) -> bool:
    """Whether the words and gaps of `surface` stand at part `n` of the page."""
    end = n + 2 * len(surface.gaps) + 1
    return parts[n:end:2] == surface.lower and all(
        map(eq, map(kind, parts[n + 1 : end : 2]), surface.gaps)
    )


def _same_case(surface: Surface, n: int, html: str, ends: list[int]) -> bool:
    """Whether its words stand there in just the case in which they were written."""
    return all(
        _composed(unescape(html[ends[n + 2 * i - 1] : ends[n + 2 * i]])) == word
        for i, word in enumerate(surface.words)
    )


def _spans(html: str, glossary: Glossary, found: Found) -> Iterator[Span]:
    """What to look past, in order: comments, tags with attributes, and whole elements that shut
    terms out.
    """
    end = 0
    for token in TAG.finditer(html):
        start, inner = token.span()
        if start < end:
            continue
        end = inner
        tag = (token[1] or token[3] or "").lower()
        named = _attributes(token[4] or "") if token[3] and "class" in token[4].lower() else {}
        classes = named.get("class", "").split()
        if token[1] or not UNMARKED_CLASSES.isdisjoint(classes):
            close, end = _close(html, tag, inner, token[2] or "")
            if "term" in classes:
                slug = named.get("data-term", "")
                if slug in glossary.entries:
                    yield Span(start, inner)
                    yield Span(inner, close, slug)
                    start = close
                else:
                    found.unknown.append(slug)
        if tag == "h2":
            found.sections.append(start)
        yield Span(start, end)


def _close(html: str, tag: str, start: int, attributes: str) -> tuple[int, int]:
    """Where the closing tag of an element starts and ends, whose opening tag ends at `start`. One
    that is never closed has the rest of the page for its content, as in a browser.
    """
    if tag in ("svg", "math") and attributes.endswith("/"):
        return start, start
    depth = 1
    for token in _tags(tag).finditer(html, start):
        depth += -1 if token[1] else 0 if tag in ("svg", "math") and token[2].endswith("/") else 1
        if not depth:
            return token.span()
    return len(html), len(html)


@cache
def _tags(tag: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){re.escape(tag)}(?=[\s/>]){REST}", re.IGNORECASE)


def _attributes(text: str) -> dict[str, str]:
    return {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in ATTRIBUTE.finditer(text)}
