"""What stands at the head of a page: which keys it may have, by its kind, and what is wrong in
them.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    create_model,
    field_validator,
    model_validator,
)

from sitekit.problem import Problem
from sitekit.record import Model, Record, Text, Yaml, check, read_yaml
from sitekit.theirs import LISTED

Reason = Annotated[str, Field(min_length=10)]
Scope = Literal["section", "page", "all"]

# Templates that show what every article shows: naming one of them makes a page no other kind.
FRAME = ("", "main.html", "base.html", "term.html", "404.html")

FENCE = re.compile(
    r"\A---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
OPEN = re.compile(r"\A---[ \t]*(?:\r?\n|\Z)")


class Front(Record):
    """Front matter that every page may have."""

    title: str = Text
    """The page's name; in a glossary entry, the term as it stands in a sentence."""
    search_terms: list[str] = []
    """Other words that a reader may type: lay words, misspellings, another language's word."""
    tags: list[str] = []
    """Words that stand at the page's end, and that search finds it by."""
    was: list[str] = []
    """Where the page stood before, such as `old/page.md`: who comes there is led on."""
    glossary: Literal[False] | list[str] = []
    """`false` marks no words on the page; a list of terms leaves those alone."""
    glossary_scope: Scope | None = None
    """Where a term is marked, if other than on the rest of the site: where it first stands in each
    section, where it first stands on the page, or everywhere.
    """


LONGEST = 160  # letters, of a description: search engines show no more


class Overview(Front):
    """Front matter of `index.md`, and of a page with a template of its own."""

    description: str = Field(min_length=1, json_schema_extra={"maxLength": LONGEST})
    """The page in one sentence, for search engines: at most 160 letters."""
    template: str | None = None
    """The template that shows the page, where that is not the one for all: `search.html`."""
    hide: list[Literal["navigation", "toc"]] = []
    """What does not stand beside the text: the navigation, the table of contents."""
    search: dict[str, bool | float] = {}
    """`exclude: true` keeps the page out of the search."""

    @field_validator("description")
    @classmethod
    def _brief(cls, words: str) -> str:
        if len(words) > LONGEST:
            what = f"the 'description' has {len(words)} letters"
            raise ValueError(f"{what} | Search engines show {LONGEST}: say the main thing.")
        return words


USUAL = ("draft", "editor-checked", "clinically-reviewed")  # where a site names no statuses


class Article(Overview):
    """Front matter of an article: who stands behind it, and until when."""

    status: str | None = Field(json_schema_extra={"examples": [*USUAL]})
    """What was done to the page: draft, or one of the site's `extra.statuses`. Where it names none:
    editor-checked, or clinically-reviewed, which goes with `reviewed_by`.
    """
    reviewed: datetime.date | None
    """The day on which it was compared with its sources: 2026-01-31."""
    next_review: datetime.date | None
    """The day by which it is to be compared again. After it readers are told that it is late."""
    reviewed_by: str | None = None
    """Who did that: a real, named person who knows the subject."""
    no_care: Reason | None = None
    """Why it has no care card."""
    exceptions: dict[str, Reason] = {}
    """Why a check does not hold for the page, by the name of the check, or by the number."""

    @model_validator(mode="after")
    def _honest(self) -> Self:
        for name in ("status", "reviewed", "next_review"):
            if getattr(self, name) is None:
                raise ValueError(f"'{name}' is empty | Say who has checked the page, and when.")
        if self.reviewed and self.next_review and self.next_review <= self.reviewed:
            raise ValueError("'next_review' must be later than 'reviewed'")
        return self


class Term(Front):
    """Front matter of a glossary entry, `docs/glossary/<slug>.md`."""

    definition: str = Text
    """What the word means, in at most 40 plain words that do not use it. No markup: a tooltip shows
    it.
    """
    say: str | None = None
    """How it is said: FASH-uh."""
    aliases: list[str] = []
    """Other names for the same, which are marked too."""
    plural: Literal[False] | str | list[str] | None = None
    """Its plural, or several, where the usual one is wrong; `false` if it has none."""
    case: Literal["any", "exact"] = "any"
    """`exact` marks it only with the capitals that it has here."""
    related: list[str] = []
    """Other terms, by the names of their files without `.md`."""
    sources: list[str] = []
    """What the definition rests on, by keys of references.yml."""
    urgent: list[str] = []
    """The warning signs that belong to it, by their ids in signs.yml."""
    tooltip: bool = True
    """Whether articles mark it; an everyday word has an entry and no marks."""


@dataclass(frozen=True)
class Source:
    """A page as written: the whole `text`, its front matter as its model, the Markdown below it.

    Of front matter with mistakes `front` has what is sound. `clean` is the text as MkDocs may
    read it: without what MkDocs or a template would stumble over.
    """

    text: str
    front: Front
    clean: str
    problems: tuple[Problem, ...]
    keys: Yaml = field(default_factory=Yaml)

    @property
    def is_lost(self) -> bool:
        """Whether nothing of its front matter could be read: then it may stand in the text."""
        return bool(self.problems) and not self.keys.data

    @property
    def body(self) -> str:
        """The Markdown, as far down in its lines as it stands: those of front matter are empty."""
        fence = FENCE.match(self.text)
        end = fence.end() if fence else 0
        return "\n" * self.text.count("\n", 0, end) + self.text[end:]

    def shown(self, markdown: str) -> Source:
        """The same page with the Markdown that a plugin has made of it; itself if none has."""
        fence = FENCE.match(self.text)
        written = self.text[fence.end() :] if fence else self.text
        if not fence or markdown.strip() == written.strip():
            return self
        blank = written[: len(written) - len(written.lstrip("\n"))]
        return replace(self, text=fence[0] + blank + markdown)


def kind_of(path: str, data: Mapping[str, Any]) -> type[Front]:
    """Which model the page at `path` has to meet: a term, an overview, or else an article."""
    folder, _, name = path.rpartition("/")
    is_index = name in ("index.md", "README.md")
    if folder == "glossary" and not is_index:
        return Term
    overview = is_index or data.get("template") not in (None, *FRAME)
    return Overview if overview and "status" not in data else Article


def read(text: str, path: str) -> Source:
    """Split the text of the page at `path`, and hold its front matter against its model."""
    source = _split(text, path)
    return replace(source, clean=LISTED.sub("", source.clean))


def _split(text: str, path: str) -> Source:
    text = text.removeprefix("\ufeff")
    fence = FENCE.match(text)
    if not fence:
        nothing = lenient(kind_of(path, {}), {})
        return Source(text, nothing, bare(text), (_absent(text, path),), Yaml(path))
    body = text[fence.end() :]
    keys = read_yaml(fence["yaml"], path, first=2)
    model = kind_of(path, keys.data)
    if keys.problems and not keys.data:
        return Source(text, lenient(model, {}), bare(body), keys.problems, keys)
    front, problems = check(model, keys)
    if front:
        return Source(text, front, text, keys.problems, keys)
    sound = _sound(model, keys.data)
    head = yaml.safe_dump(sound, allow_unicode=True) if sound else ""
    clean = f"---\n{head}---\n{body}" if head else bare(body)
    return Source(text, lenient(model, sound), clean, (*keys.problems, *problems), keys)


def bare(body: str) -> str:
    """Markdown so that MkDocs takes no first line of it, such as 'Note: …', for front matter."""
    return f"\n{body}"


def _absent(text: str, path: str) -> Problem:
    if blank := re.match(r"\s+(?=---[ \t]*\r?\n)", text):
        line = blank[0].count("\n")
        what = "front matter begins on the first line, and a blank one stands before it."
        return Problem(path, line, what, "Take it out.")
    if dashes := re.match(r"(-{4,}|--)[ \t]*\r?\n", text):
        what = f"front matter begins with three dashes, not {len(dashes[1])}."
        return Problem(path, 1, what, "Write '---'.")
    if OPEN.match(text):
        cure = "End it with a line of '---'."
        return Problem(path, 1, "the front matter is never closed.", cure)
    fields = kind_of(path, {}).model_fields.items()
    keys = ", ".join(key for key, known in fields if known.is_required())
    return Problem(path, 1, "there is no front matter.", f"Start with '---', {keys}, '---'.")


def _sound(model: type[Front], data: dict[str, Any]) -> dict[str, Any]:
    """The keys of `data` that meet `model`."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        wrong = {str(part["loc"][0]) for part in error.errors() if part["loc"]}
        return {key: value for key, value in data.items() if key not in wrong}
    return data


class _Alone(Record):
    """A record of one key, made in passing: nobody asks what the key means."""

    model_config = ConfigDict(use_attribute_docstrings=False)


@functools.cache  # what is asked of a key is the same for every page of every build
def _alone(model: type[BaseModel], name: str) -> type[BaseModel]:
    """A record with one field of `model`, and nothing else."""
    known = model.model_fields[name]
    fields: dict[str, Any] = {name: (known.annotation, known)}
    return create_model("Alone", __base__=_Alone, **fields)


def lenient(model: type[Model], data: Mapping[str, Any]) -> Model:
    """The record that `data` makes, with nothing in the place of what is missing or wrong."""
    values: dict[str, Any] = {}
    for name, known in model.model_fields.items():
        key = known.alias or name
        try:
            values[name] = getattr(_alone(model, name).model_validate({key: data[key]}), name)
        except (KeyError, ValidationError):
            if known.is_required():
                values[name] = "" if known.annotation is str else None
    return model.model_construct(**values)
