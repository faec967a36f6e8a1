"""What pictures of studies show, as it is kept in `docs/_data/studies.yml`, held against what the
sources say.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator

from sitekit.problem import nearest
from sitekit.record import Record, Text

APART = 15  # so many hundredths of the axis, on a small phone, hold one word


class Row(Record):
    """A row of a forest plot. Without `low` and `high` the source gives no range; without
    `estimate` too it gives no number that fits the axis.
    """

    source: str
    """The key of its source in references.yml."""
    label: str = Text
    """What was compared."""
    size: str | None = None
    """How many it rests on, of the analysis shown."""
    estimate: float | None = None
    """The best guess, as the source has it. Left out where it has no number for this axis."""
    low: float | None = None
    """The lower end of its range. Without one the sign is hollow."""
    high: float | None = None
    """The upper end of its range."""
    range: Literal["confidence interval", "results"] = "confidence interval"
    """What the range is: how sure the number is, or merely where results lie."""
    found: str | None = None
    """What was found, in words; beside a number, what that means."""

    @property
    def is_drawn(self) -> bool:
        """Whether it has a number on the axis."""
        return self.estimate is not None or self.low is not None

    @property
    def is_sure(self) -> bool:
        """Whether a range says how sure its number is. A spread of results does not."""
        return self.low is not None and self.range == "confidence interval"


class Drawn(Record):
    """What all pictures have: a title, and what they mean, in words."""

    title: str = Text
    """The question that it answers, or its name."""
    caption: str = Text
    """What it means, in words."""


class Forest(Drawn):
    """A forest plot: what several studies found, on one axis."""

    kind: Literal["forest"]
    """A forest plot."""
    measure: str = Text
    """What the axis counts: days a month, before standard units."""
    scale: Literal["linear", "log"] = "linear"
    """How the axis runs; `log` for ratios."""
    none: float = 0
    """Where on it the line of no difference stands."""
    none_label: str | None = None
    """The words at that line."""
    less: str = Text
    """What lies to the left of that line: 'better with it'."""
    tinted: Literal["less", "more"] = "less"
    """The side of what one wants less of: a scale may count the other way."""
    more: str = Text
    """What lies to the right of that line."""
    marks: dict[str, float] = Field(min_length=1)
    """What a number on the axis means, in words: `large: -0.8`."""
    axis: list[float] = Field(min_length=2, max_length=2)
    """Its two ends, the smaller first."""
    rows: list[Row] = Field(min_length=1)
    """What was found, a row a result."""

    def has_place_for(self, value: float) -> bool:
        """Whether a number stands on the axis."""
        return self.axis[0] <= value <= self.axis[1]

    def share(self, value: float) -> float:
        """Where a number stands on the axis: 0 at its left end, 100 at its right."""
        flat = math.log if self.scale == "log" else float
        low, high = map(flat, self.axis)
        return round(100 * (flat(value) - low) / (high - low), 1)

    @model_validator(mode="after")
    def _has_an_axis(self) -> Self:
        if self.axis[0] >= self.axis[1]:
            raise ValueError("'axis' must rise | Write its two ends, the smaller first.")
        if not self.has_place_for(self.none):
            raise ValueError("'none' stands beyond the 'axis' | Move an end of it.")
        if self.scale == "log" and (self.none <= 0 or self.axis[0] <= 0):
            what = "a 'scale' that is log has no place for 'none' or an 'axis' of zero or less"
            raise ValueError(f"{what} | Use 'scale: linear', or 'none: 1'.")
        if beyond := [words for words, at in self.marks.items() if not self.has_place_for(at)]:
            raise ValueError(f"'marks': '{beyond[0]}' stands beyond the axis | Move an end of it.")
        places = sorted(map(self.share, self.marks.values()))
        if any(two - one < APART for one, two in pairwise(places)):
            raise ValueError("'marks' stand too close for their words | Leave one out.")
        return self


class Count(Record):
    """So many of `of`: '14 in 100 people have it'."""

    source: str
    """The key of its source in references.yml."""
    label: str = Text
    """What they have: 'have a cat'."""
    count: int = Field(ge=0)
    """How many it is, as a whole number."""
    exact: str = Text
    """The same as the source says it: '14.0 in 100 (12.9 to 15.2)'."""


class Icons(Drawn):
    """Icon arrays beside each other, with the same denominator."""

    kind: Literal["icons"]
    """Icon arrays."""
    of: int = Field(100, ge=1, le=100)
    """Of how many."""
    unit: str | None = None
    """What stands before each label."""
    rows: list[Count] = Field(min_length=1)
    """What is counted, an array each."""

    @model_validator(mode="after")
    def _has_enough(self) -> Self:
        if more := [row.count for row in self.rows if row.count > self.of]:
            raise ValueError(f"a 'count' of {more[0]} is more than 'of': {self.of}")
        return self


class Phase(Record):
    """A part of a timeline: its name, how long it lasts, what it is like."""

    source: str
    """The key of its source in references.yml."""
    label: str = Text
    """Its name."""
    lasts: str = Text
    """How long it lasts."""
    about: str = Text
    """What it is like."""


class Timeline(Drawn):
    """Phases in their order."""

    kind: Literal["timeline"]
    """A timeline."""
    rows: list[Phase] = Field(min_length=1)
    """The phases, in their order."""


Gap = Literal["not studied", "not counted"]


class Fact(Record):
    """A row of a fact box: what changes, by how much, and how sure that is."""

    source: str
    """The key of its source in references.yml."""
    claim: str
    """The claim whose certainty it shows, by its id."""
    label: str = Text
    """What changes."""
    size: str | None = None
    """How many it rests on."""
    values: list[float | Gap] = Field(min_length=2, max_length=2)
    """A number for each column, or why there is none. Never worked out."""
    of: str | None = None
    """Its denominator where it is not that of the box: then it does not belong there."""
    note: str | None = None
    """What stands below it in small."""

    @property
    def numbers(self) -> list[float]:
        """Those of its values that are numbers."""
        return [value for value in self.values if not isinstance(value, str)]


class Facts(Drawn):
    """A fact box: gains, then harms, in two columns."""

    kind: Literal["facts"]
    """A fact box."""
    of: str = Text
    """What all numbers in it are of: one denominator."""
    columns: list[str] = Field(min_length=2, max_length=2)
    """The names of its two columns."""
    less: str | None = None
    """With `more`, numbers are changes: -1.3 is told as '1.3 fewer' if this is `fewer`."""
    more: str | None = None
    """The word for a change upwards."""
    gains: list[Fact] = Field(min_length=1)
    """What gets better."""
    harms: list[Fact] = Field(min_length=1)
    """What gets worse, or can."""

    @property
    def rows(self) -> list[Fact]:
        """All of its rows."""
        return [*self.gains, *self.harms]

    @model_validator(mode="after")
    def _says_what_changes(self) -> Self:
        if (self.less is None) != (self.more is None):
            raise ValueError("'less' and 'more' stand together | Give both, or neither.")
        below = [one for row in self.rows for one in row.numbers if one < 0]
        if below and self.less is None:
            raise ValueError(f"{below[0]:g} is no count | Give 'less' and 'more', for changes.")
        return self


Picture = Forest | Icons | Timeline | Facts
AnyRow = Row | Count | Phase | Fact
Place = tuple[str, str]  # a row in the data: ("rows", "0")
Wrong = Iterator[tuple[str, str]]  # what, and the cure


def sources(picture: Picture) -> list[list[str]]:
    """The keys of the references that a picture rests on: of each row by itself where each shows
    its own, else of all together, each once.
    """
    rows: Sequence[AnyRow] = picture.rows
    if isinstance(picture, Facts):
        return [[row.source] for row in rows]
    return [list(dict.fromkeys(row.source for row in rows))]


KINDS: dict[str, type[Picture]] = {
    "forest": Forest,
    "icons": Icons,
    "timeline": Timeline,
    "facts": Facts,
}


def _placed(picture: Picture) -> Iterator[tuple[Place, AnyRow]]:
    """The rows of a picture, each with its place in the data."""
    names = ("gains", "harms") if isinstance(picture, Facts) else ("rows",)
    for name in names:
        for n, row in enumerate(getattr(picture, name)):
            yield (name, str(n)), row


def claims(picture: Picture) -> Iterator[tuple[Place, str]]:
    """The claims that the rows of a picture name, each with its place in the data."""
    for place, row in _placed(picture):
        if isinstance(row, Fact):
            yield place, row.claim


def faults(
    picture: Picture, results: Mapping[str, str], sizes: Mapping[str, str] | None = None
) -> Iterator[tuple[Place, str, str]]:
    """What is wrong in a picture: the place of its row, what, and the cure. A source that is not
    there, a number that its `result` does not hold, a range that the result has and the picture
    leaves out, a size that is not of this result, a number that has no place on the axis, a row of
    another denominator.
    """
    for place, row in _placed(picture):
        for what, cure in _row_faults(picture, row, results, sizes or {}):
            yield place, f"'{row.label}': {what}.", cure


def _row_faults(
    picture: Picture, row: AnyRow, results: Mapping[str, str], sizes: Mapping[str, str]
) -> Wrong:
    if row.source not in results:
        yield f"there is no reference '{row.source}'", nearest(row.source, results)
        return
    result = results[row.source]
    yield from _unsaid(picture, row, result)
    left_out = [*_without_range(row, result)]
    yield from left_out
    if isinstance(row, Row) and not left_out and (row.low is None) != (row.high is None):
        yield "a range has two ends", "Give both 'low' and 'high', or neither."
    size = row.size if isinstance(row, Row | Fact) else None
    for number in sorted(
        unsigned(size or "") - unsigned(f"{result}; {sizes.get(row.source) or ''}")
    ):
        cure = "Write the size of the analysis that is shown, as 'size' or 'result' has it."
        yield f"the source '{row.source}' knows no size of {number:g}", cure
    if isinstance(row, Row) and isinstance(picture, Forest):
        yield from _misplaced(picture, row)
    if isinstance(row, Fact) and isinstance(picture, Facts):
        yield from _uncommon(picture, row, result)


def _unsaid(picture: Picture, row: AnyRow, result: str) -> Wrong:
    """Numbers that a row shows and its source does not say."""
    cure = "Write only what its 'result' holds."
    held = unsigned(result)
    shown: list[float | None] = []
    words = ""
    if isinstance(row, Row):
        shown, held = [row.estimate, row.low, row.high], signed(result)
        words = row.found or ""
    elif isinstance(row, Fact):
        shown = [*row.numbers]
        held = signed(result) if isinstance(picture, Facts) and picture.less else held
        words = row.note or ""
    else:
        words = row.exact if isinstance(row, Count) else row.lasts
    for value in shown:
        if value is not None and value not in held:
            yield f"the source '{row.source}' does not say {value:g}", cure
    told = unsigned(result)
    told |= {float(round(one)) for one in told}
    for number in sorted(unsigned(words) - told):
        yield f"the source '{row.source}' does not say {number:g}", cure


def _without_range(row: AnyRow, result: str) -> Wrong:
    """A number that has a range in brackets in its source, and stands here without it."""
    known = ranges(result)
    if isinstance(row, Row) and row.is_drawn:
        own = [ends for number, *ends in known if number == row.estimate]
        if own and [row.low, row.high] not in own:
            low, high = own[0]
            what = f"the source '{row.source}' gives {row.estimate:g} a range, {low:g} to {high:g}"
            yield what, f"Write 'low: {low:g}' and 'high: {high:g}'."
        return
    name, told, shown = _in_words(row)
    for number, low, high in known:
        if abs(number) in shown and not _says_both(told, low, high):
            what = f"the source '{row.source}' gives {number:g} a range, {low:g} to {high:g}"
            yield what, f"Say it in '{name}'."


def _says_both(words: str, *ends: float) -> bool:
    """Whether words say both ends of a range, as they are or rounded to a whole number."""
    said = unsigned(words)
    return all({abs(end), abs(float(round(end)))} & said for end in ends)


def _in_words(row: AnyRow) -> tuple[str, str, set[float]]:
    """Where a row says a range in words, what it says there, and the numbers that it shows."""
    if isinstance(row, Fact):
        return "note", row.note or "", {abs(number) for number in row.numbers}
    if isinstance(row, Count):
        return "exact", row.exact, unsigned(row.exact)
    if isinstance(row, Phase):
        return "lasts", row.lasts, unsigned(row.lasts)
    return "found", row.found or "", unsigned(row.found or "")


def _misplaced(picture: Forest, row: Row) -> Wrong:
    known = [value for value in (row.low, row.estimate, row.high) if value is not None]
    if beyond := [value for value in known if not picture.has_place_for(value)]:
        yield f"{beyond[0]:g} stands beyond the axis", "Move an end of 'axis'."
    if known != sorted(known):
        cure = "Set low, estimate and high in this order."
        yield "the range does not contain the estimate", cure
    if picture.scale == "log" and any(value <= 0 for value in known):
        yield "a log scale has no place for zero or less", "Use 'scale: linear'."
    if row.estimate is None and row.low is None and not row.found:
        yield "nothing was found", "Give 'estimate', or say in 'found' what the source says."


def _uncommon(picture: Facts, row: Fact, result: str) -> Wrong:
    """A row whose numbers are not of what those of the whole box are."""
    if row.of is not None and row.of != picture.of:
        what = f"its numbers are of '{row.of}', those of the box of '{picture.of}'"
        yield what, "Give it a box of its own: numbers of two kinds cannot be compared."
    if not row.numbers:
        return
    held = unsigned(result) | ({100} if re.search(r"%|\b(?:in|of) 100\b", result) else set())
    for number in sorted(unsigned(picture.of, plainly=True) - held):
        what = f"the source '{row.source}' has no number of {number:g}, as the box has it"
        yield what, "Leave the row out, or give it a box of its own."


SIGN = r"[-\u2010-\u2015\u207b\u2212\ufe63\uff0d\u00af]"  # every stroke that may be read as a minus
AMOUNT = rf"(?:\bminus\s+|{SIGN}\s?)?\d+(?:\.\d+)?"
RANGE = re.compile(
    rf"(?P<number>(?<![\d.]){AMOUNT})(?:\s?%)?[^\d().;:]{{0,24}}"
    rf"\((?:\d+\s?%\s?[^\d()]{{0,24}}?\s)?(?P<low>{AMOUNT})\s(?:to|bis|–)\s(?P<high>{AMOUNT})"
)
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


def unsigned(text: str, plainly: bool = False) -> set[float]:
    """The numbers in a text, without their signs: words say 'fell by 3' or 'higher by 3'. Taken
    `plainly`, the 100 of 'in 100' is one of them.
    """
    said = text if plainly else _plain(text)
    return {float(match["number"]) for match in NUMBER.finditer(said)}


def ranges(text: str) -> list[tuple[float, float, float]]:
    """The numbers in a text that have a range in brackets, each with its two ends: of
    '-0.63 (95% CI -0.90 to -0.37)', -0.63, -0.9 and -0.37.
    """
    found = []
    for match in RANGE.finditer(_plain(text)):
        number, low, high = (signed(match[name]) for name in ("number", "low", "high"))
        if number and low and high:
            found.append((number.pop(), low.pop(), high.pop()))
    return found


def _plain(text: str) -> str:
    """A text without commas in its numbers. The 100 of 'in 100' is a per cent sign."""
    return re.sub(r"(?<=\d),(?=\d{3})|\b(?:in|of) 100\b", "", text)
