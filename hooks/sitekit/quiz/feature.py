"""Holds each question against the claim or the source that it tests."""

from __future__ import annotations

from collections.abc import Iterator

from sitekit.feature import Feature
from sitekit.fences import line_of_block
from sitekit.problem import Problem
from sitekit.quiz.block import QuizBlocks
from sitekit.quiz.questions import Asked, faults, lopsided, twice
from sitekit.site import Element, Page, Site


def load(site: Site) -> None:
    """Add the block to Markdown."""
    site.syntaxes.append(QuizBlocks(site.words))
    site.unsearched.append(".quiz")
    site.reserved.append("quiz-")
    site.spoken.append("quiz")
    site.elements["quiz-question"] = Element("features/quiz.js")


def rendered(page: Page, site: Site) -> None:
    """Keep the page's questions until the claims of all pages are known."""
    page.questions = list(site.syntax(QuizBlocks).questions)


def gather(site: Site) -> Iterator[Problem]:
    """Say what is wrong with them."""
    claims = {claim.id: claim.told for claim, _ in site.claims}
    sources = {key: reference.told for key, reference in site.references.items()}
    for page in site.pages.values():
        for question in page.questions:
            page.take("claim", *filter(None, [question.claim]))
            page.take("reference", *filter(None, [question.source]))
        for question in page.questions:
            lost = {key for key in (question.claim,) if key and site.follows("claim", key)}
            lost |= {key for key in (question.source,) if key and site.follows("reference", key)}
            for problem in faults([question], page.source.text, claims, sources, lost):
                yield problem.at(page.path)
    asked = [
        Asked(question, page.path, line_of_block(page.source.text, "quiz", question.text))
        for page in site.pages.values()
        for question in page.questions
    ]
    yield from twice(asked)
    yield from lopsided(asked, site.words.true)


QUIZ = Feature("quiz", load=load, rendered=rendered, gather=gather)
