"""Which mutants there are, and which of them are drawn."""

from __future__ import annotations

import random
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from mutants import python_edits, text_edits
from mutants.mutant import Mutant

# By kind: how many of 200 are drawn, and the share of them that tests must see.
SHARES = {"engines": 90, "templates": 30, "scripts": 50, "styles": 30}
BARS = {"engines": 0.9, "templates": 0.8, "scripts": 0.9, "styles": 0.8}
KINDS = {".html": "templates", ".xml": "templates", ".js": "scripts", ".css": "styles"}
EQUIVALENTS = "tests/mutants.yml"

Key = tuple[str, str, str]


def files(root: Path) -> list[str]:
    """Every file of the working tree that git does not ignore; without git, every file."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())
    names = {name for name in done.stdout.split("\0") if name}
    return sorted(name for name in names if (root / name).is_file())


def kind_of(path: str, source: str) -> str | None:
    """The kind of a file, if faults are made in it. A template without markup may be a script."""
    place, suffix = Path(path), Path(path).suffix
    if place.parts[0] == "hooks" and suffix == ".py":
        return "engines"
    if place.parts[0] != "overrides":
        return None
    kind = KINDS.get(suffix)
    is_script = kind == "templates" and "document." in source and not re.search(r"<\w", source)
    return "scripts" if is_script else kind


def possible(root: Path) -> dict[str, dict[str, list[Mutant]]]:
    """Every mutant that could be drawn, by kind and file."""
    found: dict[str, dict[str, list[Mutant]]] = {kind: {} for kind in SHARES}
    for path in files(root):
        if Path(path).suffix not in (".py", *KINDS):
            continue
        source = (root / path).read_text("utf-8")
        if kind := kind_of(path, source):
            found[kind][path] = mutants(kind, path, source)
    return found


def mutants(kind: str, path: str, source: str) -> list[Mutant]:
    """Every mutant of a file, each once."""
    if kind == "engines":
        made = python_edits.mutants(path, source)
    else:
        made = text_edits.mutants(kind, path, source)
    return list({(one.apply(source)): one for one in made}.values())


def equivalents(root: Path) -> dict[Key, str]:
    """Mutants that change nothing that anyone can see, with the reason."""
    path = root / EQUIVALENTS
    listed = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else None
    return {(one["file"], one["before"], one["after"]): one["why"] for one in listed or []}


def without(
    found: Mapping[str, Mapping[str, list[Mutant]]], known: Iterable[Key]
) -> dict[str, dict[str, list[Mutant]]]:
    """What is left without the equivalents."""
    gone = set(known)
    return {
        kind: {path: [one for one in made if one.key not in gone] for path, made in by_file.items()}
        for kind, by_file in found.items()
    }


def stale(found: Mapping[str, Mapping[str, list[Mutant]]], known: Iterable[Key]) -> list[Key]:
    """Equivalents that are no possible mutant any more: the code has changed since."""
    keys = {one.key for by_file in found.values() for made in by_file.values() for one in made}
    return [key for key in known if key not in keys]


def quotas(sizes: Mapping[str, int], number: int) -> dict[str, int]:
    """How many of `number` each file gets, by its size; the largest remainders get the rest."""
    whole = sum(sizes.values()) or 1
    exact = {path: number * size / whole for path, size in sizes.items()}
    given = {path: int(share) for path, share in exact.items()}
    by_rest = sorted(exact, key=lambda path: (given[path] - exact[path], path))
    for path in by_rest[: number - sum(given.values())]:
        given[path] += 1
    return given


def from_file(made: list[Mutant], number: int, chance: random.Random) -> list[Mutant]:
    """Mutants of one file, no two on one line until every line has one."""
    by_line: dict[int, list[Mutant]] = defaultdict(list)
    for one in made:
        by_line[one.line].append(one)
    for line in by_line:
        chance.shuffle(by_line[line])
    found: list[Mutant] = []
    while len(found) < number and any(by_line.values()):
        lines = [line for line in sorted(by_line) if by_line[line]]
        chance.shuffle(lines)
        found += [by_line[line].pop() for line in lines[: number - len(found)]]
    return found


def draw(
    found: Mapping[str, Mapping[str, list[Mutant]]], seed: int, number: int = 200
) -> dict[str, list[Mutant]]:
    """The same mutants for the same seed and code, spread over the files of each kind by size."""
    drawn: dict[str, list[Mutant]] = {}
    for kind, share in SHARES.items():
        chance = random.Random(f"{seed} {kind}")
        lines = {path: len({one.line for one in made}) for path, made in found[kind].items()}
        wanted = quotas(lines, round(number * share / sum(SHARES.values())))
        drawn[kind] = [
            one
            for path in sorted(wanted)
            for one in sorted(
                from_file(found[kind][path], wanted[path], chance), key=lambda m: (m.start, m.text)
            )
        ]
    return drawn
