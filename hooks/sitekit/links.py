"""Where links lead: those of an author, those of the frame to pages that the settings name, and to
the site's tools.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote

from sitekit.feature import Feature
from sitekit.problem import Problem, known_are, line_of, nearest
from sitekit.record import Keys
from sitekit.site import Link, Page, Site


def named(site: Site) -> Iterator[tuple[Keys, Link]]:
    """Each link of the settings, with the way to it."""
    settings = site.settings
    for key, link in (("help", settings.help), ("calm", settings.calm)):
        if link:
            yield (key, "page"), link
    for n, link in enumerate(settings.policies):
        yield ("policies", str(n), "page"), link


def gather(site: Site) -> Iterator[Problem]:
    """Note where each tool is, and name a link to a page that is not there."""
    yield from unreadable(site)
    for page in site.pages.values():
        if page.template and not site.has_template(page.template):
            what = f"there is no template '{page.template}'."
            yield page.source.keys.problem(("template",), what, "Name a file of the theme.")
            page.template_is_missing = True
    site.tools = {page.template: page.url for page in site.pages.values() if page.template}
    for path in site.files.values():
        if path.endswith((".MD", ".Md", ".markdown", ".mdown")):
            better = f"{path.rpartition('.')[0]}.md"
            site.blame("page", better)
            yield Problem(path, None, "only '.md' is read as a page.", f"Rename it: '{better}'.")
    for page in site.pages.values():
        yield from broken(page, site)
    yield from _parts(site)
    for keys, link in named(site):
        if link.page not in site.pages:
            what = f"there is no page '{link.page}'."
            yield site.written.problem(keys, what, nearest(link.page, site.pages))


def _unread(site: Site) -> Iterator[Problem]:
    """Files of data that no feature reads."""
    for path in sorted((site.docs / "_data").glob("*")):
        if path.is_file() and path.name not in site.data_read and not path.name.startswith("."):
            cure = nearest(path.name, site.data_read, known_are(sorted(site.data_read)))
            yield Problem(f"_data/{path.name}", None, "nothing reads this file.", cure)


def _parts(site: Site) -> Iterator[Problem]:
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


PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
HEAVY = 500_000  # bytes
LINK = re.compile(r'<[a-z]+\b[^>]*?\s(?:href|src|poster)="(?P<to>[^"]+)"')
ID = re.compile(r'\b(?:id|name)="([^"]+)"')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)


def broken(page: Page, site: Site) -> Iterator[Problem]:
    """Each link and picture of a page whose file, or place in a page, is not there."""
    by_file = {one.file: one for one in site.pages.values()}
    for written in dict.fromkeys(LINK.findall(page.html)):
        to = unescape(written)
        path, _, place = to.partition("#")
        if ELSEWHERE.match(to) or "?" in path:
            continue
        file = _file(page, path)
        if file not in site.files:
            meant = normpath(join(dirname(page.path), unquote(path)))
            if not site.follows("page", meant):
                yield _nowhere(page, site, path)
        elif place and file in by_file and not by_file[file].template:
            there = by_file[file]
            ids = {*ID.findall(there.html), *there.anchors}
            if unquote(place) not in ids and place not in ids:
                line = line_of(rf"#{re.escape(place)}\b", page.source.text)
                what = f"'{there.path}' has no place '#{place}'."
                cure = nearest(place, sorted(ids), "Name one of its headings.")
                yield Problem(page.path, line, what, cure)


def _file(page: Page, path: str) -> str:
    """The file that a link of a page leads to, from the site's root."""
    if not path:
        return page.file
    file = normpath(join(dirname(page.url), unquote(path)))
    is_folder = path.endswith("/") or path.rsplit("/", 1)[-1] in (".", "..")
    return "index.html" if file == "." else f"{file}/index.html" if is_folder else file


def _nowhere(page: Page, site: Site, path: str) -> Problem:
    """A link to a file that is not there; the nearest is named as the page would write it."""
    line = line_of(re.escape(unquote(path)), page.source.text)
    line = line or line_of(re.escape(path), page.source.text)
    folder = dirname(page.path)
    if normpath(join(folder, unquote(path))) in site.files.values():
        what = f"'{path}' stands in HTML, where an address is not turned into that of the page."
        return Problem(page.path, line, what, "Write it in Markdown: [words](address).")
    known = [relpath(name, folder or ".") for name in site.files.values()]
    if path.endswith(".md"):
        what, known = "page", [name for name in known if name.endswith(".md")]
    else:
        what = "file"
    return Problem(page.path, line, f"there is no {what} '{path}'.", nearest(path, known))


def unreadable(site: Site) -> list[Problem]:
    """Files that could not be read as text, each told once."""
    told, site.unreadable = site.unreadable, []
    return told


def write(site: Site, folder: Path) -> Iterator[Problem]:
    """Name what was only read when pages were shown, and what nothing has read by now."""
    yield from unreadable(site)
    yield from _unread(site)


def show(page: Page, site: Site) -> None:
    """The frame of every page shows the site's settings."""
    page.take("template", page.template or "main.html", "base.html")
    page.take("setting", "*")


LINKS = Feature("links", gather=gather, show=show, write=write)
