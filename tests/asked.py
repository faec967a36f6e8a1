"""The questions that authors ask, read from the Markdown by plain means."""

from __future__ import annotations

import hashlib
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
    """A question with its options, in the order in which readers get them."""

    id: str
    text: str
    options: tuple[Option, ...]

    @property
    def rights(self) -> list[bool]:
        """Which options are right."""
        return [option.right for option in self.options]


def in_order(options: list[Option], name: str) -> tuple[Option, ...]:
    """True and false as written, others by the first six signs of a hash."""
    if {option.text for option in options} <= {"True", "False"}:
        return tuple(options)

    def place(number: int) -> str:
        return hashlib.sha256(f"{name} {number}".encode()).hexdigest()[:6]

    return tuple(options[number] for number in sorted(range(len(options)), key=place))


def questions(page: Written) -> list[Question]:
    """The questions of a page, in order."""
    found = []
    for block in page.named("quiz"):
        written = OPTION.findall(block.body.strip())
        options = [Option(plain(text), mark != " ", plain(why)) for mark, text, why in written]
        assert len(options) == len(re.findall(r"^\[[ xX]\]", block.body, re.MULTILINE))
        name = str(block.options["id"])
        found.append(Question(name, plain(block.argument), in_order(options, name)))
    return found
