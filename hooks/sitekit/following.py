"""Work that follows a build while its pages can be read already: one piece at a time, and of those
that wait only the newest.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from threading import Condition, Thread

from sitekit.problem import Problem

log = logging.getLogger("mkdocs.hooks.following")
QUIET = 1.0  # seconds to wait: the page is loaded first, and another save may come at once
Work = Callable[[], Iterable[Problem]]


class Following:
    """A thread that does the work, while there is any, and tells what it finds wrong."""

    def __init__(self) -> None:
        self.next: Work | None = None
        self.busy = False
        self.state = Condition()

    def do(self, work: Work) -> None:
        """Do this after what is being done now."""
        with self.state:
            self.next = work
            if not self.busy:
                self.busy = True
                Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while work := self._take():
            try:
                for problem in work():
                    log.warning(problem)
            except Exception:  # the site is served without it, and the next build tries again
                log.exception("What was to follow the build has failed.")

    def _take(self) -> Work | None:
        time.sleep(QUIET if self.next else 0)
        with self.state:
            work, self.next = self.next, None
            self.busy = work is not None
            self.state.notify_all()
            return work

    def wait(self) -> None:
        """Wait until all is done."""
        with self.state:
            self.state.wait_for(lambda: not self.busy)


FOLLOWING = Following()
