"""What an author was told, shown on the page itself while the site is served: where, the line as it
stands, what is wrong, and the cure. A build for readers has none of it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from sitekit.feature import Feature
from sitekit.problem import Problem
from sitekit.site import Page, Site

SHEET = "features/notes.css"
TOP = re.compile(r"<main\b[^>]*>|<body\b[^>]*>(?!.*<main\b)", re.DOTALL)
MOST = 20  # notes of other files that a page lists
EARLIER = re.compile(r'<aside class="notes".*?</aside>', re.DOTALL)


class Note(NamedTuple):
    """A mistake, and the line in which it stands ('' where that is not known)."""

    problem: Problem
    line: str


def noted(problem: Problem, site: Site) -> Note:
    """A mistake with its line."""
    path = site.docs / problem.path
    if problem.path == site.config.path:
        path = site.docs.parent / problem.path
    if not problem.line or not path.is_file():
        return Note(problem, "")
    lines = path.read_text("utf-8", errors="replace").splitlines()
    return Note(problem, lines[problem.line - 1].strip() if problem.line <= len(lines) else "")


def load(site: Site) -> None:
    """Publish the sheet under `serve`."""
    site.styles += [SHEET] * site.serving
    site.noted = lambda text, told: of_settings(text, told, site)


def show(page: Page, site: Site) -> None:
    """Have each page load it there."""
    page.styles += [SHEET] * site.serving


def write(site: Site, folder: Path) -> None:
    """Put the notes at the top of each page, its own first; also where a template has no <main>."""
    told = sorted(site.told, key=lambda problem: (problem.path, problem.line or 0, problem.what))
    notes = [noted(problem, site) for problem in told]
    is_new = site.memory.is_new("notes", "", notes)
    owners = {note.problem.path for note in notes}
    elsewhere = _shown(notes, "", site)
    for page in (*site.pages.values(), *site.drafts.values()) if site.serving else ():
        if not (is_new if page.file in site.standing else notes):
            continue
        path = folder / page.file
        text = path.read_text("utf-8") if path.is_file() else ""
        html = _shown(notes, page.path, site) if page.path in owners else elsewhere
        if (new := _put(html, text)) != text:
            path.write_text(new, "utf-8")


def of_settings(text: str, problems: list[Problem], site: Site) -> str:
    """A page, as it was built, with what was told of the settings since."""
    return _put(_shown([noted(problem, site) for problem in problems], "", site), text)


def _put(html: str, text: str) -> str:
    """A page with notes at its top, in the place of earlier ones."""
    top = TOP.search(text)
    if not top:
        return text
    below = text[top.end() :]
    below = below[earlier.end() :] if (earlier := EARLIER.match(below)) else below
    return text[: top.end()] + html + below


def _shown(notes: list[Note], path: str, site: Site) -> str:
    """The notes as the page at `path` has them, or one that has none of its own."""
    own = [note for note in notes if note.problem.path == path]
    others = [note for note in notes if note.problem.path != path]
    if not notes:
        return ""
    return site.render("features/notes.html", own=own, others=others, most=MOST)


NOTES = Feature("notes", load=load, show=show, write=write)
