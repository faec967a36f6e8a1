"""What pictures of studies show, as it is kept in `docs/_data/studies.yml`, held against what the
sources say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from pydantic import Field

from sitekit.problem import Problem, nearest
from sitekit.record import Record, Text, Yaml


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


class Forest(Record):
    """A forest plot. `none` is where the line of no difference stands; `less` and `more` name the
    sides.
    """

    kind: Literal["forest"]
    title: str = Text
    caption: str = Text
    measure: str = Text
    scale: Literal["linear", "log"] = "linear"
    none: float = 0
    none_label: str = "no difference"
    less: str = ""
    more: str = Text
    ticks: list[float] = Field(min_length=2)
    rows: list[Row] = Field(min_length=1)


class Count(Record):
    """So many of `of`: '14 in 100 people have it'."""

    source: str
    label: str = Text
    count: int = Field(ge=0)
    exact: str = Text


class Icons(Record):
    """Icon arrays beside each other, with the same denominator."""

    kind: Literal["icons"]
    title: str = Text
    caption: str = Text
    of: int = Field(100, ge=1, le=100)
    unit: str = "people"
    rows: list[Count] = Field(min_length=1)


class Phase(Record):
    """A part of a timeline: its name, how long it lasts, what it is like."""

    source: str
    label: str = Text
    lasts: str = Text
    about: str = Text


class Timeline(Record):
    """Phases in their order."""

    kind: Literal["timeline"]
    title: str = Text
    caption: str = Text
    rows: list[Phase] = Field(min_length=1)


Picture = Forest | Icons | Timeline


KINDS: dict[str, type[Forest] | type[Icons] | type[Timeline]] = {
    "forest": Forest,
    "icons": Icons,
    "timeline": Timeline,
}


def review(
    pictures: Mapping[str, Picture], results: Mapping[str, str], found: Yaml
) -> Iterator[Problem]:
    """What is wrong in the data: an unknown source, a number that the source's `result` does not
    hold, a range without its estimate, a log scale with a number that has no logarithm.
    """
    for key, picture in pictures.items():
        rows: Sequence[Row | Count | Phase] = picture.rows
        for n, row in enumerate(rows):
            for what, cure in _row_faults(picture, row, results):
                yield found.problem((key, "rows", str(n)), f"'{key}', '{row.label}': {what}.", cure)


def _row_faults(
    picture: Picture, row: Row | Count | Phase, results: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    if row.source not in results:
        yield f"there is no reference '{row.source}'", nearest(row.source, results)
        return
    held = set(_written(results[row.source]))
    for number in _numbers(row):
        if number not in held:
            yield (
                f"the source '{row.source}' does not say {number}",
                "Write only what its 'result' holds.",
            )
    if isinstance(row, Row) and isinstance(picture, Forest):
        known = [value for value in (row.low, row.estimate, row.high) if value is not None]
        if known != sorted(known):
            yield (
                "the range does not contain the estimate",
                "Set low, estimate and high in this order.",
            )
        if (row.low is None) != (row.high is None):
            yield "a range has two ends", "Give both 'low' and 'high', or neither."
        if picture.scale == "log" and any(value <= 0 for value in known):
            yield "a log scale has no place for zero or less", "Use 'scale: linear'."
        if row.estimate is None and row.low is None and not row.found:
            yield "nothing was found", "Give 'estimate', or say in 'found' what the source says."


def _numbers(row: Row | Count | Phase) -> list[str]:
    """The numbers that a row shows, without their signs."""
    if isinstance(row, Row):
        shown = [
            f"{abs(value):g}" for value in (row.estimate, row.low, row.high) if value is not None
        ]
        return shown + _written(row.found or "")
    return _written(row.exact if isinstance(row, Count) else row.lasts)


def _written(text: str) -> list[str]:
    """The numbers in a text, each in one way of writing: 1.10 is 1.1. The 100 of 'in 100' is a per
    cent sign.
    """
    text = re.sub(r"(?<=\d),(?=\d{3})|\b(?:in|of) 100\b", "", text)
    return [f"{float(number):g}" for number in re.findall(r"\d+(?:\.\d+)?", text)]
