"""Building again: the site is always as if it had been built anew, and what nobody touched stands."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

import again
from edits import Author, differences, trials
from sitekit import kept, search
from sitekit.following import FOLLOWING
from sites import Site, build_site

Build = Callable[[], Site]
pytestmark = pytest.mark.slow


@pytest.fixture
def build(author: Author) -> Build:
    """Builds the author's site as a server does, after a save."""

    def make() -> Site:
        site = build_site(
            author.folder / "mkdocs.yml", author.folder / "kept", serve=True, dirty=True
        )
        FOLLOWING.wait()
        return site

    return make


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_edit_the_site_is_as_if_it_were_built_anew(tmp_path: Path, seed: int) -> None:
    for done, differ in trials(12, seed, tmp_path):
        assert differ == [], done


def exchange(path: str, old: str, new: str) -> Callable[[Path], None]:
    """An edit that puts something else in the place of some words."""

    def edit(docs: Path) -> None:
        text = (docs / path).read_text("utf-8")
        assert old in text, path
        (docs / path).write_text(text.replace(old, new), "utf-8")

    return edit


def renamed(docs: Path) -> None:
    """An edit that leads links nowhere."""
    (docs / "teig.md").rename(docs / "brotteig.md")


NEVER: dict[str, Callable[..., object]] = {
    "value": lambda took, site: None,
    "data": lambda site: None,
    "frame": lambda site, navigation: None,
    "moved": lambda files, before: set(),
    "equal": lambda page, before: True,
}


@pytest.mark.parametrize("forgets", [False, True])
@pytest.mark.parametrize(
    ("name", "edit"),
    [
        ("value", exchange("_data/references.yml", "Beispiel", "Gegenbeispiel")),
        ("data", exchange("_data/references.yml", "Beispiel", "Gegenbeispiel")),
        ("frame", exchange("gare.md", "title: ", "title: Neu: ")),
        ("moved", renamed),
        ("equal", exchange("glossary/kleie.md", "title: Kleie", "title: Teig")),
    ],
)
def test_what_is_forgotten_makes_a_difference(
    author: Author,
    build: Build,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    edit: Callable[[Path], None],
    forgets: bool,
) -> None:
    if forgets:
        monkeypatch.setattr(kept, name, NEVER[name])
    build()
    edit(author.docs)
    fresh = build_site(author.folder / "mkdocs.yml", author.folder / "anew", serve=True)
    assert bool(differences(build().path, fresh.path)) == forgets


NEW = "---\ntitle: {}\ndefinition: Etwas.\n---\n"


@pytest.mark.parametrize(
    ("written", "name", "title"),
    [
        ("Ein Sauerteigbrot mit Gluten.", "eiweiss", "Gluten"),
        ("Ein &Uuml;bertopf.", "uebertopf", "Übertopf"),
        ("Ein U\u0308berteig.", "ueberteig", "Überteig"),
        ('Das <span class="term" data-term="malz">Korn</span>.', "malz", "Gerstenmalz"),
        ("Ein Sauerteig der Firma.", "firma", "Sauerteig der Firma"),
    ],
)
def test_a_new_term_is_marked_where_it_stood_before(
    author: Author, build: Build, written: str, name: str, title: str
) -> None:
    page = author.docs / "gare.md"
    page.write_text(f"{page.read_text('utf-8')}\n{written}\n", "utf-8")
    build()
    (author.docs / f"glossary/{name}.md").write_text(NEW.format(title), "utf-8")
    assert f'aria-describedby="term-{name}"' in build().read("gare/index.html")
    (author.docs / f"glossary/{name}.md").unlink()
    assert f'aria-describedby="term-{name}"' not in build().read("gare/index.html")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("words: der Teig über Nacht ruht", "words: der Teig zu lange ruht"),
        ("wissen: 'Kühl stellen, wenn:'", "wissen: 'Kalt stellen, wenn:'"),
    ],
)
def test_a_page_follows_the_signs_that_it_shows(
    author: Author, build: Build, old: str, new: str
) -> None:
    build()
    exchange("_data/signs.yml", old, new)(author.docs)
    fresh = build_site(author.folder / "mkdocs.yml", author.folder / "anew", serve=True)
    assert differences(build().path, fresh.path) == []
    assert new.partition(": ")[2].strip("'") in fresh.read("teig/index.html")


def test_where_another_works_on_pages_none_is_kept(author: Author, build: Build) -> None:
    other = author.folder / "other.py"
    other.write_text("def on_page_markdown(markdown, **_):\n    return markdown\n", "utf-8")
    settings = author.folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("\nhooks: [", "\nhooks: [other.py, "), "utf-8")
    build()
    again_built = build()
    assert again_built.table
    assert again_built.table.standing == set()


@pytest.mark.parametrize("how", ["", ', auto_append: ["part.md"]'])
def test_a_page_follows_its_snippets(author: Author, build: Build, how: str) -> None:
    """Whether it asks for them itself, or they are put at the end of every page."""
    settings, part = author.folder / "mkdocs.yml", author.folder / "part.md"
    on = f'markdown_extensions: [pymdownx.snippets: {{base_path: ["{author.folder}"]{how}}}, '
    text = settings.read_text("utf-8")
    assert "\nmarkdown_extensions: [" in text
    settings.write_text(text.replace("markdown_extensions: [", on), "utf-8")
    page = author.docs / "stunde.md"
    asked = "" if how else '\n--8<-- "part.md"\n'
    page.write_text(f"{page.read_text('utf-8')}{asked}", "utf-8")
    part.write_text("Das war der erste Teil.\n", "utf-8")
    assert "der erste Teil" in build().read("stunde/index.html")
    part.write_text("Das ist der zweite Teil.\n", "utf-8")
    assert "der zweite Teil" in build().read("stunde/index.html")


def test_a_page_that_has_numbers_and_no_card_follows_them(author: Author, build: Build) -> None:
    page = author.docs / "stunde.md"
    page.write_text(f"{page.read_text('utf-8')}\n/// numbers\n///\n", "utf-8")
    assert 'href="tel:112"' in build().read("stunde/index.html")
    exchange("_data/signs.yml", "call: ['112']", "call: ['117']")(author.docs)
    assert 'href="tel:117"' in build().read("stunde/index.html")


def test_an_entry_follows_the_signs_that_are_urgent_for_it(author: Author, build: Build) -> None:
    entry = author.docs / "glossary/kleie.md"
    text = entry.read_text("utf-8")
    entry.write_text(text.replace("\ndefinition:", "\nurgent: [warm]\ndefinition:", 1), "utf-8")
    assert "der Ofen brennt" in build().read("glossary/kleie/index.html")
    exchange("_data/signs.yml", "words: der Ofen brennt", "words: der Ofen raucht")(author.docs)
    assert "der Ofen raucht" in build().read("glossary/kleie/index.html")


def test_claims_to_judge_follow_those_of_other_pages(author: Author, build: Build) -> None:
    page = author.docs / "stunde.md"
    page.write_text(f"{page.read_text('utf-8')}\n/// guess\n///\n", "utf-8")
    build()
    other = author.docs / "teig.md"
    claim = re.search(r"/// evidence[^\n]*\n(?:    [^\n]*\n)+\n([^\n]+)", other.read_text("utf-8"))
    assert claim
    exchange("teig.md", claim[1], "Etwas ganz anderes.")(author.docs)
    assert "Etwas ganz anderes." in build().read("stunde/index.html")


def test_the_menu_of_every_page_follows_a_page_that_moves(author: Author, build: Build) -> None:
    config = author.folder / "mkdocs.yml"
    text = re.sub(r"^nav:\n(?:  .*\n)+", "", config.read_text("utf-8"), flags=re.M)
    config.write_text(text, "utf-8")
    page = author.docs / "neu1.md"
    page.write_text((author.docs / "gare.md").read_text("utf-8"), "utf-8")
    assert "neu1/" in build().read("teig/index.html")
    page.rename(author.docs / "neu2.md")
    menu = build().read("teig/index.html")
    assert "neu2/" in menu
    assert "neu1/" not in menu


def test_a_save_writes_the_page_and_those_that_show_anything(author: Author, build: Build) -> None:
    build()
    page = author.docs / "gare.md"
    page.write_text(f"{page.read_text('utf-8')}\nNoch etwas.\n", "utf-8")
    folder = build().path
    before = {path: kept.stamp(path) for path in folder.rglob("index.html")}
    page.write_text(f"{page.read_text('utf-8')}\nUnd mehr.\n", "utf-8")
    site = build()
    written = {path.parent.name for path in before if kept.stamp(path) != before[path]}
    assert "Und mehr." in site.read("gare/index.html")
    assert written == {"gare", "glossary", "lehrende", "search", "selbst", "stunde"}


def test_a_mistake_is_told_at_each_save_until_it_is_mended(author: Author, build: Build) -> None:
    page, other = author.docs / "gare.md", author.docs / "teig.md"
    whole = page.read_text("utf-8")
    page.write_text(f"{whole}\n[Dort](nirgends.md)\n", "utf-8")
    first = build().warnings
    assert any("nirgends.md" in told for told in first)
    other.write_text(f"{other.read_text('utf-8')}\nMehr.\n", "utf-8")
    assert build().warnings == first
    page.write_text(whole, "utf-8")
    assert not any("nirgends.md" in told for told in build().warnings)


def test_after_a_build_that_may_not_be_published_all_is_made_anew(
    author: Author, build: Build
) -> None:
    words = author.docs / "_data/disclaimer.md"
    whole = words.read_text("utf-8")
    build()
    words.write_text("", "utf-8")
    assert any("has no words" in told for told in build().warnings)
    words.write_text(whole, "utf-8")
    site = build()
    assert site.warnings == []
    fresh = build_site(author.folder / "mkdocs.yml", author.folder / "anew", serve=True)
    assert differences(site.path, fresh.path) == []


def test_nothing_is_remembered_of_a_page_that_is_gone(author: Author, build: Build) -> None:
    (author.docs / "weg.md").write_text("---\ntitle: Weg\n---\nKleie.\n", "utf-8")
    build()
    (author.docs / "weg.md").unlink()
    build()
    build()
    known = again.builds[str(author.folder / "kept")].memory.known
    assert {whose for _, whose in known} >= {"gare.md", "gare/"}
    assert not {whose for _, whose in known} & {"weg.md", "weg/"}


def test_an_index_that_failed_is_tried_again(
    author: Author, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    page = author.docs / "gare.md"
    page.write_text(f"{page.read_text('utf-8')}\nQuarkstrudel.\n", "utf-8")

    def fail() -> str:
        raise FileNotFoundError("It was deleted.")

    with monkeypatch.context() as broken:
        broken.setattr("sitekit.index.pagefind_bin.get_executable", fail)
        build()
    assert "Quarkstrudel" in build().index()["gare/"]


def test_search_follows_and_is_left_alone_where_nothing_it_holds_has_changed(
    author: Author, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = build()
    page = author.docs / "gare.md"
    page.write_text(f"{page.read_text('utf-8')}\nQuarkstrudel.\n", "utf-8")
    assert "Quarkstrudel" in build().index()["gare/"]
    monkeypatch.setattr(search, "Making", None)  # to make it would fail
    assert build().warnings == site.warnings
    assert "Quarkstrudel" in site.index()["gare/"]


def test_a_server_learns_of_a_change_at_once_and_of_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text("Bran.", "utf-8")
    built = threading.Event()
    server = LiveReloadServer(built.set, "127.0.0.1", 0, root=str(tmp_path))
    server.watch(str(tmp_path))
    again.watch_at_once(server)
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        time.sleep(0.5)
        file.read_text("utf-8")
        assert not built.wait(1), "to read a file is no change of it"
        file.write_text("Crumb.", "utf-8")
        assert built.wait(10)
    finally:
        server.shutdown()
        thread.join(10)


def test_where_a_system_watches_no_more_files_the_server_looks_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise OSError("inotify watch limit reached")

    monkeypatch.setattr(again.Watcher, "start", full)
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, root=str(tmp_path))
    server.watch(str(tmp_path))
    before = server.observer
    again.watch_at_once(server)
    server.server_close()
    assert server.observer is before


@pytest.mark.parametrize(
    ("path", "far"),
    [("/srv/docs", False), ("/mnt/c/docs", True), ("/data/net/docs", True), ("/data/own", False)],
)
def test_where_others_change_files_unseen_the_server_looks_itself(
    tmp_path: Path, path: str, far: bool
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/a / ext4 rw 0 0\nC: /mnt/c 9p rw 0 0\nb /data/net fuse.sshfs rw 0 0\nc /data ext4 rw 0 0\n"
    )
    assert again.is_far(Path(path), mounts) == far
    assert not again.is_far(Path(path), tmp_path / "nowhere")
