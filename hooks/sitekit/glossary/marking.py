"""Glossary terms marked in a page by splicing at source offsets: no other byte changes."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from sitekit.front_matter import Scope
from sitekit.glossary.terms import Entry, Glossary, Surface
from sitekit.problem import Problem, line_at, nearest

# Signs that can stand for a letter, or in the midst of a word.
VEILED = re.compile(r"&(?!(?:amp|lt|gt|quot|nbsp);)|[\u00ad\u0300-\u036f\u200b-\u200d\u2060]")
UNUSED = "Use it in an article or in another entry, or delete this one."


@dataclass
class Marked:
    """A page before and after marking; the slugs used, in order of their first mark, each with
    every spelling that the page has of it; the number of marks. `met` has all terms that stand in
    it, those too that are everyday words and get no marks; `left` every spelling that got none.
    """

    source: str
    html: str
    used: dict[str, tuple[str, ...]] = field(default_factory=dict)
    count: int = 0
    met: tuple[str, ...] = ()
    left: dict[str, None] = field(default_factory=dict)

    def terms(self, glossary: Glossary) -> list[tuple[Entry, list[str]]]:
        """What a template shows: each entry used, with its spellings."""
        return [
            (glossary.entries[slug], [unescape(word) for word in words])
            for slug, words in self.used.items()
        ]

    @property
    def passed_over(self) -> list[str]:
        """The spellings that no mark may stand in, for a browser that marks: where 'sourdough
        starter' is left alone, so is the 'starter' in it.
        """
        return [unescape(word) for word in self.left]


def mark(
    html: str,
    places: Iterable[tuple[int, int, str, bool]],
    sections: Iterable[int],
    glossary: Glossary,
    base: str = "",
    leave: Collection[str] = (),
    scope: Scope = "section",
) -> Marked:
    """Link what stands at `places` (start, end, slug, put there by hand): the first of each term in
    its section or page, or all. `base` leads to the site's root; `leave` are left alone.
    """
    page, done = Marked(html, html), 0
    met: dict[str, None] = {}
    out: list[str] = []
    borders = iter([*sections, len(html) + 1])
    seen, border = set(leave), next(borders)
    for start, end, slug, by_hand in places:
        while start >= border:
            border = next(borders)
            seen = set(leave) if scope == "section" else seen
        if slug in leave and not by_hand:
            page.left[html[start:end]] = None
            continue
        met[slug] = None
        if not (glossary.entries[slug].term.tooltip or by_hand):
            page.left[html[start:end]] = None
            continue
        spellings = page.used.get(slug, ())
        if html[start:end] not in spellings:
            page.used[slug] = (*spellings, html[start:end])
        if slug in seen and not by_hand:
            continue
        before, after = glossary.entries[slug].link
        out += html[done:start], before, base, after, html[start:end], "</a>"
        done = end
        page.count += 1
        if scope != "all":
            seen.add(slug)
    page.html = "".join((*out, html[done:]))
    page.met = tuple(met)
    return page


Spelling = dict[str, list[tuple[Surface, tuple[str, str], bool]]]
"""Of each first word, all that is marked where it stands, and how."""


def spelling(glossary: Glossary) -> Spelling:
    """How terms are written and marked, as far as it matters to a page; also by hand, by slug."""
    by_hand: Spelling = {slug.lower(): [] for slug in glossary.entries}
    return by_hand | {
        word: [
            (one, glossary.entries[one.slug].link, glossary.entries[one.slug].term.tooltip)
            for one in several
        ]
        for word, several in glossary.surfaces.items()
    }


def words_of_difference(now: Spelling, before: object) -> set[str] | None:
    """The first words of what one of two glossaries has, or marks, in another way; none if nobody
    can say, as there was none before.
    """
    if not isinstance(before, dict):
        return None
    return {word for word in now.keys() | before.keys() if now.get(word) != before.get(word)}


def may_have(html: str, words: Collection[str]) -> bool:
    """Whether one of these words may stand in a page; where a letter may be written in signs of
    another sort, any may.
    """
    if not words:
        return False
    lower = html.lower()
    return VEILED.search(html) is not None or any(word in lower for word in words)


def unused(uses: Container[str], glossary: Glossary) -> Iterator[Problem]:
    """A problem for each term that no page uses."""
    for slug, entry in glossary.entries.items():
        if slug not in uses:
            what = f"no other page uses the term '{entry.term.title}'."
            yield Problem(entry.path, entry.line(("title",)), what, UNUSED)


def unknown(
    leave: Iterable[str], by_hand: Iterable[str], glossary: Glossary, text: str
) -> Iterator[Problem]:
    """A problem for each term that is none: in the front matter of a page whose whole text is
    `text` (`leave`), or put there by hand.
    """
    for key, slugs in (("glossary", leave), ("data-term", by_hand)):
        for slug in dict.fromkeys(slugs):
            if slug not in glossary.entries:
                what = f"'{key}' names no term: '{slug}'."
                yield Problem("", _where(key, slug, text), what, nearest(slug, glossary.entries))


def _where(key: str, slug: str, text: str) -> int | None:
    """The line on which `key` has `slug` for a value; it may stand some lines below its key."""
    value = rf"(?<![\w-]){re.escape(slug)}(?![\w-])"
    found = re.search(rf"{key}\s*[:=].*?{value}", text, re.DOTALL)
    return line_at(text, found.end()) if found else None
