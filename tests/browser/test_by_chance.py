"""Diaries that chance fills in, in the browser: by keyboard, told once, drawn as told, and as often
accusing something as was counted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from sites import ROOT

from .conftest import DESK, PHONE, Open

PAGE = "plan/triggers/"
DATA = ROOT / "docs/_data"
SEEDED = """async seed => {
    const { numbers } = await import("../../features/by_chance.js")
    document.querySelector("by-chance").random = numbers(seed)
}"""
COUNT = """async ([seed, diaries, length, things, often, share, rule]) => {
    const { numbers, draw, compare } = await import("../../features/by_chance.js")
    const random = numbers(seed)
    let accuse = 0
    for (let n = 0; n < diaries; n++) {
        const [events, all] = draw(random, length, often, share, things)
        accuse += all.some(thing => compare(events, thing, rule).suspect)
    }
    return accuse
}"""


def test_a_seed_gives_the_same_numbers_everywhere(visit: Open) -> None:
    """Those of mulberry32, as its author's own code gives them."""
    page = visit(PAGE)
    drawn = """async () => {
        const { numbers } = await import("../../features/by_chance.js")
        const random = numbers(1)
        return [random(), random(), random()]
    }"""
    assert page.evaluate(drawn) == [0.6270739405881613, 0.002735721180215478, 0.5274470399599522]


def element(page: Page) -> Locator:
    return page.locator("by-chance")


def days(item: Locator, sign: str) -> set[int]:
    """The days of a row that have a mark of this kind: `0h.7` is a tall one, `6h` a short one."""
    drawn = " ".join(item.locator("path").nth(n).get_attribute("d") or "" for n in (0, 1))
    return {int(day) for day in re.findall(rf"M(\d+)(?:\.15)? {re.escape(sign)}", drawn)}


def check_diary(page: Page, length: int) -> list[str]:
    """That the marks, the numbers in words, and what is accused agree; what is accused."""
    first, *items = element(page).locator("li").all()
    events = days(first, "0h.7")
    assert first.locator("p").inner_text() == f"Headache: {len(events)} of {length} days"
    accused = []
    for item in items:
        together, alone = days(item, "0h.7"), days(item, "6h.7")
        assert days(item, "0h1") == events
        assert together <= events
        assert not alone & events
        assert max(together | alone | events) < length
        assert item.locator("svg").get_attribute("viewBox") == f"0 0 {length} 10"
        hits, on = len(together), len(together | alone)
        others, rest = len(events) - hits, length - on
        said = f"headache on {hits} of {on} days with it, and on {others} of {rest} without"
        assert item.locator("small").text_content() == said
        suspect = on >= 3 and hits >= 2 and hits / on >= 2 * others / rest
        assert item.evaluate("one => one.matches('.suspect')") is suspect
        assert item.locator("b").is_visible() is suspect
        accused += [item.locator("span").text_content() or ""] * suspect
    return accused


def test_by_keyboard_one_diary_after_another_and_a_longer_one(visit: Open) -> None:
    page = visit(PAGE, DESK)
    page.evaluate(SEEDED, 3)
    status, button = element(page).get_by_role("status"), element(page).get_by_role("button")
    still = check_diary(page, 30)
    element(page).get_by_label("30 days").focus()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    made, accusing = 1, int(bool(still))  # the one that stood there counts too
    for key in ("Enter", "Space", "Enter", "Enter", "Enter", "Enter"):
        page.keyboard.press(key)
        expect(button).to_be_focused()
        accused = check_diary(page, 30)
        made, accusing = made + 1, accusing + bool(accused)
        names = ", ".join(accused) or "nothing, this time"
        expect(status).to_have_text(
            f"Chance alone filled in this diary. Looks like a trigger: {names}."
            f" Diaries of 30 days so far: {made}. In {accusing} something looked like a cause."
        )
    assert 0 < accusing < made, "the seed must show both kinds"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowRight")
    expect(element(page).get_by_label("90 days")).to_be_focused()
    accused = check_diary(page, 90)
    expect(status).to_contain_text(
        f"Diaries of 90 days so far: 1. In {bool(accused):d} something looked like a cause."
    )
    page.keyboard.press("ArrowLeft")
    check_diary(page, 30)
    expect(status).to_contain_text(f"Diaries of 30 days so far: {made + 1}.")


def test_each_diary_is_said_once_and_nothing_is_kept(visit: Open) -> None:
    page = visit(PAGE, PHONE)
    page.evaluate("""() => {
        window.said = []
        new MutationObserver(all => window.said.push(all.length))
            .observe(document.querySelector("by-chance [role=status]"), { childList: true, subtree: true, characterData: true })
    }""")
    element(page).get_by_role("button").tap()
    element(page).get_by_label("90 days").tap()
    assert page.evaluate("window.said") == [1, 1]
    kept = (
        "[document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].join('')"
    )
    assert page.evaluate(kept) == ""


def test_a_seed_gives_the_same_diaries_and_another_gives_others(visit: Open) -> None:
    page = visit(PAGE, DESK)
    drawn = []
    for seed in (5, 5, 6):
        page.evaluate(SEEDED, seed)
        element(page).get_by_role("button").click()
        drawn.append([path.get_attribute("d") for path in element(page).locator("li path").all()])
    assert drawn[0] == drawn[1] != drawn[2]


@pytest.mark.parametrize("length", [30, 90])
def test_the_browser_accuses_as_often_as_was_counted(visit: Open, length: int) -> None:
    """Within three standard errors of the two counts together."""
    kept = yaml.safe_load((DATA / "by-chance-counted.yml").read_text("utf-8"))["headaches"]
    page, diaries = visit(PAGE, DESK), 20_000
    accuse = page.evaluate(COUNT, [1, diaries, length, 10, 0.2, 0.3, [3, 2, 2]])
    share = kept["accuse"][length] / kept["diaries"]
    error = math.sqrt(share * (1 - share) * (1 / diaries + 1 / kept["diaries"]))
    assert abs(accuse / diaries - share) < 3 * error


def test_without_scripts_it_is_a_still_diary_with_both_figures(visit: Open) -> None:
    page = visit(PAGE, PHONE, java_script_enabled=False)
    for way in (element(page).get_by_role("button"), element(page).locator("fieldset")):
        expect(way).to_be_hidden()
    accused = check_diary(page, 30)
    expect(element(page).get_by_role("status")).to_have_text(
        f"Chance alone filled in this diary. Looks like a trigger: {', '.join(accused)}."
    )
    expect(element(page).locator("li svg").last).to_be_visible()
    expect(element(page).locator(".big")).to_have_text(["84 of 100", "44 of 100"])


def test_on_paper_the_diary_stands_without_its_buttons(visit: Open) -> None:
    page = visit(PAGE, DESK)
    page.emulate_media(media="print")
    expect(element(page).get_by_role("button")).to_be_hidden()
    expect(element(page).locator("fieldset")).to_be_hidden()
    expect(element(page).locator("li svg").last).to_be_visible()
    expect(element(page).get_by_text("at least 3 days with it")).to_be_visible()


def test_in_calm_it_waits_until_it_is_asked_for(visit: Open) -> None:
    page = visit(f"{PAGE}#calm", PHONE)
    expect(element(page).locator(".big").first).to_be_visible()
    for part in ("li svg", "button", ".arrays svg", "[role=status]"):
        expect(element(page).locator(part).first).to_be_hidden()
    element(page).get_by_label("Show the picture").check()
    for part in ("li svg", "button", ".arrays svg", "[role=status]"):
        expect(element(page).locator(part).first).to_be_visible()
    before = element(page).get_by_role("status").inner_text()
    assert "so far" not in before, "to ask for it makes up no diary"


@pytest.mark.parametrize("look", ["light", "dark", "calm"])
def test_axe_finds_nothing_in_any_state(
    visit: Open, axe: Callable[[Page], list[str]], look: str
) -> None:
    dark: dict[str, Any] = {"color_scheme": "dark" if look == "dark" else "light"}
    page = visit(f"{PAGE}{'#calm' if look == 'calm' else ''}", PHONE, **dark)
    if look == "calm":
        element(page).get_by_label("Show the picture").check()
    page.evaluate(SEEDED, 1)
    element(page).get_by_role("button").click()
    assert axe(page) == []
    element(page).get_by_label("90 days").check()
    element(page).get_by_text("How the diaries are made").click()
    assert axe(page) == []


def test_it_fits_a_narrow_screen_and_its_targets_a_thumb(visit: Open) -> None:
    page = visit(PAGE, {"width": 320, "height": 640})
    for choice in ("30 days", "90 days"):
        element(page).get_by_label(choice).check()
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    for target in element(page).locator("button, fieldset label").all():
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44


def test_days_stand_below_each_other_in_every_row(visit: Open) -> None:
    page = visit(PAGE, PHONE)
    boxes = [svg.bounding_box() for svg in element(page).locator("li svg").all()]
    assert len({(box["x"], box["width"]) for box in boxes if box}) == 1
    assert element(page).locator(".suspect").count() > 0


def test_in_the_readers_own_colours_shaded_days_have_an_edge(visit: Open) -> None:
    page = visit(PAGE, PHONE, forced_colors="active")
    look = "one => { const s = getComputedStyle(one); return [s.stroke, s.strokeWidth] }"
    stroke, width = element(page).locator("li .side").first.evaluate(look)
    assert stroke not in ("none", "rgba(0, 0, 0, 0)")
    assert width == "1px"


# The script alone


@pytest.mark.parametrize(
    ("events", "thing", "share", "suspect"),
    [
        ("1111000000", "1111000000", [4, 4, 0, 6], True),
        ("1100000000", "1110000000", [2, 3, 0, 7], True),
        ("1100000000", "1100000000", [2, 2, 0, 8], False),  # on too few days
        ("1000000000", "1110000000", [1, 3, 0, 7], False),  # with too few events
        ("1111000000", "1100110000", [2, 4, 2, 6], False),  # not twice as often
        ("1111110000", "1111000000", [4, 4, 2, 6], True),
        ("1111111000", "1111000000", [4, 4, 3, 6], True),  # just twice as often
        ("1111111100", "1111000000", [4, 4, 4, 6], False),
        ("1110000000", "1111111111", [3, 10, 0, 0], False),  # no day to compare with
    ],
)
def test_it_compares_days_with_and_without(
    visit: Open, events: str, thing: str, share: list[int], suspect: bool
) -> None:
    page = visit(PAGE, DESK)
    found = page.evaluate(
        """async ([events, thing]) => {
            const { compare } = await import("../../features/by_chance.js")
            const days = text => [...text].map(sign => sign === "1")
            return compare(days(events), days(thing), [3, 2, 2])
        }""",
        [events, thing],
    )
    assert found == {"share": share, "suspect": suspect}


def test_what_the_marks_mean_is_seen_before_the_marks(visit: Open) -> None:
    page = visit(PAGE, DESK)
    legend = page.locator("by-chance .by-chance-diary > .quiet").bounding_box()
    rows = page.locator("by-chance ul").bounding_box()
    assert legend
    assert rows
    assert legend["y"] + legend["height"] <= rows["y"]
