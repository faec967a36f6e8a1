"""The sources that pages cite, as `docs/_data/references.yml` has them, and as lists show them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from sitekit.problem import Problem, line_at, nearest
from sitekit.record import Record, Text, Yaml

USUAL = ("article-journal", "book", "chapter", "webpage", "report", "thesis")
# All that CSL 1.0.2 has.
TYPES = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter
    classic collection dataset document entry entry-dictionary entry-encyclopedia event figure
    graphic hearing interview legal_case legislation manuscript map motion_picture musical_score
    pamphlet paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty
    webpage""".split()
)


class Author(Record):
    """A name as CSL has it."""

    family: str | None = None
    """A person's family name."""
    given: str | None = None
    """A person's given names, or their first letters."""
    literal: str | None = None
    """The name of an organisation, whole."""

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if not (self.family or self.literal):
            raise ValueError("'author' needs 'family', or 'literal' for an organisation | Name it.")
        return self

    @property
    def brief(self) -> str:
        """'Lawler', or the organisation, whose name may have a comma in it."""
        return self.literal or self.family or self.given or ""

    @property
    def name(self) -> str:
        """'Lawler SP', or the organisation."""
        return self.literal or " ".join(part for part in (self.family, self.given) if part)


class Seen(Record):
    """What is ours in a reference: words for lists, what it found, how much of it was seen."""

    topic: str = Text
    """What it is about, in plain words: the list of all references can be filtered by it."""
    design: str = Text
    """What kind of study or text it is, in plain words."""
    size: str | None = None
    """How much it rests on, in plain words: '56 people'. Left out where a result rests on fewer."""
    kind: Literal["official advice"] | None = None
    """What a public body tells people or clinicians to do, which is advice and no study."""
    result: str = Text
    """What it found. Numbers on pages that cite it are held against this."""
    checked: Literal["full", "partly"]
    """Whether citation and result were both seen, or a part was not."""
    numbers: bool = True
    """`false` where so little was seen that no number may be quoted."""
    note: str | None = None
    """What was not seen; for authors."""

    @model_validator(mode="after")
    def _say_what(self) -> Self:
        if self.checked == "partly" and not self.note:
            raise ValueError("'checked' partly needs a 'note' that says what was not seen")
        return self


class Reference(Record):
    """A source, in the field names of CSL, which reference managers read."""

    type: str = Field("article-journal", json_schema_extra={"enum": [*sorted(TYPES)]})
    """What it is, in the words of CSL."""
    title: str = Text
    """Its title."""
    author: list[Author] = Field([])
    """Who wrote it, in their order."""
    container_title: str | None = Field(None, alias="container-title")
    """The journal, book or site that it stands in."""
    issued: int | None = None
    """The year."""
    volume: str | None = None
    """The volume."""
    issue: str | None = None
    """The issue."""
    page: str | None = None
    """The pages: 159-168."""
    doi: str | None = Field(None, alias="DOI")
    """Its DOI, without an address. Left out if you have not seen it."""
    pmid: str | None = Field(None, alias="PMID")
    """Its number in PubMed. Left out if you have not seen it."""
    pmcid: str | None = Field(None, alias="PMCID")
    """Its number in PubMed Central. Left out if you have not seen it."""
    url: str | None = Field(None, alias="URL")
    """Where it can be read, whole, for what has no such number."""
    custom: Seen | None = None
    """What is ours: CSL's own place for the rest."""

    @field_validator("doi")
    @classmethod
    def _a_name_alone(cls, doi: str | None) -> str | None:
        if doi and not doi.startswith("10."):
            what = "'DOI' begins with 10, a point and a number"
            raise ValueError(f"{what} | Write '10.1000/abc', without an address.")
        return doi

    @field_validator("url")
    @classmethod
    def _whole(cls, url: str | None) -> str | None:
        if url and not re.match(r"https?://\S+$", url):
            raise ValueError("'URL' is no whole address | Begin it with 'https://'.")
        return url

    @field_validator("type")
    @classmethod
    def _in_csl(cls, kind: str) -> str:
        if kind not in TYPES:
            cure = nearest(kind, TYPES, f"Such as {', '.join(USUAL)}.")
            raise ValueError(f"CSL has no 'type' {kind} | {cure}")
        return kind

    @property
    def short_name(self) -> str:
        """How it is named in speech: 'Lawler 2006', 'World Health Organization'."""
        first = self.author[0].brief if self.author else self.title
        return f"{first} {self.issued}" if self.issued else first

    @property
    def authors(self) -> str:
        """The first three, and 'et al' where there are more."""
        names = [author.name for author in self.author]
        more = len(names) > 3 or names[-1:] == ["et al."]
        first = ", ".join(name for name in names[:3] if name != "et al.")
        return first + (" et al" if more else "")

    @property
    def address(self) -> str | None:
        """Where it can be read: by its DOI, else PMID, else PMCID, else URL."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        if self.pmcid:
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.pmcid}/"
        return self.url

    @property
    def told(self) -> str:
        """What it found, in words; without such words, its title."""
        return self.custom.result if self.custom else self.title

    @property
    def csl(self) -> dict[str, Any]:
        """The reference as CSL has it, without what is ours."""
        return self.model_dump(by_alias=True, exclude_none=True, exclude={"custom"})


def unread(key: str) -> Reference:
    """What stands for a source that could not be read."""
    return Reference.model_validate({"title": key})


@dataclass(frozen=True)
class Listed:
    """A line of a list of references: its key and number, and whether the text cites it."""

    key: str
    number: int
    reference: Reference
    cited: bool


def listing(
    cited: Sequence[str], more: Iterable[str], references: Mapping[str, Reference]
) -> list[Listed]:
    """A page's references: what the text cites, by number, then `more` (a term's sources)."""
    keys = dict.fromkeys([*cited, *(key for key in more if key in references)])
    return [Listed(key, n, references[key], key in cited) for n, key in enumerate(keys, 1)]


def review(
    references: Mapping[str, Reference], used: Container[str], written: Yaml
) -> Iterator[Problem]:
    """What is wrong in the data: a reference that no page cites; two that are one, by an id."""
    seen: dict[str, str] = {}
    for key, reference in references.items():
        if key not in used:
            yield written.problem((key,), f"no page cites '{key}'.", "Cite it, or take it out.")
        ids = (reference.doi and reference.doi.lower(), reference.pmid)
        for name in filter(None, ids):
            if (other := seen.setdefault(name, key)) != key:
                what = f"'{key}' is the same source as '{other}' ({name})."
                yield written.problem((key,), what, "Keep one of them.")


CITED = re.compile(r"\[(?P<keys>@[^\[\]]+)\]")


def unquotable(text: str, references: Mapping[str, Reference], path: str) -> Iterator[Problem]:
    """Each sentence of a page with a number that no source behind it may be quoted for."""
    done = 0
    for match in CITED.finditer(text):
        sentence = text[max(done, text.rfind("\n", 0, match.start()) + 1) : match.start()]
        done = match.end()
        keys = [key.strip().removeprefix("@") for key in match["keys"].split(";")]
        seen = [references[key].custom for key in keys if key in references]
        dim = seen and not any(one is None or one.numbers for one in seen)
        number = re.search(r"\d+", re.sub(r"^\s*\d+\.\s", "", sentence))
        if dim and number:
            what = f"'{number[0]}' cannot be quoted from '{keys[0]}', of which too little was seen."
            cure = "Say it without the number, or cite a source that holds it."
            yield Problem(path, line_at(text, match.start()), what, cure)


def unfounded(cited: Sequence[str], path: str) -> list[Problem]:
    """A problem where an article cites nothing."""
    cure = (
        "Cite what it rests on; or, if it needs no source, add its folder to 'extra.uncited'"
        " in mkdocs.yml."
    )
    return [] if cited else [Problem(path, None, "this article cites nothing.", cure)]
