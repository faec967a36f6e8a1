"""What an author is told of a mistake: where it is, what is wrong, and the cure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

# What GitHub would read as its own, in the text of a workflow command and in its properties.
IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_PLACE = IN_TEXT | str.maketrans({":": "%3A", ",": "%2C"})


@dataclass(frozen=True)
class Problem:
    """An author's mistake. `line` counts from 1 in the file at `path`, which is in `docs/`."""

    path: str
    line: int | None
    what: str
    cure: str

    def at(self, path: str) -> Problem:
        """The same in the file at `path`, if it does not stand in another."""
        return self if self.path else replace(self, path=path)

    def annotation(self, file: str) -> str:
        """It as GitHub reads it in what a workflow prints, and shows on the line. `file` is where
        it stands in the repository.
        """
        line = f",line={self.line}" if self.line else ""
        told = f"{self.what} {self.cure}".rstrip()
        return f"::warning file={file.translate(IN_PLACE)}{line}::{told.translate(IN_TEXT)}"

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.what} {self.cure}".rstrip()


class Fatal(Exception):
    """What must never be published: the build ends, and says why."""


def close_to(word: str, known: Iterable[str]) -> list[str]:
    """The known name that looks most like `word`, if any does."""
    return difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The cure for an unknown name: the known one that looks most like it, else `otherwise`."""
    close = close_to(word, known)
    return f"Did you mean '{close[0]}'?" if close else otherwise


def known_are(names: Iterable[str]) -> str:
    """The cure that lists all there are."""
    return f"Known: {', '.join(names)}."


def line_of(pattern: str, text: str) -> int | None:
    """The line of `text` on which the regular expression `pattern` is first met (^ is any line)."""
    found = re.search(pattern, text, re.MULTILINE)
    return line_at(text, found.start()) if found else None


def line_at(text: str, offset: int) -> int:
    """The line of `text` that holds the character at `offset`."""
    return text.count("\n", 0, offset) + 1
