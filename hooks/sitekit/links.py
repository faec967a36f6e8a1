"""Where the links of the frame lead: to pages that a site's settings name, and to its tools."""

from __future__ import annotations

from collections.abc import Iterator

from sitekit.feature import Feature
from sitekit.problem import Problem, nearest
from sitekit.record import Keys
from sitekit.site import Link, Page, Site


def named(site: Site) -> Iterator[tuple[Keys, Link]]:
    """Each link of the settings, with the way to it."""
    settings = site.settings
    for key, link in (("help", settings.help), ("calm", settings.calm)):
        if link:
            yield (key, "page"), link
    for n, link in enumerate(settings.policies):
        yield ("policies", str(n), "page"), link


def gather(site: Site) -> Iterator[Problem]:
    """Note where each tool is, and name a link to a page that is not there."""
    site.tools = {page.template: page.url for page in site.pages.values() if page.template}
    for keys, link in named(site):
        if link.page not in site.pages:
            what = f"there is no page '{link.page}'."
            yield site.written.problem(keys, what, nearest(link.page, site.pages))


def show(page: Page, site: Site) -> list[Problem]:
    """The frame of every page shows the site's settings."""
    page.take("template", page.template or "main.html", "base.html")
    page.take("setting", "*")
    return []


LINKS = Feature("links", gather=gather, show=show)
