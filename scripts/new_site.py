"""Begins a site of its own: `make new-site NAME=../tea`. The folder holds all that a repository on GitHub
needs to test, build and publish it: the examples of `starter/`, and a copy of the generator.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import generator
from generator import ROOT
from new.given import Given, in_an_address
from new.mistake import Mistake

STARTER = ROOT / "starter"
GUIDE = ROOT / "docs/authors"
# The pages of the guide that hold for any site, and where what they name is in a new one.
GUIDE_PAGES = ("markdown.md", "mistakes.md", "page.md")
LEADS = {
    "(blocks.md#a-care-card)": "(../about/authors.md)",
    "(blocks.md#a-sheet-to-print)": "(../make/a-pot-of-tea.md)",
    "(index.md)": "(../about/authors.md)",
    "icon-192.png": "cup.png",
    "width=96 height=96": "width=64 height=48",
    "The site's sign: a head at rest.": "A cup.",
    "The site's sign": "A cup",
}
WORDS = ("NAME", "TITLE")


def new_site(given: Given, today: date) -> str:
    """Write a site into a folder that is not there yet. What was done, and what comes next. Raises
    `Mistake` where that cannot be.
    """
    folder = Path(given.ask("NAME", "In which folder is it to be? Such as ../tea."))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Mistake(f"{folder} is there already.", "Name another folder.")
    if folder.resolve().is_relative_to(ROOT.resolve()):
        cure = f"Name one beside it: NAME=../{folder.name}"
        raise Mistake(f"{folder} would be a part of this repository.", cure)
    slug = in_an_address(folder.resolve().name)
    if not slug:
        cure = "Name one of letters, which becomes a part of its address: NAME=../tea"
        raise Mistake(f"No address can be made of '{folder.name}'.", cure)
    title = given.get("TITLE") or slug.replace("-", " ").capitalize()
    shutil.copytree(STARTER, folder, dirs_exist_ok=True)
    generator.copy(folder)
    _guide(folder)
    _fill(folder, title, slug, today)
    is_git = (
        shutil.which("git")
        and not subprocess.run(
            ["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=False
        ).returncode
    )
    return _next(folder, title, bool(is_git))


def _fill(folder: Path, title: str, slug: str, today: date) -> None:
    """Put name and day where the examples have a place for them."""
    values = {
        "SITE NAME": title,
        "site-slug": slug,
        "NEXT YEAR": str(date(today.year + 1, today.month, min(today.day, 28))),
        "TODAY": str(today),
    }
    for path in STARTER.rglob("*"):
        own = folder / path.relative_to(STARTER)
        if path.suffix in (".md", ".yml"):
            text = own.read_text("utf-8")
            own.write_text(re.sub("|".join(values), lambda one: values[one[0]], text), "utf-8")


def _guide(folder: Path) -> None:
    """Copy the pages that tell how a page is written, for whoever writes this site."""
    (folder / "docs/authors").mkdir()
    for name in GUIDE_PAGES:
        text = (GUIDE / name).read_text("utf-8")
        text = re.sub("|".join(map(re.escape, LEADS)), lambda one: LEADS[one[0]], text)
        text = re.sub(r"^was: .*\n", "", text, flags=re.MULTILINE)
        (folder / "docs/authors" / name).write_text(text, "utf-8")


def _next(folder: Path, title: str, is_git: bool) -> str:
    begin = "" if is_git else "git init --initial-branch=main && "
    return f"""\
'{title}' stands in {folder}. All of it is an example: the page For authors says what to change first.
  cd {folder}
  make serve      # read it at http://127.0.0.1:8000/ while you write
To publish it, make an empty repository on GitHub, and in it Settings → Pages → Source: GitHub Actions. Then:
  {begin}git add . && git commit -m "Begin"
  git remote add origin https://github.com/YOU/{folder.resolve().name}.git && git push -u origin main"""


if __name__ == "__main__":
    try:
        print(new_site(Given(sys.argv[1:], WORDS), date.today()))
    except Mistake as mistake:
        sys.exit(str(mistake))
    except (KeyboardInterrupt, EOFError):
        sys.exit("\nNothing was written.")
