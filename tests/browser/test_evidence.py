"""The map and the list of claims, the references, and the pictures of studies."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import DESK, PHONE, Open

PICTURES = (
    "authors/blocks/",
    "understand/what-is-migraine/",
)


NARROW = {"width": 320, "height": 640}
MAP = ".map td a"
SHOWN = "#_claims li:visible"
CHOSEN = "#direction=helps&certainty=low"
MAY_HELP_LOW = re.compile(r"^\d+: May help, low$")


def chip(page: Page, group: str, name: str) -> Locator:
    return page.get_by_role("group", name=group).get_by_role("radio", name=name, exact=True)


def led_to(page: Page) -> list[str]:
    links = page.locator(f"{SHOWN} .claim-words a").all()
    return [link.get_attribute("href") or "" for link in links]


def test_each_number_of_the_map_shows_just_its_claims(visit: Open) -> None:
    page = visit("evidence/", PHONE)
    everything = page.locator(SHOWN).count()
    counted = 0
    for link in page.locator(MAP).all():
        name = link.get_attribute("aria-label") or ""
        many, said = name.split(": ", 1)
        link.click()
        expect(page.get_by_role("status").last).to_have_text(f"Claims found: {many} ({said})")
        assert page.locator(SHOWN).count() == int(many), name
        way, step = said.rsplit(", ", 1)
        expect(chip(page, "What studies show", way)).to_be_checked()
        expect(chip(page, "Certainty", step)).to_be_checked()
        for text in page.locator(f"{SHOWN} .claim-verdict").all_inner_texts():
            assert way in text, name
            assert (f"Certainty: {step}" in text) == (step != "no grade"), name
        status = page.locator("[data-filter-status]")
        expect(status).to_be_focused()
        expect(status).to_be_in_viewport()
        counted += int(many)
        page.evaluate("scrollTo(0, 0)")
    assert counted == everything >= 50


def test_each_number_of_the_map_leads_to_its_claims_without_scripts(visit: Open) -> None:
    page = visit("evidence/", PHONE, java_script_enabled=False)
    assert page.locator(".filter:visible").count() == 0
    shown = page.locator(SHOWN).count()
    for link in page.locator(MAP).all():
        link.click()
        group = page.locator("ul:target")
        expect(group).to_be_in_viewport()
        assert group.locator("li").count() == int(link.inner_text())
        way, step = (link.get_attribute("aria-label") or "").split(": ", 1)[1].rsplit(", ", 1)
        for text in group.locator(".claim-verdict").all_inner_texts():
            assert way in text
            assert (f"Certainty: {step}" in text) == (step != "no grade")
    assert page.locator(SHOWN).count() == shown, "nothing is hidden"
    page.get_by_role("link", name="May do harm", exact=True).click()
    expect(page.locator("section:target h2")).to_have_text("May do harm")


def test_what_is_chosen_comes_back_and_is_never_sent(visit: Open) -> None:
    page = visit("evidence/", DESK)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_role("link", name=MAY_HELP_LOW).click()
    assert page.url.endswith(f"/evidence/{CHOSEN}")
    counted = page.locator(SHOWN).count()
    page.get_by_label("Find a word").fill("massage")
    few = led_to(page)
    assert 0 < len(few) < counted
    page.reload()
    assert led_to(page) == few
    expect(page.get_by_label("Find a word")).to_have_value("massage")
    expect(chip(page, "Certainty", "low")).to_be_checked()
    page.locator(f"{SHOWN} a").first.click()
    expect(page.locator(".evidence:target")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("[data-filter-status]")).to_have_text(
        f"Claims found: {len(few)} (May help, low)"
    )
    assert led_to(page) == few
    chip(page, "Certainty", "very low").check()
    page.go_back()
    expect(chip(page, "Certainty", "low")).to_be_checked()
    assert led_to(page) == few
    page.get_by_role("button", name="Show all").click()
    assert page.url.endswith("/evidence/")
    assert page.locator(SHOWN).count() >= 50
    assert not [one for one in sent if "helps" in one or "massage" in one.rpartition("/")[2]]


def test_an_address_that_chooses_shows_the_count_and_may_be_calm(visit: Open) -> None:
    page = visit("evidence/" + CHOSEN.replace("#", "#calm&"), PHONE)
    assert page.evaluate("document.documentElement.dataset.look") == "calm"
    counted = page.locator(SHOWN).count()
    assert counted > 3
    said = page.get_by_text(f"Claims found: {counted} (May help, low)")
    expect(said).to_be_in_viewport()
    page.get_by_role("button", name="Show all").click()
    assert page.url.endswith("/evidence/#calm")
    page.go_back()
    page.get_by_role("banner").get_by_role("radio", name="Light").check(force=True)
    assert page.url.endswith(f"/evidence/{CHOSEN}"), "calm goes, what is chosen stays"
    assert page.locator(SHOWN).count() == counted


def test_others_are_quoted_one_by_one(visit: Open) -> None:
    page = visit("evidence/", DESK)
    quoted = page.locator("#_claims .evidence-said").all_inner_texts()
    assert len(quoted) >= 17
    for text in quoted:
        assert text.startswith("Often claimed: “"), text
        assert re.search(r"” (Right|Partly right|Not shown|Not known)\.$", text), text
        assert text.count("“") == text.count("”") == 1, text


@pytest.mark.parametrize("look", ["light", "dark", "calm", "forced"])
def test_the_map_and_the_list_are_accessible_and_fit(
    visit: Open, axe: Callable[[Page], list[str]], look: str
) -> None:
    page = visit(
        "evidence/" + ("#calm" if look == "calm" else ""),
        NARROW,
        color_scheme="dark" if look == "dark" else "light",
        forced_colors="active" if look == "forced" else "none",
    )
    for size in (NARROW, PHONE, DESK):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        small = """[...document.querySelectorAll(".map a, .chips label")].filter(one => {
            const box = one.getBoundingClientRect()
            return box.width < 24 || box.height < 24
        }).map(one => one.outerHTML)"""
        assert page.evaluate(small) == []
        outside = """[...document.querySelectorAll(".map th, .map td a")].filter(one => {
            const box = one.getBoundingClientRect()
            return box.left < 0 || box.right > innerWidth
        }).map(one => one.outerHTML)"""
        assert page.evaluate(outside) == []
    page.locator(MAP).first.click()
    assert axe(page) == []


def test_the_map_is_a_table_to_those_who_hear_it(visit: Open) -> None:
    for size in (PHONE, DESK):
        page = visit("evidence/", size)
        table = page.get_by_role("table", name="Claims, by what studies show")
        row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="May help"))
        expect(row.get_by_role("cell")).to_have_count(6)
        expect(row.get_by_role("link", name=MAY_HELP_LOW)).to_be_visible()
        expect(table.get_by_role("columnheader", name="very low")).to_be_visible()


def test_chips_work_by_keyboard(visit: Open) -> None:
    page = visit("evidence/", DESK)
    chip(page, "Certainty", "All").focus()
    page.keyboard.press("ArrowRight")
    expect(chip(page, "Certainty", "moderate")).to_be_checked()
    label = page.locator(".chips label:has(:focus-visible)")
    assert label.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    assert page.locator(SHOWN).count() < 20


def test_words_that_are_looked_for_in_a_to_z_come_back(visit: Open) -> None:
    page = visit("glossary/", PHONE)
    page.get_by_label("Find a word").fill("artery")
    shown = page.locator("dt:visible").all_inner_texts()
    assert 0 < len(shown) < 12
    page.locator("dt:visible a").first.click()
    page.wait_for_url("**/glossary/*/")
    page.go_back()
    expect(page.get_by_label("Find a word")).to_have_value("artery")
    assert page.locator("dt:visible").all_inner_texts() == shown
    page.reload()
    assert page.locator("dt:visible").all_inner_texts() == shown
    page.get_by_role("link", name="W", exact=True).click()
    expect(page.get_by_label("Find a word")).to_have_value("")
    expect(page.locator("#letter-W")).to_be_in_viewport()


def test_references_can_be_narrowed(visit: Open) -> None:
    page = visit("evidence/references/")
    items = page.locator("#_references > li")
    everything = items.count()
    page.get_by_label("Kind of source").select_option("Randomised trial")
    page.get_by_label("Topic").select_option("Craniosacral therapy")
    assert page.url.endswith("#topic=Craniosacral+therapy&design=Randomised+trial")
    page.reload()
    expect(page.get_by_label("Topic")).to_have_value("Craniosacral therapy")
    shown = page.locator("#_references > li:visible")
    assert 0 < shown.count() < everything
    assert all("Randomised trial" in text for text in shown.all_inner_texts())


# Words of a picture that a band, another word or the edge of its figure runs through
CROSSED = """[...document.querySelectorAll(".study:not(by-chance, fair-test)")].flatMap(study => {
    const edge = study.getBoundingClientRect(), found = []
    const bands = [...study.querySelectorAll(".band")].map(one => one.getBoundingClientRect())
    const walk = document.createTreeWalker(study, NodeFilter.SHOW_TEXT), boxes = []
    while (walk.nextNode()) {
        const node = walk.currentNode, range = document.createRange()
        if (!node.data.trim() || node.parentElement.closest(".visually-hidden, thead, .cell-label")) continue
        range.selectNodeContents(node)
        for (const box of range.getClientRects()) {
            const meets = other => box.left < other.right - 1 && other.left < box.right - 1
                && box.top < other.bottom - 3 && other.top < box.bottom - 3
            if (box.width < 1) continue
            if (box.left < edge.left - 1 || box.right > edge.right + 1) found.push(`beyond: ${node.data}`)
            if (bands.some(meets)) found.push(`in a band: ${node.data}`)
            if (boxes.some(([other, own]) => own !== node && meets(other))) found.push(`over another: ${node.data}`)
            boxes.push([box, node])
        }
    }
    return found
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PICTURES)
def test_pictures_are_legible_on_a_small_phone(
    visit: Open, axe: Callable[[Page], list[str]], path: str, scheme: str
) -> None:
    page = visit(path, {"width": 320, "height": 640}, color_scheme=scheme, forced_colors="none")
    page.evaluate("document.querySelectorAll('.study details').forEach(one => one.open = true)")
    faults = page.evaluate(CROSSED)
    assert page.locator(".study .band, .arrays svg").count() > 0
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe(page) == []


def test_a_picture_is_told_as_a_table_that_is_folded(visit: Open) -> None:
    page = visit("authors/blocks/")
    table = page.get_by_role("table", name="Does massage lower stress?")
    expect(table).to_have_count(0)
    folded = page.locator("#study-cortisol summary")
    folded.click()
    expect(table.get_by_role("row")).to_have_count(3)
    expect(table.get_by_role("cell", name="+0.44 to +0.84")).to_be_visible()
    folded.click()
    page.emulate_media(media="print")
    expect(page.locator("#study-cortisol details table")).to_be_visible()


def test_calm_keeps_the_words_of_a_picture_and_shows_its_marks_when_asked(visit: Open) -> None:
    page = visit("authors/blocks/#calm")
    study = page.locator(".study:not(by-chance, fair-test)")
    expect(study.get_by_text("This is where the results lie")).to_be_visible()
    for part in (".band", ".plot-axis"):
        expect(study.locator(part).first).to_be_hidden()
    study.get_by_role("checkbox", name="Show the picture").check()
    for part in (".band", ".plot-axis"):
        expect(study.locator(part).first).to_be_visible()


def test_the_axis_stays_under_its_bands_where_text_runs_from_right_to_left(visit: Open) -> None:
    page = visit("authors/blocks/")
    page.evaluate("document.documentElement.dir = 'rtl'")
    away = page.evaluate("""(() => {
        const middle = one => (box => (box.left + box.right) / 2)(one.getBoundingClientRect())
        const axis = document.querySelector(".study:not(fair-test) .plot-axis")
        const label = axis.lastElementChild.previousElementSibling.querySelector("bdi")
        return Math.abs(middle(label) - middle(document.querySelector(".band .none")))
    })()""")
    assert away < 2


def test_no_number_is_broken_in_a_narrow_table(visit: Open) -> None:
    page = visit("understand/what-is-migraine/", {"width": 320, "height": 640})
    page.evaluate("document.querySelectorAll('.study details').forEach(one => one.open = true)")
    broken = """[...document.querySelectorAll(".study td")].flatMap(cell => {
        const text = cell.firstChild, range = document.createRange()
        return [...(text?.data ?? "").matchAll(/[−\\d.]{2,}/g)].filter(({ 0: number, index }) => {
            range.setStart(text, index)
            range.setEnd(text, index + number.length)
            return range.getClientRects().length > 1
        }).map(found => found[0])
    })"""
    assert "14 in 100" in page.locator("#study-how-common").inner_text()
    assert page.evaluate(broken) == []


def test_the_names_of_the_columns_stay_in_sight_and_hide_no_focus(visit: Open) -> None:
    page = visit("evidence/", PHONE)
    page.locator(MAP).last.focus()
    page.evaluate("scrollBy(0, 300)")
    head = page.get_by_role("columnheader", name="moderate")
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        seen = page.evaluate("""() => {
            const box = document.activeElement.getBoundingClientRect()
            const at = document.elementFromPoint(box.left + box.width / 2, box.top + 3)
            return document.activeElement.contains(at)
        }""")
        assert seen, page.evaluate("document.activeElement.outerHTML")
        expect(head).to_be_in_viewport()
    page.set_viewport_size({"width": 320, "height": 256})
    assert head.evaluate("one => getComputedStyle(one.closest('thead')).position") == "static"


@pytest.mark.parametrize("width", [320, 360, 390, 1280])
def test_no_citation_stands_alone_at_the_start_of_a_line(visit: Open, width: int) -> None:
    page = visit("hands-on/massage-and-headaches/", {"width": width, "height": 800})
    apart = page.evaluate("""() => [...document.querySelectorAll(".text p:not(.evidence-strength) .citation")].filter(group => {
        const words = group.previousSibling
        if (words?.nodeType !== Node.TEXT_NODE || !group.checkVisibility()) return false
        const last = new Range()
        last.setStart(words, words.length - 1)
        last.setEnd(words, words.length)
        return group.querySelector("a").getBoundingClientRect().bottom > last.getBoundingClientRect().bottom + 8
    }).map(group => group.parentElement.textContent)""")
    assert page.locator(".text p .citation").count() > 20
    assert apart == []


def test_on_paper_a_claim_is_not_torn_in_two(visit: Open) -> None:
    page = visit("hands-on/massage-and-headaches/", DESK)
    page.emulate_media(media="print")
    breaks = page.locator(".evidence").evaluate_all(
        "cards => cards.map(card => getComputedStyle(card).breakInside)"
    )
    assert set(breaks) == {"avoid"}
