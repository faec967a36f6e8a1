"""`scripts/signs.py` lists each sign of a built site with its pages, and sees a conflict."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sites import ROOT

CARD = '<div class="care" data-urgency="{0}"><ul><li data-sign="{1}">it</li></ul></div>'


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts/signs.py"), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_each_sign_is_listed_with_its_pages_and_urgency(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(CARD.format("today", "sore"), "utf-8")
    (tmp_path / "a.html").write_text(
        CARD.format("today", "sore") + CARD.format("soon", "old"), "utf-8"
    )
    done = run(tmp_path)
    assert done.returncode == 0
    assert [line.split() for line in done.stdout.splitlines()[:3]] == [
        ["old", "soon", "a.html"], ["sore", "today", "/"], ["sore", "today", "a.html"],
    ]  # fmt: skip
    assert "2 signs on 2 pages, 0 conflicts." in done.stdout


def test_a_sign_of_two_urgencies_is_a_conflict(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(CARD.format("today", "sore"), "utf-8")
    (tmp_path / "a.html").write_text(CARD.format("soon", "sore"), "utf-8")
    done = run(tmp_path)
    assert done.returncode == 1
    assert "conflict: 'sore' is soon and today." in done.stderr


def test_a_site_without_signs_is_no_proof(tmp_path: Path) -> None:
    assert run(tmp_path).returncode == 1
