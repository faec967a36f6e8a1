"""`was:` in front matter: where a page stood before. Who comes there is led to where it is now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from sitekit.feature import Feature
from sitekit.problem import Problem
from sitekit.site import Page, Site

ADDRESS = re.compile(r"/?[\w./ -]*[\w./-]")
LONGEST = 200  # letters, of what a stub may say


def file_of(address: str) -> str:
    """The file that stood at an old address: `a/b.md`, `/a/b/` or `a/b.html`."""
    name = address.strip("/").removesuffix(".md")
    if name.endswith(".html"):
        return name
    folder = re.sub(r"(?:^|/)(?:index|README)$", "", name)
    return f"{folder}/index.html".lstrip("/")


def is_stub(html: str) -> bool:
    """Whether a file is no page, and does nothing but lead to one."""
    page = LexborHTMLParser(html)
    leads = page.css_first('head > meta[http-equiv="refresh"]')
    says = page.body.text() if page.body else ""
    at_once = leads and (leads.attributes.get("content") or "").startswith("0;")
    return bool(at_once) and not page.css("main") and len(says.strip()) < LONGEST


def moves(site: Site) -> Iterator[tuple[Page, int, str]]:
    """Each old address: whose it is, its number there, and itself."""
    for page in site.pages.values():
        for number, address in enumerate(page.front.was):
            yield page, number, address


def gather(site: Site) -> Iterator[Problem]:
    """Name an address that cannot be one, or that leads elsewhere."""
    there = {page.file: page.path for page in site.pages.values()}
    led: dict[str, str] = {}
    for page, number, address in moves(site):
        keys = page.source.keys
        file = file_of(address)
        if not ADDRESS.fullmatch(address) or ".." in address.split("/"):
            cure = "Write where it stood, such as 'old/page.md'."
            yield keys.problem(("was", str(number)), f"'{address}' is no address of a page.", cure)
        elif file in there:
            what = f"'{address}' is the address of a page: {there[file]}."
            yield keys.problem(("was", str(number)), what, "Take it out.")
        elif file in led:
            what = f"'{address}' already leads to {led[file]}."
            yield keys.problem(("was", str(number)), what, "Keep one of them.")
        else:
            led[file] = page.path


def write(site: Site, folder: Path) -> None:
    """Write a file at each old address."""
    for page, _, address in moves(site):
        path = folder / file_of(address)
        if path.resolve().is_relative_to(folder.resolve()) and not path.exists():
            root = "../" * (len(path.relative_to(folder).parts) - 1) or "./"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(site.render("features/moved.html", page=page, root=root), "utf-8")


MOVED = Feature("moved", gather=gather, write=write)
