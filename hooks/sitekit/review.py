"""When an article was reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from sitekit.feature import Feature
from sitekit.problem import Problem
from sitekit.site import Page, Site


def read(page: Page, site: Site) -> Iterator[Problem]:
    """Name a review that is still to come. One that is late is told to readers (`site.overdue`)."""
    if page.article and page.article.reviewed and page.article.reviewed > site.today:
        line = page.source.keys.line(("reviewed",))
        cure = "Write the day on which it was compared with its sources."
        yield Problem(page.path, line, "'reviewed' lies in the future.", cure)


REVIEW = Feature("review", read=read)
