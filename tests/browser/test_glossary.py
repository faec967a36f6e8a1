"""Tooltips, the A–Z page, and the reader's own choice of marking."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import yaml
from playwright.sync_api import Page, expect

from sitekit.front_matter import Term, read
from sitekit.glossary.marking import mark
from sitekit.glossary.matching import find
from sitekit.glossary.terms import Entry, Glossary, compile_glossary
from sites import ROOT, Site

from .conftest import DESK, PHONE, Open

SMALL = {"width": 320, "height": 568}


def shown(page: Page) -> list[dict[str, float]]:
    """The box of each open tip, with its edges."""
    boxes: list[dict[str, float]] = page.evaluate(
        "[...document.querySelectorAll('.term-tip:popover-open')].map(tip => tip.getBoundingClientRect().toJSON())"
    )
    return boxes


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("size", [SMALL, {"width": 640, "height": 400}], ids=["320", "zoomed"])
def test_a_tip_stays_in_the_window(visit: Open, size: dict[str, int], direction: str) -> None:
    page = visit("hands-on/massage-and-headaches/", size, bypass_csp=True)
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    if size is not SMALL:
        page.add_style_tag(content=":root { font-size: 225% !important; }")  # text at 200 %
    for term in page.locator("main a.term").all()[:12]:
        term.focus()
        boxes = shown(page)
        assert len(boxes) == 1
        assert boxes[0]["left"] >= 0
        assert boxes[0]["top"] >= 0
        assert boxes[0]["right"] <= size["width"]
        assert boxes[0]["bottom"] <= size["height"]


def test_a_tip_is_never_clipped_by_what_it_stands_in(visit: Open) -> None:
    page = visit("body/fascia/")
    page.evaluate(
        "const box = document.createElement('div'); const term = document.querySelector('a.term');"
        "box.style.cssText = 'overflow: hidden; height: 1.5em; width: 5em; transform: scale(1)';"
        "term.replaceWith(box); box.append(term)"
    )
    page.locator("a.term").first.focus()
    box = shown(page)[0]
    middle = [(box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2]
    top = page.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('.term-tip') !== null", middle)
    assert top


def test_a_tips_text_can_be_read_and_selected(visit: Open) -> None:
    page = visit("body/fascia/", PHONE)
    page.locator("a.term").first.focus()
    tip = page.locator(".term-tip:popover-open")
    size, select = tip.evaluate("tip => [getComputedStyle(tip).fontSize, getComputedStyle(tip).userSelect]")
    assert float(size.removesuffix("px")) >= 16
    assert select == "auto"


def test_a_tip_has_an_edge_in_forced_colours_and_does_not_move(visit: Open) -> None:
    page = visit("body/fascia/", forced_colors="active", reduced_motion="reduce")
    page.locator("a.term").first.focus()
    edge = page.locator(".term-tip:popover-open").evaluate("tip => getComputedStyle(tip).borderTopWidth")
    assert edge == "2px"
    moving = page.evaluate("document.getAnimations().length")
    assert moving == 0


def test_the_pointer_passing_over_opens_nothing(visit: Open) -> None:
    page = visit("body/fascia/")
    page.locator("a.term").first.hover()
    page.mouse.move(2, 2)
    page.wait_for_timeout(500)
    assert shown(page) == []


def test_the_next_tip_replaces_the_last(visit: Open) -> None:
    page = visit("body/fascia/", {"width": 1280, "height": 2000})
    far = page.locator("main a.term:visible").count() - 1  # so far down that no other tip can lie over it
    for n in (0, far, 0):
        term = page.locator("main a.term:visible").nth(n)
        term.hover()
        expect(page.locator(f"#{term.get_attribute('aria-describedby')}")).to_be_visible()
        assert len(shown(page)) == 1
    page.mouse.move(2, 2)
    expect(page.locator(".term-tip:popover-open")).to_have_count(0)


def test_a_to_z_narrows_while_typing(visit: Open, axe: Callable[[Page], list[str]]) -> None:
    page = visit("glossary/", PHONE)
    everything = page.locator("dt").count()
    assert everything >= 92
    field = page.get_by_role("searchbox", name="Find a word in this list")
    field.fill("FASC")
    expect(page.get_by_text("Words found:")).to_have_text(re.compile(r"Words found: \d$"))
    expect(page.get_by_role("link", name="fascia", exact=True)).to_be_visible()
    assert page.locator("dt:visible").count() < 6
    assert page.locator("main h2:visible").count() < 6
    assert axe(page) == []
    field.fill("")
    expect(page.locator("dt:visible")).to_have_count(everything)


def test_a_to_z_is_a_plain_list_without_scripts(visit: Open) -> None:
    page = visit("glossary/", PHONE, java_script_enabled=False)
    assert page.locator("dt:visible").count() >= 92
    assert page.locator(".filter:visible").count() == 0


def test_nothing_is_stored_before_a_choice_and_a_choice_lasts(visit: Open, axe: Callable[[Page], list[str]]) -> None:
    page = visit("body/circulation/", DESK)
    stored = "JSON.stringify({...localStorage})"
    first = page.locator("main a.term").count()
    assert page.evaluate(stored) == "{}"
    assert page.evaluate("document.cookie") == ""

    page.get_by_role("radio", name="Everywhere").check()
    expect(page.locator("main a.term[data-added]")).not_to_have_count(0)
    every = page.locator("main a.term").count()
    assert every > first
    page.reload()
    expect(page.locator("main a.term")).to_have_count(every)
    assert axe(page) == []
    added = page.locator("main a.term[data-added]").first
    added.focus()
    expect(page.locator(f"#{added.get_attribute('aria-describedby')}")).to_be_visible()

    page.get_by_role("radio", name="Nowhere").check()
    page.reload()
    expect(page.locator("main a.term[href]")).to_have_count(0)
    page.locator("main a.term").first.hover()
    page.wait_for_timeout(500)
    assert shown(page) == []

    page.get_by_role("radio", name="Where they first stand").check()
    expect(page.locator("main a.term[href]")).to_have_count(first)
    assert page.evaluate(stored) == "{}"


def whole_glossary() -> Glossary:
    """The real glossary, compiled as a build does."""
    entries = []
    for path in sorted((ROOT / "docs/glossary").glob("*.md")):
        meta = read(path.read_text("utf-8"), f"glossary/{path.name}").front
        if isinstance(meta, Term):
            entries.append(Entry(path.stem, f"glossary/{path.stem}/", f"glossary/{path.name}", meta))
    return compile_glossary(entries)[0]


@pytest.mark.parametrize("name", ["body/circulation/", "understand/what-is-migraine/", "glossary/sham/"])
def test_everywhere_means_what_it_means_to_the_build(visit: Open, built: Site, name: str) -> None:
    known = whole_glossary()
    html = built.read(f"{name}index.html")
    text = re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", html[html.index('<div class="text">') :], flags=re.DOTALL)
    text = text[: text.index('<section class="terms"')]
    own = {name.split("/")[1]} if name.startswith("glossary/") else set()
    found = find(text[: text.rindex("</div>")], known)
    leave = yaml.safe_load((ROOT / f"docs/{name[:-1]}.md").read_text("utf-8").split("---")[1]).get("glossary") or []
    expected = mark(text, found.places, found.sections, known, "", own | set(leave), "all")
    page = visit(name)
    page.get_by_role("radio", name="Everywhere").check()
    expect(page.locator(".term-tip")).to_have_count(len(expected.used))
    expect(page.locator(".text a.term")).to_have_count(expected.count)
