"""Writes what teachers and learners take away, for a site that has a page for it (`take.html`), and
fills in lessons.

Warning signs are left out: advice changes, and a copy does not change with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from string import ascii_uppercase

from sitekit.disclaimer import text_of
from sitekit.feature import Feature
from sitekit.fences import line_of_block
from sitekit.problem import Problem, nearest
from sitekit.quiz.questions import shuffled
from sitekit.search import wanted
from sitekit.site import Element, Page, Site
from sitekit.take.block import LessonBlocks
from sitekit.take.cards import anki, table
from sitekit.take.gift import gift
from sitekit.take.items import Colophon, Lesson, Question, Taken, Word, questions
from sitekit.take.moodle import moodle
from sitekit.take.shares import unshared

TEMPLATE = "take.html"
PLACE = re.compile(r"<lesson-sheet\b[^>]*>(?P<task>.*?)</lesson-sheet>", re.DOTALL)


def load(site: Site) -> None:
    """Add the block of a lesson to Markdown."""
    site.syntaxes.append(LessonBlocks())
    site.unsearched.append(".lesson")
    site.elements["lesson-sheet"] = Element("features/lesson.js", "features/lesson.css")


def rendered(page: Page, site: Site) -> None:
    """Keep the page's lessons until the questions of all pages are known."""
    page.lessons = list(site.syntax(LessonBlocks).lessons)


def gather(site: Site) -> Iterator[Problem]:
    """Take what there is, and name what cannot be taken, and what a lesson asks for in vain."""
    asked = {page.path: _questions(page, site) for page in site.pages.values() if wanted(page)}
    every = {one.id: one for some in asked.values() for one in some}
    signs = {one.id for one in every.values() if _is_of_signs(one, site)}
    words = [entry for entry in site.glossary.by_title if not entry.term.urgent]
    used = {page.path: page for entry in words for page in site.uses.get(entry.slug, ())}
    kept = [one for one in every.values() if one.id not in signs]
    taken = [one for one in kept if not _held(one)]
    site.taken = Taken(
        questions=tuple(taken),
        words=tuple(
            Word(
                one.slug,
                one.title,
                one.term.definition,
                one.term.say or "",
                tuple(one.term.aliases),
                site.address and site.address + one.url,
            )
            for one in words
        ),
        questions_left=len(signs),
        words_left=len(site.glossary.entries) - len(words),
        questions_reviewed=_newest(site.pages[one.path] for one in taken),
        words_reviewed=_newest(used.values()),
    )
    lessons = [(lesson, page) for page in site.pages.values() for lesson in page.lessons]
    if TEMPLATE in site.tools:
        yield from _unlicensed(site)
    if TEMPLATE in site.tools or lessons:
        yield from _unfit(kept, site)
    for lesson, page in lessons:
        yield from _missing(lesson, page, site, every, signs)


def _questions(page: Page, site: Site) -> list[Question]:
    given = page.plain, page.path, page.title, page.address

    def make() -> list[Question]:
        return [*questions(*given)]

    return site.memory.recall("questions", page.path, given, make) if page.questions else []


def _is_of_signs(question: Question, site: Site) -> bool:
    """Whether its page is one of warning signs, or shows one in full whose source it tests, or one
    of an emergency that shares a source with the claim that it tests.
    """
    page = site.pages[question.path]
    asked = [one for one in page.questions if one.id == question.id]
    tested = {one.source for one in asked}
    claims = {one.claim for one in asked}
    signs = [sign for card in page.cards if not card.compact for sign in card.signs]
    if any(not tested.isdisjoint(sign.sources) for sign in signs):
        return True
    sources = [key for claim, _ in site.claims if claim.id in claims for key in claim.sources]
    return site.is_of_emergency(page, sources)


def _newest(pages: Iterable[Page]) -> date | None:
    """The newest review of these pages."""
    days = (page.article.reviewed for page in pages if page.article)
    return max(filter(None, days), default=None)


def _unlicensed(site: Site) -> Iterator[Problem]:
    if not text_of(site.copyright):
        what = "there is no 'copyright', and files that people take away say nothing of their use."
        yield Problem(site.written.path, None, what, "Write a licence, such as 'CC BY 4.0'.")


def _held(question: Question) -> str:
    """What of a question cannot be taken away."""
    return question.unfit or unshared(question)


def _unfit(kept: list[Question], site: Site) -> Iterator[Problem]:
    for question in kept:
        if held := _held(question):
            page = site.pages[question.path]
            what = f"the question '{question.words.text}' has what no course can show: {held}."
            cure = "Say it in words, or put it above the question."
            yield Problem(page.path, _line(page, question), what, cure)


def _line(page: Page, question: Question) -> int | None:
    written = next(one.text for one in page.questions if one.id == question.id)
    return line_of_block(page.source.text, "quiz", written)


def _missing(
    lesson: Lesson, page: Page, site: Site, asked: dict[str, Question], signs: set[str]
) -> Iterator[Problem]:
    line = line_of_block(page.source.text, "lesson", "")
    cure = "Choose another: advice changes, and a sheet of paper does not change with it."
    if not lesson.questions:
        yield Problem(page.path, line, "the lesson has no questions.", "Write 'questions: [id]'.")
    for name in lesson.questions:
        if name not in asked:
            what = f"the lesson names no question: '{name}'."
            yield Problem(page.path, line, what, nearest(name, asked, "Name it by its id."))
        elif name in signs:
            yield Problem(page.path, line, f"'{name}' is about warning signs.", cure)
    for name in lesson.words:
        if name not in site.glossary.entries:
            what = f"the lesson names no word of the glossary: '{name}'."
            yield Problem(page.path, line, what, nearest(name, site.glossary.entries))
        elif site.glossary.entries[name].term.urgent:
            yield Problem(page.path, line, f"'{name}' names warning signs.", cure)


def show(page: Page, site: Site) -> None:
    """Fill in the page's lessons. One page shows all that can be taken."""
    numbers = count()

    def filled(place: re.Match[str]) -> str:
        lesson = page.lessons[next(numbers)]
        page.take("question", *lesson.questions)
        page.take("term", *lesson.words)
        chosen = [one for one in site.taken.words if one.slug in lesson.words]
        meanings = shuffled(chosen, " ".join(lesson.words), lambda word: word.title)
        asked = {one.id: one for one in site.taken.questions}
        return site.render(
            "features/lesson.html",
            page=page,
            task=place["task"],
            chosen=chosen,
            meanings=dict(zip(ascii_uppercase, meanings, strict=False)),
            asked=[asked[name] for name in lesson.questions if name in asked],
            colophon=_colophon(site, site.taken.questions_reviewed, ""),
        )

    if page.lessons:
        page.html = PLACE.sub(filled, page.html)
    if page.template == TEMPLATE:
        page.take("question", "*")
        page.take("term", "*")


def _colophon(site: Site, reviewed: date | None, left: str) -> Colophon:
    words = site.words
    lines = [
        f"{site.name}, {site.address}" if site.address else site.name,
        f"{words.take_licence} {text_of(site.copyright)}",
        words.take_reviewed.format(site.day_in_words(reviewed)) if reviewed else "",
        left,
    ]
    return Colophon(site.name, tuple(filter(None, lines)))


def write(site: Site, folder: Path) -> None:
    """Write the files beside the pages. A site without a page for them has none."""
    if TEMPLATE not in site.tools:
        return
    taken, words = site.taken, site.words
    sections = {page.path: _section(page) for page in site.pages.values()}
    of_questions = _colophon(site, taken.questions_reviewed, words.take_left)
    of_words = _colophon(site, taken.words_reviewed, words.take_left)
    licence, day = text_of(site.copyright), str(taken.words_reviewed or "")
    files = {
        "questions.gift": gift(taken.questions, sections, of_questions, words),
        "questions.xml": moodle(taken.questions, sections, of_questions, words),
        "words.txt": anki(taken.words, of_words),
        # A sheet program takes UTF-8 for something else without the mark at its beginning.
        "words.csv": f"\ufeff{table(taken.words, licence, day)}",
    }
    (folder / "take").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "take" / name).write_text(text, "utf-8", newline="")


def _section(page: Page) -> str:
    """The section that a page stands in: between the home page and itself."""
    return page.trail[1].title if len(page.trail) > 2 else ""


TAKE = Feature("take", load=load, rendered=rendered, gather=gather, show=show, write=write)
