"""What a build leaves for the next process: used where it fits, and else as good as none."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest

import again
from edits import Author, differences, trials
from sitekit import kept, stored
from sites import Site, build_site

Build = Callable[[], Site]


@pytest.fixture
def build(author: Author) -> Build:
    """Builds the author's site in what might be a process of its own."""

    def make() -> Site:
        again.builds.clear()
        return build_site(author.folder / "mkdocs.yml", author.folder / "kept", dirty=True)

    return make


def standing(site: Site) -> set[str]:
    assert site.table
    return site.table.standing


def is_as_if_built_anew(site: Site, author: Author) -> bool:
    fresh = build_site(author.folder / "mkdocs.yml", author.folder / "anew")
    return differences(site.path, fresh.path) == [] and site.warnings == fresh.warnings


@pytest.mark.slow
def test_after_any_edit_the_site_is_as_if_it_were_built_anew(tmp_path: Path) -> None:
    for done, differ in trials(12, 4, tmp_path, serve=False):
        assert differ == [], done


def test_rules_of_writing_keep_nothing_from_being_stored(author: Author, build: Build) -> None:
    settings = author.folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("\nextra:\n", "\nextra:\n  prose: { sentence: 90 }\n"), "utf-8"
    )
    build()
    site = build()
    assert {"teig/index.html", "index.html"} <= standing(site)
    assert is_as_if_built_anew(site, author)


def test_the_next_process_makes_only_what_has_changed(author: Author, build: Build) -> None:
    build()
    page = author.docs / "gare.md"
    page.write_text(f"{page.read_text('utf-8')}\nNoch etwas.\n", "utf-8")
    site = build()
    assert {"teig/index.html", "index.html"} <= standing(site)
    assert "gare/index.html" not in standing(site)
    assert is_as_if_built_anew(site, author)


def test_a_page_that_is_not_as_it_was_written_is_made_again(author: Author, build: Build) -> None:
    written = build().path / "teig/index.html"
    written.write_text(written.read_text("utf-8").replace("Nur zum Lernen", ""), "utf-8")
    site = build()
    assert "teig/index.html" not in standing(site)
    assert "gare/index.html" in standing(site)
    assert is_as_if_built_anew(site, author)


@pytest.mark.slow
def test_with_another_version_of_a_package_all_is_made_anew(
    author: Author, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    monkeypatch.setattr(kept, "versions", lambda: ("Markdown 99",))
    assert standing(build()) == set()


def test_an_index_that_is_damaged_is_made_again(author: Author, build: Build) -> None:
    part = sorted(build().path.glob("pagefind/fragment/*"))[0]
    part.unlink()
    assert is_as_if_built_anew(build(), author)


def cut(path: Path) -> None:
    """Cut a file off."""
    path.write_bytes(path.read_bytes()[:-100])


def empty(path: Path) -> None:
    """Empty a file."""
    path.write_bytes(b"")


def age(path: Path) -> None:
    """Have a file come from another version, which left other things."""
    data = pickle.dumps({"walls": 1})
    path.write_bytes(blake2b(data).digest() + data)


@pytest.mark.slow
@pytest.mark.parametrize("harm", [cut, empty, age, Path.unlink])
def test_a_damaged_or_old_file_is_as_good_as_none(
    author: Author, build: Build, harm: Callable[[Path], None]
) -> None:
    build()
    harm(author.folder / ".cache/build")
    site = build()
    assert standing(site) == set()
    assert is_as_if_built_anew(site, author)


class Bomb:
    """Would do something when it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Path.touch, (self.path,)  # type: ignore[return-value]


def test_a_file_that_would_do_something_does_nothing(tmp_path: Path) -> None:
    data = pickle.dumps({"ground": Bomb(tmp_path / "done")})
    (tmp_path / "build").write_bytes(blake2b(data).digest() + data)
    assert stored.load(tmp_path, tmp_path / "build").ground is None
    assert not (tmp_path / "done").exists()


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("os", "system"),
        ("builtins", "eval"),
        ("sitekit.index", "subprocess.Popen"),
        ("sitekit.index", "Making"),
        ("sitekit.following", "Thread"),
        ("sitekit.index", "Making.__init__"),
        ("sitekit.written", "html_files"),
    ],
)
def test_only_data_is_read(module: str, name: str) -> None:
    with pytest.raises(pickle.UnpicklingError, match="is no data"):
        stored.Reader(io.BytesIO()).find_class(module, name)
