"""How terms are written: each term's name, plurals and other names, ready to be found in text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from sitekit.models import Entry, Glossary, Problem, Surface, Term, nearest

GAP = r"(?:\s|&nbsp;|&\#160;|&\#xa0;)+"
HYPHEN = "(?:[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]|&#8209;)"
APOSTROPHE = "(?:['\N{RIGHT SINGLE QUOTATION MARK}]|&rsquo;|&#39;)"


def compile_glossary(entries: Iterable[Entry]) -> tuple[Glossary, list[Problem]]:
    """Make the surfaces of all terms. A term's own name wins over another's alias, the first comer over the next."""
    by_slug = {entry.slug: entry for entry in entries}
    problems: list[Problem] = []
    taken: dict[str, Surface] = {}
    forms = [(entry, text, rank) for entry in by_slug.values() for text, rank in _forms(entry.term)]
    for entry, text, _ in sorted(forms, key=lambda form: form[2]):
        key = " ".join(re.findall(r"\w+", text.lower()))
        other = taken.get(key)
        if key and other is None:
            exact = entry.term.case == "exact" or (text.isupper() and len(text) > 1)
            taken[key] = Surface(text, entry.slug, exact, _tail(text, exact))
        elif other and other.slug != entry.slug:
            what = f"'{text}' already stands for the term '{by_slug[other.slug].term.title}'."
            problems.append(Problem(entry.path, None, what, "Take it out of one of the two."))
    surfaces: dict[str, list[Surface]] = {}
    for key, surface in sorted(taken.items(), key=lambda item: -len(item[0])):
        surfaces.setdefault(key.split()[0], []).append(surface)
    problems += (
        Problem(entry.path, None, f"'related' names no term: '{slug}'.", nearest(slug, by_slug))
        for entry in by_slug.values()
        for slug in entry.term.related
        if slug not in by_slug
    )
    return Glossary(by_slug, surfaces), problems


def _forms(term: Term) -> Iterator[tuple[str, int]]:
    """Each surface of `term` with its rank: the name itself, its plurals, its other names."""
    yield term.title, 0
    if term.plural is None:
        yield plural(term.title), 1
    elif term.plural:
        yield from ((text, 1) for text in ([term.plural] if isinstance(term.plural, str) else term.plural))
    yield from ((text, 2) for text in term.aliases)
    if term.plural is None:
        yield from ((plural(text), 3) for text in term.aliases if not text.isupper())


def plural(text: str) -> str:
    """The regular English plural of `text`."""
    if re.search(r"[^aeiou]y$", text):
        return text[:-1] + "ies"
    return text + ("es" if re.search(r"(s|x|z|ch|sh)$", text) else "s")


def _tail(text: str, exact: bool) -> re.Pattern[str] | None:
    """A pattern for what follows the first word of `text`: white space of any kind, hyphens and apostrophes alike."""
    first = re.search(r"\w+", text)
    rest = text[first.end() :] if first else ""
    if not rest:
        return None
    parts = (_loose(part) for part in re.findall(r"\s+|['\N{RIGHT SINGLE QUOTATION MARK}]|-|\w+|[^\w\s]", rest))
    return re.compile("".join(parts) + r"(?!\w)", re.NOFLAG if exact else re.IGNORECASE)


def _loose(part: str) -> str:
    if part.isspace():
        return GAP
    if part == "-":
        return HYPHEN
    return APOSTROPHE if part in "'\N{RIGHT SINGLE QUOTATION MARK}" else re.escape(escape(part, quote=False))
