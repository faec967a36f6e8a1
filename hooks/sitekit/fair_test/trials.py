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
    """A group of people, a dot each."""

    label: str = Text
    """What they have in common: 'with the treatment'."""
    of: int = Field(ge=2, le=100)
    """How many they are."""
    better: int = Field(ge=0)
    """How many of them got better."""
    source: str | None = None
    """The key of the source that counted them. Without one they are made up, and readers are told
    so.
    """

    @model_validator(mode="after")
    def _has_no_more_than_all(self) -> Self:
        if self.better > self.of:
            raise ValueError(f"'better' is {self.better}, of {self.of} people | Count again.")
        return self


class Again(Record):
    """The same made-up trial many times: two groups in which only chance decides."""

    times: int = Field(default=20, ge=2, le=40)
    """How many times."""
    of: int = Field(ge=2, le=100)
    """How many people each group has."""
    better: float = Field(gt=0)
    """How many of them get better on average, the same in both."""
    ahead: list[str] = Field(min_length=2, max_length=2)
    """The words for which one did better: the first group, the second."""
    seed: int = 1
    """Another number draws other trials."""

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
    """What a source says beside a frame."""

    source: str = Text
    """Its key in references.yml."""
    text: str = Text
    """What it says, with no number that its `result` lacks."""
    claim: str | None = None
    """The claim whose certainty it shows, by its id."""


class Frame(Record):
    """A step of the trial. It shows groups, or the trial again and again."""

    title: str = Text
    """Its title."""
    caption: str = Text
    """What to see in it."""
    legend: str | None = None
    """What its dots are, where that is not what the trial's own legend says."""
    groups: list[Group] = []
    """The groups that it shows."""
    again: Again | None = None
    """The same trial many times."""
    told: list[Told] = []
    """What sources say of it."""

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
    """A trial, frame by frame."""

    title: str = Text
    """Its title."""
    caption: str = Text
    """What to do with it."""
    legend: str = Text
    """What a filled and an empty dot are."""
    frames: list[Frame] = Field(min_length=2)
    """Its frames, in their order."""


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
