"""Trials in frames, as they are kept in `docs/_data/fair-test.yml`, held against their sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from random import Random
from typing import Self

from pydantic import Field, model_validator

from sitekit.problem import nearest
from sitekit.record import Record, Text
from sitekit.studies.pictures import unsigned

Place = tuple[str, ...]  # the way to a value in the data: ("frames", "0", "groups", "1")


class Group(Record):
    """Of so many people, so many got better. Without a `source` they are made up, and readers are
    told so; with one, it has counted them.
    """

    label: str = Text
    of: int = Field(ge=2, le=100)
    better: int = Field(ge=0)
    source: str | None = None

    @model_validator(mode="after")
    def _has_no_more_than_all(self) -> Self:
        if self.better > self.of:
            raise ValueError(f"'better' is {self.better}, of {self.of} people | Count again.")
        return self


class Again(Record):
    """The same made-up trial so many `times`: two groups `of` so many, in which chance lets
    `better` get better on average, the same in both. `ahead` says which one did better.
    """

    times: int = Field(default=20, ge=2, le=40)
    of: int = Field(ge=2, le=100)
    better: float = Field(gt=0)
    ahead: list[str] = Field(min_length=2, max_length=2)
    seed: int = 1

    @model_validator(mode="after")
    def _leaves_something_to_chance(self) -> Self:
        if self.better >= self.of:
            raise ValueError(f"'better' must be less than 'of': {self.of} | Or nothing can vary.")
        return self

    @property
    def trials(self) -> list[tuple[int, int]]:
        """How many got better in each group, trial by trial: always the same."""
        random = Random(self.seed)
        chance = self.better / self.of

        def group() -> int:
            return sum(random.random() < chance for _ in range(self.of))

        return [(group(), group()) for _ in range(self.times)]

    @property
    def gaps(self) -> list[int]:
        """By how many people the first group was ahead, trial by trial."""
        return [first - second for first, second in self.trials]


class Told(Record):
    """What a source says beside a frame. `claim` is the one whose certainty it shows."""

    source: str = Text
    text: str = Text
    claim: str | None = None


class Frame(Record):
    """A step of the trial: its groups, or the trial `again`; and what sources say of it."""

    title: str = Text
    caption: str = Text
    groups: list[Group] = []
    again: Again | None = None
    told: list[Told] = []

    @model_validator(mode="after")
    def _shows_one_thing(self) -> Self:
        if bool(self.groups) == bool(self.again):
            raise ValueError("a frame has either 'groups' or 'again' | Give one of them.")
        sizes = {group.of for group in self.groups if not group.source}
        if len(sizes) > 1:
            what = f"'groups' has made-up groups of {' and '.join(map(str, sorted(sizes)))}"
            raise ValueError(f"{what} | Let them be of one size, so that they can be compared.")
        return self


class Trial(Record):
    """A trial. `legend` says what a filled and an empty dot are."""

    title: str = Text
    caption: str = Text
    legend: str = Text
    frames: list[Frame] = Field(min_length=2)


def sources(trial: Trial) -> list[str]:
    """The keys of the references that it names, each once."""
    named = []
    for frame in trial.frames:
        named += [group.source for group in frame.groups if group.source]
        named += [one.source for one in frame.told]
    return list(dict.fromkeys(named))


def claims(trial: Trial) -> Iterator[tuple[Place, str]]:
    """The claims that it names, each with its place in the data."""
    for n, frame in enumerate(trial.frames):
        for m, one in enumerate(frame.told):
            if one.claim:
                yield ("frames", str(n), "told", str(m), "claim"), one.claim


def faults(trial: Trial, results: Mapping[str, str]) -> Iterator[tuple[Place, str, str]]:
    """What is wrong in a trial: the place, what, and the cure. A source that is not there, or a
    number that its `result` does not hold.
    """
    for n, frame in enumerate(trial.frames):
        for m, group in enumerate(frame.groups):
            if group.source:
                for what, cure in _uncounted(group, group.source, results):
                    yield ("frames", str(n), "groups", str(m)), f"'{group.label}': {what}", cure
        for m, one in enumerate(frame.told):
            for what, cure in _unsaid(one.source, unsigned(one.text), results):
                yield ("frames", str(n), "told", str(m)), what, cure


Wrong = Iterator[tuple[str, str]]  # what, and the cure


def _unsaid(source: str, numbers: set[float], results: Mapping[str, str]) -> Wrong:
    if source not in results:
        yield f"there is no reference '{source}'.", nearest(source, results)
        return
    for number in sorted(numbers - unsigned(results[source])):
        cure = "Write only what its 'result' holds."
        yield f"the source '{source}' does not say {number:g}.", cure


def _uncounted(group: Group, source: str, results: Mapping[str, str]) -> Wrong:
    """What a source does not say of people that it is to have counted. A share is one of 100."""
    shares = re.search(r"\d\s?%|\b(?:in|of) 100\b", results.get(source, ""))
    size = set() if group.of == 100 and shares else {float(group.of)}
    yield from _unsaid(source, {float(group.better)} | size, results)
