"""Warning signs, each once and with one urgency, and all that cards show beside them:
`docs/_data/signs.yml`.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from sitekit.problem import Problem, known_are, nearest
from sitekit.record import Keys, Record, Text, Yaml, check, read_yaml

Name = Annotated[str, Text]
BRIEF = 2  # signs in a tooltip; its entry has all
SHORT = "-short"  # the heading of an urgency above signs in their short forms
Look = Literal["emergency", "maternity", "today", "soon", "crisis", "ask-first"]


class Urgency(Record):
    """A kind of care card, as `extra.urgencies` in mkdocs.yml has it: its name in words, what it
    looks like, and the numbers that stand in it. `found`: search shows its card above all results.
    `said` has words by which a text would say the same speed.
    """

    name: str = Text
    look: Look
    calls: Literal["emergency", "advice"] | None = None
    found: bool = False
    said: list[Name] = []


class Sign(Record):
    """A warning sign, in words that follow a heading ending in 'if:'. `alone` has what people type
    for it that counts only when they type nothing else; `action` what is done instead of a call.
    """

    id: str = Text
    words: str = Text
    short: str | None = None
    urgency: str = Text
    applies: list[str] = []
    sources: list[str] = Field(min_length=1)
    search: list[str] = []
    alone: list[str] = []
    action: str | None = None
    note: str | None = None

    @property
    def line(self) -> str:
        """It whole: its words, and what is done instead of a call."""
        return f"{self.words}: {self.action}" if self.action else self.words


class Line(Record):
    """A number that one calls, or sends a text to: whose it is, and in which countries."""

    countries: list[str] = []
    who: str = Text
    call: str | None = None
    text: str | None = None
    say: str | None = None
    where: str | None = None
    hours: str | None = None
    sources: list[str] = []
    note: str | None = None


class Country(Record):
    """The emergency numbers of a country, the first of which is offered, and lines that advise.
    `zones` are time zones, or how their names begin (those end in '/').
    """

    name: str = Text
    short: str | None = None
    call: list[str] = Field(min_length=1)
    advice: list[Line] = []
    zones: list[str] = []
    sources: list[str] = []
    note: str | None = None


class Box(Record):
    """What the card of one sign says where a line is not enough. `calls`: whether the emergency
    numbers stand in it. `also` is a sign whose box one should see too.
    """

    say: str = Text
    numbers: list[Line] = []
    elsewhere: str | None = None
    now: str | None = None
    calls: bool = False
    then: list[str] = []
    also: str | None = None


class Advice(Record):
    """A line that stands beside cards and is no sign."""

    words: str = Text
    sources: list[str] = []
    note: str | None = None


class Signs(Record):
    """All of `signs.yml`. A site needs none of it."""

    checked: datetime.date | None = None
    checked_by_clinician: bool = False
    headings: dict[str, str] = {}
    closing: dict[str, str] = {}
    call_last: dict[str, str] = {}
    elsewhere: str | None = None
    countries: dict[str, Country] = {}
    groups: dict[str, list[str]] = {}
    boxes: dict[str, Box] = {}
    advice: dict[str, list[Advice]] = {}
    signs: list[Sign] = []

    @property
    def by_id(self) -> dict[str, Sign]:
        """Each sign by its id."""
        return {sign.id: sign for sign in self.signs}

    @property
    def names(self) -> list[str]:
        """All that a card can name: groups, then signs."""
        return [*self.groups, *self.by_id]

    def of_no(self, urgencies: Container[str]) -> dict[str, list[str]]:
        """The ids of the signs whose urgency is none of these, by that."""
        found: dict[str, list[str]] = {}
        for sign in self.signs:
            if sign.urgency not in urgencies:
                found.setdefault(sign.urgency, []).append(sign.id)
        return found

    def named(self, names: Iterable[str]) -> list[Sign]:
        """The signs that these groups and ids stand for, each once; others stand for none."""
        known = self.by_id
        ids = [id for name in names for id in self.groups.get(name, [name])]
        return [known[id] for id in dict.fromkeys(ids) if id in known]

    def heading(self, group: str, urgency: str) -> str:
        """The heading of a card: that of its group, else of its urgency."""
        return self.headings.get(group) or self.headings.get(urgency, "")

    def heading_of(self, sign: Sign) -> str:
        """The heading under which a sign stands alone: that of the first of its groups to have one,
        else of its urgency.
        """
        if sign.id in self.boxes:
            return sign.words
        return self.heading(self.group_of(sign), sign.urgency)

    def group_of(self, sign: Sign) -> str:
        """The first group with a heading of its own that has this sign, or ''."""
        groups = (name for name, ids in self.groups.items() if sign.id in ids)
        return next((name for name in groups if name in self.headings), "")

    def told(self, ids: Iterable[str]) -> list[tuple[str, list[Sign]]]:
        """These signs by the heading under which each stands, in the order of the file."""
        wanted = set(ids)
        by_heading: dict[str, list[Sign]] = {}
        for sign in (sign for sign in self.signs if sign.id in wanted):
            by_heading.setdefault(self.heading_of(sign), []).append(sign)
        return [*by_heading.items()]

    def in_brief(self, ids: Iterable[str]) -> tuple[str, list[str]] | None:
        """The fastest of these signs for a tooltip: what to do, and at most two of them, in short
        where all have a short form; none where there are none.
        """
        by_heading = self.told(ids)
        if not by_heading:
            return None
        heading, signs = by_heading[0]
        shorter = self.headings.get(signs[0].urgency + SHORT)
        if shorter and all(sign.short for sign in signs):
            return shorter, [str(sign.short) for sign in signs][:BRIEF]
        return heading, [sign.line for sign in signs][:BRIEF]

    @property
    def zones(self) -> dict[str, str]:
        """The country of each time zone, or of how the names of several begin."""
        return {zone: code for code, country in self.countries.items() for zone in country.zones}

    @property
    def phones(self) -> set[str]:
        """Every number to call or to text."""
        boxes = [line for box in self.boxes.values() for line in box.numbers]
        advice = [line for country in self.countries.values() for line in country.advice]
        lines = {number for line in boxes + advice for number in (line.call, line.text) if number}
        return lines | {one for country in self.countries.values() for one in country.call}

    @property
    def sources(self) -> set[str]:
        """The keys of all references that it rests on."""
        countries = self.countries.values()
        lines = [line for box in self.boxes.values() for line in box.numbers]
        advice = [one for several in self.advice.values() for one in several]
        records: list[Sign | Country | Line | Advice] = [*self.signs, *countries, *lines, *advice]
        return {key for record in records for key in record.sources}


def read(text: str, path: str) -> tuple[Signs, Yaml, list[Problem]]:
    """The signs in `text`, the file as read, and each mistake with its line. A part with a mistake
    is left out, so that the rest still stands.
    """
    written = read_yaml(text, path)
    problems = list(written.problems)
    sound: dict[str, Any] = {}
    for key, value in written.data.items():
        parts, mistakes = _sound(key, value, written)
        problems += mistakes
        sound[key] = parts
    signs, mistakes = check(Signs, Yaml(path, sound, written.lines))
    return signs or Signs(), written, problems + mistakes


PARTS: Mapping[str, type[Record]] = {"countries": Country, "boxes": Box, "signs": Sign}


def _sound(key: str, value: Any, written: Yaml) -> tuple[Any, list[Problem]]:
    """What is sound of the records at a key, and the mistakes of the others."""
    problems: list[Problem] = []
    if key not in PARTS:
        return value, problems

    def is_sound(at: Keys) -> bool:
        record, mistakes = check(PARTS[key], written, at)
        problems.extend(mistakes)
        return record is not None

    if isinstance(value, list):
        value = [part for n, part in enumerate(value) if is_sound((key, str(n)))]
    elif isinstance(value, dict):
        value = {name: part for name, part in value.items() if is_sound((key, name))}
    return value, problems


def review(
    signs: Signs, written: Yaml, urgencies: Collection[str], references: Collection[str]
) -> Iterator[Problem]:
    """What is wrong between the parts of the file: names that stand for nothing, a sign that stands
    twice, a group of two urgencies.
    """
    known = signs.by_id
    listed = written.data.get("signs")
    lines = {
        str(one.get("id")): ("signs", str(n))
        for n, one in enumerate(listed if isinstance(listed, list) else [])
        if isinstance(one, dict)
    }
    counted = Counter(sign.id for sign in signs.signs)
    for name in (name for name, times in counted.items() if times > 1):
        what = f"the sign '{name}' stands twice."
        yield written.problem(lines[name], what, "Keep one of them: one sign has one urgency.")
    for name, several in signs.of_no(urgencies).items():
        others = f" (and {len(several) - 1} more)" if len(several) > 1 else ""
        what = f"the sign '{several[0]}'{others} has no urgency of this site: '{name}'."
        cure = nearest(name, urgencies, known_are(urgencies))
        yield written.problem((*lines[several[0]], "urgency"), what, cure)
    for sign in signs.signs:
        at = lines[sign.id]
        yield from _unknown(sign.sources, references, "reference", written, (*at, "sources"))
    for group, ids in signs.groups.items():
        yield from _unknown(ids, known, "sign", written, ("groups", group))
        found = sorted({known[id].urgency for id in ids if id in known})
        if len(found) > 1:
            what = f"the group '{group}' has signs of several urgencies: {', '.join(found)}."
            yield written.problem(("groups", group), what, "Make a group of each.")
    for name, box in signs.boxes.items():
        also = [box.also] if box.also else []
        yield from _unknown([name, *also], known, "sign", written, ("boxes", name))
        for line in box.numbers:
            countries, at = line.countries, ("boxes", name)
            yield from _unknown(countries, signs.countries, "country", written, at)
    for name in signs.headings:
        base = name.removesuffix(SHORT)
        if base not in (*signs.groups, *urgencies, *signs.of_no(urgencies)):
            what = f"'{name}' is no group and no urgency."
            cure = nearest(name, [*signs.groups, *urgencies])
            yield written.problem(("headings", name), what, cure)
    yield from _unknown(signs.closing, urgencies, "urgency", written, ("closing",))
    yield from _unknown(signs.call_last, signs.groups, "group", written, ("call_last",))
    for name in sorted({sign.urgency for sign in signs.signs} & {*urgencies} - {*signs.headings}):
        if any(sign.urgency == name and sign.id not in signs.boxes for sign in signs.signs):
            what = f"there is no heading for the urgency '{name}'."
            yield written.problem(("headings",), what, f"Add '{name}: one action, if:'.")
    for key, place in _others(signs):
        yield from _unknown([key], references, "reference", written, place)


def _others(signs: Signs) -> Iterator[tuple[str, Keys]]:
    """The sources of all but signs, each with the place where it stands."""
    for code, country in signs.countries.items():
        yield from ((key, ("countries", code, "sources")) for key in country.sources)
    for name, box in signs.boxes.items():
        for n, line in enumerate(box.numbers):
            yield from ((key, ("boxes", name, "numbers", str(n))) for key in line.sources)
    for name, lines in signs.advice.items():
        for n, one in enumerate(lines):
            yield from ((key, ("advice", name, str(n))) for key in one.sources)


def _unknown(
    names: Iterable[str], known: Collection[str], kind: str, written: Yaml, at: Keys
) -> Iterator[Problem]:
    otherwise = "Add it to _data/references.yml." if kind == "reference" else known_are(known)
    for name in names:
        if name not in known:
            what = f"there is no {kind} '{name}'."
            yield written.problem(at, what, nearest(name, known, otherwise))
