"""The one style sheet, as readers load it: its comments are for those who write it."""

from __future__ import annotations

import re
from pathlib import Path

from sitekit.feature import Feature
from sitekit.site import Site

SHEET = "assets/css/site.css"

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
EMPTY_LINES = re.compile(r"\n\s*\n")


def bare(css: str) -> str:
    """A style sheet without comments and empty lines: a quarter less to load."""
    return EMPTY_LINES.sub("\n", COMMENT.sub("", css)).strip()


def write(site: Site, folder: Path) -> None:
    """Publish the style sheet so."""
    path = folder / SHEET
    if path.is_file():
        path.write_text(bare(path.read_text("utf-8")) + "\n", "utf-8")


STYLE = Feature("style", write=write)
