"""`{claim=id}` behind a list item: it states that claim, and ends with how sure it is, taken from
the claim wherever it stands.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping

from markdown.treeprocessors import Treeprocessor

from sitekit.evidence.claims import Claim
from sitekit.problem import Problem, line_of, nearest
from sitekit.site import Page
from sitekit.words import Words

NAMED = re.compile(r"\s*\{claim=([^\s{}]+)\}\s*$")
PLACE = re.compile(r'<span data-states="([^"]*)"></span>')


class Stated(Treeprocessor):
    """Leaves a place for the certainty: the claim may stand on a page that is read later."""

    def run(self, root: etree.Element) -> None:
        """Go through the lists of a page."""
        for item in root.iter("li"):
            for holder in item.findall("p") or [item]:
                self._read(holder)

    def _read(self, holder: etree.Element) -> None:
        last = holder[-1] if len(holder) else None
        text = (holder.text if last is None else last.tail) or ""
        if not (named := NAMED.search(text)):
            return
        if last is None:
            holder.text = text[: named.start()]
        else:
            last.tail = text[: named.start()]
        etree.SubElement(holder, "span", {"data-states": named[1]})


def fill(
    page: Page, claims: Mapping[str, tuple[Claim, Page]], words: Words
) -> Iterator[tuple[str, Problem]]:
    """Put the certainty of each claim that the page states into its place; name each that there is
    not.
    """
    unknown: list[str] = []

    def sure(match: re.Match[str]) -> str:
        name = match[1]
        if name not in claims:
            unknown.append(name)
            return ""
        claim, where = claims[name]
        return f' <a class="sure" href="{address(page, where, name)}">{verdict(claim, words)}</a>'

    page.html = PLACE.sub(sure, page.html)
    for name in unknown:
        line = line_of(rf"claim={re.escape(name)}\b", page.source.text)
        cure = nearest(name, claims, "Name the claim of an evidence block.")
        yield name, Problem(page.path, line, f"there is no claim '{name}'.", cure)


def address(page: Page, where: Page, name: str) -> str:
    """The way from a page to a claim that stands on the page `where`."""
    return f"{'' if where is page else page.to_root + where.url}#claim-{name}"


def verdict(claim: Claim, words: Words) -> str:
    """How sure a claim is, as a shape and a word; else what kind of claim it is."""
    if not claim.certainty:
        return words.named("direction", claim.direction)
    label = f'<span class="visually-hidden">{words.certainty}:</span>'
    said = words.named("certainty", claim.certainty)
    return f'<span aria-hidden="true">{claim.sign}</span> {label} {said}'
