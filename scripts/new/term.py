"""Begins the entry of a word that the site explains."""

from __future__ import annotations

import re
from pathlib import Path

from new.given import Given
from new.mistake import Mistake
from new.template import filled, template, write_new
from sitekit import front_matter
from sitekit.front_matter import Term
from sitekit.glossary.terms import Entry, compile_glossary

WORDS = ("TERM", "NAME")


def new_term(given: Given, root: Path) -> str:
    """Write an entry into `docs/glossary/`. What was done, in words. Raises `Mistake` where another
    entry explains the word, under any of its names.
    """
    docs = root / "docs"
    term = given.ask("TERM", "Which word is to be explained? Write it as it stands in a sentence.")
    path = docs / "glossary" / f"{given.file_name(term)}.md"
    if entry := explained(docs, term):
        cure = "Write on in that file; a name that it is to have too goes into its 'aliases'."
        raise Mistake(f"'{term}' is explained already, in docs/{entry.path}.", cure)
    write_new(path, filled(template(docs, "term.md"), {"title": term}))
    name = path.relative_to(root).as_posix()
    return f"Wrote {name}. 'make serve' names what is still to be filled in."


def explained(docs: Path, term: str) -> Entry | None:
    """The entry that has a term already, as its name, a plural or an alias."""
    entries = []
    for path in sorted((docs / "glossary").glob("*.md")):
        front = front_matter.read(path.read_text("utf-8"), f"glossary/{path.name}").front
        if isinstance(front, Term) and front.title:
            entries.append(Entry(path.stem, "", f"glossary/{path.name}", front))
    words = re.findall(r"\w+", term.lower())
    glossary = compile_glossary(entries)[0]
    surfaces = glossary.surfaces.get(words[0], []) if words else []
    return next((glossary.entries[one.slug] for one in surfaces if one.lower == words), None)
