"""Questions in the browser: by keyboard, by touch, announced once, and without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESK, PHONE, Bench, Open

PAGE = "feel-better/during-an-attack/"


def test_it_says_why_for_every_option_and_can_be_tried_again(
    visit: Open, axe: Callable[[Page], list[str]]
) -> None:
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
    quiz = page.locator("quiz-question:has(fieldset [type=checkbox])").first
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
    assert all(
        text.startswith(("Yes.", "Not this one.")) for text in quiz.locator("dd").all_inner_texts()
    )


def test_with_scripts_the_answers_are_not_given_away(visit: Open) -> None:
    page = visit(PAGE, PHONE)
    expect(page.locator("quiz-question details").first).to_be_hidden()


# The script alone, on questions whose every word is known here.


def question(kind: str, *rights: bool) -> str:
    """A question as the build makes it; its options are A, B, C … and each has a reason of its own."""
    options = list(zip("ABCD", rights, strict=False))
    inputs = "".join(
        f'<label><input type="{kind}" name="q" value="{n}"{" data-right" if right else ""}><span>{name}</span></label>'
        for n, (name, right) in enumerate(options)
    )
    answers = "".join(
        f"<dt>{name}</dt><dd><b>{'Yes' if right else 'No'}.</b> Why {name}.</dd>"
        for name, right in options
    )
    return (
        f'<quiz-question class="quiz" data-choose="Choose." data-more="More."><fieldset>{inputs}</fieldset>'
        f'<button type="button">Check</button><div class="quiz-said" role="status"></div>'
        f"<details><summary>All</summary><dl>{answers}</dl></details></quiz-question>"
    )


@pytest.mark.parametrize(
    ("kind", "rights", "chosen", "said"),
    [
        ("radio", (False, True), "", ["Choose."]),
        ("radio", (False, True), "A", ["No. Why A."]),
        ("radio", (False, True), "B", ["Yes. Why B."]),
        ("radio", (True, False), "B", ["No. Why B."]),
        ("checkbox", (True, False, True), "", ["Choose."]),
        ("checkbox", (True, False, True), "A", ["Yes. Why A.", "More."]),
        ("checkbox", (True, False, True), "C", ["Yes. Why C.", "More."]),
        ("checkbox", (True, False, True), "AC", ["A: Yes. Why A.", "C: Yes. Why C."]),
        ("checkbox", (True, False, True), "B", ["No. Why B."]),
        ("checkbox", (True, False, True), "AB", ["A: Yes. Why A.", "B: No. Why B."]),
        (
            "checkbox",
            (True, False, True),
            "ABC",
            ["A: Yes. Why A.", "B: No. Why B.", "C: Yes. Why C."],
        ),
    ],
)
def test_each_answer_gets_its_own_reason(
    bench: Bench, kind: str, rights: tuple[bool, ...], chosen: str, said: list[str]
) -> None:
    page = bench(question(kind, *rights), "features/quiz.js")
    for name in chosen:
        page.get_by_label(name, exact=True).check()
    page.get_by_role("button").click()
    status = page.get_by_role("status")
    assert status.inner_text().split() == " ".join(said).split()
    assert status.locator("p").count() == len(chosen)


def test_an_answer_is_said_until_another_is_chosen(bench: Bench) -> None:
    page = bench(
        question("radio", True, False) + question("radio", False, True).replace('"q"', '"r"'),
        "features/quiz.js",
    )
    first, second = page.locator("quiz-question").all()
    for quiz in (first, second):
        quiz.get_by_label("A", exact=True).check()
        quiz.get_by_role("button").click()
        quiz.get_by_role("button").click()
    expect(first.get_by_role("status")).to_have_text("Yes. Why A.")
    expect(second.get_by_role("status")).to_have_text("No. Why A.")
    first.get_by_label("B", exact=True).check()
    expect(first.get_by_role("status")).to_be_empty()
    expect(second.get_by_role("status")).to_have_text("No. Why A.")
    assert second.locator("dd b").count() == 2, "the answers below keep their words"


@pytest.mark.parametrize("scripts", [True, False])
def test_calm_shows_a_question_only_when_it_is_asked_for(visit: Open, scripts: bool) -> None:
    page = visit("body/fascia/#calm", PHONE, java_script_enabled=scripts)
    quiz = page.locator("quiz-question").first
    expect(quiz.locator("legend")).to_be_hidden()
    quiz.get_by_label("Show the question").check()
    expect(quiz.locator("legend")).to_be_visible()
    other = visit("body/fascia/", PHONE, java_script_enabled=scripts)
    expect(other.locator("quiz-question legend").first).to_be_visible()
    expect(other.get_by_label("Show the question").first).to_be_hidden()
