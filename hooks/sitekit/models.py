"""What an author writes as data, and what is said when it is wrong. Every engine may import this; this imports none."""

from __future__ import annotations

import datetime
import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

Text = Field(min_length=1)
Reason = Annotated[str, Field(min_length=10)]
Scope = Literal["section", "page", "all"]


@dataclass(frozen=True)
class Problem:
    """An author's mistake: where it is, what is wrong, and the cure."""

    path: str
    line: int | None
    what: str
    cure: str

    def at(self, path: str) -> Problem:
        """The same, in the file at `path`."""
        return replace(self, path=path)

    def __str__(self) -> str:
        return f"{self.path}{f':{self.line}' if self.line else ''}: {self.what} {self.cure}".rstrip()


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The cure for a name that is not known: the known name that looks most like it, else `otherwise`."""
    close = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f"Did you mean '{close[0]}'?" if close else otherwise


class Record(BaseModel):
    """Something an author writes in YAML."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, coerce_numbers_to_str=True)


class Page(Record):
    """Front matter that every page may have."""

    title: str = Text
    search_terms: list[str] = []
    urgent_terms: list[str] = []
    glossary: Literal[False] | list[str] = []
    glossary_scope: Scope | None = None


class Overview(Page):
    """Front matter of `index.md` and of a page with a template of its own."""

    description: str = Text
    template: str | None = None
    hide: list[Literal["navigation", "toc"]] = []
    search: dict[str, bool | float] = {}


class Article(Overview):
    """Front matter of an article: who stands behind it, and until when."""

    status: Literal["draft", "editor-checked", "clinically-reviewed"]
    reviewed: datetime.date
    next_review: datetime.date
    reviewed_by: str | None = None
    no_care: Reason | None = None
    exceptions: dict[str, Reason] = {}

    @model_validator(mode="after")
    def _honest(self) -> Self:
        if (self.status == "clinically-reviewed") != bool(self.reviewed_by):
            raise ValueError(
                "'status' 'clinically-reviewed' and 'reviewed_by' (a real, named professional) go together"
            )
        if self.next_review <= self.reviewed:
            raise ValueError("'next_review' must be later than 'reviewed'")
        return self


class Term(Page):
    """Front matter of a glossary entry, `docs/glossary/<slug>.md`."""

    definition: str = Text
    say: str | None = None
    aliases: list[str] = []
    plural: Literal[False] | str | list[str] | None = None
    case: Literal["any", "exact"] = "any"
    related: list[str] = []
    sources: list[str] = []
    urgent: str | None = None


def kind_of(src_uri: str, data: Mapping[str, Any]) -> type[Record]:
    """Which model a page has to meet: a term, an overview, or (as all that state their status do) an article."""
    if re.fullmatch(r"glossary/[^/]+\.md", src_uri) and src_uri != "glossary/index.md":
        return Term
    overview = src_uri.endswith("index.md") or data.get("template")
    return Overview if overview and "status" not in data else Article


def sound(model: type[Record], data: dict[str, Any]) -> dict[str, Any]:
    """The keys of `data` that meet `model`."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        wrong = {str(part["loc"][0]) for part in error.errors() if part["loc"]}
        return {key: value for key, value in data.items() if key not in wrong}
    return data


@dataclass(frozen=True)
class Entry:
    """A term where it can be linked to: slug, address from the site's root, file, front matter, lines of its keys."""

    slug: str
    url: str
    path: str
    term: Term
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)

    @property
    def initial(self) -> str:
        """The letter under which an A–Z list has the term: 'É' stands under 'E'."""
        return unicodedata.normalize("NFD", self.term.title)[0].upper()

    @cached_property
    def link(self) -> tuple[str, str]:
        """The opening tag that marks the term, before and after the way to the site's root."""
        return '<a class="term" href="', f'{escape(self.url)}" aria-describedby="term-{self.slug}">'

    def line(self, key: tuple[str, ...]) -> int | None:
        """The line of a key such as `("aliases", "0")`, or of what it stands in."""
        return self.lines.get(key) or self.lines.get(key[:1])


@dataclass(frozen=True)
class Surface:
    """One way in which a term is written: its words, what stands between them, whether its case counts."""

    text: str
    slug: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    exact: bool

    @cached_property
    def lower(self) -> list[str]:
        """Its words in lower case."""
        return [word.lower() for word in self.words]


@dataclass(frozen=True)
class Glossary:
    """All terms by slug; their surfaces by first word in lower case, the longest first; and `kind`, which tells what
    stands between two words, as far as it matters: a space and a hyphen are one.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    surfaces: Mapping[str, list[Surface]] = field(default_factory=dict)
    kind: Callable[[str], str] = str

    def at(self, path: str) -> Entry | None:
        """The term whose entry is the file at `path`."""
        entry = self.entries.get(path.rsplit("/", 1)[-1].removesuffix(".md"))
        return entry if entry and entry.path == path else None
