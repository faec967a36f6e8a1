"""How terms are written: each term's name, plurals and other names, ready to be looked up by its first word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from sitekit.models import Entry, Glossary, Problem, Surface, Term, nearest

WORD = re.compile(r"\w+")
SPACE = re.compile(r"\s+|[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]")
APOSTROPHES = ("'", "\N{RIGHT SINGLE QUOTATION MARK}")

Plurals = Callable[[str], list[str]]

# A head word's ending and those of its plurals, in English and Latin; the first that fits counts.
PLURALS: tuple[tuple[str, Plurals], ...] = (
    ("(tooth|foot|goose)$", lambda word: [word.replace("oo", "ee")]),
    ("child$", lambda word: [word + "ren"]),
    ("(man|woman)$", lambda word: [word[:-2] + "en"]),
    ("[^aeiou]y$", lambda word: [word[:-1] + "ies"]),
    ("[sx]is$", lambda word: [word[:-2] + "es"]),
    ("itis$", lambda word: [word[:-2] + "ides"]),
    ("oma$", lambda word: [word + "s", word + "ta"]),
    ("men$", lambda word: [word + "s", word[:-2] + "ina"]),
    ("a$", lambda word: [word + "s", word + "e"]),
    ("us$", lambda word: [word + "es", word[:-2] + "i"]),
    ("[^aeiou]um$", lambda word: [word + "s", word[:-2] + "a"]),
    ("[ei]um$", lambda word: [word + "s", word[:-2] + "a"]),
    ("[ei]x$", lambda word: [word + "es", word[:-2] + "ices"]),
    ("nx$", lambda word: [word + "es", word[:-1] + "ges"]),
    ("(s|x|z|ch|sh)$", lambda word: [word + "es"]),
    ("", lambda word: [word + "s"]),
)
# What ends a head word: 'range of motion' has 'ranges of motion'.
AFTER_HEAD = re.compile(r"(?=\s(?:of|with|without|in|on|to|for|from|by|de|du)\s)")


def compile_glossary(entries: Iterable[Entry], plurals: bool = True) -> tuple[Glossary, list[Problem]]:
    """Make the surfaces of all terms; with `plurals`, English and Latin ones. A term's own name wins over another
    term's plural or alias, and the first comer over the next; who loses is named.
    """
    by_slug = {entry.slug: entry for entry in entries}
    taken: dict[tuple[str, ...], Surface] = {}
    problems: list[Problem] = []
    forms = [(rank, entry, text, at) for entry in by_slug.values() for rank, text, at in _forms(entry.term, plurals)]
    for _, entry, text, at in sorted(forms, key=lambda form: form[0]):
        surface = _surface(entry, text)
        key = tuple(word.lower() for word in surface.words)
        other = taken.setdefault(key, surface) if key else surface
        if other is not surface and (at or other.slug != entry.slug):
            problems.append(_collision(entry, text, at, other, by_slug[other.slug]))
    surfaces: dict[str, list[Surface]] = {}
    for key in sorted(taken, key=len, reverse=True):
        surfaces.setdefault(key[0], []).append(taken[key])
    return Glossary(by_slug, surfaces, kind), problems


def _forms(term: Term, plurals: bool) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Each way to write `term`, with its rank and, where an author wrote it, its key: name, plurals, other names."""
    yield 0, term.title, ("title",)
    written = [term.plural] if isinstance(term.plural, str) else term.plural or []
    yield from ((1, text, ("plural",)) for text in written)
    yield from ((2, text, ("aliases", str(n))) for n, text in enumerate(term.aliases))
    if plurals and term.plural is not False:
        names = [*([] if written else [term.title]), *(name for name in term.aliases if not name.isupper())]
        yield from ((3, text, ()) for name in names for text in plural(name))


def plural(text: str) -> list[str]:
    """The regular plurals of `text`, English and Latin, made on its head word: bursa, bursas and bursae."""
    head, *rest = AFTER_HEAD.split(text, maxsplit=1)
    many = next(make for ending, make in PLURALS if re.search(ending, head, re.IGNORECASE))
    return ["".join((word, *rest)) for word in many(head)]


def _surface(entry: Entry, text: str) -> Surface:
    found = list(WORD.finditer(text))
    gaps = tuple(kind(text[a.end() : b.start()]) for a, b in pairwise(found))
    exact = entry.term.case == "exact" or (text.isupper() and len(text) > 1)
    return Surface(text, entry.slug, tuple(match[0] for match in found), gaps, exact)


@cache
def kind(gap: str) -> str:
    """What stands between two words, as far as it matters: white space and hyphens of any sort are one."""
    gap = gap.replace("\N{WORD JOINER}", "")
    if SPACE.fullmatch(gap):
        return " "
    return "'" if gap in APOSTROPHES else gap


def _collision(entry: Entry, text: str, at: tuple[str, ...], other: Surface, owner: Entry) -> Problem:
    line = entry.line(at)
    cure = f"'{owner.term.title}' keeps it; take it out of one of the two." if at else "Set 'plural' to say otherwise."
    if text != other.text and text.lower() == other.text.lower():
        return Problem(entry.path, line, f"'{text}' and '{other.text}' ({owner.path}) differ only in case.", cure)
    if other.slug == entry.slug:
        return Problem(entry.path, line, f"'{text}' stands twice in this entry.", "Keep one of them.")
    whose = "is the name of" if other.text == owner.term.title else "already stands for"
    return Problem(entry.path, line, f"'{text}' {whose} another term ({owner.path}).", cure)


def review(glossary: Glossary, longest: int = 40) -> Iterator[Problem]:
    """What is wrong in the entries themselves: `related` terms that are none, and definitions that are longer than
    `longest` words, hold markup, or use the very word that they define.
    """
    for entry in glossary.entries.values():
        for n, slug in enumerate(entry.term.related):
            if slug not in glossary.entries:
                what = f"'related' names no term: '{slug}'."
                yield Problem(entry.path, entry.line(("related", str(n))), what, nearest(slug, glossary.entries))
        yield from (
            Problem(entry.path, entry.line(("definition",)), what, cure)
            for what, cure in _faults(entry, glossary.surfaces, longest)
        )


def _faults(entry: Entry, surfaces: Mapping[str, list[Surface]], longest: int) -> Iterator[tuple[str, str]]:
    text = entry.term.definition
    if (words := len(text.split())) > longest:
        yield f"the definition has {words} words.", f"Keep it to {longest}; the longer entry stands below it."
    if markup := re.search(r"<[a-z/!][^>]*>|\*\*?\S|`|\]\(|\[@|(?<!\w)_\w", text, re.IGNORECASE):
        yield f"the definition has markup: '{markup[0]}'.", "Write plain text: the tooltip shows it as it is."
    found = [match[0].lower() for match in WORD.finditer(text)]
    for n, word in enumerate(found):
        for surface in surfaces.get(word, ()):
            own = tuple(part.lower() for part in surface.words)
            if surface.slug == entry.slug and not surface.exact and tuple(found[n : n + len(own)]) == own:
                yield f"the definition uses its own term: '{surface.text}'.", "Explain it in other words."
                return
