"""Lists the pages that were to be reviewed by today, the longest due first; fails where there are any.

A scheduled job runs it and tells the authors. No build fails for it: a page that is late must not
keep a mended one from its readers.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from sitekit.front_matter import Article, read

DOCS = Path(__file__).parents[1] / "docs"


def due(docs: Path, today: date) -> list[tuple[date, str]]:
    """The day and the path of each page that was to be reviewed before `today`."""
    found = []
    for path in docs.rglob("*.md"):
        name = path.relative_to(docs).as_posix()
        front = read(path.read_text("utf-8"), name).front
        if isinstance(front, Article) and front.next_review and front.next_review < today:
            found.append((front.next_review, name))
    return sorted(found)


if __name__ == "__main__":
    late = due(DOCS, date.today())
    for day, name in late:
        print(f"- {name}: due on {day}")
    sys.exit(bool(late))
