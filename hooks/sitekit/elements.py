"""The elements that scripts bring to life. Each feature says in `site.elements` which are its own,
and a page loads the script and the style sheet of those that stand in it.
"""

from __future__ import annotations

import re
from pathlib import Path

from sitekit.feature import Feature
from sitekit.site import Page, Site

TAG = re.compile(r"<([a-z]+(?:-[a-z]+)+)\b")


def used(html: str, site: Site) -> list[str]:
    """The elements that stand in `html`, by name, each once."""
    return [tag for tag in dict.fromkeys(TAG.findall(html)) if tag in site.elements]


def show(page: Page, site: Site) -> None:
    """Have the page load what its elements need."""
    for tag in used(page.html, site):
        element = site.elements[tag]
        page.scripts.append(element.script)
        if element.style:
            page.styles.append(element.style)


def write(site: Site, folder: Path) -> None:
    """Publish nothing that no page loads."""
    pages = [*site.pages.values(), *site.drafts.values()]
    loaded = {path for page in pages for path in (*page.scripts, *page.styles)}
    own = {path for element in site.elements.values() for path in element}
    for path in {*own, *site.styles} - loaded - {""}:
        (folder / path).unlink(missing_ok=True)


ELEMENTS = Feature("elements", show=show, write=write)
