"""A thing to explore as it is kept in `docs/_data/explorers.yml`, held against its drawings.

A drawing marks a part with `data-part="its-id"`. An empty `<text>` so marked gets the number that
the part has in the list, so that no number is typed and none can be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sitekit.problem import known_are, nearest
from sitekit.record import Record, Text

MARKED = re.compile(r'<(?P<tag>\w+)\b[^>]*\sdata-part="(?P<part>[^"]*)"[^>]*>')
NUMBER = re.compile(r'(?P<start><text\b[^>]*\sdata-part="(?P<part>[^"]*)"[^>]*?)(?:/>|>\s*</text>)')
CITED = re.compile(r"@([A-Za-z0-9_][\w:.+-]*\w)")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Fault = tuple[tuple[str, ...], str, str]  # the way to what is wrong, what, and the cure


class View(Record):
    """A side from which the thing is seen."""

    name: str = Text
    """Its name: Front."""
    drawing: str = Text
    """Its drawing, a file in assets/drawings/."""
    shows: str = Text
    """What the drawing shows, in words."""


class Part(Record):
    """A part of the thing. `does` and `care` may cite sources: [@key]."""

    name: str = Text
    """What people call it."""
    word: str = ""
    """The word of the field."""
    say: str = ""
    """How to say that."""
    does: str = Text
    """What it does."""
    claim: str = ""
    """The claim that says what is known of it, by its id."""
    care: str = ""
    """Where to take care."""
    best: str = ""
    """The view that shows it best, where that is not the first to show it."""


class Thing(Record):
    """Something to explore. The order of its parts gives them their numbers."""

    title: str = Text
    """Its title."""
    views: list[View]
    """The sides from which it is seen."""
    parts: dict[str, Part]
    """Its parts by their ids, which drawings mark. Their order gives them their numbers."""


def numbered(drawing: str, thing: Thing) -> str:
    """A drawing with the number of each part where it has an empty text for it."""
    numbers = {part: n for n, part in enumerate(thing.parts, 1)}

    def number(empty: re.Match[str]) -> str:
        return f"{empty['start'].rstrip()}>{numbers.get(empty['part'], '')}</text>"

    return NUMBER.sub(number, drawing)


def faults(
    thing: Thing, drawings: Mapping[str, str], references: Mapping[str, object]
) -> Iterator[Fault]:
    """What is wrong with a thing. `drawings` has the text of every drawing by its file's name."""
    for key in ("views", "parts"):
        if not getattr(thing, key):
            yield (key,), "has none.", "Write at least one."
    for n, view in enumerate(thing.views):
        place = ("views", str(n), "drawing")
        if view.drawing not in drawings:
            yield place, f"there is no drawing '{view.drawing}'.", nearest(view.drawing, drawings)
        else:
            for what, cure in _marks(thing, drawings[view.drawing]):
                yield place, f"the drawing '{view.drawing}' {what}", cure
    seen = [drawings.get(view.drawing, "") for view in thing.views]
    drawn = {mark["part"] for drawing in seen for mark in MARKED.finditer(drawing)}
    for name, part in thing.parts.items():
        yield from ((("parts", name), *fault) for fault in _part(name, drawn))
        shown = [
            view.name
            for view, drawing in zip(thing.views, seen, strict=True)
            if name in {mark["part"] for mark in MARKED.finditer(drawing)}
        ]
        if part.best and part.best not in shown:
            cure = nearest(part.best, shown, known_are(shown))
            yield ("parts", name, "best"), f"no view '{part.best}' shows it.", cure
        for key in ("does", "care"):
            for cited in CITED.findall(getattr(part, key)):
                if cited not in references:
                    cure = nearest(cited, references, "Add it to _data/references.yml.")
                    yield ("parts", name, key), f"there is no reference '{cited}'.", cure


def _marks(thing: Thing, drawing: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the marks of a drawing."""
    marked = dict.fromkeys(mark["part"] for mark in MARKED.finditer(drawing))
    with_number = {empty["part"] for empty in NUMBER.finditer(drawing)}
    for part in marked:
        if part not in thing.parts:
            cure = nearest(part, thing.parts, "Mark what stands in the list, or add it there.")
            yield f"marks '{part}', which is no part.", cure
        elif part not in with_number:
            cure = f'Add an empty text where it is to stand: <text data-part="{part}" …></text>.'
            yield f"has no place for the number of '{part}'.", cure


def _part(name: str, drawn: set[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with the id of a part."""
    if not NAME.fullmatch(name):
        yield f"the id '{name}' has other signs.", "Write small letters, digits and single hyphens."
    elif name not in drawn:
        yield f"no drawing marks '{name}'.", f'Mark its shape: <g data-part="{name}">…</g>.'
