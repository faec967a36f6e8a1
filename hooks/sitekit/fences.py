"""Where blocks, `/// name | argument`, begin and end in a page as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

FENCE = re.compile(
    r"\s*(?P<slashes>/{3,})[ \t]*(?:(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*(?P<argument>.*?))?)?[ \t]*$"
)
CODE = re.compile(r"\s*(?P<sign>`{3,}|~{3,})")
LIST = re.compile(r"\s*(?:[-*+]|\d+[.)]|:)\s")


class Fence(NamedTuple):
    """A line that begins a block, or ends one and has no name. `line` counts from 1."""

    line: int
    slashes: str
    name: str
    argument: str


def fences(text: str) -> Iterator[Fence]:
    """The fences of a page. What stands in code is none."""
    in_list = False
    for number, line in outside_code(text):
        indent = len(line) - len(line.lstrip())
        if line.strip() and indent < 4:
            in_list = bool(LIST.match(line))
        match = FENCE.match(line)
        if match and (indent < 4 or in_list):
            yield Fence(number, match["slashes"], match["name"] or "", match["argument"] or "")


def outside_code(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a page, with their numbers, that stand in no fenced code."""
    code = ""
    for number, line in enumerate(text.splitlines(), 1):
        sign = CODE.match(line)
        if code:
            if sign and sign["sign"].startswith(code):
                code = ""
        elif sign:
            code = sign["sign"]
        else:
            yield number, line


def line_of_block(text: str, name: str, argument: str) -> int | None:
    """The line on which a page has the block `/// name | argument`."""
    starts = (fence for fence in fences(text) if (fence.name, fence.argument) == (name, argument))
    return next((fence.line for fence in starts), None)
