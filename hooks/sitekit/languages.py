"""`extra.alternate`, as Material has it: the same site in other languages, each built by itself.
From each page a way leads to the same page there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from sitekit.feature import Feature
from sitekit.problem import Problem
from sitekit.site import Alternate, Page, Site, Way


def others(site: Site) -> list[Alternate]:
    """The languages that this site is not in."""
    return [one for one in site.settings.alternate if one.lang != site.language]


def way(site: Site, other: Alternate, page: Page | None = None) -> Way:
    """To the same page in another language, where that is known to be; else to its home page."""
    there = page is not None and page.path in site.elsewhere.get(other.lang, ())
    link = other.link + (page.url if there and page else "")
    return Way(other.name, other.lang, link, urljoin(site.address, link) if there else "")


def sources(site: Site, other: Alternate) -> Path:
    """The folder that has its pages, beside that of this site."""
    return site.docs.parent / (other.docs or "")


def gather(site: Site) -> Iterator[Problem]:
    """See which pages the others have, and name what leads nowhere."""
    alternates = site.settings.alternate
    if alternates and len(others(site)) == len(alternates):
        what = f"'alternate' does not have this site's own language, '{site.language}'."
        yield site.written.problem(("alternate",), what, "Name it among the others.")
    for number, other in enumerate(alternates):
        if not other.link.endswith("/"):
            what = f"'{other.link}' is not the address of a site."
            cure = "Write it with a slash at its end: 'de/', '../' or '/de/'."
            yield site.written.problem(("alternate", str(number), "link"), what, cure)
        if other.docs and not sources(site, other).is_dir():
            what = f"there is no folder '{other.docs}'."
            cure = "Name the 'docs_dir' of that language, beside this one."
            yield site.written.problem(("alternate", str(number), "docs"), what, cure)
    for other in others(site):
        if other.docs:
            folder = sources(site, other)
            found = folder.rglob("*.md")
            site.elsewhere[other.lang] = {one.relative_to(folder).as_posix() for one in found}
    site.languages = [way(site, other) for other in others(site)]


def show(page: Page, site: Site) -> None:
    """Give a page its ways to the other languages."""
    page.languages = [way(site, other, page) for other in others(site)]


LANGUAGES = Feature("languages", gather=gather, show=show)
