"""`/// phases | key`: the course of something, which readers can move through. What its author
writes in the block stands below the phases, above the cards of the signs that apply to them. Cards
and advice are out of the script's reach: they are in sight whatever phase is shown.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.care.cards import Card, Maker, add
from sitekit.care.signs import Sign
from sitekit.citations.syntax import cite
from sitekit.phases.course import Course, Noticed, Phase, Told


class Phases(Block):  # type: ignore[misc]
    """All phases, one below the other; the script of the page shows one at a time."""

    NAME = "phases"
    ARGUMENT = True

    def on_validate(self, parent: etree.Element) -> bool:
        """Take the key of a course and no attributes; what is unknown stays text, and is named."""
        return self.argument in self.config["known"] and not self.options["attrs"]

    def on_markdown(self) -> str:
        """Its element is none that Markdown knows: say that there are blocks in it."""
        return "block"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """The phases; a course with a mistake has none, and its mistakes are told."""
        shown: Shown = self.config["shown"]
        shown.keys.append(self.argument)
        course: Course | None = self.config["courses"].get(self.argument)
        block = add(parent, "phase-line", css="phases", id=f"phases-{self.argument}")
        if course is None:
            return block
        block.set("role", "group")
        block.set("aria-label", course.title)
        title = add(block, "p", css="phases-title")
        add(title, "strong", course.title).tail = f" {course.caption}"
        self._way(block, course)
        phases = add(block, "ol", css="phases-list")
        for phase, following in zip_longest(course.phases, course.phases[1:]):
            item = self._phase(phases, phase)
            if following:
                onward = self.config["maker"].words.phases_next.format(following.title)
                add(item, "button", onward, css="button phases-next no-glossary", type="button")
        return block

    def on_end(self, block: etree.Element) -> None:
        """The cards of all phases, below what the author wrote."""
        course: Course | None = self.config["courses"].get(self.argument)
        shown: Shown = self.config["shown"]
        maker: Maker = self.config["maker"]
        if course is None:
            return
        for signs in together(maker.signs.named(course.signs()), maker):
            card = Card(signs[0].urgency, [sign.id for sign in signs], signs=signs)
            shown.cards.append(card)
            maker.fill(etree.SubElement(block, "div", maker.attributes(card.urgency)), card)
        for name in course.advice():
            shown.advice.append(name)
            maker.advise(block, name)

    def _way(self, block: etree.Element, course: Course) -> None:
        """The drawing, and below it the range: from left to right, as its time runs."""
        way = add(block, "div", css="phases-way", dir="ltr")
        if course.drawing:
            names = {"data_file": course.drawing.file, "data_shows": course.drawing.shows}
            add(way, "div", css="phases-drawing", **names)
        words = self.config["maker"].words
        label = add(way, "label", css="no-glossary")
        add(label, "span", words.phases_press if course.drawing else words.phases_move)
        field = {
            "type": "range",
            "min": "0",
            "max": str(len(course.phases) - 1),
            "value": "0",
            "aria-valuetext": course.phases[0].title,
            "autocomplete": "off",
        }
        etree.SubElement(label, "input", field)

    def _phase(self, phases: etree.Element, phase: Phase) -> etree.Element:
        words = self.config["maker"].words
        item = add(phases, "li")
        name = add(item, "p", css="phases-name")
        add(name, "strong", phase.title, css="no-glossary").tail = " "
        cite(add(name, "span", f"{phase.lasts} "), phase.sources)
        done = add(item, "div")
        add(done, "p", css="phases-part").text = words.phases_do
        self._told(add(done, "ul"), phase.do)
        noticed = add(item, "div")
        add(noticed, "p", css="phases-part").text = words.phases_noticed
        if any(one.share is not None for one in phase.noticed):
            add(noticed, "p", words.phases_bars, css="phases-bars")
        listed = add(noticed, "ul")
        for one in phase.noticed:
            self._noticed(listed, one)
        return item

    def _noticed(self, listed: etree.Element, one: Noticed) -> None:
        item = add(listed, "li", f"{one.words} ")
        words = self.config["maker"].words
        if one.count is not None:
            counted = words.phases_count.format(one.count, one.of)
            add(item, "strong", counted).tail = " "
        add(item, "span", one.how_many or one.among or "", css="phases-many").tail = " "
        cite(item, one.sources)
        if one.claim:
            item[-1].tail = " "
            add(item, "span", data_states=one.claim)
        if one.share is not None:
            bar = add(item, "svg", css="phases-share", aria_hidden="true")
            add(bar, "rect", width=f"{one.share:.4g}%", height="100%")

    def _told(self, listed: etree.Element, lines: Iterable[Told]) -> None:
        for line in lines:
            cite(add(listed, "li", f"{line.words} "), line.sources)


def together(signs: Iterable[Sign], maker: Maker) -> Iterator[list[Sign]]:
    """The signs that stand in one card: those of one urgency, fastest first; one that has a box of
    its own stands alone.
    """
    groups: dict[tuple[str, str], list[Sign]] = {}
    for sign in signs:
        if sign.urgency in maker.urgencies:
            own = sign.id if sign.id in maker.signs.boxes else ""
            groups.setdefault((sign.urgency, own), []).append(sign)
    order = [*maker.urgencies]
    yield from (groups[key] for key in sorted(groups, key=lambda key: order.index(key[0])))


class Shown:
    """What stands on the page rendered last: the keys of courses, their cards and advice."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.cards: list[Card] = []
        self.advice: list[str] = []


class PhasesBlocks(BlocksExtension):  # type: ignore[misc]
    """`courses` are those without a mistake, `known` the keys of all."""

    def __init__(self, courses: Mapping[str, Course], known: Iterable[str], maker: Maker) -> None:
        self.courses, self.known, self.maker = courses, tuple(known), maker
        self.shown = Shown()
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Called anew for each page."""
        self.shown = Shown()
        config = {"courses": self.courses, "known": self.known, "maker": self.maker}
        block_mgr.register(Phases, config | {"shown": self.shown})
