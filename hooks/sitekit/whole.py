"""What concerns a site as a whole: parts that it cannot well be without, what would be published by
mistake, pictures that are heavy, and data that nothing reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitekit.feature import Feature
from sitekit.problem import Problem, known_are, nearest
from sitekit.site import Site

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
HEAVY = 500_000  # bytes


def gather(site: Site) -> Iterator[Problem]:
    """What a site cannot well be without."""
    if not {"index.md", "README.md"} & {*site.pages, *site.drafts}:
        what = "the site has no home page."
        yield Problem("index.md", None, what, "Write it: all links to the site lead there.")
    if not site.address:
        what = "'site_url' is not set."
        cure = "Without it no page has an address of its own, and the site map is empty."
        yield Problem(site.config.path, None, what, cure)
    if "glossary/index.md" in site.pages and "glossary.html" not in site.tools:
        cure = "Write 'template: glossary.html' into the front matter of glossary/index.md."
        yield Problem("glossary/index.md", None, "no page lists the words.", cure)
    if published := sorted(path for path in site.files.values() if path.startswith("_data/")):
        what = f"'{published[0]}' would be published."
        cure = "Add '/_data/' to 'exclude_docs'."
        yield Problem(site.config.path, site.config.line(("exclude_docs",)), what, cure)
    yield from _heavy(site)
    wanted = ("attr_list",)
    listed = site.config.data.get("markdown_extensions") or []
    names = [next(iter(one)) if isinstance(one, dict) else one for one in listed]
    for name in (name for name in wanted if listed and name not in names):
        site.blame("setting", name)
        line = site.config.line(("markdown_extensions",))
        what = f"'{name}' is not among 'markdown_extensions'."
        cure = "Add it: sizes of images, and marks such as {.no-glossary}, need it."
        yield Problem(site.config.path, line, what, cure)


def _heavy(site: Site) -> Iterator[Problem]:
    """Pictures that a reader on a phone waits for."""
    for path in sorted(site.files.values()):
        file = site.docs / path
        if path.endswith(PICTURES) and file.is_file() and (size := file.stat().st_size) > HEAVY:
            what = f"this picture has {size / 1_000_000:.1f} MB."
            yield Problem(path, None, what, f"Keep it below {HEAVY // 1000} kB: readers wait.")


def _unread(site: Site) -> Iterator[Problem]:
    """Files of data that no feature reads."""
    for path in sorted((site.docs / "_data").glob("*")):
        if path.is_file() and path.name not in site.data_read and not path.name.startswith("."):
            cure = nearest(path.name, site.data_read, known_are(sorted(site.data_read)))
            yield Problem(f"_data/{path.name}", None, "nothing reads this file.", cure)


def write(site: Site, folder: Path) -> Iterator[Problem]:
    """Name data that nothing has read by now."""
    yield from _unread(site)


WHOLE = Feature("whole", gather=gather, write=write)
