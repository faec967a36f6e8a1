"""Counts how many made-up diaries accuse something, in 20,000 of each length, and writes the result
to `by-chance-counted.yml`, beside the file that says what is watched.

`python scripts/by_chance.py docs` takes some seconds; another site names its own folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from sitekit.by_chance.watched import Watched
from sitekit.record import read_records

HEAD = "# Counted by `make by-chance`: of so many made-up diaries, so many accuse something, by length.\n"


def counted(docs: Path) -> str:
    """The text of the file, for all that is watched in `docs`."""
    text = (docs / "_data/by-chance.yml").read_text("utf-8")
    watched, _, problems = read_records(Watched, text, "_data/by-chance.yml")
    for problem in problems:
        print(problem, file=sys.stderr)
    counts = {key: one.count() for key, one in watched.items()}
    written = {key: count.model_dump() for key, count in counts.items()}
    for key, count in counts.items():
        for length in count.accuse:
            print(f"{key}, {length} days: {count.in_100(length)} of 100 accuse something.")
    return HEAD + yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=100)


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs")
    (folder / "_data/by-chance-counted.yml").write_text(counted(folder), "utf-8")
