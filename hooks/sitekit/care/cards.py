"""What a care card shows: a heading with one action, numbers to call, signs; or the box of one sign
that needs more than a line. Made once, for pages and for search.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sitekit.care.signs import MOST, SHORT, Line, Sign, Signs, Urgency
from sitekit.citations.syntax import cite
from sitekit.words import Words

HEADINGS = tuple(f"h{level}" for level in range(1, 7))


@dataclass
class Card:
    """A card as a page has it: what it names, the signs that it shows, and what is wrong in it."""

    urgency: str
    names: Sequence[str]
    compact: bool = False
    signs: list[Sign] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)

    @property
    def group(self) -> str:
        """The group that it shows, or '' where it names several."""
        return self.names[0] if len(self.names) == 1 else ""


def add(parent: etree.Element, tag: str, text: str = "", **attributes: str) -> etree.Element:
    """A new element at the end of `parent`; an attribute `css` is its class, and `data_sign` stands
    for `data-sign`.
    """
    attributes = {name.replace("_", "-"): value for name, value in attributes.items()}
    if "css" in attributes:
        attributes["class"] = attributes.pop("css")
    element = etree.SubElement(parent, tag, attributes)
    element.text = text
    return element


def dialled(number: str) -> str:
    """A number as an address has it: '116 123' is 116123."""
    return re.sub(r"[^\d+]", "", number)


class Maker:
    """Puts the parts of cards into elements."""

    def __init__(
        self,
        signs: Signs,
        urgencies: Mapping[str, Urgency],
        words: Words,
        references: Container[str],
    ) -> None:
        self.signs, self.urgencies, self.words = signs, urgencies, words
        self.references = references

    def attributes(self, urgency: str, compact: bool = False) -> dict[str, str]:
        """What tells a card of this urgency from others."""
        look = self.urgencies[urgency].look
        form = " care-compact" if compact else ""
        return {"class": f"care care-{look}{form}", "data-urgency": urgency}

    # Numbers ----------------------------------------------------------------------------------

    def calls(self, parent: etree.Element, kind: str | None) -> None:
        """The row of numbers to call: of each the countries in which it is the first choice."""
        countries = self.signs.countries
        row = etree.Element("p", {"class": "care-call no-glossary"})
        if kind == "emergency":
            first: dict[str, list[str]] = {}
            for code, country in countries.items():
                first.setdefault(country.call[0], []).append(code)
            for number, codes in first.items():
                names = ", ".join(countries[code].short or countries[code].name for code in codes)
                self._button(row, number, names, codes)
            own = add(row, "strong", self.words.call_local, css="care-local")
            own.tail = " "
        if kind == "advice":
            for code, country in countries.items():
                for line in country.advice:
                    place = line.where or f"{line.who}, {country.name}"
                    self._button(row, line.call or "", place, [code])
        if len(row):
            parent.append(row)

    def _button(self, row: etree.Element, number: str, place: str, codes: Iterable[str]) -> None:
        button = add(
            row, "a", css="button", href=f"tel:{dialled(number)}", data_own=" ".join(codes)
        )
        button.tail = " "
        verb = add(
            add(button, "strong"), "span", f"{self.words.call} ", css="visually-hidden care-verb"
        )
        verb.tail = number
        button[0].tail = " "
        add(button, "span", place)

    def lines(self, parent: etree.Element, lines: Sequence[Line]) -> None:
        """A list of numbers, each with whose it is and where; a long one by country."""
        if not lines:
            return
        listed = add(parent, "ul", css="care-numbers no-glossary")
        if len(lines) > MOST:
            self._by_country(listed, lines)
            return
        known = self.signs.countries
        for line in lines:
            names = (known[code].name for code in line.countries if code in known)
            where = line.where or f" {self.words.and_} ".join(names)
            item = add(listed, "li", data_own=" ".join(line.countries))
            self._line(item, add(item, "strong", line.who), line, where)

    def _by_country(self, listed: etree.Element, lines: Iterable[Line]) -> None:
        for code, country in self.signs.countries.items():
            own = [line for line in lines if code in line.countries]
            if not own:
                continue
            item = add(listed, "li", data_own=code, css="care-part")
            add(item, "strong", country.name).tail = ": "
            inner = add(item, "ul")
            for line in own:
                part = add(inner, "li")
                self._line(part, add(part, "span", line.who), line, line.where or "")

    def _line(self, item: etree.Element, who: etree.Element, line: Line, where: str) -> None:
        """After whose a number is: where and when it answers, and links that call or text it."""
        told = ", ".join(part for part in (where, line.hours) if part)
        who.tail = f" ({told}): " if told else ": "
        if line.call:
            link = add(item, "a", f"{self.words.call} {line.call}", href=self.tel(line.call))
            link.tail = " "
        if line.text:
            what = f"{line.say} {self.words.text_to} " if line.say else ""
            said = f"{self.words.text} {what}{line.text}"
            add(item, "a", said, href=f"sms:{dialled(line.text)}")

    def tel(self, number: str) -> str:
        """The address that calls a number."""
        return f"tel:{dialled(number)}"

    # Cards ------------------------------------------------------------------------------------

    def fill(self, block: etree.Element, card: Card, heading: str = "", lead: int = 0) -> None:
        """Fill the element `block` of a card, which may hold what its author wrote: a heading of
        their own, and text, which stands below the signs, or with `lead` below the first of them.
        """
        body = [*block]
        for part in body:
            block.remove(part)
        own = next((part for part in body if part.tag in HEADINGS), None)
        if own is not None:
            body.remove(own)
            block.append(own)
        elif not self._is_box(card):
            short = self.signs.headings.get(card.urgency + SHORT, "")
            words = heading or self.signs.heading(card.group, card.urgency)
            add(block, "h3", short if card.compact or lead else words)
        if self._is_box(card):
            self._box(block, card.signs[0])
            block.extend(body)
            return
        if card.compact:
            add(add(block, "p", css="care-more"), "span", self.words.all_signs, data_see="")
        numbers = self.urgencies[card.urgency].calls
        call_last = self.signs.call_last.get(card.group)
        if not call_last:
            self.calls(block, numbers)
        why = None if card.compact else self.signs.why_of(card.group, card.urgency)
        if why:
            add(block, "p", why.words, css="care-why no-glossary")
        if lead:
            self._list(block, card.signs[:lead], short=True)
            block.extend(body)
            add(add(block, "p", css="care-whole"), "strong", self.signs.heading("", card.urgency))
        if card.compact:
            self._list(block, card.signs, short=True)
        else:
            self._lists(block, card.signs)
        if not lead:
            block.extend(body)
        if closing := call_last or self.signs.closing.get(card.urgency):
            add(block, "p", closing, css="care-closing")
        if call_last:
            self.calls(block, numbers)
        if not card.compact:
            keys = [key for sign in card.signs for key in sign.keys]
            self._sources(block, [*keys, *(why.sources if why else ())])

    def advise(self, parent: etree.Element, name: str) -> etree.Element:
        """Lines that stand beside cards, with their sources: one is a paragraph, several a list."""
        lines = self.signs.advice[name]
        block = add(parent, "div", css="advice", data_advice=name)
        holder = block if len(lines) == 1 else add(block, "ul")
        for line in lines:
            item = add(holder, "p" if len(lines) == 1 else "li", f"{line.words} ")
            if keys := [key for key in line.sources if key in self.references]:
                cite(item, keys)
        return block

    def alone(self, sign: Sign) -> etree.Element:
        """The card of one sign as search shows it, with a link to where it stands among others. The
        sign comes before the numbers: a small screen is to say at once whether it is the reader's.
        """
        block = etree.Element("div", self.attributes(sign.urgency))
        self.fill(block, Card(sign.urgency, [self.signs.group_of(sign)], signs=[sign]))
        for part in block.iter():
            part.attrib.pop("id", None)
            if part.tag == "h3":
                part.tag = "h2"
        for details in block.findall("details"):
            block.remove(details)
        if (listed := block.find("ul[@class='care-signs']")) is not None:
            block.remove(listed)
            block.insert(1, listed)
        add(add(block, "p", css="care-more"), "span", self.words.all_signs, data_see=sign.id)
        return block

    def _is_box(self, card: Card) -> bool:
        return len(card.signs) == 1 and card.signs[0].id in self.signs.boxes

    def _lists(self, block: etree.Element, signs: Sequence[Sign]) -> None:
        """All of them in full, with their reasons: one list, or one with a list for each part."""
        parts = self.signs.in_parts(signs)
        if len(parts) == 1:
            self._list(block, signs, short=False)
            self._reasons(block, signs, set())
            return
        outer = add(block, "ul", css="care-signs care-parts")
        told: set[str] = set()
        for name, of_part in parts:
            item = add(outer, "li", css="care-part")
            if name:
                add(item, "strong", name, css="no-glossary")
            self._fill(add(item, "ul"), of_part, short=False)
            self._reasons(item, of_part, told)

    def _list(self, block: etree.Element, signs: Sequence[Sign], short: bool) -> None:
        if signs:
            self._fill(add(block, "ul", css="care-signs"), signs, short)

    def _fill(self, listed: etree.Element, signs: Iterable[Sign], short: bool) -> None:
        for sign in signs:
            item = add(listed, "li", (short and sign.short) or sign.words, data_sign=sign.id)
            if not short:
                item.set("id", f"sign-{sign.id}")
            if sign.action:
                item.text = f"{sign.words}: "
                add(item, "strong", sign.action)

    def _reasons(self, block: etree.Element, signs: Iterable[Sign], told: set[str]) -> None:
        """What can be behind these signs or come of them, but for what the card has told."""
        reasons = dict.fromkeys(sign.why.words for sign in signs if sign.why)
        if new := [words for words in reasons if words not in told]:
            add(block, "p", " ".join(new), css="care-why no-glossary")
            told.update(new)

    def _box(self, block: etree.Element, sign: Sign) -> None:
        box = self.signs.boxes[sign.id]
        block.set("id", f"sign-{sign.id}")
        if box.red:
            block.set("class", f"{block.get('class')} care-red")
        add(block, "h3", sign.words)
        add(block, "p", box.say, css="care-say", data_sign=sign.id)
        if box.now:
            add(block, "p", box.now)
        if box.calls:
            self.calls(block, "emergency")
        self.lines(block, box.numbers)
        for words in filter(None, (box.elsewhere, *box.then)):
            add(block, "p", words)
        if box.also:
            also = add(block, "p", css="care-also")
            add(also, "span", self.signs.by_id[box.also].words, data_see=box.also)
        keys = [*sign.sources, *(key for line in box.numbers for key in line.sources)]
        self._sources(block, keys)

    def _sources(self, block: etree.Element, keys: Iterable[str]) -> None:
        if keys := [key for key in dict.fromkeys(keys) if key in self.references]:
            details = add(block, "details", css="care-sources")
            add(details, "summary", f"{self.words.sources_of_list} ({len(keys)})")
            cite(add(details, "p"), keys)
