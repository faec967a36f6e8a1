"""Writes the page of all mistakes, each with what the build says of it, into docs/authors/: from the
table that tests hold the build against. `make guide` runs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
TABLE, PAGE = ROOT / "tests/mistakes.yml", ROOT / "docs/authors/mistakes.md"
# Where a mistake is made, by how its id begins: one kind may begin in several ways.
KINDS = {
    "In front matter": ("fm",),
    "In the text of a page": ("li", "pr", "ht", "fn", "en"),
    "In blocks": ("bl",),
    "In citations and references": ("ci", "re"),
    "In pictures and drawings": ("im",),
    "In pictures of studies": ("st",),
    "In the glossary": ("gl", "sr"),
    "In the disclaimer and other data": ("da", "sc"),
    "In mkdocs.yml": ("yg", "yt", "yn", "ye", "yx", "yk", "ym"),
}
HEAD = """\
---
title: "For authors: mistakes, and what the build says"
description: Each kind of mistake that an author can make, with the message of the build, which names the file, the line and the cure.
template: tool.html
glossary: false
search:
  exclude: true
---

Every message has the same parts: the file, the line, what is wrong, and the cure. Those below are made in a small site about coffee, one at a time, by tests that hold the build to these words.
"""


def page(table: Iterable[Mapping[str, Any]]) -> str:
    """The page in Markdown. Raises `KeyError` for a mistake whose id begins as none does."""
    kinds = {begin: kind for kind, begins in KINDS.items() for begin in begins}
    by_kind: dict[str, list[Mapping[str, Any]]] = {kind: [] for kind in KINDS}
    for one in table:
        by_kind[kinds[one["id"][:2]]].append(one)
    return "\n".join([HEAD, *(line for kind in by_kind for line in _part(kind, by_kind[kind]))])


def _part(kind: str, mistakes: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    yield f"## {kind}\n"
    for one in mistakes:
        yield f"{_shown(one['mistake'])}\n"
        yield from (f":   {_code(said)}\n" for said in one["said"])


def _shown(words: str) -> str:
    """Words of a line, with which no markup begins."""
    first = words[:1].upper() + words[1:]
    escaped = "".join(f"\\{sign}" if sign in r"\`*_{}[]#>" else sign for sign in first)
    return escaped.replace("&", "&amp;").replace("<", "&lt;")


def _code(text: str) -> str:
    """A text as it stands, in a fence that it does not hold."""
    fence = "`"
    while fence in text:
        fence += "`"
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{room}{' '.join(text.split())}{room}{fence}"


def written() -> str:
    """The page as the table has it now."""
    return page(yaml.safe_load(TABLE.read_text("utf-8")))


if __name__ == "__main__":
    PAGE.write_text(written(), "utf-8")
