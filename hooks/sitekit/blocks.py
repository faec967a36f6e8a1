"""Blocks that an author opens with `/// name | argument`, beside those of PyMdown Extensions."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.models import Problem, nearest

CARE = {"emergency": "Emergency", "urgent": "Urgent", "routine": "Not urgent"}
HEADINGS = tuple(f"h{level}" for level in range(1, 7))


class Care(Block):  # type: ignore[misc]
    """A care card, `/// care | emergency`: a heading with one action, and a list. Never collapsed."""

    NAME = "care"
    ARGUMENT = True

    def on_validate(self, parent: etree.Element) -> bool:
        """Take one of the three urgencies."""
        return self.argument in CARE

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Open the card."""
        return etree.SubElement(parent, "div", {"class": f"care care-{self.argument}"})


class Urgency(Treeprocessor):
    """Says a card's urgency in words: hidden text in its heading, once the outline has taken the heading's own. Below
    it stands a link to call each telephone number that the heading names, with its country.
    """

    def __init__(self, md: Markdown, words: Mapping[str, str], phones: Mapping[str, str]) -> None:
        super().__init__(md)
        self.words, self.phones = words, phones

    def run(self, root: etree.Element) -> None:
        """Go through the cards of a page."""
        for card in root.iter("div"):
            kind = next((kind for kind in CARE if f"care-{kind}" in card.get("class", "").split()), None)
            heading = next((el for el in card.iter() if el.tag in HEADINGS), None)
            if kind and heading is not None:
                self._call(card, heading)
                hidden = etree.Element("span", {"class": "visually-hidden"})
                hidden.text, hidden.tail, heading.text = f"{self.words[kind]}: ", heading.text, ""
                heading.insert(0, hidden)

    def _call(self, card: etree.Element, heading: etree.Element) -> None:
        named = [number for number in re.findall(r"\+?\d+", "".join(heading.itertext())) if number in self.phones]
        if not named:
            return
        line = etree.Element("p", {"class": "care-call no-glossary"})
        for number in named:
            link = etree.SubElement(line, "a", {"href": f"tel:{number}"})
            etree.SubElement(link, "strong").text = f"{self.words['call']} {number}"
            etree.SubElement(link, "span").text = self.phones[number]
            link[0].tail = " "
        card.insert([*card].index(heading) + 1, line)


class Blocks(BlocksExtension):  # type: ignore[misc]
    """All blocks of this site. `care` has the words for the urgencies, in the site's language; `phones` the places
    where each telephone number works.
    """

    def __init__(self, care: Mapping[str, str] | None = None, phones: Mapping[str, str] | None = None) -> None:
        self.care, self.phones = {**CARE, "call": "Call", **(care or {})}, phones or {}
        self.known: list[str] = []
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Register the blocks with PyMdown's manager, and what comes after the outline (priority 5) is made."""
        block_mgr.register(Care, self.getConfigs())
        md.treeprocessors.register(Urgency(md, self.care, self.phones), "care-urgency", 4)
        self.known = list(block_mgr.blocks)


def uncalled(html: str, source: str, phones: Iterable[str]) -> Iterator[Problem]:
    """Each emergency card of a page that gives no number to call, where the site knows some."""
    cards = re.findall(r"^/{3,}\s*care\s*\|\s*emergency\s*$", source, re.MULTILINE)
    shown = re.findall(r'<div class="care care-emergency">\s*<h\d.*?</h\d>\s*<p class="care-call', html, re.DOTALL)
    if list(phones) and len(shown) < len(cards):
        what = f"{len(cards) - len(shown)} of {len(cards)} emergency cards give no number to call."
        yield Problem("", None, what, f"Name one in the heading: {', '.join(phones)}.")


def stray(html: str, source: str, path: str, known: Iterable[str]) -> Iterator[Problem]:
    """Each `/// name` that was left as text, because its name, argument or options are not known, with its line."""
    html = re.sub(r"<pre\b.*?</pre>", "", html, flags=re.DOTALL)
    for left in dict.fromkeys(re.findall(r"^(?:<p>)?(/{3,}[ \t]*[\w-]+.*?)(?:</p>)?$", html, re.MULTILINE)):
        name = re.sub(r"[/\s]+", "", left.split("|")[0])
        at = re.search(rf"^[ \t]*{re.escape(unescape(left))}", source, re.MULTILINE)
        line = source.count("\n", 0, at.start()) + 1 if at else None
        if name in known:
            what = f"the block '{left}' has an argument or option that is not known."
            yield Problem(path, line, what, f"Known for 'care': {', '.join(CARE)}." if name == "care" else "")
        else:
            cure = nearest(name, known, f"Known: {', '.join(known)}.")
            yield Problem(path, line, f"there is no block '{name}'.", cure)
