"""A review that is late: readers and authors are told, and no build stops for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from reviews import due
from sites import Mini, article

LATE = article("Text.", reviewed="2020-01-01", next_review="2021-03-05")


def test_readers_are_told_and_a_strict_build_goes_on(mini: Mini) -> None:
    site = mini(
        {"index.md": article(), "late.md": LATE}, strict=True, extra={"prose": {"grade": 9}}
    )
    assert not site.failed
    assert site.warnings == []
    page = site.read("late/index.html")
    said = 'this page was to be checked again by <time datetime="2021-03-05">5 March 2021</time>.'
    assert said in page
    assert page.index(said) < page.index("Text.")
    assert "to be checked again by" not in site.read("index.html")


def test_a_job_lists_what_is_due_the_longest_due_first(tmp_path: Path) -> None:
    pages = {
        "b.md": "2021-01-01",
        "a.md": "2026-11-25",
        "sub/c.md": "2026-11-26",
        "d.md": "2027-01-01",
    }
    for name, day in pages.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(article(reviewed="2020-01-01", next_review=day), "utf-8")
    found = due(tmp_path, date(2026, 11, 26))
    assert found == [(date(2021, 1, 1), "b.md"), (date(2026, 11, 25), "a.md")]
