"""What passes between rooms is seen by the type checker: three slips that it once let through."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sites import ROOT

SLIPS = """from collections.abc import Iterable

from sitekit.citations.references import listing
from sitekit.feature import Feature
from sitekit.problem import Problem
from sitekit.site import Page, Site


def rendered(page: Page, site: Site) -> Iterable[Problem]:
    page.claimz  # a misspelt name on a page
    site.settings.glosary  # a misspelt setting
    page.references = listing(site.references, [], page.cited)  # two arguments swapped
    return []


def swapped(site: Site, page: Page) -> Iterable[Problem]:
    return []


ROOM = Feature("room", rendered=rendered)
WRONG = Feature("wrong", rendered=swapped)  # a step that takes its page last
WRONG_STEP = Feature("wrong", renderd=rendered)  # a misspelt step
"""


def test_slips_are_named(tmp_path: Path) -> None:
    room = tmp_path / "room.py"
    room.write_text(SLIPS, "utf-8")
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--config-file",
        str(ROOT / "pyproject.toml"),
        str(room),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = {
        int(line.split(":")[1])
        for line in done.stdout.splitlines()
        if line.startswith(str(room)) and ": error:" in line
    }
    wrong = {
        n for n, line in enumerate(SLIPS.splitlines(), 1) if "  # a " in line or "  # two" in line
    }
    assert found == wrong, done.stdout
