"""A place where one mutant is tried at a time: a copy of the tree, and the site built from it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from mutants import inside
from mutants.server import Server


@dataclass
class Slot:
    """Its folder, and its browser."""

    folder: Path
    server: Server | None = None

    @property
    def root(self) -> Path:
        """The copy of the tree."""
        return self.folder / "tree"

    @property
    def sites(self) -> Path:
        """The folder of the site of the tree as it is."""
        return self.folder / "sites"

    @property
    def mutated(self) -> Path:
        """The folder of a mutant's site."""
        return self.folder / "mutated"

    def environment(self, sites: Path, in_browser: bool) -> dict[str, str]:
        """What tells the tests which site and which browser to use."""
        browser = self.server.address if in_browser and self.server else ""
        return {"BUILT_SITE": str(sites / inside.SITE), "CHROMIUM_SERVER": browser}

    def restart(self) -> None:
        """Give it a new browser, where it has one."""
        if self.server:
            self.server.restart()


def copy(root: Path, names: list[str], folder: Path) -> Slot:
    """A slot with a copy of the working tree."""
    for name in names:
        path = folder / "tree" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, path)
    return Slot(folder)
