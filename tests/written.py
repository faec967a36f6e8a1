"""What authors wrote and what a page says, read without the generator.

A test that asks the generator what is right learns nothing of its faults. These helpers know only
YAML, the marks of Markdown, and HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sites import ROOT, Site

DOCS = ROOT / "docs"
HEAD = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
BLOCK = re.compile(
    r"^///[ ]*(?P<name>[\w-]+)(?:[ ]*\|[ ]*(?P<argument>[^\n]*?))?[ ]*\n"
    r"(?P<options>(?:[ ]{4}[^\n]*\n)*)(?P<body>.*?)^///[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
SIGNS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "\xa0": " ", "‑": "-"})


@dataclass(frozen=True)
class Block:
    """A block `/// name | argument` as written: its options, and the Markdown in it."""

    name: str
    argument: str
    options: dict[str, Any]
    body: str


@dataclass(frozen=True)
class Written:
    """A page as written: its file below docs/, front matter, Markdown, blocks in order."""

    path: str
    head: dict[str, Any]
    body: str
    blocks: tuple[Block, ...] = field(repr=False)

    @property
    def file(self) -> str:
        """The HTML file that it becomes."""
        stem = self.path.removesuffix(".md")
        return f"{stem}.html" if stem.split("/")[-1] == "index" else f"{stem}/index.html"

    @property
    def address(self) -> str:
        """Where that page stands, from the site's root."""
        return self.file.removesuffix("index.html")

    def named(self, name: str) -> list[Block]:
        """Its blocks of a name, in order. Phases bring cards and advice with them."""
        every = [one for block in self.blocks for one in (block, *brought(block))]
        return [block for block in every if block.name == name]


def brought(block: Block) -> list[Block]:
    """The cards and the advice that stand below phases, as their author would have written them."""
    if block.name != "phases":
        return []
    phases = data("phases.yml")[block.argument]["phases"]
    urgency = {sign["id"]: sign["urgency"] for sign in data("signs.yml")["signs"]}
    groups: dict[str, list[str]] = {}
    for sign in (sign for phase in phases for sign in phase.get("signs", [])):
        groups.setdefault(urgency[sign], []).append(sign)
    assert len(groups) < 2, "then their order is that of the urgencies"
    cards = [Block("care", name, {"signs": signs}, "") for name, signs in groups.items()]
    advice = [name for phase in phases for name in phase.get("advice", [])]
    return [*cards, *(Block("advice", name, {}, "") for name in advice)]


def read(path: str, text: str) -> Written:
    """The page at `path`, whose source is `text`. What stands in a code fence is no block."""
    head = HEAD.match(text)
    body = FENCED.sub("", text[head.end() :] if head else text)
    found = [
        Block(m["name"], m["argument"] or "", yaml.safe_load(m["options"]) or {}, m["body"])
        for m in BLOCK.finditer(body)
    ]
    return Written(path, yaml.safe_load(head[1]) if head else {}, body, tuple(found))


@cache
def pages() -> tuple[Written, ...]:
    """Every page of the site."""
    found = [path.relative_to(DOCS) for path in sorted(DOCS.rglob("*.md"))]
    names = [path.as_posix() for path in found if path.parts[0] not in ("_data", "_templates")]
    return tuple(read(name, (DOCS / name).read_text("utf-8")) for name in names)


@cache
def data(name: str) -> Any:
    """A file of docs/_data, by its name."""
    return yaml.safe_load((DOCS / "_data" / name).read_text("utf-8"))


@cache
def glossary() -> dict[str, Written]:
    """The glossary's entries by slug."""
    named = {Path(page.path).stem: page for page in pages() if page.path.startswith("glossary/")}
    return {slug: page for slug, page in named.items() if slug != "index"}


def listed(value: Any) -> list[str]:
    """A value that may be one, a list or nothing, as a list."""
    return [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []


def plain(markdown: str) -> str:
    """The words of Markdown without its marks and citations, in plain signs, in one line."""
    text = re.sub(r"\[@[^\]]*\]", "", markdown)
    text = re.sub(r"!?\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})", r"\1", text)
    text = re.sub(r"(?<!\w)([*_]{1,2}|`)(?=\S)(.*?)(?<=\S)\1(?!\w)", r"\2", text)
    return folded(unescape(text))


def folded(text: str) -> str:
    """Words in one line, whose quotation marks, dashes and spaces are plain."""
    return re.sub(r"\s+(?=[.,;:])", "", " ".join(text.translate(SIGNS).split()))


def words(node: LexborNode | None, without: str = "") -> str:
    """What an element says, in one line of plain signs; `without` what a selector finds in it."""
    assert node is not None, "the page has no such element"
    whole = LexborHTMLParser(node.html or "")
    for part in whole.css(without) if without else ():
        part.decompose()
    found = whole.body or whole.root
    return folded(found.text() if found else "")


def cited(text: str) -> Iterator[str]:
    """The keys of the citations in Markdown, in order. Code has none."""
    for match in re.finditer(r"\[(@[^\]]+)\]", re.sub(r"(`+).*?\1", "", text)):
        yield from (key.strip().removeprefix("@") for key in match[1].split(";"))


def part(node: LexborNode | LexborHTMLParser, selector: str) -> LexborNode:
    """The one part of a page, or of an element, that a selector names first."""
    found = node.css_first(selector)
    assert found is not None, f"nothing is '{selector}'"
    return found


_parsed: dict[tuple[Path, str], LexborHTMLParser] = {}


def shown(site: Site, file: str) -> LexborHTMLParser:
    """A page of a built site, as a browser reads it. It is read once for all: do not change it."""
    key = (site.path, file)
    if key not in _parsed:
        _parsed[key] = LexborHTMLParser(site.read(file))
    return _parsed[key]


def examples(heading: str) -> list[str]:
    """The fenced texts of a section of the page for authors."""
    page = (DOCS / "authors/blocks.md").read_text("utf-8")
    section = page.split(f"\n{heading}\n", 1)[1].split("\n## ", 1)[0]
    return [fenced.removeprefix("```\n").removesuffix("```") for fenced in FENCED.findall(section)]


def signs_of(name: str) -> list[str]:
    """The ids of a group of signs, its parts taken together, or the id that the name itself is."""
    group = data("signs.yml")["groups"].get(name, [name])
    return group if isinstance(group, list) else [id for ids in group.values() for id in ids]
