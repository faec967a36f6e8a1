"""The site of this repository, built once for all tests and served under its path, and Chromium to
look at it with.

`BUILT_SITE` may name a folder with the site, built before and remembered: it is built no more.
`CHROMIUM_SERVER` may give the address of a Chromium that runs already, as `playwright launch-server`
prints it.
"""

from __future__ import annotations

import functools
import http.server
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from every_site.built import (
    ADDRESS,
    ROOT,
    SUB_PATH,
    THE_SITE,
    Site,
    build_site,
    recall,
    remember,
)

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark of tests that are not for every day."""
    config.addinivalue_line("markers", "slow: takes seconds; `make check` leaves it to `make test`")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Site:
    """The site, built strictly, and once: whichever process comes first does it."""
    if (named := os.environ.get("BUILT_SITE")) and (found := recall(Path(named))):
        return found
    folder = tmp_path_factory.getbasetemp()
    if worker_id != "master":  # each worker has a folder in one that they share
        folder = folder.parent
    built = folder / THE_SITE
    with FileLock(folder / f"{THE_SITE}.lock"):
        if found := recall(built):
            return found
        made = build_site(ROOT / "mkdocs.yml", built, strict=True, site_url=ADDRESS)
        return remember(made)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the folder under the sub-path, and 404.html for what is not there, as GitHub Pages does."""

    timeout = 2  # seconds: browsers open connections on which they may never ask for anything

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


class Server(http.server.ThreadingHTTPServer):
    """A server that leaves no connection behind, and does not speak of visitors who left before all
    was sent.
    """

    daemon_threads = False  # so that its end waits for them

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell of every other error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder: on a free port, under the site's path."""
    handler = functools.partial(Handler, directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """Where the site is served, whatever address it was built for."""
    with served(site.path) as address:
        yield address


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
    """Opens a page: `visit("about/privacy/", PHONE, color_scheme="dark")`. Fails the test on any error in the console,
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


# Of the hundreds of parts that pass, none crosses to Python.
FAULTS = "axe.run({ resultTypes: ['violations'] }).then(found => found.violations)"


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Runs every rule of axe on a page: what it finds, in a line each."""
    script = Axe().axe_script

    def run(page: Page) -> list[str]:
        page.evaluate(script)
        found = page.evaluate(FAULTS)
        return [
            f"{rule['id']}: {node['html']} {node['failureSummary']}"
            for rule in found
            for node in rule["nodes"]
        ]

    return run


Look = Callable[[Page, str, Site], list[str]]


@pytest.fixture(scope="session")
def also() -> Look:
    """What a site asks of each of its pages besides: a page in a browser, the name of its file, and
    the site, to what is wrong. A site that asks for more has a fixture of this name in a conftest.
    """
    return lambda page, name, site: []
