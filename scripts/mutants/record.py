"""Which test touches what, as once observed: the tests of a mutant are chosen by it."""

from __future__ import annotations

import copy
import dataclasses
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mutants.inside import Touched

BROWSER = "browser"  # the folder of the tests that need one
UNWATCHED = "test_mutants.py"  # tests of mutants are run for none
NEEDED = ("hooks/", "overrides/", "docs/", "tests/", "mkdocs.yml")
UNREAD = (UNWATCHED, "tests/mutants.yml")
# What is likely to see a fault in a file of a kind, as long as no run has shown it.
LIKELY = {
    ".css": {
        "tests/browser/test_rules_shown.py::test_every_rule_comes_to_what_it_came_to": 2,
        "tests/browser/test_look_book.py::test_every_part_looks_as_it_was_looked_at": 1,
    },
    ".html": {"tests/generator/test_pages_shown.py::test_every_template_says_what_it_said": 1},
}
# What looks at all that stands in a module, and runs none of its lines: those of a class run as it
# is imported, before any test.
OF_ALL = {".py": "tests/generator/test_records.py::"}


def fingerprint(root: Path, names: Iterable[str]) -> str:
    """A hash of all that a record depends on."""
    found = hashlib.sha256()
    for name in sorted(names):
        if name.startswith(NEEDED) and not name.endswith(UNREAD):
            found.update(f"{name}\0".encode() + (root / name).read_bytes() + b"\0")
    return found.hexdigest()[:16]


def is_browser(test: str) -> bool:
    """Whether a test, or a file of tests, needs a browser."""
    return f"/{BROWSER}/" in test


def test_files(names: Iterable[str]) -> list[str]:
    """The project's files of tests."""
    return [
        name
        for name in names
        if name.startswith("tests/")
        and Path(name).match("test_*.py")
        and not name.endswith(UNWATCHED)
    ]


@dataclass
class Record:
    """What tests touch, and a build of the site; how long tests take; which fail anyway."""

    touched: Touched = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    kills: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, found: dict[str, Any]) -> None:
        """Put what one job observed to the rest."""
        self.touched |= found["touched"]
        self.seconds |= {test: cost for test, cost in found["seconds"].items() if test != "build"}
        self.failed |= found["failed"]

    @property
    def known(self) -> set[str]:
        """The names of all tests."""
        return set(self.seconds)

    @property
    def built(self) -> dict[str, list[int]]:
        """The files that a build of the site reads."""
        return self.touched.get("build", {})

    def keep(self, path: Path) -> None:
        """Write it down for the next run on the same tree."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(dataclasses.asdict(self)), "utf-8")

    @classmethod
    def kept(cls, path: Path) -> Record | None:
        """What was written down."""
        return cls(**json.loads(path.read_text("utf-8"))) if path.is_file() else None

    @classmethod
    def last_kills(cls, folder: Path) -> dict[str, dict[str, int]]:
        """Which tests saw most in the last run on any tree: a change of the tree seldom changes
        that.
        """
        newest = max(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, default=None)
        last = cls.kept(newest) if newest else None
        return last.kills if last else copy.deepcopy(LIKELY)

    def killed(self, path: str, test: str) -> None:
        """Remember which tests see faults in a file, and in its like: they are tried first."""
        for name in (path, Path(path).suffix):
            seen = self.kills.setdefault(name, {})
            seen[test] = seen.get(test, 0) + 1

    # Choosing ------------------------------------------------------------------------------------

    def tests(self, path: str, files: Iterable[str], lines: tuple[int, int]) -> list[str]:
        """The tests that touch any of `files`, for a mutant of `path` in `lines`. Those come first
        that run its lines, saw faults in the file before, are called like it, read what a build
        made of it, or are quick.
        """
        wanted = set(files)
        within = set(range(lines[0], lines[1] + 1))
        own, kin = (self.kills.get(name, {}) for name in (path, Path(path).suffix))
        found = []
        of_all = OF_ALL.get(Path(path).suffix, "no test")
        for test, touched in self.touched.items():
            hit = wanted & touched.keys()
            looks = test.startswith(of_all)
            if not (hit or looks) or test in self.failed or test == "build":
                continue
            runs = looks or any(within & set(touched[file]) for file in hit)
            reads = any(file.startswith("site:") for file in hit)
            seen = (test not in own, test not in kin)
            often = (-own.get(test, 0), -kin.get(test, 0))
            order = (not runs, *seen, not _same_name(path, test), not reads, *often)
            found.append((order, self.seconds.get(test, 0), test))
        return [test for _, _, test in sorted(found)]

    def affordable(self, tests: list[str], share: float) -> tuple[list[str], list[str]]:
        """The first of the tests that fit into such a share of all tests' time, and the others. The
        likeliest is always among them, however long it takes.
        """
        seconds = share * sum(self.seconds.values())
        some: list[str] = []
        for test in tests:
            if (cost := self.seconds.get(test, 0)) <= seconds or not some:
                seconds -= cost
                some.append(test)
        return some, [test for test in tests if test not in set(some)]


def _same_name(path: str, test: str) -> bool:
    """Whether a file of tests is called like the file, or like the folder that it stands in."""
    place = Path(path)
    name = Path(test.partition("::")[0]).stem.removeprefix("test_")
    stem = place.stem.replace("-", "_")
    return name in (stem, place.parent.name) or name.startswith(stem) or stem.startswith(name)
