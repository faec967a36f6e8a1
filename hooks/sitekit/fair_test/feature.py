"""Puts trials, frame by frame, into the pages that show them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitekit.citations.references import Reference
from sitekit.evidence import stated
from sitekit.fair_test import dots
from sitekit.fair_test.block import CSS, FairTest, FairTestBlocks
from sitekit.fair_test.trials import Trial, claims, faults, sources
from sitekit.feature import Feature
from sitekit.fences import line_of_block
from sitekit.problem import Problem, nearest
from sitekit.record import read_records
from sitekit.site import Element, Page, Site

FILE = "fair-test.yml"
OPEN = re.compile(rf'<div class="{CSS}" data-trial="([^"]+)">')
CITED = re.compile(r'\s*<p class="cited">((?:(?!</p>).)*)</p>', re.DOTALL)
PLACE = re.compile(rf"{OPEN.pattern}((?:{CITED.pattern})*)\s*</div>", re.DOTALL)


class Cited(dict[str, str]):
    """The citation of each source of a trial, as HTML."""

    def next(self, source: str) -> str:
        """It, for one place more. Only the first has the id to which its reference leads back."""
        html = self[source]
        self[source] = re.sub(r' id="cite-[^"]*"', "", html)
        return html


def load(site: Site) -> Iterator[Problem]:
    """Read the trials, hold them against their sources, and add the block. One with a mistake is
    not shown, but stays a known name.
    """
    known, written, problems = read_records(Trial, site.data(FILE), f"_data/{FILE}")
    yield from problems
    results = {key: _said(reference) for key, reference in site.references.items()}
    ready = {}
    for key, trial in known.items():
        wrong = list(faults(trial, results))
        for place, what, cure in wrong:
            yield written.problem((key, *place), f"'{key}', {what}", cure)
        if not wrong:
            ready[key] = trial
    site.written_trials = written
    site.syntaxes.append(FairTestBlocks(written.data, ready))
    site.unsearched.append(".fair-test")
    site.reserved.append("fair-test-")
    site.elements["fair-test"] = Element("features/fair_test.js", "features/fair_test.css")


def _said(reference: Reference) -> str:
    """What a reference found, and of how many."""
    own = reference.custom
    return f"{own.result}; {own.size or ''}" if own else ""


def gather(site: Site) -> Iterator[Problem]:
    """Hold the claims that trials name against those that there are."""
    for key, trial in site.syntax(FairTestBlocks).ready.items():
        for place, claim in claims(trial):
            if claim not in site.claim_of:
                what = f"'{key}': there is no claim '{claim}'."
                cure = nearest(claim, site.claim_of, "Name the claim of an evidence block.")
                yield site.written_trials.problem((key, *place), what, cure)


def show(page: Page, site: Site) -> Iterator[Problem]:
    """Put the trials in, now that the search index has read the page."""
    ready = site.syntax(FairTestBlocks).ready

    def drawn(place: re.Match[str]) -> str:
        key = place[1]
        page.take("trial", key)
        if key not in ready:
            return ""
        trial = ready[key]
        named = [claim for _, claim in claims(trial)]
        page.take("claim", *named)
        return site.render(
            "features/fair_test.html",
            key=key,
            trial=trial,
            dots=dots,
            cited=Cited(zip(sources(trial), CITED.findall(place[2]), strict=True)),
            sure={claim: _sure(page, site, claim) for claim in named if claim in site.claim_of},
        )

    page.html = PLACE.sub(drawn, page.html)
    for key in OPEN.findall(page.html):
        line = line_of_block(page.source.text, FairTest.NAME, key)
        what = f"the block of the trial '{key}' holds words, and the trial has no place."
        yield Problem(page.path, line, what, "Close it on the next line, with '///'.")


def _sure(page: Page, site: Site, name: str) -> tuple[str, str]:
    """How sure a claim is, as HTML, and the way to it from a page."""
    claim, where = site.claim_of[name]
    return stated.verdict(claim, site.words), stated.address(page, where, name)


FAIR_TEST = Feature("fair-test", load=load, gather=gather, show=show)
