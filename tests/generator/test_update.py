"""A site's copy of the generator, brought up to date: what its authors changed stays theirs."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

import generator
from generator import NOTE, ROOT, names, update
from new.given import Given
from new.mistake import Mistake
from new_site import WORDS, new_site
from update_site import WORDS as ASKED
from update_site import update_site

SCRIPT, STYLE = "hooks/sitekit/steps.py", "overrides/features/steps.css"


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """A new site."""
    new_site(Given([f"NAME={tmp_path / 'tea'}"], WORDS), date(2026, 11, 27))
    return tmp_path / "tea"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a site but those of git."""
    files = [path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def came_as(site: Path, name: str, text: str) -> None:
    """Have the site look as if a file of the generator had been another when it was copied."""
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    note = json.loads((site / NOTE).read_text("utf-8"))
    note[name] = generator.digest(path)
    (site / NOTE).write_text(json.dumps(note), "utf-8")


def asked(site: Path) -> str:
    """What an author is told."""
    return update_site(Given([f"SITE={site}"], ASKED))


def test_where_nothing_is_new_nothing_is_written(tea: Path) -> None:
    before = contents(tea)
    assert asked(tea) == f"The generator of {tea}: nothing to bring up to date."
    assert contents(tea) == before


def test_what_nobody_changed_is_brought_up_to_date(tea: Path) -> None:
    before = contents(tea)
    came_as(tea, SCRIPT, "old = True\n")
    came_as(tea, "hooks/sitekit/once.py", "was = 'here'\n")
    came_as(tea, STYLE, "p {}\n")
    (tea / STYLE).write_bytes(b"p {}\r\n")  # as another system has it
    note = json.loads((tea / NOTE).read_text("utf-8"))
    del note["hooks/events.py"]
    (tea / NOTE).write_text(json.dumps(note), "utf-8")
    (tea / "hooks/events.py").unlink()  # as if it had come later
    said = asked(tea)
    assert f"The generator of {tea}: 1 new, 2 brought up to date, 1 taken out." in said
    assert "make test" in said
    assert contents(tea) == before


def test_what_its_authors_changed_stays_and_is_named_until_it_is_the_same(tea: Path) -> None:
    came_as(tea, SCRIPT, "old = True\n")
    (tea / SCRIPT).write_text("mine = True\n", "utf-8")
    came_as(tea, "hooks/sitekit/once.py", "was = 'here'\n")
    (tea / "hooks/sitekit/once.py").write_text("still = 'mine'\n", "utf-8")
    page = tea / "docs/index.md"
    page.write_text("# My page\n", "utf-8")
    for _ in range(2):
        said = asked(tea)
        assert f"  {ROOT / SCRIPT}  →  {tea / SCRIPT}" in said
        assert (tea / SCRIPT).read_text("utf-8") == "mine = True\n"
        assert (tea / "hooks/sitekit/once.py").read_text("utf-8") == "still = 'mine'\n"
        assert page.read_text("utf-8") == "# My page\n"
    (tea / SCRIPT).write_bytes((ROOT / SCRIPT).read_bytes())
    assert SCRIPT not in asked(tea)


def test_what_its_authors_changed_and_the_generator_did_not_is_no_news(tea: Path) -> None:
    (tea / STYLE).write_text("p { color: teal }\n", "utf-8")
    (tea / SCRIPT).unlink()
    assert "nothing to bring up to date" in asked(tea)
    assert (tea / STYLE).read_text("utf-8") == "p { color: teal }\n"
    assert not (tea / SCRIPT).exists()


@pytest.mark.parametrize("note", ["", "[]", '{"hooks/events.py": 3}', "{", None])
def test_without_a_note_nothing_is_written(tea: Path, note: str | None) -> None:
    if note is None:
        (tea / NOTE).unlink()
    else:
        (tea / NOTE).write_text(note, "utf-8")
    before = contents(tea)
    with pytest.raises(Mistake, match="does not say which files of the generator"):
        update(tea)
    assert contents(tea) == before


def test_a_folder_without_a_site_is_named(tmp_path: Path) -> None:
    with pytest.raises(Mistake, match=r"There is no site in .*nowhere\. Begin one: make new-site"):
        asked(tmp_path / "nowhere")


def test_all_that_is_copied_is_in_the_note_and_nothing_that_python_left(tea: Path) -> None:
    note = json.loads((tea / NOTE).read_text("utf-8"))
    assert sorted(note) == sorted(names())
    assert all((tea / name).is_file() for name in note)
    assert not [name for name in contents(tea) if "__pycache__" in name]


def test_make_asks_for_the_site() -> None:
    done = subprocess.run(["make", "update"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode
    assert "make update SITE=../tea" in done.stderr
