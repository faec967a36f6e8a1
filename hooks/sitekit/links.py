"""Where links lead: those of an author, those of the frame to pages that the settings name, and to
the site's tools; and where sound and film lie.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from urllib.parse import quote, unquote, urlsplit

from pathspec.gitignore import GitIgnoreSpec

from sitekit.feature import Feature
from sitekit.problem import Problem, close_to, line_of, nearest
from sitekit.record import Keys
from sitekit.site import Link, Page, Site

TAG = re.compile(r"<[a-z]+\s[^>]*>", re.IGNORECASE)
LINK = re.compile(r"""(?P<name>\s(?:href|src|poster)=)(?P<sign>["'])(?P<to>.+?)(?P=sign)""")
MEDIA = re.compile(r"<(?:audio|video|source|track)\s[^>]*>", re.IGNORECASE)
ID = re.compile(r'\b(?:id|name)="([^"]+)"')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)


def named(site: Site) -> Iterator[tuple[Keys, Link]]:
    """Each link of the settings, with the way to it."""
    settings = site.settings
    for key, link in (("help", settings.help), ("calm", settings.calm)):
        if link:
            yield (key, "page"), link
    for n, link in enumerate(settings.policies):
        yield ("policies", str(n), "page"), link


def loaded(site: Site) -> Iterator[tuple[Keys, str]]:
    """Each style sheet and script of the settings that all pages load, with the way to it."""
    for name in ("extra_css", "extra_javascript"):
        for n, one in enumerate(site.config.data.get(name) or []):
            path = one.get("path") if isinstance(one, dict) else one
            yield (name, str(n)), str(path)


def rendered(page: Page, site: Site) -> None:
    """Turn the address of a sound or a film into that of the page: Markdown has no words for them,
    and leaves HTML as it is.
    """
    if not MEDIA.search(page.html):
        return
    published = {path: address for address, path in site.files.items()}

    def turned(link: re.Match[str]) -> str:
        path = normpath(join(dirname(page.path), unquote(unescape(link["to"]))))
        if path not in published:  # it may be written as the address that it will have
            return link[0]
        to = escape(quote(relpath(published[path], dirname(page.url) or ".")))
        return f"{link['name']}{link['sign']}{to}{link['sign']}"

    page.html = MEDIA.sub(lambda tag: LINK.sub(turned, tag[0]), page.html)


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
    places = Places(site)
    for page in site.pages.values():
        yield from broken(page, site, places)
    for keys, link in named(site):
        if link.page not in site.pages:
            what = f"there is no page '{link.page}'."
            yield site.written.problem(keys, what, nearest(link.page, site.pages))
    yield from _menu(site)
    for keys, path in loaded(site):
        if not ELSEWHERE.match(path) and normpath(path.partition("?")[0]) not in site.files:
            what = f"there is no file '{path}'."
            yield site.config.problem(keys, what, nearest(path, site.files))


class Places:
    """Where links may lead in each page: its ids, which are read once."""

    def __init__(self, site: Site) -> None:
        self.by_file = {page.file: page for page in site.pages.values() if not page.template}
        self.memory = site.memory

    def of(self, page: Page) -> set[str]:
        """The ids of a page."""
        ids = self.memory.recall("ids", page.path, page.html, lambda: {*ID.findall(page.html)})
        return ids | page.anchors


def addresses(html: str) -> list[str]:
    """Where the links of a page lead, and its pictures lie, each once."""
    written = (link["to"] for tag in TAG.finditer(html) for link in LINK.finditer(tag[0]))
    return [unescape(to) for to in dict.fromkeys(written)]


def broken(page: Page, site: Site, places: Places) -> Iterator[Problem]:
    """Each link and picture of a page whose file, or place in a page, is not there. The places of a
    page with a template of its own are not known yet.
    """
    for to in site.memory.recall("links", page.path, page.html, lambda: addresses(page.html)):
        path, _, place = to.partition("#")
        if (
            to.startswith("/")
            and not to.startswith("//")
            and _warns(site, "links", "absolute_links")
        ):
            yield _from_root(page, site, to)
        if ELSEWHERE.match(to) or "?" in path:
            continue
        file = file_of(page, path)
        if file not in site.files:
            meant = normpath(join(dirname(page.path), unquote(path)))
            if not site.follows("page", meant):
                yield _nowhere(page, site, path)
        elif place and (there := places.by_file.get(file)):
            ids = places.of(there)
            if unquote(place) not in ids and place not in ids:
                line = line_of(rf"#{re.escape(place)}\b", page.source.text)
                what = f"'{there.path}' has no place '#{place}'."
                cure = nearest(place, sorted(ids), "Name one of its headings.")
                yield Problem(page.path, line, what, cure)


def _warns(site: Site, part: str, check: str) -> bool:
    """Whether the settings ask to be warned of something: `validation` has it by itself, or in a
    part.
    """
    checks = site.config.data.get("validation")
    checks = checks if isinstance(checks, dict) else {}
    inner = checks.get(part)
    return "warn" in (checks.get(check), inner.get(check) if isinstance(inner, dict) else None)


def _from_root(page: Page, site: Site, to: str) -> Problem:
    """A link that would lead elsewhere on another host; where its page is known, as it is meant."""
    line = line_of(rf"[\"'(]{re.escape(to)}", page.source.text)
    path = "/" + to.partition("#")[0].strip("/")
    own = urlsplit(site.address).path.rstrip("/")
    path = path.removeprefix(own).strip("/")
    sources = (site.files.get(name) for name in (path, f"{path}/index.html".lstrip("/")))
    meant = next((source for source in sources if source), "")
    there = relpath(meant, dirname(page.path) or ".") if meant else ""
    cure = f"Write '{there}'." if there else "Write the way from this file: '../folder/page.md'."
    return Problem(page.path, line, f"'{to}' begins at the root of the host.", cure)


def navigation(nav: object, way: Keys = ("nav",)) -> Iterator[tuple[Keys, str]]:
    """Each page that the navigation names, with the way to it."""
    if isinstance(nav, str):
        yield way, nav
    entries = (
        enumerate(nav) if isinstance(nav, list) else nav.items() if isinstance(nav, dict) else ()
    )
    for key, one in entries:
        yield from navigation(one, (*way, str(key)))


def _menu(site: Site) -> Iterator[Problem]:
    """What the navigation names and is not there, and each page that it does not name."""
    named, meant = set(), set()
    for keys, path in navigation(site.config.data.get("nav")):
        named.add(normpath(path))
        if not path.endswith(".md") or ELSEWHERE.match(path) or (site.docs / path).is_file():
            continue
        if not site.follows("page", path):
            meant |= {*close_to(path, [*site.pages, *site.drafts])}
            what = f"the navigation names '{path}', which is not there."
            cure = nearest(path, [*site.pages, *site.drafts], "Write that page, or take it out.")
            yield site.config.problem(keys, what, cure)
    if not named or not _warns(site, "nav", "omitted_files"):
        return
    elsewhere = GitIgnoreSpec.from_lines(str(site.config.data.get("not_in_nav") or "").splitlines())
    for path in site.pages:
        if path.startswith("_data/"):  # that is told as such
            continue
        if path not in named | meant and not elsewhere.match_file(path):
            cure = "Name it under 'nav', or 'not_in_nav', in mkdocs.yml."
            yield Problem(path, None, "it is in no menu.", cure)


def file_of(page: Page, path: str) -> str:
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


def write(site: Site, folder: Path) -> list[Problem]:
    """Name what was only read when pages were shown."""
    return unreadable(site)


def show(page: Page, site: Site) -> None:
    """The frame of every page shows the site's settings."""
    page.take("template", page.template or "main.html", "base.html")
    page.take("setting", "*")


LINKS = Feature("links", rendered=rendered, gather=gather, show=show, write=write)
