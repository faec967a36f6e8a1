"""Fields that narrow and sort a list: the script alone, on a list of four."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .conftest import Bench

ITEMS = {
    "Ménière": ("ear", "10"),
    "Migraine aura": ("head", "2"),
    "Neck pain": ("neck", "1"),
    "Aura, silent": ("head", ""),
}
FORM = """<form data-filter="#list">
    <input type="search">
    <select data-filter-by="place"><option value="">All</option><option>ear</option><option>head</option></select>
    <select data-filter-by="rank"><option value="">All</option><option>2</option></select>
    <select data-sort><option value="">As here</option><option>rank</option><option>filterItem</option></select>
    <p data-filter-status data-found="Found:"></p><button>Go</button></form>"""
FLAT = [
    f'<p data-filter-item="{name}" data-place="{place}" data-rank="{rank}">{name}</p>'
    for name, (place, rank) in ITEMS.items()
]
LIST = "".join(
    f"<section data-filter-group><h2>{name}</h2>{item}</section>"
    for name, item in zip(ITEMS, FLAT, strict=True)
)


@pytest.fixture
def page(bench: Bench) -> Page:
    """A list in groups, with a field, two choices and an order."""
    return bench(f'{FORM}<div id="list">{LIST}</div>', "features/filter.js")


def shown(page: Page) -> list[str]:
    return page.locator("[data-filter-item]:visible").all_inner_texts()


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
    page.locator("input").fill("x")
    page.locator("input").fill(typed)
    assert shown(page) == found
    assert page.locator("h2:visible").all_inner_texts() == found, (
        "a group without items has no heading"
    )
    said = page.locator("[data-filter-status]").inner_text()
    assert said == (f"Found: {len(found)}" if typed.strip() else "")


def test_choices_and_words_hold_together(page: Page) -> None:
    place, rank = page.locator("select").nth(0), page.locator("select").nth(1)
    place.select_option("head")
    assert shown(page) == ["Migraine aura", "Aura, silent"]
    assert page.locator("[data-filter-status]").inner_text() == "Found: 2"
    page.locator("input").fill("silent")
    assert shown(page) == ["Aura, silent"]
    rank.select_option("2")
    assert shown(page) == []
    page.locator("input").fill("")
    assert shown(page) == ["Migraine aura"]
    place.select_option("")
    rank.select_option("")
    assert shown(page) == list(ITEMS)
    assert page.locator("[data-filter-status]").inner_text() == ""


def test_it_sorts_and_goes_back(bench: Bench) -> None:
    page = bench(f'{FORM}<div id="list">{"".join(FLAT)}</div>', "features/filter.js")
    order = page.locator("[data-sort]")
    order.select_option("rank")
    assert shown(page) == ["Aura, silent", "Neck pain", "Migraine aura", "Ménière"], (
        "2 stands before 10"
    )
    order.select_option("filterItem")
    assert shown(page) == ["Aura, silent", "Ménière", "Migraine aura", "Neck pain"]
    page.locator("input").fill("aura")
    assert shown(page) == ["Aura, silent", "Migraine aura"], "what is left keeps its order"
    order.select_option("")
    page.locator("input").fill("")
    assert shown(page) == list(ITEMS)


def test_the_enter_key_leads_nowhere(page: Page) -> None:
    page.locator("input").fill("aura")
    page.locator("input").press("Enter")
    page.get_by_role("button").click()
    assert shown(page) == ["Migraine aura", "Aura, silent"]
    assert page.url.endswith("/bench/")


def test_a_list_may_have_a_field_alone_or_choices_alone(bench: Bench) -> None:
    form = '<form data-filter="#list">{}<p data-filter-status data-found="Found:"></p></form>'
    page = bench(form.format("<input>") + f'<div id="list">{LIST}</div>', "features/filter.js")
    page.locator("input").fill("neck")
    assert shown(page) == ["Neck pain"]
    choice = (
        '<select data-filter-by="place"><option value="">All</option><option>ear</option></select>'
    )
    page = bench(form.format(choice) + f'<div id="list">{LIST}</div>', "features/filter.js")
    page.locator("select").select_option("ear")
    assert shown(page) == ["Ménière"]
