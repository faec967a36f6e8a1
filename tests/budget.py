"""What a page of the real site may weigh and load. The tests fail when a page outgrows it."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

from playwright.sync_api import Page

from every_site.built import SUB_PATH, Site

KILOBYTES, REQUESTS = 50, 12  # an element brings two files
EVERY_SOURCE = 20  # more for the list of all sources, which grows with them
EVERY_BLOCK = "authors/blocks/index.html"  # which shows one of each, to authors alone


def loaded(page: Page, site: Site) -> dict[str, int]:
    """The files that a page has loaded, and their size as a host sends them: text compressed, pictures as they are."""
    names = page.evaluate(
        "[location.href, ...performance.getEntriesByType('resource').map(one => one.name)]"
    )
    found = {}
    for name in dict.fromkeys(urlsplit(name).path.removeprefix(SUB_PATH) for name in names):
        path = site.path / name
        data = (path / "index.html" if path.is_dir() else path).read_bytes()
        found[name] = len(data) if path.suffix == ".png" else len(gzip.compress(data, 6))
    return found


def overweight(page: Page, name: str, site: Site) -> list[str]:
    """What a page in a browser weighs, if that is too much."""
    files = loaded(page, site)
    assert any(file.endswith("site.css") for file in files), "the list must hold what is loaded"
    allowed = KILOBYTES + (EVERY_SOURCE if name == "evidence/references/index.html" else 0)
    is_heavy = len(files) > REQUESTS or sum(files.values()) > allowed * 1000
    if is_heavy and name != EVERY_BLOCK:
        return [f"{name}: {sum(files.values()) / 1000:.0f} kB, {len(files)} requests"]
    return []
