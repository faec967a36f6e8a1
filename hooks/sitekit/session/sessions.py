"""Sessions as authors write them, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeGuard

from sitekit.fences import line_of_block
from sitekit.problem import Problem, known_are, line_of, nearest

OPTIONS = {
    "pace": ("minutes", "words", "seconds", "limits"),
    "steps": ("then", "rest"),
}
"""Each kind, with the options that it alone has."""
MINUTES, SECONDS, LIMITS = 5, (5, 5), (3, 8)
"""What holds for a pace whose author names none, or a wrong one."""

Fault = tuple[str, str]  # what is wrong with a session, and the cure


class Step(NamedTuple):
    """A step: its words as written, and for how many seconds ('' without any)."""

    words: str
    seconds: str

    @property
    def part(self) -> str:
        """What it is about: 'Feet: curl your toes' is about feet."""
        return re.split("[:\uff1a]", self.words)[0].rstrip(".。")


@dataclass(frozen=True)
class Session:
    """A session as written: its options, its steps, and whether words stand before and after them.

    `lists` is the number of its numbered lists, of which it needs one.
    """

    title: str
    options: Mapping[str, Any]
    steps: tuple[Step, ...]
    lists: int
    asks: bool
    goes_on: bool

    @property
    def kind(self) -> str:
        """Whether it has a pace, or goes through its steps."""
        return str(self.options["kind"] or "")

    @property
    def minutes(self) -> int:
        """How long a pace is kept."""
        written = self.options["minutes"]
        return written if _is_number(written, 1, 30) else MINUTES

    @property
    def words(self) -> tuple[str, str] | None:
        """What the two turns of a pace are called, if it has words of its own."""
        written = self.options["words"]
        return _two(written) if _two(written) and all(map(str.strip, written)) else None

    @property
    def limits(self) -> tuple[int, int]:
        """The fewest and the most seconds of a turn that a reader can choose."""
        few, most = _numbers(self.options["limits"], 1, 60) or LIMITS
        return (few, most) if few < most else LIMITS

    @property
    def seconds(self) -> tuple[int, int]:
        """For how long each turn of a pace lasts until the reader chooses."""
        return _numbers(self.options["seconds"], *self.limits) or SECONDS


def _is_number(value: object, low: int, high: int) -> TypeGuard[int]:
    return isinstance(value, int) and value is not True and low <= value <= high


def _two(value: object) -> tuple[str, str] | None:
    """The two texts of a list that holds nothing else."""
    if isinstance(value, list) and len(value) == 2 and all(isinstance(one, str) for one in value):
        return value[0], value[1]
    return None


def _numbers(value: object, low: int, high: int) -> tuple[int, int] | None:
    """The two whole numbers of a list that holds nothing else, both from `low` to `high`."""
    if isinstance(value, list) and len(value) == 2:
        one, other = value
        if _is_number(one, low, high) and _is_number(other, low, high):
            return one, other
    return None


def faults(session: Session, text: str) -> Iterator[Problem]:
    """What is wrong with a session of the page whose whole text is `text`, each with its line."""
    block = line_of_block(text, "session", session.title)
    named = f"the session '{session.title}'"
    found = [*_kind(session), *_pace(session), *_rest(session), *_parts(session)]
    for what, cure in found:
        yield Problem("", block, f"{named} {what}", cure)
    for step in session.steps:
        line = line_of(rf"^[ \t]*\d+[.)]\s+{re.escape(step.words.splitlines()[0])}", text)
        for what, cure in _step(session, step):
            yield Problem("", line or block, f"{named} {what}", cure)


def _kind(session: Session) -> Iterator[Fault]:
    if session.kind not in OPTIONS:
        what = f"knows no kind '{session.kind}'." if session.kind else "has no kind."
        yield what, nearest(session.kind, OPTIONS, "Write 'kind: pace' or 'kind: steps'.")
        return
    for kind, names in OPTIONS.items():
        for name in names:
            if kind != session.kind and session.options[name] is not None:
                cure = f"{known_are(('kind', *OPTIONS[session.kind]))}"
                yield f"has '{name}', which is for 'kind: {kind}'.", cure


def _pace(session: Session) -> Iterator[Fault]:
    if session.kind != "pace":
        return
    few, most = session.limits
    right = {
        "minutes": (session.minutes, "a whole number from 1 to 30: 'minutes: 5'"),
        "words": (list(session.words or ()), "two words: 'words: [In, Out]'"),
        "limits": ([few, most], "two whole numbers from 1 to 60, the smaller first"),
        "seconds": (list(session.seconds), f"two whole numbers from {few} to {most}"),
    }
    for name, (read, cure) in right.items():
        written = session.options[name]
        if written is not None and written != read:
            yield f"has a wrong '{name}': {written}.", f"Write {cure}."


def _rest(session: Session) -> Iterator[Fault]:
    words, seconds = session.options["then"], session.options["rest"]
    if session.kind != "steps" or words is seconds is None:
        return
    if not isinstance(words, str) or not words.strip():
        yield "does not say what comes after each step.", "Write 'then: …' beside 'rest'."
    if not _is_number(seconds, 2, 600):
        what = "does not say for how long 'then' is."
        yield what, "Write 'rest: 20', a whole number of seconds from 2 to 600."


def _parts(session: Session) -> Iterator[Fault]:
    if session.lists != 1:
        cure = "Write the steps to do by oneself as '1. …', and other lists with '-'."
        yield f"has {session.lists or 'no'} numbered list{'s' * (session.lists > 1)}.", cure
        return
    if not session.asks:
        yield "does not say who should ask first.", "Write it above the numbered list."
    if not session.goes_on:
        yield "does not say what to do at its end.", "Write it below the numbered list."


def _step(session: Session, step: Step) -> Iterator[Fault]:
    if session.kind == "pace" and step.seconds:
        cure = "Take '{seconds=…}' away, or write 'kind: steps'."
        yield f"gives seconds to '{step.words}', but keeps a pace.", cure
    if session.kind != "steps":
        return
    if not step.seconds.isdecimal() or not 2 <= int(step.seconds) <= 600:
        cure = "End it with '{seconds=10}', a whole number from 2 to 600."
        yield f"does not say for how long '{step.words}' is.", cure
    if "[@" in step.words:
        cure = "Cite above the list: the player would show the number."
        yield f"cites a source in '{step.words}'.", cure
