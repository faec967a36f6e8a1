"""All claims in order: by which way the evidence points, and within that by how sure it is. Each
group has an address of its own, so that a number can lead to the claims that it counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Generic, TypeVar

from sitekit.evidence.claims import CERTAINTIES, DIRECTIONS, Claim, sign_of

# The columns of a map, with their shapes; the last is for claims that have no grade.
STEPS = {**CERTAINTIES, "": ""}
Place = TypeVar("Place")


def short(value: str) -> str:
    """A direction or a certainty as an address has it."""
    return value.replace(" ", "-") or "none"


@dataclass(frozen=True)
class Group(Generic[Place]):
    """The claims of one direction and one certainty, each with where it stands."""

    direction: str
    certainty: str
    claims: list[tuple[Claim, Place]]

    @property
    def id(self) -> str:
        """As a filter writes it into the address, which so leads here without scripts too."""
        return f"direction={short(self.direction)}&certainty={short(self.certainty)}"

    @property
    def radius(self) -> float:
        """Of the disc behind its number, in a square of 48: its area grows with the number."""
        return round(min(9 + 5 * sqrt(len(self.claims)), 23), 1)


@dataclass(frozen=True)
class Way(Generic[Place]):
    """All claims of one direction: a group for each certainty that one of them has."""

    direction: str
    groups: dict[str, Group[Place]]

    @property
    def id(self) -> str:
        """As a filter writes it into the address."""
        return f"direction={short(self.direction)}"

    @property
    def sign(self) -> str:
        """Its ring, and what stands in it."""
        return sign_of(self.direction)


def ways(claims: Iterable[tuple[Claim, Place]]) -> list[Way[Place]]:
    """The directions that these claims have, in their order, each with its claims, surest first."""
    found: dict[str, dict[str, list[tuple[Claim, Place]]]] = {}
    for claim, where in sorted(claims, key=lambda one: one[0].rank):
        by_certainty = found.setdefault(claim.direction, {})
        by_certainty.setdefault(claim.certainty, []).append((claim, where))
    order = (*DIRECTIONS, *(name for name in found if name not in DIRECTIONS))
    return [
        Way(name, {step: Group(name, step, some) for step, some in found[name].items()})
        for name in order
        if name in found
    ]
