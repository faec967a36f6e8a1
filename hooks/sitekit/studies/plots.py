"""Where everything in a picture of studies stands, in a drawing 320 units wide, in which text of 16
is legible.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

WIDTH, LEFT, RIGHT = 320, 16, 304
LINE, COLUMNS = 20, 34  # the height of a line of text, and how many letters fit into one


class Row(Protocol):
    """What a forest plot needs of a row."""

    label: str
    size: str | None
    estimate: float | None
    low: float | None
    high: float | None
    found: str | None


@dataclass
class Drawing:
    """Texts (x, y, words, anchor, class) and paths (data, class) from the top down, and how high
    they are.
    """

    texts: list[tuple[float, float, str, str, str]] = field(default_factory=list)
    paths: list[tuple[str, str]] = field(default_factory=list)
    height: float = 0

    def write(self, words: str, style: str = "", width: int = COLUMNS) -> None:
        """Add a paragraph at the left, and move down by its lines."""
        for line in textwrap.wrap(words, width):
            self.height += LINE
            self.texts.append((LEFT, self.height - 5, line, "start", style))


def forest(
    rows: Iterable[Row],
    ticks: list[float],
    none: float,
    scale: str,
    none_label: str,
    less: str,
    more: str,
) -> Drawing:
    """A row a study: its name, its range as a line, its estimate as a diamond, all beside the line
    of no difference.
    """
    low, high = ticks[0], ticks[-1]
    flat = math.log if scale == "log" else float

    def x(value: float) -> float:
        share = (flat(value) - flat(low)) / (flat(high) - flat(low))
        return round(LEFT + share * (RIGHT - LEFT), 1)

    plot = Drawing()
    anchor = "start" if x(none) < 100 else "end" if x(none) > 220 else "middle"
    plot.texts.append((x(none), LINE - 5, none_label, anchor, "quiet"))
    plot.height = LINE
    for row in rows:
        plot.height += 10
        plot.write(f"{row.label}{f' ({row.size})' if row.size else ''}")
        if row.found:
            plot.write(row.found, "quiet")
        if row.estimate is None and row.low is None:
            continue
        y = plot.height = plot.height + 16
        if row.low is not None and row.high is not None:
            plot.paths.append(
                (
                    f"M{x(row.low)} {y}H{x(row.high)}"
                    f"M{x(row.low)} {y - 6}v12M{x(row.high)} {y - 6}v12",
                    "",
                )
            )
        if row.estimate is not None:
            plot.paths.append(
                (
                    f"M{x(row.estimate)} {y - 8}l8 8-8 8-8-8z",
                    "strong" if row.low is not None else "open",
                )
            )
        plot.height += 10
    plot.paths.insert(0, (f"M{x(none)} {LINE + 2}V{plot.height + 4}", "none"))
    plot.paths.append((f"M{LEFT} {plot.height + 4}H{RIGHT}", ""))
    for tick in ticks:
        plot.paths.append((f"M{x(tick)} {plot.height + 4}v6", ""))
        where = "start" if tick == low else "end" if tick == high else "middle"
        plot.texts.append((x(tick), plot.height + 28, f"{tick:g}".replace("-", "−"), where, ""))
    plot.height += 36
    if less:
        plot.write(f"← {less}")
    for n, line in enumerate(textwrap.wrap(f"{more} →", COLUMNS), 1):
        plot.texts.append((RIGHT, plot.height + n * LINE - 5, line, "end", ""))
    plot.height += LINE * len(textwrap.wrap(f"{more} →", COLUMNS)) + 4
    return plot


def icons(rows: Iterable[tuple[str, int]], of: int, words: str) -> Drawing:
    """An array of `of` circles a row, ten in a line, the counted ones filled; two arrays stand
    beside each other.
    """
    plot = Drawing()
    listed = list(rows)
    for start in range(0, len(listed), 2):
        pair = listed[start : start + 2]
        labels = [textwrap.wrap(f"{count} {words} {label}", 16) for label, count in pair]
        top = plot.height + LINE * max(map(len, labels)) + 6
        for column, (lines, (_, count)) in enumerate(zip(labels, pair, strict=True)):
            left = LEFT + column * 152
            for n, line in enumerate(lines, 1):
                plot.texts.append((left, plot.height + n * LINE - 5, line, "start", ""))
            for number in range(of):
                cx, cy = left + 6 + number % 10 * 13.5, top + 6 + number // 10 * 13.5
                circle = f"M{cx - 5:g} {cy:g}a5 5 0 1 0 10 0a5 5 0 1 0-10 0"
                plot.paths.append((circle, "strong" if number < count else "open"))
        plot.height = top + 13.5 * math.ceil(of / 10) + 16
    return plot


def timeline(rows: Iterable[tuple[str, str]]) -> Drawing:
    """Phases from the top down on one line, each with its name and how long it lasts."""
    plot = Drawing(height=4)
    middles = []
    for label, lasts in rows:
        top = plot.height
        for words, style in ((label, "bold"), (lasts, "quiet")):
            for line in textwrap.wrap(words, COLUMNS - 4):
                plot.height += LINE
                plot.texts.append((48, plot.height - 5, line, "start", style))
        middles.append((top + plot.height) / 2)
        plot.height += 16
    plot.paths.append((f"M24 {middles[0]:g}V{middles[-1]:g}", ""))
    plot.paths += [(f"M16 {y:g}a8 8 0 1 0 16 0a8 8 0 1 0-16 0", "strong") for y in middles]
    return plot
