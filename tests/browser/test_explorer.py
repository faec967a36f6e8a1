"""Things to explore in the browser: list, picture and address share one choice; by pointer, by
keyboard, in calm, without scripts, and on paper.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import DESK, PHONE, Open

PAGE = "body/muscles/"
SMALL = {"width": 320, "height": 640}


def explorer(page: Page) -> Locator:
    return page.locator("part-explorer")


def chosen(page: Page) -> str:
    """The part that list, picture, words and the line above the picture agree on."""
    link = explorer(page).locator(".explorer-list [aria-current]")
    expect(link).to_have_count(1)
    name = link.text_content() or ""
    number = name.split()[0]
    words = explorer(page).locator(".explorer-parts > li:visible")
    expect(words).to_have_count(1)
    assert words.get_attribute("value") == number
    assert f"#{words.get_attribute('id')}" == link.get_attribute("href")
    marked = explorer(page).locator("text.chosen:visible")
    assert {text.text_content() for text in marked.all()} <= {number}
    said = explorer(page).get_by_role("status").inner_text()
    side = explorer(page).locator("[aria-pressed=true]").inner_text()
    is_marked = "Marked:" if marked.count() else "Not in this picture:"
    assert said == f"{side}. {is_marked} {name}."
    return name


def test_at_first_nothing_is_chosen(visit: Open, axe: Callable[[Page], list[str]]) -> None:
    page = visit(PAGE, PHONE)
    expect(explorer(page).locator("[aria-current]")).to_have_count(0)
    expect(explorer(page).locator(".explorer-parts > li:visible")).to_have_count(0)
    expect(explorer(page).locator("svg:visible")).to_have_count(1)
    expect(explorer(page).get_by_role("status")).to_have_text("Front.")
    assert axe(page) == []


def test_a_part_is_chosen_in_the_list_or_in_the_picture(visit: Open) -> None:
    page = visit(PAGE, PHONE)
    box = explorer(page)
    box.get_by_role("link", name="4 Jaw muscle").tap()
    assert chosen(page) == "4 Jaw muscle"
    expect(page).to_have_url(re.compile("/muscles/#part-masseter$"))
    box.locator("svg:visible [data-part=trapezius] > path").first.tap(position={"x": 30, "y": 88})
    assert chosen(page) == "9 Big muscle from neck to shoulder"
    expect(page).to_have_url(re.compile("#part-trapezius$"))
    box.locator("svg:visible text[data-part=carotid]").tap()
    assert chosen(page) == "8 Neck artery"


def test_words_and_picture_come_into_view_and_no_further(visit: Open) -> None:
    page = visit(PAGE, DESK)
    link = explorer(page).get_by_role("link", name="6 Occipital nerve")
    explorer(page).evaluate("one => one.scrollIntoView({ block: 'end' })")
    before = page.evaluate("scrollY")
    link.click()
    expect(explorer(page).locator(".explorer-shown")).to_be_in_viewport(ratio=0.99)
    after = page.evaluate("scrollY")
    shorter = explorer(page).get_by_role("link", name="2 Scalp sheet")
    shorter.evaluate("link => link.click()")  # a pointer would scroll to it first
    assert after >= before
    assert page.evaluate("scrollY") == after, "all was in view"


def test_a_nerve_is_easier_to_press_than_it_is_thick(visit: Open) -> None:
    page = visit(PAGE, PHONE)
    explorer(page).get_by_role("button", name="Deeper").tap()
    nerve = explorer(page).locator("svg:visible .nerve").first
    nerve.evaluate("one => one.ownerSVGElement.scrollIntoView({ block: 'center' })")
    at = nerve.evaluate(
        "one => { const to = one.getPointAtLength(one.getTotalLength() * 0.75).matrixTransform(one.getScreenCTM());"
        " return [to.x, to.y] }"
    )
    page.mouse.click(at[0] + 7, at[1])
    assert chosen(page) == "6 Occipital nerve"


def test_the_picture_turns_to_where_the_part_is_seen_and_stays_where_it_is(visit: Open) -> None:
    page = visit(PAGE, DESK)
    box = explorer(page)
    box.get_by_role("link", name="11 Muscle from lower neck to ear").click()
    assert chosen(page) == "11 Muscle from lower neck to ear"
    expect(box.get_by_role("button", name="Deeper")).to_have_attribute("aria-pressed", "true")
    box.get_by_role("link", name="12 Column beside the neck bones").click()
    expect(box.get_by_role("button", name="Deeper")).to_have_attribute("aria-pressed", "true")
    box.get_by_role("button", name="Front").click()
    expect(box.get_by_role("status")).to_have_text(
        "Front. Not in this picture: 12 Column beside the neck bones."
    )
    assert chosen(page) == "12 Column beside the neck bones"
    box.get_by_role("link", name="2 Scalp sheet").click()
    expect(box.get_by_role("status")).to_have_text("Side. Marked: 2 Scalp sheet.")
    box.get_by_role("link", name="3 Temple muscle").click()
    expect(box.get_by_role("status")).to_have_text("Side. Marked: 3 Temple muscle.")


def test_a_part_that_is_chosen_by_name_shows_its_best_side(visit: Open) -> None:
    page = visit(PAGE, DESK)
    status = explorer(page).get_by_role("status")
    explorer(page).get_by_role("link", name="9 Big muscle from neck to shoulder").click()
    expect(status).to_have_text("Back. Marked: 9 Big muscle from neck to shoulder.")
    explorer(page).get_by_role("button", name="Front").click()
    explorer(page).locator("figure:visible [data-part=trapezius]").first.dispatch_event("click")
    expect(status).to_have_text("Front. Marked: 9 Big muscle from neck to shoulder.")


def test_it_works_by_keyboard_and_keeps_the_focus(visit: Open) -> None:
    page = visit(PAGE, DESK)
    links = explorer(page).locator(".explorer-list a")
    links.first.focus()
    for _ in range(12):
        page.keyboard.press("Tab")
    expect(links.nth(12)).to_be_focused()
    page.keyboard.press("Enter")
    expect(links.nth(12)).to_be_focused()
    assert chosen(page) == "13 Muscles under the skull"
    page.keyboard.press("Shift+Tab")
    page.evaluate(
        "scrolled = 0; addEventListener('keydown', e => { scrolled = e.defaultPrevented })"
    )
    page.keyboard.press("Space")
    expect(links.nth(11)).to_be_focused()
    assert chosen(page).startswith("12 "), "Space presses"
    assert page.evaluate("scrolled") is True, "and does not scroll away"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(explorer(page).get_by_role("button", name="Side")).to_be_focused()
    page.keyboard.press("Space")
    expect(explorer(page).get_by_role("status")).to_have_text(
        "Side. Not in this picture: 13 Muscles under the skull."
    )
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(explorer(page).locator("li:visible .citation a").first).to_be_focused()


def test_there_is_one_set_of_controls(visit: Open) -> None:
    page = visit(PAGE, DESK)
    explorer(page).get_by_role("link", name="9 Big muscle from neck to shoulder").click()
    assert explorer(page).locator("svg :is(a, [tabindex], [role])").count() == 0
    assert explorer(page).locator("svg:visible").get_attribute("role") == "img"
    assert explorer(page).locator(".explorer-list a").count() == 13
    assert explorer(page).get_by_role("button").count() == 4


def test_a_choice_has_an_address_and_a_way_back(visit: Open) -> None:
    page = visit(f"{PAGE}#part-splenius", PHONE)
    assert chosen(page) == "11 Muscle from lower neck to ear"
    expect(explorer(page).locator("li:visible .explorer-name")).to_be_in_viewport()
    explorer(page).get_by_role("link", name="9 Big muscle from neck to shoulder").tap()
    explorer(page).get_by_role("link", name="9 Big muscle from neck to shoulder").tap()
    explorer(page).get_by_role("link", name="8 Neck artery").tap()
    page.go_back()
    assert chosen(page) == "9 Big muscle from neck to shoulder"
    page.go_back()
    assert chosen(page) == "11 Muscle from lower neck to ear"
    page.go_forward()
    assert chosen(page) == "9 Big muscle from neck to shoulder"
    page.reload()
    assert chosen(page) == "9 Big muscle from neck to shoulder"


def test_back_to_the_start_chooses_nothing(visit: Open) -> None:
    page = visit(PAGE, DESK)
    explorer(page).get_by_role("link", name="9 Big muscle from neck to shoulder").click()
    page.go_back()
    expect(explorer(page).locator("[aria-current], .chosen")).to_have_count(0)
    expect(explorer(page).locator(".explorer-parts > li:visible")).to_have_count(0)


def test_a_link_from_elsewhere_chooses_and_another_address_changes_nothing(visit: Open) -> None:
    page = visit(PAGE, DESK)
    page.evaluate("scrollTo(0, 0); location.hash = '#part-galea'")
    assert chosen(page) == "2 Scalp sheet"
    expect(explorer(page).locator(".explorer-parts > li:visible")).to_be_in_viewport()
    page.evaluate("location.hash = '#related-pages'")
    assert chosen(page) == "2 Scalp sheet"
    page.evaluate("location.hash = '#part-nothing'")
    assert chosen(page) == "2 Scalp sheet"


def test_a_new_tab_is_left_to_the_browser(visit: Open) -> None:
    page = visit(PAGE, DESK)
    with page.context.expect_page() as opened:
        explorer(page).get_by_role("link", name="9 Big muscle from neck to shoulder").click(
            modifiers=["ControlOrMeta"]
        )
    assert opened.value.url.endswith("#part-trapezius")
    expect(explorer(page).locator("[aria-current]")).to_have_count(0)


def test_calm_stays_and_asks_before_it_shows_a_picture(
    visit: Open, axe: Callable[[Page], list[str]]
) -> None:
    page = visit(f"{PAGE}#calm&part-trapezius", PHONE)
    box = explorer(page)
    expect(box.locator("svg:visible")).to_have_count(0)
    box.get_by_role("checkbox").check()
    expect(box.locator("svg:visible")).to_have_count(1)
    assert chosen(page) == "9 Big muscle from neck to shoulder"
    box.get_by_role("link", name="4 Jaw muscle").tap()
    expect(page).to_have_url(re.compile("#calm&part-masseter$"))
    expect(page.locator("html")).to_have_attribute("data-look", "calm")
    assert chosen(page) == "4 Jaw muscle"
    assert axe(page) == []


def test_each_step_is_announced_once(visit: Open) -> None:
    page = visit(PAGE, DESK)
    assert page.locator("part-explorer [role=status], part-explorer [aria-live]").count() == 1
    page.evaluate(
        "() => { window.told = []; new MutationObserver(found => told.push(found[0].target.textContent))"
        ".observe(document.querySelector('.explorer-said'), { childList: true, subtree: true, characterData: true }) }"
    )
    explorer(page).get_by_role("link", name="4 Jaw muscle").click()
    explorer(page).get_by_role("button", name="Side").click()
    page.go_back()
    assert page.evaluate("told") == [
        "Front. Marked: 4 Jaw muscle.",
        "Side. Marked: 4 Jaw muscle.",
        "Side.",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, PHONE, DESK], ids=["320", "390", "1280"])
def test_it_passes_in_each_state_and_fits(
    visit: Open, axe: Callable[[Page], list[str]], size: dict[str, int], scheme: str
) -> None:
    page = visit(PAGE, size, color_scheme=scheme)
    for name in ("Front", "Side", "Back", "Deeper"):
        explorer(page).get_by_role("button", name=name).click()
        explorer(page).locator("svg:visible text[data-part]").first.click()
        chosen(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for text in explorer(page).locator("svg:visible text").all():
            box, frame = text.bounding_box(), explorer(page).bounding_box()
            assert box
            assert frame
            assert box["x"] >= frame["x"] - 1
            assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1, text.text_content()
    assert axe(page) == []
    for control in explorer(page).locator(".explorer-list a, button").all():
        box = control.bounding_box()
        assert box
        assert min(box["height"], box["width"]) >= 44


def test_the_chosen_part_shows_where_colours_are_the_readers_own(visit: Open) -> None:
    page = visit(f"{PAGE}#part-carotid", DESK)
    page.emulate_media(forced_colors="active")
    look = "one => getComputedStyle(one).strokeWidth + getComputedStyle(one).stroke"
    marked = explorer(page).locator("svg:visible g.chosen path").first.evaluate(look)
    other = explorer(page).locator("svg:visible g[data-part=trapezius] path").first.evaluate(look)
    assert marked != other


def test_without_scripts_all_of_it_is_there(visit: Open, axe: Callable[[Page], list[str]]) -> None:
    page = visit(PAGE, PHONE, java_script_enabled=False)
    box = explorer(page)
    expect(box.locator("svg:visible")).to_have_count(4)
    expect(box.locator("figcaption:visible")).to_have_text(["Front", "Side", "Back", "Deeper"])
    expect(box.locator(".explorer-parts > li:visible")).to_have_count(13)
    expect(box.locator(":is(.explorer-choose, .explorer-said):visible")).to_have_count(0)
    box.get_by_role("link", name="13 Muscles under the skull").click()
    expect(box.locator("#part-suboccipitals")).to_be_in_viewport()


def test_on_paper_all_of_it_is_there_whatever_was_chosen(visit: Open) -> None:
    page = visit(f"{PAGE}#part-galea", DESK)
    page.emulate_media(media="print")
    box = explorer(page)
    expect(box.locator("svg:visible")).to_have_count(4)
    expect(box.locator("figcaption:visible")).to_have_count(4)
    expect(box.locator(".explorer-parts > li:visible")).to_have_count(13)
    expect(
        box.locator(":is(.explorer-list, .explorer-sides, .explorer-said):visible")
    ).to_have_count(0)
    fill = "one => getComputedStyle(one).fill"
    galea = box.locator("figure:nth-of-type(2) g[data-part=galea] path.warm").first.evaluate(fill)
    other = box.locator("figure:nth-of-type(2) g[data-part=trapezius] path.warm").first
    assert galea == other.evaluate(fill), "nothing is marked on paper"
