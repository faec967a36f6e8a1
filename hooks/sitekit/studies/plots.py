"""What stands where in a forest plot, and what each of its rows says in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from sitekit.studies.pictures import Forest, Row
from sitekit.words import Words


class Parts(NamedTuple):
    """The rows of a plot in the order in which they are shown: what is told in words alone stands
    before the drawn rows where the author put it first, else behind the axis, which is the foot of
    the last drawn row.
    """

    before: Sequence[Row]
    drawn: Sequence[Row]
    after: Sequence[Row]


def parts(picture: Forest) -> Parts:
    """The rows of a picture, by where they stand."""
    before = list(takewhile(lambda row: not row.is_drawn, picture.rows))
    rest = picture.rows[len(before) :]
    drawn = [row for row in rest if row.is_drawn]
    return Parts(before, drawn, [row for row in rest if not row.is_drawn])


def reading(picture: Forest, row: Row, words: Words) -> str:
    """What a drawn row says, in words: its author's, else which side it is on and whether all of
    its range is. A number without a range says that it has none.
    """
    if row.range == "results" and row.low is not None:
        return " ".join(filter(None, (row.found, words.plot_spread)))
    if row.is_sure:
        return row.found or _sure(picture, row, words)
    said = row.found or _beside(picture, row.estimate, words)
    return f"{said.rstrip('.')}. {words.plot_alone}"


def _sure(picture: Forest, row: Row, words: Words) -> str:
    low, high = row.low or 0.0, row.high or 0.0
    if low <= picture.none <= high:
        return words.plot_both
    return words.plot_whole.format(picture.less if high < picture.none else picture.more)


def _beside(picture: Forest, value: float | None, words: Words) -> str:
    if value is None or value == picture.none:
        said = picture.none_label or words.no_difference
        return said[:1].upper() + said[1:]
    return words.plot_on.format(picture.less if value < picture.none else picture.more)


def number(value: float, picture: Forest) -> str:
    """A number with its sign: a plus too, where no difference is zero."""
    plus = "+" if value > 0 and picture.none == 0 else ""
    return plus + f"{value:g}".replace("-", "−")
