"""What is printed: how far it has come, the survivors by file, and the table."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from mutants.draw import BARS, EQUIVALENTS, Key
from mutants.mutant import Mutant
from mutants.trial import Verdict


def stale(keys: Iterable[Key]) -> None:
    """Name equivalents that are no mutants any more."""
    for path, before, after in keys:
        print(f"{EQUIVALENTS}: no such mutant any more in {path}: take it out.", file=sys.stderr)
        print(f"  - {before}\n  + {after}", file=sys.stderr)


def begin(drawn: Mapping[str, list[Mutant]], seed: int) -> None:
    """Say what is drawn."""
    counts = ", ".join(f"{len(made)} in {kind}" for kind, made in drawn.items())
    print(f"Seed {seed}: {sum(map(len, drawn.values()))} mutants, {counts}.", flush=True)


def watched(name: str, answer: Mapping[str, Any]) -> None:
    """Say which tests were watched, and which of them fail by themselves and so are left out."""
    seconds = sum(answer["seconds"].values())
    print(f"watched {name}: {seconds:.0f} s of tests", file=sys.stderr, flush=True)
    for test, why in answer["failed"].items():
        print(f"  left out, since it fails without any mutant: {test}: {why}", file=sys.stderr)


def progress(number: int, whole: int, mutant: Mutant, verdict: Verdict) -> None:
    """A line for each mutant, on standard error."""
    said = f"seen by {verdict.killer}" if verdict.killer else "survives"
    place = f"{mutant.path}:{mutant.line}"
    print(
        f"[{number}/{whole}] {verdict.seconds:4.1f} s {place} {said}", file=sys.stderr, flush=True
    )


def end(
    drawn: Mapping[str, list[Mutant]], verdicts: Mapping[Mutant, Verdict], seconds: float
) -> int:
    """Print survivors and table. The exit code."""
    made = [one for some in drawn.values() for one in some]
    survivors = [one for one in made if one in verdicts and not verdicts[one].killer]
    for path, group in groupby(survivors, key=lambda one: one.path):
        print(f"\n{path}")
        for one in group:
            left = len(verdicts[one].left)
            note = f"  ({left} slow tests were not tried)" if left else ""
            print(f"  {path}:{one.line}{note}\n    - {one.before}\n    + {one.after}")
    print(
        f"\n{'kind':<10} {'drawn':>6} {'tried':>6} {'seen':>6} {'share':>6} {'bar':>6} {'s each':>7}"
    )
    short = False
    for kind, some in drawn.items():
        tried = [verdicts[one] for one in some if one in verdicts]
        seen = sum(bool(one.killer) for one in tried)
        share = seen / len(tried) if tried else 1
        each = sum(one.seconds for one in tried) / max(len(tried), 1)
        short |= share < BARS[kind]
        print(
            f"{kind:<10} {len(some):>6} {len(tried):>6} {seen:>6} {share:>6.0%} {BARS[kind]:>6.0%} {each:>7.1f}"
        )
    print(f"{seconds / 60:.1f} minutes.")
    return int(short)
