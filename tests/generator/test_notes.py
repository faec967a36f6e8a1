"""What an author is told on the page itself, while the site is served, and never in a build."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from sites import ROOT, Mini, Site, article, build_site

COFFEE = ROOT / "tests/fixtures/coffee"


@pytest.fixture
def serving(mini: Mini, tmp_path: Path) -> Mini:
    """Builds a small site as `mkdocs serve` does."""

    def make(files: Mapping[str, str], **more: object) -> Site:
        mini(files, **more)
        return build_site(tmp_path / "mkdocs.yml", tmp_path / "site", serve=True)

    return make


def notes(html: str) -> list[str]:
    """What the notes of a page say, one line each."""
    found = LexborHTMLParser(html).css("aside.notes :is(li, summary)")
    return [" ".join(one.text(separator=" ").split()) for one in found]


FILES = {
    "index.md": article("See [there](nowhere.md)."),
    "other.md": article("Text.\n\n/// nosuch\n///"),
}


def test_each_page_shows_its_own_mistakes_first_with_the_line_itself(serving: Mini) -> None:
    site = serving(FILES)
    line = article("See").split("See")[0].count("\n") + 1
    first, *rest = notes(site.read("index.html"))
    assert first.startswith(f"index.md:{line} ")
    assert "nowhere.md" in first
    assert first.endswith("See [there](nowhere.md).")
    assert rest[0] == "In other files: 1"
    assert rest[1].startswith(f"other.md:{line + 2} there is no block 'nosuch'.")
    assert rest[1].endswith("/// nosuch")
    assert notes(site.read("other/index.html"))[0] == rest[1]
    assert "features/notes.css" in site.read("index.html")
    assert (site.path / "features/notes.css").is_file()


def test_a_page_without_mistakes_has_no_notes(serving: Mini) -> None:
    assert notes(serving({"index.md": article("Fine.")}).read("index.html")) == []


def test_what_ends_a_build_is_shown_and_the_server_goes_on(serving: Mini) -> None:
    site = serving({"index.md": article("Fine."), "_data/disclaimer.md": "<!-- never ends"})
    assert not site.failed
    assert any("disclaimer.md" in note for note in notes(site.read("index.html")))


def test_a_page_that_would_not_show_the_disclaimer_says_so_on_itself(
    serving: Mini, tmp_path: Path
) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "overrides", theme)
    (theme / "bare.html").write_text("<html><body>{{ page.content }}</body></html>", "utf-8")
    bare = "---\ntitle: B\ndescription: Bare.\ntemplate: bare.html\n---\nText."
    site = serving(
        {"index.md": article("Fine."), "bare.md": bare}, theme={"custom_dir": str(theme)}
    )
    assert not site.failed
    for name in ("index.html", "bare/index.html"):
        assert any("would not show the disclaimer" in note for note in notes(site.read(name))), name


def test_readers_get_none_of_it(mini: Mini) -> None:
    site = mini(FILES)
    assert len(site.warnings) == 2
    assert 'class="notes"' not in site.read("index.html")
    assert not (site.path / "features/notes.css").exists()


def test_a_line_cannot_become_markup(serving: Mini) -> None:
    site = serving({"index.md": article("<b>See</b> [there](<nowhere.md>).")})
    page = LexborHTMLParser(site.read("index.html"))
    assert page.css("aside.notes pre")[0].text() == "<b>See</b> [there](<nowhere.md>)."


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of a small site with a mistake in it, served by `mkdocs serve`: its pages' folder and
    its address.
    """
    root = tmp_path / "coffee"
    shutil.copytree(COFFEE, root)
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8").replace("../../../", f"{ROOT.as_posix()}/")
    config.write_text(text, "utf-8")
    tea = root / "docs/understand/tea.md"
    tea.write_text(f"{tea.read_text('utf-8')}\n/// nosuch\n///\n", "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--livereload"]
    where = f"127.0.0.1:{port}"
    server = subprocess.Popen(
        [*command, "--dev-addr", where, "-f", str(config)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield root / "docs", f"http://{where}/coffee/understand/tea/"
    server.terminate()
    server.wait(10)


def until(address: str, wanted: Callable[[str], bool]) -> str:
    """The page, as soon as it is as wanted; what it is after a minute, if it is not."""
    page = ""
    for _ in range(300):
        try:
            page = urllib.request.urlopen(address, timeout=30).read().decode()
        except OSError:
            page = ""
        if page and wanted(page):
            break
        time.sleep(0.2)
    return page


@pytest.mark.slow
def test_a_server_starts_with_a_mistake_and_follows_what_is_mended(
    served: tuple[Path, str],
) -> None:
    docs, address = served
    assert ["nosuch" in note for note in notes(until(address, bool))] == [True]
    tea = docs / "understand/tea.md"
    tea.write_text(tea.read_text("utf-8").replace("\n/// nosuch\n///\n", ""), "utf-8")
    mended = until(address, lambda page: not notes(page))
    assert mended
    assert notes(mended) == []
