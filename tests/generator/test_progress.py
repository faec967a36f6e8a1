"""Where a build is, told once it takes long, and never in the way of what else is told."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import progress
from progress import Pages
from sites import Mini, article

PAGES = {
    "index.md": article(),
    "a.md": article(title="A"),
    "b.md": article("[no](no.md)", title="B"),
}


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def messages() -> Iterator[Terminal]:
    """What MkDocs writes to a terminal."""
    screen = Terminal()
    handler = logging.StreamHandler(screen)
    log = logging.getLogger("mkdocs")
    log.addHandler(handler)
    yield screen
    log.removeHandler(handler)


def test_a_short_build_says_nothing(mini: Mini, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    mini(PAGES)
    assert "of 3 pages" not in caplog.text


def test_a_log_has_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    now = [0.0]
    monkeypatch.setattr("progress.time.monotonic", lambda: now[0])
    caplog.set_level(logging.INFO)
    pages = Pages()
    for n in range(30):
        now[0] = n
        pages.one("Reading" if n < 15 else "Writing", 15)
    assert [record.getMessage() for record in caplog.records] == [
        "Reading: 6 of 15 pages",
        "Reading: 11 of 15 pages",
        "Writing: 1 of 15 pages",
        "Writing: 6 of 15 pages",
        "Writing: 11 of 15 pages",
    ]


def test_messages_that_go_to_a_file_still_go_there(
    mini: Mini, monkeypatch: pytest.MonkeyPatch, messages: Terminal, tmp_path: Path
) -> None:
    monkeypatch.setattr(progress, "SHORT", 0)
    monkeypatch.setattr(sys, "stderr", messages)
    handler = logging.FileHandler(tmp_path / "log.txt")
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        mini(PAGES)
    finally:
        logging.getLogger("mkdocs").removeHandler(handler)
        handler.close()
    assert "no page 'no.md'" in (tmp_path / "log.txt").read_text("utf-8")


def test_in_a_terminal_a_bar_stands_below_all_messages_and_is_taken_away(
    mini: Mini, monkeypatch: pytest.MonkeyPatch, messages: Terminal
) -> None:
    monkeypatch.setattr(progress, "SHORT", 0)
    monkeypatch.setattr(sys, "stderr", messages)
    monkeypatch.setenv("TERM", "xterm")
    site = mini(PAGES)
    told = messages.getvalue()
    assert "Writing" in told
    assert "3/3" in told
    assert "no page 'no.md'" in site.warnings[0]
    line = next(line for line in told.splitlines() if "no page 'no.md'" in line)
    assert "Reading" not in line
    assert "Writing" not in line
    assert told.endswith("\x1b[2K"), "the bar is still there"
    assert sys.stderr is messages
