"""ProperDocs, which continues MkDocs 1.x, builds a site of ours to the same bytes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from same import build, differences
from sites import ROOT

pytest.importorskip("properdocs", reason="ProperDocs is not installed")


@pytest.mark.slow
def test_it_builds_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "project/tests/fixtures/bread"
    shutil.copytree(ROOT / "tests/fixtures/bread", folder)
    for name in ("hooks", "overrides"):
        (tmp_path / "project" / name).symlink_to(ROOT / name)
    build(folder, tmp_path / "mkdocs")
    build(folder, tmp_path / "properdocs", builder="properdocs")
    assert (tmp_path / "mkdocs/teig/index.html").is_file()
    assert differences(tmp_path / "mkdocs", tmp_path / "properdocs") == {}


def test_a_byte_that_differs_would_be_seen(tmp_path: Path) -> None:
    for name, text in (("one", "a\nb\n"), ("two", "a\nc\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.html").write_text(text)
    (tmp_path / "two/new.html").write_text("")
    found = differences(tmp_path / "one", tmp_path / "two")
    assert found == {"new.html": ["new"], "x.html": ["@@ -2 +2 @@", "-b", "+c"]}
