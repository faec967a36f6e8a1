"""A bench for the scripts and styles of the real site. The site, its server and the browser stand in
every_site/fixtures.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from every_site.fixtures import DESK, PHONE, Open

__all__ = ["DESK", "PHONE", "Open"]

Bench = Callable[..., Page]


@pytest.fixture(scope="module")
def bench(browser: Browser, address: str) -> Iterator[Bench]:
    """One window for many small tests: `bench("<form>…</form>", "features/filter.js")` shows nothing but that HTML in
    the site's style, and runs the scripts on it, after what `before` says. Fails on any error of theirs.
    """
    faults: list[str] = []
    with browser.new_context(viewport=DESK, has_touch=True) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(3000)  # nothing is waited for here
        page.on("pageerror", lambda error: faults.append(str(error)))

        def make(
            body: str, *scripts: str, direction: str = "ltr", before: str = "", place: str = ""
        ) -> Page:
            head = (
                f'<title>Bench</title><link rel="stylesheet" href="{address}assets/css/site.css">'
            )
            root = f'<html lang="en" dir="{direction}" data-base="/quiet-head" data-look="auto">'
            html = f"<!doctype html>{root}<head>{head}</head><body>{body}</body></html>"
            page.unroute_all()
            page.route(
                "**/bench/**",
                lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"),
            )
            page.goto("about:blank")  # or a place on the same page would load nothing
            page.goto(f"{address}bench/{place}")
            page.evaluate(f"() => {{ localStorage.clear(); {before} }}")
            for script in scripts:
                page.evaluate("address => import(address)", address + script)
            return page

        yield make
    assert faults == []
