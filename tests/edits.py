"""Edits of a site at random, as an author makes them, mistakes included; and what tells apart the
site that a server has kept up through all of them from one that is built anew.

`make edits` makes many and prints each that leaves a difference.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import again
from every_site.built import ROOT, build_site
from sitekit import following
from sitekit.following import FOLLOWING

BREAD = ROOT / "tests/fixtures/bread"
PARAGRAPH = "\n\nEin {} und noch {}. Mehr steht [hier]({}).\n"
ARTICLE = "---\ntitle: {0}\ndescription: Über {0}.\nstatus: draft\n---\n\nDie Kleie und {0}.\n"
TERM = "---\ntitle: {0}\ndefinition: Etwas mit {1} darin.\n---\n\nMehr über {0}.\n"


@dataclass
class Author:
    """Someone at work on the site in `folder`, and what is left to chance."""

    folder: Path
    chance: random.Random

    @property
    def docs(self) -> Path:
        """The folder of its sources."""
        return self.folder / "docs"

    def pick(self, *patterns: str) -> Path:
        """One of the files whose name fits; a page, if none is left."""
        found = sorted({path for one in patterns for path in self.folder.rglob(one)})
        return self.chance.choice([path for path in found if path.is_file()] or [self.page()])

    def page(self) -> Path:
        """One of its pages."""
        every = sorted(self.docs.rglob("*.md"))
        return self.chance.choice([path for path in every if "/_" not in path.as_posix()])

    def word(self) -> str:
        """A word that stands somewhere in the site."""
        words = re.findall(r"\w{4,}", self.pick("*.md").read_text("utf-8"))
        return str(self.chance.choice(words or ["Brot"]))

    def edit(self) -> str:
        """Make one edit. In words, what was done."""
        name, do = self.chance.choice(EDITS)
        return f"{name}: {do(self)}"

    # Edits ------------------------------------------------------------------------------------

    def write_on(self) -> Path:
        """A paragraph more."""
        path = self.page()
        to = os.path.relpath(self.page(), path.parent).replace(os.sep, "/")
        text = PARAGRAPH.format(self.word(), self.word(), to)
        path.write_text(path.read_text("utf-8") + text, "utf-8")
        return path

    def exchange(self, path: Path) -> Path:
        """Another word in the place of one."""
        text = path.read_text("utf-8")
        places = [*re.finditer(r"\w{3,}", text)]
        if places:
            at = self.chance.choice(places)
            path.write_text(text[: at.start()] + self.word() + text[at.end() :], "utf-8")
        return path

    def lose(self, path: Path) -> Path:
        """A line less, or the same twice."""
        lines = path.read_text("utf-8").splitlines(keepends=True)
        if lines:
            n = self.chance.randrange(len(lines))
            lines[n : n + 1] = [lines[n]] * self.chance.choice((0, 2))
        path.write_text("".join(lines), "utf-8")
        return path

    def begin(self) -> Path:
        """A new page or a new term."""
        name = f"{self.word().lower()}-{self.chance.randrange(9)}"
        folder, text = self.chance.choice((("", ARTICLE), ("glossary", TERM)))
        path = self.docs / folder / f"{name}.md"
        path.write_text(text.format(name, self.word()), "utf-8")
        return path

    def throw_away(self) -> Path:
        """A file less."""
        path = self.chance.choice([self.page(), self.page(), self.pick("docs/assets/*/*")])
        if path.name != "index.md":
            path.unlink()
        return path

    def rename(self) -> Path:
        """A file under another name."""
        path = self.chance.choice([self.page(), self.page(), self.pick("docs/assets/*/*")])
        new = path.with_stem(f"{path.stem}-{self.chance.randrange(9)}")
        return path if path.name == "index.md" else path.rename(new)

    def tint(self) -> Path:
        """Another style, or another script."""
        path = self.pick("overrides/features/*.css", "overrides/features/*.js")
        path.write_text(f"{path.read_text('utf-8')}\n/* {self.word()} */\n", "utf-8")
        return path

    def frame(self) -> Path:
        """Another template."""
        path = self.pick("overrides/main.html", "overrides/partials/footer.html")
        path.write_text(f"{path.read_text('utf-8')}<!-- {self.word()} -->", "utf-8")
        return path

    def set(self) -> Path:
        """Another setting."""
        path = self.folder / "mkdocs.yml"
        text = re.sub(r"site_name: .*", f'site_name: "{self.word()}"', path.read_text("utf-8"))
        path.write_text(text, "utf-8")
        return path

    def go_back(self) -> Path:
        """A file as it was at first, or the whole site."""
        first = [path for path in (self.folder / "first").rglob("*") if path.is_file()]
        if self.chance.random() < 0.3:
            shutil.rmtree(self.docs)
            shutil.copytree(self.folder / "first", self.docs)
            return self.docs
        source = self.chance.choice(sorted(first))
        path = self.docs / source.relative_to(self.folder / "first")
        shutil.copy(source, path)
        return path


EDITS: list[tuple[str, Callable[[Author], Path]]] = [
    *[("wrote on", Author.write_on)] * 4,
    *[("exchanged a word", lambda who: who.exchange(who.page()))] * 6,
    *[("exchanged a word of data", lambda who: who.exchange(who.pick("docs/_data/*")))] * 3,
    *[("exchanged a word of a drawing", lambda who: who.exchange(who.pick("docs/assets/*/*.svg")))],
    *[("lost a line", lambda who: who.lose(who.page()))] * 3,
    *[("lost a line of data", lambda who: who.lose(who.pick("docs/_data/*")))] * 2,
    *[("began", Author.begin)] * 3,
    *[("threw away", Author.throw_away)] * 2,
    *[("renamed", Author.rename)] * 2,
    ("changed a style", Author.tint),
    ("changed a template", Author.frame),
    ("changed a setting", Author.set),
    *[("went back", Author.go_back)] * 6,
]


def copy_of(site: Path, to: Path) -> Author:
    """A copy of a site, with a theme of its own, to work on."""
    shutil.copytree(site / "docs", to / "docs")
    shutil.copytree(site / "docs", to / "first")
    shutil.copytree(ROOT / "overrides", to / "overrides")
    text = (site / "mkdocs.yml").read_text("utf-8")
    text = re.sub(r"custom_dir: .*", f"custom_dir: {to / 'overrides'}", text)
    text = re.sub(r"hooks: .*", f"hooks: [{ROOT / 'hooks/events.py'}]", text)
    (to / "mkdocs.yml").write_text(text, "utf-8")
    return Author(to, random.Random())


def differences(kept: Path, anew: Path) -> list[str]:
    """The files that only one of two sites has, or that differ."""
    ours, theirs = ({path.relative_to(one) for path in one.rglob("*")} for one in (kept, anew))
    both = [name for name in ours & theirs if (kept / name).is_file()]
    differ = [name for name in both if (kept / name).read_bytes() != (anew / name).read_bytes()]
    return sorted(map(str, [*(ours ^ theirs), *differ]))


def trials(
    count: int, seed: int, folder: Path, serve: bool = True, site: Path = BREAD
) -> Iterator[tuple[str, list[str]]]:
    """Make `count` edits; after each, what was done and what differs, in files and in what the
    author was told: with `serve` by one server, else by one process after another, each of which
    has nothing but what the last one stored.
    """
    following.QUIET = 0
    author = copy_of(site, folder)
    author.chance.seed(seed)
    config = folder / "mkdocs.yml"
    build_site(config, folder / "kept", serve, dirty=True)
    for _ in range(count):
        done = author.edit()
        shutil.rmtree(folder / "anew", ignore_errors=True)
        if not serve:
            again.builds.clear()
        kept = build_site(config, folder / "kept", serve, dirty=True)
        anew = build_site(config, folder / "anew", serve)
        FOLLOWING.wait()
        told = [] if anew.failed and kept.failed else sorted({*kept.warnings} ^ {*anew.warnings})
        yield done, told if anew.failed else [*differences(kept.path, anew.path), *told]


if __name__ == "__main__":
    many, seed, serve = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "serve"
    site = Path(sys.argv[4]) if sys.argv[4:] else BREAD
    start, wrong = time.perf_counter(), 0
    with tempfile.TemporaryDirectory() as name:
        for n, (done, differ) in enumerate(trials(many, seed, Path(name), serve, site), 1):
            wrong += bool(differ)
            if differ:
                print(f"{n}: {done.replace(name, '')}", *differ, sep="\n    ", flush=True)
    print(f"{many} edits, {wrong} with a difference, {time.perf_counter() - start:.0f} s.")
    sys.exit(wrong > 0)
