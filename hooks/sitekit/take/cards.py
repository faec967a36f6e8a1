"""Words as cards to learn with Anki, and as a table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from sitekit.take.items import Colophon, Word

COLUMNS = ("id", "word", "definition", "say", "aliases", "address", "licence", "reviewed")


def anki(words: tuple[Word, ...], colophon: Colophon) -> str:
    """A text that Anki imports (https://docs.ankiweb.net/importing/text-files.html). Each card has
    an id of its own, by which a later import knows it.
    """
    head = ["separator:tab", "html:false", "guid column:1", "tags column:4"]
    # Behind a sign, since a line such as 'Deck: x' would be a setting.
    head += [f"deck:{colophon.site}", *(f"— {line}" for line in colophon.lines)]
    name = re.sub(r"\W+", "-", colophon.site.lower()).strip("-")
    rows = [
        (f"{name}/{word.slug}", word.title, "\n".join(filter(None, _back(word))), name)
        for word in words
    ]
    table = _table(rows, delimiter="\t", lineterminator="\n")
    return "".join(f"#{line}\n" for line in head) + table


def _back(word: Word) -> tuple[str, str]:
    return word.definition, word.address


def table(words: tuple[Word, ...], licence: str, reviewed: str) -> str:
    """The same as a table of comma-separated values (RFC 4180), with the names of its columns."""
    rows = [
        (
            word.slug,
            word.title,
            word.definition,
            word.say,
            ", ".join(word.aliases),
            word.address,
            licence,
            reviewed,
        )
        for word in words
    ]
    return _table([COLUMNS, *rows], lineterminator="\r\n")


def _table(rows: Iterable[tuple[str, ...]], **how: str) -> str:
    text = io.StringIO()
    csv.writer(text, **how).writerows(rows)  # type: ignore[arg-type]
    return text.getvalue()
