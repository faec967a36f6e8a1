"""Help in Chromium: what stands on the first screen of a phone, whose numbers come first, what is
printed.
"""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Open

SMALL = {"width": 360, "height": 740}
HELP = "help/when-to-get-help/"
SCHEMES: dict[str, tuple[str, dict[str, Any]]] = {
    "light": ("", {"color_scheme": "light"}),
    "dark": ("", {"color_scheme": "dark"}),
    "calm": ("#calm", {}),
}


def bottom(page: Page, selector: str, nth: int = 0) -> float:
    """Where an element ends, from the top of the page."""
    box = page.locator(selector).nth(nth).bounding_box()
    assert box, selector
    return box["y"] + box["height"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "zone", ["Europe/London", "Europe/Rome", "America/Chicago", "Asia/Tokyo", "UTC"]
)
def test_help_is_on_the_first_screen(visit: Open, scheme: str, zone: str) -> None:
    anchor, options = SCHEMES[scheme]
    page = visit(HELP + anchor, SMALL, timezone_id=zone, **options)
    assert bottom(page, ".care-call a") < SMALL["height"]
    shown = [bottom(page, ".care-signs li", n) for n in range(3)]
    if zone == "Asia/Tokyo" and scheme == "calm":
        shown = shown[:2]  # the words "your local emergency number" take the place of the third
    assert all(one <= SMALL["height"] for one in shown), shown
    if zone != "Asia/Tokyo" and not (zone == "UTC" and scheme == "calm"):
        names = ["Crisis", "Overdose", "For a child", "Head injury", "Pregnancy", "Over 50"]
        for name in names[: -1 if scheme == "calm" else None]:
            link = page.locator(".care").first.get_by_role("link", name=name)
            box = link.bounding_box()
            assert box
            assert box["y"] + box["height"] <= SMALL["height"], name


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_compact_card_takes_at_most_half_the_screen(visit: Open, scheme: str) -> None:
    anchor, options = SCHEMES[scheme]
    for path in ("understand/what-is-migraine/", "hands-on/massage-and-headaches/"):
        page = visit(path + anchor, SMALL, timezone_id="Europe/London", **options)
        box = page.locator(".care-compact").bounding_box()
        assert box
        most = SMALL["height"] / 2 if scheme != "calm" else SMALL["height"] * 0.65
        assert box["height"] <= most, f"{path}: {box['height']}"
        expect(page.locator(".care-compact .care-call a").first).to_be_visible()


FIRST = """() => {
    const all = [...document.querySelector(".care-call").children].filter(one => one.checkVisibility())
    const box = one => one.getBoundingClientRect()
    return all.sort((a, b) => box(a).top - box(b).top || box(a).left - box(b).left).map(one => one.textContent)
}"""


@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("Europe/London", "Call 999 UK"),
        ("Europe/Dublin", "Call 112 Ireland, EU"),
        ("Europe/Madrid", "Call 112 Ireland, EU"),
        ("America/New_York", "Call 911 US, Canada"),
        ("America/Indiana/Knox", "Call 911 US, Canada"),
        ("America/Toronto", "Call 911 US, Canada"),
        ("Australia/Perth", "Call 000 Australia"),
        ("Pacific/Auckland", "Call 111 New Zealand"),
        ("Asia/Tokyo", "Call your local emergency number"),
        ("America/Sao_Paulo", "Call your local emergency number"),
        ("UTC", "Call 999 UK"),  # unknown: the fixed order
    ],
)
def test_the_number_of_the_readers_country_comes_first(visit: Open, zone: str, first: str) -> None:
    page = visit(HELP, SMALL, timezone_id=zone)
    shown = page.evaluate(FIRST)
    assert shown[0].strip() == first
    assert len(shown) == (6 if first.startswith("Call your") else 5), "all others are there too"
    widths = (
        page.locator(".care-call")
        .first.locator("a")
        .evaluate_all("links => links.map(link => link.getBoundingClientRect().width)")
    )
    is_known = not (zone == "UTC" or first.startswith("Call your"))
    assert (max(widths) > 1.8 * min(widths)) == is_known or zone in (
        "UTC",
        "Asia/Tokyo",
        "America/Sao_Paulo",
    )


def test_no_button_moves_once_it_is_drawn(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=SMALL, timezone_id="Pacific/Auckland") as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.add_init_script(
            "window.moved = []; new PerformanceObserver(list => { for (const one of list.getEntries()) moved.push(one.value) })"
            ".observe({ type: 'layout-shift', buffered: true })"
        )
        page.goto(address + HELP)
        page.wait_for_load_state("networkidle")
        assert sum(page.evaluate("moved")) < 0.01


def test_without_scripts_all_numbers_are_equal_and_nothing_is_lost(visit: Open) -> None:
    page = visit(HELP, SMALL, java_script_enabled=False, timezone_id="Europe/London")
    card = page.locator(".care").first
    for number in ("999", "112", "911", "000", "111"):
        expect(card.locator(f"a[href='tel:{number}']")).to_be_visible()
    expect(page.locator("country-numbers li").first).to_be_visible()
    expect(page.locator("country-numbers select")).to_have_count(0)


def test_a_reader_chooses_a_country_and_it_is_kept_only_if_asked(visit: Open) -> None:
    page = visit(HELP, SMALL, timezone_id="Europe/London")
    choice = page.get_by_label("Show first the numbers of")
    expect(choice).to_have_value("GB")
    choice.select_option("New Zealand")
    assert page.evaluate(FIRST)[0].strip() == "Call 111 New Zealand"
    assert page.evaluate("Object.keys(localStorage)") == []
    page.reload()
    assert page.evaluate(FIRST)[0].strip() == "Call 999 UK"
    page.get_by_label("Show first the numbers of").select_option("another country")
    assert page.evaluate(FIRST)[0].strip() == "Call your local emergency number"
    page.get_by_label("Show first the numbers of").select_option("Australia")
    page.get_by_label("Keep this in my browser").check()
    assert page.evaluate("Object.keys(localStorage)") == ["/quiet-head/country"]
    page.reload()
    assert page.evaluate(FIRST)[0].strip() == "Call 000 Australia"
    expect(page.get_by_label("Show first the numbers of")).to_have_value("AU")
    expect(page.get_by_label("Keep this in my browser")).to_be_checked()
    page.get_by_label("Keep this in my browser").press("Enter")  # a form would be sent
    assert "?" not in page.url
    page.get_by_label("Keep this in my browser").uncheck()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_the_page_says_nothing_of_the_reader_to_anyone(visit: Open) -> None:
    asked: list[str] = []
    page = visit("", SMALL, timezone_id="Europe/London")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url + HELP)
    assert asked
    assert not [one for one in asked if "London" in one or "GB" in one]


def test_crisis_boxes_have_their_numbers_with_the_readers_country_first(visit: Open) -> None:
    page = visit(HELP, SMALL, timezone_id="Australia/Perth")
    box = page.locator("#sign-crisis-suicide")
    tops = box.locator(".care-numbers > li").evaluate_all(
        "items => items.map(item => [item.getBoundingClientRect().top, item.textContent])"
    )
    assert " ".join(min(tops)[1].split()).startswith("Australia: Lifeline")
    assert len(tops) == 6
    for name, href in {"Call 116 123": "tel:116123", "Text HELLO to 50808": "sms:50808"}.items():
        expect(box.get_by_role("link", name=name).first).to_have_attribute("href", href)


def test_from_the_first_screen_a_child_and_a_blow_are_one_tap_away(visit: Open) -> None:
    for name, title in {
        "For a child": "A headache in a child",
        "Head injury": "Headache after a head or neck injury",
    }.items():
        page = visit(HELP, SMALL, timezone_id="Europe/London")
        page.locator(".care").first.get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page.locator(".care-call a").first).to_be_in_viewport()
    for name, box, number in (
        ("Crisis", "crisis-suicide", "Call 116 123"),
        ("Overdose", "crisis-overdose", "Call 999 UK"),
        ("Others ill too", "crisis-co", "Call 999 UK"),
    ):
        page = visit(HELP, SMALL, timezone_id="Europe/London")
        page.locator(".care").first.get_by_role("link", name=name).click()
        link = page.locator(f"#sign-{box}").get_by_role("link", name=number).first
        expect(link).to_be_in_viewport()


SIZES = """() => [...document.querySelectorAll("[data-sign]")].map(one => [
    one.dataset.sign, one.checkVisibility(), parseFloat(getComputedStyle(one).fontSize) * 0.75])"""


@pytest.mark.parametrize("path", [HELP, "help/sheet/"])
def test_all_signs_stand_on_the_two_sides_of_one_sheet(visit: Open, path: str) -> None:
    page = visit(path, timezone_id="Europe/London")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", io.BytesIO(pdf).read())) == 2
    page.emulate_media(media="print")
    told = page.evaluate(SIZES)
    shown = {sign for sign, visible, _ in told if visible}
    assert {sign for sign, *_ in told} == shown, "paper drops no sign"
    assert len(shown) == 98
    assert min(points for _, visible, points in told if visible) >= 9.99
    for selector in (".disclaimer", ".trust"):
        expect(page.locator(selector)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark", "calm"])
def test_no_scheme_drops_a_sign(visit: Open, scheme: str) -> None:
    anchor, options = SCHEMES[scheme]
    for path in (
        HELP,
        "help/children/",
        "help/head-injury/",
        "help/before-massage/",
        "understand/what-is-migraine/",
    ):
        page = visit(path + anchor, SMALL, **options)
        hidden = [sign for sign, visible, _ in page.evaluate(SIZES) if not visible]
        assert hidden == [], path
