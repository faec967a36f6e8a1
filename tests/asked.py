"""The questions that authors ask, read from the Markdown by plain means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from written import Written, plain

OPTION = re.compile(r"^\[([ xX])\] +(.*?)\n+:[ ]+(.*?)(?=\n\n|\n\[|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Option:
    """An answer that can be chosen, whether it is right, and why."""

    text: str
    right: bool
    why: str


@dataclass(frozen=True)
class Question:
    """A question with its options in order."""

    text: str
    options: tuple[Option, ...]

    @property
    def rights(self) -> list[bool]:
        """Which options are right."""
        return [option.right for option in self.options]


def questions(page: Written) -> list[Question]:
    """The questions of a page, in order."""
    found = []
    for block in page.named("quiz"):
        written = OPTION.findall(block.body.strip())
        options = [Option(plain(text), mark != " ", plain(why)) for mark, text, why in written]
        assert len(options) == len(re.findall(r"^\[[ xX]\]", block.body, re.MULTILINE))
        found.append(Question(plain(block.argument), tuple(options)))
    return found
