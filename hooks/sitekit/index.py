"""The index that search is made of: what it holds of each page, and how it is made.

Pagefind (https://pagefind.app) makes it in parts, of which a browser fetches those that a query
needs. Beside it stands one list of all pages with their names, by which a script ranks, corrects
typing errors and puts safety first.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import pagefind_bin
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitekit.language import pairs
from sitekit.memory import Memory
from sitekit.raised import raised

# What would mislead as the sentence that matched, whoever made it; features add what is theirs.
LEFT_OUT = ("sup[id^=fnref]", ".footnote-backref", "svg", "script", "style", "template")
NAMES_FOLLOW = "⁂"  # ends a page's text; behind it stand its names, which are found but not shown
NEEDED = {".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".json"}
MAGIC = b"pagefind_dcd"  # what each part begins with


@dataclass(frozen=True)
class Entry:
    """A page as search knows it: its address from the site's root, its kind ('word', 'page' or
    'tool'), its true `names` (title, aliases), and other words that readers `ask` for it with.
    """

    url: str
    kind: str
    names: tuple[str, ...]
    asked: tuple[str, ...]
    description: str
    html: str


def record(entry: Entry, language: str, left_out: Iterable[str] = LEFT_OUT) -> str:
    """The page as it goes into the index: its text without what would mislead, then what it is
    found by and no result quotes: its names, and its signs, which say too little without how fast
    to act.
    """
    body = LexborHTMLParser(f"<body>{entry.html}</body>")
    for node in body.css(", ".join(left_out)):
        node.decompose()
    for node in body.css("sup"):
        node.replace_with(raised(node.text()))
    lists = body.css(".care-signs")
    signs = ". ".join(
        item.text(strip=True) for one in lists for item in one.css("li:not(.care-part)")
    )
    for one in lists:
        one.decompose()
    for line in body.css(".advice :is(p, li)"):  # as one sentence, which no result quotes by half
        line.replace_with(re.sub(r"\.\s+(?=\w)", "; ", line.text(strip=True)) + " ")
    for one in body.css("p + :is(ul, ol)"):
        _say_what_it_belongs_to(one)
    for row in body.css("tr"):
        _join(row)
    inner = body.body.inner_html if body.body else ""
    names = ". ".join((*entry.names[1:], *entry.asked))
    text = f"{entry.names[0]} {entry.description} {body.text(separator=' ')} {names} {signs}"
    run_on = " ".join(pairs(text))
    return (
        f'<html lang="{escape(language)}"><body data-pagefind-body>'
        f'<h1 data-pagefind-meta="title">{escape(entry.names[0])}</h1>'
        f"<p>{escape(entry.description)}</p>{inner}"
        f'<p data-pagefind-weight="3">{NAMES_FOLLOW} {escape(names)}</p>'
        f"{signs and f'<p>{escape(signs)}</p>'}"
        f"{run_on and f'<p>{escape(run_on)}</p>'}</body></html>"
    )


def _say_what_it_belongs_to(one: LexborNode) -> None:
    """Put before each item of a list what leads to it, such as 'Do not', instead of above them:
    without it, a result that quotes the item may say the opposite.
    """
    above = one.prev
    while above is not None and above.tag != "p":
        above = above.prev
    if above is None:
        return
    before, lead = _last_sentence(" ".join(above.text().split()))
    bold = above.css_first("strong")
    items = [item for item in one.iter() if item.tag == "li" and item.child is not None]
    if not items or not (lead.endswith(":") or (bold and bold.text(strip=True) == lead)):
        return
    for item in items:
        if item.child is not None:
            item.child.insert_before(f"{lead.rstrip(':')}: ")
    above.inner_html = escape(before)


def _last_sentence(text: str) -> tuple[str, str]:
    """What stands before the last sentence of a text, and that sentence."""
    *before, last = re.split(r"(?<=[.!?。！？])\s+", text)
    return " ".join(before), last


def _join(row: LexborNode) -> None:
    """Make a name and what stands beside it in a table one sentence: neither says much alone."""
    cells = [cell for cell in row.iter() if cell.tag in ("td", "th")]
    if len(cells) != 2:
        return
    if cells[1].tag == "th":  # the names of its columns
        row.decompose()
        return
    name, told = (" ".join(cell.text().split()) for cell in cells)
    if not told:
        return
    told = re.sub(r"\.\s+(?=\w)", "; ", told)
    cells[0].decompose()
    cells[1].inner_html = escape(f"{name.rstrip(':')}: {told.rstrip('.')}.")


@dataclass(frozen=True)
class Given:
    """All that an index is made from."""

    entries: tuple[Entry, ...]
    language: str
    left_out: tuple[str, ...]
    signs: list[dict[str, Any]]


class Making:
    """An index that is being made, by a program of its own: it has begun when this is there."""

    def __init__(self, given: Given, memory: Memory) -> None:
        self.given = given
        how = given.language, given.left_out
        self.known = {entry.url: entry for entry in given.entries}
        program = _program()
        # Files: its Python API waits 0.1 s for each page. A server may end while it is at work.
        self.place = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        pages, self.made = Path(self.place.name, "pages"), Path(self.place.name, "made")
        pages.mkdir()
        for url, one in self.known.items():
            path = Path(pages, url if url.endswith(".html") else f"{url}index.html")
            path.parent.mkdir(parents=True, exist_ok=True)
            make = partial(_packed, one, *how)
            path.write_bytes(zlib.decompress(memory.recall("record", url, (one, *how), make)))
        command = [program, "--site", str(pages), "--output-path", str(self.made)]
        command += ["--force-language", given.language]
        self.program = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def step_back(self) -> None:
        """Have the program leave the machine to whatever else is at work, where a system can."""
        with suppress(AttributeError, OSError):
            os.setpriority(os.PRIO_PROCESS, self.program.pid, 19)

    def end(self, to: Path) -> None:
        """Wait for it, and put it at `to`, with the list of its names and what is shown first.

        Raises `RuntimeError` with Pagefind's own words where it fails.
        """
        with self.place:
            out, error = self.program.communicate()
            if self.program.returncode:
                raise RuntimeError((error or out).strip())
            self._complete(self.made)
            shutil.rmtree(to, ignore_errors=True)
            shutil.move(self.made, to)

    def _complete(self, made: Path) -> None:
        _call_after(self.given.language, made)
        for path in made.rglob("*"):  # Pagefind's own interfaces and its worker are not used
            if path.is_file() and path.suffix not in NEEDED and path.name != "pagefind.js":
                path.unlink()
        by_folder = {_of_folder(url): one for url, one in self.known.items()}
        parts = {
            path.stem: by_folder[read(path)["url"].lstrip("/")]
            for path in sorted((made / "fragment").glob("*.pf_fragment"))
        }
        for name, held in (("names", names(parts)), ("signs", self.given.signs)):
            text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
            (made / f"{name}.json").write_text(text, "utf-8")


def _packed(entry: Entry, language: str, left_out: Iterable[str]) -> bytes:
    """A record, small enough to be kept for the next index."""
    return zlib.compress(record(entry, language, left_out).encode(), 1)


def _program() -> str:
    """Where Pagefind is. Raises `RuntimeError` with its own words where it is not."""
    try:
        return str(pagefind_bin.get_executable())
    except FileNotFoundError as error:
        raise RuntimeError(str(error)) from error


def _of_folder(url: str) -> str:
    """The address of a page as Pagefind has it."""
    return re.sub(r"(^|/)index\.html$", r"\1", url)


def _call_after(language: str, folder: Path) -> None:
    """Have its program called after the language, by which a browser asks for it at once, where
    Pagefind knows no endings of that language and calls it 'unknown'.
    """
    unknown, entry = folder / "wasm.unknown.pagefind", folder / "pagefind-entry.json"
    made = json.loads(entry.read_text("utf-8"))
    if language in made["languages"] and not made["languages"][language]["wasm"]:
        made["languages"][language]["wasm"] = language
        entry.write_text(json.dumps(made), "utf-8")
        unknown.rename(folder / f"wasm.{language}.pagefind")


def read(path: Path) -> dict[str, Any]:
    """One part of the index: `url`, `content`, `meta` and more of a page."""
    part = gzip.decompress(path.read_bytes()).removeprefix(MAGIC)
    found: dict[str, Any] = json.loads(part)
    return found


def names(entries: Mapping[str, Entry]) -> list[list[Any]]:
    """A row a page: the name of its part of the index, address, kind, names, words asked."""
    rows = [
        [part, one.url, one.kind, list(one.names), list(one.asked)] for part, one in entries.items()
    ]
    return sorted(rows, key=lambda row: str(row[1]))
