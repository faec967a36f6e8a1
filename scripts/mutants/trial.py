"""The trial of one mutant: which jobs it takes to know whether a test sees it."""

from __future__ import annotations

import filecmp
import functools
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mutants import inside
from mutants.forks import Job
from mutants.mutant import Mutant
from mutants.pool import Steps
from mutants.record import Record, is_browser
from mutants.slot import Slot
from sitekit.comments import bare

PATIENCE = 0.04  # of the time that all tests take: what a mutant may cost in the first round
PUBLISHED = {".js", ".css"}  # what stands in the site as it is written
BUILD = "overrides/404.html"  # what every build within a test reads


@dataclass(frozen=True)
class Verdict:
    """What came of a mutant: the test that saw it, if any, and tests there was no time for."""

    killer: str | None
    left: list[str] = field(default_factory=list)
    seconds: float = 0


Trial = Callable[[Slot], Steps[Verdict]]


@contextmanager
def applied(mutant: Mutant, root: Path) -> Iterator[str]:
    """The tree with the mutant in it, for as long as the block runs. Gives the text without it."""
    source = mutant.write(root)
    try:
        yield source
    finally:
        (root / mutant.path).write_text(source, "utf-8")


def tests_job(slot: Slot, record: Record, tests: list[str], sites: Path) -> Job:
    """Runs tests on the sites given."""
    expected = sum(record.seconds.get(test, 0) for test in tests)
    in_browser = any(map(is_browser, tests))
    work = functools.partial(
        inside.chosen_tests, slot.root, slot.folder / "temporary", tests, record.known
    )
    limit = 30 + 4 * expected + (30 if in_browser else 0)
    return Job(_named(work), limit, slot.environment(sites, in_browser))


def _named(work: Any) -> Any:
    """The answer within a list, since None stands for a child that gave none."""
    return lambda: [work()]


def try_tests(slot: Slot, record: Record, tests: list[str], sites: Path) -> Steps[str | None]:
    """The first test that fails, those without a browser first."""
    parts = ([one for one in tests if is_browser(one) is needs] for needs in (False, True))
    for part in parts:
        if part:
            answer = yield tests_job(slot, record, part, sites)
            if answer is None:
                return "(took too long, or crashed)"
            if answer[0]:
                return str(answer[0])
    return None


def first_round(mutant: Mutant, slot: Slot, record: Record) -> Steps[Verdict]:
    """Try the tests that run the file, then those that read what a build makes of it."""
    tried: list[str] = []
    left: list[str] = []
    with applied(mutant, slot.root) as source:
        if mutant.path not in record.built or mutant.path.endswith(".py"):
            direct = [one for one in candidates(mutant, record) if not _reads_site(one, record)]
            tried, left = record.affordable(direct, PATIENCE)
            if killer := (yield from try_tests(slot, record, tried, slot.sites)):
                return Verdict(killer)
        if mutant.path not in record.built:
            return Verdict(None, left)
        changed = yield from rebuild(mutant, slot, source)
        if changed is None:
            return Verdict("(the build of the site)")
        more = [one for one in candidates(mutant, record, changed) if one not in {*tried, *left}]
        some, rest = record.affordable(more, PATIENCE)
        killer = yield from try_tests(slot, record, some, slot.mutated)
        return Verdict(killer, [] if killer else [*left, *rest])


def candidates(mutant: Mutant, record: Record, changed: Iterable[str] = ()) -> list[str]:
    """The tests that touch the file, or any file of the site that it changed.

    A build within a test is no touch of a script or style sheet: it only copies them.
    """
    tests = record.tests(mutant.path, [mutant.path, *changed], mutant.lines)
    if Path(mutant.path).suffix not in PUBLISHED:
        return tests
    return [one for one in tests if BUILD not in record.touched[one]]


def _reads_site(test: str, record: Record) -> bool:
    return any(path.startswith("site:") for path in record.touched[test])


def second_round(mutant: Mutant, slot: Slot, record: Record, left: list[str]) -> Steps[Verdict]:
    """Try what the first had no time for."""
    with applied(mutant, slot.root) as source:
        sites = slot.sites
        if mutant.path in record.built and (yield from rebuild(mutant, slot, source)):
            sites = slot.mutated
        return Verdict((yield from try_tests(slot, record, left, sites)))


def rebuild(mutant: Mutant, slot: Slot, source: str) -> Steps[list[str] | None]:
    """Make the mutant's site. Which of its files differ; None where there is no site."""
    shutil.rmtree(slot.mutated, ignore_errors=True)
    slot.mutated.mkdir()
    one, other = slot.sites / inside.SITE, slot.mutated / inside.SITE
    if not _replace_part(mutant, source, one, other):
        answer = yield Job(functools.partial(inside.build, slot.root, slot.mutated), limit=60)
        if answer is None:
            return None
    return differences(one, other)


def _replace_part(mutant: Mutant, source: str, one: Path, other: Path) -> bool:
    """Whether the mutant's site could be made without a build: a script is copied as it is, and a
    style sheet is a part of a longer one, word by word.
    """
    suffix = Path(mutant.path).suffix
    form = bare if suffix == ".css" else str.strip
    part = form(source)
    if suffix not in PUBLISHED or not part:
        return False
    texts = {path: path.read_text("utf-8") for path in one.rglob(f"*{suffix}")}
    parts = {path: text for path, text in texts.items() if text.count(part) == 1}
    if parts:
        shutil.copytree(one, other)
        shutil.copy(f"{one}.json", f"{other}.json")
    for path, text in parts.items():
        text = text.replace(part, form(mutant.apply(source)))
        (other / path.relative_to(one)).write_text(text, "utf-8")
    return bool(parts)


def differences(one: Path, other: Path) -> list[str]:
    """The files of a site that differ from those of another; '' stands for what the build said."""
    names = {
        str(path.relative_to(site))
        for site in (one, other)
        for path in site.rglob("*")
        if path.is_file()
    }
    changed = []
    for name in sorted(names):
        if not (one / name).is_file() or not (other / name).is_file():
            changed += [name, ""]
        elif not filecmp.cmp(one / name, other / name, shallow=False):
            changed.append(name)
    if not filecmp.cmp(f"{one}.json", f"{other}.json", shallow=False):
        changed.append("")
    return [f"site:{name}" for name in dict.fromkeys(changed)]
