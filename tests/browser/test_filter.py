"""Fields and chips that narrow a list: the script alone, on a list of four."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Locator, Page

from sites import Site

from .conftest import Bench

ITEMS = {
    "Ménière": ("ear", "10"),
    "Migraine aura": ("head", "2"),
    "Neck pain": ("neck", "1"),
    "Aura, silent": ("head", ""),
}
FORM = """<form class="filter" data-filter="#list">
    <input name="q" type="search">
    <select name="place"><option value="">All</option><option>ear</option><option>head</option></select>
    <fieldset class="chips"><legend>Rank</legend>
    <label><input type="radio" name="rank" value="" checked><span>All</span></label>
    <label><input type="radio" name="rank" value="2"><i>◆</i><span>Second</span></label></fieldset>
    <p data-filter-status data-found="Found:" tabindex="-1">Found: 4</p><button>Go</button>
    <button type="button" data-filter-all hidden>Show all</button></form>
    <a href="#place=head&rank=2">1</a> <a href="#far">Far</a> <a href="#inner">Inner</a>"""
LIST = "".join(
    f'<section data-filter-group><h2>{name}</h2><p data-filter-item="{name}" data-place="{place}"'
    f' data-rank="{rank}">{name}</p></section>'
    for name, (place, rank) in ITEMS.items()
)
WHOLE = (
    f'{FORM}<div id="list">{LIST.replace("<h2>Neck", "<h2 id=inner>Neck")}</div><p id="far">Far</p>'
)
FILTER = "features/filter.js"


@pytest.fixture
def page(bench: Bench) -> Page:
    """A list in groups, with a field, a choice and chips."""
    return bench(WHOLE, FILTER)


def shown(page: Page) -> list[str]:
    return page.locator("[data-filter-item]:visible").all_inner_texts()


def said(page: Page) -> str:
    return page.locator("[data-filter-status]").inner_text()


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox")


def chip(page: Page, name: str) -> Locator:
    return page.get_by_role("radio", name=name)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("meniere", ["Ménière"]),  # accents do not count,
        ("MÉNI", ["Ménière"]),  # nor does case
        ("Me\u0301n", ["Ménière"]),  # nor how an accent is written
        ("aura", ["Migraine aura", "Aura, silent"]),
        ("aura mig", ["Migraine aura"]),  # all words, in any order
        ("  pain   neck ", ["Neck pain"]),
        ("aura neck", []),
        ("", list(ITEMS)),
        ("   ", list(ITEMS)),
    ],
)
def test_it_narrows_by_words(page: Page, typed: str, found: list[str]) -> None:
    field(page).fill("x")
    field(page).fill(typed)
    assert shown(page) == found
    assert page.locator("h2:visible").all_inner_texts() == found, (
        "a group without items has no heading"
    )
    assert said(page) == f"Found: {len(found)}"


def test_choices_and_words_hold_together(page: Page) -> None:
    place = page.get_by_role("combobox")
    place.select_option("head")
    assert shown(page) == ["Migraine aura", "Aura, silent"]
    assert said(page) == "Found: 2"
    field(page).fill("silent")
    assert shown(page) == ["Aura, silent"]
    chip(page, "Second").check()
    assert shown(page) == []
    field(page).fill("")
    assert shown(page) == ["Migraine aura"]
    assert said(page) == "Found: 1 (Second)"
    place.select_option("")
    chip(page, "All").check()
    assert shown(page) == list(ITEMS)
    assert said(page) == "Found: 4"


def hash_of(page: Page) -> str:
    return str(page.evaluate("location.hash"))


def test_what_is_chosen_stands_in_the_address_and_comes_back(bench: Bench) -> None:
    page = bench(WHOLE, FILTER, place="#calm")
    page.get_by_role("combobox").select_option("head")
    assert hash_of(page) == "#calm&place=head", "what turns calm on stays first"
    field(page).fill("aura  é")
    assert hash_of(page) == "#calm&q=aura++%C3%A9&place=head"
    field(page).fill("aura")
    chip(page, "Second").check()
    assert hash_of(page) == "#calm&q=aura&place=head&rank=2"
    page.go_back()
    page.wait_for_function("document.querySelectorAll('section:not([hidden])').length === 2")
    assert (field(page).input_value(), chip(page, "All").is_checked()) == ("aura", True)
    page.go_forward()
    page.wait_for_function("document.querySelectorAll('section:not([hidden])').length === 1")
    assert chip(page, "Second").is_checked()
    page.get_by_role("button", name="Show all").click()
    assert hash_of(page) == "#calm"
    assert shown(page) == list(ITEMS)
    assert page.get_by_role("button", name="Show all").is_hidden()
    assert page.evaluate("document.activeElement.dataset.found") == "Found:"
    page.go_back()
    page.wait_for_function("document.querySelectorAll('section:not([hidden])').length === 1")
    assert field(page).input_value() == "aura"


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("#rank=2&q=AURA", ["Migraine aura"]),
        ("#calm&place=ear", ["Ménière"]),
        ("#q=m%C3%A9ni", ["Ménière"]),
        ("#place=nowhere", list(ITEMS)),  # no such choice
        ("#rank=9", list(ITEMS)),
        ("#length=1&other=2", list(ITEMS)),
        ("#inner", list(ITEMS)),
        ("#%", list(ITEMS)),
    ],
)
def test_an_address_chooses(bench: Bench, place: str, found: list[str]) -> None:
    page = bench(WHOLE, FILTER, place=place)
    assert shown(page) == found
    assert said(page).startswith(f"Found: {len(found)}")
    assert page.get_by_role("combobox").input_value() in ("", "ear")


def test_a_link_to_a_choice_chooses_and_goes_to_the_count(page: Page) -> None:
    field(page).fill("neck")
    page.get_by_role("link", name="1").click()
    assert shown(page) == ["Migraine aura"]
    assert field(page).input_value() == "", "it leads to all that it counts"
    assert hash_of(page) == "#place=head&rank=2"
    assert page.evaluate("document.activeElement.dataset.found") == "Found:"


def test_a_link_to_a_place_leaves_the_choice_unless_it_hides_the_place(page: Page) -> None:
    field(page).fill("aura")
    page.get_by_role("link", name="Far").click()
    assert shown(page) == ["Migraine aura", "Aura, silent"]
    page.get_by_role("link", name="Inner").click()
    page.wait_for_function("!document.querySelector('section[hidden]')")
    assert field(page).input_value() == ""


def test_the_enter_key_leads_nowhere(page: Page) -> None:
    field(page).fill("aura")
    field(page).press("Enter")
    page.get_by_role("button", name="Go").click()
    assert shown(page) == ["Migraine aura", "Aura, silent"]
    assert page.url.endswith("/bench/#q=aura")


def test_a_list_may_have_a_field_alone_or_choices_alone(bench: Bench) -> None:
    form = '<form data-filter="#list">{}<p data-filter-status data-found="Found:"></p></form>'
    whole = form + f'<div id="list">{LIST}</div>'
    page = bench(whole.format('<input name="q" type="search">'), FILTER)
    field(page).fill("neck")
    assert shown(page) == ["Neck pain"]
    choice = '<select name="place"><option value="">All</option><option>ear</option></select>'
    page = bench(whole.format(choice), FILTER)
    page.locator("select").select_option("ear")
    assert shown(page) == ["Ménière"]


def test_it_is_light(site: Site) -> None:
    assert len(gzip.compress((site.path / FILTER).read_bytes(), 9)) <= 2000
