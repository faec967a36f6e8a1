"""Plugins that an author may know: a small site is built with each, or it is refused with the cure."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sitekit import material
from sitekit.record import Yaml
from sitekit.site import Settings
from sitekit.site import Site as Table
from sitekit.words import choose
from sites import ROOT, Site, build_site

COFFEE = ROOT / "tests/fixtures/coffee"
TEA = "understand/tea.md"
Built = Callable[..., Site]


@pytest.fixture
def coffee(tmp_path: Path) -> Built:
    """Builds a copy of a small site with a plugin, and with words after one of its pages."""

    def make(plugins: str, tea: str = "", **files: str) -> Site:
        root = tmp_path / "coffee"
        shutil.copytree(COFFEE, root)
        config = root / "mkdocs.yml"
        text = config.read_text("utf-8").replace("../../../", f"{ROOT.as_posix()}/")
        for name, words in files.items():
            (root / "docs" / name).write_text(words, "utf-8")
        if ".nav.yml" in files:
            text = re.sub(r"^nav:\n.*?(?=^not_in_nav)", "", text, flags=re.M | re.S)
        config.write_text(text.replace("plugins: []", f"plugins: [{plugins}]"), "utf-8")
        page = root / "docs" / TEA
        page.write_text(page.read_text("utf-8") + tea, "utf-8")
        _commit(root)
        return build_site(config, tmp_path / "site")

    return make


def _commit(root: Path) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for words in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "One")):
        subprocess.run(("git", *words), cwd=root, check=True)


def test_awesome_nav_orders_the_pages(coffee: Built) -> None:
    nav = "nav:\n  - index.md\n  - understand\n  - '*'\n"
    site = coffee("awesome-nav", **{".nav.yml": nav})
    assert site.warnings == []
    menu = site.read("index.html").partition('class="nav"')[2]
    assert 0 < menu.index('href="understand/"') < menu.index('href="help/when-to-get-help/"')


def test_redirects_writes_stubs_which_are_no_pages(coffee: Built) -> None:
    site = coffee("{redirects: {redirect_maps: {old.md: understand/tea.md}}}")
    assert (site.warnings, site.failed) == ([], False)
    assert "../understand/tea/" in site.read("old/index.html")


def test_what_macros_fill_in_is_shown_and_checked(coffee: Built) -> None:
    site = coffee("macros", "\n{% set one = 'detox' %}{{ config.site_name }} is no {{ one }}.\n")
    assert "Coffee is no detox." in site.read("understand/tea/index.html")
    assert [warning.partition(": ")[2] for warning in site.warnings] == [
        "'detox' is a word not to use. Instead: say what the body does."
    ]


def test_what_include_markdown_puts_in_is_shown_and_checked(coffee: Built) -> None:
    line = '\n{% include-markdown "../part.txt" %}\n'
    site = coffee("include-markdown", line, **{"part.txt": "A part.\n\n/// nosuch\n///\n"})
    assert "<p>A part.</p>" in site.read("understand/tea/index.html")
    assert ["there is no block 'nosuch'" in warning for warning in site.warnings] == [True]


def test_the_day_of_the_last_change_is_shown(coffee: Built) -> None:
    site = coffee("git-revision-date-localized: {type: iso_date}")
    assert site.warnings == []
    assert re.search(r"Last changed: \d{4}-\d\d-\d\d\.", site.read("understand/tea/index.html"))


def test_a_feed_is_announced(coffee: Built) -> None:
    site = coffee("{rss: {match_path: 'understand/.*'}}")
    assert site.warnings == []
    assert 'type="application/rss+xml" href="../../feed_rss' in site.read(
        "understand/tea/index.html"
    )
    assert (site.path / "feed_rss_created.xml").is_file()


def test_tags_are_shown_and_found(coffee: Built, tmp_path: Path) -> None:
    site = coffee("tags")
    page = tmp_path / "coffee/docs" / TEA
    page.write_text(page.read_text("utf-8").replace("\nstatus:", "\ntags: [a drink]\nstatus:"))
    site = build_site(tmp_path / "coffee/mkdocs.yml", tmp_path / "site")
    assert site.warnings == []
    shown = site.read("understand/tea/index.html")
    assert re.search(r"Tags:\s*(<a [^>]*q=a%20drink\">)?a drink", shown)


@pytest.mark.parametrize("name", material.PLUGINS)
def test_what_works_against_this_theme_is_named_once(name: str) -> None:
    known: dict[str, Any] = {"settings": Settings(), "words": choose("en", {}), "written": Yaml()}
    site = Table(Path("docs"), "", "en", plugins=(f"material/{name}", "sitekit"), **known)
    found = [(what, cure) for _, what, cure in material.unread(site)]
    what = f"the plugin '{name}' and this theme do not go together."
    assert found == [(what, material.PLUGINS[name])]


def test_a_place_for_all_tags_is_named_and_ends_no_build(coffee: Built) -> None:
    site = coffee("tags", "\n<!-- material/tags -->\n")
    assert ["no tags are listed here. Take it out" in one for one in site.warnings] == [True]


def test_what_would_end_a_build_ends_it_with_the_cure(
    coffee: Built, caplog: pytest.LogCaptureFixture
) -> None:
    assert coffee("blog").failed
    assert "write them in docs/, and take the plugin out" in caplog.text
    assert "Traceback" not in caplog.text


def test_the_search_that_mkdocs_adds_by_itself_is_named(coffee: Built) -> None:
    site = coffee("search")
    assert ["the plugin 'search'" in warning for warning in site.warnings] == [True]
    assert "plugins: []" in site.warnings[0]
