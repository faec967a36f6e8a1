"""A server for the real site under its sub-path, and Chromium to look at it with.

`CHROMIUM_SERVER` may give the address of a Chromium that runs already, as `playwright launch-server`
prints it.
"""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from sites import Site

SUB_PATH = "/quiet-head/"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the folder under the sub-path, and 404.html for what is not there, as GitHub Pages does."""

    def translate_path(self, path: str) -> str:
        """A path outside the sub-path is no file."""
        return (
            super().translate_path(path[len(SUB_PATH) - 1 :])
            if path.startswith(SUB_PATH)
            else "/nonexistent"
        )

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page for what is missing."""
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """Where the real site is served: on a free port, whatever address it was built for."""
    handler = functools.partial(Handler, directory=str(site.path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that CHROMIUM names (`make test` finds one)."""
    root = getattr(os, "geteuid", lambda: 1)() == 0  # Chromium's sandbox does not start as root
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    with sync_playwright() as playwright:
        if running := os.environ.get("CHROMIUM_SERVER"):
            yield playwright.chromium.connect(running)
            return
        yield playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"),
            args=[*quiet, *(["--no-sandbox"] if root else [])],
        )


Open = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page: `visit("body/fascia/", PHONE, color_scheme="dark")`. Fails the test on any error in the console,
    and on any request to another place.
    """
    faults: list[str] = []
    origin = urlsplit(address).netloc
    with ExitStack() as stack:

        def make(path: str = "", size: dict[str, int] = DESK, **options: object) -> Page:
            settings = {"viewport": size, "has_touch": size is PHONE, **options}
            context: BrowserContext = stack.enter_context(browser.new_context(**settings))  # type: ignore[arg-type]
            page = context.new_page()
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.on(
                "console", lambda said: faults.append(said.text) if said.type == "error" else None
            )
            page.on(
                "request",
                lambda sent: (
                    faults.append(sent.url) if urlsplit(sent.url).netloc != origin else None
                ),
            )
            page.goto(address + path)
            return page

        yield make
    assert faults == []


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


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Runs every rule of axe on a page: what it finds, in a line each."""

    def run(page: Page) -> list[str]:
        found = Axe().run(page).response["violations"]
        return [
            f"{rule['id']}: {node['html']} {node['failureSummary']}"
            for rule in found
            for node in rule["nodes"]
        ]

    return run
