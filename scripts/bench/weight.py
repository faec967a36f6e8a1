"""What a reader's phone loads: each kind of page of this site, and the same Markdown built by stock
Material; and what the elements and kinds of page weigh, which needs no browser.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml
from mkdocs.commands.build import build as build_here
from mkdocs.config import load_config
from phone import ROOT, SLOW, Visit, chromium, host, median, table
from playwright.sync_api import Browser

from sitekit.elements import used
from sitekit.search import wanted
from sitekit.site import Page, Site

PAGES = ["", "body/fascia/", "glossary/fascia/", "evidence/", "feel-better/during-an-attack/"]
TIMES = 3
SCRIPT = re.compile(r'<(?:script [^>]*src|link rel="modulepreload" href)="([^"]+)"')
SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
PLAIN_ARTICLE = "body/fascia.md"
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


def packed(path: Path) -> int:
    """A file's bytes as a host sends it."""
    return len(gzip.compress(path.read_bytes(), 6))


def known(to: Path) -> Site:
    """Build the site into `to`, and give back all that its build knew."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(to))
    build_here(config)
    site: Site = getattr(config.plugins["sitekit"], "site")  # noqa: B009 # it is no plugin of a class
    return site


def kinds(site: Site) -> Iterator[tuple[str, Page]]:
    """A page of each kind: the plain article first, then for each element and each template the
    first page that has it.
    """
    yield "plain article", site.pages[PLAIN_ARTICLE]
    for tag in site.elements:
        has = [one for one in site.pages.values() if wanted(one) and tag in used(one.html, site)]
        yield from [(tag, page) for page in has[:1]]
    for template in site.tools:
        named = [page for page in site.pages.values() if page.template == template]
        yield from [(template, page) for page in named[:1]]


def element_rows(site: Site, folder: Path) -> Iterator[list[str]]:
    """A row an element: its script and its own style sheet, in bytes as sent."""
    for tag, (script, style) in site.elements.items():
        on = sum(tag in used(page.html, site) for page in site.pages.values())
        sizes = [str(packed(folder / path)) if path and on else "" for path in (script, style)]
        yield [tag, *sizes, str(on)]


def page_rows(site: Site, folder: Path) -> Iterator[list[str]]:
    """A row a kind of page: its HTML, the scripts and sheets that it names, and all of it beside
    the plain article.
    """
    plain = 0
    for kind, page in kinds(site):
        html = (folder / page.file).read_text("utf-8")
        home = (folder / page.file).parent
        parts = [packed(folder / page.file)]
        for named in (SCRIPT, SHEET):
            paths = {(home / name).resolve() for name in named.findall(html)}
            parts.append(sum(map(packed, paths)))
        plain = plain or sum(parts)
        cells = [f"{size / 1000:.1f}" for size in (*parts, sum(parts))]
        yield [kind, page.url or "home", *cells, f"{sum(parts) / plain:.2f}"]


def sizes(folder: Path) -> None:
    """Print what elements and kinds of page weigh."""
    site = known(folder)
    print("Scripts and sheets of single elements, in bytes after gzip. 2,000 are a script's limit.")
    table(["element", "script", "sheet", "pages that load it"], element_rows(site, folder))
    print("\nPages in kB after gzip, with what their HTML names.")
    head = ["kind", "page", "HTML", "scripts", "sheets", "in all", "times the plain article"]
    table(head, page_rows(site, folder))


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        sizes(Path(name))
    print(
        "\nA first visit by phone: slow 4G (150 ms, 1.6 Mbit/s), processor 4 times slower, median of 3."
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
