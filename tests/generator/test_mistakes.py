"""An author's mistakes, made one at a time in a small site that has none: each is told once, with its
file, its line and a cure, and nothing is told that only follows from it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from mistakes import page, written
from sites import ROOT, build_site

COFFEE = ROOT / "tests/fixtures/coffee"
TABLE: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/mistakes.yml").read_text("utf-8"))


@pytest.fixture
def coffee(tmp_path: Path) -> Path:
    """A copy of the site, to make mistakes in."""
    shutil.copytree(COFFEE, tmp_path / "coffee")
    config = tmp_path / "coffee/mkdocs.yml"
    text = config.read_text("utf-8").replace("../../../", f"{ROOT.as_posix()}/")
    config.write_text(text, "utf-8")
    return tmp_path / "coffee"


def make(root: Path, edit: dict[str, Any]) -> None:
    """Make one mistake: put `new` in the place of `old` in a file, write it, rename it, take it out,
    or add bytes to it.
    """
    path = root / edit["file"] if edit["file"] == "mkdocs.yml" else root / "docs" / edit["file"]
    if "rename" in edit:
        path.rename(root / "docs" / edit["rename"])
    elif edit.get("remove"):
        path.unlink()
    elif "more" in edit:
        path.write_bytes(path.read_bytes() + bytes(edit["more"]))
    elif "old" not in edit:
        path.write_text(edit["new"], "utf-8")
    else:
        text = path.read_text("utf-8")
        assert edit["old"] in text, "the mistake can no longer be made so"
        new = text.replace(edit["old"], edit["new"], 1)
        path.write_bytes(new.encode(edit.get("encoding", "utf-8")))


def test_the_site_itself_has_none(coffee: Path, tmp_path: Path) -> None:
    assert build_site(coffee / "mkdocs.yml", tmp_path / "site", strict=True).warnings == []


@pytest.mark.parametrize("one", TABLE, ids=[one["id"] for one in TABLE])
def test_a_mistake_is_told_once(one: dict[str, Any], coffee: Path, tmp_path: Path) -> None:
    for edit in one["edits"]:
        make(coffee, edit)
    said = build_site(coffee / "mkdocs.yml", tmp_path / "site").warnings
    assert said == one["said"]


def test_each_is_a_mistake_of_its_own() -> None:
    assert len({one["id"] for one in TABLE}) == len(TABLE) > 100
    assert [one["id"] for one in TABLE if not one["said"]] == []


def test_the_page_for_authors_shows_each_with_what_is_said() -> None:
    text = (ROOT / "docs/authors/mistakes.md").read_text("utf-8")
    assert text == written(), "Write it anew: make guide"
    assert text.count("\n:   `") == sum(len(one["said"]) for one in TABLE)


def test_words_of_a_mistake_begin_no_markup() -> None:
    table = [{"id": "fm1", "mistake": "a *list* of <b>", "said": ["a: no `x`."]}]
    told = page(table).partition("## In front matter")[2]
    assert told.startswith("\n\nA \\*list\\* of &lt;b>".replace("b>", "b\\>"))
    assert ":   ``a: no `x`.``" in told


def test_what_only_follows_is_counted(
    coffee: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="mkdocs")
    edit = {"file": "_data/references.yml", "old": "  title: A test", "new": "  tilte: A test"}
    make(coffee, edit)
    site = build_site(coffee / "mkdocs.yml", tmp_path / "site")
    assert len(site.warnings) == 1
    assert re.search(r"\b[1-9]\d* more that only follow from these were not told\.", caplog.text)
