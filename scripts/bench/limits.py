"""How far this site is from the limits of GitHub Pages: measured, printed, and put into the README.

`make limits` runs it. A first view is what a phone with an empty cache loads for one page, packed
as the host sends it; headers are not counted, nor is a search, which loads its index.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

from phone import PLAIN, ROOT, Visit, chromium, host
from weight import known

from sitekit.search import wanted

README = ROOT / "README.md"
# https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
SPACE, TRAFFIC = 10**9, 100 * 10**9  # bytes of a site, and bytes a month
BLOCK = re.compile(r"(?<=<!-- make limits -->\n).*?(?=<!-- end -->)", re.DOTALL)


class Measured(NamedTuple):
    """A site: its bytes on disk, its pages, and the bytes of a first view by page."""

    space: int
    pages: int
    views: dict[str, int]


def measure() -> Measured:
    """Build the site, and look at each page that is no glossary entry, as these are the lightest."""
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        site = known(folder)
        files = [path for path in folder.rglob("*") if path.is_file()]
        pages = [page for page in site.pages.values() if wanted(page) and not page.term]
        views = {}
        with host(folder) as address:
            for page in pages:
                one = Visit(browser, PLAIN)
                one.page.goto(address + page.url, wait_until="networkidle")
                views[page.url or "home"] = one.bytes
                one.page.context.close()
        space = sum(path.stat().st_size for path in files)
        return Measured(space, sum(path.suffix == ".html" for path in files), views)


def roughly(number: float) -> str:
    """A number with its first two figures, never too many: '1,200,000'."""
    whole = int(number)
    step = 10 ** max(len(str(whole)) - 2, 0)
    return f"{whole // step * step:,}"


def told(found: Measured, day: date, commit: str) -> str:
    """The table, as Markdown."""
    each = found.space / found.pages
    middle = statistics.median(found.views.values())
    heaviest = max(found.views, key=lambda page: found.views[page])
    most = found.views[heaviest]
    rows = [
        ["", "measured", "GitHub Pages allows", "which is enough for"],
        ["---", "---", "---", "---"],
        [
            "the site",
            f"{found.space / 1e6:.1f} MB in {found.pages} pages, {each / 1000:.0f} kB each",
            "1 GB",
            f"{roughly(SPACE / each)} such pages",
        ],
        [
            f"a first view, the middle one of {len(found.views)} pages",
            f"{middle / 1000:.0f} kB",
            "100 GB a month",
            f"{roughly(TRAFFIC / middle)} readers a month",
        ],
        [
            f"a first view of the heaviest page (`{heaviest}`)",
            f"{most / 1000:.0f} kB",
            "the same",
            f"{roughly(TRAFFIC / most)} readers a month",
        ],
    ]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    when = f"Measured on {day:%Y-%m-%d} at commit {commit}, by `make limits`."
    return f"{table}\n\n{when} The limit of traffic is a soft one.\n"


def put(text: str, table: str) -> str:
    """The README with this table in the place of the last."""
    return BLOCK.sub(lambda _: f"\n{table}\n", text)


if __name__ == "__main__":
    git = ["git", "describe", "--always", "--dirty"]
    commit = subprocess.run(
        git, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    table = told(measure(), date.today(), commit)
    print(table, end="")
    README.write_text(put(README.read_text("utf-8"), table), "utf-8")
