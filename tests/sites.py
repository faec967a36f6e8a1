"""Sources to build sites from in tests, and the site of this repository (every_site/built.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import yaml

from every_site.built import ADDRESS, ROOT, Site, build_site, recall, remember

__all__ = ["ADDRESS", "ROOT", "Site", "build_site", "recall", "remember"]


def merged(base: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """`base` with `more` in it, mapping by mapping."""
    both = dict(base)
    for key, value in more.items():
        inner = base.get(key)
        mappings = isinstance(inner, Mapping) and isinstance(value, Mapping)
        both[key] = merged(inner, value) if mappings else value  # type: ignore[arg-type]
    return both


Mini = Callable[..., Site]


def article(body: str = "Text.", **more: object) -> str:
    """An article's source, with front matter that has no mistake; `more` adds keys to it."""
    keys = {
        "title": "A page",
        "description": "About it.",
        "status": "editor-checked",
        "reviewed": "2026-01-31",
        "next_review": "2027-01-31",
    }
    return f"---\n{yaml.safe_dump({**keys, **more}, allow_unicode=True)}---\n{body}\n"


SEARCH = {"search.md": "---\ntitle: Search\ndescription: Find it.\ntemplate: search.html\n---\n"}


def term(definition: str = "Sheets of tissue.", body: str = "", **more: object) -> str:
    """A glossary entry's source."""
    keys = yaml.safe_dump({"definition": definition, **more}, allow_unicode=True)
    return f"---\n{keys}---\n{body}\n"
