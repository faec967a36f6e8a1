"""Brings the generator of a site up to date: `make update SITE=../tea`. Pages, data and settings are
the site's own and are never touched.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generator import ROOT, Update, update
from new.given import Given
from new.mistake import Mistake

WORDS = ("SITE",)


def update_site(given: Given) -> str:
    """Bring the copy up to date, and say what became of it. Raises `Mistake` where that cannot be."""
    folder = Path(given.ask("SITE", "In which folder does the site stand? Such as ../tea."))
    if not (folder / "mkdocs.yml").is_file():
        raise Mistake(f"There is no site in {folder}.", f"Begin one: make new-site NAME={folder}")
    return told(folder, update(folder))


def told(folder: Path, done: Update) -> str:
    """What an author is told of an update."""
    counts = (
        (done.added, "new"),
        (done.renewed, "brought up to date"),
        (done.gone, "taken out"),
    )
    said = ", ".join(f"{len(some)} {what}" for some, what in counts if some)
    lines = [f"The generator of {folder}: {said or 'nothing to bring up to date'}."]
    if done.left:
        lines += [
            "Left, since they were changed or taken out there. Compare each, and take what you need:"
        ]
        lines += [f"  {ROOT / name}  →  {folder / name}" for name in sorted(done.left)]
    if said:
        lines += ["Then: make test. What is new for authors stands in CHANGELOG.md of this folder."]
    return "\n".join(lines)


if __name__ == "__main__":
    try:
        print(update_site(Given(sys.argv[1:], WORDS)))
    except Mistake as mistake:
        sys.exit(str(mistake))
    except (KeyboardInterrupt, EOFError):
        sys.exit("\nNothing was written.")
