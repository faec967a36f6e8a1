"""Adds pasted sources to `docs/_data/references.yml`, with what only an author can say left empty: the
build names each of these until it is written.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import yaml

from new import pasted
from new.given import Given
from new.mistake import Mistake
from sitekit.record import read_yaml

WORDS = ("FILE", "KEY")
# What stands under `custom`, with a word on each.
OURS = """\
  custom:
    topic: # what it is about, as lists name it
    design: # what kind of source it is, in plain words: a trial, a review, a page of a public body
    # size: how many were studied, where the result rests on them: 56 people
    result: # what it found, in its own numbers: the numbers of pages are held against these
    checked: # full; or partly, with a 'note' that says what was not seen
"""


class Flow(dict[str, str]):
    """A name, which stands on one line."""


class Dumper(yaml.SafeDumper):
    """YAML as this file has it."""


Dumper.add_representer(
    Flow,
    lambda dumper, data: dumper.represent_mapping(
        "tag:yaml.org,2002:map", data.items(), flow_style=True
    ),
)


def cite(given: Given, root: Path) -> str:
    """Add each pasted source. What was done, in words. Raises `Mistake`, and adds none, where one of
    them is there already.
    """
    path = root / "docs/_data/references.yml"
    name = path.relative_to(root).as_posix()
    text = path.read_text("utf-8") if path.is_file() else ""
    there = read_yaml(text, name)
    if there.problems:
        raise Mistake(f"{there.problems[0]}", "Until then nothing is added.")
    items = pasted.read(_paste(given.get("FILE")))
    if given.get("KEY") and len(items) > 1:
        raise Mistake(f"{len(items)} sources were pasted, and KEY names one.", "Leave it out.")
    known: dict[str, Any] = dict(there.data)
    entries = []
    for item in items:
        _refuse_known(item, known, name)
        key = given.get("KEY") or key_for(item, known)
        if not re.fullmatch(r"[\w-]+", key):
            raise Mistake(f"KEY={key} is no key.", f"Such as KEY={key_for(item, known)}")
        if key in known:
            raise Mistake(f"'{key}' is in {name} already.", f"Such as KEY={key_for(item, known)}")
        known[key] = item
        entries.append(entry(key, item))
    before = text if not text or text.endswith("\n") else f"{text}\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(before + "".join(entries), "utf-8")
    keys = [key for key in known if key not in there.data]
    return (
        f"Added to {name}: {', '.join(keys)}. Cite it as [@{keys[0]}]. Only you can say its topic,"
        " design and result, and how much of it you saw: 'make serve' names each until it is written."
    )


def _paste(file: str) -> str:
    """What was pasted, or stands in a file."""
    if file:
        path = Path(file)
        if not path.is_file():
            raise Mistake(f"There is no file '{file}'.", "Name one, or paste: make cite")
        return path.read_text("utf-8")
    if sys.stdin.isatty():
        print("Paste CSL-JSON, BibTeX or RIS, then press Ctrl+D on a line of its own.")
    return sys.stdin.read()


def _refuse_known(item: Mapping[str, Any], known: Mapping[str, Any], name: str) -> None:
    """Raise `Mistake` where a source is there under another key."""
    for key, other in known.items():
        for id in ("DOI", "PMID"):
            theirs = other.get(id) if isinstance(other, dict) else None
            if item.get(id) and str(item[id]).lower() == str(theirs or "").lower():
                what = f"This source is in {name} already ({id} {item[id]})."
                raise Mistake(what, f"Cite it as [@{key}].")


def key_for(item: Mapping[str, Any], known: Collection[str]) -> str:
    """A key that is free: the first author and the year, 'lawler2006'; else the title's first word."""
    authors = item.get("author") or [{}]
    name = authors[0].get("family") or authors[0].get("literal") or item["title"]
    letters = unicodedata.normalize("NFKD", name.split()[-1 if "family" in authors[0] else 0])
    first = re.sub(r"[^a-z0-9]", "", letters.encode("ascii", "ignore").decode().lower())
    key = f"{first or 'source'}{item.get('issued', '')}"
    free = (f"{key}{letter}" for letter in ("", *"bcdefghijklmnopqrstuvwxyz"))
    return next(one for one in free if one not in known)


def entry(key: str, item: Mapping[str, Any]) -> str:
    """A source as the file has it."""
    fields = {name: value for name, value in item.items() if name != "author"}
    ordered: dict[str, Any] = {"type": fields.pop("type"), "title": fields.pop("title")}
    if item.get("author"):
        ordered["author"] = [Flow(name) for name in item["author"]]
    ordered |= fields
    written = yaml.dump(
        {key: ordered}, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=118
    )
    return written + OURS
