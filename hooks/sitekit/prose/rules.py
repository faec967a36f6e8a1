"""What a site asks of its articles: `extra.prose` in mkdocs.yml."""

from __future__ import annotations

from typing import Annotated

from sitekit.record import Record, Text


class Rules(Record):
    """How articles are written; a page that must differ says why under `exceptions`."""

    sections: list[str] = []
    """The headings that each article has, in their order."""
    sentence: int = 0
    """Words in a sentence, at most."""
    paragraph: int = 0
    """Sentences in a paragraph, at most."""
    grade: float = 0
    """The reading grade that is aimed at, in English only, with the glossary's terms masked."""
    words: dict[Annotated[str, Text], str] = {}
    """Words not to use, and what to write instead; `*` is any ending."""
