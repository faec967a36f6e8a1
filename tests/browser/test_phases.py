"""Phases in the browser: by keyboard and by touch, with the cards always in sight; whole without
scripts and on paper.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import DESK, PHONE, Bench, Open

PAGE = "understand/attack-phases/"
NAMES = ["Before", "Aura", "Headache", "After"]
Axe = Callable[[Page], list[str]]


def shown(page: Page) -> list[str]:
    """The names of the phases that can be seen."""
    names: list[str] = page.locator(".phases-name strong:visible").all_inner_texts()
    return names


def marked(page: Page) -> list[bool]:
    """Which places of the drawing are marked."""
    found: list[bool] = page.locator(".phases .drawing .phase").evaluate_all(
        "marks => marks.map(mark => mark.getClientRects().length > 0)"
    )
    return found


def care(page: Page) -> list[Locator]:
    """What must always be in sight: the sign with its numbers to call, and the advice."""
    parts = (".care [data-sign=first-aura]", ".care a[href='tel:999']", ".advice")
    return [page.locator(f".phases {part}") for part in parts]


def test_the_keys_lead_through_all_phases_and_the_card_stays(visit: Open, axe: Axe) -> None:
    page = visit(PAGE, PHONE)
    way = page.get_by_role("slider", name="Move through the phases")
    way.focus()
    card = page.locator(".phases .care")
    places = set()
    for n, name in enumerate(NAMES):
        if n:
            page.keyboard.press("ArrowRight")
        assert shown(page) == [name]
        expect(way).to_have_attribute("aria-valuetext", name)
        expect(way).to_be_focused()
        assert marked(page) == [one == name for one in NAMES]
        for part in care(page):
            expect(part).to_be_visible()
        places.add(card.evaluate("card => card.getBoundingClientRect().top + scrollY"))
        assert axe(page) == []
    assert len(places) == 1, "nothing below the phases jumps"
    page.keyboard.press("Home")
    assert shown(page) == ["Before"]
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert shown(page) == ["Headache"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('li[hidden]')") is None
    inside = page.evaluate("document.activeElement.closest('.phases-list > li').innerText")
    assert inside.startswith("Headache"), "the next stop stands in what is seen"


def test_from_the_end_of_a_phase_a_reader_goes_on_to_the_top_of_the_next(visit: Open) -> None:
    page = visit(PAGE, PHONE)
    for before, name in pairwise(NAMES):
        assert shown(page) == [before]
        page.get_by_role("button", name=f"Next: {name}").click()
        assert shown(page) == [name]
        expect(page.locator(".phases-name strong:visible")).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("slider", name="Move through the phases")).to_be_focused()
    expect(page.locator(".phases-next:visible")).to_have_count(0)
    without = visit(PAGE, PHONE, java_script_enabled=False)
    expect(without.locator(".phases-next:visible")).to_have_count(0)


def test_a_screen_reader_hears_one_thing(visit: Open) -> None:
    """The range says its own value; a live region would say it twice."""
    page = visit(PAGE)
    assert page.locator(".phases :is([role=status], [aria-live], output)").count() == 0
    group = page.get_by_role("group", name="An attack, phase by phase")
    expect(group.get_by_role("slider")).to_have_count(1)
    said = "\n".join(group.aria_snapshot().splitlines())
    assert "zigzags, blind spots" in said
    assert "Stop" not in said
    assert "Flashes" not in said, "what is out of sight is not read out"


def test_a_picture_that_is_tapped_is_the_phase(visit: Open) -> None:
    page = visit(PAGE, PHONE)
    drawing = page.locator(".phases .drawing")
    box = drawing.bounding_box()
    assert box
    for n in (2, 0, 3, 1):
        drawing.tap(position={"x": box["width"] * (n + 0.5) / 4, "y": 30})
        assert shown(page) == [NAMES[n]]
        assert page.get_by_role("slider").input_value() == str(n)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_each_stop_of_the_range_stands_under_its_picture(visit: Open, size: dict[str, int]) -> None:
    page = visit(PAGE, size)
    way, drawing = page.get_by_role("slider"), page.locator(".phases .drawing").bounding_box()
    box = way.bounding_box()
    assert box
    assert drawing
    assert box["height"] >= 44
    part = drawing["width"] / 4
    thumb = box["width"] - 3 * part  # the middle of a thumb never reaches an end of the range
    assert 24 <= thumb <= 40
    assert abs(box["x"] + thumb / 2 - (drawing["x"] + part / 2)) < 2


def test_a_link_to_what_is_out_of_sight_shows_it(visit: Open) -> None:
    page = visit(f"{PAGE}#cite-munjal2020", PHONE)
    assert shown(page) == ["Headache"]
    expect(page.locator("#cite-munjal2020")).to_be_in_viewport()
    page.evaluate("location.hash = 'cite-giffin2003'")
    expect(page.locator("#cite-giffin2003")).to_be_visible()
    assert shown(page) == ["Before"]
    page.evaluate("location.hash = 'key-points'")
    assert shown(page) == ["Before"]


def test_without_scripts_all_phases_stand_there(visit: Open) -> None:
    page = visit(PAGE, PHONE, java_script_enabled=False)
    assert shown(page) == NAMES
    tops = [box["y"] for one in page.locator(".phases-name").all() if (box := one.bounding_box())]
    assert tops == sorted(tops)
    assert len(set(tops)) == 4
    expect(page.locator(".phases [type=range]")).to_be_hidden()
    expect(page.get_by_text("Move through the phases")).to_be_hidden()
    assert marked(page) == [False] * 4
    for part in care(page):
        expect(part).to_be_visible()


def test_on_paper_all_phases_stand_there_whatever_was_chosen(visit: Open) -> None:
    page = visit(PAGE, DESK)
    page.get_by_role("slider").fill("2")
    assert shown(page) == ["Headache"]
    page.emulate_media(media="print")
    assert shown(page) == NAMES
    boxes = [box for one in page.locator(".phases-list > li").all() if (box := one.bounding_box())]
    places = [(round(box["x"]), round(box["y"])) for box in boxes]
    assert len(set(places)) == 4, "none lies over another"
    expect(page.locator(".phases [type=range]")).to_be_hidden()
    assert marked(page) == [False] * 4
    for part in care(page):
        expect(part).to_be_visible()


def test_calm_keeps_all_but_the_drawing(visit: Open, axe: Axe) -> None:
    page = visit(f"{PAGE}#calm", PHONE)
    expect(page.locator(".phases .drawing")).to_be_hidden()
    way = page.get_by_role("slider")
    way.focus()
    page.keyboard.press("ArrowRight")
    assert shown(page) == ["Aura"]
    for part in care(page):
        expect(part).to_be_visible()
    page.locator(".phases").get_by_label("Show the picture").check()
    expect(page.locator(".phases .drawing")).to_be_visible()
    assert marked(page) == [False, True, False, False]
    assert axe(page) == []


def test_the_own_colours_of_a_reader_keep_range_and_mark(visit: Open, axe: Axe) -> None:
    page = visit(PAGE, PHONE, forced_colors="active")
    look = page.evaluate(
        "name => getComputedStyle(document.querySelector('.phases [type=range]'), name)"
        ".backgroundColor",
        "::-webkit-slider-runnable-track",
    )
    assert look != page.evaluate("getComputedStyle(document.body).backgroundColor")
    mark = page.locator(".phases .phase.now")
    assert mark.evaluate("mark => getComputedStyle(mark).stroke") != "none"
    assert axe(page) == []


@pytest.mark.parametrize("width", [320, 360])
def test_it_fits_a_small_phone(visit: Open, width: int) -> None:
    page = visit(PAGE, {"width": width, "height": 640})
    for n in range(4):
        page.get_by_role("slider").fill(str(n))
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_nothing_is_kept(visit: Open) -> None:
    page = visit(PAGE)
    page.get_by_role("slider").fill("3")
    assert page.evaluate("[document.cookie, ...Object.keys(localStorage)].join('')") == ""
    page.reload()
    assert shown(page) == ["Before"]


# The script alone, on a course whose every word is known here.

LINE = """<phase-line class="phases"><div class="phases-way" dir="ltr">
<label>Way<input type="range" min="0" max="1" value="0"></label></div>
<ol class="phases-list"><li><p><strong>One</strong> a</p><ul><li>i</li></ul></li>
<li><p><strong>Two</strong> b</p></li></ol><div class="care">Call.</div></phase-line>"""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_it_needs_no_drawing_and_time_runs_to_the_right(bench: Bench, direction: str) -> None:
    page = bench(LINE, "features/phases.js", direction=direction)
    way = page.get_by_role("slider")
    hidden = "phases => [...phases.children].map(phase => phase.hidden)"
    assert page.locator(".phases-list").evaluate(hidden) == [False, True]
    way.press("ArrowRight")
    assert page.locator(".phases-list").evaluate(hidden) == [True, False]
    expect(way).to_have_attribute("aria-valuetext", "Two")
    way.press("ArrowRight")
    assert page.locator(".phases-list").evaluate(hidden) == [True, False]
    expect(page.locator("li li")).to_have_js_property("hidden", False)
    expect(page.get_by_text("Call.")).to_be_visible()
