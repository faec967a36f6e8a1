"""Where a long build is: a bar below all messages in a terminal, a line now and then in a log."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from typing import Any

log = logging.getLogger("mkdocs.hooks.progress")
SHORT = 2.0  # seconds that nobody needs to be told of
APART = 5.0  # seconds between two lines of a log


class Pages:
    """Counts the pages that a build has dealt with, and shows it once that takes long."""

    def __init__(self) -> None:
        self.start = self.told = time.monotonic()
        self.doing, self.done = "", 0
        self.bar: Any = None

    def one(self, doing: str, pages: int) -> None:
        """One more of so many pages is done."""
        self.done = self.done + 1 if doing == self.doing else 1
        self.doing = doing
        now = time.monotonic()
        if now - self.start < SHORT:
            return
        if sys.stderr.isatty():
            self._draw(pages)
        elif now - self.told >= APART:
            self.told = now
            log.info(f"{doing}: {self.done:,} of {pages:,} pages")

    def _draw(self, pages: int) -> None:
        if self.bar is None:
            self.bar = _bar()
            self.bar.add_task("")
            _lead(sys.stderr, self.bar.start)
        self.bar.update(0, description=self.doing, completed=self.done, total=pages)

    def end(self) -> None:
        """Take the bar away."""
        if self.bar:
            _lead(sys.stderr, self.bar.stop)
            self.bar = None


def _bar() -> Any:
    """Made where it is needed: to load what draws it takes longer than a short build has left."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _lead(stream: Any, change: Callable[[], None]) -> None:
    """Have messages that went to `stream`, the terminal, go to what that is after a change: while
    there is a bar, something that writes above it.
    """
    handlers = logging.getLogger("mkdocs").handlers
    ours = [one for one in handlers if getattr(one, "stream", None) is stream]
    change()
    for handler in ours:
        handler.setStream(sys.stderr)  # type: ignore[attr-defined]
