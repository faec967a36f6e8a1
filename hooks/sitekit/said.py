"""What others say: every word of theirs that is quoted has an answer, a claim of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from sitekit.models import Problem


class Answer(Protocol):
    """A claim, as far as it answers others."""

    @property
    def id(self) -> str:
        """Its name, one in the site."""

    @property
    def path(self) -> str:
        """The page that it stands on."""

    @property
    def answers(self) -> tuple[str, ...]:
        """The keys of what it answers."""


def review(
    claims: Iterable[Answer], said: Mapping[str, Any], lines: Mapping[tuple[str, ...], int], path: str
) -> Iterator[Problem]:
    """What is wrong across pages: two claims with one id, and words of others (in the file at `path`) unanswered."""
    seen: dict[str, str] = {}
    answered: set[str] = set()
    for claim in claims:
        answered |= set(claim.answers)
        if claim.id in seen:
            what = f"the claim '{claim.id}' stands in {seen[claim.id]} too."
            yield Problem(claim.path, None, what, "Give each claim an id of its own.")
        seen.setdefault(claim.id, claim.path)
    for key in (key for key in said if key not in answered):
        yield Problem(path, lines.get((key,)), f"no claim answers '{key}'.", f"Write 'answers: {key}' in one.")
