"""Lists each warning sign of a built site: on which pages it stands, and with which urgency.

`python scripts/signs.py site` exits with 1 where a sign has two urgencies. It reads the pages alone,
so that a fault of the generator cannot hide from it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser


def shown(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Each sign, the page it stands on, and the urgency of its card."""
    for path in sorted(folder.rglob("*.html")):
        page = LexborHTMLParser(path.read_text("utf-8"))
        name = path.relative_to(folder).as_posix().removesuffix("index.html") or "/"
        for card in page.css("[data-urgency]"):
            for sign in card.css("[data-sign]"):
                yield (
                    sign.attributes["data-sign"] or "",
                    name,
                    card.attributes["data-urgency"] or "",
                )


def main(folder: Path) -> int:
    """Print the list, then each conflict. The exit code."""
    rows = sorted(set(shown(folder)))
    urgencies: dict[str, set[str]] = {}
    for sign, page, urgency in rows:
        print(f"{sign:<22} {urgency:<10} {page}")
        urgencies.setdefault(sign, set()).add(urgency)
    conflicts = {sign: found for sign, found in urgencies.items() if len(found) > 1}
    for sign, found in conflicts.items():
        print(f"conflict: '{sign}' is {' and '.join(sorted(found))}.", file=sys.stderr)
    pages = {page for _, page, _ in rows}
    print(f"{len(urgencies)} signs on {len(pages)} pages, {len(conflicts)} conflicts.")
    return int(bool(conflicts) or not rows)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
