"""Material's Markdown as readers use it: tabs, code to copy, tables to sort; and on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESK, PHONE, Open

GUIDE = "authors/markdown/"
NARROW = {"width": 320, "height": 640}
Check = Callable[[Page], list[str]]


@pytest.mark.parametrize("look", ["light", "dark", "calm"])
@pytest.mark.parametrize("size", [NARROW, DESK], ids=["320", "1280"])
def test_all_of_it_can_be_read(visit: Open, axe: Check, size: dict[str, int], look: str) -> None:
    page = visit(f"{GUIDE}#calm", size) if look == "calm" else visit(GUIDE, size, color_scheme=look)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_arrow_keys_go_from_tab_to_tab(visit: Open) -> None:
    page = visit(GUIDE, PHONE)
    by_hand, by_machine = (
        page.get_by_role("radio", name="By hand"),
        page.get_by_role("radio", name="By machine"),
    )
    texts = page.locator(".tabbed-block")
    expect(texts).to_have_text(["Stir for a minute.", "Press the button."])
    by_hand.focus()
    assert [one.is_visible() for one in texts.all()] == [True, False]
    page.keyboard.press("ArrowRight")
    expect(by_machine).to_be_focused()
    assert [one.is_visible() for one in texts.all()] == [False, True]
    page.locator("label", has_text="By hand").click()
    assert [one.is_visible() for one in texts.all()] == [True, False]


def test_without_scripts_tabs_open_and_code_has_no_button(visit: Open) -> None:
    page = visit(GUIDE, PHONE, java_script_enabled=False)
    page.locator("label", has_text="By machine").click()
    assert page.get_by_text("Press the button.", exact=True).is_visible()
    assert page.get_by_role("button", name="Copy").count() == 0
    assert page.get_by_role("cell", name="Black").is_visible()


def test_on_paper_every_tab_stands_under_its_name(visit: Open) -> None:
    page = visit(GUIDE, DESK)
    page.emulate_media(media="print")
    tops = [
        page.locator(f".tabbed-set {part}").nth(n).bounding_box()["y"]  # type: ignore[index]
        for n in (0, 1)
        for part in ("label", ".tabbed-block")
    ]
    assert tops == sorted(tops)
    assert len(set(tops)) == 4
    assert not page.get_by_role("button", name="Copy").first.is_visible()


def test_code_is_copied_as_it_stands(visit: Open) -> None:
    page = visit(GUIDE, DESK, permissions=["clipboard-read", "clipboard-write"])
    button = page.locator("code-block", has_text="By hand").get_by_role("button")
    button.click()
    expect(button).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith('=== "By hand"\n\n    Stir for a minute.\n')
    expect(button).to_have_text("Copy")


def test_a_table_is_sorted_by_its_headings_and_says_so(visit: Open) -> None:
    page = visit(GUIDE, PHONE)
    head = page.locator("sorted-table th").first
    cells = page.locator("sorted-table td:first-child")
    expect(cells).to_have_text(["Green", "Black"])
    head.get_by_role("button", name="Tea").click()
    expect(cells).to_have_text(["Black", "Green"])
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.get_by_role("button").click()
    expect(cells).to_have_text(["Green", "Black"])
    expect(head).to_have_attribute("aria-sort", "descending")
    page.locator("sorted-table th").nth(1).get_by_role("button").click()
    expect(cells).to_have_text(["Green", "Black"])  # 2 comes before 4, as numbers do
    assert head.get_attribute("aria-sort") is None


def test_a_table_of_many_columns_is_scrolled_by_keyboard_and_whole_on_paper(visit: Open) -> None:
    page = visit(GUIDE, NARROW)
    table = page.locator("table", has_text="Dec")
    table.focus()
    expect(table).to_be_focused()
    assert table.evaluate("node => node.scrollWidth > node.clientWidth")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})  # a sheet of A4 without its margins
    right = table.evaluate("node => node.getBoundingClientRect().right")
    last = table.locator("th").last.evaluate("node => node.getBoundingClientRect().right")
    assert last <= right <= 680


@pytest.mark.parametrize(
    ("look", "device", "shown"),
    [
        ("", "light", "light"),
        ("", "dark", "dark"),
        ("light", "dark", "light"),
        ("dark", "light", "dark"),
        ("calm", "light", "dark"),
    ],
)
@pytest.mark.parametrize("scripts", [True, False])
def test_of_a_pair_the_picture_for_the_look_is_shown(
    visit: Open, look: str, device: str, shown: str, scripts: bool
) -> None:
    page = visit(GUIDE, DESK, color_scheme=device, java_script_enabled=scripts)
    if look:
        page.locator(f".header .look input[value={look}]").check(force=True)
    for one in ("light", "dark"):
        picture = page.locator(".picture", has=page.get_by_alt_text(f", in {one} looks."))
        expect(picture).to_be_visible(visible=one == shown)
        if look == "calm" and one == shown:
            picture.locator("label").click()
        if one == shown:
            expect(picture.locator("img")).to_be_visible()


@pytest.mark.parametrize("device", ["light", "dark"])
def test_paper_has_the_light_one_of_a_pair(visit: Open, device: str) -> None:
    page = visit(GUIDE, DESK, color_scheme=device)
    page.emulate_media(media="print")
    assert page.get_by_alt_text(", in light looks.").is_visible()
    assert not page.get_by_alt_text(", in dark looks.").is_visible()
