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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PICTURES)
def test_pictures_are_legible_on_a_small_phone(
    visit: Open, axe: Callable[[Page], list[str]], path: str, scheme: str
) -> None:
    page = visit(path, {"width": 320, "height": 640}, color_scheme=scheme, forced_colors="none")
    faults = page.evaluate("""[...document.querySelectorAll(".study svg")].flatMap(svg => {
        const whole = svg.viewBox.baseVal, scale = svg.getBoundingClientRect().width / whole.width
        return [...svg.querySelectorAll("text")].filter(text => {
            const box = text.getBBox()
            return box.x < 0 || box.x + box.width > whole.width || box.y + box.height > whole.height || 16 * scale < 12
        }).map(text => text.textContent)
    })""")
    assert page.locator(".study svg").count() > 0
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe(page) == []


def test_a_picture_is_told_as_a_table(visit: Open) -> None:
    page = visit("hands-on/craniosacral-therapy/")
    table = page.get_by_role(
        "table", name="The same in numbers: Does craniosacral therapy help with pain?"
    )
    expect(table.get_by_role("row")).to_have_count(6)
    expect(table.get_by_role("cell", name="−0.7 to 0.01")).to_be_visible()


def test_no_number_is_broken_in_a_narrow_table(visit: Open) -> None:
    page = visit("understand/what-is-migraine/", {"width": 320, "height": 640})
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
