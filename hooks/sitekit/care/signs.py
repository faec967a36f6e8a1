"""Warning signs, each once and with one urgency, and all that cards show beside them:
`docs/_data/signs.yml`.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from sitekit.problem import Problem, known_are, nearest
from sitekit.record import Keys, Record, Text, Yaml, check, read_yaml

Name = Annotated[str, Text]
BRIEF = 2  # signs in a tooltip; its entry has all
MOST = 7  # signs, or numbers to call, in one list: more stand in parts
SHORT = "-short"  # the heading of an urgency above signs in their short forms
Look = Literal["emergency", "maternity", "today", "soon", "crisis", "ask-first"]


class Urgency(Record):
    """A kind of care card."""

    name: str = Text
    """Its name in words."""
    look: Look
    """What it looks like."""
    calls: Literal["emergency", "advice"] | None = None
    """Which numbers stand in it: emergency numbers, or lines that advise."""
    found: bool = False
    """Whether search shows its card above all results."""
    said: list[Name] = []
    """Words by which a text would say the same speed."""


def _in_parts(value: Any) -> Any:
    """A plain list of signs is a group of one part without a name."""
    return {"": value} if isinstance(value, list) else value


Group = Annotated[
    dict[str, list[str]],
    BeforeValidator(_in_parts, json_schema_input_type=list[str] | dict[str, list[str]]),
]


class Why(Record):
    """What can happen: the reason for what a card asks."""

    words: str = Text
    """One short sentence, no more certain than its sources."""
    sources: list[str] = Field(min_length=1)
    """What it rests on, by keys of references.yml."""


class Sign(Record):
    """A warning sign."""

    id: str = Text
    """Its name, by which pages show it."""
    words: str = Text
    """The line as a reader sees it, below a heading that ends in 'if:'."""
    short: str | None = None
    """The same in a few words, for compact cards."""
    urgency: str = Text
    """One of `extra.urgencies` in mkdocs.yml: a sign has one urgency, everywhere."""
    applies: list[str] = []
    """To whom it applies; for authors."""
    sources: list[str] = Field(min_length=1)
    """What it rests on, by keys of references.yml. Where they differ in speed the faster one is
    used.
    """
    search: list[str] = []
    """What people type for it: lay words, misspellings."""
    alone: list[str] = []
    """What people type for it that counts only when they type nothing else."""
    action: str | None = None
    """What is done instead of a call, where there is time to ask first."""
    why: Why | None = None
    """What can be behind it, or come of it. It stands below the list; what several signs share
    stands there once.
    """
    note: str | None = None
    """For authors, never shown."""

    @property
    def line(self) -> str:
        """It whole: its words, and what is done instead of a call."""
        return f"{self.words}: {self.action}" if self.action else self.words

    @property
    def keys(self) -> list[str]:
        """The keys of all references that it rests on."""
        return [*self.sources, *(self.why.sources if self.why else ())]


class Line(Record):
    """A number that one calls, or sends a text to."""

    countries: list[str] = []
    """In which countries, by their keys in `countries`."""
    who: str = Text
    """Whose it is."""
    call: str | None = None
    """The number to call."""
    text: str | None = None
    """The number to send a text to."""
    say: str | None = None
    """What to write in it."""
    where: str | None = None
    """Where in the country, if not in all of it."""
    hours: str | None = None
    """When it is open, and what it costs."""
    sources: list[str] = []
    """Where it was read, by keys of references.yml."""
    note: str | None = None
    """For authors, never shown."""


class Country(Record):
    """The emergency numbers of a country, and lines that advise."""

    name: str = Text
    """Its name."""
    short: str | None = None
    """Its name where there is little room."""
    call: list[str] = Field(min_length=1)
    """Its emergency numbers, the first of which is offered."""
    advice: list[Line] = []
    """Lines that advise."""
    zones: list[str] = []
    """Its time zones, or how their names begin (those end in '/')."""
    sources: list[str] = []
    """Where they were read, by keys of references.yml."""
    note: str | None = None
    """For authors, never shown."""


class Box(Record):
    """What the card of one sign says where a line is not enough, in the order of its reading."""

    say: str = Text
    """The first line."""
    numbers: list[Line] = []
    """Lines to call or to text."""
    elsewhere: str | None = None
    """What to do in other countries."""
    now: str | None = None
    """What to do if it is happening now."""
    calls: bool = False
    """Whether the emergency numbers stand in it."""
    red: bool = False
    """Whether its edge is that of an emergency: the reader has to act, and not to be comforted."""
    then: list[str] = []
    """What else to do, a line each."""
    also: str | None = None
    """The id of a sign whose box one should see too."""


class Advice(Record):
    """A line that stands beside cards and is no sign."""

    words: str = Text
    """The line."""
    sources: list[str] = []
    """What it rests on, by keys of references.yml."""
    note: str | None = None
    """For authors, never shown."""


class Signs(Record):
    """All of `signs.yml`. A site needs none of it."""

    checked: datetime.date | None = None
    """The day on which all of it was compared with its sources."""
    checked_by_clinician: bool = False
    """Whether a clinician has compared it."""
    headings: dict[str, str] = {}
    """The heading of a card, one action each, by its group, else by its urgency; with `-short`
    above short forms.
    """
    why: dict[str, Why] = {}
    """Why a card asks for what it asks, by its group, else by its urgency: the line below its
    heading and numbers.
    """
    closing: dict[str, str] = {}
    """The last line of a card, by its urgency."""
    call_last: dict[str, str] = {}
    """The last line of groups whose heading asks for something else than a call. The numbers stand
    below it.
    """
    elsewhere: str | None = None
    """What to do in a country that is not listed."""
    countries: dict[str, Country] = {}
    """Numbers to call, by country."""
    groups: dict[str, Group] = {}
    """What a card can name beside single signs: the ids of signs by the group's name, or, where
    they are more than 7, by the names of parts, in words that a reader would look for. All of a
    group have one urgency.
    """
    boxes: dict[str, Box] = {}
    """Signs whose card is a box of its own, by their ids."""
    advice: dict[str, list[Advice]] = {}
    """What stands beside cards and is no sign, by the name that a page shows it with."""
    signs: list[Sign] = []
    """The signs. A card shows them in this order."""

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
        ids = [id for name in names for id in self.ids_of(name)]
        return [known[id] for id in dict.fromkeys(ids) if id in known]

    def ids_of(self, name: str) -> list[str]:
        """The ids of a group, or the id that the name itself is."""
        parts = self.groups.get(name, {"": [name]})
        return [id for ids in parts.values() for id in ids]

    def in_parts(self, signs: Sequence[Sign]) -> list[tuple[str, list[Sign]]]:
        """These signs as lists, each with its name: one without a name where they are few, else by
        the parts that groups give them, in the order of the signs.
        """
        if len(signs) <= MOST:
            return [("", [*signs])]
        named: dict[str, str] = {}
        for parts in self.groups.values():
            for name, ids in parts.items() if len(parts) > 1 else ():
                named = dict.fromkeys(ids, name) | named
        lists: dict[str, list[Sign]] = {}
        for sign in signs:
            lists.setdefault(named.get(sign.id, ""), []).append(sign)
        return [*lists.items()]

    def why_of(self, group: str, urgency: str) -> Why | None:
        """Why a card asks for what it asks: by its group, else by its urgency."""
        return self.why.get(group) or self.why.get(urgency)

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
        groups = (name for name in self.groups if sign.id in self.ids_of(name))
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
        records: list[Why | Country | Line | Advice] = [
            *self.why.values(), *countries, *lines, *advice,
        ]  # fmt: skip
        told = {key for record in records for key in record.sources}
        return told | {key for sign in self.signs for key in sign.keys}


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
        why = sign.why.sources if sign.why else ()
        yield from _unknown(why, references, "reference", written, (*at, "why"))
    for group in signs.groups:
        ids = signs.ids_of(group)
        yield from _unknown(ids, known, "sign", written, ("groups", group))
        yield from _wrong_parts(group, signs.groups[group], written)
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
    yield from _unknown(signs.why, [*signs.groups, *urgencies], "group", written, ("why",))
    yield from _unknown(signs.closing, urgencies, "urgency", written, ("closing",))
    yield from _unknown(signs.call_last, signs.groups, "group", written, ("call_last",))
    for name in sorted({sign.urgency for sign in signs.signs} & {*urgencies} - {*signs.headings}):
        if any(sign.urgency == name and sign.id not in signs.boxes for sign in signs.signs):
            what = f"there is no heading for the urgency '{name}'."
            yield written.problem(("headings",), what, f"Add '{name}: one action, if:'.")
    for key, place in _others(signs):
        yield from _unknown([key], references, "reference", written, place)


def _wrong_parts(group: str, parts: Mapping[str, list[str]], written: Yaml) -> Iterator[Problem]:
    """What is wrong with the parts of a group: too long, or two that have the same sign."""
    for name, ids in parts.items():
        if len(ids) > MOST:
            told = f"the part '{name}' of the group '{group}'" if name else f"the group '{group}'"
            at = ("groups", group, name) if name else ("groups", group)
            cure = (
                f"Give the group parts of at most {MOST}: 'what a reader looks for: [sign, sign]'."
            )
            yield written.problem(at, f"{told} has {len(ids)} signs in one list.", cure)
    counted = Counter(id for ids in parts.values() for id in ids)
    for id in (id for id, times in counted.items() if times > 1):
        what = f"the group '{group}' has the sign '{id}' twice."
        yield written.problem(("groups", group), what, "Keep it where a reader looks for it first.")


def _others(signs: Signs) -> Iterator[tuple[str, Keys]]:
    """The sources of all but signs, each with the place where it stands."""
    for name, why in signs.why.items():
        yield from ((key, ("why", name)) for key in why.sources)
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
