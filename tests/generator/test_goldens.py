"""Golden files: a difference is shown with the cure, and one command writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldens import Golden


def test_a_difference_is_shown_line_by_line_with_the_cure(tmp_path: Path) -> None:
    Golden(True, tmp_path).check("a/x.txt", "one\ntwo")
    Golden(False, tmp_path).check("a/x.txt", "one\ntwo\n")
    with pytest.raises(AssertionError, match=r"(?s)-two\n\+three.*make golden"):
        Golden(False, tmp_path).check("a/x.txt", "one\nthree")


def test_a_file_that_is_missing_or_belongs_to_nothing_is_named(tmp_path: Path) -> None:
    both = {"x.txt": "one", "y.txt": "two"}
    Golden(True, tmp_path).check_folder("a", both)
    with pytest.raises(AssertionError, match=r"golden/a/y\.txt belongs to nothing"):
        Golden(False, tmp_path).check_folder("a", {"x.txt": "one"})
    with pytest.raises(AssertionError, match=r"\+three"):
        Golden(False, tmp_path).check_folder("a", {**both, "z.txt": "three"})
    Golden(True, tmp_path).check_folder("a", {"x.txt": "one"})
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["x.txt"]
