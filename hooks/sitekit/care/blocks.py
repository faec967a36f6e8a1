"""The blocks that show signs: `/// care | emergency` a card, `/// advice | name` lines that stand
beside cards, `/// numbers` whom to call in each country.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.care.cards import HEADINGS, Card, Maker, add
from sitekit.care.signs import MOST
from sitekit.problem import known_are, nearest


def as_names(value: Any) -> list[str]:
    """An option's value as a list of names: one name, or several."""
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def as_number(value: Any) -> int:
    """An option's value as a whole number, 0 or more."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError("no whole number")
    return value


def as_choice(value: Any) -> bool:
    """An option's value as yes or no."""
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")
    return value


class Care(Block):  # type: ignore[misc]
    """A card. `signs` names groups and signs; `compact` shows their short forms in running text;
    `lead` shows that many of them in short, before all in full.
    """

    NAME = "care"
    ARGUMENT = True
    OPTIONS = {
        "signs": ([], as_names),
        "heading": ("", str),
        "compact": (False, as_choice),
        "lead": (0, as_number),
    }

    def on_validate(self, parent: etree.Element) -> bool:
        """Take one of the urgencies, and no attributes: what a card is, its class says."""
        return self.argument in self.config["maker"].urgencies and not self.options["attrs"]

    def on_create(self, parent: etree.Element) -> etree.Element:
        """The card itself."""
        maker: Maker = self.config["maker"]
        names = self.options["signs"]
        self.card = Card(self.argument, names, self.options["compact"], maker.signs.named(names))
        self.config["cards"].append(self.card)
        return etree.SubElement(parent, "div", maker.attributes(self.argument, self.card.compact))

    def on_end(self, block: etree.Element) -> None:
        """Put in what the card shows, once what its author wrote is known."""
        maker: Maker = self.config["maker"]
        self.card.faults += self._faults(block, maker)
        own = [sign for sign in self.card.signs if sign.urgency == self.argument]
        self.card.signs = own  # a sign of another urgency never stands here
        heading = maker.signs.headings.get(self.options["heading"], "")
        maker.fill(block, self.card, heading, self.options["lead"])

    def _faults(self, block: etree.Element, maker: Maker) -> list[tuple[str, str]]:
        """What is wrong in the card, and the cure of each."""
        card, signs, found = self.card, maker.signs, []
        for name in card.names:
            if name not in signs.names:
                cure = nearest(name, signs.names, known_are([*signs.groups]))
                found.append((f"names no sign and no group: '{name}'", cure))
        for sign in card.signs:
            if sign.urgency != card.urgency:
                what = f"shows a sign of another urgency: '{sign.id}' is '{sign.urgency}'"
                found.append((what, f"Show it in a card of its own: /// care | {sign.urgency}."))
            elif not sign.short and (card.compact or sign in card.signs[: self.options["lead"]]):
                found.append((f"shows '{sign.id}' in short, and it has no 'short'", "Write one."))
        boxes = [sign.id for sign in card.signs if sign.id in signs.boxes]
        if boxes and len(card.signs) > 1:
            cure = f"Give each a card of its own: 'signs: {boxes[0]}'."
            found.append(("holds signs that have a box of their own", cure))
        if signs.signs and not card.names:
            cure = "Name them: 'signs: group', indented by four spaces below the first line."
            found.append(("names no signs of _data/signs.yml", cure))
        if signs.signs and any(part.tag in ("ul", "ol") for part in block.iter()):
            cure = "Add them to _data/signs.yml, and name them here."
            found.append(("has a list in words of its own", cure))
        for name, listed in () if card.compact else signs.in_parts(card.signs):
            if len(listed) > MOST:
                told = f"the part '{name}' of its list" if name else "one list"
                cure = "Put them into parts of a group in _data/signs.yml, or into two cards."
                found.append((f"has {len(listed)} signs in {told}", cure))
        headings = [part for part in block.iter() if part.tag in HEADINGS]
        if len(headings) > 1:
            cure = "Keep one: a card says one action."
            found.append((f"has {len(headings)} headings", cure))
        heading = self.options["heading"]
        if heading and heading not in signs.headings:
            cure = nearest(heading, signs.headings, known_are(signs.headings))
            found.append((f"has a heading that is not known: '{heading}'", cure))
        return found


class AdviceLines(Block):  # type: ignore[misc]
    """Lines that stand beside cards, each with its sources: one is a paragraph, several a list."""

    NAME = "advice"
    ARGUMENT = True

    def on_validate(self, parent: etree.Element) -> bool:
        """Take the name of such lines; what is unknown stays text, and is named."""
        return self.argument in self.config["maker"].signs.advice and not self.options["attrs"]

    def on_create(self, parent: etree.Element) -> etree.Element:
        """The paragraph or the list."""
        maker: Maker = self.config["maker"]
        self.config["advice"].append(self.argument)
        return maker.advise(parent, self.argument)


class Numbers(Block):  # type: ignore[misc]
    """Whom to call in each country, with a choice of the country that comes first."""

    NAME = "numbers"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """The list; its script makes the choice."""
        maker: Maker = self.config["maker"]
        words, signs = maker.words, maker.signs
        self.config["advice"].append("frame")  # countries stand around the signs
        block = etree.SubElement(
            parent,
            "country-numbers",
            {
                "class": "numbers no-glossary",
                "data-label": words.country,
                "data-unknown": words.country_unknown,
                "data-keep": words.country_keep,
            },
        )
        listed = add(block, "ul")
        for code, country in signs.countries.items():
            item = add(listed, "li", data_own=code)
            add(item, "strong", country.name).tail = ": "
            for n, number in enumerate(country.call):
                if n:
                    item[-1].tail = f" {words.or_} "
                add(item, "a", f"{words.call} {number}", href=maker.tel(number))
            item[-1].tail = "."
            for line in country.advice:
                item[-1].tail = f"{item[-1].tail} {words.for_advice} "
                link = add(item, "a", f"{words.call} {line.call}", href=maker.tel(line.call or ""))
                told = ", ".join(part for part in (line.who, line.where) if part)
                link.tail = f" ({told})."
        if signs.elsewhere:
            add(block, "p", signs.elsewhere)
        return block

    def on_markdown(self) -> str:
        """Its element is none that Markdown knows: say that there are blocks in it."""
        return "block"


class Urgencies(Treeprocessor):
    """Gives each card a heading of the level that its place asks for, and says its urgency there in
    words, once the outline has taken the heading's own.
    """

    def __init__(self, md: Markdown, maker: Maker) -> None:
        super().__init__(md)
        self.maker = maker

    def run(self, root: etree.Element) -> None:
        """Go through the cards of a page. A sign in two of them has its id in the first."""
        seen: set[str] = set()
        for sign in (one for one in root.iter() if one.get("id", "").startswith("sign-")):
            if sign.get("id") in seen:
                del sign.attrib["id"]
            seen.add(sign.get("id", ""))
        for card in root.iter("div"):
            urgency = self.maker.urgencies.get(card.get("data-urgency", ""))
            heading = next((part for part in card if part.tag in HEADINGS), None)
            if urgency and heading is not None:
                hidden = etree.Element("span", {"class": "visually-hidden"})
                hidden.text = f"{urgency.name}: "
                hidden.tail, heading.text = heading.text, ""
                heading.insert(0, hidden)


class Levels(Treeprocessor):
    """A card that stands before the first section is a section itself."""

    def run(self, root: etree.Element) -> None:
        """Before the outline is made."""
        in_section = False
        own: list[etree.Element] = []
        for element in root.iter():
            if element.tag == "div" and "data-urgency" in element.attrib:
                own = [part for part in element if part.tag in HEADINGS]
                for heading in own:
                    if heading.tag == "h3" and not in_section:
                        heading.tag = "h2"
            elif element.tag == "h2" and element not in own:
                in_section = True


class CareBlocks(BlocksExtension):  # type: ignore[misc]
    """`cards` and `advice` have those of the page rendered last."""

    def __init__(self, maker: Maker) -> None:
        self.maker = maker
        self.cards: list[Card] = []
        self.advice: list[str] = []
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Register the blocks; the level before the outline (priority 5), the urgency after it."""
        self.cards, self.advice = [], []
        config = {"maker": self.maker, "cards": self.cards, "advice": self.advice}
        block_mgr.register(Care, config | {"known": tuple(self.maker.urgencies)})
        block_mgr.register(AdviceLines, config | {"known": tuple(self.maker.signs.advice)})
        if self.maker.signs.countries:
            block_mgr.register(Numbers, config)
        md.treeprocessors.register(Levels(md), "care-levels", 6)
        md.treeprocessors.register(Urgencies(md, self.maker), "care-urgency", 4)
