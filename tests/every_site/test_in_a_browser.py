"""Every page in a browser: what axe finds, what it keeps, whether it fits, and what is on paper."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page

from every_site.built import Site
from every_site.fixtures import DESK, PHONE, Look, Open

SHARES = 5
KEPT = """[
    document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage),
].join("")"""
WIDTH = "document.documentElement.scrollWidth"


@pytest.mark.parametrize("share", range(SHARES))  # so that no worker is left with all of it
def test_every_page_is_accessible_private_and_fits(
    visit: Open, axe: Callable[[Page], list[str]], also: Look, site: Site, address: str, share: int
) -> None:
    """Each page once, in schemes and widths in turn, a share of them in one window (a new one a page would take twice
    as long).
    """
    looks = list(product((PHONE, DESK), ("light", "dark", "calm")))
    page, faults = visit("", PHONE), []
    for n, name in list(enumerate(sorted(site.pages())))[share::SHARES]:
        size, look = looks[n % len(looks)]
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme="dark" if look == "dark" else "light", media="screen")
        page.goto(address + name.removesuffix("index.html") + ("#calm" if look == "calm" else ""))
        faults += [f"{name} {size['width']} {look}: {fault}" for fault in axe(page)]
        faults += also(page, name, site)
        kept = page.evaluate(KEPT)
        faults += [f"{name} keeps {kept} without being asked"] if kept else []
        page.set_viewport_size({"width": 320, "height": 640})
        wide = page.evaluate(WIDTH)
        faults += [f"{name}: {wide} px wide at 320"] if wide > 320 else []
        page.emulate_media(media="print")
        on_paper = page.locator("[data-disclaimer]").is_visible()
        faults += [] if on_paper else [f"{name}: its disclaimer is not on paper"]
    assert page.context.cookies() == []
    assert faults == []
