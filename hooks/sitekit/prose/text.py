"""The text of an article as its author wrote it: headings, paragraphs, items, sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

FRONT = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s+|:\s{2,3}|\[[ xX]\]\s+|>\s?")
SENTENCE_END = re.compile(r"(?<=[.?!])[”\"')]?\s+(?=[A-Z“\"(\d])")


@dataclass(frozen=True)
class Unit:
    """A heading (its level; 0 for text), a question of a quiz (level 7), a paragraph or an item,
    and its line.
    """

    line: int
    level: int
    text: str


def units(source: str) -> list[Unit]:
    """The text of a page's Markdown, without front matter, block fences and their options,
    citations and addresses.
    """
    front = FRONT.match(source)
    found: list[Unit] = []
    start, lines, options = 0, list[str](), False

    def close() -> None:
        if text := plain(" ".join(lines)):
            found.append(Unit(start, 0, text))
        lines.clear()

    for number, line in enumerate(source.splitlines(), 1):
        if front and number <= front[0].count("\n"):
            continue
        heading = re.match(r"(#+)\s+(.*)", line)
        if (
            heading
            or not line.strip()
            or line.startswith("///")
            or ITEM.match(line)
            or (options and line[:4] == "    ")
        ):
            close()
        if heading:
            found.append(Unit(number, len(heading[1]), plain(heading[2])))
        elif line.startswith("///"):
            question = re.match(r"/+\s*quiz\s*\|\s*(.*)", line)
            found += [Unit(number, 7, plain(question[1]))] if question else []
            options = True
            continue
        elif line.strip() and not (options and line[:4] == "    "):
            start = start if lines else number
            lines.append(ITEM.sub("", line, count=1) if ITEM.match(line) else line)
        options = options and line[:4] == "    "
    close()
    return found


def plain(markdown: str) -> str:
    """One paragraph's words without markup."""
    text = re.sub(r"\s*\[@[^\]]*\]|!\[[^\]]*\]\([^)]*\)|\{[^}]*\}|<[^>]+>", "", markdown)
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
