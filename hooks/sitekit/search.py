"""Search: what the index holds of each page, and the names by which readers ask for it.

Pagefind (https://pagefind.app) makes an index in parts, of which a browser fetches those that a query needs. Beside it
stands one list of all pages with their names, by which a script ranks, corrects typing errors and puts safety first.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

# What would mislead as the sentence that matched: marks, questions with wrong answers, the words of others.
LEFT_OUT = "sup, .citation, .care-call, .visually-hidden, .quiz, .evidence-label, .evidence-said, .evidence-strength"
LEFT_OUT += ", .study, svg, script, style, template"
NAMES_FOLLOW = "⁂"  # ends a page's text in the index; behind it stand its names, which are found but not shown
NEEDED = {".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".json"}
MAGIC = b"pagefind_dcd"  # what each part begins with


@dataclass(frozen=True)
class Entry:
    """A page as search knows it: its address from the site's root, its kind ('word', 'page' or 'tool'), its true
    `names` (title, aliases), other words that readers `ask` for it with, and those for which it must come first.
    """

    url: str
    kind: str
    names: tuple[str, ...]
    asked: tuple[str, ...]
    first: tuple[str, ...]
    description: str
    html: str


def record(entry: Entry, language: str) -> str:
    """The page as it goes into the index: its text without what would mislead, and its names behind it."""
    body = LexborHTMLParser(f"<body>{entry.html}</body>")
    for node in body.css(LEFT_OUT):
        node.decompose()
    inner = body.body.inner_html if body.body else ""
    names = ". ".join((*entry.names[1:], *entry.asked, *entry.first))
    title = f'<h1 data-pagefind-meta="title">{escape(entry.names[0])}</h1>'
    return (
        f'<html lang="{escape(language)}"><body data-pagefind-body>{title}<p>{escape(entry.description)}</p>'
        f'{inner}<p data-pagefind-weight="3">{NAMES_FOLLOW} {escape(names)}</p></body></html>'
    )


def write(entries: Iterable[Entry], language: str, folder: Path) -> None:
    """Write the index of `entries` and the list of their names into `folder`.

    Raises `RuntimeError` with Pagefind's own words where it fails.
    """
    known = {entry.url: entry for entry in entries}
    with tempfile.TemporaryDirectory() as name:  # its program reads a folder; its Python API waits 0.1 s for each page
        for url, entry in known.items():
            path = Path(name, url, "index.html")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(record(entry, language), "utf-8")
        command = [sys.executable, "-m", "pagefind", "--site", name, "--output-path", str(folder)]
        done = subprocess.run([*command, "--force-language", language], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError((done.stderr or done.stdout).strip())
    for path in folder.rglob("*"):  # Pagefind's own interfaces and its worker are not used
        if path.is_file() and path.suffix not in NEEDED and path.name != "pagefind.js":
            path.unlink()
    parts = {path.stem: read(path)["url"].lstrip("/") for path in sorted((folder / "fragment").glob("*.pf_fragment"))}
    text = json.dumps(
        names({part: known[url] for part, url in parts.items()}), ensure_ascii=False, separators=(",", ":")
    )
    (folder / "names.json").write_text(text, "utf-8")


def read(path: Path) -> dict[str, Any]:
    """One part of the index: `url`, `content`, `meta` and more of a page."""
    found: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()).removeprefix(MAGIC))
    return found


def names(entries: Mapping[str, Entry]) -> list[list[Any]]:
    """A row a page: the name of its part of the index, address, kind, names, words asked, words that put it first."""
    listed = [[part, e.url, e.kind, list(e.names), list(e.asked), list(e.first)] for part, e in entries.items()]
    return sorted(listed, key=lambda row: str(row[1]))
