"""Accessibility: axe on every template, scheme, width and open part; the keyboard; zoom, spacing, forced colours."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESK, PHONE, Open

# The map of the evidence is asked in each look and width by its own test.
TEMPLATES = [
    "",
    "body/fascia/",
    "glossary/fascia/",
    "glossary/",
    "evidence/references/",
    "search/?q=fascia",
]
LOOKS = ("light", "dark", "calm")
NARROW = {"width": 320, "height": 640}
SIZES = (NARROW, PHONE, DESK)
EACH = list(product(SIZES, LOOKS))
NAMES = [f"{size['width']}-{look}" for size, look in EACH]
Check = Callable[[Page], list[str]]


def seen(visit: Open, path: str, size: dict[str, int], look: str) -> Page:
    """A page in one of the three schemes."""
    return visit(f"{path}#calm", size) if look == "calm" else visit(path, size, color_scheme=look)


@pytest.mark.parametrize(("size", "look"), EACH, ids=NAMES)
def test_every_template_in_every_look_and_width(
    visit: Open, axe: Check, address: str, size: dict[str, int], look: str
) -> None:
    """In nine windows: each template in every look once, and in every width once."""
    page, faults = seen(visit, "", size, look), []
    first = SIZES.index(size) + LOOKS.index(look)
    for path in [path for n, path in enumerate(TEMPLATES) if (first + n) % len(LOOKS) == 0]:
        page.goto(address + path + ("#calm" if look == "calm" else ""))
        faults += [f"{path}: {fault}" for fault in axe(page)]
    assert faults == []


@pytest.mark.parametrize(("size", "look"), EACH, ids=NAMES)
def test_what_opens_on_a_page(visit: Open, axe: Check, size: dict[str, int], look: str) -> None:
    page = seen(visit, "body/circulation/", size, look)
    term = page.locator("main a.term").first
    term.focus()
    expect(page.locator(".term-tip:popover-open")).to_be_visible()
    assert axe(page) == [], "tooltip"
    page.keyboard.press("Escape")
    if look == "calm":
        page.get_by_label("Show the picture").first.check()
        assert axe(page) == [], "picture"
    menu = page.get_by_role("button", name="Menu")
    if menu.is_visible():
        menu.click()
        assert axe(page) == [], "menu"
        page.keyboard.press("Escape")
    page.get_by_role("link", name="Search", exact=True).click()
    box = page.get_by_role("dialog").get_by_role("searchbox")
    box.fill("fascia")
    expect(page.get_by_role("dialog").get_by_role("link", name="What is fascia?")).to_be_visible()
    assert axe(page) == [], "search"


STOPS = """() => {
    const one = document.activeElement, box = one.getClientRects()[0] // of a link on two lines, its first
    const names = one.labels?.length ? one.labels[0] : one
    const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2)
    const tip = one.getAttribute("aria-describedby")
    return {
        tag: one.tagName, name: names.textContent.trim(),
        shown: box.bottom > 0 && box.top < innerHeight && (one.contains(at) || at?.contains(one) || names.contains(at)),
        ring: [one, names].some(part => getComputedStyle(part).outlineStyle !== "none"),
    }
}"""


@pytest.mark.parametrize(
    "path", ["", "body/fascia/", "glossary/", "evidence/", "hands-on/massage-and-headaches/"]
)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_keyboard_reaches_everything_and_focus_is_seen(
    visit: Open, path: str, size: dict[str, int]
) -> None:
    page = visit(path, size)
    all_stops = page.evaluate("""[...document.querySelectorAll("a[href], button, input, select, summary")].filter(one =>
        one.checkVisibility() && one.tabIndex >= 0 && (one.type !== "radio" || one === one.form?.elements[one.name]?.[0]
            || one.name === "look" && one.value === "light")).length""")
    found = []
    for _ in range(all_stops + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOPS)
        if stop["tag"] == "BODY":
            break
        found.append(stop)
    hidden = [stop for stop in found if not stop["shown"] or not stop["ring"]]
    assert hidden == []
    assert len(found) >= all_stops, "no trap, and nothing left out"
    assert "Get help now" in [stop["name"] for stop in found[:5]]


def test_escape_closes_search_and_gives_focus_back(visit: Open) -> None:
    page = visit("body/fascia/", PHONE)
    opener = page.get_by_role("link", name="Search", exact=True)
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Search this site")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
SPACING += " p { margin-bottom: 2em !important }"


@pytest.mark.parametrize(
    "path", ["", "body/circulation/", "evidence/", "help/when-to-get-help/", "glossary/"]
)
def test_it_fits_at_400_percent_and_with_more_space(visit: Open, path: str) -> None:
    page = visit(
        path + "#calm", {"width": 320, "height": 256}, device_scale_factor=4
    )  # 1280 px at 400 %
    assert not page.evaluate(WIDE)
    page = visit(path, NARROW, bypass_csp=True)
    page.add_style_tag(content=SPACING)
    assert not page.evaluate(WIDE)
    cut = """[...document.querySelectorAll("a, button, label, h1, h2, h3, p, li, th, td")].filter(one =>
        one.checkVisibility() && getComputedStyle(one).overflow === "hidden" && one.scrollHeight > one.clientHeight + 2
        && !one.closest(".visually-hidden") && one.clientHeight > 1).map(one => one.outerHTML.slice(0, 90))"""
    assert page.evaluate(cut) == []


def test_forced_colours_keep_what_colour_said(visit: Open) -> None:
    page = visit("help/when-to-get-help/", forced_colors="active")
    border = page.evaluate(
        "getComputedStyle(document.querySelector('.care-emergency')).borderStyle"
    )
    assert "double" in border
    page.get_by_role("radio", name="Dark").check()
    colours = page.evaluate(
        "[...document.querySelectorAll('.look label')].map(one => getComputedStyle(one).backgroundColor)"
    )
    assert colours[1] not in (colours[0], colours[2])


def test_no_motion_is_asked_of_anyone(visit: Open) -> None:
    page = visit("body/fascia/", reduced_motion="no-preference")
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
