"""The performance table: what the glossary costs a build, beside a plain build and two other ways
to mark terms.

Each figure is measured here, in one run: our glossary on sites of several sizes, then all three
ways on a small one, since the peers would take hours on the others.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import yaml
from generate import pages, vocabulary, write
from phone import table

ROOT = Path(__file__).parents[2]
PAGES, TERMS = (300, 1000, 3000), (100, 1000, 5000)
PEER_PAGES, PEER_TERMS = 30, (100, 1000)
MEANING = "What it means, in a few plain words that say it."


def settings(ours: bool, count: int, **more: Any) -> dict[str, Any]:
    """A configuration for `count` pages, with this project's door and theme or with neither."""
    theme: dict[str, Any] = {"name": "material", "font": False, "features": ["navigation.prune"]}
    if ours:
        theme["custom_dir"] = str(ROOT / "overrides")
    names = ["index.md", *(f"part-{n // 100}/page-{n}.md" for n in range(1, count))]
    parts = [{f"Part {n // 100}": names[n : n + 100]} for n in range(1, len(names), 100)]
    return {
        "site_name": "Bench",
        "site_url": "http://127.0.0.1/",
        "nav": ["index.md", *parts],
        "not_in_nav": "*",
        "exclude_docs": "/_data/",
        "theme": theme,
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "toc"],
        "hooks": [str(ROOT / "hooks/events.py")] if ours else [],
        **more,
    }


def ours(count: int, terms: list[str]) -> Iterator[tuple[str, str]]:
    """A page a term, as this project's authors write them."""
    for term in terms:
        slug = term.replace(" ", "-")
        yield (
            f"glossary/{slug}.md",
            f"---\ntitle: {term}\ndefinition: {MEANING}\n---\nMore of it.\n",
        )
    yield "_data/disclaimer.md", "For education only."
    yield from pages(count, terms)


def abbreviations(count: int, terms: list[str]) -> Iterator[tuple[str, str]]:
    """Python-Markdown's abbreviations, appended to every page as Material's documentation advises."""
    yield "_data/terms.md", "\n".join(f"*[{term}]: {MEANING}" for term in terms)
    yield from pages(count, terms)


def ezglossary(count: int, terms: list[str]) -> Iterator[tuple[str, str]]:
    """Definitions on one page; each place in a text is marked by hand, since the plugin finds none
    by itself.
    """
    yield "terms.md", "\n".join(f"all:{term}\n:   {MEANING}\n" for term in terms)
    yield from pages(count, terms, link="<all:{}>")


def measure(
    folder: Path, files: Iterator[tuple[str, str]], config: dict[str, Any]
) -> dict[str, Any]:
    """Write a site, build it in a process of its own, and say what it took."""
    write(folder / "docs", files)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    command = [
        sys.executable,
        str(Path(__file__).with_name("build.py")),
        str(folder / "mkdocs.yml"),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def our_rows() -> Iterator[list[str]]:
    """Builds without and with the glossary, of every size."""
    for count, size in product(PAGES, TERMS):
        terms = vocabulary(size)
        with tempfile.TemporaryDirectory() as name:
            plain = measure(Path(name, "plain"), ours(count, terms), settings(False, count))
            full = measure(Path(name, "full"), ours(count, terms), settings(True, count))
        glossary = full["features"]["glossary"]
        seconds = [f"{found:.1f}" for found in (plain["total"], full["total"], glossary)]
        share, marks = f"{glossary / full['total']:.1%}", f"{full['marks'] / count:.0f}"
        yield [
            str(count),
            str(size),
            marks,
            *seconds,
            share,
            f"{1000 * full['marking'] / count:.2f}",
        ]


def peer_rows() -> Iterator[list[str]]:
    """What each way adds to the build of a page: the build with it, less the same without."""
    snippets = {"pymdownx.snippets": {"auto_append": ["docs/_data/terms.md"], "check_paths": True}}
    for size in PEER_TERMS:
        terms, count = vocabulary(size), PEER_PAGES
        stock = settings(False, count)
        by_hand = {
            **stock,
            "markdown_extensions": ["def_list"],
            "plugins": ["search", "ezglossary"],
        }
        ways = [
            (ours(count, terms), settings(True, count)),
            (
                abbreviations(count, terms),
                {**stock, "markdown_extensions": ["attr_list", "toc", "abbr", snippets]},
            ),
            (ezglossary(count, terms), by_hand),
        ]
        with tempfile.TemporaryDirectory() as name:
            base = measure(Path(name, "base"), pages(count, terms), stock)["total"]
            found = [
                measure(Path(name, str(n)), files, config) for n, (files, config) in enumerate(ways)
            ]
        added = [found[0]["features"]["glossary"], *(each["total"] - base for each in found[1:])]
        yield [str(count), str(size), *(f"{1000 * seconds / count:.1f}" for seconds in added)]


def main() -> None:
    """Measure and print."""
    print(
        "Pages of 1,400 words. A glossary of n terms adds n short pages of its own to both builds."
    )
    ends = ["of it the glossary, s", "share", "marking a page, ms"]
    table(
        ["pages", "terms", "marks a page", "plain build, s", "with glossary, s", *ends], our_rows()
    )
    print("\nMilliseconds that each way adds to a page:")
    table(
        ["pages", "terms", "this glossary, entries and all", "abbreviations", "ezglossary"],
        peer_rows(),
    )
