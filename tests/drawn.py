"""What a picture of studies shows: its marks and words, and the numbers that they stand for."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborNode

from written import folded, words

MINUS = "−"
CLOSE = 0.11  # places are rounded to a tenth of a hundredth part
MARKS = "rect, line, path"


def place(value: str | None) -> float:
    """A place or a length in hundredths: '12.5%'."""
    return float((value or "0").removesuffix("%"))


def marks(svg: LexborNode) -> Iterator[tuple[str, float, float]]:
    """The marks of a band: the class of each, and where it begins and ends."""
    for node in svg.css(MARKS):
        at, style = node.attributes, node.attributes.get("class") or "-"
        if node.tag == "line":
            yield style, place(at.get("x1")), place(at.get("x2"))
        elif node.tag == "rect":
            left = place(at.get("x"))
            yield style, left, round(left + place(at["width"]), 1)
        else:
            left = place(node.parent.attributes["x"]) if node.parent else 0
            yield style, left, left


def labels(axis: LexborNode) -> list[tuple[float, str]]:
    """The words of an axis, each with the place that their middle stands under."""
    found = []
    for node in axis.css(".plot-at"):
        empty = node.css_first("svg")
        width = place(empty.attributes["width"]) if empty else 0.0
        first = next(node.iter(include_text=False))
        middle = (
            (100 + width) / 2
            if first is not None and first.tag == "svg"
            else 100 - (100 + width) / 2
        )
        found.append((round(middle, 2), words(node)))
    return found


def text(figure: LexborNode) -> str:
    """The picture as text: one word, band or sign a line, in the order in which it is shown."""
    rows: list[str] = []
    for row in figure.css(".plot-row"):
        rows.append("row " + " | ".join(words(one) for one in row.css("p") if not _in_axis(one)))
        for svg in row.css(".band"):
            rows += [f"  {style:<7}{left:g} {right:g}" for style, left, right in marks(svg)]
        for axis in row.css(".plot-axis"):
            rows += [f"  tick   {left:g}" for _, left, right in marks(axis) if left == right]
            rows += [f"  at {at:<7g}{said}" for at, said in labels(axis)]
            rows.append(f"  {words(axis.css_first('.plot-sides'))}")
    for one in figure.css(".arrays > div"):
        signs = {
            path.attributes["class"]: _circles(path.attributes.get("d")) for path in one.css("path")
        }
        rows.append(f"{words(one.css_first('p'))}: {signs}")
    rows += [f"phase {words(one)}" for one in figure.css(".timeline li")]
    for row in figure.css(".facts tr"):
        rows.append(" | ".join(words(cell) for cell in row.css("th, td")))
    return "\n".join(rows)


def _in_axis(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if "plot-axis" in (above.attributes.get("class") or ""):
            return True
        above = above.parent
    return False


def _circles(data: str | None) -> int:
    return len(re.findall("M", data or ""))


def faults(figure: LexborNode, picture: Mapping[str, Any]) -> list[str]:
    """What a picture shows that its entry in studies.yml does not say, or the other way round."""
    kinds = {"forest": _forest, "icons": _icons, "timeline": _timeline, "facts": _facts}
    found = list(kinds[picture["kind"]](figure, picture))
    if figure.css("svg text"):
        found.append("words are drawn")
    for svg in figure.css("figure > div svg"):
        above: LexborNode | None = svg
        while above is not None and above.attributes.get("aria-hidden") != "true":
            above = above.parent
        if above is None:
            found.append("a drawing is read aloud")
    return found


def share(value: float, picture: Mapping[str, Any]) -> float:
    """Where a number of a picture belongs on its axis, in hundredths of it."""
    low, high = picture["axis"]
    if picture.get("scale") == "log":
        return 100 * math.log(value / low) / math.log(high / low)
    return float(100 * (value - low) / (high - low))


def _drawn(row: Mapping[str, Any]) -> bool:
    return "estimate" in row or "low" in row


def _shown(rows: list[Any]) -> list[Any]:
    """The rows in the order in which they must stand: words before or behind what is drawn."""
    first = next((n for n, row in enumerate(rows) if _drawn(row)), len(rows))
    rest = rows[first:]
    return [
        *rows[:first],
        *(row for row in rest if _drawn(row)),
        *(row for row in rest if not _drawn(row)),
    ]


def _forest(figure: LexborNode, picture: Mapping[str, Any]) -> Iterator[str]:
    shown = [row for row in figure.css(".plot-row") if not row.css(".plot-axis")]
    rows = _shown(picture["rows"])
    if len(shown) != len(rows):
        yield f"{len(shown)} rows are shown"
        return
    for node, row in zip(shown, rows, strict=True):
        said = words(node)
        name = f"{row['label']} {row.get('size', '')}".strip()
        if not said.startswith(folded(name)) or folded(row.get("found", "")) not in said:
            yield f"'{name}' does not say what was found"
        if bool(node.css(".band")) != _drawn(row):
            yield f"'{name}' has a band, or lacks one"
        for svg in node.css(".band"):
            yield from (f"'{name}': {what}" for what in _band(svg, row, picture))
        if "estimate" in row and "low" not in row and "No range was seen." not in said:
            yield f"'{name}' does not say that it has no range"
    axes = figure.css(".plot-axis")
    if len(axes) != any(map(_drawn, rows)):
        yield f"{len(axes)} axes are drawn"
    for axis in axes:
        yield from _axis(axis, picture)


def _band(svg: LexborNode, row: Mapping[str, Any], picture: Mapping[str, Any]) -> Iterator[str]:
    zero = share(picture.get("none", 0), picture)
    side = (zero, 100.0) if picture.get("tinted") == "more" else (0.0, zero)
    expected = [("side", *side), ("none", zero, zero)]
    sure = "low" in row and row.get("range") != "results"
    if "low" in row:
        ends = share(row["low"], picture), share(row["high"], picture)
        expected.append(("range" if sure else "spread", *ends))
    if "estimate" in row:
        middle = share(row["estimate"], picture)
        expected.append(("strong" if sure else "open", middle, middle))
    found = list(marks(svg))
    if [style for style, *_ in found] != [style for style, *_ in expected]:
        yield f"{[style for style, *_ in found]} are drawn"
        return
    for (style, *at), (_, *right) in zip(found, expected, strict=True):
        if any(abs(one - other) > CLOSE for one, other in zip(at, right, strict=True)):
            yield f"'{style}' stands at {at}, not {right}"


def _axis(axis: LexborNode, picture: Mapping[str, Any]) -> Iterator[str]:
    none = (picture.get("none", 0), picture.get("none_label", "no difference"))
    named = [(at, said) for said, at in picture["marks"].items()]
    found = labels(axis)
    expected = [(share(at, picture), said) for at, said in [*named, none]]
    if [said for _, said in found] != [said for _, said in expected]:
        yield f"the axis says {found}"
    elif any(abs(at - right) > CLOSE for (at, _), (right, _) in zip(found, expected, strict=True)):
        yield f"the words of the axis stand at {found}, not {expected}"
    ticks = [left for _, left, right in marks(axis) if left == right]
    if {round(at, 1) for at, _ in expected} != {round(at, 1) for at in ticks}:
        yield f"the ticks stand at {ticks}"
    sides = words(axis.css_first(".plot-sides"))
    if sides != folded(f"← {picture['less']} {picture['more']} →"):
        yield f"the sides are '{sides}'"


def _icons(figure: LexborNode, picture: Mapping[str, Any]) -> Iterator[str]:
    of, shown = picture.get("of", 100), figure.css(".arrays > div")
    if len(shown) != len(picture["rows"]):
        yield f"{len(shown)} arrays are drawn"
        return
    for node, row in zip(shown, picture["rows"], strict=True):
        said = words(node.css_first("p"))
        if said != folded(f"{row['count']} in {of} {row['label']}"):
            yield f"an array says '{said}'"
        paths = {
            path.attributes["class"]: path.attributes.get("d") or "" for path in node.css("path")
        }
        filled, hollow = _circles(paths["strong"]), _circles(paths["open"])
        if (filled, hollow) != (row["count"], of - row["count"]):
            yield f"'{row['label']}': {filled} are filled, {hollow} are not"
        places = re.findall(r"M(\d+) (\d+)", paths["strong"] + paths["open"])
        if len(set(places)) != of or len({x for x, _ in places}) != min(of, 10):
            yield f"'{row['label']}': its signs do not stand ten in a line, each in its place"


def _timeline(figure: LexborNode, picture: Mapping[str, Any]) -> Iterator[str]:
    said = [words(one) for one in figure.css(".timeline li")]
    expected = [folded(f"{one['label']} {one['lasts']} {one['about']}") for one in picture["rows"]]
    if said != expected:
        yield f"the phases say {said}"


def _facts(figure: LexborNode, picture: Mapping[str, Any]) -> Iterator[str]:
    groups = figure.css(".facts tbody")
    if len(groups) != 2:
        yield f"{len(groups)} groups are shown"
        return
    for group, name in zip(groups, ("gains", "harms"), strict=True):
        shown = group.css("tr")[1:]
        for node, row in zip(shown, picture[name], strict=True):
            cells = [words(cell, ".cell-label") for cell in node.css("td")]
            expected = [_value(value, picture) for value in row["values"]]
            if isinstance(row["values"][0], str) and expected[0] == expected[1]:
                expected = expected[:1]
            if cells[:-1] != expected:
                yield f"'{row['label']}' says {cells}, not {expected}"
            sources = [link.attributes["href"] for link in node.css(".citation a")]
            if sources != [f"#ref-{row['source']}"]:
                yield f"'{row['label']}' names {sources}"
            claim = node.css_first("a.sure")
            if claim is None or not (claim.attributes["href"] or "").endswith(
                f"#claim-{row['claim']}"
            ):
                yield f"'{row['label']}' does not lead to its claim"


GAPS = {"not studied": "not studied", "not counted": "we saw no count"}


def _value(value: float | str, picture: Mapping[str, Any]) -> str:
    """A value of a fact box as a reader sees it."""
    if isinstance(value, str):
        return GAPS[value]
    if "less" not in picture:
        return f"{value:g}"
    return f"{abs(value):g} {picture['less' if value < 0 else 'more']}"
