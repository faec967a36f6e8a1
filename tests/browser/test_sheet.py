"""Sheets in the browser: filled in by keyboard, printed alone on one page each, and blank without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import DESK, PHONE, Open

VISIT, DIARY = "plan/prepare-for-a-visit/", "plan/headache-diary/"
SHEETS = {"visit": VISIT, "plan": VISIT, "call": VISIT, "diary": DIARY}
# What a page looks like while it prints, and what is left of that afterwards.
PRINTS = """() => {
    window.told = []
    window.print = () => window.told.push(document.documentElement.classList.contains("prints-sheet"))
}"""


def sheets_of_paper(page: Page) -> int:
    """How many pages the browser prints now."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def press_print(page: Page, key: str) -> Locator:
    """Press its button, and stay where the browser would ask for a printer."""
    page.evaluate(PRINTS)
    button = page.locator(f"#sheet-{key}").get_by_role("button", name="Print this sheet")
    button.click()
    return button


def seen_on_paper(page: Page) -> list[str]:
    """What is printed, block by block."""
    page.emulate_media(media="print")
    seen: list[str] = page.evaluate(
        """[...document.querySelectorAll("h1, .text > *, .header, .footer, .references, .sheet-paper, [data-disclaimer]")]
            .filter(one => one.checkVisibility()).map(one => one.id || one.className || one.tagName)"""
    )
    page.emulate_media(media="null")
    return seen


@pytest.mark.parametrize(("key", "path"), SHEETS.items())
def test_each_sheet_prints_alone_on_one_page_with_the_disclaimer(
    visit: Open, key: str, path: str
) -> None:
    page = visit(path)
    whole = sheets_of_paper(page)
    button = press_print(page, key)
    assert page.evaluate("told") == [True]
    assert seen_on_paper(page) == ["disclaimer", f"paper-{key}"]
    assert sheets_of_paper(page) == 1  # it ends with what the browser tells pages: afterprint
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".is-printed").count() == 0
    assert page.locator(".prints-sheet").count() == 0
    assert sheets_of_paper(page) == whole > 1
    expect(button).to_be_focused()


@pytest.mark.parametrize(("key", "path"), SHEETS.items())
def test_on_paper_nothing_but_headings_is_bold(visit: Open, key: str, path: str) -> None:
    page = visit(path)
    page.emulate_media(media="print")
    bold = page.locator(f"#paper-{key} :is(p, li)").evaluate_all(
        "all => all.filter(one => getComputedStyle(one).fontWeight >= 600).map(one => one.className)"
    )
    assert set(bold) <= {"paper-title", "paper-heading", "paper-signs-name"}


def fill(page: Page, key: str, text: str) -> None:
    """Write into every field as much as it takes, and choose nothing, so that all is printed."""
    for field in page.locator(f"#sheet-{key} :is([type=text], textarea)").all():
        most = int(field.get_attribute("maxlength") or 0)
        field.fill((text * most)[:most])


@pytest.mark.parametrize("text", ["W", "Sumatriptan, wie besprochen; ", "Ω \n", "漢"])
@pytest.mark.parametrize(("key", "path"), SHEETS.items())
def test_a_sheet_written_full_still_has_one_page_and_loses_nothing(
    visit: Open, key: str, path: str, text: str
) -> None:
    page = visit(path)
    fill(page, key, text)
    for day in page.locator(f"#sheet-{key} [type=date]").all():
        day.fill("2026-09-23")
    press_print(page, key)
    assert sheets_of_paper(page) == 1
    press_print(page, key)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 710, "height": 1062})  # A4 between its margins, in CSS pixels
    lost = page.evaluate(
        """key => {
            const paper = document.getElementById(`paper-${key}`), edge = paper.getBoundingClientRect()
            return [...paper.querySelectorAll("*")].filter(one => {
                const box = one.getBoundingClientRect()
                return !one.closest(".rules") && (box.bottom > edge.bottom + 1 || box.right > edge.right + 1)
            }).map(one => one.outerHTML.slice(0, 80))
        }""",
        key,
    )
    assert lost == []


@pytest.mark.parametrize("path", [VISIT, DIARY])
def test_without_scripts_the_page_prints_and_then_each_sheet_blank_on_its_own(
    visit: Open, path: str
) -> None:
    page = visit(path, PHONE, java_script_enabled=False)
    expect(page.get_by_role("button", name="Print this sheet").first).to_be_hidden()
    expect(page.get_by_text("To get this sheet blank, print the page.").first).to_be_visible()
    assert page.locator("paper-sheet input:visible, paper-sheet textarea:visible").count() == 0
    page.emulate_media(media="print")
    papers = page.locator(".sheet-paper")
    for paper in papers.all():
        expect(paper).to_be_visible()
        assert paper.evaluate("one => getComputedStyle(one).breakBefore") == "page"
    assert page.locator("paper-sheet:visible").count() == 0
    article = page.locator(".text").evaluate("one => one.getBoundingClientRect().bottom")
    assert papers.first.evaluate("one => one.getBoundingClientRect().top") > article
    whole = sheets_of_paper(page)
    assert papers.count() < whole <= 3 + papers.count()


def test_a_reader_fills_in_and_prints_with_the_keyboard_alone(visit: Open) -> None:
    page = visit(VISIT, PHONE)
    page.evaluate(PRINTS)
    sheet, paper = page.locator("#sheet-visit"), page.locator("#paper-visit")
    sheet.get_by_label("Who I see, and when").focus()
    page.keyboard.type("Dr Lee, Thursday")
    page.keyboard.press("Enter")
    assert page.url.endswith(VISIT), "nothing is sent"
    page.keyboard.press("Tab")
    page.keyboard.type("A plan")
    page.keyboard.press("Enter")
    page.keyboard.type("and sleep")
    for key in ("Tab", "Tab", "Space"):
        page.keyboard.press(key)
    expect(sheet.get_by_role("checkbox", name="Is a test needed")).to_be_checked()
    while page.evaluate("document.activeElement.type") == "checkbox":
        page.keyboard.press("Tab")
    page.keyboard.type("Can I swim?")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(sheet.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("told") == [True]
    page.emulate_media(media="print")
    told = paper.inner_text()
    for words in ("Dr Lee, Thursday", "A plan · and sleep", "Is a test needed", "Can I swim?"):
        assert words in told
    assert "What kind of headache" not in told, "not chosen"
    assert "For a pharmacist" not in told, "nothing of it was chosen"


def test_choosing_none_prints_all_and_a_choice_can_be_taken_back(visit: Open) -> None:
    page = visit(VISIT)
    shown = page.locator("#paper-visit .paper-choice[data-slot]:not([hidden])")
    all_of_them = page.locator("#sheet-visit [type=checkbox]").count()
    expect(shown).to_have_count(all_of_them)
    box = page.locator("#sheet-visit").get_by_role("checkbox").first
    box.check()
    expect(shown).to_have_count(1)
    box.uncheck()
    expect(shown).to_have_count(all_of_them)
    own = page.locator("#sheet-visit input[type=text][data-own]").first
    own.fill("May I drive?")  # then one's own question is all that one wants to ask
    expect(shown).to_have_count(0)
    own.fill(" ")
    expect(shown).to_have_count(all_of_them)
    expect(page.locator("#paper-visit [data-group]:not([hidden])")).to_have_count(3)


def test_a_full_field_says_so_once_and_falls_silent(visit: Open) -> None:
    page = visit(VISIT)
    sheet = page.locator("#sheet-visit")
    field, said = sheet.get_by_label("Who I see, and when"), sheet.get_by_role("status").first
    field.focus()
    expect(said).to_be_empty()
    page.evaluate(
        """window.heard = 0; new MutationObserver(() => heard++).observe(
            document.querySelector("#sheet-visit [role=status]"), { childList: true })"""
    )
    page.keyboard.type("a" * 60)
    expect(said).to_have_text("There may be no room for more on the paper. Write the rest by hand.")
    assert page.evaluate("heard") == 1
    assert len(field.input_value()) == 50
    expect(field).to_be_focused()
    assert said.evaluate(
        "(one, field) => one.previousElementSibling.contains(field)", field.element_handle()
    )
    page.keyboard.press("Backspace")
    expect(said).to_be_empty()
    sheet.get_by_role("checkbox").first.check()
    assert set(sheet.get_by_role("status").all_text_contents()) == {""}


def test_the_diary_has_a_dated_line_a_day_from_the_first_day_on(visit: Open) -> None:
    page = visit(DIARY, locale="en-GB")
    cells = page.locator("#paper-diary td:first-child")
    expect(cells).to_have_count(28)
    assert set(cells.all_text_contents()) == {""}
    page.get_by_label("First day").fill("2026-03-27")  # clocks change on the way
    told = cells.all_text_contents()
    assert told[:6] == [
        "Fri 27 Mar",
        "Sat 28 Mar",
        "Sun 29 Mar",
        "Mon 30 Mar",
        "Tue 31 Mar",
        "Wed 1 Apr",
    ]
    assert told[-1] == "Thu 23 Apr"
    assert len(set(told)) == 28
    page.get_by_label("First day").fill("")
    assert set(cells.all_text_contents()) == {""}


def test_a_pen_has_room_in_each_cell_of_the_diary(visit: Open) -> None:
    page = visit(DIARY, DESK)
    page.set_viewport_size({"width": 718, "height": 1046})  # A4 inside its margins of 10 mm
    page.emulate_media(media="print")
    a_millimetre = 96 / 25.4
    sizes = page.locator("#paper-diary td").evaluate_all(
        "cells => cells.map(cell => cell.getBoundingClientRect()).map(box => [box.width, box.height])"
    )
    assert len(sizes) == 28 * 7
    assert min(height for _, height in sizes) >= 7.9 * a_millimetre
    widths = [width / a_millimetre for width, _ in sizes[:7]]
    assert min(widths) >= 12, "a tick or a date"
    assert min(widths[2:6]) >= 28, "words"


def test_only_where_something_is_written_is_it_said_that_nobody_sees_it(visit: Open) -> None:
    promise = "Only you see what you write here."
    expect(visit(DIARY).locator("paper-sheet")).not_to_contain_text(promise)
    expect(visit("plan/prepare-for-a-visit/").locator("#sheet-visit")).to_contain_text(promise)


def test_the_diary_can_be_read_and_written_on(visit: Open) -> None:
    page = visit(DIARY)
    page.emulate_media(media="print")
    least = page.evaluate(
        """() => [...document.querySelectorAll("#paper-diary *")].filter(one => one.textContent.trim())
            .map(one => parseFloat(getComputedStyle(one).fontSize)).reduce((a, b) => Math.min(a, b))"""
    )
    assert least >= 8 * 96 / 72 - 0.01, "8 points"
    page.set_viewport_size({"width": 710, "height": 1062})
    high, narrow = page.evaluate(
        """() => {
            const boxes = [...document.querySelectorAll("#paper-diary td")].map(one => one.getBoundingClientRect())
            return [Math.min(...boxes.map(one => one.height)), Math.min(...boxes.map(one => one.width))]
        }"""
    )
    millimetre = 96 / 25.4
    assert high >= 7 * millimetre
    assert narrow >= 9 * millimetre
    split = page.evaluate(
        """() => [...document.querySelectorAll("#paper-diary th")].filter(one => {
            const words = one.textContent.split(" ").length
            const range = document.createRange()
            range.selectNodeContents(one)
            const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top))).size
            return lines > words || one.scrollWidth > one.clientWidth + 1
        }).map(one => one.textContent)"""
    )
    assert split == [], "a word of a heading is broken or cut"


@pytest.mark.parametrize("path", [VISIT, DIARY])
def test_nothing_is_kept_or_sent(visit: Open, path: str) -> None:
    page = visit(path)
    page.wait_for_load_state("networkidle")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    for sheet in page.locator("paper-sheet").all():
        key = (sheet.get_attribute("id") or "").removeprefix("sheet-")
        fill(page, key, "secret ")
        press_print(page, key)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sent == []
    kept = "[document.cookie, ...Object.values(localStorage), ...Object.values(sessionStorage), location.href].join()"
    assert "secret" not in page.evaluate(kept)
    page.reload()
    fields = page.locator("paper-sheet :is([type=text], textarea)").all()
    assert [field.input_value() for field in fields] == [""] * len(fields)


@pytest.mark.parametrize("look", ["light", "dark", "calm", "forced"])
@pytest.mark.parametrize("path", [VISIT, DIARY])
def test_it_is_accessible_in_every_look_and_state(
    visit: Open, axe: Callable[[Page], list[str]], path: str, look: str
) -> None:
    options = {"dark": {"color_scheme": "dark"}, "forced": {"forced_colors": "active"}}
    calm = "#calm" if look == "calm" else ""
    page = visit(path + calm, {"width": 320, "height": 640}, **options.get(look, {}))
    assert axe(page) == []
    for sheet in page.locator("paper-sheet").all():
        fill(page, (sheet.get_attribute("id") or "").removeprefix("sheet-"), "W")
    for box in page.locator("paper-sheet [type=checkbox]").all()[:2]:
        box.check()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.evaluate(
        """() => [...document.querySelectorAll("paper-sheet :is(button, fieldset label, [type=text], textarea, [type=date])")]
            .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 40).map(one => one.outerHTML)"""
    )
    assert small == []


def test_on_the_screen_there_is_no_paper(visit: Open) -> None:
    page = visit(DIARY, DESK)
    expect(page.locator(".sheet-paper")).to_be_hidden()
    assert "Possible triggers" not in page.locator(".sheet-paper").aria_snapshot()
