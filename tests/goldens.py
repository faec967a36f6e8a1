"""Golden files: what was once looked at and found right, kept as text in tests/golden/."""

from __future__ import annotations

import difflib
from pathlib import Path

from sites import ROOT

GOLDEN = ROOT / "tests/golden"
CURE = "Look at each change. If all are meant: make golden, then commit."


class Golden:
    """Holds text against its golden file, or with `make golden` writes it there."""

    def __init__(self, renew: bool, folder: Path = GOLDEN) -> None:
        self.renew, self.folder = renew, folder

    def differences(self, name: str, text: str) -> str:
        """What differs from the file `name`, as a diff; nothing where all is the same."""
        path, text = self.folder / name, text.rstrip("\n") + "\n"
        if self.renew:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            return ""
        kept = path.read_text("utf-8") if path.is_file() else ""
        lines = (kept.splitlines(), text.splitlines())
        diff = difflib.unified_diff(*lines, f"golden/{name}", "now", lineterm="", n=2)
        return "\n".join(diff)

    def check(self, name: str, text: str) -> None:
        """Fail with the difference, and with the cure."""
        found = self.differences(name, text)
        assert not found, f"{found}\n{CURE}"

    def check_folder(self, folder: str, texts: dict[str, str]) -> None:
        """The same for all files of a folder, which holds no other."""
        parts = [self.differences(f"{folder}/{name}", text) for name, text in texts.items()]
        there = {path.name for path in (self.folder / folder).glob("*")}
        for name in sorted(there - texts.keys()):
            if self.renew:
                (self.folder / folder / name).unlink()
            else:
                parts.append(f"golden/{folder}/{name} belongs to nothing any more.")
        found = "\n".join(filter(None, parts))
        assert not found, f"{found}\n{CURE}"
