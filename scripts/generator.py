"""The generator as a site of its own has it: a copy, which can be brought up to date.

A copy, and no link to this repository: then the site builds as it did, whatever becomes of this one.
Beside it stands a note of each file as it came, so that what a site's authors change stays theirs.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from new.mistake import Mistake

ROOT = Path(__file__).parents[1]
NOTE = ".generator.json"
# What is copied: what builds a site, tests any, and begins its pages.
PARTS = (
    ".github/dependabot.yml",
    ".github/issue.sh",
    ".github/workflows/links.yml",
    ".github/workflows/reviews.yml",
    ".github/workflows/site.yml",
    ".gitignore",
    ".vscode",
    "hooks",
    "overrides",
    "schemas",
    "scripts/by_chance.py",
    "scripts/chromium.py",
    "scripts/links.py",
    "scripts/new",
    "scripts/reviews.py",
    "scripts/signs.py",
    "scripts/site.mk",
    "tests/every_site",
    "requirements.txt",
    "requirements-test.txt",
)
NO_PART = ("__pycache__", ".DS_Store")

Note = dict[str, str]


@dataclass
class Update:
    """What became of a copy's files: those that came anew, were brought up to date or went; and
    those that stand as their authors have changed them, though the generator's are others now.
    """

    added: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def names() -> Iterator[str]:
    """The files of the generator, by their paths in a site."""
    for part in PARTS:
        path = ROOT / part
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            name = file.relative_to(ROOT)
            if file.is_file() and not {*name.parts} & {*NO_PART}:
                yield name.as_posix()


def copy(folder: Path) -> None:
    """Put the generator into a folder that has none, with the note."""
    for name in names():
        _put(name, folder)
    _write({name: digest(ROOT / name) for name in names()}, folder)


def update(folder: Path) -> Update:
    """Bring a copy up to date. A file that its authors have changed, taken out or made stays as it
    is. Raises `Mistake` where the folder has no note, before anything is written.
    """
    before, now = _read(folder), {name: digest(ROOT / name) for name in names()}
    done = Update()
    for name, new in now.items():
        old, path = before.get(name), folder / name
        own = digest(path) if path.is_file() else None
        if new in (own, old):
            continue
        if own is None and old is None:
            done.added.append(name)
        elif own == old:
            done.renewed.append(name)
        else:
            done.left.append(name)
            continue
        _put(name, folder)
    for name in before.keys() - now.keys():
        path = folder / name
        if path.is_file() and digest(path) == before[name]:
            path.unlink()
            done.gone.append(name)
        elif path.is_file():
            done.left.append(name)
    # Of a file that was left, the note keeps what its authors began with.
    kept = {name: before[name] for name in done.left if name in before}
    _write({**now, **kept}, folder)
    return done


def _put(name: str, folder: Path) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(ROOT / name, path)


def digest(path: Path) -> str:
    """A file by what it says: the ends of its lines may be those of another system."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:20]


def _write(note: Note, folder: Path) -> None:
    text = json.dumps(note, indent=0, sort_keys=True) + "\n"
    (folder / NOTE).write_text(text, "utf-8")


def _read(folder: Path) -> Note:
    path = folder / NOTE
    try:
        note: Note = json.loads(path.read_text("utf-8"))
        if {type(word) for word in (note, *note, *note.values())} <= {dict, str}:
            return note
    except (OSError, ValueError, AttributeError):
        pass
    cure = "Take it back from the site's history, or begin a new site and move docs/ there."
    raise Mistake(f"{path} does not say which files of the generator stand there.", cure)
