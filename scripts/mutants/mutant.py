"""A mutant: one small change of one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Mutant:
    """Puts `text` in the place of `start` to `end` in the file at `path`, as seen from the root.

    `before` and `after` are the lines that differ; `lines` are those of their statement.
    """

    path: str
    start: int
    end: int
    text: str
    line: int
    lines: tuple[int, int]
    before: str
    after: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by in tests/mutants.yml: no line number, since those change."""
        return self.path, self.before, self.after

    def apply(self, source: str) -> str:
        """The file's text with the fault in it."""
        return source[: self.start] + self.text + source[self.end :]

    def write(self, root: Path) -> str:
        """Put the fault into the tree at `root`, and give back the text that stood there."""
        path = root / self.path
        source = path.read_text("utf-8")
        path.write_text(self.apply(source), "utf-8")
        return source


def make(
    path: str, source: str, start: int, end: int, text: str, since: int | None = None
) -> Mutant | None:
    """A mutant of `source`, or None where nothing would differ. Its statement starts at `since`."""
    first = source.rfind("\n", 0, start) + 1
    last = source.find("\n", end)
    last = len(source) if last < 0 else last
    before = source[first:last].strip()
    after = (source[first:start] + text + source[end:last]).strip()
    if before.split() == after.split():
        return None
    shown = start + len(source[start:end]) - len(source[start:end].lstrip())
    line = source.count("\n", 0, shown) + 1
    begin = source.count("\n", 0, start if since is None else min(since, start)) + 1
    return Mutant(
        path, start, end, text, line, (begin, source.count("\n", 0, end) + 1), before, after
    )
