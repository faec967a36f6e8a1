"""Search on a site whose words run on without spaces, in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from every_site.fixtures import served
from sites import ADDRESS, ROOT, build_site

from .test_search import found

CONFIG = ROOT / "tests/fixtures/cha/mkdocs.yml"


@pytest.fixture(scope="module")
def tea(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site on tea is served."""
    folder: Path = tmp_path_factory.mktemp("tea")
    build_site(CONFIG, folder, strict=True, site_url=ADDRESS)
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser, tea: str) -> Iterator[Page]:
    faults: list[str] = []
    page = browser.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(f"{tea}search/")
    yield page
    assert faults == []


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("薄茶", "glossary/usucha/"),  # a name
        ("茶の湯とは", "nyumon/chanoyu/"),  # a title
        ("露地を歩く", "nyumon/chashitsu/"),  # a heading
        ("かま", "glossary/kama/"),  # how a name is read
        ("さじ", "glossary/chashaku/"),  # in the middle of a sentence, in kana
        ("鉄", "glossary/kama/"),  # a single sign
        ("カテキン", "glossary/katekin/"),
        ("80度", "temae/usucha/"),
    ],
)
def test_a_word_in_running_text_finds_its_page(page: Page, typed: str, best: str) -> None:
    assert found(page, typed)[:1] == [best]


def test_a_result_quotes_the_sentence_and_marks_the_word(page: Page) -> None:
    found(page, "風炉")
    result = page.locator(
        "main [data-search-results] li", has=page.locator("a[href$='dogu/kama/']")
    )
    assert result.locator("p").inner_text() == "寒い季節は炉に、暖かい季節は風炉に、釜をかけます。"
    assert result.locator("mark").all_inner_texts() == ["風炉"]


def test_what_stands_nowhere_finds_nothing(page: Page) -> None:
    assert found(page, "珈琲") == []
    assert found(page, "茶珈琲") == [], "not what has a part of it"
