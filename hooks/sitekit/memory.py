"""What was worked out before, so that it need not be worked out again from the same."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from typing import Any, TypeVar

Result = TypeVar("Result")


@dataclass
class Memory:
    """Results by what they are and whose; of each only the last, with what it was made from. One
    that is not `kept` remembers nothing: no build will follow.
    """

    kept: bool = False
    known: dict[tuple[str, str], tuple[object, Any]] = field(default_factory=dict)

    def recall(self, what: str, whose: str, given: object, make: Callable[[], Result]) -> Result:
        """The result of `make`, which rests on `given` alone: the last one, if that is equal."""
        before = self.known.get((what, whose))
        if before is not None and before[0] == given:
            last: Result = before[1]
            return last
        made = make()
        if self.kept:
            self.known[what, whose] = given, made
        return made

    def is_new(self, what: str, whose: str, given: object) -> bool:
        """Whether something is not as it was when this was asked last."""
        before = self.known.get((what, whose))
        if self.kept:
            self.known[what, whose] = given, None
        return before is None or before[0] != given

    def last(self, what: str, whose: str = "") -> object:
        """What was given the last time; nothing, if there was none."""
        return self.known.get((what, whose), (None, None))[0]

    def only(self, names: Container[str]) -> None:
        """Forget all but what belongs to these, or to none."""
        for key in [*self.known]:  # an index may be in the making, and add to it
            if key[1] and key[1] not in names:
                self.known.pop(key, None)

    def forget(self, what: str, whose: str) -> None:
        """Have it worked out again."""
        self.known.pop((what, whose), None)
