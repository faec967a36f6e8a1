"""What a first search costs: bytes and time to the first result, beside stock Material, on sites of
several sizes.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml
from generate import pages, vocabulary, write
from marking import settings
from phone import PLAIN, SLOW, Line, Visit, chromium, host, median, table
from playwright.sync_api import Browser, expect
from weight import build

PAGES, TIMES = (30, 300, 1000), 3
ANSWER = 120_000  # milliseconds to wait for the slowest


def ours(browser: Browser, address: str, line: Line, word: str) -> dict[str, float]:
    """From a press on Search, on a page that has come to rest, to the first result."""
    visit = Visit(browser, line)
    visit.page.goto(address, wait_until="load")
    before, start = visit.bytes, visit.page.evaluate("performance.now()")
    visit.page.locator("[data-search-open]").click()
    visit.page.locator("dialog input[name=q]").fill(word)
    expect(visit.page.locator("dialog [data-search-results] a").first).to_be_visible(timeout=ANSWER)
    return _done(visit, before, start)


def theirs(browser: Browser, address: str, line: Line, word: str) -> dict[str, float]:
    """The same in stock Material, which loads its index with every page, so that counts from the
    start of the visit.
    """
    visit = Visit(browser, line)
    visit.page.goto(address, wait_until="commit")
    start = 0.0
    visit.page.locator("label[for=__search]").first.click(timeout=ANSWER)
    visit.page.locator("input.md-search__input").fill(word)
    expect(visit.page.locator(".md-search-result__item a").first).to_be_visible(timeout=ANSWER)
    return _done(visit, 0, start)


def _done(visit: Visit, before: int, start: float) -> dict[str, float]:
    end = visit.page.evaluate("performance.now()")
    visit.page.wait_for_timeout(200)  # the sizes of what came last
    visit.page.context.close()
    return {"bytes": visit.bytes - before, "seconds": (end - start) / 1000}


def rows(browser: Browser) -> Iterator[list[str]]:
    """A row for each size of the site and each line."""
    for count in PAGES:
        terms = vocabulary(100)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            made = [*pages(count, terms), ("_data/disclaimer.md", "For education only.")]
            write(folder / "docs", iter(made))
            (folder / "ours.yml").write_text(yaml.safe_dump(ours_settings(count)), "utf-8")
            stock = {**settings(False, count), "plugins": ["search"]}
            write(
                folder / "stock/docs",
                ((path, re.sub("^template: .*\n", "", text, flags=re.M)) for path, text in made),
            )
            (folder / "stock/mkdocs.yml").write_text(yaml.safe_dump(stock), "utf-8")
            build(folder / "ours.yml", folder / "a")
            build(folder / "stock/mkdocs.yml", folder / "b")
            with host(folder / "a") as here, host(folder / "b") as there:
                for line in (PLAIN, SLOW):
                    a = median([ours(browser, here, line, terms[0]) for _ in range(TIMES)])
                    b = median([theirs(browser, there, line, terms[0]) for _ in range(TIMES)])
                    cells = [f"{one['bytes'] / 1000:.0f} | {one['seconds']:.2f}" for one in (a, b)]
                    ratio = f"{b['bytes'] / a['bytes']:.1f}"
                    yield [str(count), "slow" if line is SLOW else "plain", *cells, ratio]


def ours_settings(count: int) -> dict[str, object]:
    """A configuration with this project's door and frame, which have a search of their own."""
    return {**settings(True, count), "plugins": []}


def main() -> None:
    """Measure and print."""
    print(
        "From opening search to the first result. Stock Material loads its index with each page: counted from there."
    )
    print(
        "Plain: no limit. Slow: 4G at 1.6 Mbit/s and 150 ms, processor 4 times slower. Median of 3."
    )
    with chromium() as browser:
        table(["pages", "line", "kB", "s", "stock kB", "s", "ratio of kB"], rows(browser))
