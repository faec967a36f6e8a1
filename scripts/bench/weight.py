"""What a reader's phone loads: each kind of page of this site, and the same Markdown built by stock
Material.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml
from phone import ROOT, SLOW, Visit, chromium, host, median, table
from playwright.sync_api import Browser

PAGES = ["", "body/fascia/", "glossary/fascia/", "evidence/", "feel-better/during-an-attack/"]
TIMES = 3
STOCK = {  # as Material's own documentation sets a site up
    "site_name": "Stock",
    "exclude_docs": "/_data/\n/_templates/\n",
    "theme": {"name": "material", "features": ["search.suggest", "navigation.sections"]},
    "plugins": ["search"],
    "markdown_extensions": ["attr_list", "tables", "toc", "pymdownx.blocks.html"],
}


def build(config: Path, to: Path) -> None:
    """Build a site in a process of its own."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(to)]
    subprocess.run(
        command,
        check=True,
        env={**os.environ, "SITE_URL": "http://127.0.0.1/"},
        stderr=subprocess.DEVNULL,
    )


def stock(folder: Path) -> Path:
    """The same Markdown as a site of stock Material: without the templates that it does not know."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    for path in (folder / "docs").rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"^template: .*\n", "", text, flags=re.MULTILINE), "utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(STOCK), "utf-8")
    return folder / "mkdocs.yml"


def visit(browser: Browser, address: str) -> dict[str, float]:
    """One first visit on a slow phone and line, until the page has come to rest."""
    one = Visit(browser, SLOW)
    one.page.goto(address, wait_until="load")
    one.page.wait_for_timeout(1500)
    seen: dict[str, float] = one.page.evaluate("seen")
    one.page.context.close()
    return {**seen, "bytes": one.bytes, "requests": one.requests}


def rows(browser: Browser, ours: str, theirs: str) -> Iterator[list[str]]:
    """A row a page: this site, then stock Material."""
    for path in PAGES:
        here, there = (
            median([visit(browser, site + path) for _ in range(TIMES)]) for site in (ours, theirs)
        )
        cells = [f"{one['bytes'] / 1000:.0f} | {one['requests']:.0f}" for one in (here, there)]
        times = [
            f"{one['lcp'] / 1000:.2f} | {one['tbt']:.0f} | {one['cls']:.3f}"
            for one in (here, there)
        ]
        yield [path or "home", *cells, f"{there['bytes'] / here['bytes']:.1f}", *times]


def main() -> None:
    """Measure and print."""
    print(
        "A first visit by phone: slow 4G (150 ms, 1.6 Mbit/s), processor 4 times slower, median of 3."
    )
    print(
        "Stock Material also asks Google for its fonts, which are not counted where they cannot be reached."
    )
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        build(ROOT / "mkdocs.yml", folder / "ours")
        build(stock(folder / "sources"), folder / "stock")
        head = ["page", "kB", "requests", "stock kB", "requests", "ratio"]
        head += ["LCP, s", "TBT, ms", "CLS", "stock LCP, s", "TBT, ms", "CLS"]
        with host(folder / "ours") as ours, host(folder / "stock") as theirs:
            table(head, rows(browser, ours, theirs))
