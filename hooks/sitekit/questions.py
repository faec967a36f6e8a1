"""`/// questions`: the questions of many pages on one, by topic; a browser mixes them, and asks a
few at a time.

They are the quizzes of their pages, each with a way to where it is explained. Those on pages of
warning signs stay there: they teach to use the list that stands beside them, and nobody who has
such a sign now is to meet it as an exercise.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import urljoin

from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block
from selectolax.lexbor import LexborHTMLParser

from sitekit.evidence.block import anything, listed
from sitekit.feature import Feature
from sitekit.fences import line_of_block
from sitekit.problem import Problem, known_are, nearest
from sitekit.search import wanted
from sitekit.site import Element, Page, Site

PLACE = re.compile(r'<div data-questions="(?P<topics>[^"]*)"></div>')
FILLED = re.compile(r'<div data-questions="[^"]*">(?!</div>)')
QUIZ = re.compile(r"<quiz-question\b.*?</quiz-question>", re.DOTALL)
HEADING = re.compile(r'<h[2-6]\b[^>]*\bid="([^"]+)"')


class Questions(Block):  # type: ignore[misc]
    """A place that the questions are put into once those of all pages are known."""

    NAME = "questions"
    ARGUMENT = False
    OPTIONS = {"topics": (None, anything)}

    def on_validate(self, parent: etree.Element) -> bool:
        """Take no attributes: its script and its style know it by its own."""
        return not self.options["attrs"]

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Leave the place, and note in it which topics are wanted."""
        topics = [topic.strip() for topic in listed(self.options["topics"])]
        return etree.SubElement(parent, "div", {"data-questions": "|".join(topics)})


class QuestionsBlocks(BlocksExtension):  # type: ignore[misc]
    """Adds the block to Markdown."""

    def extendMarkdownBlocks(self, md: Any, block_mgr: Any) -> None:
        """Called anew for each page."""
        block_mgr.register(Questions, {})


class Again(NamedTuple):
    """A question as it stands in another page than its own: its id, its quiz, and where it is
    explained.
    """

    id: str
    quiz: str
    where: Page
    place: str


class Topic(NamedTuple):
    """The questions of a section, or of a page that stands in none. It is called as its path."""

    name: str
    title: str
    questions: list[Again]


def topics(site: Site, page: Page, names: Iterable[str] = ()) -> list[Topic]:
    """The questions by topic, as `page` shows them; of sections and pages `names`, if any."""
    chosen = {name.rstrip("/") for name in names}
    found: dict[str, Topic] = {}
    for where in asking(site):
        if chosen and chosen.isdisjoint(_topics_of(where)):
            continue
        folder = where.path.rpartition("/")[0]
        section = site.pages.get(f"{folder}/index.md")
        name, title = (folder, section.title) if section else (where.path, where.title)
        topic = found.setdefault(name, Topic(name, title, []))
        topic.questions.extend(again(where, page))
    return list(found.values())


def asking(site: Site) -> list[Page]:
    """The pages whose questions may be asked elsewhere: those that search finds, and that are not
    for safety.
    """
    pages = (page for page in site.pages.values() if page.questions)
    return [page for page in pages if wanted(page) and not site.is_for_safety(page)]


def _topics_of(page: Page) -> list[str]:
    """The names under which the questions of a page can be asked for: its path, its folders."""
    parts = page.path.split("/")
    return ["/".join(parts[:n]) for n in range(len(parts), 0, -1)]


def unknown(site: Site, page: Page, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with the names of topics, and the cure."""
    known = {name for one in asking(site) for name in _topics_of(one)}
    for name in names:
        if name.rstrip("/") not in known:
            all_there_are = known_are(topic.name for topic in topics(site, page))
            cure = nearest(name, sorted(known), all_there_are)
            yield f"there is no question of '{name}' to ask.", cure


def again(where: Page, page: Page) -> Iterator[Again]:
    """The questions of the page `where`, as they may stand in `page`."""
    for question, found in zip(where.questions, QUIZ.finditer(where.plain), strict=False):
        if question.id and question.options:
            above = HEADING.findall(where.plain, 0, found.start())
            quiz = _moved(found[0], question.id, where, page)
            yield Again(question.id, quiz, where, above[-1] if above else "")


def _moved(html: str, name: str, where: Page, page: Page) -> str:
    """A quiz of the page `where` for `page`: with names of its own, links that lead where they led,
    no numbers of references that stand elsewhere, and in sight in calm, where it was asked for.
    """
    parsed = LexborHTMLParser(html)
    quiz = parsed.css("quiz-question")[0]
    quiz.attrs["id"] = f"questions-{name}"
    for citation in quiz.css(".citation"):
        citation.decompose()
    for box in quiz.css("fieldset input"):
        box.attrs["name"] = f"questions-{name}"
    for box in quiz.css(".ask input"):
        box.attrs["checked"] = ""
    for attribute in ("href", "src"):
        for node in quiz.css(f"[{attribute}]"):
            address = node.attributes[attribute] or ""
            node.attrs[attribute] = _from(page, urljoin(f"/{where.url}", address))
    return quiz.html or ""


def _from(page: Page, address: str) -> str:
    """An address of the site that begins at its root, from `page`; one elsewhere as it is."""
    return f"{page.to_root}{address[1:]}" if address.startswith("/") else address


def load(site: Site) -> None:
    """Add the block to Markdown."""
    site.syntaxes.append(QuestionsBlocks())
    site.reserved.append("questions-")
    site.elements["gathered-questions"] = Element("features/questions.js", "features/questions.css")


def show(page: Page, site: Site) -> Iterator[Problem]:
    """Put the questions in, now that the search index has read the page."""
    line = line_of_block(page.source.text, Questions.NAME, "")
    if FILLED.search(page.html):
        what = "the block 'questions' holds words, and has no place for them."
        yield Problem(page.path, line, what, "Close it on the next line, with '///'.")
    places = list(PLACE.finditer(page.html))
    if not places:
        return
    page.take("question", "*")
    if len(places) > 1:
        what = "the block 'questions' stands twice on this page."
        yield Problem(page.path, line, what, "Name all topics in one of them.")
    names = [name for name in unescape(places[0]["topics"]).split("|") if name]
    for what, cure in unknown(site, page, names):
        yield Problem(page.path, line, what, cure)
    found = topics(site, page, names)
    if not found and not names and any("'quiz'" in one.what for one in site.told):
        site.followed += 1  # there was one, before it was misspelt, or left open
    elif not found and not names:
        what, cure = "there is no question to ask.", "Write one (/// quiz | …) on another page."
        yield Problem(page.path, line, what, cure)
    html = site.render("features/questions.html", page=page, topics=found) if found else ""
    page.html = PLACE.sub("", page.html.replace(places[0][0], html, 1))


QUESTIONS = Feature("questions", load=load, show=show)
