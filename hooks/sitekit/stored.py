"""What a build leaves, in a file: so the next one, in another process, need not do all again.

It is Python's own format, of which only data is read: classes of this generator and a few others.
A file that is damaged, was made by another version, or does not fit the site that stands there, is
as good as none.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from sitekit import written
from sitekit.kept import Kept
from sitekit.memory import Memory

# What is kept in memory alone: functions, and what only a server asks for.
PASSING = ("mask", "notes")
DATA = {
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("builtins", "object"),
    ("copyreg", "_reconstructor"),
    ("datetime", "date"),
    ("mkdocs.structure.toc", "AnchorLink"),
    ("mkdocs.structure.toc", "TableOfContents"),
    ("sitekit.citations.references", "unread"),
    ("sitekit.glossary.terms", "kind"),
    ("sitekit.record", "Every"),
}


class Reader(pickle.Unpickler):
    """Reads data, and nothing that would do something."""

    def find_class(self, module: str, name: str) -> Any:
        """A class by its name."""
        ours = module.startswith("sitekit.") and name.isidentifier()
        found = super().find_class(module, name) if ours or (module, name) in DATA else None
        if (module, name) in DATA or is_data(found, module):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no data.")


def is_data(found: object, module: str) -> bool:
    """Whether this is a class of records that this module itself has."""
    is_own = isinstance(found, type) and found.__module__ == module
    return is_own and (is_dataclass(found) or issubclass(found, BaseModel | tuple))  # type: ignore[arg-type]


def save(left: Kept, folder: Path, path: Path) -> None:
    """Write what was `left` of the site in `folder`, and how its files are, into `path`."""
    known = {key: one for key, one in left.memory.known.items() if key[0] not in PASSING}
    memory = Memory(kept=True, known=known)
    files = hashes(folder, written.names(folder))
    held = {**vars(left), "memory": memory, "written": files}
    data = pickle.dumps(held, protocol=pickle.HIGHEST_PROTOCOL)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(blake2b(data).digest() + data)


def load(folder: Path, path: Path) -> Kept:
    """What a build has left of the site in `folder`: nothing of a page whose file is not as it was
    written, and nothing at all where the file at `path` is none of ours. Never raises.
    """
    try:
        raw = path.read_bytes()
        size = blake2b().digest_size
        if blake2b(raw[size:]).digest() != raw[:size]:
            return Kept()
        left = Kept(**Reader(io.BytesIO(raw[size:])).load())
    except Exception:  # whatever it is, it is none of ours
        return Kept()
    now = hashes(folder, left.written)
    lost = {name for name, value in left.written.items() if now.get(name) != value}
    left.pages = {path: one for path, one in left.pages.items() if one.shown.file not in lost}
    if any(name.startswith("pagefind/") for name in lost):
        left.memory.forget("search", "")
    return left


def hashes(folder: Path, names: Iterable[str]) -> Mapping[str, str]:
    """Of each of these files that is there, its contents as a hash."""
    return {
        name: blake2b((folder / name).read_bytes()).hexdigest()
        for name in names
        if (folder / name).is_file()
    }
