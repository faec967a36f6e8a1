"""A trial in frames, in the browser: one at a time by keyboard, told once, all of them without
scripts and on paper.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import DESK, PHONE, Open

PAGE = "try/fair-test/"
TITLES = [
    "1 of 5: Everybody is treated",
    "2 of 5: Half of them wait",
    "3 of 5: Half get a pretend treatment",
    "4 of 5: Do real people get better on a pretend treatment?",
    "5 of 5: The same trial, 20 times",
]


def element(page: Page) -> Locator:
    return page.locator("fair-test")


def shown(page: Page) -> list[str]:
    """The titles of the frames that are seen."""
    titles = element(page).locator(".fair-test-title").all()
    return [title.inner_text() for title in titles if title.is_visible()]


def buttons(page: Page) -> tuple[Locator, Locator]:
    """Back and Next."""
    back, next = (element(page).get_by_role("button", name=name) for name in ("Back", "Next"))
    return back, next


def test_by_keyboard_to_the_end_and_back(visit: Open) -> None:
    page = visit(PAGE, DESK)
    (back, next), status = buttons(page), element(page).get_by_role("status")
    assert shown(page) == TITLES[:1]
    expect(back).to_have_attribute("aria-disabled", "true")
    expect(status).to_be_empty()
    next.focus()
    for n, title in enumerate(TITLES[1:], 2):
        page.keyboard.press("Enter")
        assert shown(page) == [title]
        expect(status).to_have_text(title)
        expect(next).to_be_focused()
        expect(back).to_have_attribute("aria-disabled", "false")
        expect(next).to_have_attribute("aria-disabled", "true" if n == len(TITLES) else "false")
        legend = element(page).locator("li.now > .quiet")
        about = {4: "half as many attacks"}.get(n, "fewer headache days")
        if n == len(TITLES):
            expect(legend).to_have_count(0)  # its dots are trials
        else:
            expect(legend).to_contain_text(about)
    page.keyboard.press("Enter")
    assert shown(page) == TITLES[-1:], "past the end nothing happens"
    page.keyboard.press("Shift+Tab")
    expect(back).to_be_focused()
    for title in reversed(TITLES[:-1]):
        page.keyboard.press("Space")
        assert shown(page) == [title]
    page.keyboard.press("Space")
    assert shown(page) == TITLES[:1]
    expect(back).to_have_attribute("aria-disabled", "true")
    expect(next).to_have_attribute("aria-disabled", "false")


def test_each_frame_is_told_once_and_nothing_moves_by_itself(visit: Open) -> None:
    page = visit(PAGE, PHONE)
    page.evaluate("""() => {
        window.said = []
        new MutationObserver(all => window.said.push(all.length))
            .observe(document.querySelector("fair-test [role=status]"), { childList: true, subtree: true, characterData: true })
    }""")
    buttons(page)[1].tap()
    page.wait_for_timeout(500)
    assert page.evaluate("window.said") == [1]
    assert shown(page) == TITLES[1:2]
    assert (
        page.evaluate("document.querySelector('fair-test').getAnimations({ subtree: true }).length")
        == 0
    )
    kept = (
        "[document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].join('')"
    )
    assert page.evaluate(kept) == ""


def test_the_ways_stay_where_they_are(visit: Open) -> None:
    page = visit(PAGE, PHONE)
    next = buttons(page)[1]
    next.scroll_into_view_if_needed()
    places = []
    for title in TITLES:
        if title != TITLES[0]:
            next.click()
        box = next.bounding_box()
        assert box
        places.append((box["x"], box["y"]))
    assert len(set(places)) == 1


TITLE_IS_SEEN = """one => {
    const box = one.getBoundingClientRect()
    return document.elementFromPoint(box.x + 4, box.y + box.height / 2) === one
}"""


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_from_the_end_of_a_frame_a_reader_goes_on_to_the_top_of_the_next(
    visit: Open, size: dict[str, int]
) -> None:
    page = visit(PAGE, size)
    next = buttons(page)[1]
    for title in TITLES[1:]:
        frame = element(page).locator("li.now")
        frame.evaluate("one => one.scrollIntoView({ block: 'end' })")
        expect(next).to_be_in_viewport(ratio=1)
        next.click()
        heading = element(page).locator("li.now .fair-test-title")
        expect(heading).to_have_text(title)
        assert heading.evaluate(TITLE_IS_SEEN), title


def test_every_dot_says_whether_it_is_made_up(visit: Open) -> None:
    page = visit(PAGE, DESK, java_script_enabled=False)
    groups = element(page).locator(".groups > div").all_inner_texts()
    told = [" ".join(group.split()) for group in groups]
    assert len(told) == 6
    made_up = [group for group in told if group.endswith("Made up")]
    counted = [group for group in told if group.endswith("Real, not made up")]
    assert len(made_up) == 5
    assert [group.split(" had")[0] for group in counted] == ["21 of 100"]


@pytest.mark.parametrize("paper", [False, True])
def test_without_scripts_and_on_paper_all_frames_stand(visit: Open, paper: bool) -> None:
    page = visit(PAGE, DESK, java_script_enabled=paper)
    if paper:
        buttons(page)[1].click()
        page.emulate_media(media="print")
    assert shown(page) == TITLES
    for way in buttons(page):
        expect(way).to_be_hidden()


def test_in_calm_the_dots_wait_until_they_are_asked_for(visit: Open) -> None:
    page = visit(f"{PAGE}#calm", PHONE)
    first = element(page).locator("li.now")
    expect(first.locator(".big")).to_be_visible()
    expect(first.locator("svg")).to_be_hidden()
    element(page).get_by_label("Show the picture").check()
    expect(first.locator("svg")).to_be_visible()


@pytest.mark.parametrize("look", ["light", "dark", "calm"])
def test_axe_finds_nothing_in_any_frame(
    visit: Open, axe: Callable[[Page], list[str]], look: str
) -> None:
    dark: dict[str, Any] = {"color_scheme": "dark" if look == "dark" else "light"}
    page = visit(f"{PAGE}{'#calm' if look == 'calm' else ''}", PHONE, **dark)
    if look == "calm":
        element(page).get_by_label("Show the picture").check()
    for title in TITLES:
        if title != TITLES[0]:
            buttons(page)[1].click()
        assert shown(page) == [title]
        assert axe(page) == []


def test_it_fits_a_narrow_screen_and_its_targets_a_thumb(visit: Open) -> None:
    page = visit(PAGE, {"width": 320, "height": 640})
    for title in TITLES:
        if title != TITLES[0]:
            buttons(page)[1].click()
        assert shown(page) == [title]
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        for way in buttons(page):
            box = way.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 44


def test_people_are_drawn_as_large_in_every_group(visit: Open) -> None:
    page = visit(PAGE, PHONE, java_script_enabled=False)
    scale = "one => one.getBoundingClientRect().width / one.viewBox.baseVal.width"
    scales = [svg.evaluate(scale) for svg in element(page).locator(".groups svg").all()]
    assert len(scales) == 6
    assert max(scales) / min(scales) < 1.06, "the gap between two halves is all the difference"


def test_a_question_follows_it(visit: Open) -> None:
    page = visit(PAGE, PHONE)
    assert (
        page.evaluate("document.querySelector('fair-test').nextElementSibling.localName")
        == "quiz-question"
    )
