"""A claim, how sure it is, and which way it points; and what an author is told of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sitekit.fences import fences, line_of_block
from sitekit.problem import Problem, known_are, nearest

# From the surest down. A shape stands beside each word, so that neither is alone.
CERTAINTIES = {
    "high": "◆◆◆◆",
    "moderate": "◆◆◆◇",
    "low": "◆◆◇◇",
    "very low": "◆◇◇◇",
    "not studied": "○",
}
# Which way the evidence points, else what kind of claim it is; beside each what stands in its ring
# of 24 units, so that no colour is needed to tell them apart.
DIRECTIONS = {
    "helps": "M12 7v10M7 12h10",
    "harms": "M12 6.2v7.6M12 16.6v1.4",
    "no clear effect": "M7.5 10h9M7.5 14h9",
    "mixed": "M12 5.8v7.4M8.3 9.5h7.4M8.3 16.8h7.4",
    "linked": "M6 12h12M9 9l-3 3 3 3M15 9l3 3-3 3",
    "disputed": "M7.5 10h9M7.5 14h9M14.8 6.6 9.2 17.4",
    "unknown": "M9 9.6a3 3 0 1 1 4.6 2.5c-1 .7-1.6 1.2-1.6 2.4M12 17v1.2",
    "definition": "M7.5 8.4h9M7.5 12h9M7.5 15.6h9",
    "official advice": "M7 12.4l3.5 3.6L17 8.6",
}
NO_STUDY = "M5.2 18.8 18.8 5.2"  # where nobody looked, a stroke
RING = "M12 2a10 10 0 1 0 .1 0z"
POINTING = ("helps", "no clear effect", "mixed", "harms", "linked")  # what studies found
OFFICIAL = "official advice"  # of a public body, which is no result of a study
UNGRADED = ("disputed", "unknown", "definition", OFFICIAL)  # need no certainty,
NEVER_GRADED = ("unknown", OFFICIAL)  # and these have none: there is nothing to be sure of
REASONS = ("not higher", "not lower")  # why a claim has its step, and no other
VERDICTS = ("right", "partly right", "not shown", "not known")  # on what others say


class Answer(NamedTuple):
    """A claim's answer to what others say, by the key of their words: a verdict, and why."""

    key: str
    verdict: str
    why: str = ""


class Reason(NamedTuple):
    """Why the certainty of a claim is not higher, or not lower."""

    name: str
    words: str


def sign_of(direction: str) -> str:
    """A ring with what stands in it, as a path in a square of 24 units."""
    return RING + DIRECTIONS.get(direction, NO_STUDY)


@dataclass(frozen=True)
class Claim:
    """A claim as it stands on a page, with its answers to what others say."""

    id: str
    text: str
    certainty: str
    direction: str
    sources: tuple[str, ...]
    answers: tuple[Answer, ...]
    why: tuple[Reason, ...] = ()
    judge: str = ""
    """The same as people say it, without its 'may' and 'but': what readers are to judge."""

    @property
    def is_graded(self) -> bool:
        """Whether it has a step of certainty."""
        return self.certainty in CERTAINTIES and self.certainty != "not studied"

    @property
    def reasons(self) -> list[str]:
        """What can be told of its step: nothing is higher than high, or lower than very low."""
        ends = {"high": "not higher", "very low": "not lower"}
        return [name for name in REASONS if self.is_graded and name != ends.get(self.certainty)]

    @property
    def sign(self) -> str:
        """Its certainty as a shape."""
        return CERTAINTIES.get(self.certainty, "")

    @property
    def rank(self) -> int:
        """Its certainty as a number, for sorting: high is 0."""
        return [*CERTAINTIES, self.certainty].index(self.certainty)

    @property
    def told(self) -> str:
        """All of it that a question can test."""
        return f"{self.text} {self.certainty} {self.direction}"


def faults(
    claims: Iterable[Claim],
    text: str,
    references: Collection[str],
    said: Collection[str],
    official: Container[str] = (),
    telling: Iterable[str] = (),
) -> Iterator[Problem]:
    """What is wrong with the claims of a page, whose whole text is `text`, each with its line.
    `official` has the references that are official advice, `telling` words that name a certainty.
    """
    for claim in claims:
        line = line_of_block(text, "evidence", claim.id)
        found = (*_named(claim), *_unsure(claim), *_unofficial(claim, official))
        found = (*found, *_told(claim, telling))
        if not claim.certainty or claim.certainty in CERTAINTIES:  # else that only follows
            found = (*found, *_reasoned(claim))
        for what, cure in (*found, *_unfounded(claim, references, said)):
            yield Problem("", line, f"the claim '{claim.id}' {what}.", cure)


def _unsure(claim: Claim) -> Iterator[tuple[str, str]]:
    """What is wrong with how sure it is, and which way it points."""
    if claim.certainty or claim.direction not in UNGRADED:
        yield from _choice("certainty", claim.certainty, tuple(CERTAINTIES))
    if claim.direction or claim.certainty != "not studied":
        yield from _choice("direction", claim.direction, tuple(DIRECTIONS))
    if claim.certainty == "not studied" and claim.direction in POINTING:
        cure = "Write 'direction: unknown', or leave it out."
        yield f"points somewhere ('{claim.direction}') though nobody has studied it", cure
    if claim.is_graded and claim.direction in NEVER_GRADED:
        what = f"has a certainty ('{claim.certainty}') of what is '{claim.direction}'"
        yield what, "Leave 'certainty' out."


def _told(claim: Claim, telling: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Its step stands beside it, and is asked for elsewhere: its own words do not give it away."""
    for word in telling:
        if claim.is_graded and word in f"{claim.text} {claim.judge}".lower():
            yield f"names its certainty ('{word}')", "Leave that to 'certainty'."
            return
    if claim.judge and not claim.is_graded:
        yield "is not judged, since it has no step of certainty", "Leave 'judge' out."


def _reasoned(claim: Claim) -> Iterator[tuple[str, str]]:
    """What is wrong with why it has its step."""
    known = known_are(claim.reasons) if claim.reasons else "Leave 'why' out."
    for reason in claim.why:
        if reason.name not in claim.reasons:
            cure = nearest(reason.name, claim.reasons, known)
            yield f"has a 'why' that it cannot have: '{reason.name}'", cure
        elif not reason.words:
            yield f"does not say why its certainty is {reason.name}", "Say it in a sentence."


def _unofficial(claim: Claim, official: Container[str]) -> Iterator[tuple[str, str]]:
    """Official advice is told as such, and nothing else is."""
    rests_on = [key in official for key in claim.sources]
    if claim.direction == OFFICIAL and not any(rests_on):
        cure = f"Name a source whose 'kind' is '{OFFICIAL}', or another direction."
        yield f"is '{OFFICIAL}', and none of its sources is", cure
    if claim.direction == OFFICIAL and claim.certainty == "not studied":
        yield f"is '{OFFICIAL}', and not studied", "Leave 'certainty' out."
    if not claim.direction and rests_on and all(rests_on):
        cure = f"Write 'direction: {OFFICIAL}', and no certainty."
        yield f"rests on {OFFICIAL} alone, and does not say so", cure


def _choice(name: str, value: str, allowed: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if not value:
        yield f"has no {name}", known_are(allowed)
    elif value not in allowed:
        yield f"has an unknown {name}: '{value}'", nearest(value, allowed, known_are(allowed))


def is_name(id: str) -> bool:
    """Whether an id has the signs of one."""
    return re.fullmatch(r"[a-z0-9][a-z0-9-]*", id) is not None


def _named(claim: Claim) -> Iterator[tuple[str, str]]:
    if not is_name(claim.id):
        cure = "Write small letters, digits and hyphens: 'two-or-three-words'."
        yield "has an id of other signs", cure


def _unfounded(
    claim: Claim, references: Collection[str], said: Collection[str]
) -> Iterator[tuple[str, str]]:
    """What is wrong with its words, its sources and what it answers."""
    if not claim.text:
        yield "says nothing", "Its first paragraph is the claim."
    if not claim.sources and claim.certainty != "not studied":
        yield "has no source", "Add 'sources: [key]'."
    for key in claim.sources:
        if key not in references:
            cure = nearest(key, references, "Add it to _data/references.yml.")
            yield f"names an unknown source: '{key}'", cure
    for answer in claim.answers:
        if answer.key not in said:
            yield f"answers unknown words: '{answer.key}'", nearest(answer.key, said)
        elif answer.verdict not in VERDICTS:
            given = f"an unknown verdict, '{answer.verdict}'," if answer.verdict else "no verdict"
            known = known_are(VERDICTS)
            cure = f"Write '{answer.key}: \"partly right: why\"'. {known}"
            yield f"has {given} on '{answer.key}'", nearest(answer.verdict, VERDICTS, cure)


def twice(pages: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Problem]]:
    """Each id of a claim that another has too, on pages given by their path and whole text."""
    first: dict[str, str] = {}
    for path, text in pages:
        for fence in fences(text):
            if fence.name == "evidence" and fence.argument:
                place = first.setdefault(fence.argument, here := f"{path}:{fence.line}")
                if place != here:
                    what = f"the claim '{fence.argument}' stands in {place} too."
                    cure = "Give each claim an id of its own."
                    yield fence.argument, Problem(path, fence.line, what, cure)


def unanswered(claims: Iterable[Claim], said: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """The key of each word of others that no claim answers, what is wrong, and the cure."""
    answered = {answer.key for claim in claims for answer in claim.answers}
    for key in said:
        if key not in answered:
            yield key, f"no claim answers '{key}'.", f"Write 'answers: {{{key}: verdict}}' in one."
