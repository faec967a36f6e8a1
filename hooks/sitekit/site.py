"""The table: everything that a build knows, and nothing besides. It is laid anew for each build."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar, get_args

from markdown.extensions import Extension
from pydantic import Field

from sitekit import words
from sitekit.care.cards import Card
from sitekit.care.signs import Signs, Urgency
from sitekit.citations.references import Listed, Reference, listing
from sitekit.evidence import overview
from sitekit.evidence.claims import Claim
from sitekit.explorer.things import Thing
from sitekit.front_matter import Article, Front, Scope, Source, Term, lenient
from sitekit.glossary.marking import Marked
from sitekit.glossary.matching import SELECTOR
from sitekit.glossary.terms import Entry, Glossary
from sitekit.index import Given, Making
from sitekit.language import day_in_words, direction, locale_of
from sitekit.memory import Memory
from sitekit.phases.course import Course
from sitekit.problem import Problem
from sitekit.prose.rules import Rules
from sitekit.quiz.questions import Question
from sitekit.record import Record, Text, Yaml, check
from sitekit.scores.score import Score
from sitekit.sheet.sheets import Sheet
from sitekit.status import Status
from sitekit.studies.pictures import Picture
from sitekit.take.items import Lesson, Taken
from sitekit.theirs import EXTRA
from sitekit.words import Words

# Settings: all of `extra` in mkdocs.yml
# ------------------------------------------------------------


class Link(Record):
    """A link that templates show."""

    title: str = Text
    """Its words."""
    page: str = Text
    """The page that it leads to, by its path: help/index.md."""


class Image(Record):
    """What other sites show beside a link to this one."""

    url: str = Text
    """Its file in docs/."""
    alt: str = Text
    """What it shows, in words."""


class Icon(Record):
    """An icon as the web app manifest names it."""

    src: str = Text
    """Its file in docs/."""
    sizes: str = Text
    """Its size: 192x192, or any."""
    type: str = Text
    """Its type: image/png."""
    purpose: str | None = None
    """Where it may be used, if not everywhere: any maskable."""


class Icons(Record):
    """The site's icons."""

    touch: str = Text
    """The icon on a phone's home screen: its file in docs/."""
    manifest: list[Icon] = []
    """The icons of the site as an app."""

    @property
    def data(self) -> list[dict[str, str]]:
        """Those for the web app manifest, as it has them."""
        return [icon.model_dump(exclude_none=True) for icon in self.manifest]


class Marking(Record):
    """How glossary terms are marked."""

    scope: Scope = "section"
    """Where a term is marked: where it first stands in each section, where it first stands on the
    page, or everywhere.
    """


class SearchSettings(Record):
    """How search reads what readers type."""

    small_words: str = ""
    """Words too small to tell one page from another, with spaces between them."""


class Alternate(Record):
    """The site in one of its languages, each built by itself."""

    name: str = Text
    """What that language calls itself: Deutsch."""
    link: str = Text
    """Where it stands, as seen from this site's root: de/, ../ or /de/."""
    lang: str = Text
    """Its code: de."""
    docs: str | None = None
    """The folder of its sources, beside that of this one: then each page leads to the same page."""


class Settings(Record):
    """All of `extra`. Each has a default, so that a site needs to set none."""

    help: Link | None = None
    """The link that stands in the header of every page."""
    calm: Link | None = None
    """What calm mode offers first."""
    urgencies: dict[str, Urgency] = {}
    """The kinds of care card by their names, fastest first."""
    statuses: dict[str, Status] = {}
    """What an article can be beside a draft, by the name that its `status` has."""
    page_type: str = "WebPage"
    """What an article is, in the words of schema.org: WebPage, MedicalWebPage."""
    image: Image | None = None
    """What other sites show beside a link to this one."""
    icons: Icons | None = None
    """The site's icons."""
    policies: list[Link] = []
    """The links that stand in the footer of every page."""
    uncited: list[str] = []
    """Folders whose articles need no source."""
    glossary: Marking = Marking()
    """How glossary terms are marked."""
    prose: Rules | None = None
    """How articles are written."""
    search: SearchSettings = SearchSettings()
    """How search reads what readers type."""
    alternate: list[Alternate] = []
    """The languages that there are, this site's own among them."""
    labels: dict[str, str] = Field(default={}, json_schema_extra=words.describe)
    """Words of the generator in the site's own words, by their names."""


def read_settings(written: Yaml, language: str) -> tuple[Settings, list[Problem]]:
    """The settings that `written` holds, and each mistake; what is wrong keeps its default."""
    own = {key: value for key, value in written.data.items() if key not in EXTRA}
    settings, problems = check(Settings, replace(written, data=own))
    settings = settings or lenient(Settings, own)
    if locale_of(language) is None:
        what = f"'theme.language' names no language: '{language}'."
        cure = "Write its code, such as 'en'. Till then dates stand as 2026-01-31."
        problems.append(Problem(written.path, None, what, cure))
        language = "en"
    for word, what, cure in words.review(language, settings.labels):
        problems.append(written.problem(("labels", word), what, cure))
    return settings, problems


# Pages
# ---------------------------------------------------------------------------------------------

Kind = Literal[
    "page",
    "block",
    "term",
    "use",
    "neighbour",
    "reference",
    "claim",
    "question",
    "said",
    "sign",
    "study",
    "course",
    "thing",
    "sheet",
    "chance",
    "trial",
    "score",
    "drawing",
    "template",
    "setting",
]
KINDS = frozenset(get_args(Kind))


class Took(NamedTuple):
    """Something that a page shows and does not hold itself: when that changes, so does the page.
    The name `*` stands for all of a kind.
    """

    kind: Kind
    name: str


took = cache(Took)  # the same of all pages is one


class Way(NamedTuple):
    """The way to another language: what it calls itself, its code, a link from the site's root, and
    the whole address, where the same page is there ('' where it is not).
    """

    name: str
    lang: str
    link: str
    address: str

    def seen_from(self, root: str) -> str:
        """The link for a page from which the root of its site is `root`."""
        return self.link if re.match(r"/|\w+:", self.link) else f"{root.rstrip('/')}/{self.link}"


class Place(NamedTuple):
    """A step on the way from the home page to a page: its name and its full address."""

    title: str
    address: str


@dataclass(eq=False)
class Page:
    """A page, as far as the build has come with it. `path` is where it is in `docs/`, `url` its
    address from the site's root, `address` the whole of it ('' where the site has none).
    """

    path: str
    url: str
    source: Source
    address: str = ""
    title: str = ""
    trail: tuple[Place, ...] = ()
    languages: list[Way] = field(default_factory=list)
    """To the same page, or the site, in other languages."""
    opening: str = ""
    """HTML that stands before the Markdown, and is searched with it."""
    html: str = ""
    """The article: as Markdown made it, then as readers see it."""
    plain: str = ""
    """The article as Markdown made it, which search reads."""
    headed: bool = False
    """Whether the text itself has a heading for the whole page."""
    cited: list[str] = field(default_factory=list)
    references: list[Listed] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    """The keys of those that it has, each with a form in the text and a paper behind it."""
    scripts: list[str] = field(default_factory=list)
    """The scripts that it loads beside the frame's, each by the feature that needs it."""
    styles: list[str] = field(default_factory=list)
    """The same for style sheets."""
    refused: set[str] = field(default_factory=set)
    marked: Marked | None = None
    terms: list[tuple[Entry, list[str]]] = field(default_factory=list)
    grade: float | None = None
    data: list[str] = field(default_factory=list)
    """What it is, for search engines, as JSON."""
    took: set[Took] = field(default_factory=set)
    told: list[Problem] = field(default_factory=list)
    """What its author was told when it was read, rendered and shown."""
    template_is_missing: bool = False
    stray: set[str] = field(default_factory=set)
    """The blocks that stayed text, by the name that was meant."""

    @property
    def front(self) -> Front:
        """Its front matter."""
        return self.source.front

    @property
    def article(self) -> Article | None:
        """Its front matter, if it is an article."""
        return self.front if isinstance(self.front, Article) else None

    @property
    def term(self) -> Term | None:
        """Its front matter, if it is a glossary entry."""
        return self.front if isinstance(self.front, Term) else None

    @property
    def template(self) -> str | None:
        """The template that shows it, where that is not the one for all."""
        if self.term:
            return "term.html"
        return None if self.template_is_missing else getattr(self.front, "template", None)

    @property
    def file(self) -> str:
        """The file that it is written to, in the site's folder."""
        return f"{self.url}index.html" if self.url == "" or self.url.endswith("/") else self.url

    @property
    def anchors(self) -> set[str]:
        """Ids that its template adds, and that links may name."""
        return {"calm", *(f"ref-{key}" for key in self.cited)}

    @property
    def heading(self) -> str:
        """Its title as a heading, which begins with a capital; 'pH' and 'mRNA' have theirs."""
        first = self.title.partition(" ")[0]
        return self.title[:1].upper() + self.title[1:] if first.islower() else self.title

    @property
    def description(self) -> str:
        """It in a sentence or two."""
        front = self.front
        return front.definition if isinstance(front, Term) else getattr(front, "description", "")

    @property
    def to_root(self) -> str:
        """The way from it to the root of the site: '../../', or './' from the root itself."""
        return "../" * self.url.count("/") or "./"

    def take(self, kind: Kind, *names: str) -> None:
        """Note that the page shows these. Raises `ValueError` for what is no kind."""
        if kind not in KINDS:
            raise ValueError(f"Nothing of the kind '{kind}' is known.")
        self.took |= {took(kind, name) for name in names}

    def takes(self, kind: Kind, name: str) -> bool:
        """Whether it must be made anew when this changes."""
        return not self.took.isdisjoint({Took(kind, name), Took(kind, "*")})


class Found(NamedTuple):
    """A warning sign as search shows it: its card as HTML, with links that begin at `~/`, the
    site's root; what people type for it, and what counts only when they type nothing else.
    """

    sign: str
    urgency: str
    html: str
    search: list[str]
    alone: list[str]


class Element(NamedTuple):
    """What brings an element to life: a script, and a style sheet ('' if the site's own has it)."""

    script: str
    style: str = ""


# The site
# ------------------------------------------------------------------------------------------

Syntax = TypeVar("Syntax", bound=Extension)


def _no_templates(name: str, **values: object) -> str:
    raise LookupError(f"templates are not read yet: {name}")


def _no_notes(text: str, told: list[Problem]) -> str:
    return text


@dataclass(eq=False)
class Site:
    """The whole site. `docs` is the folder of its sources, `address` where it will stand, with a
    slash at its end ('' where that is not known), `written` its settings as they were written.
    """

    docs: Path
    address: str
    language: str
    settings: Settings
    words: Words
    written: Yaml
    config: Yaml = field(default_factory=Yaml)
    """All of mkdocs.yml, as it was written."""
    name: str = ""
    copyright: str = ""
    """Under which licence it stands, as HTML."""
    plugins: tuple[str, ...] = ()
    """The plugins of MkDocs that work on it too, by name."""
    today: date = field(default_factory=date.today)
    serving: bool = False
    """Whether it is read while it is written: a server puts a script of its own into pages."""
    render: Callable[..., str] = _no_templates
    """Fills in a template of the theme: `site.render("features/quiz.html", words=…)`."""
    put_in: Callable[[str], str] = str
    """Puts into the text of a page what stands in other files."""
    noted: Callable[[str, list[Problem]], str] = _no_notes
    """Puts into a page, as it was built, what was told of the settings since."""
    has_template: Callable[[str], bool] = bool
    """Whether the theme has a template."""
    data_read: set[str] = field(default_factory=set)
    """The names of the files in `docs/_data/` that a feature asked for."""
    unreadable: list[Problem] = field(default_factory=list)
    """Files that are not in UTF-8."""
    syntaxes: list[Extension] = field(default_factory=list)
    unsearched: list[str] = field(default_factory=list)
    """What search passes over, as CSS selectors: the feature that makes it says so."""
    spoken: list[str] = field(default_factory=list)
    """The blocks whose argument readers see, by name."""
    reserved: list[str] = field(default_factory=list)
    """How ids begin that features make: no heading may have one."""
    elements: dict[str, Element] = field(default_factory=dict)
    """Those that a page can have, by name: `quiz-question`. The feature that makes it says so."""
    styles: list[str] = field(default_factory=list)
    """Style sheets that not every page loads, besides those of elements."""
    tools: dict[str, str] = field(default_factory=dict)
    """The address of each page that has a template of its own, by that: search, glossary, …"""
    files: dict[str, str] = field(default_factory=dict)
    """The path in `docs/` of each file that is published, by its address from the site's root."""
    pages: dict[str, Page] = field(default_factory=dict)
    """All pages that readers get, by their path."""
    drafts: dict[str, Page] = field(default_factory=dict)
    """Pages that only their author sees, under `serve`."""

    references: dict[str, Reference] = field(default_factory=dict)
    written_references: Yaml = field(default_factory=Yaml)
    cited_on: dict[str, list[Page]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    written_said: Yaml = field(default_factory=Yaml)
    claims: list[tuple[Claim, Page]] = field(default_factory=list)
    claim_of: dict[str, tuple[Claim, Page]] = field(default_factory=dict)
    """The same by their ids."""
    studies: dict[str, Picture] = field(default_factory=dict)
    written_studies: Yaml = field(default_factory=Yaml)
    courses: dict[str, Course] = field(default_factory=dict)
    written_phases: Yaml = field(default_factory=Yaml)
    things: dict[str, Thing] = field(default_factory=dict)
    """Things to explore, by their keys."""
    written_things: Yaml = field(default_factory=Yaml)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    written_sheets: Yaml = field(default_factory=Yaml)
    written_trials: Yaml = field(default_factory=Yaml)
    scores: list[tuple[Page, Score]] = field(default_factory=list)
    signs: Signs = field(default_factory=Signs)
    written_signs: Yaml = field(default_factory=Yaml)
    signs_on: dict[str, Page] = field(default_factory=dict)
    """The page that shows each sign in full, by its id."""
    found: list[Found] = field(default_factory=list)
    """What search shows above all results, fastest first."""
    glossary: Glossary = field(default_factory=Glossary)
    spelling: object = None
    """Another one whenever terms are written, or marked, in other ways."""
    uses: dict[str, list[Page]] = field(default_factory=dict)
    taken: Taken = field(default_factory=Taken)
    """What teachers and learners can take away."""
    indexed: Given | None = None
    """What the index for search holds."""
    index: Making | None = None
    """That index, where it is being made."""
    disclaimer: str = ""
    languages: list[Way] = field(default_factory=list)
    """To the site in other languages, from what is no page."""
    elsewhere: dict[str, set[str]] = field(default_factory=dict)
    """The pages that the site has in other languages, by the code of each."""
    faulty: set[Took] = field(default_factory=set)
    """What has a mistake that its author was told of; the name `*` stands for all of a kind."""
    memory: Memory = field(default_factory=Memory)
    """What earlier builds have worked out."""
    standing: set[str] = field(default_factory=set)
    """The pages' files that stand as an earlier build wrote them, from the site's root."""
    told: dict[Problem, None] = field(default_factory=dict)
    """All that its author was told so far, each once and in order."""
    followed: int = 0
    """How much was not told, since it only follows from something told."""

    def blame(self, kind: Kind, *names: str) -> None:
        """Note that its author was told of a mistake in these."""
        self.faulty |= {Took(kind, name) for name in names}

    def follows(self, kind: Kind, name: str) -> bool:
        """Whether what is wrong with this name only follows from a mistake that was told. It is
        counted, and not told.
        """
        is_faulty = not self.faulty.isdisjoint({Took(kind, name), Took(kind, "*")})
        self.followed += is_faulty
        return is_faulty

    def data(self, name: str) -> str:
        """The text of a file in `docs/_data/`; a file that is not there has none."""
        self.data_read.add(name)
        return self.text(self.docs / "_data" / name) if self.has_data(name) else ""

    def has_data(self, name: str) -> bool:
        """Whether there is such a file."""
        return (self.docs / "_data" / name).is_file()

    def source(self, path: str) -> str:
        """The text of a page's file, by its path."""
        return self.text(self.docs / path).replace("\r\n", "\n")

    def text(self, path: Path) -> str:
        """The text of a file in `docs/`. If it is not in UTF-8, that is told, and it is read so."""
        raw = path.read_bytes()
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            name = path.relative_to(self.docs).as_posix()
            cure = "Save it in that, as all editors can."
            self.unreadable.append(Problem(name, line, "this is not in UTF-8.", cure))
            wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
            return raw.decode("utf-16" if wide else "latin-1", errors="replace")

    def syntax(self, kind: type[Syntax]) -> Syntax:
        """The Markdown syntax of this kind, which a feature has added."""
        return next(one for one in self.syntaxes if isinstance(one, kind))

    def day_in_words(self, day: date | None) -> str:
        """A day in the site's language: '5 March 2026'."""
        return day_in_words(day, self.language)

    @property
    def direction(self) -> str:
        """Which way its text runs, as HTML has it."""
        return direction(self.language)

    @property
    def articles(self) -> list[Page]:
        """All articles."""
        return [page for page in self.pages.values() if page.article]

    def is_for_safety(self, page: Page) -> bool:
        """Whether it is a page of warning signs: it has cards, and stands beside the page that
        leads to help.
        """
        help = self.settings.help
        folder = help.page.rpartition("/")[0] if help else None
        return bool(page.cards) and page.path.rpartition("/")[0] == folder

    def is_of_emergency(self, page: Page, sources: Iterable[str]) -> bool:
        """Whether the page is one of warning signs, or shows one in full that means a call now and
        rests on one of these sources.
        """
        shown = (sign for card in page.cards if not card.compact for sign in card.signs)
        named = {key for sign in shown if sign.urgency == "emergency" for key in sign.sources}
        return self.is_for_safety(page) or not named.isdisjoint(sources)

    @property
    def statuses(self) -> dict[str, Status]:
        """All that an article of the site can have: draft, and those of its settings. A site that
        names none has these two.
        """
        usual = {
            "editor-checked": Status(words=self.words.editor_checked),
            "clinically-reviewed": Status(words=self.words.clinically_reviewed, by=True),
        }
        draft = Status(words=self.words.draft, compared=False)
        return {"draft": draft, **(self.settings.statuses or usual)}

    def status(self, page: Page) -> Status | None:
        """That of an article; none if it is no article, or its status is none of the site."""
        return self.statuses.get(page.article.status or "") if page.article else None

    def overdue(self, page: Page) -> bool:
        """Whether the day by which a page was to be reviewed again has passed."""
        due = page.article.next_review if page.article else None
        return due is not None and due < self.today

    def needs_sources(self, page: Page) -> bool:
        """Whether it is an article that must say what it rests on."""
        free = (folder.rstrip("/") for folder in self.settings.uncited if folder)
        excused = any(page.path == one or page.path.startswith(f"{one}/") for one in free)
        return page.article is not None and not excused

    @property
    def bibliography(self) -> list[Listed]:
        """All references, by author and year."""
        known = self.references
        return listing(sorted(known, key=lambda key: known[key].short_name), (), known)

    @property
    def ways(self) -> list[overview.Way[Page]]:
        """All claims by which way the evidence points, and by how sure that is."""
        return overview.ways(self.claims)

    @property
    def steps(self) -> dict[str, str]:
        """How sure claims can be, surest first, each with its shape."""
        return overview.STEPS

    @property
    def unmarked(self) -> str:
        """Where no term is marked, as a CSS selector: a browser marks by the same rule."""
        return SELECTOR

    def url(self, path: str) -> str:
        """The address of a page from the site's root; of one that is not there, the root itself."""
        return self.pages[path].url if path in self.pages else ""
