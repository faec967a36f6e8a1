"""A place where one mutant is tried at a time: a copy of the tree, and sites built from it."""

from __future__ import annotations

import shutil
import socket
from dataclasses import dataclass
from pathlib import Path

from mutants import inside
from mutants.server import Server

TEXT = {".html", ".xml", ".txt", ".json", ".webmanifest"}


@dataclass
class Slot:
    """Its folder, the port of its site in a browser, and the browser."""

    folder: Path
    port: int
    server: Server | None = None

    @property
    def root(self) -> Path:
        """The copy of the tree."""
        return self.folder / "tree"

    @property
    def sites(self) -> Path:
        """The sites of the tree as it is."""
        return self.folder / "sites"

    @property
    def mutated(self) -> Path:
        """The sites of a mutant."""
        return self.folder / "mutated"

    def environment(self, sites: Path, in_browser: bool) -> dict[str, str]:
        """What tells the tests which sites and which browser to use."""
        found = {"BUILT_SITES": str(sites)}
        if in_browser and self.server:
            found |= {"CHROMIUM_SERVER": self.server.address, "SITE_PORT": str(self.port)}
        return found

    def restart(self) -> None:
        """Give it a new browser, where it has one."""
        if self.server:
            self.server.restart()

    def localise(self, sites: Path) -> None:
        """Make the browser's site out of the one for other tests: only the address differs."""
        one, other = (
            inside.folder_of(sites, inside.ADDRESS.format(port))
            for port in (inside.FAST, self.port)
        )
        shutil.rmtree(other, ignore_errors=True)
        shutil.copytree(one, other)
        shutil.copy(f"{one}.json", f"{other}.json")
        old, new = (f"127.0.0.1:{port}/".encode() for port in (inside.FAST, self.port))
        for path in other.rglob("*"):
            if path.suffix in TEXT and old in (data := path.read_bytes()):
                path.write_bytes(data.replace(old, new))


def copy(root: Path, names: list[str], folder: Path) -> Slot:
    """A slot with a copy of the working tree, and a free port."""
    for name in names:
        path = folder / "tree" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return Slot(folder, free.getsockname()[1])
