"""`/// evidence | id`: a claim in plain words, what is known of it, how sure that is, and which way it points."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.models import Problem, nearest

CERTAINTIES = {"high": "◆◆◆◆", "moderate": "◆◆◆◇", "low": "◆◆◇◇", "very low": "◆◇◇◇", "not studied": "○"}
DIRECTIONS = {  # which way the evidence points, else what kind of claim it is
    "helps": "May help",
    "no clear effect": "No clear effect shown",
    "mixed": "Results are mixed",
    "harms": "May do harm",
    "linked": "They go together",
    "disputed": "Experts disagree",
    "unknown": "Not known",
    "definition": "By definition",
}
BY_WORDS = ("disputed", "definition")  # how sure one can be of such a claim is no question of studies
WORDS = {"certainty": "Certainty", "said": "The article says:", **DIRECTIONS}


@dataclass(frozen=True)
class Claim:
    """A claim as it stands on a page. `answers` has the keys of the claims of others that it answers."""

    id: str
    text: str
    certainty: str
    direction: str
    sources: tuple[str, ...]
    answers: tuple[str, ...]
    path: str = ""

    sign = property(lambda self: CERTAINTIES.get(self.certainty, ""), doc="Its certainty as a shape.")

    @property
    def rank(self) -> int:
        """Its certainty as a number, for sorting: high is 0."""
        return [*CERTAINTIES, self.certainty].index(self.certainty)


class Evidence(Block):  # type: ignore[misc]
    """Reads the block. It is shown even where an author got something wrong: `faults` names that."""

    NAME = "evidence"
    ARGUMENT = True
    OPTIONS = {name: (None, lambda value: value) for name in ("certainty", "direction", "sources", "answers")}  # noqa: RUF012

    def on_validate(self, parent: etree.Element) -> bool:
        """Take any options; `faults` says what is wrong with them."""
        self.sources = _words(self.options["sources"])
        self.answers = _words(self.options["answers"])
        return True

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Open the card, with the words that it answers."""
        card = etree.SubElement(parent, "div", {"class": "evidence", "id": f"claim-{self.argument}"})
        for key in self.answers:
            etree.SubElement(card, "p", {"class": "evidence-label"}).text = self.config["words"]["said"]
            quote = etree.SubElement(card, "blockquote", {"class": "evidence-said"})
            etree.SubElement(quote, "p").text = self.config["said"].get(key, "")
        return card

    def on_end(self, block: etree.Element) -> None:
        """Close it with certainty, direction and sources; the citations are numbered with all others of the page."""
        certainty, direction = (str(self.options[name] or "") for name in ("certainty", "direction"))
        words: Mapping[str, str] = self.config["words"]
        line = etree.SubElement(block, "p", {"class": "evidence-strength"})
        if direction:
            etree.SubElement(line, "span", {"class": "direction"}).text = words.get(direction, direction)
            line[0].tail = ". "
        if certainty:
            sign = etree.SubElement(line, "span", {"class": "certainty"})
            etree.SubElement(sign, "span", {"aria-hidden": "true"}).text = CERTAINTIES.get(certainty, "")
            sign[0].tail, sign.tail = f" {words['certainty']}: {words.get(certainty, certainty)}", ". "
        if known := [key for key in self.sources if key in self.config["references"]]:
            cited = etree.SubElement(line, "span", {"class": "citation"})
            cited.text = "["
            for key in known:
                etree.SubElement(cited, "a", {"href": f"#ref-{key}"}).tail = ", "
            cited[-1].tail = "]"
        self.config["found"].append((self.argument, certainty, direction, self.sources, self.answers))


def _words(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),) if value else ()


class Claims(Treeprocessor):
    """Takes each claim's words, its first paragraph, once Markdown is done with them."""

    def __init__(self, md: Markdown, extension: EvidenceBlocks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        """Go through the cards of a page."""
        found = {claim[0]: claim for claim in self.extension.found}
        for card in root.iter("div"):
            if card.get("class") == "evidence" and (data := found.get(card.get("id", "").removeprefix("claim-"))):
                first = next((child for child in card if child.tag == "p" and not child.get("class")), None)
                text = ""
                if first is not None:
                    first.set("class", "evidence-claim")
                    text = unescape("".join(first.itertext()).replace(AMP_SUBSTITUTE, "&"))
                    text = re.sub(r"\s*\[[\d,\s]+\]", "", text).strip()
                self.extension.claims.append(Claim(data[0], text, *data[1:]))


class EvidenceBlocks(BlocksExtension):  # type: ignore[misc]
    """`claims` has those of the page rendered last; `said` the words of others by key; `words` those of the site."""

    def __init__(self, references: Container[str], said: Mapping[str, str], words: Mapping[str, str]) -> None:
        self.given: dict[str, Any] = {"references": references, "said": said, "words": {**WORDS, **words}}
        self.found: list[tuple[Any, ...]] = []
        self.claims: list[Claim] = []
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        """Called anew for each page."""
        self.found, self.claims = [], []
        block_mgr.register(Evidence, {**self.given, "found": self.found})
        md.treeprocessors.register(Claims(md, self), "evidence-claims", 10)  # before smart quotes (6) hide text


def faults(claims: Iterable[Claim], source: str, references: Iterable[str], said: Iterable[str]) -> Iterator[Problem]:
    """What is wrong with the claims of a page, whose Markdown is `source`, each with its line."""
    for claim in claims:
        at = re.search(rf"^/{{3,}}\s*evidence\s*\|\s*{re.escape(claim.id)}\s*$", source, re.M)
        line = source.count("\n", 0, at.start()) + 1 if at else None
        for what, cure in (*_unsure(claim), *_unfounded(claim, list(references), list(said))):
            yield Problem("", line, f"the claim '{claim.id}' {what}.", cure)


def _unsure(claim: Claim) -> Iterator[tuple[str, str]]:
    """What is wrong with how sure it is, and which way it points."""
    needed = [("certainty", claim.certainty, tuple(CERTAINTIES)), ("direction", claim.direction, tuple(DIRECTIONS))]
    for name, value, allowed in needed:
        if not value and (claim.direction in BY_WORDS if name == "certainty" else claim.certainty == "not studied"):
            continue
        known = f"Known: {', '.join(allowed)}."
        if not value:
            yield f"has no {name}", known
        elif value not in allowed:
            yield f"has an unknown {name}: '{value}'", nearest(value, allowed, known)


def _unfounded(claim: Claim, references: list[str], said: list[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with its words, its sources and what it answers."""
    if not claim.text:
        yield "says nothing", "Its first paragraph is the claim."
    if not claim.sources and claim.certainty != "not studied":
        yield "has no source", "Add 'sources: [key]'."
    for name, keys, known in (("source", claim.sources, references), ("answer", claim.answers, said)):
        yield from ((f"names an unknown {name}: '{key}'", nearest(key, known)) for key in keys if key not in known)
