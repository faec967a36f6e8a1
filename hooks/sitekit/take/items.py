"""What can be taken away: questions and words by themselves, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Marks within a line that a course keeps. Of other elements it keeps the words.
KEPT = ("em", "strong", "code", "sub", "sup", "kbd", "q")
# What no line can hold.
WHOLE = "img, svg, picture, video, audio, table, pre, ul, ol, dl, math"
# The parts at the end of a question's block: the form, its button, what is said, the answers. What
# an author added stands between its first part and these.
FORM = 4


class Said(NamedTuple):
    """A line as plain text, in which the address of a link stands behind its words, and as HTML.
    A link that leads nowhere outside its page is its words alone.
    """

    text: str
    html: str


class Option(NamedTuple):
    """An answer to choose, whether it is right, and why."""

    words: Said
    right: bool
    why: Said


@dataclass(frozen=True)
class Question:
    """A question with the page that it stands on: its path, its title, its full address ('' where
    the site has none). `unfit` is what of it cannot be taken away.
    """

    id: str
    words: Said
    options: tuple[Option, ...]
    path: str
    title: str
    address: str
    unfit: str = ""

    @property
    def rights(self) -> int:
        """How many options are right."""
        return sum(option.right for option in self.options)

    def is_statement(self, true: str, false: str) -> bool:
        """Whether it asks if a statement is true."""
        return {option.words.text for option in self.options} == {true, false}

    def source(self, label: str) -> Said:
        """Where it comes from, in a line that begins with `label`."""
        text, html = f"{label} {self.title}", f"{escape(label)} {escape(self.title)}"
        if self.address:
            text += f" ({self.address})"
            html = f'{escape(label)} <a href="{escape(self.address)}">{escape(self.title)}</a>'
        return Said(text, html)


@dataclass(frozen=True)
class Word:
    """A word of the glossary."""

    slug: str
    title: str
    definition: str
    say: str
    aliases: tuple[str, ...]
    address: str


@dataclass(frozen=True)
class Taken:
    """All that a site lets people take away, how much of each it leaves out, and the newest review
    of the pages that it comes from.
    """

    questions: tuple[Question, ...] = ()
    words: tuple[Word, ...] = ()
    questions_left: int = 0
    words_left: int = 0
    questions_reviewed: date | None = None
    words_reviewed: date | None = None

    @property
    def pages(self) -> int:
        """How many pages the questions come from."""
        return len({question.path for question in self.questions})


@dataclass(frozen=True)
class Lesson:
    """What a lesson is made of, by ids of questions and slugs of words."""

    questions: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


class Colophon(NamedTuple):
    """What each file says of itself, in lines: whose it is, its licence, its date, what it leaves
    out. `site` is the name of the site.
    """

    site: str
    lines: tuple[str, ...]


def questions(html: str, path: str, title: str, address: str) -> Iterator[Question]:
    """The questions of a page, whose article is `html`. One without an id, a right option or a
    reason is passed over: that is told where questions are made.
    """
    for block in LexborHTMLParser(html).css("quiz-question"):
        asked = block.css_first("legend")
        terms, reasons = block.css("dt"), block.css("dd")
        rights = ["data-right" in field.attributes for field in block.css("fieldset input")]
        name = (block.attributes.get("id") or "").removeprefix("quiz-")
        is_whole = len(terms) == len(reasons) == len(rights) > 1 and any(rights)
        if asked is None or not name or not is_whole:
            continue
        options = tuple(
            Option(said(term, address), right, said(_reason(why), address))
            for term, right, why in zip(terms, rights, reasons, strict=True)
        )
        unfit = _unfit(block, (asked, *terms, *reasons))
        yield Question(name, said(asked, address), options, path, title, address, unfit)


def _reason(why: LexborNode) -> LexborNode:
    """The reason alone, without the verdict before it."""
    verdict = why.css_first("strong")
    if verdict is not None:
        verdict.decompose()
    return why


def _unfit(block: LexborNode, lines: tuple[LexborNode, ...]) -> str:
    """What of a question no course could show, as a tag: '<img>'."""
    held = [node.tag for line in lines for node in line.css(WHOLE)]
    added = [node.tag for node in block.iter()][1:-FORM]
    return next((f"<{tag}>" for tag in (*held, *added)), "")


def said(node: LexborNode, base: str) -> Said:
    """What an element says, without citations. `base` is the full address of its page."""
    text, html = _inside(node, base)
    return Said(" ".join(text.split()), " ".join(html.split()))


def _inside(node: LexborNode, base: str) -> Said:
    text, html = "", ""
    for part in node.iter(include_text=True):
        inner = _part(part, base)
        text, html = text + inner.text, html + inner.html
    return Said(text, html)


def _part(part: LexborNode, base: str) -> Said:
    if part.tag == "-text":
        return Said(part.text(), escape(part.text(), quote=False))
    if "citation" in (part.attributes.get("class") or "").split():
        return Said("", "")
    text, html = _inside(part, base)
    address = urljoin(base, part.attributes.get("href") or "") if part.tag == "a" else ""
    if urlsplit(address).scheme:
        return Said(f"{text} ({address})", f'<a href="{escape(address)}">{html}</a>')
    if part.tag in KEPT:
        return Said(text, f"<{part.tag}>{html}</{part.tag}>")
    return Said(text, html)
