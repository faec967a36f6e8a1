"""The table of claims, the references, and the pictures of studies."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESK, PHONE, Open

PICTURES = (
    "hands-on/massage-and-headaches/",
    "body/stress-and-headaches/",
    "understand/what-is-migraine/",
)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_claims_can_be_narrowed_and_sorted(
    visit: Open, axe: Callable[[Page], list[str]], size: dict[str, int]
) -> None:
    page = visit("evidence/", size)
    rows = page.locator("#_claims tr")
    everything = rows.count()
    page.get_by_label("Certainty").select_option("very low")
    expect(page.get_by_text("Claims found:")).to_be_visible()
    few = page.locator("#_claims tr:visible")
    assert 0 < few.count() < everything
    assert all("very low" in text for text in few.all_inner_texts())
    page.get_by_label("What studies show").select_option("linked")
    expect(page.get_by_text("Claims found: 1")).to_be_visible()
    page.get_by_label("Certainty").select_option("")
    page.get_by_label("Order").select_option("rank")
    ranks = [row.get_attribute("data-rank") for row in rows.all()]
    assert ranks == sorted(ranks, key=str)
    assert axe(page) == []
    page.get_by_label("What studies show").select_option("")
    page.get_by_label("Find a word").fill("craniosacral")
    page.locator("#_claims tr:visible").first.get_by_role("link").click()
    expect(page.locator(".evidence:target")).to_be_in_viewport()


def test_claims_are_all_there_without_scripts(visit: Open) -> None:
    page = visit("evidence/", PHONE, java_script_enabled=False)
    assert page.locator("#_claims tr:visible").count() >= 18
    assert page.locator(".filter:visible").count() == 0


def test_references_can_be_narrowed(visit: Open) -> None:
    page = visit("evidence/references/")
    items = page.locator("#_references > li")
    everything = items.count()
    page.get_by_label("Kind of source").select_option("Randomised trial")
    page.get_by_label("Topic").select_option("Craniosacral therapy")
    shown = page.locator("#_references > li:visible")
    assert 0 < shown.count() < everything
    assert all("Randomised trial" in text for text in shown.all_inner_texts())


# Words of a picture that a band, another word or the edge of its figure runs through
CROSSED = """[...document.querySelectorAll(".study")].flatMap(study => {
    const edge = study.getBoundingClientRect(), found = []
    const bands = [...study.querySelectorAll(".band")].map(one => one.getBoundingClientRect())
    const walk = document.createTreeWalker(study, NodeFilter.SHOW_TEXT), boxes = []
    while (walk.nextNode()) {
        const node = walk.currentNode, range = document.createRange()
        if (!node.data.trim() || node.parentElement.closest(".visually-hidden, thead, .cell-label")) continue
        range.selectNodeContents(node)
        for (const box of range.getClientRects()) {
            const meets = other => box.left < other.right - 1 && other.left < box.right - 1
                && box.top < other.bottom - 3 && other.top < box.bottom - 3
            if (box.width < 1) continue
            if (box.left < edge.left - 1 || box.right > edge.right + 1) found.push(`beyond: ${node.data}`)
            if (bands.some(meets)) found.push(`in a band: ${node.data}`)
            if (boxes.some(([other, own]) => own !== node && meets(other))) found.push(`over another: ${node.data}`)
            boxes.push([box, node])
        }
    }
    return found
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PICTURES)
def test_pictures_are_legible_on_a_small_phone(
    visit: Open, axe: Callable[[Page], list[str]], path: str, scheme: str
) -> None:
    page = visit(path, {"width": 320, "height": 640}, color_scheme=scheme, forced_colors="none")
    page.evaluate("document.querySelectorAll('.study details').forEach(one => one.open = true)")
    faults = page.evaluate(CROSSED)
    assert page.locator(".study .band, .arrays svg").count() > 0
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe(page) == []


def test_a_picture_is_told_as_a_table_that_is_folded(visit: Open) -> None:
    page = visit("hands-on/craniosacral-therapy/")
    table = page.get_by_role("table", name="Does craniosacral therapy help with pain?")
    expect(table).to_have_count(0)
    page.locator(".study summary").click()
    expect(table.get_by_role("row")).to_have_count(4)
    expect(table.get_by_role("cell", name="−0.7 to +0.01")).to_be_visible()
    page.locator(".study summary").click()
    page.emulate_media(media="print")
    expect(page.locator(".study details table")).to_be_visible()


def test_calm_keeps_the_words_of_a_picture_and_shows_its_marks_when_asked(visit: Open) -> None:
    page = visit("body/stress-and-headaches/#calm")
    study = page.locator(".study")
    expect(study.get_by_text("This is where the results lie")).to_be_visible()
    for part in (".band", ".plot-axis"):
        expect(study.locator(part).first).to_be_hidden()
    study.get_by_role("checkbox", name="Show the picture").check()
    for part in (".band", ".plot-axis"):
        expect(study.locator(part).first).to_be_visible()


def test_the_axis_stays_under_its_bands_where_text_runs_from_right_to_left(visit: Open) -> None:
    page = visit("body/stress-and-headaches/")
    page.evaluate("document.documentElement.dir = 'rtl'")
    away = page.evaluate("""(() => {
        const middle = one => (box => (box.left + box.right) / 2)(one.getBoundingClientRect())
        const axis = document.querySelector(".plot-axis")
        const label = axis.lastElementChild.previousElementSibling.querySelector("bdi")
        return Math.abs(middle(label) - middle(document.querySelector(".band .none")))
    })()""")
    assert away < 2


def test_no_number_is_broken_in_a_narrow_table(visit: Open) -> None:
    page = visit("understand/what-is-migraine/", {"width": 320, "height": 640})
    page.evaluate("document.querySelectorAll('.study details').forEach(one => one.open = true)")
    broken = """[...document.querySelectorAll(".study td")].flatMap(cell => {
        const text = cell.firstChild, range = document.createRange()
        return [...(text?.data ?? "").matchAll(/[−\\d.]{2,}/g)].filter(({ 0: number, index }) => {
            range.setStart(text, index)
            range.setEnd(text, index + number.length)
            return range.getClientRects().length > 1
        }).map(found => found[0])
    })"""
    assert "−3.03" in page.locator("#study-massage-migraine").inner_text()
    assert page.evaluate(broken) == []
