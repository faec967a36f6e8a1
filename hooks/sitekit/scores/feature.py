"""Sets how clear each page is beside it, for the page that shows it."""

from __future__ import annotations

from collections.abc import Iterator

from sitekit.feature import Feature
from sitekit.problem import Problem
from sitekit.record import read_records
from sitekit.scores.score import Score, review
from sitekit.site import Page, Site


def gather(site: Site) -> Iterator[Problem]:
    """Read the scores."""
    text, path = site.data("scores.yml"), "_data/scores.yml"
    found, written, problems = read_records(Score, text, path)
    articles = {page.path: page for page in site.articles if site.needs_sources(page)}
    yield from review(written, articles)
    yield from problems
    site.scores = [(articles[name], score) for name, score in found.items() if name in articles]


def show(page: Page, site: Site) -> None:
    """One page lists all scores."""
    if page.template == "checks.html":
        page.take("score", "*")


SCORES = Feature("scores", gather=gather, show=show)
