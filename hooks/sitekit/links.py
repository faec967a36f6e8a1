"""Where the links of the frame lead: to pages that a site's settings name, and to its tools."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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
    yield from unreadable(site)
    for page in site.pages.values():
        if page.template and not site.has_template(page.template):
            what = f"there is no template '{page.template}'."
            yield page.source.keys.problem(("template",), what, "Name a file of the theme.")
            page.template_is_missing = True
    site.tools = {page.template: page.url for page in site.pages.values() if page.template}
    for keys, link in named(site):
        if link.page not in site.pages:
            what = f"there is no page '{link.page}'."
            yield site.written.problem(keys, what, nearest(link.page, site.pages))


def unreadable(site: Site) -> list[Problem]:
    """Files that could not be read as text, each told once."""
    told, site.unreadable = site.unreadable, []
    return told


def write(site: Site, folder: Path) -> list[Problem]:
    """Name what was only read when pages were shown."""
    return unreadable(site)


def show(page: Page, site: Site) -> None:
    """The frame of every page shows the site's settings."""
    page.take("template", page.template or "main.html", "base.html")
    page.take("setting", "*")


LINKS = Feature("links", gather=gather, show=show, write=write)
