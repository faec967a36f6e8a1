"""What an author writes as data, and what is said when it is wrong. Every engine may import this; this imports none."""

from __future__ import annotations

import datetime
import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Text = Field(min_length=1)


@dataclass(frozen=True)
class Problem:
    """An author's mistake: where it is, what is wrong, and the cure."""

    path: str
    line: int | None
    what: str
    cure: str

    def __str__(self) -> str:
        return f"{self.path}{f':{self.line}' if self.line else ''}: {self.what} {self.cure}".rstrip()


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The cure for a name that is not known: the known name that looks most like it, else `otherwise`."""
    close = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f"Did you mean '{close[0]}'?" if close else otherwise


class Record(BaseModel):
    """Something an author writes in YAML; a key that no model knows is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, coerce_numbers_to_str=True)


class Overview(Record):
    """Front matter that every page may have; an overview (`index.md`, a page with a template) needs no more."""

    title: str = Text
    description: str = Text
    search_terms: list[str] = []
    glossary: Literal[False] | list[str] = []
    template: str | None = None
    hide: list[Literal["navigation", "toc"]] = []
    search: dict[str, bool | float] = {}


class Article(Overview):
    """Front matter of an article: who stands behind it, and until when."""

    status: Literal["draft", "editor-checked", "clinically-reviewed"]
    reviewed: datetime.date
    next_review: datetime.date
    reviewed_by: str | None = None

    @model_validator(mode="after")
    def _honest(self) -> Self:
        if (self.status == "clinically-reviewed") != bool(self.reviewed_by):
            raise ValueError(
                "'status' 'clinically-reviewed' and 'reviewed_by' (a real, named professional) go together"
            )
        if self.next_review <= self.reviewed:
            raise ValueError("'next_review' must be later than 'reviewed'")
        return self


class Term(Record):
    """Front matter of a glossary entry, `docs/glossary/<slug>.md`."""

    title: str = Text
    definition: str = Text
    say: str | None = None
    aliases: list[str] = []
    plural: Literal[False] | str | list[str] | None = None
    case: Literal["any", "exact"] = "any"
    related: list[str] = []
    sources: list[str] = []
    urgent: str | None = None
    search_terms: list[str] = []
    glossary: Literal[False] | list[str] = []


class Author(Record):
    """A name as CSL has it: a person (`family`, `given`) or an organisation (`literal`)."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None


class Reference(Record):
    """A source in `docs/_data/references.yml`, in CSL's field names, with what was seen of it."""

    type: str = "article-journal"
    title: str = Text
    author: list[Author] = []
    container_title: str | None = Field(None, alias="container-title")
    issued: int | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    doi: str | None = Field(None, alias="DOI")
    pmid: str | None = Field(None, alias="PMID")
    pmcid: str | None = Field(None, alias="PMCID")
    url: str | None = Field(None, alias="URL")


def kind_of(src_uri: str, data: Mapping[str, Any]) -> type[Record]:
    """Which model a page has to meet: a term, an overview, or (as all that state their status do) an article."""
    if re.fullmatch(r"glossary/[^/]+\.md", src_uri) and src_uri != "glossary/index.md":
        return Term
    overview = src_uri.endswith("index.md") or data.get("template")
    return Overview if overview and "status" not in data else Article


@dataclass(frozen=True)
class Entry:
    """A term where it can be linked to: its slug, its address from the site's root, its file, its front matter."""

    slug: str
    url: str
    path: str
    term: Term

    @property
    def initial(self) -> str:
        """The letter under which an A–Z list has the term: 'É' stands under 'E'."""
        return unicodedata.normalize("NFD", self.term.title)[0].upper()


@dataclass(frozen=True)
class Surface:
    """One way in which a term is written. `tail` matches what follows its first word; `exact` keeps its case."""

    text: str
    slug: str
    exact: bool
    tail: re.Pattern[str] | None


@dataclass(frozen=True)
class Glossary:
    """All terms by slug, and their surfaces by first word in lower case, the longest first."""

    entries: Mapping[str, Entry]
    surfaces: Mapping[str, list[Surface]]
