"""Where blocks, `/// name | argument`, begin and end in a page as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

QUOTED = r"(?:[ ]{0,3}>[ ]?)*"  # a block may stand in a quotation
FENCE = re.compile(
    rf"{QUOTED}\s*(?P<slashes>/{{3,}})[ \t]*"
    r"(?:(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*(?P<argument>.*?))?)?[ \t]*$"
)
CODE = re.compile(r"\s*(?P<sign>`{3,}(?=[^`]*$)|~{3,})")
LIST = re.compile(r"\s*(?:[-*+]|\d+[.)]|:|\[\^[^\]]+\]:)(?:\s|$)")


class Fence(NamedTuple):
    """A line that begins a block, or ends one and has no name. `line` counts from 1."""

    line: int
    slashes: str
    name: str
    argument: str
    indent: int = 0

    def ends(self, start: Fence) -> bool:
        """Whether it ends the block that `start` begins: as many slashes, and not further in."""
        return self.slashes == start.slashes and self.indent < start.indent + 4


def fences(text: str) -> Iterator[Fence]:
    """The fences of a page. What stands in code is none."""
    yield from _fences(text)


@lru_cache(maxsize=16)  # each feature asks for those of the page at hand
def _fences(text: str) -> tuple[Fence, ...]:
    return tuple(_find(text))


def _find(text: str) -> Iterator[Fence]:
    in_list = False
    for number, line in outside_code(text):
        indent = len(line) - len(line.lstrip())
        if line.strip() and indent < 4:
            in_list = bool(LIST.match(line))
        match = FENCE.match(line)
        if match and (indent < 4 or in_list):
            name, argument = match["name"] or "", match["argument"] or ""
            yield Fence(number, match["slashes"], name, argument, indent)


def outside_code(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a page, with their numbers, that stand in no fenced code and no comment."""
    yield from _outside(text)


@lru_cache(maxsize=16)
def _outside(text: str) -> tuple[tuple[int, str], ...]:
    return tuple(_lines_outside(text))


def _lines_outside(text: str) -> Iterator[tuple[int, str]]:
    lines = text.splitlines()
    past = 0
    for number, line in enumerate(lines):
        if number >= past:
            past = _end_of_code(lines, number)
            if past <= number:
                yield number + 1, line


def code(text: str) -> Iterator[tuple[int, str]]:
    """The fenced code of a page: the number of the line that begins it, and what stands there."""
    lines = text.splitlines()
    past = 0
    for number, line in enumerate(lines):
        if number >= past and (past := _end_of_code(lines, number)) > number and CODE.match(line):
            yield number + 1, line.strip()


def _end_of_code(lines: list[str], start: int) -> int:
    """The number of the line behind the code or comment that begins at line `start` (from 0), or
    `start` itself. What never ends is none.
    """
    if (sign := CODE.match(lines[start])) and sign["sign"]:
        ends = (n for n in range(start + 1, len(lines)) if _ends_code(lines[n], sign["sign"]))
    elif lines[start].lstrip().startswith("<!--"):
        ends = (n for n in range(start, len(lines)) if "-->" in lines[n])
    else:
        return start
    return next(ends, start - 1) + 1


def _ends_code(line: str, sign: str) -> bool:
    return line.strip().startswith(sign) and not line.strip().strip(sign[0])


def line_of_block(text: str, name: str, argument: str) -> int | None:
    """The line on which a page has the block `/// name | argument`."""
    starts = (fence for fence in fences(text) if (fence.name, fence.argument) == (name, argument))
    return next((fence.line for fence in starts), None)
