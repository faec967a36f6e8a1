"""The course of something, as `docs/_data/phases.yml` has it: its phases in their order, held
against what the sources say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Self

from pydantic import Field, model_validator

from sitekit.problem import known_are, nearest
from sitekit.record import Keys, Record, Text
from sitekit.studies.pictures import unsigned

MARK = re.compile(r'\bclass="(?:[^"]*\s)?phase[\s"]')
"""What marks the place of a phase in a drawing."""


class Told(Record):
    """Words, and the sources that say it."""

    words: str = Text
    """What it says."""
    sources: list[str] = Field(min_length=1)
    """What that rests on, by keys of references.yml."""


class Noticed(Told):
    """What people notice, and how many of them: a number, or words where the sources have none."""

    count: int | None = Field(None, ge=0)
    """How many notice it."""
    of: int | None = Field(None, ge=1)
    """Of how many."""
    among: str | None = None
    """Of whom: 'people with aura, in one hospital'."""
    how_many: str | None = None
    """What the sources say of how many, where they give no number."""
    claim: str | None = None
    """The claim whose certainty stands behind it, by its id."""

    @model_validator(mode="after")
    def _says_how_many(self) -> Self:
        if (self.count is None) == (self.how_many is None):
            cure = "Give one of them: a number, or words where the sources have none."
            raise ValueError(f"'words' need 'count' or 'how_many' | {cure}")
        if self.count is None:
            if self.of or self.among:
                raise ValueError("'of' and 'among' belong to a 'count' | Give it, or neither.")
        elif self.of is None or not self.among:
            raise ValueError("'count' needs 'of' and 'among' | Write how many, of how many, whom.")
        elif self.count > self.of:
            raise ValueError(f"a 'count' of {self.count} is more than 'of': {self.of}")
        return self

    @property
    def share(self) -> float | None:
        """How many of 100 it is, as far as that is known."""
        return None if self.count is None or not self.of else 100 * self.count / self.of


class Phase(Record):
    """A part of the course."""

    title: str = Text
    """Its name."""
    lasts: str = Text
    """How long it usually lasts."""
    sources: list[str] = Field(min_length=1)
    """What that rests on, by keys of references.yml."""
    noticed: list[Noticed] = Field(min_length=1)
    """What people notice."""
    do: list[Told] = Field(min_length=1)
    """What can be done then."""
    signs: list[str] = []
    """The warning signs that apply, by their ids in signs.yml."""
    advice: list[str] = []
    """The advice that applies, by its name in signs.yml."""


class Drawn(Record):
    """A drawing of the whole course, as wide as all its phases together."""

    file: str = Text
    """Its file in assets/drawings/."""
    shows: str = Text
    """What it shows, in words."""


class Course(Record):
    """All phases, in their order."""

    title: str = Text
    """Its title."""
    caption: str = Text
    """What to keep in mind of all of it."""
    drawing: Drawn | None = None
    """A drawing of the whole course."""
    phases: list[Phase] = Field(min_length=2)
    """Its phases, in their order."""

    def signs(self) -> list[str]:
        """The ids of the signs of all phases, each once."""
        return list(dict.fromkeys(sign for phase in self.phases for sign in phase.signs))

    def advice(self) -> list[str]:
        """The names of the advice of all phases, each once."""
        return list(dict.fromkeys(name for phase in self.phases for name in phase.advice))

    def claims(self) -> Iterator[tuple[Keys, str]]:
        """The claims that it names, each with its place in the data."""
        for n, phase in enumerate(self.phases):
            for m, one in enumerate(phase.noticed):
                if one.claim:
                    yield ("phases", str(n), "noticed", str(m), "claim"), one.claim


Wrong = Iterator[tuple[Keys, str, str]]  # the place in the data, what, and the cure


def faults(
    course: Course,
    results: Mapping[str, str],
    signs: Collection[str],
    advice: Collection[str],
    drawing: str | None,
) -> Wrong:
    """What is wrong in a course: a source, a sign or an advice that is not there, a number that no
    source of its line says, a drawing (its SVG, or none) without a mark for each phase.
    """
    for n, phase in enumerate(course.phases):
        place: Keys = ("phases", str(n))
        yield from _unsaid(phase.lasts, None, phase.sources, results, (*place, "lasts"))
        for m, one in enumerate(phase.noticed):
            words = " ".join(filter(None, (one.words, one.among, one.how_many)))
            yield from _unsaid(words, one, one.sources, results, (*place, "noticed", str(m)))
        for m, told in enumerate(phase.do):
            yield from _unsaid(told.words, None, told.sources, results, (*place, "do", str(m)))
        for name in phase.signs:
            if name not in signs:
                cure = nearest(name, signs, "Known signs stand in _data/signs.yml.")
                yield (*place, "signs"), f"there is no sign '{name}'.", cure
        for name in phase.advice:
            if name not in advice:
                cure = nearest(name, advice, known_are(advice))
                yield (*place, "advice"), f"there is no advice '{name}'.", cure
    yield from _unmarked(course, drawing)


def _unsaid(
    words: str, one: Noticed | None, sources: list[str], results: Mapping[str, str], place: Keys
) -> Wrong:
    """Sources of a line that are not there, and numbers of it that none of them says."""
    for key in sources:
        if key not in results:
            cure = nearest(key, results, "Add it to _data/references.yml.")
            yield place, f"there is no reference '{key}'.", cure
    said = [results[key] for key in sources if key in results]
    if len(said) < len(sources):
        return
    told = set().union(*map(unsigned, said))
    told |= {float(round(number)) for number in told}
    cure = "Write only what the 'result' of its source holds."
    for number in sorted(unsigned(words) - told):
        yield place, f"no source of '{words}' says {number:g}.", cure
    if one and not any(_says(result, one) for result in said):
        what = f"no source of '{one.words}' says {one.count} in {one.of}."
        yield place, what, cure


def _says(result: str, one: Noticed) -> bool:
    """Whether a source says how many, in just these numbers or as a share that rounds to them."""
    if one.count is None or one.of is None:
        return True
    numbers = unsigned(result, plainly=True)
    if {float(one.count), float(one.of)} <= numbers:
        return True
    shares = {float(share) for share in re.findall(r"(\d+(?:\.\d+)?)\s?(?:%|in 100\b)", result)}
    return any(abs(share * one.of / 100 - one.count) <= 0.5 for share in shares)


def _unmarked(course: Course, drawing: str | None) -> Wrong:
    if course.drawing is None:
        return
    name, place = course.drawing.file, ("drawing", "file")
    if drawing is None:
        yield place, f"there is no drawing '{name}'.", "Put it into docs/assets/drawings/."
        return
    marks, phases = len(MARK.findall(drawing)), len(course.phases)
    if marks != phases:
        what = f"the drawing '{name}' marks {marks} phases, and there are {phases}."
        yield place, what, 'Give each of them a <g class="phase">, in their order.'
