"""Questions as authors write them, and what is wrong with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sitekit.fences import line_of_block
from sitekit.problem import Problem, nearest


class Option(NamedTuple):
    """An answer to choose: its words, whether it is right (none without a mark), its reason."""

    words: str
    right: bool | None
    explained: bool
    reasons: int = 1


@dataclass(frozen=True)
class Question:
    """A question as written. `checked` is the stamp of the claim or source that it tests."""

    text: str
    options: tuple[Option, ...]
    claim: str
    source: str
    checked: str


def stamp(words: str) -> str:
    """Six signs that change when `words` do."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:6]


def faults(
    questions: Iterable[Question],
    text: str,
    claims: Mapping[str, str],
    sources: Mapping[str, str],
) -> Iterator[Problem]:
    """What is wrong with the questions of a page, whose whole text is `text`, each with its line.

    `claims` and `sources` have the words of all that a question can test.
    """
    for question in questions:
        line = line_of_block(text, "quiz", question.text)
        for what, cure in (*_shape(question), *_tests(question, claims, sources)):
            yield Problem("", line, f"the question '{question.text}' {what}", cure)


def _shape(question: Question) -> Iterator[tuple[str, str]]:
    rights = [option.right for option in question.options]
    if len(rights) < 2:
        cure = "Write '[x] Right', and below it ':   Why.', then '[ ] Not right'."
        yield "has fewer than two options.", cure
    elif None in rights:
        yield "has an option without a mark.", "Begin it with '[x] ' or '[ ] '."
    elif True not in rights or False not in rights:
        cure = "Mark what is right with '[x]', what is not with '[ ]'."
        yield "needs a right option and another.", cure
    for option in question.options:
        if not option.explained:
            cure = "Write ':   ' and a sentence below the option."
            yield f"does not say why for '{option.words}'.", cure
        elif option.reasons > 1:
            cure = "Write one reason below each option."
            yield f"has {option.reasons} reasons for '{option.words}'.", cure


def _tests(
    question: Question, claims: Mapping[str, str], sources: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    if bool(question.claim) == bool(question.source):
        yield "must name what it tests.", "Write 'claim: id' or 'source: key'."
        return
    known = claims if question.claim else sources
    key = question.claim or question.source
    if key not in known:
        yield f"tests something unknown: '{key}'.", nearest(key, known)
    elif question.checked != (now := stamp(known[key])):
        cure = f"Read both, mend the question, then write 'checked: {now}'."
        yield f"was not checked against '{key}' as it now stands.", cure
