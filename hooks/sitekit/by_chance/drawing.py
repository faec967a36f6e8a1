"""A diary as rows of marks: each day is one unit wide, and a row is 10 high. A browser that makes
up another diary draws it in the same way.
"""

from __future__ import annotations

from typing import NamedTuple

from sitekit.by_chance.diary import Share
from sitekit.by_chance.watched import Watched

TALL, SHORT = 0, 6  # where a mark begins, which ends at the foot of its row


class Row(NamedTuple):
    """A thing: its name, how often it went with what is counted, whether it looks like a cause, and
    its marks, tall on days with what is counted.
    """

    name: str
    share: Share
    is_suspect: bool
    marks: str


def rows(watched: Watched) -> list[Row]:
    """The things of the diary that stands on the page."""
    diary = watched.still
    found = []
    for name, thing in zip(watched.things, diary.things, strict=True):
        share = diary.share(thing)
        drawn = marks(thing & diary.events, TALL) + marks(thing & ~diary.events, SHORT)
        found.append(Row(name, share, watched.test.suspects(share), drawn))
    return found


def marks(days: int, top: int) -> str:
    """A mark for each of the days, which are the bits of a number."""
    return "".join(f"M{day}.15 {top}h.7V10h-.7z" for day in _numbers(days))


def shades(days: int) -> str:
    """The whole width and height of each of the days."""
    return "".join(f"M{day} 0h1V10h-1z" for day in _numbers(days))


def _numbers(days: int) -> list[int]:
    return [day for day in range(days.bit_length()) if days >> day & 1]
