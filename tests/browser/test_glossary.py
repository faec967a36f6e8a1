"""Tooltips, the A–Z page, and the reader's own choice of marking."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from sitekit.front_matter import Term, read
from sitekit.glossary.marking import mark
from sitekit.glossary.matching import find
from sitekit.glossary.terms import Entry, Glossary, compile_glossary
from sites import ROOT, Site

from .conftest import DESK, PHONE, Bench, Open

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
    top = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('.term-tip') !== null", middle
    )
    assert top


def test_a_tips_text_can_be_read_and_selected(visit: Open) -> None:
    page = visit("body/fascia/", PHONE)
    page.locator("a.term").first.focus()
    tip = page.locator(".term-tip:popover-open")
    size, select = tip.evaluate(
        "tip => [getComputedStyle(tip).fontSize, getComputedStyle(tip).userSelect]"
    )
    assert float(size.removesuffix("px")) >= 16
    assert select == "auto"


def test_a_tip_has_an_edge_in_forced_colours_and_does_not_move(visit: Open) -> None:
    page = visit("body/fascia/", forced_colors="active", reduced_motion="reduce")
    page.locator("a.term").first.focus()
    edge = page.locator(".term-tip:popover-open").evaluate(
        "tip => { const { borderTopWidth, borderBottomWidth } = getComputedStyle(tip);"
        " return [borderTopWidth, borderBottomWidth] }"
    )
    assert edge == ["3px", "1px"]
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
    far = (
        page.locator("main a.term:visible").count() - 1
    )  # so far down that no other tip can lie over it
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


def test_nothing_is_stored_before_a_choice_and_a_choice_lasts(
    visit: Open, axe: Callable[[Page], list[str]]
) -> None:
    page = visit("body/stress-and-headaches/", DESK)
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
            entries.append(
                Entry(path.stem, f"glossary/{path.stem}/", f"glossary/{path.name}", meta)
            )
    return compile_glossary(entries)[0]


@pytest.mark.parametrize(
    "name", ["body/circulation/", "understand/what-is-migraine/", "glossary/fascia/"]
)
def test_everywhere_means_what_it_means_to_the_build(visit: Open, site: Site, name: str) -> None:
    known = whole_glossary()
    html = site.read(f"{name}index.html")
    text = re.sub(
        r'<a class="term"[^>]*>(.*?)</a>',
        r"\1",
        html[html.index('<div class="text">') :],
        flags=re.DOTALL,
    )
    text = text[: text.index('<section class="terms"')]
    own = {name.split("/")[1]} if name.startswith("glossary/") else set()
    found = find(text[: text.rindex("</div>")], known)
    leave = (
        yaml.safe_load((ROOT / f"docs/{name[:-1]}.md").read_text("utf-8").split("---")[1]).get(
            "glossary"
        )
        or []
    )
    expected = mark(text, found.places, found.sections, known, "", own | set(leave), "all")
    page = visit(name)
    page.get_by_role("radio", name="Everywhere").check()
    expect(page.locator(".term-tip")).to_have_count(len(expected.used))
    expect(page.locator(".text a.term")).to_have_count(expected.count)


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("caf", "caf café cafe\u0301 decaf", ["caf"]),
        ("दर", "दर्द और दर।", ["दर"]),
        ("偏頭痛", "私は偏頭痛があります。", ["偏頭痛"]),
        (
            "rye",
            "https://rye.example/rye www.rye.example a@rye.example (rye), rye.",
            ["rye", "rye"],
        ),
    ],
)
def test_the_script_marks_words_as_the_build_does(
    bench: Bench, word: str, text: str, expected: list[str]
) -> None:
    form = (
        '<form data-marking data-unmarked="a" data-left="">'
        '<input type="radio" name="marking" value="all" checked></form>'
    )
    tip = f'<div class="term-tip" id="term-x"><p data-words="{word}"></p></div>'
    first = f'<a class="term" href="#x" aria-describedby="term-x">{word}</a>'
    body = f'{form}<div class="text"><p>{first}</p><p>{text}</p></div>{tip}'
    page = bench(body, "features/marking.js")
    assert page.locator(".text p:last-child a.term").all_inner_texts() == expected


# The script alone, its clock in our hands, on words whose place is known.

CLOCK = """
    let now = 0, next = 1
    const timers = new Map()
    window.setTimeout = (run, wait) => { timers.set(next, [now + wait, run]); return next++ }
    window.clearTimeout = id => timers.delete(id)
    window.pass = time => {
        now += time
        for (const [id, [at, run]] of [...timers]) if (at <= now) { timers.delete(id); run() }
    }"""
TIP = '<div class="term-tip" id="tip-{0}" role="tooltip" popover="manual"><p style="{1}">About {0}.</p></div>'


def words(first: str = "left: 300px; top: 100px", tip: str = "") -> str:
    """Two words, the first of them where it is told to stand, and their tips."""
    link = '<a class="term" href="#{0}" aria-describedby="tip-{0}">{0} word</a>'
    return (
        f'<main tabindex="-1" style="height: 3000px"><h1 style="margin: 0">Top</h1>'
        f'<p style="position: absolute; margin: 0; {first}">{link.format("one")}</p>'
        f'<p style="position: absolute; margin: 0; left: 800px; top: 400px">{link.format("two")}</p>'
        f'<p style="position: absolute; margin: 0; left: 20px; top: 500px">{link.format("none")}'
        f' <a href="#x">other</a></p>'
        f'<section class="terms"><h2>Words</h2>{TIP.format("one", tip)}{TIP.format("two", "")}</section></main>'
    )


@pytest.fixture
def tips(bench: Bench) -> Callable[..., Page]:
    """Shows the two words: `tips(first="left: 0; top: 0", tip="width: 300px")`."""

    def make(direction: str = "ltr", **more: str) -> Page:
        page = bench(words(**more), "features/tips.js", direction=direction, before=CLOCK)
        page.mouse.move(1, 790)
        return page

    return make


def passes(page: Page, time: int) -> None:
    page.evaluate("time => pass(time)", time)


def opened(page: Page) -> list[str]:
    """The tips that are open."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.term-tip:popover-open')].map(tip => tip.id)"
    )
    return found


def term(page: Page, name: str) -> Locator:
    return page.locator(f"a.term[href='#{name}']")


def test_a_tip_waits_for_a_pointer_that_stays(tips: Callable[..., Page]) -> None:
    page = tips()
    term(page, "one").hover()
    passes(page, 299)
    assert opened(page) == []
    passes(page, 1)
    assert opened(page) == ["tip-one"]
    page.mouse.move(600, 700)
    passes(page, 249)
    assert opened(page) == ["tip-one"]
    passes(page, 1)
    assert opened(page) == []
    term(page, "one").hover()
    passes(page, 299)
    page.mouse.move(600, 700)
    passes(page, 1000)
    assert opened(page) == [], "a passing pointer opens nothing"
    term(page, "none").hover()
    passes(page, 1000)
    assert opened(page) == [], "a word without a tip is a link"


def test_the_pointer_may_move_into_a_tip_and_back(tips: Callable[..., Page]) -> None:
    page = tips()
    for stop in (page.locator("#tip-one"), term(page, "one")):
        term(page, "one").hover()
        passes(page, 300)
        page.mouse.move(600, 700)
        passes(page, 200)
        stop.hover()
        passes(page, 1000)
        assert opened(page) == ["tip-one"]
    term(page, "two").hover()
    passes(page, 299)
    assert opened(page) == ["tip-one"]
    passes(page, 1)
    assert opened(page) == ["tip-two"], "one at a time"


def test_a_tip_stays_with_the_keyboard(tips: Callable[..., Page]) -> None:
    page = tips()
    term(page, "one").focus()
    assert opened(page) == ["tip-one"]
    page.locator("h1").hover()
    passes(page, 1000)
    assert opened(page) == ["tip-one"], "the pointer is elsewhere, the keyboard is not"
    page.keyboard.press("Tab")
    assert opened(page) == ["tip-two"]
    page.get_by_text("other").focus()
    assert opened(page) == []
    term(page, "one").hover()
    passes(page, 300)
    page.mouse.move(600, 700)
    term(page, "one").focus()
    passes(page, 1000)
    assert opened(page) == ["tip-one"], "what the pointer had begun is over"


def test_escape_hides_a_tip_and_else_means_what_it_means(tips: Callable[..., Page]) -> None:
    page = tips()
    page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    term(page, "one").focus()
    page.keyboard.press("a")
    assert opened(page) == ["tip-one"]
    page.keyboard.press("Escape")
    assert opened(page) == []
    assert page.evaluate("taken") is True
    page.keyboard.press("Escape")
    assert page.evaluate("taken") is False


def test_a_press_inside_a_tip_selects_and_one_outside_closes(tips: Callable[..., Page]) -> None:
    page = tips()
    term(page, "one").hover()
    passes(page, 300)
    box = page.locator("#tip-one p").bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"], box["y"] + 10)
    assert page.evaluate("getSelection().toString()") == "About one."
    page.mouse.move(600, 700)
    passes(page, 1000)
    assert opened(page) == ["tip-one"], "while text is being selected"
    page.mouse.up()
    page.mouse.move(610, 700)
    page.locator("h1").hover()
    passes(page, 250)
    assert opened(page) == []
    term(page, "one").hover()
    passes(page, 300)
    page.locator("#tip-one p").click()
    assert opened(page) == ["tip-one"]
    page.mouse.click(600, 700)
    assert opened(page) == []


def test_the_first_tap_shows_and_the_second_follows(tips: Callable[..., Page]) -> None:
    page = tips()
    term(page, "one").tap()
    assert opened(page) == ["tip-one"]
    assert page.url.endswith("/bench/")
    page.locator("#tip-one p").tap()
    assert opened(page) == ["tip-one"]
    term(page, "two").tap()
    assert opened(page) == ["tip-two"], "another word's first tap"
    assert page.url.endswith("/bench/")
    page.locator("h1").tap()
    assert opened(page) == []
    term(page, "one").tap()
    term(page, "one").tap()
    assert page.url.endswith("#one")
    page.get_by_text("other").tap()
    assert page.url.endswith("#x"), "other links are followed at once"


def test_a_click_follows_at_once_and_a_touch_that_scrolls_is_none(
    tips: Callable[..., Page],
) -> None:
    page = tips()
    term(page, "two").click()
    assert page.url.endswith("#two")
    page.evaluate("""['pointerdown', 'pointercancel'].forEach(name =>
        document.body.dispatchEvent(new PointerEvent(name, { pointerType: 'touch', bubbles: true })))""")
    term(page, "one").focus()
    assert opened(page) == ["tip-one"]


PLACES = {
    "below": ("left: 300px; top: 100px", ""),
    "above": ("left: 300px; top: 700px", ""),
    "right edge": ("left: 1180px; top: 100px", "width: 300px"),
    "two lines": ("left: 300px; top: 100px; width: 3em", ""),
    "roomier below": ("left: 300px; top: 300px", "height: 500px"),
    "roomier above": ("left: 300px; top: 500px", "height: 500px"),
}


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("place", PLACES)
def test_where_a_tip_stands(tips: Callable[..., Page], place: str, direction: str) -> None:
    first, tip_style = PLACES[place]
    page = tips(direction, first=first, tip=tip_style)
    term(page, "one").focus()
    lines = term(page, "one").evaluate(
        "term => [...term.getClientRects()].map(line => line.toJSON())"
    )
    tip = shown(page)[0]
    wide = page.evaluate("document.documentElement.clientWidth")
    start = lines[0]["right"] - tip["width"] if direction == "rtl" else lines[0]["left"]
    assert tip["left"] == pytest.approx(max(8, min(start, wide - tip["width"] - 8)), abs=0.6)
    if place == "right edge" and direction == "ltr":
        assert tip["right"] == pytest.approx(wide - 8, abs=0.6)
    expected = {
        "above": lines[0]["top"] - 6 - tip["height"],
        "roomier below": 800 - 8 - tip["height"],
        "roomier above": 8,
    }.get(place, lines[-1]["bottom"] + 6)
    assert len(lines) == (2 if place == "two lines" else 1)
    assert tip["top"] == pytest.approx(expected, abs=0.6)


def test_a_tip_stands_below_as_long_as_it_fits_to_the_pixel(tips: Callable[..., Page]) -> None:
    page = tips()
    term(page, "one").focus()
    foot = term(page, "one").evaluate("term => term.getBoundingClientRect().bottom") - 100
    last = (
        800 - 8 - shown(page)[0]["height"] - 6 - foot
    )  # where the word stands when its tip just fits
    for top, below in ((last - 0.25, True), (last + 0.25, False)):
        page = tips(first=f"left: 300px; top: {top}px")
        term(page, "one").focus()
        assert (shown(page)[0]["top"] > top) is below


def test_a_tip_moves_with_its_word_also_within_a_part_that_scrolls(bench: Bench) -> None:
    place = (
        "position: absolute; left: 300px; top: 300px; width: 200px; height: 90px; overflow: auto"
    )
    link = '<a class="term" href="#one" aria-describedby="tip-one">one word</a>'
    part = f'<div id="part" style="{place}"><p>{link}</p><p style="height: 900px"></p></div>'
    page = bench(f"<main>{part}{TIP.format('one', '')}</main>", "features/tips.js", before=CLOCK)
    term(page, "one").focus()
    top = shown(page)[0]["top"]
    page.evaluate("document.getElementById('part').scrollTop = 20")
    page.wait_for_timeout(100)
    assert shown(page)[0]["top"] == pytest.approx(top - 20, abs=0.6)


def test_a_tip_moves_with_its_word(tips: Callable[..., Page]) -> None:
    page = tips()
    term(page, "two").focus()
    top = shown(page)[0]["top"]
    page.evaluate("scrollTo(0, 120)")
    page.wait_for_function(
        "top => document.querySelector(':popover-open').getBoundingClientRect().top < top", arg=top
    )
    assert shown(page)[0]["top"] == pytest.approx(top - 120, abs=0.6)
    page.evaluate("dispatchEvent(new Event('resize'))")
    assert opened(page) == []
    page.evaluate("scrollTo(0, 0)")  # nothing is open, and nothing breaks


def test_a_word_that_is_not_to_be_marked_has_no_tip(tips: Callable[..., Page]) -> None:
    page = tips()
    page.evaluate(
        "for (const one of document.querySelectorAll('a.term')) one.removeAttribute('href')"
    )
    page.get_by_text("one word", exact=True).hover()
    passes(page, 1000)
    page.get_by_text("one word", exact=True).click()
    assert opened(page) == []


def test_an_old_browser_keeps_the_list(bench: Bench) -> None:
    page = bench(words(), "features/tips.js", before="delete HTMLElement.prototype.popover")
    assert page.evaluate("document.documentElement.className") == ""
    term(page, "one").focus()
    expect(page.get_by_role("heading", name="Words")).to_be_visible()


# Citations open what they cite in the same manner.

CITED = (
    '<main style="height: 3000px"><h1>Top</h1><p style="position: absolute; left: 300px; top: 300px">Words '
    '<span class="citation">[<a href="#ref-who">1</a>, <a href="#ref-none">2</a>]</span> <a href="#x">on</a></p>'
    '<section class="references" data-keys="Press Enter." data-touch="Tap again." data-mouse="Click it.">'
    '<details><summary>References</summary><ol><li id="ref-who">Who. <a href="https://example.org">A study</a>. '
    '<cite>A journal</cite>. <span>Trial, 9 people.</span> <a class="back" href="#c">↩</a></li></ol></details>'
    "</section></main>"
)
SAID = "Who. A study. A journal. Trial, 9 people."


def cited(page: Page) -> list[str]:
    """What open tips say, line by line."""
    tip = page.locator(".term-tip:popover-open")
    return tip.inner_text().split("\n") if tip.count() else []


def test_a_pointer_that_rests_tells_nobody_at_a_keyboard_to_click(bench: Bench) -> None:
    page = bench(CITED, "features/tips.js", before=CLOCK)
    page.keyboard.press("Shift")
    over = "new PointerEvent('pointerover', { bubbles: true })"
    page.evaluate(f"document.querySelector('h1').dispatchEvent({over})")
    page.locator("a[href='#ref-who']").focus()
    passes(page, 300)
    assert cited(page)[-1].strip() == "Press Enter."


@pytest.mark.parametrize(
    ("way", "more"),
    [("focus", "Press Enter."), ("hover", "Click it."), ("tap", "Tap again.")],
)
def test_a_citation_opens_what_it_cites(bench: Bench, way: str, more: str) -> None:
    page = bench(CITED, "features/tips.js", before=CLOCK)
    page.keyboard.press("Shift")
    link = page.locator("a[href='#ref-who']")
    getattr(link, way)()
    passes(page, 300)
    assert [line.strip() for line in cited(page) if line.strip()] == [SAID, more]
    tip = page.locator(".term-tip")
    assert tip.get_attribute("role") == "tooltip"
    assert tip.locator("a").count() == 0, "a tip holds no link"
    assert tip.get_attribute("popover") == "manual", "it closes nothing else that is open"
    assert link.get_attribute("aria-describedby") == tip.get_attribute("id")
    page.keyboard.press("Escape")
    assert cited(page) == []
    assert link.get_attribute("aria-describedby") is None
    if way == "tap":
        assert page.url.endswith("/bench/"), "the first tap shows"
        link.tap()
        link.tap()
        assert page.url.endswith("#ref-who"), "the second follows"


def test_a_citation_of_nothing_is_a_link(bench: Bench) -> None:
    page = bench(CITED, "features/tips.js", before=CLOCK)
    page.locator("a[href='#ref-none']").tap()
    assert cited(page) == []
    assert page.url.endswith("#ref-none")


def test_arrows_scroll_a_tip_that_is_higher_than_the_window(tips: Callable[..., Page]) -> None:
    page = tips(tip="height: 3000px")
    term(page, "one").focus()
    top = "document.querySelector(':popover-open').scrollTop"
    for key, scrolled in (("ArrowDown", 40), ("ArrowDown", 80), ("ArrowUp", 40)):
        page.keyboard.press(key)
        assert page.evaluate(top) == scrolled
    assert page.evaluate("scrollY") == 0
    term(page, "two").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => scrollY > 0")  # a tip that fits leaves arrows to the page


def test_a_tip_goes_with_its_word_out_of_the_window(tips: Callable[..., Page]) -> None:
    page = tips()
    term(page, "one").focus()
    page.evaluate("scrollTo(0, 100)")
    page.wait_for_function("() => scrollY === 100")
    assert opened(page) == ["tip-one"]
    page.evaluate("scrollTo(0, 300)")
    page.wait_for_function("() => !document.querySelector(':popover-open')")
    assert page.evaluate("document.activeElement.textContent") == "one word"


def test_a_citation_is_a_finger_wide_and_its_reference_opens(visit: Open) -> None:
    page = visit("hands-on/massage-and-headaches/", PHONE)
    boxes = page.locator(".citation a:visible").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect()).map(box => [box.width, box.height])"
    )
    assert len(boxes) > 20
    assert min(min(box) for box in boxes) >= 24
    expect(page.locator(".references li").first).to_be_hidden()
    link = page.locator(".citation a").first
    link.tap()
    expect(page.locator(".term-tip:popover-open")).to_be_visible()
    link.tap()
    expect(page.locator(".references li").first).to_be_in_viewport()
