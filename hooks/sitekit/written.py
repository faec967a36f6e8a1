"""The files of a site as it was written, whoever wrote them."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from pathlib import Path

ENDINGS = (".html", ".htm", ".xhtml")


def names(folder: Path) -> Iterator[str]:
    """All files below `folder`, by their addresses from there."""
    for above, _, files in os.walk(folder):
        way = os.path.relpath(above, folder).replace(os.sep, "/")
        yield from files if way == "." else (f"{way}/{name}" for name in files)


def html_files(folder: Path, standing: Container[str] = ()) -> list[Path]:
    """Those of HTML, by name, but for those that are `standing` there as they are to be."""
    found = (name for name in names(folder) if name.lower().endswith(ENDINGS))
    return sorted(folder / name for name in found if name not in standing)
