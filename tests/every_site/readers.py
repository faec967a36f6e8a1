"""Independent readers of the references that a site offers to reference managers."""

from __future__ import annotations

from typing import Any

import rispy
from bibtexparser import parse_string


def from_bibtex(text: str, *middleware: Any) -> dict[str, dict[str, Any]]:
    library = parse_string(text, append_middleware=middleware)
    assert not library.failed_blocks
    assert not library.comments
    return {entry.key: dict(entry.items()) for entry in library.entries}


def from_ris(text: str) -> dict[str, dict[str, Any]]:
    records = rispy.loads(text)
    found = {record["id"]: record for record in records}
    assert len(found) == len(records)
    return found
