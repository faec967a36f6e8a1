"""What a picture of studies shows: its lines and words, and the numbers that they stand for."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborNode

WIDTH = 320
CLOSE = 0.11  # places are rounded to a tenth
MINUS = "−"
TOKEN = re.compile(r"[a-zA-Z]|-?\d*\.?\d+")
TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "a": 7, "z": 0}
Point = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """A path of a drawing: the points of each of its strokes, its class, whether it encloses."""

    strokes: tuple[tuple[Point, ...], ...]
    style: str
    closed: bool
    data: str

    @property
    def points(self) -> list[Point]:
        """All of its points."""
        return [point for stroke in self.strokes for point in stroke]

    @property
    def left(self) -> float:
        """Where it starts."""
        return min(x for x, _ in self.points)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(x for x, _ in self.points)

    @property
    def top(self) -> float:
        """Its highest place."""
        return min(y for _, y in self.points)

    @property
    def foot(self) -> float:
        """Its lowest place."""
        return max(y for _, y in self.points)

    @property
    def middle(self) -> Point:
        """The middle of it."""
        return (self.left + self.right) / 2, (self.top + self.foot) / 2


@dataclass(frozen=True)
class Label:
    """A line of text in a drawing."""

    x: float
    y: float
    words: str
    anchor: str
    style: str


@dataclass(frozen=True)
class Drawing:
    """A drawing as read from the page."""

    width: float
    height: float
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]


def drawing(svg: LexborNode) -> Drawing:
    """Read an SVG element."""
    _, _, width, height = map(float, (svg.attributes["viewBox"] or "").split())
    lines, labels = [], []
    for node in svg.css("path"):
        data = node.attributes["d"] or ""
        style = node.attributes.get("class") or ""
        lines.append(Line(strokes(data), style, "z" in data.lower(), data))
    for node in svg.css("text"):
        at = {name: value or "" for name, value in node.attributes.items()}
        x, y = float(at["x"]), float(at["y"])
        anchor = at.get("text-anchor", "start")
        labels.append(Label(x, y, node.text(), anchor, at.get("class", "")))
    return Drawing(width, height, tuple(lines), tuple(labels))


def strokes(data: str) -> tuple[tuple[Point, ...], ...]:
    """The points of each stroke of a path. An arc is read as its two ends."""
    found: list[list[Point]] = []
    x = y = 0.0
    tokens = TOKEN.findall(data)
    command = ""
    while tokens:
        command = tokens.pop(0) if tokens[0].isalpha() else command
        given = [float(tokens.pop(0)) for _ in range(TAKES[command.lower()])]
        near = command.islower()
        match command.lower():
            case "z":
                continue
            case "h":
                x = given[0] + (x if near else 0)
            case "v":
                y = given[0] + (y if near else 0)
            case _:
                x, y = given[-2] + (x if near else 0), given[-1] + (y if near else 0)
        if command.lower() == "m":
            found.append([])
        found[-1].append((round(x, 3), round(y, 3)))
    return tuple(tuple(stroke) for stroke in found)


def text(svg: LexborNode) -> str:
    """The drawing as text: one element a line, in the order in which it is drawn."""
    whole = drawing(svg)
    rows = [f"size {whole.width:g} × {whole.height:g}"]
    rows += [f"line {one.style or '-':<7}{_short(one.data)}" for one in whole.lines]
    for one in whole.labels:
        rows.append(f"text {one.style or '-':<7}{one.x:g} {one.y:g} {one.anchor:<7}{one.words}")
    return "\n".join(rows)


def _short(data: str) -> str:
    return re.sub(r"(\d)\.0(?!\d)", r"\1", data)


def faults(svg: LexborNode, picture: Mapping[str, Any]) -> list[str]:
    """What a drawing shows that its entry in studies.yml does not say, or the other way round."""
    whole = drawing(svg)
    found = [f"'{one.words}' stands outside" for one in whole.labels if not _inside(one, whole)]
    match picture["kind"]:
        case "forest":
            found += _forest(whole, picture)
        case "icons":
            found += _icons(whole, picture)
        case _:
            found += _timeline(whole, picture)
    return found


def _inside(label: Label, whole: Drawing) -> bool:
    """Whether it starts, and at a guess ends, inside the drawing."""
    length = 5 * len(label.words)
    left = label.x - {"start": 0, "middle": length / 2, "end": length}[label.anchor]
    return left >= 0 and left + length <= whole.width and 0 < label.y < whole.height


def _number(words: str) -> float | None:
    """The number that a label of an axis says."""
    match = re.fullmatch(rf"{MINUS}?\d+(?:\.\d+)?", words)
    return float(words.replace(MINUS, "-")) if match else None


@dataclass(frozen=True)
class Axis:
    """The scale as a reader reads it: from the words of its ticks and where they stand."""

    ticks: tuple[tuple[float, float], ...]
    log: bool
    y: float

    def value(self, x: float) -> float:
        """The number that stands at `x`."""
        (left, first), (right, last) = self.ticks[0], self.ticks[-1]
        share = (x - left) / (right - left)
        if self.log:
            return math.exp(math.log(first) + share * (math.log(last) - math.log(first)))
        return first + share * (last - first)

    def shows(self, x: float, number: float) -> bool:
        """Whether `number` stands at `x`, or at the end of the scale where it lies beyond."""
        kept = min(max(number, self.ticks[0][1]), self.ticks[-1][1])
        return self.value(x - CLOSE) <= kept <= self.value(x + CLOSE)


def _axis(whole: Drawing, picture: Mapping[str, Any]) -> tuple[Axis, list[str]]:
    """Its scale, and what is wrong with it."""
    flat = [line for line in whole.lines if not line.style and line.top == line.foot]
    if len(flat) != 1:
        return Axis(((0, 0), (1, 1)), False, 0), [f"{len(flat)} axes are drawn"]
    y = flat[0].top
    said = [(one.x, _number(one.words), one) for one in whole.labels if y < one.y <= y + 30]
    ticks = tuple((x, number) for x, number, _ in said if number is not None)
    found = []
    if [number for _, number in ticks] != [float(tick) for tick in picture["ticks"]]:
        found.append(f"the ticks say {ticks}, not {picture['ticks']}")
        return Axis(((0, 0), (1, 1)), False, y), found
    axis = Axis(ticks, picture.get("scale") == "log", y)
    marks = [line.left for line in whole.lines if line.top == y and line.left == line.right]
    if marks != [x for x, _ in ticks]:
        found.append(f"the marks of the ticks stand at {marks}, their words at {ticks}")
    for x, number in ticks:
        if not axis.shows(x, number):
            found.append(f"the tick {number} stands at {x}")
    if [x for x, _ in ticks] != sorted({x for x, _ in ticks}):
        found.append("the axis does not go from left to right")
    if (flat[0].left, flat[0].right) != (ticks[0][0], ticks[-1][0]):
        found.append("the axis is not as long as its ticks")
    middle = ["middle"] * (len(ticks) - 2)
    if [one.anchor for _, _, one in said] != ["start", *middle, "end"]:
        found.append("the ticks' words do not stand at their marks")
    return axis, found


def _forest(whole: Drawing, picture: Mapping[str, Any]) -> Iterator[str]:
    axis, found = _axis(whole, picture)
    yield from found
    if found:
        return
    yield from _none(whole, picture, axis)
    yield from _sides(whole, picture, axis)
    above = [one for one in whole.labels if one.y < axis.y and one.y > 20]
    if any((one.x, one.anchor) != (axis.ticks[0][0], "start") for one in above):
        yield "a row's words do not start at the left"
    lines = list(above)
    marks = [line for line in whole.lines if line.style != "none" and line.foot < axis.y]
    for n, row in enumerate(picture["rows"]):
        name = f"row {n + 1}, '{row['label']}'"
        size = f" ({row['size']})" if row.get("size") else ""
        expected = [(f"{row['label']}{size}", "")]
        expected += [(row["found"], "quiet")] if row.get("found") else []
        foot = 0.0
        for words, style in expected:
            taken, foot = _take(lines, words, style, foot)
            if not taken:
                yield f"{name}: the words '{words}' are not there in their order"
        top = lines[0].y if lines else axis.y
        own = [line for line in marks if foot < line.middle[1] < top]
        marks = [line for line in marks if line not in own]
        yield from (f"{name}: {what}" for what in _row(own, row, axis))
    if lines or marks:
        yield f"belongs to no row: {[one.words for one in lines]} {[one.data for one in marks]}"


def _take(lines: list[Label], words: str, style: str, foot: float) -> tuple[bool, float]:
    """Take from `lines` those that say `words`; where the last of them stands."""
    said = ""
    while lines and said != _close(words) and lines[0].style == style and lines[0].y > foot:
        said += _close(lines[0].words)
        foot = lines.pop(0).y
    return said == _close(words), foot


def _close(words: str) -> str:
    """Words without spaces: a line may end at a space, or at a hyphen."""
    return "".join(words.split())


def _row(own: list[Line], row: Mapping[str, Any], axis: Axis) -> Iterator[str]:
    """What is wrong with the marks of a row."""
    signs = [line for line in own if line.closed]
    ranges = [line for line in own if not line.closed]
    if len(signs) != ("estimate" in row) or len(ranges) != ("low" in row):
        yield f"{len(signs)} signs and {len(ranges)} ranges are drawn"
        return
    for sign in signs:
        if len(sign.points) not in (4, 5) or sign.right - sign.left < 8:
            yield "its sign is no diamond"
        if not axis.shows(sign.middle[0], row["estimate"]):
            yield f"its sign stands at {axis.value(sign.middle[0]):.3g}, not {row['estimate']}"
        if sign.style != ("strong" if "low" in row else "open"):
            yield "its sign must be filled where there is a range, and only there"
    for line in ranges:
        for x, number in ((line.left, row["low"]), (line.right, row["high"])):
            if not axis.shows(x, number):
                yield f"its range ends at {axis.value(x):.3g}, not {number}"
        whole = [one for one in line.strokes if one[0][0] != one[-1][0]]
        beyond = line.left == line.right  # all of it lies beyond the scale: both ends were held
        run = [sorted({x for x, _ in one}) for one in whole]
        if not beyond and run != [[line.left, line.right]]:
            yield "its range is not one line from end to end"
        ends = sorted(one[0][0] for one in line.strokes if one[0][1] != one[-1][1])
        if ends != [line.left, line.right]:
            yield "its range has no mark at each end"
        if line.style or abs(line.middle[1] - (signs[0] if signs else line).middle[1]) > CLOSE:
            yield "its range does not run through its sign"


def _none(whole: Drawing, picture: Mapping[str, Any], axis: Axis) -> Iterator[str]:
    """The line of no difference stands where `none` says, down to the axis, with its label."""
    number = picture.get("none", 0)
    lines = [line for line in whole.lines if line.style == "none"]
    if len(lines) != 1 or lines[0].left != lines[0].right or lines[0].foot < axis.y:
        yield "there must be one line of no difference, down to the axis"
        return
    if not axis.shows(lines[0].left, number):
        yield f"no difference stands at {axis.value(lines[0].left):.3g}, not {number}"
    label = picture.get("none_label", "no difference")
    said = [one for one in whole.labels if one.y < lines[0].top]
    if [(one.words, one.x, one.style) for one in said] != [(label, lines[0].left, "quiet")]:
        yield f"'{label}' does not stand above its line"


def _sides(whole: Drawing, picture: Mapping[str, Any], axis: Axis) -> Iterator[str]:
    """What is less stands on the left and points left; what is more, on the right."""
    below = [one for one in whole.labels if one.y > axis.y + 30]
    left, right = (axis.ticks[0][0], "start"), (axis.ticks[-1][0], "end")
    less = " ".join(one.words for one in below if (one.x, one.anchor) == left)
    more = " ".join(one.words for one in below if (one.x, one.anchor) == right)
    if less != (f"← {picture['less']}" if picture.get("less") else ""):
        yield f"the left says '{less}'"
    if more != f"{picture['more']} →":
        yield f"the right says '{more}'"
    if len({one.y for one in below}) != len(below):
        yield "two lines of words stand in one place"


def _icons(whole: Drawing, picture: Mapping[str, Any]) -> Iterator[str]:
    of, rows = picture.get("of", 100), picture["rows"]
    if len(whole.lines) != of * len(rows):
        yield f"{len(whole.lines)} signs are drawn"
        return
    labels = list(whole.labels)
    for n, row in enumerate(rows):
        signs = whole.lines[n * of : (n + 1) * of]
        filled = [sign.style for sign in signs]
        if filled != ["strong"] * row["count"] + ["open"] * (of - row["count"]):
            yield f"'{row['label']}': {filled.count('strong')} are filled, not {row['count']}"
        left, top = min(sign.left for sign in signs), min(sign.top for sign in signs)
        column = sorted({sign.middle[1] for sign in signs})
        if len({sign.middle for sign in signs}) != of or len(column) != math.ceil(of / 10):
            yield f"'{row['label']}': its signs do not stand ten in a line, each in its place"
        if (left < WIDTH / 2) != (n % 2 == 0) or max(sign.right for sign in signs) > WIDTH:
            yield f"'{row['label']}' stands in the wrong place"
        said = ""
        expected = f"{row['count']} in {of} {row['label']}"
        while labels and said != _close(expected) and labels[0].y < top and labels[0].x <= left + 2:
            said += _close(labels.pop(0).words)
        if said != _close(expected):
            yield f"'{expected}' does not stand above its signs, but '{said}'"
    if labels:
        yield f"belongs to no row: {[one.words for one in labels]}"


def _timeline(whole: Drawing, picture: Mapping[str, Any]) -> Iterator[str]:
    rows = picture["rows"]
    dots = [line for line in whole.lines if line.style == "strong"]
    rods = [line for line in whole.lines if line.style != "strong"]
    if len(dots) != len(rows) or len(rods) != 1:
        yield f"{len(dots)} dots and {len(rods)} lines are drawn"
        return
    heights = [dot.middle[1] for dot in dots]
    if heights != sorted(set(heights)) or (rods[0].top, rods[0].foot) != (heights[0], heights[-1]):
        yield "the line does not run from the first dot to the last"
    lines = list(whole.labels)
    foot = 0.0
    for row, y in zip(rows, heights, strict=True):
        top = foot
        for words, style in ((row["label"], "bold"), (row["lasts"], "quiet")):
            taken, foot = _take(lines, words, style, foot)
            if not taken:
                yield f"the words '{words}' are not there in their order"
        if not top < y < foot:
            yield f"the dot of '{row['label']}' does not stand beside it"
    if lines:
        yield f"belongs to no phase: {[one.words for one in lines]}"
