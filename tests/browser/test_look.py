"""Light, dark and calm: chosen, remembered, followed, sent by address, and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESK, PHONE, Open

LIGHT, DARK, CALM = "rgb(251, 248, 241)", "rgb(20, 25, 27)", "rgb(26, 22, 18)"
PLAN = "My head hurts now"


def colour(page: Page) -> str:
    """The colour of the page itself."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def choose(page: Page, name: str) -> None:
    """Use the switch in the header."""
    page.get_by_role("group", name="Colours").get_by_role("radio", name=name).check()


@pytest.mark.parametrize(("scheme", "expected"), [("light", LIGHT), ("dark", DARK)])
def test_it_follows_the_device_until_a_reader_chooses(
    visit: Open, scheme: str, expected: str
) -> None:
    page = visit("", color_scheme=scheme)
    assert colour(page) == expected
    assert page.locator(".look input:checked").count() == 0
    choose(page, "Calm")
    assert colour(page) == CALM
    choose(page, "Light")
    assert colour(page) == LIGHT
    choose(page, "Dark")
    assert colour(page) == DARK


def test_less_contrast_means_calm(visit: Open) -> None:
    page = visit("")
    page.context.new_cdp_session(page).send(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-contrast", "value": "less"}]}
    )
    page.reload()
    assert colour(page) == CALM
    assert page.evaluate("Object.keys(localStorage)") == [], "the device asked, the reader did not"


def test_a_choice_is_remembered_and_can_be_deleted(visit: Open) -> None:
    page = visit("", PHONE)
    expect(page.locator("[data-forget]")).to_be_hidden()
    choose(page, "Calm")
    page.get_by_role("link", name="Is massage safe?").click()
    expect(page.get_by_role("heading", level=1, name="Side effects and risks")).to_be_visible()
    assert colour(page) == CALM
    expect(page.get_by_role("radio", name="Light")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == ["/quiet-head/look"]
    page.get_by_role("button", name="Delete them").click()
    page.wait_for_function("() => !Object.keys(localStorage).length")
    page.wait_for_function("() => document.documentElement.dataset.look === 'auto'")
    assert colour(page) == LIGHT


def test_no_bright_page_flashes(visit: Open) -> None:
    """What is drawn first, and what the browser paints before there is a style sheet."""
    page = visit("")
    choose(page, "Calm")
    page.add_init_script("""
        addEventListener("DOMContentLoaded", () => {
            window.first = getComputedStyle(document.body).backgroundColor
            window.canvas = document.querySelector("meta[name=color-scheme]").content
        })""")
    # Without the module and with the sheet held back, the page must know its scheme.
    page.route("**/theme.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    for path in ("body/fascia/", "glossary/"):
        page.goto(page.url.split("/quiet-head/")[0] + "/quiet-head/" + path)
        assert page.evaluate("window.first") == CALM
        assert page.evaluate("window.canvas") == "dark"


def test_calm_has_an_address_that_goes_along_and_is_not_kept(visit: Open) -> None:
    page = visit("#calm")
    assert colour(page) == CALM
    page.get_by_role("link", name=PLAN).first.click()
    expect(page).to_have_url(re.compile(r"/feel-better/during-an-attack/#calm$"))
    assert colour(page) == CALM
    assert page.evaluate("Object.keys(localStorage)") == []
    choose(page, "Light")
    assert colour(page) == LIGHT
    expect(page).to_have_url(re.compile(r"/during-an-attack/$"))


def test_the_address_can_name_a_place_too(visit: Open) -> None:
    page = visit("body/fascia/#calm&what-you-can-do")
    assert colour(page) == CALM
    assert (
        page.evaluate("document.getElementById('what-you-can-do').getBoundingClientRect().top")
        < 100
    )


@pytest.mark.parametrize("scripts", [True, False])
def test_calm_shows_one_column_and_pictures_only_when_asked(visit: Open, scripts: bool) -> None:
    page = visit("body/circulation/#calm", DESK, java_script_enabled=scripts)
    drawing = page.locator("svg.drawing").first
    expect(drawing).to_be_hidden()
    expect(page.get_by_role("navigation", name="Site", exact=True)).to_be_hidden()
    page.get_by_label("Show the picture").first.check()
    expect(drawing).to_be_visible()
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Site", exact=True)).to_be_visible()
    if scripts:
        size, leading = page.evaluate(
            "(s => [s.fontSize, s.lineHeight])(getComputedStyle(document.body))"
        )
        assert (float(size[:-2]), float(leading[:-2])) == (21, 36.75)


def test_without_scripts_the_switch_works_on_its_page(visit: Open) -> None:
    page = visit("body/circulation/", PHONE, java_script_enabled=False)
    expect(page.locator(".calm-offer")).to_be_hidden()
    choose(page, "Calm")
    expect(page.locator(".calm-offer")).to_be_visible()
    choose(page, "Light")
    expect(page.locator(".calm-offer")).to_be_hidden()


def test_nothing_moves_or_sticks(visit: Open) -> None:
    for path in ("", "body/fascia/", "glossary/", "search/"):
        page = visit(path + "#calm", PHONE)
        moving = """[...document.querySelectorAll("*")].filter(one => {
            const style = getComputedStyle(one)
            if (one.matches(".bar")) return false // help stays in sight
            return style.position === "sticky" || (style.position === "fixed" && style.display !== "none")
                || style.animationName !== "none" || parseFloat(style.transitionDuration) > 0
        }).map(one => one.outerHTML.slice(0, 80))"""
        assert page.evaluate(moving) == [], path


ATTACK = "feel-better/during-an-attack/"


@pytest.mark.parametrize("scripts", [True, False])
def test_calm_shows_the_plan_one_step_a_screen(visit: Open, scripts: bool) -> None:
    page = visit("", PHONE)
    if scripts:
        page.get_by_role("link", name="My head hurts now").first.click()
        page.wait_for_url("**#calm")
    else:
        page = visit(ATTACK + "#calm", PHONE, java_script_enabled=False)
    assert colour(page) == CALM
    first = page.locator(".step").first
    expect(first.locator(".care-call a").first).to_be_in_viewport()
    for selector in (".citation", ".references", ".quiz"):
        assert page.locator(f".step {selector}:visible").count() == 0
    titles = page.locator(".step > h2").all_inner_texts()
    for n, title in enumerate(titles[1:], 2):
        page.locator(".step").nth(n - 2).get_by_role("link", name="Next").click()
        assert colour(page) == CALM, "calm goes along"
        step = page.locator(f"#step-{n}")
        expect(step.get_by_role("heading", name=title.rstrip("#"))).to_be_in_viewport()
        box = step.bounding_box()
        assert box
        assert box["height"] >= PHONE["height"] * 0.9, "nothing else is on the screen"
    covering = page.locator(".step:has([data-sign]) > .step-ways").evaluate_all(
        "ways => ways.filter(way => getComputedStyle(way).position === 'sticky').length"
    )
    assert covering == 0, "what leads on never covers a warning sign"
    page.locator(".step").last.get_by_role("link", name="Back").click()
    expect(page.locator(".step").nth(-2).get_by_role("heading")).to_be_in_viewport()


def test_elsewhere_the_plan_is_a_numbered_list(visit: Open) -> None:
    page = visit(ATTACK, PHONE)
    assert page.locator(".step-ways:visible").count() == 0
    number = (
        page.locator(".step > h2")
        .nth(1)
        .evaluate("node => getComputedStyle(node, '::before').content")
    )
    assert number == 'counter(step) ". "'
