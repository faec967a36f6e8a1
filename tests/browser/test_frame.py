"""The script of the frame and what it keeps: on a page that has nothing else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import Bench

RADIO = '<label><input type="radio" name="{0}" value="{1}"{2}>{1}</label>'
LOOKS = "".join(RADIO.format("look", look, "") for look in ("light", "dark", "calm"))
HEADER = f'<fieldset data-look-switch>{LOOKS}</fieldset><a href="/quiet-head/search/" data-search-open>Search</a>'
FORGET = "<p data-forget hidden>Kept. <button>Delete</button></p>"
THEME = "assets/js/theme.js"
KEPT = "async ([address, name, ...values]) => (await import(address)).kept[name](...values) ?? null"
BLOCK = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })"


def kept(page: Page, name: str, *values: str) -> Any:
    """Calls one of the functions of storage.js."""
    return page.evaluate(KEPT, ["/quiet-head/assets/js/storage.js", name, *values])


def test_what_is_kept_stands_under_the_sites_own_path(bench: Bench) -> None:
    page = bench("")
    page.evaluate(
        "localStorage.setItem('/other/look', 'dark'); localStorage.setItem('look', 'light')"
    )
    assert kept(page, "get", "look") is None
    assert kept(page, "names") == []
    kept(page, "set", "look", "calm")
    assert page.evaluate("localStorage.getItem('/quiet-head/look')") == "calm"
    assert kept(page, "get", "look") == "calm"
    assert kept(page, "names") == ["look"]
    kept(page, "remove", "look")
    assert page.evaluate("Object.keys(localStorage).sort()") == ["/other/look", "look"]
    assert kept(page, "names") == []


def test_a_browser_that_keeps_nothing_breaks_nothing(bench: Bench) -> None:
    page = bench(HEADER + FORGET, THEME, before=BLOCK)
    assert kept(page, "get", "look") is None
    assert kept(page, "names") == []
    kept(page, "remove", "look")
    page.get_by_label("dark").check()
    assert page.evaluate("document.documentElement.dataset.look") == "dark"
    expect(page.locator("[data-forget]")).to_be_hidden()


def test_what_is_kept_is_told(bench: Bench) -> None:
    page = bench(
        "", before="window.told = 0; document.addEventListener('kept', () => { window.told += 1 })"
    )
    kept(page, "set", "look", "calm")
    assert page.evaluate("told") == 1
    kept(page, "remove", "look")
    assert page.evaluate("told") == 2


def test_a_look_is_shown_and_kept(bench: Bench) -> None:
    page = bench(HEADER, THEME)
    assert page.locator("input:checked").count() == 0
    for look in ("dark", "calm", "light"):
        page.get_by_label(look).check()
        assert page.evaluate("document.documentElement.dataset.look") == look
        assert kept(page, "get", "look") == look
        assert page.locator("input:checked").count() == 1


def test_what_is_kept_can_be_deleted(bench: Bench) -> None:
    page = bench(HEADER + FORGET, THEME, before="localStorage.setItem('/quiet-head/other', '1')")
    expect(page.locator("[data-forget]")).to_be_visible()
    page.get_by_label("dark").check()
    page.evaluate("localStorage.setItem('/else/look', 'dark'); window.old = true")
    page.get_by_role("button", name="Delete").click()
    page.wait_for_function("() => !window.old")
    assert page.evaluate("Object.keys(localStorage)") == ["/else/look"]


def test_deleting_is_offered_once_something_is_kept(bench: Bench) -> None:
    page = bench(HEADER + FORGET, THEME)
    expect(page.locator("[data-forget]")).to_be_hidden()
    kept(page, "set", "marking", "all")
    expect(page.locator("[data-forget]")).to_be_visible()
    kept(page, "remove", "marking")
    expect(page.locator("[data-forget]")).to_be_hidden()


LINKS = {
    "../body/": "../body/#calm",
    "../body/?q=1#neck": "../body/?q=1#calm&neck",
    "../body/#calm": "../body/#calm",
    "../body/#calm&neck": "../body/#calm&neck",
    "#neck": "#neck",
    "https://example.org/": "https://example.org/",
    "tel:112": "tel:112",
}


@pytest.mark.parametrize(("href", "calm"), LINKS.items())
@pytest.mark.parametrize("place", ["#calm", "#calm&neck", ""])
def test_calm_by_address_goes_along_within_the_site(
    bench: Bench, place: str, href: str, calm: str
) -> None:
    stop = "addEventListener('click', event => event.target.closest('p') && event.preventDefault())"
    root = "document.documentElement.dataset.look = location.hash.startsWith('#calm') ? 'calm' : 'auto'"
    link = f'<p><a href="{href}"><b>Go</b></a></p>'
    page = bench(HEADER + link, THEME, place=place, before=f"{stop}; {root}")
    page.get_by_text("Go").click()
    found = page.locator("p a").evaluate("link => link.href")
    assert found == page.evaluate("href => new URL(href, location).href", calm if place else href)


def test_calm_goes_along_only_as_long_as_it_is_calm(bench: Bench) -> None:
    stop = "addEventListener('click', event => event.target.closest('p') && event.preventDefault())"
    root = "document.documentElement.dataset.look = 'calm'"
    page = bench(
        HEADER + '<p><a href="../body/">Go</a></p>',
        THEME,
        place="?a=1#calm",
        before=f"{stop}; {root}",
    )
    assert page.locator("input:checked").get_attribute("value") == "calm"
    page.get_by_label("light").check()
    assert page.url.endswith("/bench/?a=1"), "the address says calm no more"
    page.get_by_text("Go").click()
    assert page.locator("p a").get_attribute("href") == "../body/"


@pytest.mark.parametrize(
    ("place", "goes"),
    [
        ("#calm&far", True),
        ("#calm&f%C3%A4r", True),
        ("#calm&%E0%A4%A", False),
        ("#other&far", False),
        ("#calm", False),
    ],
)
def test_the_address_of_calm_may_name_a_place(bench: Bench, place: str, goes: bool) -> None:
    far = '<div style="height: 3000px"></div><p id="far">Far</p><p id="fär">Far</p><div style="height: 3000px"></div>'
    page = bench(HEADER + far, THEME, place=place)
    assert (page.evaluate("scrollY") > 0) is goes
    page.get_by_label("dark").check()
    assert page.evaluate("document.documentElement.dataset.look") == "dark", (
        "the rest of the script has run"
    )


def stand_in(page: Page, does: str) -> None:
    """Put something else in the place of search."""
    script = f"export const open = () => {{ {does} }}"
    page.route(
        "**/features/search/element.js",
        lambda route: route.fulfill(body=script, content_type="text/javascript"),
    )


@pytest.mark.parametrize(
    ("keys", "opens"),
    [("Control+k", True), ("Meta+k", True), ("Control+Shift+K", False), ("Control+Alt+k", False), ("k", False),
     ("Control+j", False)],
)  # fmt: skip
def test_search_opens_by_its_keys(bench: Bench, keys: str, opens: bool) -> None:
    page = bench(HEADER, THEME)
    stand_in(page, "window.opened = true")
    page.keyboard.press(keys)
    if opens:
        page.wait_for_function("() => window.opened")
    else:
        page.wait_for_timeout(50)
        assert page.evaluate("window.opened ?? null") is None


def test_search_opens_by_its_link_or_leads_to_its_page(bench: Bench) -> None:
    page = bench(HEADER, THEME)
    stand_in(page, "window.opened = true")
    page.get_by_text("Search").click()
    page.wait_for_function("() => window.opened")
    assert page.url.endswith("/bench/")
    page = bench(HEADER, THEME)
    stand_in(page, "throw Error()")
    page.get_by_text("Search").click()
    page.wait_for_url("**/search/")


@pytest.mark.parametrize("key", ["Control", "Meta", "Shift"])
def test_search_in_a_new_tab_is_left_to_the_browser(bench: Bench, key: str) -> None:
    told = "addEventListener('click', event => { window.taken = event.defaultPrevented; event.preventDefault() })"
    page = bench(HEADER, THEME, before=told)
    page.get_by_text("Search").click(modifiers=[key])  # type: ignore[list-item]
    assert page.evaluate("window.taken") is False


PAPER = """<div class="text"><p>One</p><h2>Two</h2><div class="care" id="a">A</div><p>Three</p>
    <div class="care" id="b">B</div><h2>Four</h2><div class="care" id="c">C</div>
    <details><summary>D</summary><p>E</p></details><details open><summary>F</summary><p>G</p></details></div>"""


def test_paper_has_the_signs_first_and_nothing_folded(bench: Bench) -> None:
    page = bench(HEADER + PAPER, THEME)
    text = page.locator(".text")
    before = text.inner_html()
    for times in (1, 2):
        for _ in range(times):  # some browsers tell twice
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
        order = "text => [...text.children].map(child => child.id || child.tagName)"
        assert text.evaluate(order) == ["a", "b", "P", "H2", "P", "H2", "c", "DETAILS", "DETAILS"]
        assert page.locator("details[open]").count() == 2
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert text.inner_html() == before
    page = bench(HEADER, THEME)
    page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")


# The marking of words -------------------------------------------------------------------------------------------------

CHOICES = "".join(
    RADIO.format("marking", choice, " checked" if choice == "first" else "")
    for choice in ("first", "all", "off")
)
MARKED = f"""<form data-marking data-unmarked="code, a" hidden>{CHOICES}</form>
    <div class="text"><p><a class="term" href="../fascia/" aria-describedby="term-fascia">fascia</a> and fascia, Fascia!
    <b>fasciae</b> <code>fascia</code> <a href="#">fascia</a> antifascia fascia1 fascia_ deep fascia C++ (C++)
    fascia lata</p></div>
    <p>fascia</p><p><a class="term" href="../c/" aria-describedby="term-c">C++</a>
    <a class="term" href="../deep/" aria-describedby="term-deep">deep fascia</a></p>
    <div class="term-tip" id="term-fascia"><p data-words="fascia|Fascia|fasciae"></p></div>
    <div class="term-tip" id="term-deep"><p data-words="deep fascia|fascia lata"></p></div>
    <div class="term-tip" id="term-c"><p data-words="C++"></p></div>"""
ADDED = """() => [...document.querySelectorAll("[data-added]")].map(link =>
    [link.textContent, link.getAttribute("href"), link.getAttribute("aria-describedby")])"""


def choose(page: Page, name: str) -> None:
    page.get_by_label(name).check()
    page.wait_for_function(
        "name => (localStorage.getItem('/quiet-head/marking') ?? 'first') === name", arg=name
    )


def test_words_are_marked_everywhere_or_nowhere_and_as_before(bench: Bench) -> None:
    page = bench(HEADER + MARKED, THEME)
    expect(page.locator("[data-marking]")).to_be_visible()
    before = page.locator(".text").inner_text()
    choose(page, "all")
    fascia = [[word, "../fascia/", "term-fascia"] for word in ("fascia", "Fascia", "fasciae")]
    others = [["deep fascia", "../deep/", "term-deep"], *[["C++", "../c/", "term-c"]] * 2]
    others.append(["fascia lata", "../deep/", "term-deep"])  # the longest form, not the first
    assert page.evaluate(ADDED) == fascia + others
    assert page.locator(".text").inner_text() == before
    page.get_by_label("all").dispatch_event("change")
    assert page.evaluate(ADDED) == fascia + others, "not twice"
    choose(page, "off")
    assert page.evaluate(ADDED) == []
    assert page.locator("a.term[href]").count() == 0
    assert page.locator("a[href]").count() == 2, "other links stay"
    choose(page, "all")
    assert page.evaluate(ADDED) == fascia + others
    choose(page, "first")
    assert page.locator("a.term[href]").count() == 3
    assert page.evaluate(ADDED) == []
    assert (
        page.locator(".text p")
        .evaluate("text => text.childNodes[1].data")
        .startswith(" and fascia, Fascia!")
    )
    assert page.evaluate("localStorage.length") == 0


HALF = f"""<form data-marking data-unmarked="a" hidden>{CHOICES}</form>
    <div class="text"><p>B型の人。AB型 ガス炎症 x炎</p></div>
    <p><a class="term" href="../b/" aria-describedby="term-b">B型</a>
    <a class="term" href="../gas/" aria-describedby="term-gas">炎x</a></p>
    <div class="term-tip" id="term-b"><p data-words="B型"></p></div>
    <div class="term-tip" id="term-gas"><p data-words="ス炎"></p></div>"""


def test_a_form_may_run_on_at_one_of_its_ends(bench: Bench) -> None:
    page = bench(HEADER + HALF, THEME)
    choose(page, "all")
    assert [word for word, *_ in page.evaluate(ADDED)] == ["B型"], "not in AB型, nor in ガス炎症"


LEFT = f"""<form data-marking data-unmarked="a" data-left="deep fascia|fasciae|C" hidden>{CHOICES}</form>
    <div class="text"><p><a class="term" href="../fascia/" aria-describedby="term-fascia">fascia</a>, deep fascia,
    fascia, fasciae, C</p></div>
    <div class="term-tip" id="term-fascia"><p data-words="fascia|fasciae"></p></div>"""


def test_a_word_is_not_marked_in_a_longer_one_that_the_page_leaves_alone(bench: Bench) -> None:
    page = bench(HEADER + LEFT, THEME)
    before = page.locator(".text").inner_text()
    choose(page, "all")
    marked = [word for word, *_ in page.evaluate(ADDED)]
    assert marked == ["fascia", "fasciae"], (
        "one form may be marked by hand, and left alone elsewhere"
    )
    assert page.locator(".text").inner_text() == before


@pytest.mark.parametrize(("choice", "links"), [("all", 10), ("off", 0)])
def test_a_choice_of_marking_lasts(bench: Bench, choice: str, links: int) -> None:
    page = bench(
        HEADER + MARKED, THEME, before=f"localStorage.setItem('/quiet-head/marking', '{choice}')"
    )
    expect(page.locator("a.term[href]")).to_have_count(links)
    expect(page.get_by_label(choice)).to_be_checked()


def test_a_browser_understands_every_rule_of_the_style(bench: Bench, address: str) -> None:
    page = bench("")
    count = """() => {
        const isRule = rule => rule.constructor.name !== "CSSNestedDeclarations" // of a nested @media
        const all = rules => [...rules].filter(isRule).reduce((sum, rule) => sum + 1 + all(rule.cssRules ?? []), 0)
        return all(document.styleSheets[0].cssRules)
    }"""
    text = page.request.get(address + "assets/css/site.css").text()
    written = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).count("{")
    assert written > 300
    assert page.evaluate(count) == written
