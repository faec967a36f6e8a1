"""A host and a slow phone to measure with. Files go out compressed, as GitHub Pages sends them."""

from __future__ import annotations

import functools
import gzip
import http.server
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Line:
    """A line to the phone: seconds until an answer begins, bytes a second."""

    latency: float
    speed: float


# Lighthouse's slow 4G: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
SLOW, PLAIN = Line(0.15, 1.6e6 / 8), Line(0, 1e9)
SLOWER_PROCESSOR = 4
PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest", ".txt"}


class Host(http.server.SimpleHTTPRequestHandler):
    """Sends text compressed, as fast as `line` allows (the browser's own brake does not reach
    workers), and counts.
    """

    protocol_version = "HTTP/1.1"
    line, sent, requests = PLAIN, 0, 0
    turn = threading.Lock()

    def do_GET(self) -> None:
        """One file, or what is in a folder."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data, packed = path.read_bytes(), path.suffix in PACKED
        data = gzip.compress(data, 6) if packed else data
        time.sleep(Host.line.latency)
        with Host.turn:  # all requests share the line
            time.sleep(len(data) / Host.line.speed)
            Host.sent, Host.requests = Host.sent + len(data), Host.requests + 1
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")  # as GitHub Pages does
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with suppress(ConnectionError):  # a page that was left
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def host(folder: Path) -> Iterator[str]:
    """The address at which a folder is served."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Host, directory=str(folder))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that `make test` uses."""
    found = subprocess.run(
        [sys.executable, str(ROOT / "scripts/chromium.py")],
        capture_output=True,
        text=True,
        check=True,
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found.stdout.strip() or None, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


class Visit:
    """One first visit by phone: its `page`, and the bytes and requests that it has cost so far."""

    def __init__(self, browser: Browser, line: Line) -> None:
        Host.line, Host.sent, Host.requests = line, 0, 0
        context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
        self.page: Page = context.new_page()
        devtools: CDPSession = context.new_cdp_session(self.page)
        devtools.send(
            "Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR if line is SLOW else 1}
        )
        self.page.add_init_script(OBSERVE)

    @property
    def bytes(self) -> int:
        """What the host has sent."""
        return Host.sent

    @property
    def requests(self) -> int:
        """How often it was asked."""
        return Host.requests


OBSERVE = """
    window.seen = { lcp: 0, cls: 0, tbt: 0 }
    const watch = (type, take) =>
        new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true })
    watch("largest-contentful-paint", one => { seen.lcp = one.startTime })
    watch("layout-shift", one => { seen.cls += one.value })
    watch("longtask", one => { seen.tbt += Math.max(0, one.duration - 50) })
"""


def median(found: list[dict[str, float]]) -> dict[str, float]:
    """The middle of several measurements, figure by figure."""
    return {name: statistics.median(one[name] for one in found) for name in found[0]}


def table(head: list[str], rows: Iterator[list[str]]) -> None:
    """Print a table in Markdown, each row as soon as it is known."""
    print(f"\n| {' | '.join(head)} |\n|{'--:|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)
