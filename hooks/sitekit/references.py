"""The sources that pages cite, as they are kept in `docs/_data/references.yml`, and as lists show them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from sitekit.models import Problem, Record, Text


class Author(Record):
    """A name as CSL has it: a person (`family`, `given`) or an organisation (`literal`)."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None


class Seen(Record):
    """What is ours in a reference: plain words for lists, what the source found, how much of it was seen."""

    topic: str = Text
    design: str = Text
    size: str | None = None
    result: str = Text
    checked: Literal["full", "partly"]
    numbers: bool = True
    note: str | None = None

    @model_validator(mode="after")
    def _say_what(self) -> Self:
        if self.checked == "partly" and not self.note:
            raise ValueError("'checked' partly needs a 'note' that says what was not seen")
        return self


class Reference(Record):
    """A source in `docs/_data/references.yml`, in CSL's field names; `custom` is CSL's own place for the rest."""

    type: str = "article-journal"
    title: str = Text
    author: list[Author] = Field([])
    container_title: str | None = Field(None, alias="container-title")
    issued: int | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    doi: str | None = Field(None, alias="DOI")
    pmid: str | None = Field(None, alias="PMID")
    pmcid: str | None = Field(None, alias="PMCID")
    url: str | None = Field(None, alias="URL")
    custom: Seen | None = None


@dataclass(frozen=True)
class Source:
    """A line of a list of references: its key and number, its parts in words, its address."""

    key: str
    number: int
    authors: str
    reference: Reference
    address: str | None
    cited: bool


def listing(cited: Iterable[str], more: Iterable[str], references: Mapping[str, Reference]) -> list[Source]:
    """The list of references: what the text cites by number, then `more` (such as a term's sources)."""
    cited = list(cited)
    keys = dict.fromkeys([*cited, *(key for key in more if key in references)])
    return [_source(key, n, references[key], key in cited) for n, key in enumerate(keys, 1)]


def review(references: Mapping[str, Reference], used: Container[str], path: str, source: str) -> Iterator[Problem]:
    """What is wrong in the data: a reference that no page cites, and two that are one, by their DOI or PMID."""
    seen: dict[str, str] = {}
    for key, reference in references.items():
        line = next((n for n, text in enumerate(source.splitlines(), 1) if text.startswith(f"{key}:")), None)
        if key not in used:
            yield Problem(path, line, f"no page cites '{key}'.", "Cite it, or take it out.")
        for name in filter(None, (reference.doi and reference.doi.lower(), reference.pmid)):
            if seen.setdefault(name, key) != key:
                yield Problem(
                    path, line, f"'{key}' is the same source as '{seen[name]}' ({name}).", "Keep one of them."
                )


def csl(reference: Reference) -> dict[str, Any]:
    """The reference as CSL has it, without what is ours."""
    return reference.model_dump(by_alias=True, exclude_none=True, exclude={"custom"})


def short_name(reference: Reference) -> str:
    """How a reference is named in speech: 'Lawler 2006', 'World Health Organization'."""
    first = _name(reference.author[0]).split(",")[0] if reference.author else reference.title
    return f"{first} {reference.issued}" if reference.issued else first


def _name(author: Author) -> str:
    return author.literal or ", ".join(part for part in (author.family, author.given) if part)


def _source(key: str, number: int, reference: Reference, cited: bool) -> Source:
    names = [_name(author).replace(",", "") for author in reference.author]
    more = len(names) > 3 or names[-1:] == ["et al."]
    authors = ", ".join(name for name in names[:3] if name != "et al.") + (" et al" if more else "")
    return Source(key, number, authors, reference, address(reference), cited)


def address(reference: Reference) -> str | None:
    """Where a reference can be read: by its DOI, else PMID, else PMCID, else URL."""
    if reference.doi:
        return f"https://doi.org/{reference.doi}"
    if reference.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"
    if reference.pmcid:
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{reference.pmcid}/"
    return reference.url


def unquotable(text: str, references: Mapping[str, Reference], path: str) -> Iterator[Problem]:
    """Each sentence of a page's Markdown with a number that no source behind it may be quoted for."""
    done = 0
    for match in re.finditer(r"\[(@[^\[\]]+)\]", text):
        sentence = text[max(done, text.rfind("\n", 0, match.start()) + 1) : match.start()]
        done = match.end()
        keys = [key.strip().removeprefix("@") for key in match[1].split(";")]
        sources = [references[key].custom for key in keys if key in references]
        dim = sources and not any(one is None or one.numbers for one in sources)
        if dim and (number := re.search(r"\d+", re.sub(r"^\s*\d+\.\s", "", sentence))):
            line = text.count("\n", 0, match.start()) + 1
            what = f"'{number[0]}' cannot be quoted from '{keys[0]}', of which too little was seen."
            yield Problem(path, line, what, "Say it without the number, or cite a source that holds it.")


def unfounded(cited: Sequence[str], path: str) -> list[Problem]:
    """A problem where an article cites nothing."""
    cure = "Cite what it rests on; or, if it needs no source, add its folder to 'extra.uncited' in mkdocs.yml."
    return [] if cited else [Problem(path, None, "this article cites nothing.", cure)]
