"""The outline of a page: it says which section is read, and on a phone gets out of the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from sites import Site

from .conftest import DESK, PHONE, Open

LONG = "hands-on/massage-and-headaches/"


@pytest.mark.parametrize(("size", "outline"), [(DESK, ".toc"), (PHONE, ".outline")])
def test_it_marks_the_section_that_is_read(visit: Open, size: dict[str, int], outline: str) -> None:
    page = visit(LONG, size)
    names = page.locator(f"{outline} a").all_text_contents()
    assert len(names) > 3
    for name in (names[2], names[-1], names[0]):
        heading = page.locator(".text > h2", has_text=name).first
        heading.evaluate("node => scrollTo(0, scrollY + node.getBoundingClientRect().top - 60)")
        expect(page.locator(f"{outline} [aria-current]")).to_have_text([name])
    page.evaluate("scrollTo(0, 0)")
    first = page.locator(".text > h2").first.evaluate(
        "node => node.getBoundingClientRect().top < innerHeight / 3"
    )
    # The script answers a scroll a frame later, so the mark is waited for.
    expect(
        page.locator(f"{outline} [aria-current]"), "above the first section none is marked"
    ).to_have_text(names[:1] * first)


def test_beside_the_text_it_stays_in_sight(visit: Open) -> None:
    page = visit(LONG, DESK)
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    box = page.locator(".toc").bounding_box()
    assert box
    assert 0 <= box["y"] < DESK["height"] / 2
    text = page.locator(".text").bounding_box()
    assert text
    assert box["x"] + box["width"] <= text["x"]


def test_on_a_phone_it_opens_closes_and_leads(visit: Open) -> None:
    page = visit(LONG, PHONE)
    fold, summary = page.locator(".outline"), page.locator(".outline summary")
    summary.click()
    expect(fold).to_have_attribute("open", "")
    link = fold.locator("a").nth(2)
    link.click()
    expect(fold).not_to_have_attribute("open", "")
    assert page.url.endswith(str(link.get_attribute("href")))
    summary.click()
    page.keyboard.press("Escape")
    expect(fold).not_to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    summary.click()
    page.locator("main").click(position={"x": 5, "y": 700})
    expect(fold).not_to_have_attribute("open", "")


def test_without_scripts_it_opens_and_leads(visit: Open) -> None:
    page = visit(LONG, PHONE, java_script_enabled=False)
    page.locator(".outline summary").click()
    page.locator(".outline a").nth(2).click()
    assert "#" in page.url


FIRST = """() => {
    const box = selector => document.querySelector(selector).getBoundingClientRect()
    const line = document.querySelector(".disclaimer")
    return {
        frame: box(".header").height + box(".bar").height + line.getBoundingClientRect().height,
        key: box(".text > h2 + ul > li").top,
    }
}"""


@pytest.mark.parametrize(
    ("look", "frame", "key"), [("light", 0.30, 0.70), ("dark", 0.30, 0.70), ("calm", 0.36, 0.80)]
)
def test_the_frame_leaves_the_first_screen_to_the_answer(
    visit: Open, site: Site, look: str, frame: float, key: float
) -> None:
    paths = [path for path, html in site.pages().items() if 'id="key-points"' in html]
    assert len(paths) > 9
    size = {"width": 360, "height": 740}
    page = visit("", size, color_scheme="dark" if look == "dark" else "light")
    root = page.url
    for path in paths:
        page.goto(f"{root}{path.removesuffix('index.html')}{'#calm' if look == 'calm' else ''}")
        found = page.evaluate(FIRST)
        assert found["frame"] <= frame * 740, (path, found)
        assert found["key"] <= key * 740, (path, found)


SUBJECT = """() => {
    const heading = document.querySelectorAll(".text > h2")[1]
    return (heading.getBoundingClientRect().top + scrollY) / innerHeight
}"""


@pytest.mark.parametrize(("look", "screens"), [("", 1.6), ("#calm", 2.2)])
def test_a_topic_page_soon_reaches_its_subject(
    visit: Open, site: Site, look: str, screens: float
) -> None:
    page = visit("", {"width": 360, "height": 740}, timezone_id="Europe/London")
    root, found = page.url, {}
    for path, html in site.pages().items():
        if 'id="key-points"' in html and path.startswith(("understand/", "body/", "hands-on/")):
            page.goto(f"{root}{path.removesuffix('index.html')}{look}")
            found[path] = page.evaluate(SUBJECT)
    assert len(found) == 18
    assert {path: at for path, at in found.items() if at > screens} == {}
