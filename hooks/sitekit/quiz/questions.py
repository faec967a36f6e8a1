"""Questions as authors write them, and what is wrong with them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

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
    id: str = ""


Item = TypeVar("Item")


def shuffled(
    options: list[Item], seed: str, words: Callable[[Item], str], in_order: Collection[str] = ()
) -> list[Item]:
    """The options in an order that only `seed` and their number give: an author has no say in it,
    and rewording changes nothing. Options that are all among `in_order` (true, false) stay.
    """
    if all(words(option) in in_order for option in options):
        return options
    places = sorted(range(len(options)), key=lambda n: _digest(f"{seed} {n}"))
    return [options[place] for place in places]


def stamp(words: str) -> str:
    """Six signs that change when `words` do, and that YAML reads as text (not 055375)."""
    found = _digest(" ".join(words.split()))
    return found if re.search("[abcdf]", found) else f"x{found[1:]}"


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:6]


def faults(
    questions: Iterable[Question],
    text: str,
    claims: Mapping[str, str],
    sources: Mapping[str, str],
    lost: Container[str] = (),
) -> Iterator[Problem]:
    """What is wrong with the questions of a page, whose whole text is `text`, each with its line.

    `claims` and `sources` have the words of all that a question can test; of what is `lost` its
    author was told.
    """
    for question in questions:
        line = line_of_block(text, "quiz", question.text)
        found = (*_named(question), *_shape(question), *_tests(question, claims, sources, lost))
        for what, cure in found:
            yield Problem("", line, f"the question '{question.text}' {what}", cure)


def _named(question: Question) -> Iterator[tuple[str, str]]:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", question.id):
        is_given = f"has an id of other signs: '{question.id}'." if question.id else "has no id."
        cure = "Write 'id: two-or-three-words': it stays when the question is reworded."
        yield is_given, cure


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
    question: Question,
    claims: Mapping[str, str],
    sources: Mapping[str, str],
    lost: Container[str],
) -> Iterator[tuple[str, str]]:
    if bool(question.claim) == bool(question.source):
        yield "must name what it tests.", "Write 'claim: id' or 'source: key'."
        return
    known = claims if question.claim else sources
    key = question.claim or question.source
    if key in lost:
        return
    if key not in known:
        yield f"tests something unknown: '{key}'.", nearest(key, known)
    elif question.checked != (now := stamp(known[key])):
        cure = f"Read both, mend the question, then write 'checked: {now}'."
        yield f"was not checked against '{key}' as it now stands.", cure


class Asked(NamedTuple):
    """A question with the path of its page and its line there."""

    question: Question
    path: str
    line: int | None


def twice(asked: Iterable[Asked]) -> Iterator[Problem]:
    """Each question whose id another has too."""
    first: dict[str, str] = {}
    for question, path, line in asked:
        if question.id in first:
            what = f"the id '{question.id}' is that of a question in {first[question.id]} too."
            yield Problem(path, line, what, "Give each question an id of its own.")
        if question.id:
            first.setdefault(question.id, path)


def lopsided(asked: Iterable[Asked], true: str) -> Iterator[Problem]:
    """What lets a reader guess without knowing, over all questions with one right option: it often
    stands in one place, it often is the longest, what is asked about is mostly `true` or mostly
    not. Few questions show no habit, so that fewer than eight are left alone.
    """
    one_right = [one for one in asked if [o.right for o in one.question.options].count(True) == 1]
    choices = [one for one in one_right if len(one.question.options) > 2]
    in_place: dict[int, list[Asked]] = {}
    for one in choices:
        in_place.setdefault(_right(one.question), []).append(one)
    for place, some in in_place.items():
        where = f"the right option stands in place {place + 1}"
        yield from _habit(some, choices, where, "Another id gives another order.")
    longest = [one for one in choices if _is_longest(one.question)]
    cure = "Say more in another option, or less in the right one."
    yield from _habit(longest, choices, "the right option is the longest", cure)
    statements = [one for one in one_right if true in {o.words for o in one.question.options}]
    is_true = [one for one in statements if _words_of_right(one.question) == true]
    is_not = [one for one in statements if one not in is_true]
    for some, which in ((is_true, "right"), (is_not, "wrong")):
        what = f"what is said is {which}"
        yield from _habit(some, statements, what, "Let about half of them be right.")


def _habit(some: list[Asked], all_of_them: list[Asked], what: str, cure: str) -> Iterator[Problem]:
    if len(all_of_them) >= 8 and len(some) > len(all_of_them) * 0.6:
        _, path, line = some[0]
        others = ", ".join(f"{one.path}:{one.line}" for one in some[1:])
        which = f"in {len(some)} of {len(all_of_them)} questions {what}: this one, {others}."
        yield Problem(path, line, which, f"Readers can guess. {cure}")


def _right(question: Question) -> int:
    return [option.right for option in question.options].index(True)


def _words_of_right(question: Question) -> str:
    return question.options[_right(question)].words


def _is_longest(question: Question) -> bool:
    others = [option.words for option in question.options if not option.right]
    return len(_words_of_right(question)) > max(map(len, others))
