"""Reads the claims of all pages, and holds them against sources and against what others say."""

from __future__ import annotations

from collections.abc import Iterator

from sitekit.citations.references import Reference
from sitekit.evidence import claims, stated
from sitekit.evidence.block import EvidenceBlocks
from sitekit.feature import Feature
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
    found = claims.faults(page.claims, page.source.text, site.references, site.said, official)
    for problem in found:
        yield problem.at(page.path)


def _is_official(reference: Reference | None) -> bool:
    return bool(reference and reference.custom and reference.custom.kind == claims.OFFICIAL)


def gather(site: Site) -> Iterator[Problem]:
    """Put the claims of all pages together."""
    site.claims = [(claim, page) for page in site.pages.values() for claim in page.claims]
    site.claim_of = {claim.id: (claim, page) for claim, page in site.claims}
    yield from claims.twice((claim, page.path) for claim, page in site.claims)
    every = [claim for claim, _ in site.claims]
    for key, what, cure in claims.unanswered(every, site.said):
        yield site.written_said.problem((key,), what, cure)


def show(page: Page, site: Site) -> Iterator[Problem]:
    """Say how sure the claims are that the page states. Two pages list claims: one all of them, one
    the answers to others.
    """
    page.take("claim", *stated.PLACE.findall(page.html))
    yield from stated.fill(page, site.claim_of, site.words)
    if page.template in ("evidence.html", "checks.html"):
        page.take("claim", "*")
        page.take("said", "*")


EVIDENCE = Feature("evidence", load=load, rendered=rendered, gather=gather, show=show)
