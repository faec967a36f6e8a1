"""What Markdown passes over in silence, and no author means: it is published as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from sitekit.feature import Feature
from sitekit.fences import outside_code
from sitekit.problem import Problem, close_to
from sitekit.site import Page, Site

SCHEMES = ("http", "https", "mailto", "tel", "sms", "data", "ftp")
ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ ]+\S")
PARAGRAPH = re.compile(r"(?![-*+>|#:/\[ ]|\d+[.)])\S")
HEADING = re.compile(r"(?P<signs>#{1,6})[ ]+(?P<words>.*?)[ ]*(?:#+[ ]*)?(?:\{.*\})?$")
OPTION = re.compile(r" +[a-z_]+:")  # of a block, which may name keys
CODE = re.compile(r"(`+).*?\1|<!--.*?-->")
KEY = r"[A-Za-z][\w:.+-]*\w"

# Each with what is wrong, and the cure; both may name what was found.
SLIPS: Mapping[str, tuple[str, str]] = {
    r"\0": ("a NUL byte stands here.", "Take it out."),
    r"(?P<found>\[[^\]\[]+\]\((?!<[^>]*>)[^()\s]*(?=\s+[^\s\"')]|$))": (
        "'{found}' is no link.",
        "Close its bracket.",
    ),
    r"(?P<found>\[[^\]]+\]\{[^}]*$)": ("'{found}' is never closed.", "End it with '}}'."),
    r"\b(?P<found>TODO|FIXME|TBD|XXX|lorem ipsum)\b": (
        "'{found}' is left in the text.",
        "Write what belongs there.",
    ),
    r"^>\s*(?P<found>\[!\w+\])": (
        "'{found}' is read by GitHub, and not here.",
        "Write '/// note', the text, and '///'.",
    ),
}


def slips(text: str) -> Iterator[tuple[int, str, str]]:
    """Each slip in a line: its number, what is wrong, and the cure."""
    lines = [(number, CODE.sub("", line)) for number, line in outside_code(text)]
    for number, line in lines:
        for pattern, (what, cure) in SLIPS.items():
            if found := re.search(pattern, line):
                names = found.groupdict()
                yield number, what.format(**names), cure.format(**names)
        for scheme in re.findall(r"\]\(<?([a-z]+):", line):
            if scheme not in SCHEMES:
                meant = close_to(scheme, SCHEMES)
                cure = f"Did you mean '{meant[0]}:'?" if meant else "Write 'https://…'."
                yield number, f"'{scheme}:' is no kind of address.", cure
    for (_, above), (number, line) in pairwise(lines):
        if PARAGRAPH.match(above) and ITEM.match(line):
            cure = "Put one there, or it runs on with the line above."
            yield number, "a list needs a blank line before it.", cure


def headings(text: str) -> Iterator[tuple[int, str, str]]:
    """What is wrong between the headings of a page."""
    found = []
    for number, line in outside_code(text):
        if heading := HEADING.match(line):
            found.append((number, len(heading["signs"]), heading["words"]))
    seen: dict[str, int] = {}
    level = 1
    for number, own, words in found:
        if own == 1:
            yield (
                number,
                "'# ' is the heading of the whole page, which is its title.",
                "Take it out if it says the same; else write '##'.",
            )
        elif own > level + 1:
            cure = f"Write '{'#' * (level + 1)}'."
            yield number, f"a heading of level {own} stands under one of level {level}.", cure
        if words in seen and own == 2:
            what = f"the heading '{words}' stands twice (first on line {seen[words]})."
            yield number, what, "Give each a name of its own."
        seen.setdefault(words, number)
        level = own
    yield from _empty(text, found)


def _empty(text: str, found: list[tuple[int, int, str]]) -> Iterator[tuple[int, str, str]]:
    """Sections that hold nothing."""
    lines = text.splitlines()
    ends = [*((number, level) for number, level, _ in found[1:]), (len(lines) + 1, 1)]
    for (number, level, words), (end, next_level) in zip(found, ends, strict=False):
        if next_level <= level and not any(line.strip() for line in lines[number : end - 1]):
            yield number, f"the section '{words}' is empty.", "Write it, or take the heading out."


def uncited(text: str, site: Site) -> Iterator[tuple[int, str, str]]:
    """Keys of references that are not read as citations."""
    if not site.written_references.data:
        return
    pattern = re.compile(
        rf"(?P<bare>(?<![\w\[;@/])@(?P<key>{KEY}))|\[(?P<plain>{KEY})\](?![(\[:{{])"
    )
    for number, line in outside_code(text):
        if OPTION.match(line):
            continue
        for match in pattern.finditer(re.sub(r"\[@[^\]]*\]", "", CODE.sub("", line))):
            key = match["key"] or match["plain"]
            if key in site.written_references.data:
                yield number, f"'{match[0]}' is no citation.", f"Write '[@{key}]'."


def footnotes(text: str) -> Iterator[tuple[int, str, str]]:
    """Footnotes that have no text."""
    defined = set(re.findall(r"^\[\^([^\]]+)\]:", text, re.MULTILINE))
    for number, line in outside_code(text):
        for name in re.findall(r"\[\^([^\]\s]+)\](?!:)", CODE.sub("", line)):
            if name not in defined:
                what = f"the footnote '[^{name}]' has no text."
                yield number, what, f"Write '[^{name}]: …' in a line of its own."


def read(page: Page, site: Site) -> Iterator[Problem]:
    """Go through a page as it was written."""
    if page.source.is_lost:
        return
    body = page.source.body
    for look in (slips(body), headings(body), uncited(body, site), footnotes(body)):
        for line, what, cure in look:
            yield Problem(page.path, line, what, cure)


SLIPS_IN_MARKDOWN = Feature("slips", read=read)
