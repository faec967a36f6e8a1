"""A diary that chance fills in, and what in it looks like a cause.

Each day, what is counted comes with one probability, and each thing watched with another; no day
and no thing knows of any other. The days of a diary are the bits of a number, which counts fast.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import NamedTuple


class Share(NamedTuple):
    """How often a thing went with what is counted: `hits` of the `days` with it, and `others` of
    the `rest`, the days without it.
    """

    hits: int
    days: int
    others: int
    rest: int


@dataclass(frozen=True)
class Rule:
    """When a thing looks like a cause: on at least `days` days, with at least `events` of what is
    counted on them, and at least `times` as often on days with it as on days without.
    """

    days: int
    events: int
    times: float

    def suspects(self, share: Share) -> bool:
        """Whether a thing looks like one. Without a day to compare with, none does."""
        if share.days < self.days or share.hits < self.events or not share.rest:
            return False
        return share.hits * share.rest >= self.times * share.others * share.days


@dataclass(frozen=True)
class Diary:
    """The days with what is counted, and those with each thing, as the bits of numbers."""

    length: int
    events: int
    things: tuple[int, ...]

    def share(self, thing: int) -> Share:
        """How often that thing went with what is counted."""
        days, hits = thing.bit_count(), (thing & self.events).bit_count()
        return Share(hits, days, self.events.bit_count() - hits, self.length - days)


def draw(random: Random, length: int, often: float, share: float, things: int) -> Diary:
    """A diary of `length` days: with probability `often` a day has what is counted, and with
    probability `share` it has each of so many things.
    """

    def days(probability: float) -> int:
        return sum(1 << day for day in range(length) if random.random() < probability)

    return Diary(length, days(often), tuple(days(share) for _ in range(things)))
