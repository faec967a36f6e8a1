"""Dots as one path: each is 14 wide and has a place of 20 by 20."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sitekit.fair_test.trials import Again, Group

WIDE, HALF = 20, 10  # dots in a row, of a whole group and of one that stands beside another


def columns(group: Group) -> int:
    """How many dots of a group stand in a row."""
    return HALF if group.of <= WIDE * HALF / 4 else WIDE


def better(group: Group) -> str:
    """Those who got better come first."""
    return path(places(range(group.better), columns(group)))


def others(group: Group) -> str:
    """The others follow."""
    return path(places(range(group.better, group.of), columns(group)))


def rows(group: Group) -> int:
    """How many rows a group has."""
    return -(-group.of // columns(group))


def places(numbers: Iterable[int], wide: int) -> list[tuple[int, int]]:
    """Where dots of these numbers stand, in rows of `wide`."""
    return [(n % wide, n // wide) for n in numbers]


def widest(again: Again) -> int:
    """By how many people one group was ahead of the other at most."""
    return max(map(abs, again.gaps))


def tallest(again: Again) -> int:
    """How many trials came out alike at most."""
    return max(Counter(again.gaps).values())


def heap(again: Again) -> str:
    """A dot for each trial, further right the further the first group was ahead; those that came
    out alike stand on each other.
    """
    seen: Counter[int] = Counter()
    placed = []
    for gap in again.gaps:
        seen[gap] += 1
        placed.append((gap + widest(again), tallest(again) - seen[gap]))
    return path(placed)


def scale(again: Again) -> list[int]:
    """The gaps that have a number on the axis: each second one, or each fifth where there are many,
    to both sides of none.
    """
    wide = widest(again)
    step = 2 if wide <= 12 else 5
    return [*range(-(wide // step) * step, wide + 1, step)]


def middle(again: Again, gap: int) -> int:
    """Where the dots of a gap have their middle."""
    return (gap + widest(again)) * 20 + 10


def path(placed: Iterable[tuple[int, int]]) -> str:
    """The dots at these places, as columns and rows."""
    return "".join(f"M{x * 20 + 3} {y * 20 + 10}a7 7 0 1 0 14 0a7 7 0 1 0-14 0" for x, y in placed)
