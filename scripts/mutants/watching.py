"""Runs every test once, without any mutant, to see which of them touch what."""

from __future__ import annotations

import functools
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from mutants import inside, record, report
from mutants.forks import Job
from mutants.pool import Steps, drive
from mutants.record import Record
from mutants.server import Server
from mutants.slot import Slot

HOUR = 3600


def place(root: Path, names: list[str]) -> Path:
    """Where a record of the tree is kept."""
    return root / ".cache/mutants" / f"{record.fingerprint(root, names)}.json"


def watch(root: Path, names: list[str], slots: list[Slot]) -> Record:
    """Which test touches what: as in the last run on the same tree, or by running every test."""
    path = place(root, names)
    kept = Record.kept(path)
    seen = kept or Record(kills=Record.last_kills(path.parent))
    if "mkdocs.yml" in names:
        sites = functools.partial(make_sites, slots=slots)
        for done in drive([("site", sites)], slots[:1]):
            seen.add(done.result)
    if not kept:
        _watch_tests(names, slots, seen)
        seen.keep(path)
    return seen


def _watch_tests(names: list[str], slots: list[Slot], seen: Record) -> None:
    """All tests without a browser in one job, the others in one job a file."""
    files = record.test_files(names)
    fast = [name for name in files if not record.is_browser(name)]
    parts = [("tests without a browser", fast)] if fast else []
    parts += [(name, [name]) for name in files if record.is_browser(name)]
    with browsers(slots if len(parts) > 1 else []):
        tasks = [(name, functools.partial(watch_tests, names=some)) for name, some in parts]
        for done in drive(tasks, slots):
            seen.add(done.result)
            report.watched(done.name, done.result)


@contextmanager
def browsers(slots: list[Slot]) -> Iterator[None]:
    """A browser for each slot."""
    with ExitStack() as stack:
        for slot in slots:
            slot.server = Server(slot.folder)
            stack.callback(slot.server.stop)
        yield
    for slot in slots:
        slot.server = None


def make_sites(slot: Slot, slots: list[Slot]) -> Steps[Any]:
    """Build the site once, and put it into every slot."""
    work = functools.partial(inside.watched_build, slot.root, slot.sites)
    found = _must((yield Job(work)), slot)
    for other in slots:
        if other is not slot:
            shutil.copytree(slot.sites, other.sites)
    return found


def watch_tests(slot: Slot, names: list[str]) -> Steps[Any]:
    """Run files of tests once, watched."""
    in_browser = record.is_browser(names[0])
    work = functools.partial(inside.watched_tests, slot.root, slot.sites, names, in_browser)
    answer = yield Job(work, HOUR, slot.environment(slot.sites, in_browser))
    return _must(answer, slot)


def _must(answer: Any, slot: Slot) -> Any:
    """The answer of a job that has to go well: it has no mutant in it."""
    if answer is None:
        sys.exit("Without any mutant:\n" + (slot.folder / "job/log").read_text("utf-8")[-3000:])
    return answer
