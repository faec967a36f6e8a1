"""The HTML files of a site as it was written, whoever wrote them."""

from __future__ import annotations

from pathlib import Path

ENDINGS = (".html", ".htm", ".xhtml")


def html_files(folder: Path) -> list[Path]:
    """All of them below `folder`, by name."""
    return sorted(
        path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file()
    )
