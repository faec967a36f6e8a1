"""`make mutants SEED=1`: draw, watch the tests once, try each mutant, and say which survive."""

from __future__ import annotations

import argparse
import dataclasses
import fnmatch
import functools
import random
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from mutants import draw, forks, record, report, slot, trial
from mutants.mutant import Mutant
from mutants.pool import drive
from mutants.record import Record
from mutants.slot import Slot
from mutants.trial import Verdict
from mutants.watching import browsers, place, watch

ROOT = Path(__file__).parents[2]
SLOTS = 2


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="which mutants are drawn")
    parser.add_argument("--number", type=int, default=200, help="how many are drawn")
    parser.add_argument("--files", default="*", help="only in these, as in 'hooks/*quiz*'")
    parser.add_argument("--minutes", type=float, default=25, help="then no trial begins any more")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project")
    return parser.parse_args()


def main() -> int:
    """The exit code: 1 where the tests of a kind of file see too few of its mutants."""
    options, since = arguments(), time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that browsers and copies go too
    root = options.root.resolve()
    drawn = drawing(root, options.files, options.seed, options.number)
    report.begin(drawn, options.seed)
    until = since + 60 * options.minutes
    verdicts = run(root, [one for made in drawn.values() for one in made], until)
    return report.end(drawn, verdicts, time.monotonic() - since)


def drawing(root: Path, files: str, seed: int, number: int) -> dict[str, list[Mutant]]:
    """What is drawn in the files that are meant, equivalents left out."""
    found, known = draw.possible(root), draw.equivalents(root)
    report.stale(draw.stale(found, known))
    wanted = {
        kind: {path: by_file[path] for path in fnmatch.filter(by_file, files)}
        for kind, by_file in draw.without(found, known).items()
    }
    return draw.draw(wanted, seed, number)


def run(root: Path, mutants: list[Mutant], until: float) -> dict[Mutant, Verdict]:
    """Try mutants in copies of the tree."""
    forks.warm()
    names = draw.files(root)
    with tempfile.TemporaryDirectory(prefix="mutants-") as work:
        slots = [slot.copy(root, names, Path(work, str(number))) for number in range(SLOTS)]
        seen = watch(root, names, slots)
        needed = any(map(record.is_browser, seen.seconds))
        with browsers(slots if needed else []):
            verdicts = rounds(mutants, slots, seen, until)
        seen.keep(place(root, names))  # with the tests that see most, for the next run
        return verdicts


def rounds(
    mutants: list[Mutant], slots: list[Slot], seen: Record, until: float
) -> dict[Mutant, Verdict]:
    """The verdict on each mutant: after a first round, and a second for survivors, in time."""
    verdicts: dict[Mutant, Verdict] = {}
    # In no order, so that those for which there is no time are no worse nor better than the rest.
    mixed = random.Random(len(mutants)).sample(mutants, len(mutants))
    first = [(one, functools.partial(trial.first_round, one, record=seen)) for one in mixed]
    _judge(first, slots, seen, verdicts, until)
    second = [
        (one, functools.partial(trial.second_round, one, record=seen, left=verdict.left))
        for one, verdict in verdicts.items()
        if not verdict.killer and verdict.left
    ]
    _judge(second, slots, seen, verdicts, until)
    return verdicts


def _judge(
    tasks: Sequence[tuple[Mutant, trial.Trial]],
    slots: list[Slot],
    seen: Record,
    verdicts: dict[Mutant, Verdict],
    until: float,
) -> None:
    """Try mutants, and keep each verdict, with the seconds that it took in all."""
    for number, done in enumerate(drive(tasks, slots, until), 1):
        before = verdicts[done.name].seconds if done.name in verdicts else 0
        verdict = dataclasses.replace(done.result, seconds=before + done.seconds)
        verdicts[done.name] = verdict
        if verdict.killer:
            seen.killed(done.name.path, verdict.killer)
        report.progress(number, len(tasks), done.name, verdict)
