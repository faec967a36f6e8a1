"""The page for teachers and a lesson on paper, as those who teach and learn meet them."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import gift

from .conftest import DESK, PHONE, Open

TEACHERS, LESSON = "try/for-teachers/", "try/lesson/"


@pytest.mark.parametrize(
    ("path", "look"), list(product((TEACHERS, LESSON), ("light", "dark", "calm")))
)
def test_axe_finds_nothing_in_any_look(
    visit: Open, axe: Callable[[Page], list[str]], path: str, look: str
) -> None:
    scheme = "dark" if look == "dark" else "light"
    page = visit(path + ("#calm" if look == "calm" else ""), PHONE, color_scheme=scheme)
    assert axe(page) == []


@pytest.mark.parametrize("path", [TEACHERS, LESSON])
def test_nothing_runs_over_the_edge_of_a_small_screen(visit: Open, path: str) -> None:
    page = visit(path, {"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_teacher_saves_the_questions_by_keyboard(visit: Open, tmp_path: Path) -> None:
    page = visit(TEACHERS)
    link = page.get_by_role("link", name="GIFT", exact=True)
    for _ in range(30):
        page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert saved.value.suggested_filename == "questions.gift"
    saved.value.save_as(tmp_path / "questions.gift")
    _, items = gift.read((tmp_path / "questions.gift").read_text("utf-8"))
    told = page.locator("#_questions + p").inner_text()
    assert told.startswith(f"Questions: {len(items)}.")


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("scripts", [True, False])
def test_a_lesson_prints_on_two_sheets_with_the_answers_on_the_second(
    visit: Open, scripts: bool
) -> None:
    page = visit(LESSON, java_script_enabled=scripts)
    assert sheets(page) == 2
    page.emulate_media(media="print")
    answers = page.locator(".lesson-answers")
    assert answers.evaluate("one => getComputedStyle(one).breakBefore") == "page"
    answers.evaluate("one => one.remove()")
    page.locator(".lesson ~ *").evaluate_all("found => found.forEach(one => one.remove())")
    assert sheets(page) == 1, "the first sheet holds all that is handed out"


def test_the_button_prints_and_is_there_only_where_it_can(visit: Open) -> None:
    page = visit(LESSON)
    page.evaluate("window.print = () => { window.printed = true }")
    button = page.get_by_role("button", name="Print both sheets")
    button.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(button).to_be_hidden()
    without = visit(LESSON, java_script_enabled=False)
    expect(without.get_by_role("button", name="Print both sheets")).to_be_hidden()
    expect(without.get_by_text("Two sheets of A4")).to_be_visible()


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_button_and_links_are_large_enough_to_tap(visit: Open, size: dict[str, int]) -> None:
    page = visit(LESSON, size)
    box = page.get_by_role("button", name="Print both sheets").bounding_box()
    assert box
    assert box["height"] >= 40


def test_a_lesson_without_colours_still_says_what_is_right(visit: Open) -> None:
    page = visit(LESSON, forced_colors="active")
    rights = page.locator(".lesson-answers dt.lesson-right")
    questions = page.locator(".lesson-answers > ol > li")
    assert rights.count() == questions.count() > 2
    for text in rights.all_inner_texts():
        assert text.startswith("✓"), text
    box = page.locator(".lesson-questions ul > li").first
    edge = box.evaluate("one => getComputedStyle(one, '::before').borderTopWidth")
    assert edge == "1px"
