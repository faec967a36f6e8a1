"""What pictures of studies show, as it is kept in `docs/_data/studies.yml`, held against what the
sources say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator

from sitekit.problem import nearest
from sitekit.record import Record, Text


class Row(Record):
    """A line of a forest plot: what was compared, what was found, by which source. Without `low`
    and `high` the source gives no range; without `estimate` it gives no number that fits the scale,
    and `found` says what it says.
    """

    source: str
    label: str = Text
    size: str | None = None
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    range: Literal["confidence interval", "results"] = "confidence interval"
    found: str | None = None


class Drawn(Record):
    """What all pictures have: a title, and what they mean, in words."""

    title: str = Text
    caption: str = Text


class Forest(Drawn):
    """A forest plot. `none` is where the line of no difference stands; `less` and `more` name the
    sides.
    """

    kind: Literal["forest"]
    measure: str = Text
    scale: Literal["linear", "log"] = "linear"
    none: float = 0
    none_label: str | None = None
    less: str = ""
    more: str = Text
    ticks: list[float] = Field(min_length=2)
    rows: list[Row] = Field(min_length=1)

    def has_place_for(self, value: float) -> bool:
        """Whether a number stands on the axis."""
        return self.ticks[0] <= value <= self.ticks[-1]

    @model_validator(mode="after")
    def _has_an_axis(self) -> Self:
        if any(one >= two for one, two in pairwise(self.ticks)):
            raise ValueError("'ticks' must rise | Write each number once, the smallest first.")
        if not self.has_place_for(self.none):
            raise ValueError("'none' stands beyond the 'ticks' | Add a tick that is beyond it.")
        if self.scale == "log" and (self.none <= 0 or self.ticks[0] <= 0):
            what = "a 'scale' that is log has no place for 'none' or 'ticks' of zero or less"
            raise ValueError(f"{what} | Use 'scale: linear', or 'none: 1'.")
        return self


class Count(Record):
    """So many of `of`: '14 in 100 people have it'."""

    source: str
    label: str = Text
    count: int = Field(ge=0)
    exact: str = Text


class Icons(Drawn):
    """Icon arrays beside each other, with the same denominator."""

    kind: Literal["icons"]
    of: int = Field(100, ge=1, le=100)
    unit: str | None = None
    rows: list[Count] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_enough(self) -> Self:
        if more := [row.count for row in self.rows if row.count > self.of]:
            raise ValueError(f"a 'count' of {more[0]} is more than 'of': {self.of}")
        return self


class Phase(Record):
    """A part of a timeline: its name, how long it lasts, what it is like."""

    source: str
    label: str = Text
    lasts: str = Text
    about: str = Text


class Timeline(Drawn):
    """Phases in their order."""

    kind: Literal["timeline"]
    rows: list[Phase] = Field(min_length=1)


Picture = Forest | Icons | Timeline


def sources(picture: Picture) -> list[str]:
    """The keys of the references that a picture rests on, each once."""
    rows: Sequence[Row | Count | Phase] = picture.rows
    return list(dict.fromkeys(row.source for row in rows))


KINDS: dict[str, type[Forest] | type[Icons] | type[Timeline]] = {
    "forest": Forest,
    "icons": Icons,
    "timeline": Timeline,
}


def faults(picture: Picture, results: Mapping[str, str]) -> Iterator[tuple[int, str, str]]:
    """What is wrong in a picture: the number of its row, what, and the cure. A source that is not
    there, a number that its `result` does not hold, a range without its estimate, a number that has
    no place on the axis.
    """
    rows: Sequence[Row | Count | Phase] = picture.rows
    for n, row in enumerate(rows):
        for what, cure in _row_faults(picture, row, results):
            yield n, f"'{row.label}': {what}.", cure


def _row_faults(
    picture: Picture, row: Row | Count | Phase, results: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    if row.source not in results:
        yield f"there is no reference '{row.source}'", nearest(row.source, results)
        return
    yield from _unsaid(row, results[row.source])
    if isinstance(row, Row) and isinstance(picture, Forest):
        yield from _misplaced(picture, row)


def _unsaid(row: Row | Count | Phase, result: str) -> Iterator[tuple[str, str]]:
    """Numbers that a row shows and its source does not say."""
    cure = "Write only what its 'result' holds."
    if isinstance(row, Row):
        held = signed(result)
        for value in (row.estimate, row.low, row.high):
            if value is not None and value not in held:
                yield f"the source '{row.source}' does not say {value:g}", cure
        words = row.found or ""
    else:
        words = row.exact if isinstance(row, Count) else row.lasts
    for number in sorted(unsigned(words) - unsigned(result)):
        yield f"the source '{row.source}' does not say {number:g}", cure


def _misplaced(picture: Forest, row: Row) -> Iterator[tuple[str, str]]:
    known = [value for value in (row.low, row.estimate, row.high) if value is not None]
    if beyond := [value for value in known if not picture.has_place_for(value)]:
        yield f"{beyond[0]:g} stands beyond the axis", "Add a tick that is beyond it."
    if known != sorted(known):
        cure = "Set low, estimate and high in this order."
        yield "the range does not contain the estimate", cure
    if (row.low is None) != (row.high is None):
        yield "a range has two ends", "Give both 'low' and 'high', or neither."
    if picture.scale == "log" and any(value <= 0 for value in known):
        yield "a log scale has no place for zero or less", "Use 'scale: linear'."
    if row.estimate is None and row.low is None and not row.found:
        yield "nothing was found", "Give 'estimate', or say in 'found' what the source says."


SIGN = r"[-\u2010-\u2015\u207b\u2212\ufe63\uff0d\u00af]"  # every stroke that may be read as a minus
NUMBER = re.compile(rf"(?P<sign>\bminus\s+|{SIGN}\s?)?(?P<number>\d+(?:\.\d+)?)")


def signed(text: str) -> set[float]:
    """The numbers in a text, with their signs. A stroke joins two numbers ('10-20'); behind a
    letter ('SMD-0.5') nobody can tell, and the number is left out.
    """
    text = _plain(text)
    found = set()
    for match in NUMBER.finditer(text):
        sign, number = match["sign"] or "", float(match["number"])
        before = text[: match.start()]
        if sign.endswith(" "):  # '10 - 20' joins, '- 0.5' does not
            before = before.rstrip()
        if sign and before[-1:].isalpha():
            continue
        joins = before[-1:].isdigit() or before[-1:] in (")", "%")
        found.add(-number if sign and not joins else number)
    return found


def unsigned(text: str) -> set[float]:
    """The numbers in a text, without their signs: words say 'fell by 3' or 'higher by 3'."""
    return {float(match["number"]) for match in NUMBER.finditer(_plain(text))}


def _plain(text: str) -> str:
    """A text without commas in its numbers. The 100 of 'in 100' is a per cent sign."""
    return re.sub(r"(?<=\d),(?=\d{3})|\b(?:in|of) 100\b", "", text)
