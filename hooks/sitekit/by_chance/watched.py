"""What a made-up diary watches, as it is kept in `docs/_data/by-chance.yml`, and how many of such
diaries accused something when they were last counted, in `docs/_data/by-chance-counted.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from random import Random
from typing import Annotated, Self

from pydantic import Field, model_validator

from sitekit.by_chance.diary import Diary, Rule, draw
from sitekit.record import Record, Text

DIARIES, SEED = 20_000, 1


class Numbers(Record):
    """When a thing looks like a cause."""

    days: int = Field(default=3, ge=1, le=30)
    """On how many days it came, at least."""
    events: int = Field(default=2, ge=1, le=30)
    """On how many of them what is counted came too, at least."""
    times: float = Field(default=2, gt=1, le=10)
    """How many times as often as on days without it, at least."""


class Watched(Record):
    """A made-up diary: what is counted in it, and the things watched beside that."""

    title: str = Text
    """The question that it asks."""
    caption: str = Text
    """What to keep in mind of it."""
    event: str = Text
    """What is counted: 'flat bread'."""
    suspect: str = Text
    """What is said of a thing that looks like a cause."""
    things: list[Annotated[str, Text]] = Field(min_length=2, max_length=12)
    """What is watched."""
    lengths: list[Annotated[int, Field(ge=7, le=120)]] = Field(
        default=[30, 90], min_length=1, max_length=3
    )
    """How many days the diaries have, the shortest first."""
    a_month: float = Field(default=6, gt=0, lt=30)
    """How often what is counted comes in a month."""
    in_ten: float = Field(default=3, gt=0, lt=10)
    """On how many of 10 days each thing comes."""
    rule: Numbers = Numbers()
    """When a thing looks like a cause."""
    seed: int = 1
    """Another number draws another diary."""

    @model_validator(mode="after")
    def _rises_and_names_each_once(self) -> Self:
        if any(two <= one for one, two in pairwise(self.lengths)):
            raise ValueError("'lengths' must rise | Write the shorter diary first.")
        twice = [one for n, one in enumerate(self.things) if one in self.things[:n]]
        if twice:
            raise ValueError(f"'things' has '{twice[0]}' twice | Name each once.")
        return self

    @property
    def often(self) -> float:
        """How likely a day is to have what is counted."""
        return self.a_month / 30

    @property
    def share(self) -> float:
        """How likely a day is to have a thing."""
        return self.in_ten / 10

    @property
    def test(self) -> Rule:
        """Its rule."""
        return Rule(self.rule.days, self.rule.events, self.rule.times)

    @property
    def settings(self) -> str:
        """All that a count hangs on, in words."""
        rule = self.rule
        return (
            f"{len(self.things)} things on {self.in_ten:g} days in 10, {self.a_month:g} a month, "
            f"{rule.days} days, {rule.events} on them, {rule.times:g} times as often"
        )

    def drawn(self, random: Random, length: int) -> Diary:
        """A made-up diary."""
        return draw(random, length, self.often, self.share, len(self.things))

    @cached_property
    def still(self) -> Diary:
        """The diary that stands on the page: always the same."""
        return self.drawn(Random(self.seed), self.lengths[0])

    def accuses(self, diary: Diary) -> bool:
        """Whether something in a diary looks like a cause."""
        return any(self.test.suspects(diary.share(thing)) for thing in diary.things)

    def count(self, diaries: int = DIARIES) -> Counted:
        """How many of so many made-up diaries of each length accuse something."""
        accuse = {}
        for length in self.lengths:
            random = Random(SEED)
            made = (self.drawn(random, length) for _ in range(diaries))
            accuse[length] = sum(map(self.accuses, made))
        return Counted(settings=self.settings, diaries=diaries, accuse=accuse)


class Counted(Record):
    """What `make by-chance` has counted."""

    settings: str
    """With which numbers."""
    diaries: int = Field(ge=1)
    """How many diaries of each length."""
    accuse: dict[int, int]
    """How many of them accused something, by their length."""

    def in_100(self, length: int) -> int:
        """Of 100 diaries of that length, so many accused something."""
        return round(100 * self.accuse[length] / self.diaries)


def uncounted(
    watched: Mapping[str, Watched], counted: Mapping[str, Counted]
) -> Iterator[tuple[str, str, str]]:
    """Each that was not counted as it now stands: its key, what, and the cure."""
    cure = "Count them with 'make by-chance', and read again what pages say of the result."
    for key, one in watched.items():
        found = counted.get(key)
        if found is None:
            yield key, f"nobody has counted how many diaries of '{key}' accuse something.", cure
        elif found.settings != one.settings or [*found.accuse] != one.lengths:
            yield key, f"'{key}' was counted with other numbers: {found.settings}.", cure
