"""Reads the claims of all pages, and holds them against sources and against what others say."""

from __future__ import annotations

from collections.abc import Iterator

from sitekit.citations.references import Reference
from sitekit.evidence import claims, stated
from sitekit.evidence.block import EvidenceBlocks
from sitekit.evidence.claims import Claim
from sitekit.feature import Feature
from sitekit.fences import line_of_block
from sitekit.language import telling
from sitekit.problem import Problem
from sitekit.record import read_yaml
from sitekit.site import Page, Site


def load(site: Site) -> Iterator[Problem]:
    """Read what others say, and add the block to Markdown."""
    site.written_said = read_yaml(site.data("said.yml"), "_data/said.yml")
    site.said = {key: str(words) for key, words in site.written_said.data.items()}
    site.syntaxes.append(EvidenceBlocks(site.references, site.said, site.words))
    site.reserved.append("claim-")
    site.unsearched += [".evidence-said", ".evidence-strength"]
    yield from site.written_said.problems
    for key, words in site.written_said.data.items():
        if not isinstance(words, str):
            what = f"'{key}' is no text, but {words!r:.40}."
            yield site.written_said.problem((key,), what, "Put their words in quotes.")


def rendered(page: Page, site: Site) -> Iterator[Problem]:
    """Take the page's claims."""
    page.claims = list(site.syntax(EvidenceBlocks).claims)
    for claim in page.claims:
        page.take("claim", claim.id)
        page.take("reference", *claim.sources)
        page.take("said", *(answer.key for answer in claim.answers))
    sources = {key for claim in page.claims for key in claim.sources}
    official = {key for key in sources if _is_official(site.references.get(key))}
    for claim in page.claims:
        if any(site.follows("reference", key) for key in claim.sources):
            official |= set(claim.sources)  # what a source is that was not read, nobody knows
        yield from _faults(claim, page, site, official)


def _faults(claim: Claim, page: Page, site: Site, official: set[str]) -> Iterator[Problem]:
    """What is wrong with a claim, and what that makes of those who name it."""
    text = page.source.text
    line = line_of_block(text, "evidence", claim.id)
    names = telling(site.language)
    found = list(claims.faults([claim], text, site.references, site.said, official, names))
    lost_options = site.follows("block", f"{page.path}:{line}")
    if found or lost_options:
        site.blame("claim", claim.id if claims.is_name(claim.id) else "*")
    if lost_options or any(answer.key not in site.said for answer in claim.answers):
        site.blame("said", "*")
    if not lost_options:
        yield from (problem.at(page.path) for problem in found)


def _is_official(reference: Reference | None) -> bool:
    return bool(reference and reference.custom and reference.custom.kind == claims.OFFICIAL)


def gather(site: Site) -> Iterator[Problem]:
    """Put the claims of all pages together."""
    if any("evidence" in page.stray for page in site.pages.values()):
        site.blame("claim", "*")
        site.blame("said", "*")
    site.claims = [(claim, page) for page in site.pages.values() for claim in page.claims]
    site.claim_of = {claim.id: (claim, page) for claim, page in reversed(site.claims)}
    with_claims = [page for page in site.pages.values() if page.claims]
    for name, problem in claims.twice((page.path, page.source.text) for page in with_claims):
        site.blame("claim", name)
        yield problem
    every = [claim for claim, _ in site.claims]
    for key, what, cure in claims.unanswered(every, site.said):
        if not site.follows("said", key):
            yield site.written_said.problem((key,), what, cure)


def show(page: Page, site: Site) -> Iterator[Problem]:
    """Say how sure the claims are that the page states. Two pages list claims: one all of them, one
    the answers to others.
    """
    page.take("claim", *stated.PLACE.findall(page.html))
    for name, problem in stated.fill(page, site.claim_of, site.words):
        if not site.follows("claim", name):
            yield problem
    if page.template in ("evidence.html", "checks.html"):
        page.take("claim", "*")
        page.take("said", "*")


EVIDENCE = Feature("evidence", load=load, rendered=rendered, gather=gather, show=show)
