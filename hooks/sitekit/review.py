"""Who has checked an article, and when."""

from __future__ import annotations

from collections.abc import Iterator

from sitekit.feature import Feature
from sitekit.front_matter import Article
from sitekit.problem import Problem, known_are, nearest
from sitekit.site import Page, Site


def read(page: Page, site: Site) -> Iterator[Problem]:
    """Name a status that the site does not have, one that does not fit who has checked the page,
    and a review that is still to come. One that is late is told to readers (`site.overdue`).
    """
    if not page.article:
        return
    yield from _status(page, page.article, site)
    if page.article.reviewed and page.article.reviewed > site.today:
        cure = "Write the day on which it was compared with its sources."
        yield page.source.keys.problem(("reviewed",), "'reviewed' lies in the future.", cure)


def _status(page: Page, article: Article, site: Site) -> Iterator[Problem]:
    name, status, keys = article.status or "", site.status(page), page.source.keys
    if name and not status:
        cure = nearest(name, site.statuses, known_are(site.statuses))
        yield keys.problem(("status",), f"there is no status '{name}'.", cure)
    if status and status.by and not article.reviewed_by:
        what = f"the status '{name}' says who has checked the page, and 'reviewed_by' is missing."
        yield keys.problem(("status",), what, "Add it: a real, named person.")
    if status and article.reviewed_by and not status.by:
        named = [other for other, one in site.statuses.items() if one.by]
        what = f"'reviewed_by' names someone, and the status '{name}' does not say so."
        cure = f"Write the status '{named[0]}', or take it out." if named else "Take it out."
        yield keys.problem(("reviewed_by",), what, cure)


REVIEW = Feature("review", read=read)
