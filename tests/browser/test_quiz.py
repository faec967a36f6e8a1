"""Questions in the browser: by keyboard, by touch, announced once, and without scripts."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .conftest import DESK, PHONE, Open

PAGE = "feel-better/during-an-attack/"


def test_it_says_why_for_every_option_and_can_be_tried_again(visit: Open, axe: Callable[[Page], list[str]]) -> None:
    page = visit(PAGE, PHONE)
    quiz = page.locator("quiz-question").first
    said, button = quiz.get_by_role("status"), quiz.get_by_role("button")
    expect(said).to_be_empty()
    button.tap()
    expect(said).to_have_text("Choose an answer first.")
    for option in quiz.get_by_role("radio").all():
        option.check()
        expect(said).to_be_empty()
        button.click()
        expect(button).to_be_focused()
        words = said.inner_text()
        assert words.startswith(("Yes.", "Not this one."))
        assert len(words.split()) > 4
    assert axe(page) == []
    assert page.evaluate("Object.keys(localStorage)") == []


def test_it_works_by_keyboard(visit: Open) -> None:
    page = visit(PAGE, DESK)
    quiz = page.locator("quiz-question").first
    quiz.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(quiz.get_by_role("status")).not_to_be_empty()


def test_several_answers_ask_for_the_rest(visit: Open) -> None:
    page = visit("help/before-massage/", DESK)
    quiz = page.locator("quiz-question:has(input[type=checkbox])").first
    quiz.locator("input[data-right]").first.check()
    quiz.get_by_role("button").click()
    expect(quiz.get_by_role("status")).to_contain_text("There is more to choose.")
    for box in quiz.locator("input[data-right]").all():
        box.check()
    quiz.get_by_role("button").click()
    expect(quiz.get_by_role("status")).not_to_contain_text("There is more to choose.")
    expect(quiz.get_by_role("status")).not_to_contain_text("Not this one.")


def test_without_scripts_the_answers_unfold(visit: Open) -> None:
    page = visit(PAGE, PHONE, java_script_enabled=False)
    quiz = page.locator("quiz-question").first
    expect(quiz.get_by_role("button", name="Check my answer")).to_be_hidden()
    quiz.get_by_text("Show the answers").click()
    expect(quiz.locator("dd").first).to_be_visible()
    assert all(text.startswith(("Yes.", "Not this one.")) for text in quiz.locator("dd").all_inner_texts())


def test_with_scripts_the_answers_are_not_given_away(visit: Open) -> None:
    page = visit(PAGE, PHONE)
    expect(page.locator("quiz-question details").first).to_be_hidden()
