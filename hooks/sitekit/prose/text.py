"""The text of an article as its author wrote it: headings, paragraphs, items, sentences."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from sitekit.fences import FENCE, outside_code

QUESTION = 7  # the level of a question: below all headings
HEADING = re.compile(r"(?P<level>#+)\s+(?P<text>.*)")
ROW = re.compile(r"\s*\|(?P<cells>.*)\|\s*")
CALLOUT = re.compile(r"\s*(?:!!!|\?\?\?\+?|===[!+]*) ?[\w -]*(?:[\"'](?P<title>.*)[\"'])?\s*$")
ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s+|:\s{2,3}|\[[ xX]\]\s+|>\s?")
SENTENCE_END = re.compile(r"(?<=[.?!])[”\"')]?\s+(?=[A-Z“\"(\d])|(?<=[。？！])(?=[^」』）])")


@dataclass(frozen=True)
class Unit:
    """A heading (its level; 0 for text), a question of a quiz (level 7), a paragraph or an item,
    and its line.
    """

    line: int
    level: int
    text: str


def units(body: str, spoken: Container[str] = ()) -> list[Unit]:
    """The text of a page's Markdown without code, the fences of blocks and their options,
    citations and addresses. Readers see the argument of blocks named in `spoken`: their questions.
    """
    reader = Reader(spoken)
    for number, line in outside_code(body):
        reader.read(number, line)
    reader.end()
    return reader.units


class Reader:
    """Puts lines together to units."""

    def __init__(self, spoken: Container[str]) -> None:
        self.spoken = spoken
        self.units: list[Unit] = []
        self.start, self.lines = 0, list[str]()  # the paragraph that is being read
        self.in_options = False

    def read(self, number: int, line: str) -> None:
        """Read one line."""
        option = self.in_options and line.startswith("    ")
        self.in_options = option
        if fence := FENCE.match(line):
            self.end()
            self.in_options = bool(fence["name"])
            if fence["name"] in self.spoken:
                self.units.append(Unit(number, QUESTION, plain(fence["argument"] or "")))
        elif heading := HEADING.match(line):
            self.end()
            self.units.append(Unit(number, len(heading["level"]), plain(heading["text"])))
        elif callout := CALLOUT.match(line):
            self.end()
            if title := plain(callout["title"] or ""):
                self.units.append(Unit(number, QUESTION, title))
        elif row := ROW.fullmatch(line):
            self.end()
            cells = [plain(cell) for cell in row["cells"].split("|")]
            self.units += [Unit(number, 0, cell) for cell in cells if cell.strip(":-")]
        elif option or not line.strip():
            self.end()
        else:
            self.add(number, line)

    def add(self, number: int, line: str) -> None:
        """Take a line into the paragraph; an item of a list begins one of its own."""
        if item := ITEM.match(line):
            self.end()
        self.start = self.start if self.lines else number
        self.lines.append(line[item.end() :] if item else line)

    def end(self) -> None:
        """End the paragraph."""
        if text := plain(" ".join(self.lines)):
            self.units.append(Unit(self.start, 0, text))
        self.lines.clear()


def plain(markdown: str) -> str:
    """One paragraph's words without markup and code."""
    text = re.sub(r"(`+).*?\1|\s*\[@[^\]]*\]|!\[[^\]]*\]\([^)]*\)|\{[^}]*\}|<[^>]+>", "", markdown)
    return re.sub(
        r"\[([^\]]*)\]\([^)]*\)|\[([^\]]*)\]|[*_`]{1,2}", lambda m: m[1] or m[2] or "", text
    ).strip()


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    return [part for part in SENTENCE_END.split(text) if part]


def whole(found: list[Unit]) -> str:
    """A page's text for a measure of how hard it reads: each item ends as a sentence does; headings
    are left out.
    """
    return " ".join(
        unit.text if unit.text[-1] in ".?!" else f"{unit.text}." for unit in found if not unit.level
    )
