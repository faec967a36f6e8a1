"""What a build leaves for the next, so that what would come out the same is not made again.

A page comes about in two halves. It is *rendered* from its own source, from what it takes of data
(`Page.took`), and from the ground that all pages stand on: settings, templates, the generator. It
is *shown* from that, from the frame around it, and from what it takes of other pages. A half is
made again when something that it is made from has changed; else its author is told again what was
wrong with it. All else that a build does, it does in full.
"""

from __future__ import annotations

import copy
import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from sitekit.drawings import FOLDER
from sitekit.memory import Memory
from sitekit.site import Page, Site, Took

HOUSE = Path(__file__).parents[1]
COPIED = (".css", ".js")  # what of the theme goes into no page
# Data of which a page takes single records. All other data is ground.
RECORDS = {"explorers.yml", "references.yml", "said.yml", "signs.yml", "studies.yml"}
OF_DATA = {"drawing", "reference", "said", "sign", "study", "thing"}
USUAL = (None, "main.html", "term.html")  # templates that show nothing but what was taken
FIELDS = [one.name for one in fields(Page)]
GROWING = [one.name for one in fields(Page) if str(one.type).startswith(("list", "set"))]

ANY = Took("setting", "data")  # something of the data, that a page may have asked for in vain

Stamp = tuple[int, int]


@dataclass(frozen=True)
class KeptPage:
    """A page as an earlier build had it: its `text`; itself when it was rendered, when it was
    `ready` to be shown, and when it was shown; and what MkDocs' own page held of it (`theirs`).
    """

    text: str
    rendered: Page
    theirs: Mapping[str, Any]
    ready: Page
    shown: Page
    is_overdue: bool


@dataclass
class Kept:
    """What a build leaves: what all its pages stand on and in, its pages by path, its files by
    source with their addresses, and the value of all that pages took.
    """

    ground: object = None
    today: object = None
    data: object = None
    frame: object = None
    pages: dict[str, KeptPage] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    values: dict[Took, object] = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)

    def changed_data(self, site: Site, now: object) -> set[Took]:
        """What pages took of data and is not what it was; `now` is all of that data."""
        if (now, site.today) == (self.data, self.today):
            return set()
        known = [took for took in self.values if took.kind in OF_DATA]
        return {ANY, *(took for took in known if value(took, site) != self.values[took])}

    def changed(self, site: Site) -> set[Took]:
        """What pages took of others and is not what it was."""
        known = [took for took in self.values if took.kind not in OF_DATA]
        return {took for took in known if value(took, site) != self.values[took]}


def is_still(page: KeptPage, text: str, moved: Iterable[str], changed: set[Took]) -> bool:
    """Whether a page would be rendered as it was: from the same `text`, which names no file that
    came or went, and with nothing that has changed. What a page with a mistake asked for in vain it
    did not take: with it anything may matter.
    """
    if page.text != text or any(name in text for name in moved):
        return False
    return not changed if page.shown.told else page.shown.took.isdisjoint(changed)


def stamp(path: Path) -> Stamp:
    """By which a file is known to be as it was seen: when it was written, and its size."""
    found = path.stat()
    return found.st_mtime_ns, found.st_size


def snapshot(page: Page) -> Page:
    """The page as it is now, which later steps do not change."""
    same = copy.copy(page)
    for name in GROWING:
        setattr(same, name, copy.copy(getattr(page, name)))
    return same


def restore(page: Page, kept: Page) -> None:
    """Make of `page` what it was when it was kept."""
    vars(page).update(vars(snapshot(kept)))


def equal(page: Page, kept: Page) -> bool:
    """Whether a page is as it was."""
    return all(getattr(page, name) == getattr(kept, name) for name in FIELDS)


def data(site: Site) -> object:
    """Of what records are read, and all drawings."""
    folders = (site.docs / "_data", site.docs / FOLDER)
    files = sorted(path for folder in folders for path in folder.glob("*"))
    return [(path.name, contents(path)) for path in files if is_of_records(path)]


def is_of_records(path: Path) -> bool:
    """Whether a page takes of a file what it needs, and no more."""
    return path.name in RECORDS or path.suffix == ".svg"


def ground(site: Site, theme: Path, given: object) -> object:
    """What every page is made from; `given` is what MkDocs was told."""
    data = [path for path in (site.docs / "_data").rglob("*") if path.name not in RECORDS]
    templates = [path for path in theme.rglob("*") if path.suffix not in COPIED]
    house = [path for path in HOUSE.rglob("*") if path.suffix in (".py", ".txt")]
    files = sorted(path for path in (*data, *templates, *house) if path.is_file())
    return repr(given), versions(), [(str(path), contents(path)) for path in files]


@cache
def versions() -> tuple[str, ...]:
    """Of Python, and of all packages that are installed: a new one may make other pages."""
    return sys.version, *sorted(f"{one.name} {one.version}" for one in distributions())


seen: dict[Path, tuple[Stamp, str]] = {}


def contents(path: Path) -> str:
    """A file's contents as a hash, or '' if it is not there."""
    if not path.is_file():
        return ""
    now = stamp(path)
    if path not in seen or seen[path][0] != now:
        seen[path] = now, hashlib.blake2b(path.read_bytes()).hexdigest()
    return seen[path][1]


def moved(files: Mapping[str, str], before: Mapping[str, str]) -> set[str]:
    """How a page may name the files that only one of two builds has: by their name, or that of the
    folder whose page they are.
    """
    paths = {path for path, _ in files.items() ^ before.items()}
    return {word for path in paths for word in _words(path)}


def _words(path: str) -> Iterator[str]:
    *folders, name = path.split("/")
    stem = name.rpartition(".")[0] or name
    yield stem
    if stem in ("index", "README"):
        yield from folders[-1:]


def value(took: Took, site: Site) -> object:
    """What there is of a thing that pages take: the thing itself, and where it stands."""
    kind, name = took
    match kind:
        case "reference":
            return site.references if name == "*" else site.references.get(name)
        case "said":
            return site.said if name == "*" else site.said.get(name)
        case "study":
            return site.studies.get(name), name in site.written_studies.data
        case "thing":
            return site.things.get(name), name in site.written_things.data
        case "drawing":
            return contents(site.docs / FOLDER / name)
        case "sign":
            return _sign(name, site)
        case "term" if name == "*":
            return [(entry.url, entry.term) for entry in site.glossary.entries.values()]
        case "term":
            entry = site.glossary.entries.get(name)
            return entry and (entry.url, entry.term)
        case "neighbour":
            return [entry and (entry.url, entry.title) for entry in site.glossary.beside(name)]
        case "use":
            return [(page.url, page.title) for page in site.uses.get(name, ())]
        case "claim":
            claims = site.claims if name == "*" else filter(None, [site.claim_of.get(name)])
            return [(claim, page.url, page.title, page.front) for claim, page in claims]
        case "question":
            return site.taken, [page.questions for page in site.pages.values() if page.questions]
        case _:
            return None


def _sign(name: str, site: Site) -> object:
    """A sign or a line of advice; or what stands around them (`frame`)."""
    if name == "frame":
        return site.signs.model_copy(update={"signs": [], "advice": {}})
    signs = site.signs
    return signs.by_id.get(name), signs.advice.get(name), signs.headings


def frame(site: Site, navigation: object) -> object:
    """What stands around every page, and what many may show without saying so."""
    links = [site.settings.help, site.settings.calm, *site.settings.policies]
    led = [site.url(link.page) for link in links if link]
    calm = [page.file for page in site.pages.values() if 'id="h-calm"' in page.plain]
    signs = {sign: page.url for sign, page in site.signs_on.items()}
    tools = {name: url for name, url in site.tools.items() if name not in USUAL}
    said = signs, bool(site.signs.countries), site.disclaimer
    return navigation, tools, led, calm, said, site.languages, site.elsewhere


def due(site: Site, kept: Kept, around: object) -> set[str]:
    """The pages that must be shown again, by path: those of which something has changed, and those
    with a template of their own, which may show anything.
    """
    changed = kept.changed(site)
    return {
        path
        for path, page in site.pages.items()
        if around != kept.frame
        or (before := kept.pages.get(path)) is None
        or page.template not in USUAL
        or before.is_overdue != site.overdue(page)
        or not before.shown.took.isdisjoint(changed)
        or not equal(page, before.ready)
    }
