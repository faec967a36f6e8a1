"""The files that authors begin with: `docs/_templates/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import yaml

from new.mistake import Mistake


def template(docs: Path, name: str) -> str:
    """The text of a template. Raises `Mistake` where there is none."""
    path = docs / "_templates" / name
    if not path.is_file():
        raise Mistake(f"There is no {path.as_posix()}.", "Write it: each new file is a copy of it.")
    return path.read_text("utf-8")


def filled(text: str, values: Mapping[str, str | date]) -> str:
    """A template with values in its front matter, in the place of those that stand there."""
    for key, value in values.items():
        before, found, after = re.split(rf"^({key}:).*$", text, maxsplit=1, flags=re.MULTILINE)
        text = f"{before}{found} {scalar(value)}{after}"
    return text


def scalar(value: str | date) -> str:
    """A value as YAML has it on one line, in quotes where it needs them."""
    written = yaml.safe_dump(value, allow_unicode=True, width=10_000)
    return written.removesuffix("...\n").strip()


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet. Raises `Mistake` where it is."""
    if path.exists():
        cure = "Write on in that file, or name another: NAME=…"
        raise Mistake(f"{path.as_posix()} is there already.", cure)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
