"""A server reads the generator once, when it begins: what changes in it later is named."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from sitekit.feature import Feature
from sitekit.problem import Problem
from sitekit.site import Site

HOUSE = Path(__file__).parents[1]
BEGAN = time.time()


def load(site: Site) -> Iterator[Problem]:
    """Name each file of the generator that is newer than what is at work."""
    for path in sorted(HOUSE.rglob("*.py")) if site.serving else ():
        if path.stat().st_mtime > BEGAN:
            name = path.relative_to(HOUSE.parent).as_posix()
            cure = "Leave with Ctrl+C, and begin again."
            yield Problem(name, None, "the server still has this as it was.", cure)


STALE = Feature("stale", load=load)
