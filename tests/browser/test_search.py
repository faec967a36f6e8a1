"""Search in Chromium: what real-life queries find, the dialog, the page, and what it loads."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from sites import ADDRESS, ROOT, Site

from .conftest import DESK, PHONE, Open

SHARE = 0.95
FASCIA = re.compile("^(What is fascia[?]|Fascia)$")  # the article, or the word
NARROW = {"width": 320, "height": 256}


@dataclass(frozen=True)
class Query:
    """What a reader types, the pages of which one must stand within the first results, and the
    signs of which one must have its card above them: none at all, or any where it does not matter.
    """

    words: str
    pages: tuple[str, ...]
    within: int
    kind: str
    signs: tuple[str, ...]


def queries() -> list[Query]:
    with (ROOT / "tests/search/queries.tsv").open(encoding="utf-8") as file:
        rows = [
            row for row in csv.reader(file, delimiter="\t") if row and not row[0].startswith("#")
        ]
    return [
        Query(
            words, tuple(pages.split("|")), int(within), kind, tuple(filter(None, signs.split("|")))
        )
        for words, pages, within, kind, signs in rows
    ]


# Asked within the page: over six hundred questions, with as few words as can be between two programs.
ASK = """async ([place, words]) => {
    const part = name => document.querySelector(`${place} [data-search-${name}]`)
    const field = part("form").elements.q
    if (place === "main") {
        location.hash = `q=${encodeURIComponent(words)}`
    } else {
        field.value = words
        part("form").requestSubmit()
    }
    const end = performance.now() + 10_000
    while (field.value !== words || part("results").ariaBusy !== "false") {
        if (performance.now() > end) throw new Error(`No answer to ${words}`)
        await new Promise(resolve => setTimeout(resolve))
    }
    const shown = selector => [...part("care").querySelectorAll(selector)].filter(node => node.checkVisibility())
    return {
        links: [...part("results").querySelectorAll("a")].map(link => link.getAttribute("href").split("/quiet-head/").at(-1)),
        signs: shown("[data-sign]").map(node => node.dataset.sign),
        calls: shown("a[href^='tel:']").length,
        corrected: part("meant").checkVisibility(),
    }
}"""


@dataclass(frozen=True)
class Answer:
    """What search shows: the pages found, best first, the signs whose cards stand above them, how
    many numbers to call these have, and whether what was typed is corrected.
    """

    links: list[str]
    signs: list[str]
    calls: int
    corrected: bool


def ask(page: Page, words: str, place: str = "main") -> Answer:
    """The answer of the search page, or of the dialog."""
    return Answer(**page.evaluate(ASK, [place, words]))


def found(page: Page, words: str) -> list[str]:
    """The pages that search finds, best first."""
    return ask(page, words).links


def test_the_list_of_queries_is_long_and_of_every_kind() -> None:
    listed = queries()
    assert len({query.words for query in listed}) == len(listed)
    for kind in ("right", "misspelt", "form", "lay", "spoken", "half", "red flag", "crisis"):
        assert sum(query.kind == kind for query in listed) >= 7, kind
    assert sum(query.kind in ("red flag", "crisis") for query in listed) >= 120
    assert sum(query.kind == "ordinary" for query in listed) >= 60


def test_real_queries_find_what_they_ask_for(visit: Open) -> None:
    page = visit("search/")
    missed, wrong = [], []
    for query in queries():
        answer = ask(page, query.words)
        best, shown = answer.links[: query.within], answer.signs
        if query.within and not set(best) & set(query.pages):
            missed.append((query.kind, query.words, best))
        if query.signs and not (
            set(shown) & set(query.signs) or (*query.signs, shown) == ("none", [])
        ):
            wrong.append((query.kind, query.words, shown))
        if shown and answer.corrected:
            wrong.append((query.kind, query.words, ["is corrected"]))
    assert wrong == [], "Each of these shows no card, or one that it should not show."
    assert [one for one in missed if one[0] in ("red flag", "crisis")] == []
    assert len(missed) <= (1 - SHARE) * len(queries()), missed


def test_the_dialog_shows_the_same_cards(visit: Open) -> None:
    page = visit("understand/what-is-migraine/")
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    for query in [query for query in queries() if query.kind in ("crisis", "red flag")]:
        answer = ask(page, query.words, "dialog")
        assert set(answer.signs) & set(query.signs), query.words
        assert answer.calls or "|".join(query.signs).startswith("temple"), query.words


def test_a_warning_sign_stands_above_all_results_and_is_said(visit: Open) -> None:
    page = visit("search/?q=sudden%20headache")
    main = page.locator("main")
    care, results = main.locator("[data-search-care]"), main.locator("[data-search-results]")
    expect(care).to_contain_text("Call your emergency number now if:")
    expect(care.get_by_role("link", name=re.compile("^Call 999"))).to_be_visible()
    expect(main.get_by_role("status")).to_contain_text(
        "Safety first: Call your emergency number now if… "
    )
    expect(care.get_by_role("link", name="All signs")).to_have_attribute(
        "href", re.compile(r"/quiet-head/help/when-to-get-help/#sign-sudden-severe$")
    )
    above, below = care.bounding_box(), results.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"] + 1
    first = results.locator("a").first
    expect(first).to_have_attribute("href", re.compile(r"/help/when-to-get-help/$"))
    main.get_by_role("searchbox").fill("fascia")
    expect(care).to_be_hidden()
    main.get_by_role("searchbox").fill("sudden headache")
    expect(care).to_be_visible()
    main.get_by_role("searchbox").fill("")
    expect(care).to_be_hidden()


def test_it_is_ready_before_the_first_letter(visit: Open) -> None:
    page = visit("body/fascia/")
    with page.expect_request("**/pagefind/**", timeout=5000):
        page.get_by_role("link", name="Search", exact=True).click()


def test_a_correction_is_said_and_what_was_typed_stays(visit: Open) -> None:
    page = visit("search/?q=triger%20point")
    main = page.locator("main")
    expect(main.get_by_role("status")).to_have_text(
        re.compile(r"\d+ results\. Also shown: results for “trigger point”")
    )
    expect(main.get_by_role("searchbox")).to_have_value("triger point")
    main.get_by_role("button", name="trigger point").click()
    expect(main.get_by_role("searchbox")).to_have_value("trigger point")
    expect(main.get_by_role("status")).to_have_text(re.compile(r"^\d+ results$"))


def test_a_correction_is_spelt_as_the_site_spells_it(visit: Open) -> None:
    page = visit("search/?q=phonafobia")
    expect(page.locator("main").get_by_role("status")).to_contain_text("results for “phonophobia”")
    expect(page.locator("main").get_by_role("button", name="phonophobia")).to_be_visible()


def test_results_show_the_sentence_that_matched_and_stand_in_groups(visit: Open) -> None:
    page = visit("search/?q=collagen")
    results = page.locator("main [data-search-results]")
    expect(results.get_by_role("heading").first).to_have_text("Best matches")
    expect(results.locator("mark").first).to_have_text(re.compile("collagen", re.IGNORECASE))


def test_nothing_found_still_helps(visit: Open, axe: Callable[[Page], list[str]]) -> None:
    page = visit("search/?q=zzzzqqq")
    main = page.locator("main")
    expect(main.get_by_role("status")).to_have_text("Nothing found for “zzzzqqq”")
    expect(
        main.locator("[data-search-nothing]").get_by_role("link", name="Get help now")
    ).to_be_visible()
    expect(main.get_by_role("link", name="All words, A to Z")).to_be_visible()
    assert axe(page) == []


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_what_helps_when_nothing_is_found_stands_on_the_first_screen(
    visit: Open, size: dict[str, int]
) -> None:
    page = visit("search/?q=zzzzqqq", size)
    for name in ("Get help now", "My head hurts now", "All words, A to Z"):
        expect(
            page.locator("[data-search-nothing]").get_by_role("link", name=name).last
        ).to_be_in_viewport()


def test_each_result_says_what_it_is(visit: Open) -> None:
    page = visit("search/?q=evidence")
    results = page.locator("main [data-search-results]")
    expect(results).to_have_attribute("aria-busy", "false")
    kinds = results.locator("li").evaluate_all(
        "items => items.map(item => [item.querySelector('a').textContent, item.querySelector('.kind').textContent])"
    )
    assert dict(kinds)["What the evidence says"] == "Tool"
    assert dict(kinds)["How we check evidence"] == "Page"
    assert {kind for _, kind in kinds} == {"Word", "Page", "Tool"}


def test_words_in_quotation_marks_are_found_as_they_stand(visit: Open, site: Site) -> None:
    page = visit("search/")
    index = site.index()
    for phrase in ("light stroking", "pretend treatment"):
        found_exactly = found(page, f'"{phrase}"')
        assert found_exactly
        assert found_exactly != found(page, phrase)
        for path in found_exactly:
            assert phrase in index[path].lower(), path
    assert found(page, '"stroking light"') == []
    expect(page.locator("main [data-search-meant]")).to_be_hidden()


def test_who_clears_the_field_clears_the_correction(visit: Open) -> None:
    page = visit("search/")
    meant, field = page.locator("main [data-search-meant]"), page.locator("main [type=search]")
    field.fill("fasica")
    expect(meant).to_contain_text("fascia")
    field.fill("")
    expect(meant).to_be_hidden()


def test_offline_it_says_so_and_keeps_the_page(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address + "body/fascia/")
        context.set_offline(True)
        page.get_by_role("link", name="Search", exact=True).click()
        dialog = page.get_by_role("dialog")
        told = "Search could not be loaded. Are you offline?"
        expect(dialog.get_by_role("status")).to_have_text(told)
        expect(dialog.get_by_role("link", name="Get help now")).to_be_visible()
        assert page.url.endswith("/body/fascia/")
        page.keyboard.press("Escape")
        expect(page.get_by_role("heading", level=1, name="What is fascia?")).to_be_visible()


def test_words_of_tooltips_disclaimer_and_references_are_not_found(visit: Open) -> None:
    page = visit("search/")
    assert found(page, "disclaimer")[0] == "about/disclaimer/"
    assert len(found(page, "disclaimer")) < 8, "only pages about it"
    assert found(page, "Moraska Stenerson") == []


def test_more_results_are_shown_when_asked_for(visit: Open) -> None:
    page = visit("search/?q=migraine")
    links = page.locator("main [data-search-results] a")
    expect(links).to_have_count(10)
    page.get_by_role("button", name="Show more results").click()
    expect(links).to_have_count(20)
    expect(links.nth(10)).to_be_focused()


def test_nothing_more_is_offered_than_there_is(visit: Open) -> None:
    page = visit("search/?q=migraine")
    more = page.get_by_role("button", name="Show more results")
    links = page.locator("main [data-search-results] a")
    expect(links).to_have_count(10)
    while more.is_visible():
        count = links.count()
        more.click()
        expect(links).not_to_have_count(count)
    all_there_are = int(page.locator("main").get_by_role("status").inner_text().split()[0])
    expect(links).to_have_count(all_there_are)
    page.get_by_role("main").get_by_role("searchbox").fill("collagen")
    expect(links.first).to_contain_text("ollagen")
    assert links.count() < 10
    expect(more).to_be_hidden()


def test_its_state_is_told_while_it_looks_and_after(visit: Open) -> None:
    page = visit("search/")
    box = page.get_by_role("main").get_by_role("searchbox")
    results = page.locator("main [data-search-results]")
    nothing = page.locator("main [data-search-nothing]")
    for typed, none in (("fascia", False), ("zzzzqqq", True), ("", False), ("stress", False)):
        box.fill(typed)
        expect(results).to_have_attribute("aria-busy", "false")
        expect(results.get_by_role("link").first).to_be_visible(
            visible=typed in ("fascia", "stress")
        )
        expect(nothing).to_be_visible(visible=none)
    box.fill("")
    expect(page.locator("main").get_by_role("status")).to_have_text("")


def test_who_has_gone_on_to_a_result_that_goes_is_led_back_to_the_field(visit: Open) -> None:
    page = visit("search/?q=collagen")
    page.locator("main [data-search-results] a").first.focus()
    page.evaluate(
        """() => {
            const field = document.querySelector("main [type=search]")
            field.value = "privacy"
            field.dispatchEvent(new Event("input"))
        }"""
    )
    expect(page.locator("main [data-search-results] a").first).to_have_text("Privacy")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_be_focused()


@pytest.mark.parametrize("size", [PHONE, DESK, NARROW], ids=["phone", "desk", "400%"])
def test_the_dialog_works_by_keyboard(visit: Open, size: dict[str, int]) -> None:
    page = visit("body/circulation/", size)
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search this site")
    box = dialog.get_by_role("searchbox")
    expect(box).to_be_focused()
    page.keyboard.type("fascia")
    links = dialog.locator("[data-search-results] a")
    expect(links.first).to_have_text(FASCIA)
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(links.nth(2)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    assert not page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    page.keyboard.press("Escape")
    if dialog.is_visible():  # a search field takes the first Esc to empty itself
        page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_who_has_gone_on_to_a_result_keeps_it_while_the_list_changes(visit: Open) -> None:
    page = visit("body/circulation/", DESK)
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search this site")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("fasci")
    first = dialog.locator("[data-search-results] a").first
    expect(first).to_have_text(FASCIA)
    page.evaluate("document.querySelector('dialog [type=search]').value = 'fascia'")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.evaluate(
        "document.querySelector('dialog [type=search]').dispatchEvent(new Event('input'))"
    )
    page.wait_for_timeout(600)
    expect(first).to_have_text(FASCIA)
    expect(first).to_be_focused()


def test_single_keys_do_nothing(visit: Open) -> None:
    page = visit("body/fascia/")
    for key in ("f", "s", "/", "n", "p", "k"):
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url.endswith("/body/fascia/")


def test_typed_words_stay_in_the_browser(visit: Open) -> None:
    page = visit("body/fascia/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    page.get_by_role("link", name="Search", exact=True).click()
    box = page.get_by_role("dialog").get_by_role("searchbox")
    box.fill("vertigo secret")
    expect(page.get_by_role("dialog").get_by_role("status")).not_to_have_text("")
    box.press("Enter")
    page.wait_for_timeout(300)
    assert sent, "the index was fetched"
    assert not [url for url in sent if "vertigo" in url or "secret" in url]
    assert "vertigo" not in page.url


def test_a_browser_can_add_it(visit: Open, address: str) -> None:
    page = visit("")
    link = page.locator('link[rel="search"]').get_attribute("href")
    text = page.request.get(address + (link or "")).text()
    assert f'template="{ADDRESS}search/#q={{searchTerms}}"' in text


def test_the_usual_aura_is_told_to_its_end(visit: Open) -> None:
    page = visit("search/?q=my+usual+aura")
    results = page.locator("main [data-search-results]")
    expect(results).to_have_attribute("aria-busy", "false")
    told = results.locator("li p").first
    expect(told).to_contain_text("you need not call")
    expect(told).to_contain_text("call your maternity unit even for the usual one")
