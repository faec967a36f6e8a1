"""`/// evidence | id`: a claim in plain words, and below it what is known of it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Container, Mapping
from dataclasses import replace
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.citations.syntax import cite
from sitekit.evidence.claims import CERTAINTIES, Answer, Claim, Reason, sign_of
from sitekit.evidence.stated import Stated
from sitekit.raised import raised
from sitekit.words import Words

UP, DOWN = "\ue000", "\ue001"  # stand around what stands high, until it is raised


def anything(value: Any) -> Any:
    """An option as it was written: the block is shown whatever it is, and `faults` names it."""
    return value


class Evidence(Block):  # type: ignore[misc]
    """Reads the block. It is shown even where an author got something wrong."""

    NAME = "evidence"
    ARGUMENT = True
    OPTIONS = {
        "certainty": (None, anything),
        "direction": (None, anything),
        "sources": (None, anything),
        "answers": (None, anything),
        "why": (None, anything),
        "judge": (None, anything),
    }

    def on_validate(self, parent: etree.Element) -> bool:
        """Take any options but attributes; `faults` says what is wrong with them."""
        self.sources = listed(self.options["sources"])
        self.answers = answers(self.options["answers"])
        return not self.options["attrs"]

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Open the card with the verdict: direction, certainty and sources."""
        certainty = str(self.options["certainty"] or "")
        direction = str(self.options["direction"] or "")
        card = etree.SubElement(
            parent, "div", {"class": "evidence", "id": f"claim-{self.argument}"}
        )
        card.set("data-certainty", certainty)
        card.set("data-direction", direction)
        line = etree.SubElement(card, "p", {"class": "evidence-strength"})
        words: Words = self.config["words"]
        if direction:
            span = etree.SubElement(line, "span", {"class": "direction"})
            ring = {"class": "sign", "viewBox": "0 0 24 24", "aria-hidden": "true"}
            drawn = etree.SubElement(span, "svg", ring)
            etree.SubElement(drawn, "path", {"d": sign_of(direction)})
            drawn.tail, span.tail = words.named("direction", direction), ". "
        if certainty:
            span = etree.SubElement(line, "span", {"class": "certainty"})
            shape = etree.SubElement(span, "span", {"aria-hidden": "true"})
            shape.text = CERTAINTIES.get(certainty, "")
            shape.tail = f" {words.certainty}: {words.named('certainty', certainty)}"
            span.tail = ". "
        if known := [key for key in self.sources if key in self.config["references"]]:
            cite(line, known)  # numbered with all others of the page
        why = reasons(self.options["why"])
        judge = str(self.options["judge"] or "")
        claim = Claim(
            self.argument, "", certainty, direction, self.sources, self.answers, why, judge
        )
        self.config["cards"].append((claim, card))
        return card

    def on_end(self, block: etree.Element) -> None:
        """Close it with the words that it answers, whole, and the verdict on them."""
        words: Words = self.config["words"]
        for answer in self.answers:
            said = etree.SubElement(block, "p", {"class": "evidence-said"})
            label = etree.SubElement(said, "span", {"class": "evidence-label"})
            label.text = words.said
            label.tail = f" {words.quoted.format(self.config['said'].get(answer.key, ''))} "
            verdict = etree.SubElement(said, "strong")
            verdict.text = f"{words.named('verdict', answer.verdict)}{':' if answer.why else '.'}"
            verdict.tail = f" {answer.why}" if answer.why else ""


def listed(value: Any) -> tuple[str, ...]:
    """One word or several, as an author may write either."""
    if isinstance(value, list):
        return tuple(map(str, value))
    return (str(value),) if value else ()


def answers(value: Any) -> tuple[Answer, ...]:
    """What an author wrote under `answers`: `key: "partly right: why"`. A key alone has no verdict,
    which is told.
    """
    if not isinstance(value, dict):
        return tuple(Answer(key, "") for key in listed(value))
    parts = [(str(key), *str(words or "").partition(":")) for key, words in value.items()]
    return tuple(Answer(key, verdict.strip(), why.strip()) for key, verdict, _, why in parts)


def reasons(value: Any) -> tuple[Reason, ...]:
    """What an author wrote under `why`; words without a name are none that a claim can have."""
    if not isinstance(value, dict):
        return tuple(Reason(name, "") for name in listed(value))
    return tuple(Reason(str(name), str(words or "")) for name, words in value.items())


class ClaimWords(Treeprocessor):
    """Takes each claim's words, its first paragraph, once Markdown is done with them."""

    def __init__(self, md: Markdown, extension: EvidenceBlocks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        """Go through the cards of a page."""
        for claim, card in self.extension.cards:
            self.extension.claims.append(_worded(claim, card, self.md))


def _worded(claim: Claim, card: etree.Element, md: Markdown) -> Claim:
    """The claim with the words of its card, which are marked as such."""
    written = (child for child in card if not child.get("class"))
    first = next(written, None)
    text = ""
    if first is not None and first.tag == "p":
        first.set("class", "evidence-claim")
        text = HTML_PLACEHOLDER_RE.sub(lambda part: _kept(md, int(part[1])), _text(first))
        text = UnescapeTreeprocessor(md).unescape(text)
        text = re.sub(rf"{UP}(.*?){DOWN}", lambda part: raised(part[1]), text)
        text = unescape(text.replace(AMP_SUBSTITUTE, "&"))
        text = re.sub(r"\s*\[[\d,\s]+\]", "", text).strip()
    return replace(claim, text=text)


def _text(part: etree.Element) -> str:
    """The text in an element, without the numbers of footnotes."""
    if (part.get("id") or "").startswith("fnref"):
        return ""
    inner = (f"{_text(child)}{child.tail or ''}" for child in part)
    text = "".join((part.text or "", *inner))
    return f"{UP}{text}{DOWN}" if part.tag == "sup" else text


def _kept(md: Markdown, n: int) -> str:
    """The text of what Markdown keeps as it was typed until the end: a tag, or an entity."""
    typed = str(md.htmlStash.rawHtmlBlocks[n])
    sign = {"<sup>": UP, "</sup>": DOWN}.get(typed.lower(), "")
    return sign if typed.startswith("<") else typed


class EvidenceBlocks(BlocksExtension):  # type: ignore[misc]
    """`claims` has those of the page rendered last. `said` has the words of others by key."""

    def __init__(self, references: Container[str], said: Mapping[str, str], words: Words) -> None:
        self.given: dict[str, Any] = {"references": references, "said": said, "words": words}
        self.cards: list[tuple[Claim, etree.Element]] = []
        self.claims: list[Claim] = []
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Called anew for each page."""
        self.cards, self.claims = [], []
        block_mgr.register(Evidence, {**self.given, "cards": self.cards})
        claim_words = ClaimWords(md, self)
        md.treeprocessors.register(claim_words, "evidence-claims", 10)  # before smart quotes (6)
        md.treeprocessors.register(Stated(md), "evidence-stated", 9)
