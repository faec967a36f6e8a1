"""Care cards, `/// care | emergency`: a heading with one action, and a list. Never collapsed."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.feature import Feature
from sitekit.problem import Problem
from sitekit.site import Page, Site
from sitekit.words import Words

URGENCIES = ("emergency", "urgent", "routine")
HEADINGS = tuple(f"h{level}" for level in range(1, 7))


class Care(Block):  # type: ignore[misc]
    """Opens the card."""

    NAME = "care"
    ARGUMENT = True

    def on_validate(self, parent: etree.Element) -> bool:
        """Take one of the urgencies, and no attributes: what a card is, its class says."""
        return self.argument in URGENCIES and not self.options["attrs"]

    def on_create(self, parent: etree.Element) -> etree.Element:
        """The card itself."""
        self.config["cards"].append(self.argument)
        return etree.SubElement(parent, "div", {"class": f"care care-{self.argument}"})


class Urgency(Treeprocessor):
    """Says a card's urgency in words: hidden text in its heading, once the outline has taken the
    heading's own. Below it stands a link to call each number that the heading names.
    """

    def __init__(self, md: Markdown, words: Words, phones: Mapping[str, str]) -> None:
        super().__init__(md)
        self.words, self.phones = words, phones

    def run(self, root: etree.Element) -> None:
        """Go through the cards of a page."""
        for card in root.iter("div"):
            classes = card.get("class", "").split()
            kind = next((kind for kind in URGENCIES if f"care-{kind}" in classes), None)
            heading = next((part for part in card.iter() if part.tag in HEADINGS), None)
            if kind and heading is not None:
                self._call(card, heading)
                hidden = etree.Element("span", {"class": "visually-hidden"})
                hidden.text = f"{self.words.named('care', kind)}: "
                hidden.tail, heading.text = heading.text, ""
                heading.insert(0, hidden)

    def _call(self, card: etree.Element, heading: etree.Element) -> None:
        numbers = re.findall(r"\+?\d+", "".join(heading.itertext()))
        named = [number for number in numbers if number in self.phones]
        if not named:
            return
        line = etree.Element("p", {"class": "care-call no-glossary"})
        for number in named:
            link = etree.SubElement(line, "a", {"class": "button", "href": f"tel:{number}"})
            strong = etree.SubElement(link, "strong")
            strong.text, strong.tail = f"{self.words.call} {number}", " "
            etree.SubElement(link, "span").text = self.phones[number]
        holder = next(part for part in card.iter() if heading in [*part])
        holder.insert([*holder].index(heading) + 1, line)


class CareBlocks(BlocksExtension):  # type: ignore[misc]
    """`phones` has the places where each telephone number works. `cards` has the urgencies of the
    cards of the page rendered last.
    """

    def __init__(self, words: Words, phones: Mapping[str, str]) -> None:
        self.words, self.phones = words, phones
        self.cards: list[str] = []
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Register the block, and what is made after the outline (priority 5)."""
        self.cards = []
        block_mgr.register(Care, {"cards": self.cards, "known": URGENCIES})
        urgency = Urgency(md, self.words, self.phones)
        md.treeprocessors.register(urgency, "care-urgency", 4)


def uncalled(html: str, cards: int, phones: Iterable[str]) -> Iterator[Problem]:
    """The emergency cards of a page, of which there are `cards`, that give no number to call."""
    shown = re.findall(
        r'<div class="care care-emergency">\s*<h\d.*?</h\d>\s*<p class="care-call', html, re.DOTALL
    )
    if list(phones) and len(shown) < cards:
        what = f"{cards - len(shown)} of {cards} emergency cards give no number to call."
        yield Problem("", None, what, f"Name one in the heading: {', '.join(phones)}.")


def load(site: Site) -> None:
    """Add the block to Markdown."""
    site.syntaxes.append(CareBlocks(site.words, site.settings.phones))
    site.unsearched += [".care-call", ".visually-hidden"]


def rendered(page: Page, site: Site) -> Iterator[Problem]:
    """Note the page's cards, and name an emergency that gives no number."""
    page.cards = list(site.syntax(CareBlocks).cards)
    for problem in uncalled(page.html, page.cards.count("emergency"), site.settings.phones):
        yield problem.at(page.path)


CARE = Feature("care", load=load, rendered=rendered)
