"""What a reader does: find help, search, look a word up. On a phone and at a desk, in light and in dark."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from sites import Site

from .conftest import DESK, PHONE, Open

LOOKS = list(product((PHONE, DESK), ("light", "dark")))
looks = pytest.mark.parametrize(
    ("size", "scheme"), LOOKS, ids=[f"{size['width']}-{scheme}" for size, scheme in LOOKS]
)
FASCIA = re.compile(r"What is fascia\?")


@looks
def test_from_the_home_page_to_fascia_and_its_words(
    visit: Open, axe: Callable[[Page], list[str]], size: dict[str, int], scheme: str
) -> None:
    page = visit("", size, color_scheme=scheme)
    assert axe(page) == []

    page.get_by_role("link", name="Search", exact=True).click()
    dialog = page.get_by_role("dialog", name="Search this site")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    dialog.get_by_role("searchbox").fill("fascia")
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"^\d+ results$"))
    assert axe(page) == []
    expect(dialog.get_by_role("link", name="Fascia", exact=True)).to_be_visible()
    dialog.get_by_role("link", name=FASCIA).click()
    expect(page.get_by_role("heading", level=1, name=FASCIA)).to_be_visible()
    assert page.url.endswith("/quiet-head/body/fascia/")
    assert axe(page) == []

    term = page.locator("main a.term").nth(1)
    tip = page.locator(f"#{term.get_attribute('aria-describedby')}")
    expect(tip).to_be_hidden()
    if size is DESK:
        term.hover()
        expect(tip).to_be_visible()
        tip.hover()
        page.wait_for_timeout(400)  # longer than the grace that a pointer has
        expect(tip).to_be_visible()
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
    else:
        term.tap()
        expect(tip).to_be_visible()
        page.locator("h1").tap()
        expect(tip).to_be_hidden()
        assert page.url.endswith("/body/fascia/"), (
            "the first tap shows, and does not follow the link"
        )
    term.focus()
    expect(tip).to_be_visible()
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term).to_be_focused()

    page.locator("[data-disclaimer]").get_by_role("link", name="Disclaimer").click()
    expect(page.get_by_role("heading", level=1, name="Disclaimer")).to_be_visible()
    assert axe(page) == []


def test_the_second_tap_follows_the_link(visit: Open) -> None:
    page = visit("body/fascia/", PHONE)
    term = page.locator("main a.term").nth(1)
    term.tap()
    expect(page.locator(f"#{term.get_attribute('aria-describedby')}")).to_be_visible()
    term.tap()
    expect(page).to_have_url(re.compile(r"/glossary/[\w-]+/$"))


def test_one_tip_at_a_time_inside_the_window(visit: Open) -> None:
    page = visit("body/fascia/", PHONE)
    for n in range(page.locator("main a.term").count()):
        page.locator("main a.term").nth(n).focus()
        open_tips = page.locator(".term-tip:popover-open")
        assert open_tips.count() == 1
        box = open_tips.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        assert box["y"] + box["height"] <= PHONE["height"]


def test_the_menu_opens_closes_and_gives_focus_back(
    visit: Open, axe: Callable[[Page], list[str]]
) -> None:
    page = visit("body/fascia/", PHONE)
    button = page.get_by_role("button", name="Menu")
    menu = page.get_by_role("navigation", name="Site", exact=True)
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    assert axe(page) == []
    page.keyboard.press("Tab")
    expect(menu.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_the_search_page_answers_an_address(visit: Open, axe: Callable[[Page], list[str]]) -> None:
    for where in ("search/?q=fascia", "search/#q=fascia"):
        page = visit(where)
        results = page.locator("main [data-search-results]")
        expect(results).to_have_attribute("aria-busy", "false")
        hrefs = [link.get_attribute("href") or "" for link in results.get_by_role("link").all()[:2]]
        assert sorted(href.rsplit("quiet-head/")[-1].lstrip("./") for href in hrefs) == [
            "body/fascia/",
            "glossary/fascia/",
        ]
        assert axe(page) == []


def test_help_is_within_the_first_stops_of_the_tab_key(visit: Open) -> None:
    page = visit("hands-on/massage-and-headaches/", PHONE)
    names = []
    for _ in range(5):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert names[0] == "Skip to the text"
    assert "Get help now" in names


def test_without_scripts_everything_can_be_read(
    visit: Open, axe: Callable[[Page], list[str]]
) -> None:
    page = visit("body/fascia/", PHONE, java_script_enabled=False)
    for tip in page.locator(".term-tip").all():
        expect(tip).to_be_visible()
    expect(page.get_by_role("heading", name="Words used on this page")).to_be_visible()
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Site", exact=True)).to_be_visible()
    page = visit("search/", PHONE, java_script_enabled=False)
    expect(page.get_by_text("Search needs JavaScript")).to_be_visible()


def test_the_disclaimer_is_seen_and_printed(visit: Open) -> None:
    page = visit("body/fascia/", PHONE)
    disclaimer = page.locator("[data-disclaimer]")
    expect(disclaimer).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(disclaimer).to_be_visible()
    expect(page.get_by_role("heading", name="Words used on this page")).to_be_visible()
    expect(page.locator("header")).to_be_hidden()


def test_the_labels_of_drawings_stand_inside_them(visit: Open, site: Site, address: str) -> None:
    outside = """[...document.querySelectorAll("svg.drawing text")].filter(text => {
        if (!text.checkVisibility()) return false // a side that is not shown
        const box = text.getBBox(), whole = text.ownerSVGElement.viewBox.baseVal
        const right = whole.x + whole.width, foot = whole.y + whole.height
        return box.x < whole.x || box.y < whole.y || box.x + box.width > right || box.y + box.height > foot
    }).map(text => text.textContent)"""
    drawn = [name for name, html in site.pages().items() if 'class="drawing"' in html]
    assert drawn
    page = visit()
    for name in drawn:
        page.goto(address + name.removesuffix("index.html"))
        assert page.evaluate(outside) == [], name


def test_what_is_not_there_leads_on(visit: Open, address: str, browser: object) -> None:
    page = visit("")
    page.route("**/*", lambda route: route.continue_())
    html = page.request.get(address + "no/such/page/").text()
    page.set_content(html)
    assert page.request.get(address + "no/such/page/").status == 404
    expect(page.get_by_role("heading", name="This page was not found")).to_be_visible()
