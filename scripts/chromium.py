"""Prints the path of a Chromium or Chrome to test with; installs one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

# The first two have no windows, nor what Chromium loads for each: a new one opens four times as fast.
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = (*SHELLS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)


def installed() -> str | None:
    """A browser on this machine: the one that CHROMIUM names, else one on the path or in its usual
    place.
    """
    if named := os.environ.get("CHROMIUM"):
        found = shutil.which(named)
        if not found:
            sys.exit(f"CHROMIUM names '{named}', which is no program.")
        return found
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def playwrights() -> str | None:
    """Playwright's own Chromium, where it has been downloaded."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def run(*command: str) -> bool:
    """Whether a command went through; its output goes where errors go, since the path goes to
    standard output.
    """
    try:
        return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0
    except OSError:
        return False


def from_playwright() -> bool:
    """Download Playwright's Chromium."""
    return run(sys.executable, "-m", "playwright", "install", "chromium")


def from_system() -> bool:
    """Install the system's package, where this user may."""
    if not shutil.which("apt-get"):
        return False
    apt = (*(() if os.geteuid() == 0 else ("sudo", "-n")), "apt-get")
    return run(*apt, "update", "--quiet") and any(
        run(*apt, "install", "--yes", "--quiet", package) for package in (SHELLS[0], "chromium")
    )


def main() -> None:
    """Look, then try each way to install, and look again."""
    ways: tuple[Callable[[], bool], ...] = (lambda: True, from_playwright, from_system)
    for way in ways:
        if way() and (found := installed() or playwrights()):
            print(found)
            return
    sys.exit(
        "No Chromium or Chrome was found, nor could be installed. Install one, or: CHROMIUM=/path/to/it make test"
    )


if __name__ == "__main__":
    main()
