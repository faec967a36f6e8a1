"""The site of this repository, built as `mkdocs build` does."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.utils.yaml import yaml_load

from sitekit import index, moved
from sitekit.site import Site as Table

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
THE_SITE = "the-site"  # its folder, in that of all tests


def address_here(config: Path) -> str:
    """Where a site would stand on this machine: under its own path, as it will on its host."""
    settings = yaml_load(config.read_text("utf-8"))
    path = urlsplit(str(settings.get("site_url") or "")).path
    return f"http://127.0.0.1:8000{path.rstrip('/')}/"


ADDRESS = address_here(ROOT / "mkdocs.yml")
SUB_PATH = urlsplit(ADDRESS).path


@dataclass(frozen=True)
class Site:
    """A built site: its folder, what the build warned of, whether it failed, how hard its articles
    read, and, where it was built in this process, the table that it was built on.
    """

    path: Path
    warnings: list[str]
    failed: bool
    grades: dict[str, float]
    table: Table | None = None

    def read(self, name: str) -> str:
        """The text of one of its files."""
        return (self.path / name).read_text("utf-8")

    def index(self) -> dict[str, str]:
        """What search finds of each page, by its address: its text, and behind a sign the words
        that ask for it.
        """
        parts = [index.read(path) for path in sorted(self.path.glob("pagefind/fragment/*"))]
        return {part["url"].lstrip("/"): part["content"] for part in parts}

    def pages(self) -> dict[str, str]:
        """Every page of it by the name of its file: HTML that does more than lead to another."""
        files = sorted(self.path.rglob("*.html"))
        texts = {path.relative_to(self.path).as_posix(): path.read_text("utf-8") for path in files}
        return {
            name: html
            for name, html in texts.items()
            if 'http-equiv="refresh"' not in html or not moved.is_stub(html)
        }


def build_site(
    config: Path, to: Path, serve: bool = False, dirty: bool = False, **options: Any
) -> Site:
    """Build the site that `config` describes, as `mkdocs build` does, or `mkdocs serve`; `dirty`,
    so that what an earlier build has left is used.
    """
    lines: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("mkdocs")
    log.addHandler(handler)
    failed = False
    settings = load_config(str(config), site_dir=str(to), **options)
    settings.plugins.on_startup(command="serve" if serve else "build", dirty=dirty)
    try:
        build(settings, dirty=dirty)
    except Abort:
        failed = True
    finally:
        log.removeHandler(handler)
    table: Table | None = getattr(settings.plugins.get("sitekit"), "site", None)
    pages = table.pages.values() if table else ()
    grades = {page.path: page.grade for page in pages if page.grade is not None}
    return Site(to, lines, failed, grades, table)


def remember(site: Site) -> Site:
    """Note beside the site what its build said, for other processes that test it."""
    said = {"warnings": site.warnings, "failed": site.failed, "grades": site.grades}
    site.path.with_suffix(".json").write_text(json.dumps(said), "utf-8")
    return site


def recall(folder: Path) -> Site | None:
    """The site that another process has built into `folder`."""
    note = folder.with_suffix(".json")
    return Site(folder, **json.loads(note.read_text("utf-8"))) if note.is_file() else None
