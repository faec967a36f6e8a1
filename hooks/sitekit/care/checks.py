"""What an author is told of the cards of a page, as it is rendered, and of speeds in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser

from sitekit.care.cards import HEADINGS, Card
from sitekit.care.signs import Urgency
from sitekit.fences import Fence, fences
from sitekit.problem import Problem
from sitekit.prose.text import Unit

BRACKETS = re.compile(r"\((?P<text>[^()]*)\)")


def faults(cards: Sequence[Card], text: str) -> Iterator[Problem]:
    """What is wrong in each card of a page whose whole text is `text`, with its line."""
    starts = [fence.line for fence in fences(text) if fence.name == "care"]
    lines = starts if len(starts) == len(cards) else [None] * len(cards)
    for card, line in zip(cards, lines, strict=True):
        for what, cure in card.faults:
            yield Problem("", line, f"the card '{card.urgency}' {what}.", cure)


def nested(text: str) -> Iterator[Problem]:
    """Each card of a page that stands in another, by its line."""
    waiting: list[Fence] = []
    for fence in fences(text):
        if fence.name:
            if fence.name == "care" and any(one.name == "care" for one in waiting):
                cure = "Close the first before the second."
                yield Problem("", fence.line, "this card stands in another card.", cure)
            waiting.append(fence)
        elif waiting:
            waiting.pop()


def rendered(html: str, urgencies: Mapping[str, Urgency], numbers: bool) -> Iterator[Problem]:
    """What is wrong in each card as readers see it, wherever it stands. `numbers`: whether the site
    knows any to call.
    """
    if 'class="care' not in html:
        return
    for card in LexborHTMLParser(f"<body>{html}").css(".care"):
        urgency = urgencies.get(card.attributes.get("data-urgency") or "")
        told = " ".join(card.text(separator=" ").split())[:40]
        if urgency is None:
            cure = "Write it as a block: '/// care | …'."
            yield Problem("", None, f"a card says no urgency of this site: '{told}…'.", cure)
            continue
        headings = [part for part in card.css(", ".join(HEADINGS)) if part.text().strip()]
        if len(headings) != 1:
            what = f"a card has {len(headings)} headings, and needs one: '{told}…'."
            yield Problem("", None, what, "Add it under 'headings' in _data/signs.yml.")
        if card.css(".care .care"):
            cure = "Close the first before the second."
            yield Problem("", None, f"a card stands in a card: '{told}…'.", cure)
        if urgency.calls == "emergency" and numbers and not card.css(".care-call a[href^='tel:']"):
            cure = "Write it as a block: '/// care | …'."
            yield Problem("", None, f"an emergency card gives no number to call: '{told}…'.", cure)


def in_brackets(units: Sequence[Unit], urgencies: Mapping[str, Urgency]) -> Iterator[Problem]:
    """Each pair of brackets in a page's text that says how fast to act: a reader misses it there,
    and it may say another speed than the list of signs.
    """
    said = [words for urgency in urgencies.values() for words in urgency.said]
    if not said:
        return
    speed = re.compile(rf"\b(?:{'|'.join(map(re.escape, said))})\b", re.IGNORECASE)
    for unit in units:
        for match in BRACKETS.finditer(unit.text):
            if speed.search(match["text"]):
                what = f"brackets say how fast to act: '{match[0]}'."
                cure = "Show the sign in a care card of its urgency."
                yield Problem("", unit.line, what, cure)
