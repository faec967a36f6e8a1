"""Every page: what axe finds, what it weighs, loads and keeps. The budget fails when a page outgrows it."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from sites import Site

from .conftest import DESK, PHONE, Open

KILOBYTES, REQUESTS = 50, 12  # an element brings two files
EVERY_SOURCE = 15  # more for the list of more than 300
EVERY_BLOCK = "about/authors/index.html"  # which shows one of each, to authors alone
SHEETS = 3
SHARES = 5


def loaded(page: Page, site: Site) -> dict[str, int]:
    """The files that a page has loaded, and their size as a host sends them: text compressed, pictures as they are."""
    names = page.evaluate(
        "[location.href, ...performance.getEntriesByType('resource').map(one => one.name)]"
    )
    found = {}
    for name in dict.fromkeys(urlsplit(name).path.removeprefix("/quiet-head/") for name in names):
        path = site.path / name
        data = (path / "index.html" if path.is_dir() else path).read_bytes()
        found[name] = len(data) if path.suffix == ".png" else len(gzip.compress(data, 6))
    return found


@pytest.mark.parametrize("share", range(SHARES))  # so that no worker is left with all of it
def test_every_page_is_accessible_light_and_private(
    visit: Open, axe: Callable[[Page], list[str]], site: Site, address: str, share: int
) -> None:
    """Each page once, in schemes and widths in turn, a share of them in one window (a new one a page would take twice
    as long).
    """
    looks = list(product((PHONE, DESK), ("light", "dark", "calm")))
    page, faults = visit("", PHONE), []
    for n, name in list(enumerate(sorted(site.pages())))[share::SHARES]:
        size, look = looks[n % len(looks)]
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme="dark" if look == "dark" else "light")
        page.goto(address + name.removesuffix("index.html") + ("#calm" if look == "calm" else ""))
        faults += [f"{name} {size['width']} {look}: {fault}" for fault in axe(page)]
        files = loaded(page, site)
        assert any(file.endswith("site.css") for file in files), "the list must hold what is loaded"
        allowed = KILOBYTES + (EVERY_SOURCE if name == "evidence/references/index.html" else 0)
        is_heavy = len(files) > REQUESTS or sum(files.values()) > allowed * 1000
        if is_heavy and name != EVERY_BLOCK:
            faults.append(f"{name}: {sum(files.values()) / 1000:.0f} kB, {len(files)} requests")
        kept = page.evaluate(
            "[document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].join('')"
        )
        faults += [f"{name} keeps {kept} without being asked"] if kept else []
        page.set_viewport_size({"width": 320, "height": 640})
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults += [f"{name}: {wide} px wide at 320"] if wide > 320 else []
    assert page.context.cookies() == []
    assert faults == []


def test_nothing_of_search_or_marking_is_loaded_before_it_is_used(visit: Open, site: Site) -> None:
    files = loaded(visit("body/fascia/"), site)
    assert not [name for name in files if re.search("search|worker|marking|pagefind", name)]


@pytest.mark.parametrize(
    "path", ["", "body/circulation/", "evidence/", "glossary/", "search/?q=fascia"]
)
def test_nothing_jumps_while_a_page_loads(visit: Open, path: str) -> None:
    page = visit(path, PHONE)
    page.wait_for_load_state("networkidle")
    shift = page.evaluate("""new Promise(resolve => {
        let sum = 0
        new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value })
            .observe({ type: "layout-shift", buffered: true })
        setTimeout(() => resolve(sum), 300)
    })""")
    assert shift == 0


def articles() -> list[str]:
    root = Path(__file__).parents[2] / "docs"
    return [
        f"{path.relative_to(root).with_suffix('')}/"
        for path in sorted(root.rglob("*.md"))
        if "\nstatus:" in (text := path.read_text("utf-8"))
        and "\ntemplate:" not in text  # a list for authors
        and path.relative_to(root).parts[0] not in ("_templates", "_data")
    ]


@pytest.mark.parametrize("path", articles())
def test_an_article_prints_on_three_sheets(visit: Open, path: str) -> None:
    page = visit(path)
    pdf = page.pdf(prefer_css_page_size=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", io.BytesIO(pdf).read()))
    to_fill_in = page.locator(".sheet-paper").count()  # each on one page more
    assert sheets <= SHEETS + to_fill_in
