"""How terms are written: each term's name, plurals and other names, ready to be looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from html import escape
from itertools import pairwise

from sitekit.front_matter import Term
from sitekit.glossary import letters
from sitekit.glossary.plurals import plural
from sitekit.language import HAN, HIRAGANA, RUN_ON, count_words
from sitekit.problem import Problem, nearest
from sitekit.record import Keys

IS_HAN = re.compile(f"[{HAN}]")
# Accents and vowels that stand on the letter before them, and belong to its word.
MARKS = "".join(sign for sign in map(chr, range(0x10000)) if unicodedata.category(sign)[0] == "M")
# Each letter that runs on counts as a word of its own.
WORD = re.compile(rf"[^\W{RUN_ON}]++(?:[{MARKS}]++[^\W{RUN_ON}]*+)*+|[{RUN_ON}]")
SPACE = re.compile(r"\s+|[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]")
COMMON = frozenset(
    "a an and are as at be but by for from he i if in is it its me my no not of on or our so that"
    " the they this to us was we with you your".split()
)
APOSTROPHES = ("'", "\N{RIGHT SINGLE QUOTATION MARK}")


@dataclass(frozen=True)
class Entry:
    """A term where it can be linked to: slug, address from the site's root, file, front matter,
    lines of its keys.
    """

    slug: str
    url: str
    path: str
    term: Term
    lines: Mapping[Keys, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The term itself."""
        return self.term.title

    @property
    def reading(self) -> str:
        """By what a list has the term: by how it is said where its first sign does not tell that,
        as in Chinese and Japanese, else by its name.
        """
        return (IS_HAN.match(self.title) and self.term.say) or self.title

    @property
    def initial(self) -> str:
        """The letter under which an A–Z list has the term."""
        return letters.letter(self.reading)

    @property
    def names(self) -> list[str]:
        """All by which someone may look for the term in a list."""
        said = [] if self.reading == self.title else [self.reading]
        return [self.title, *said, *self.term.aliases, *self.term.search_terms]

    @cached_property
    def link(self) -> tuple[str, str]:
        """The opening tag that marks the term, before and after the way to the site's root."""
        return '<a class="term" href="', f'{escape(self.url)}" aria-describedby="term-{self.slug}">'

    def line(self, key: Keys) -> int | None:
        """The line of a key such as `("aliases", "0")`, or of what it stands in."""
        return self.lines.get(key) or self.lines.get(key[:1])


@dataclass(frozen=True)
class Surface:
    """One way in which a term is written: its words, what stands between them, whether its case
    counts.
    """

    text: str
    slug: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    exact: bool

    @cached_property
    def lower(self) -> list[str]:
        """Its words in lower case."""
        return [word.lower() for word in self.words]

    @cached_property
    def alone(self) -> bool:
        """Whether it is a single Chinese sign, which is a word only where no other stands beside
        it: '釜' is none in '茶釜'.
        """
        return len(self.text) == 1 and IS_HAN.match(self.text) is not None


@dataclass(frozen=True)
class Glossary:
    """All terms by slug; their surfaces by first word in lower case, the longest first; and `kind`,
    which tells what stands between two words, as far as it matters: a space and a hyphen are one.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    surfaces: Mapping[str, list[Surface]] = field(default_factory=dict)
    kind: Callable[[str], str] = str

    @cached_property
    def by_title(self) -> list[Entry]:
        """All terms from A to Z."""
        return sorted(self.entries.values(), key=lambda entry: letters.spelt(entry.reading))

    @cached_property
    def _beside(self) -> dict[str, tuple[Entry | None, Entry | None]]:
        order = [None, *self.by_title, None]
        beside = zip(order, order[1:], order[2:], strict=False)
        return {own.path: (before, after) for before, own, after in beside if own}

    def beside(self, path: str) -> tuple[Entry | None, Entry | None]:
        """The terms before and after the one whose entry is the file at `path`, from A to Z."""
        return self._beside.get(path, (None, None))

    def at(self, path: str) -> Entry | None:
        """The term whose entry is the file at `path`."""
        entry = self.entries.get(path.rsplit("/", 1)[-1].removesuffix(".md"))
        return entry if entry and entry.path == path else None


def compile_glossary(
    entries: Iterable[Entry], plurals: bool = True
) -> tuple[Glossary, list[Problem]]:
    """Make the surfaces of all terms; with `plurals`, English and Latin ones. A term's own name
    wins over another term's plural or alias, and the first comer over the next; who loses is named.
    """
    by_slug = {entry.slug: entry for entry in entries}
    taken: dict[tuple[str, ...], Surface] = {}
    problems: list[Problem] = []
    forms = [
        (rank, entry, text, at)
        for entry in by_slug.values()
        for rank, text, at in _forms(entry.term, plurals)
    ]
    told: set[tuple[str, str]] = set()  # which terms share a name
    for _, entry, text, at in sorted(forms, key=lambda form: form[0]):
        surface = _surface(entry, text)
        key = tuple(word.lower() for word in surface.words)
        other = taken.setdefault(key, surface) if key else surface
        pair = (entry.slug, other.slug) if entry.slug < other.slug else (other.slug, entry.slug)
        if other is not surface and (at or pair not in told | {(entry.slug, entry.slug)}):
            told.add(pair)
            problems.append(_collision(entry, text, at, other, by_slug[other.slug]))
    surfaces: dict[str, list[Surface]] = {}
    for key in sorted(taken, key=len, reverse=True):
        surfaces.setdefault(key[0], []).append(taken[key])
    return Glossary(by_slug, surfaces, kind), problems


def _forms(term: Term, plurals: bool) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Each way to write `term`, with its rank and, where an author wrote it, its key: name,
    plurals, other names.
    """
    yield 0, term.title, ("title",)
    written = [term.plural] if isinstance(term.plural, str) else term.plural or []
    yield from ((1, text, ("plural",)) for text in written)
    yield from ((2, text, ("aliases", str(n))) for n, text in enumerate(term.aliases))
    if plurals and term.plural is not False:
        names = [
            *([] if written else [term.title]),
            *(name for name in term.aliases if not name.isupper()),
        ]
        made = (text for name in names for text in plural(name))
        yield from ((3, text, ()) for text in made if not _is_common(term, text))


def _surface(entry: Entry, text: str) -> Surface:
    text = unicodedata.normalize("NFC", text)
    found = list(WORD.finditer(text))
    gaps = tuple(kind(text[a.end() : b.start()]) for a, b in pairwise(found))
    words = tuple(match[0] for match in found)
    return Surface(text, entry.slug, words, gaps, _is_exact(entry.term, text))


def _is_exact(term: Term, text: str) -> bool:
    """Whether the case of a name counts. It does where all is in capitals, but for a plural's end:
    'IT' is not 'it', and 'ITs' is not 'its'.
    """
    name = text.removesuffix("s")
    return term.case == "exact" or (name.isupper() and len(name) > 1)


def _is_common(term: Term, text: str) -> bool:
    """Whether a name would be marked everywhere."""
    return text.lower() in COMMON and not _is_exact(term, text)


@cache
def kind(gap: str) -> str:
    """What stands between two words, as far as it matters: white space and hyphens of any sort are
    one.
    """
    gap = gap.replace("\N{WORD JOINER}", "")
    if SPACE.fullmatch(gap):
        return " "
    return "'" if gap in APOSTROPHES else gap


def _collision(
    entry: Entry, text: str, at: tuple[str, ...], other: Surface, owner: Entry
) -> Problem:
    line = entry.line(at)
    cure = (
        f"'{owner.term.title}' keeps it; take it out of one of the two."
        if at
        else "Set 'plural' to say otherwise."
    )
    if text != other.text and text.lower() == other.text.lower():
        return Problem(
            entry.path,
            line,
            f"'{text}' and '{other.text}' ({owner.path}) differ only in case.",
            cure,
        )
    if other.slug == entry.slug:
        return Problem(
            entry.path, line, f"'{text}' stands twice in this entry.", "Keep one of them."
        )
    whose = "is the name of" if other.text == owner.term.title else "already stands for"
    return Problem(entry.path, line, f"'{text}' {whose} another term ({owner.path}).", cure)


def review(glossary: Glossary, known: Collection[str] = (), longest: int = 40) -> Iterator[Problem]:
    """What is wrong in the entries themselves: names that no text can hold, `related` terms that
    are none of those `known`, and definitions that are longer than `longest` words, hold markup, or
    use the very word that they define.
    """
    for entry in glossary.entries.values():
        yield from _unrelated(entry, known or glossary.entries)
        if IS_HAN.match(entry.reading):
            what = f"'{entry.reading}' does not tell how it is read, and a list needs that."
            line = entry.line(("say",)) or entry.line(("title",))
            yield Problem(entry.path, line, what, "Write it in letters: 'say: …'.")
        misnamed = [*_misnamed(entry)]
        for at, what, cure in misnamed:
            yield Problem(entry.path, entry.line(at), what, cure)
        if misnamed:
            continue
        yield from (
            Problem(entry.path, entry.line(("definition",)), what, cure)
            for what, cure in _faults(entry, glossary.surfaces, longest)
        )


def _unrelated(entry: Entry, known: Collection[str]) -> Iterator[Problem]:
    """What is wrong in the list of related terms."""
    for n, slug in enumerate(entry.term.related):
        line = entry.line(("related", str(n)))
        if slug == entry.slug:
            yield Problem(entry.path, line, "'related' names the term itself.", "Take it out.")
        elif slug in entry.term.related[:n]:
            what = f"'{slug}' stands twice under 'related'."
            yield Problem(entry.path, line, what, "Keep one of them.")
        elif slug not in known:
            what = f"'related' names no term: '{slug}'."
            yield Problem(entry.path, line, what, nearest(slug, known))


def _misnamed(entry: Entry) -> Iterator[tuple[Keys, str, str]]:
    """What is wrong in how a term and its file are called, each with its key."""
    if not re.fullmatch(r"[\w-]+", entry.slug):
        better = re.sub(r"\W+", "-", entry.slug.lower()).strip("-")
        cure = f"Rename it: '{better}.md'."
        yield (), f"the name of its file has other signs: '{entry.slug}.md'.", cure
    names: list[tuple[str, Keys]] = [(entry.title, ("title",))]
    names += [(text, ("aliases", str(n))) for n, text in enumerate(entry.term.aliases)]
    for text, at in names:
        if not re.search(r"\w", text):
            yield (
                at,
                f"'{text}' has no letter and no digit.",
                "No text can be found by it: name it.",
            )
        elif _is_common(entry.term, text):
            cure = "Use a longer name, or 'case: exact'."
            yield at, f"'{text}' is a common word, and would be marked everywhere.", cure
        elif re.fullmatch(f"[{HIRAGANA}]", text):
            what = f"'{text}' is one sign, and would be marked within other words."
            yield at, what, "Use a longer name."
        elif quoted := re.search('["\N{LEFT DOUBLE QUOTATION MARK}<>]', text):
            what = f"'{text}' has a sign that no text is searched for: {quoted[0]}."
            yield at, what, "Take it out."
        elif not re.search(r"\w$", text):
            yield at, f"'{text}' ends in a sign that a mark leaves out.", "Take it out."


def _faults(
    entry: Entry, surfaces: Mapping[str, list[Surface]], longest: int
) -> Iterator[tuple[str, str]]:
    text = entry.term.definition
    if (words := count_words(text)) > longest:
        yield (
            f"the definition has {words} words.",
            f"Keep it to {longest}; the longer entry stands below it.",
        )
    if markup := re.search(r"<[a-z/!][^>]*>|\*\*?\S|`|\]\(|\[@|(?<!\w)_\w", text, re.IGNORECASE):
        yield (
            f"the definition has markup: '{markup[0]}'.",
            "Write plain text: the tooltip shows it as it is.",
        )
    found = [match[0].lower() for match in WORD.finditer(text)]
    for n, word in enumerate(found):
        for surface in surfaces.get(word, ()):
            own = tuple(part.lower() for part in surface.words)
            if (
                surface.slug == entry.slug
                and not surface.exact
                and tuple(found[n : n + len(own)]) == own
            ):
                yield (
                    f"the definition uses its own term: '{surface.text}'.",
                    "Explain it in other words.",
                )
                return
