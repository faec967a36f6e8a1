"""What an author is told of a command: what is wrong, and the cure. Then nothing was written."""

from __future__ import annotations


class Mistake(Exception):
    """A command that cannot be carried out. Nothing was written."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(f"{what} {cure}".rstrip())
