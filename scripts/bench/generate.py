"""Made-up sites to measure: pages of about 1,400 words with about 90 terms each, and a glossary of
any size.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

SYLLABLES = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]
COMMON = (
    "the of and to in a is that it for was on are with as they at be this from have or by one had not but what all"
    " were when we there can an your which if do will each about how up out then many some so these would other into"
    " has more"
).split()
WORDS, HITS, SECTIONS = 1400, 90, 9
# An article without a mistake: what an author is told of takes time too.
CHECKED = "status: editor-checked\nreviewed: 2026-01-31\nnext_review: 2126-01-31\n"


def word(chance: random.Random) -> str:
    """A word that can be spoken and means nothing."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 3, 3, 4))))


def vocabulary(size: int) -> list[str]:
    """Terms of one to three words, all different."""
    chance = random.Random(size)
    found: dict[str, None] = {}
    while len(found) < size:
        found[" ".join(word(chance) for _ in range(chance.choice((1, 1, 1, 2, 2, 3))))] = None
    return list(found)


def body(chance: random.Random, terms: list[str]) -> str:
    """A page's Markdown: sections of paragraphs and lists, with bold words and links."""
    lines = []
    for section in range(SECTIONS):
        words = [
            chance.choice(COMMON) if chance.random() < 0.6 else word(chance)
            for _ in range(WORDS // SECTIONS)
        ]
        for term in chance.sample(terms, min(len(terms), HITS // SECTIONS)):
            words[chance.randrange(len(words))] = term
        lines.append(f"## {word(chance).title()} {section}\n")
        for start in range(0, len(words), 60):
            part = words[start : start + 60]
            if len(part) > 5:
                part[3], part[5] = f"**{part[3]}**", f"[{part[5]}](https://example.org/{section})"
            rows = [part[n : n + 12] for n in range(0, len(part), 12)]
            lines += (
                ["- " + " ".join(row) for row in rows] if start % 240 == 180 else [" ".join(part)]
            )
            lines.append("")
    return "\n".join(lines)


def pages(count: int, terms: list[str], link: str = "{}") -> Iterator[tuple[str, str]]:
    """Names and Markdown of `count` pages. `link` is how a term is written in them."""
    chance = random.Random(count)
    written = [link.format(term) for term in terms]
    for n in range(count):
        front = f"---\ntitle: Page {n}\ndescription: Page {n}.\n{CHECKED}---\n"
        yield (
            ("index.md" if n == 0 else f"part-{n // 100}/page-{n}.md"),
            front + body(chance, written),
        )


def write(folder: Path, files: Iterator[tuple[str, str]]) -> None:
    """Write files into a folder."""
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
