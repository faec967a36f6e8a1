"""Glossary terms marked in a page by splicing at source offsets: no other byte changes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape

from sitekit.models import Entry, Glossary, Problem, Scope, nearest

UNUSED = "Use it in an article or in another entry, or delete this one."


@dataclass
class Marked:
    """A page before and after marking; the slugs used, in order of their first mark, each with every spelling that the
    page has of it; the number of marks.
    """

    source: str
    html: str
    used: dict[str, dict[str, None]] = field(default_factory=dict)
    count: int = 0

    def terms(self, glossary: Glossary) -> list[tuple[Entry, list[str]]]:
        """What a template shows: each entry used, with its spellings."""
        return [(glossary.entries[slug], [unescape(word) for word in words]) for slug, words in self.used.items()]


def mark(
    html: str,
    places: Iterable[tuple[int, int, str, bool]],
    sections: Iterable[int],
    glossary: Glossary,
    base: str = "",
    leave: Collection[str] = (),
    scope: Scope = "section",
) -> Marked:
    """Link what stands at `places` (start, end, slug, put there by hand): the first of each term in its section or
    page, or all. `base` leads to the site's root; `leave` has the slugs to leave alone.
    """
    page, done = Marked(html, html), 0
    out: list[str] = []
    borders = iter([*sections, len(html) + 1])
    seen, border = set(leave), next(borders)
    for start, end, slug, by_hand in places:
        while start >= border:
            border = next(borders)
            seen = set(leave) if scope == "section" else seen
        if slug in leave and not by_hand:
            continue
        page.used.setdefault(slug, {})[html[start:end]] = None
        if slug in seen and not by_hand:
            continue
        before, after = glossary.entries[slug].link
        out += html[done:start], before, base, after, html[start:end], "</a>"
        done = end
        page.count += 1
        if scope != "all":
            seen.add(slug)
    page.html = "".join((*out, html[done:]))
    return page


def usage(marked: Mapping[str, Marked], glossary: Glossary) -> tuple[dict[str, list[str]], list[Problem]]:
    """The paths of the pages that use each term, in their order; and a problem for each term that none uses."""
    uses: dict[str, list[str]] = {}
    for path, page in marked.items():
        for slug in page.used:
            uses.setdefault(slug, []).append(path)
    problems = [
        Problem(entry.path, entry.line(("title",)), f"no other page uses the term '{entry.term.title}'.", UNUSED)
        for slug, entry in glossary.entries.items()
        if slug not in uses
    ]
    return uses, problems


def unknown(leave: Iterable[str] | None, by_hand: Iterable[str], glossary: Glossary, source: str) -> list[Problem]:
    """A problem for each term that is none, in the page's front matter (`leave`) or put there by hand in its text."""
    problems = []
    for key, slugs in (("glossary", leave or ()), ("data-term", by_hand)):
        for slug in dict.fromkeys(slug for slug in slugs if slug not in glossary.entries):
            at = re.search(rf"{key}\s*[:=].*?(?<![\w-]){re.escape(slug)}(?![\w-])", source, re.DOTALL)
            line = source.count("\n", 0, at.end()) + 1 if at else None
            problems.append(Problem("", line, f"'{key}' names no term: '{slug}'.", nearest(slug, glossary.entries)))
    return problems


def summary(marked: Collection[Marked], unused: int, share: float) -> str:
    """One line on a build; `share` is the part of its time, from 0 to 1, that the glossary took."""
    count = sum(page.count for page in marked)
    return f"Glossary: {len(marked)} pages, {count} terms marked, {unused} unused, {share:.0%} of the build's time"
