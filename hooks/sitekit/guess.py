"""`/// guess`: claims to judge. A reader says how sure they would be of each, then sees how sure
this site is, and why it is neither surer nor less sure.

Nobody picks the claims: all that say something is so, with a step of certainty, are there, in an
order that a hash of their ids gives. Those of warning signs stay beside their signs, since a low
step would be read as a reason not to call.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator
from typing import Any

from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from sitekit.evidence import stated
from sitekit.evidence.claims import CERTAINTIES, Claim
from sitekit.feature import Feature
from sitekit.fences import line_of_block
from sitekit.problem import Problem
from sitekit.search import wanted
from sitekit.site import Element, Page, Site

PLACE = '<div data-guess=""></div>'
FILLED = re.compile(r'<div data-guess="">(?!</div>)')
# Claims that something is so. One that says itself that nobody can tell has nothing to judge.
PLAIN = ("helps", "harms", "linked")
STEPS = {step: shape for step, shape in CERTAINTIES.items() if step != "not studied"}


class Guess(Block):  # type: ignore[misc]
    """A place that the claims are put into once all are known."""

    NAME = "guess"
    ARGUMENT = False

    def on_validate(self, parent: etree.Element) -> bool:
        """Take no attributes: its script and its style know it by its own."""
        return not self.options["attrs"]

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Leave the place."""
        return etree.SubElement(parent, "div", {"data-guess": ""})


class GuessBlocks(BlocksExtension):  # type: ignore[misc]
    """Adds the block to Markdown."""

    def extendMarkdownBlocks(self, md: Any, block_mgr: Any) -> None:
        """Called anew for each page."""
        block_mgr.register(Guess, {})


Judged = tuple[Claim, Page]
"""A claim with the page that it stands on."""


def judged(site: Site) -> list[Judged]:
    """All claims that can be judged, in an order that nobody chose."""
    asked = [
        (claim, where)
        for claim, where in site.claims
        if claim.certainty in STEPS and claim.direction in PLAIN
        if wanted(where) and not site.is_of_emergency(where, claim.sources)
    ]
    return sorted(asked, key=lambda one: hashlib.sha256(one[0].id.encode()).hexdigest())


def unreasoned(claims: Iterable[Judged], site: Site) -> Iterator[Problem]:
    """Each claim that does not say why it has its step."""
    for claim, where in claims:
        told = [reason.name for reason in claim.why]
        untold = " and ".join(f"'{name}'" for name in claim.reasons if name not in told)
        if untold and not site.follows("claim", claim.id):
            line = line_of_block(where.source.text, "evidence", claim.id)
            what = f"the claim '{claim.id}' is to be judged, and its 'why' lacks {untold}."
            yield Problem(where.path, line, what, "Say in a sentence why its certainty is so.")


def load(site: Site) -> None:
    """Add the block to Markdown."""
    site.syntaxes.append(GuessBlocks())
    site.elements["claim-guess"] = Element("features/guess.js", "features/guess.css")


def show(page: Page, site: Site) -> Iterator[Problem]:
    """Put the claims in, now that the search index has read the page."""
    line = line_of_block(page.source.text, Guess.NAME, "")
    if FILLED.search(page.html):
        what = "the block 'guess' holds words, and has no place for them."
        yield Problem(page.path, line, what, "Close it on the next line, with '///'.")
    if PLACE not in page.html:
        return
    page.take("claim", "*")
    shown = page.html  # a claim that the page itself tells of has nothing left to judge
    claims = [
        (claim, where)
        for claim, where in judged(site)
        if f'href="{stated.address(page, where, claim.id)}"' not in shown
    ]
    if not claims:
        what = "there is no claim to judge."
        cure = "Write one (/// evidence | …) with a certainty, on a page that search finds."
        yield Problem(page.path, line, what, cure)
    yield from unreasoned(claims, site)
    html = site.render(
        "features/guess.html",
        page=page,
        claims=claims,
        steps=STEPS,
        address=stated.address,
        map=next((one for one in site.pages.values() if one.template == "evidence.html"), None),
    )
    page.html = page.html.replace(PLACE, html if claims else "")


GUESS = Feature("guess", load=load, show=show)
