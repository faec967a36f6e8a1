"""What a site asks of its articles: `extra.prose` in mkdocs.yml."""

from __future__ import annotations

from typing import Annotated

from sitekit.record import Record, Text


class Rules(Record):
    """Sections in their order; words in a sentence and sentences in a paragraph, at most; the grade
    that is aimed at; words not to use, with what to write instead (`*` is any ending).
    """

    sections: list[str] = []
    sentence: int = 0
    paragraph: int = 0
    grade: float = 0
    words: dict[Annotated[str, Text], str] = {}
