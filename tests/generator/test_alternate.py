"""A site in several languages: each built by itself, and the way from a page to the same page there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from sites import ADDRESS, ROOT, SEARCH, Mini, Site, article, build_site
from written import words

ENGLISH = {"name": "English", "lang": "en", "link": "./"}
GERMAN = {"name": "Deutsch", "lang": "de", "link": "de/", "docs": "docs.de"}
JAPANESE = {"name": "日本語", "lang": "ja", "link": "https://example.org/ja/"}
PAGES = {
    "index.md": article("Home.", title="Home"),
    "tea.md": article("Tea.", title="Tea"),
    "only.md": article("Only here.", title="Only"),
    **SEARCH,
}


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """The pages that there are in German: not all."""
    folder = tmp_path / "docs.de"
    folder.mkdir()
    for name in ("index.md", "tea.md"):
        (folder / name).write_text(article("Auf Deutsch.", title="Tee"), "utf-8")
    return folder


def switch(site: Site, file: str) -> list[tuple[str, str, str]]:
    """The ways to other languages in the header of a page: name, code and link."""
    links = LexborHTMLParser(site.read(file)).css(".header a[hreflang]")
    return [
        (words(one), str(one.attributes["hreflang"]), str(one.attributes["href"])) for one in links
    ]


def test_a_page_leads_to_the_same_page_or_to_the_home_page(mini: Mini, german: Path) -> None:
    site = mini(PAGES, extra={"alternate": [ENGLISH, GERMAN]})
    assert not [line for line in site.warnings if "alternate" in line]
    assert switch(site, "tea/index.html") == [("Deutsch", "de", "../de/tea/")]
    assert switch(site, "only/index.html") == [("Deutsch", "de", "../de/")]
    assert switch(site, "index.html") == [("Deutsch", "de", "./de/")]
    assert switch(site, "404.html")[0][:2] == ("Deutsch", "de")
    link = LexborHTMLParser(site.read("tea/index.html")).css_first(".header a[hreflang]")
    assert link
    assert link.attributes["lang"] == "de"


def test_search_engines_are_told_of_the_same_page_alone(mini: Mini, german: Path) -> None:
    site = mini(PAGES, extra={"alternate": [ENGLISH, GERMAN]}, site_url=ADDRESS)

    def told(file: str) -> dict[str, str]:
        links = LexborHTMLParser(site.read(file)).css("head link[rel=alternate]")
        return {str(one.attributes["hreflang"]): str(one.attributes["href"]) for one in links}

    assert told("tea/index.html") == {"en": f"{ADDRESS}tea/", "de": f"{ADDRESS}de/tea/"}
    assert told("only/index.html") == {}


def test_several_stand_behind_one_button(mini: Mini, german: Path) -> None:
    site = mini(PAGES, extra={"alternate": [ENGLISH, GERMAN, JAPANESE]})
    assert switch(site, "tea/index.html") == [
        ("Deutsch", "de", "../de/tea/"),
        ("日本語", "ja", "https://example.org/ja/"),
    ]
    page = LexborHTMLParser(site.read("tea/index.html"))
    button = page.css_first(".header [popovertarget=_languages]")
    assert button
    assert words(button) == "Languages"
    assert page.css_first(".header #_languages[popover]")


def test_a_site_in_one_language_has_no_switch(mini: Mini) -> None:
    site = mini(PAGES)
    assert switch(site, "tea/index.html") == []
    assert "hreflang" not in site.read("tea/index.html")


@pytest.mark.parametrize(
    ("alternate", "said"),
    [
        ([GERMAN], "'alternate' does not have this site's own language, 'en'."),
        ([ENGLISH, GERMAN | {"link": "de"}], "'de' is not the address of a site."),
        ([ENGLISH, GERMAN | {"docs": "docs.fr"}], "there is no folder 'docs.fr'."),
        ([ENGLISH, {"name": "Deutsch", "lang": "de"}], "'link' is missing"),
        ([ENGLISH, GERMAN | {"lnk": "de/"}], "'lnk' is not a known key. Did you mean 'link'?"),
    ],
)
def test_what_leads_nowhere_is_named(
    mini: Mini, german: Path, alternate: list[dict[str, str]], said: str
) -> None:
    site = mini(PAGES, extra={"alternate": alternate})
    found = [line for line in site.warnings if said in line]
    assert len(found) == 1, site.warnings
    assert found[0].startswith("mkdocs.yml:")


def test_two_languages_stand_in_one_folder_each_with_its_own_words_and_search(
    tmp_path: Path,
) -> None:
    shutil.copytree(ROOT / "tests/fixtures/coffee", tmp_path / "coffee")
    config = tmp_path / "coffee/mkdocs.yml"
    for name, page in SEARCH.items():
        (tmp_path / "coffee/docs" / name).write_text(page, "utf-8")
    text = config.read_text("utf-8").replace("../../../", f"{ROOT.as_posix()}/")
    both = "  alternate: [{name: English, lang: en, link: %s, docs: docs}, {name: Deutsch, lang: de, link: %s, docs: docs.de}]\n"
    config.write_text(text + both % ("./", "de/"), "utf-8")
    shutil.copytree(tmp_path / "coffee/docs", tmp_path / "coffee/docs.de")
    german = text.replace("site_name: Coffee", "site_name: Kaffee\ndocs_dir: docs.de")
    german = german.replace("language: en", "language: de").replace("/coffee/\n", "/coffee/de/\n")
    other = config.with_name("mkdocs.de.yml")
    other.write_text(german + both % ("../", "./"), "utf-8")
    first = build_site(config, tmp_path / "site")
    second = build_site(other, tmp_path / "site/de")
    assert switch(first, "understand/tea/index.html") == [
        ("Deutsch", "de", "../../de/understand/tea/")
    ]
    assert switch(second, "understand/tea/index.html") == [
        ("English", "en", "../../../understand/tea/")
    ]
    assert '<html lang="de"' in second.read("understand/tea/index.html")
    assert "understand/tea/" in first.index()
    assert not [address for address in first.index() if "de/" in address]
    assert len(second.index()) == len(first.index())
    led = (second.path / "understand/tea" / "../../../understand/tea/index.html").resolve()
    assert led == first.path / "understand/tea/index.html"
    assert led.is_file()
