"""Sheets as authors write them, in `docs/_data/sheets.yml`, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Annotated

from pydantic import Field, model_validator

from sitekit.care.signs import SHORT, Sign, Signs
from sitekit.problem import nearest
from sitekit.record import Keys, Record, Text

Name = Annotated[str, Text]
LETTERS = 50
"""On a line of the paper, however wide they are."""
ROOM = 255
"""Millimetres of an A4 page below the title of a sheet, and above where it comes from."""
KINDS = ("fields", "choices", "lines", "signs", "grid")


class Field_(Record):
    """Something to fill in."""

    label: str = Text
    """What it is."""
    lines: int = Field(default=1, ge=1, le=4)
    """How many lines it has on paper."""

    @property
    def letters(self) -> int:
        """As many as there is room for."""
        return self.lines * LETTERS


class Choices(Record):
    """Some of what a reader can choose, under a heading."""

    heading: str = Text
    """What stands above them."""
    items: list[Name] = Field(min_length=1)
    """What can be chosen."""


class Own(Record):
    """Lines for what a reader adds to the choices."""

    label: str = Text
    """What stands before such a line."""
    count: int = Field(default=3, ge=1, le=6)
    """How many lines there are."""

    @property
    def letters(self) -> int:
        """As many as the place of a choice has room for."""
        return LETTERS * 3 // 2


class Column(Record):
    """A column of a grid."""

    label: str = Text
    """Its name."""
    share: int = Field(default=10, ge=1, le=100)
    """How wide it is, beside the others."""


class Grid(Record):
    """A table to write into by hand."""

    columns: list[Column] = Field(min_length=2, max_length=10)
    """Its columns, from left to right."""
    rows: int = Field(ge=1, le=60)
    """How many rows it has."""
    beside: int = Field(default=1, ge=1, le=3)
    """In how many tables beside one another they stand."""
    group: int = Field(default=7, ge=1)
    """After how many rows there is a thicker line."""
    first_day: str | None = None
    """What asks for the first day: then the first column has dates, a row a day."""

    @property
    def days(self) -> list[range]:
        """The rows of each table, counted through."""
        high = ceil(self.rows / self.beside)
        return [range(first, min(first + high, self.rows)) for first in range(0, self.rows, high)]

    @property
    def widths(self) -> list[float]:
        """How wide each column is, in hundredths."""
        whole = sum(column.share for column in self.columns)
        return [round(100 * column.share / whole, 2) for column in self.columns]


class Part(Record):
    """A part of a sheet. It holds one kind of thing: fields, choices, lines, signs or a grid."""

    heading: str | None = None
    """What stands above it."""
    text: str | None = None
    """A line below the heading."""
    fields: list[Field_] = []
    """What is to be filled in."""
    choices: list[Choices] = []
    """What can be chosen, in groups."""
    own: Own | None = None
    """Lines for choices of the reader's own."""
    lines: list[Name] = []
    """What is only read."""
    signs: list[Name] = []
    """Warning signs of signs.yml, by the names of groups or by ids."""
    short: bool = False
    """Whether signs stand in their short forms."""
    grid: Grid | None = None
    """A table to write into by hand."""

    @model_validator(mode="after")
    def _holds_one_kind(self) -> Part:
        held = [kind for kind in KINDS if getattr(self, kind)]
        if len(held) != 1:
            told = " and ".join(f"'{kind}'" for kind in held) or "nothing"
            raise ValueError(f"a part of a sheet holds {told} | Give it one of {', '.join(KINDS)}.")
        if self.own and not self.choices:
            raise ValueError("'own' stands in a part without choices | Write 'fields' there.")
        return self

    @property
    def height(self) -> int:
        """How many millimetres of paper it needs, about."""
        rows = sum(6 + 9 * len(group.items) for group in self.choices)
        return sum(
            [
                8 if self.heading else 0,
                5 * ceil(len(self.text or "") / 100),
                sum(5 + 8 * field.lines for field in self.fields),
                rows + (6 * (len(self.choices) > 1) + 9 * self.own.count if self.own else 0),
                sum(5 * ceil(len(line) / 45) for line in self.lines) // 2,
                10 + 7 * len(self.grid.days[0]) if self.grid else 0,
            ]
        )

    def words_of(self, sign: Sign) -> str:
        """A sign as the part shows it."""
        return (self.short and sign.short) or sign.words

    def heading_of(self, signs: Signs) -> str:
        """What stands above its signs, as above a card of them."""
        urgency = next((sign.urgency for sign in signs.named(self.signs)), "")
        group = self.signs[0] if len(self.signs) == 1 else ""
        short = signs.headings.get(urgency + SHORT) if self.short else None
        return short or signs.heading(group, urgency)


class Sheet(Record):
    """A sheet, one page of A4."""

    title: str = Text
    """Its name."""
    text: str | None = None
    """What it is for; on the screen."""
    parts: list[Part] = Field(min_length=1)
    """Its parts, from top to bottom."""

    @property
    def is_written(self) -> bool:
        """Whether a reader writes or chooses anything of it on the screen, beside a first day."""
        return any(part.fields or part.choices for part in self.parts)

    @property
    def signs(self) -> list[str]:
        """The signs and groups that it names."""
        return [name for part in self.parts for name in part.signs]


def faults(sheet: Sheet, signs: Signs) -> Iterator[tuple[Keys, str, str]]:
    """What is wrong with a sheet: the place in it, what, and the cure."""
    for n, part in enumerate(sheet.parts):
        place = ("parts", str(n), "signs")
        for name in part.signs:
            if name not in signs.names:
                cure = nearest(name, signs.names, "Signs stand in _data/signs.yml.")
                yield place, f"names no sign and no group: '{name}'.", cure
        named = signs.named(part.signs)
        urgencies = sorted({sign.urgency for sign in named})
        if len(urgencies) > 1:
            cure = "Give each a part of its own."
            yield place, f"names signs of several urgencies: {', '.join(urgencies)}.", cure
        for sign in named:
            if part.short and not sign.short:
                yield place, f"shows '{sign.id}' in short, and it has no 'short'.", "Write one."
    height = sum(part.height + _height_of_signs(part, signs) for part in sheet.parts)
    if height > ROOM:
        what = f"has no room on one A4 page: it needs about {height} mm, and there are {ROOM}."
        yield (), what, "Take something out, or give it fewer lines."


def _height_of_signs(part: Part, signs: Signs) -> int:
    """A long list stands in parts, in two columns."""
    named = signs.named(part.signs)
    parts = signs.in_parts(named)
    columns = 2 if len(parts) > 1 else 1
    lines = sum(ceil(len(part.words_of(sign)) / (90 / columns)) for sign in named)
    names = len(parts) if len(parts) > 1 else 0
    return (10 if named else 0) + 5 * ceil((lines + names) / columns)
