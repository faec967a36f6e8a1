"""Building sites in tests, and sources to build them from.

`BUILT_SITES` may name a folder with the real site, built before, once for each address: no test then builds it.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from sitekit import search

ROOT = Path(__file__).parents[1]
ADDRESS = "http://127.0.0.1:8000/quiet-head/"


@dataclass(frozen=True)
class Site:
    """A built site: its folder, and what the build warned of."""

    path: Path
    warnings: list[str]
    failed: bool
    grades: dict[str, float]

    def read(self, name: str) -> str:
        """The text of one of its files."""
        return (self.path / name).read_text("utf-8")

    def index(self) -> dict[str, str]:
        """What search finds of each page, by its address: its text, and behind a sign the words that ask for it."""
        parts = [search.read(path) for path in sorted(self.path.glob("pagefind/fragment/*"))]
        return {part["url"].lstrip("/"): part["content"] for part in parts}

    def pages(self) -> dict[str, str]:
        """Every HTML file of it by name."""
        return {str(path.relative_to(self.path)): path.read_text("utf-8") for path in sorted(self.path.rglob("*.html"))}


def build_site(config: Path, to: Path, **options: Any) -> Site:
    """Build the site that `config` describes, as `mkdocs build` does."""
    lines: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("mkdocs")
    log.addHandler(handler)
    failed = False
    settings = load_config(str(config), site_dir=str(to), **options)
    try:
        build(settings)
    except Abort:
        failed = True
    finally:
        log.removeHandler(handler)
    return Site(to, lines, failed, settings.extra.get("grades", {}))


def real_site(to: Path, address: str) -> Site:
    """The real site for an address, built strictly, or as it was built before."""
    if folder := os.environ.get("BUILT_SITES"):
        name = quote(address, safe="")
        facts = json.loads(Path(folder, f"{name}.json").read_text("utf-8"))
        return Site(Path(folder, name), **facts)
    return build_site(ROOT / "mkdocs.yml", to, strict=True, site_url=address)


Mini = Callable[..., Site]


def article(body: str = "Text.", **more: object) -> str:
    """An article's source, with front matter that has no mistake; `more` adds keys to it."""
    keys = {
        "title": "A page",
        "description": "About it.",
        "status": "editor-checked",
        "reviewed": "2026-01-31",
        "next_review": "2027-01-31",
    }
    return f"---\n{yaml.safe_dump({**keys, **more}, allow_unicode=True)}---\n{body}\n"


def term(definition: str = "Sheets of tissue.", body: str = "", **more: object) -> str:
    """A glossary entry's source."""
    return f"---\n{yaml.safe_dump({'definition': definition, **more}, allow_unicode=True)}---\n{body}\n"
