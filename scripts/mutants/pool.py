"""Tasks that take several jobs each, one task a slot at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from mutants import forks
from mutants.forks import Child, Job
from mutants.slot import Slot

TICK = 0.02  # seconds between two looks at the children

Name = TypeVar("Name")
Result = TypeVar("Result")
Steps = Generator[Job, Any, Result]


@dataclass(frozen=True)
class Ended(Generic[Name, Result]):
    """What a task gave back, and the seconds that it took."""

    name: Name
    result: Result
    seconds: float


@dataclass
class _Running(Generic[Name, Result]):
    name: Name
    steps: Steps[Result]
    since: float
    child: Child | None = None

    def go_on(self, answer: Any, slot: Slot) -> Ended[Name, Result] | None:
        """Begin the next job of the task with the answer of the last, or end the task."""
        try:
            job = self.steps.send(answer)
        except StopIteration as end:
            return Ended(self.name, end.value, time.monotonic() - self.since)
        self.child = forks.start(job, slot.root, slot.folder / "job")
        return None


def drive(
    tasks: Sequence[tuple[Name, Callable[[Slot], Steps[Result]]]],
    slots: list[Slot],
    until: float = float("inf"),
) -> Iterator[Ended[Name, Result]]:
    """Run tasks, and give what each returns as it ends. None begins after `until`."""
    waiting = list(reversed(tasks))
    busy: dict[int, _Running[Name, Result]] = {}
    with _ended(busy):
        while busy or (waiting and time.monotonic() < until):
            for number, slot in enumerate(slots):
                if number in busy:
                    done = _look(busy[number], slot)
                elif waiting and time.monotonic() < until:
                    name, make = waiting.pop()
                    busy[number] = _Running(name, make(slot), time.monotonic())
                    done = busy[number].go_on(None, slot)
                else:
                    continue
                if done:
                    del busy[number]
                    yield done
            time.sleep(TICK)


def _look(running: _Running[Name, Result], slot: Slot) -> Ended[Name, Result] | None:
    """Whether the job has ended, and what follows."""
    assert running.child
    ended, answer = running.child.answer()
    if not ended:
        return None
    if answer is None:  # the browser may be left with a page that never ends
        slot.restart()
    return running.go_on(answer, slot)


@contextmanager
def _ended(busy: dict[int, _Running[Name, Result]]) -> Iterator[None]:
    """Leave no child behind, whatever happens."""
    try:
        yield
    finally:
        for running in busy.values():
            if running.child:
                forks.stop(running.child.pid)
            running.steps.close()
