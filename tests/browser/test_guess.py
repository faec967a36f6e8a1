"""Claims to judge in the browser: what a reader does, by keyboard and by touch, without scripts and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import DESK, PHONE, Bench, Open

PAGE = "try/how-sure/"
SCRIPT = "features/guess.js"
STEPS = ["high", "moderate", "low", "very low"]
WORDS = {
    "of": "Claim {} of {}", "same": "Same.", "surer": "Surer.", "less": "Less.", "you": "You",
    "we": "We", "both": "Both", "next": "Next", "last": "Last", "far": "Far", "agreed": "Agreed", "none": "None",
}  # fmt: skip


def claims(*certainties: str) -> str:
    """The element as the build makes it, with claims A, B, C …, of these certainties."""
    spoken = " ".join(f'data-{name}="{word}"' for name, word in WORDS.items())
    labels = "".join(
        f'<label><input type="radio" name="guess" value="{step}" required> <span aria-hidden="true">◆</span>'
        f" <span>{step}</span> <strong></strong></label>"
        for step in STEPS
    )
    listed = "".join(
        f'<details data-certainty="{step}"><summary>{name}</summary><p>Certainty: {step}</p><p>Why {name}.</p>'
        f'<p>More: <a href="#{name}">Page of {name}</a></p></details>'
        for name, step in zip("ABCDEFG", certainties, strict=False)
    )
    sides = "".join(
        f'<div data-side="{side}"><p>{name}</p><ul></ul><p>Tip</p></div>'
        for side, name in ((-1, "S"), (1, "L"))
    )
    return (
        f'<claim-guess {spoken}><form><p class="guess-claim" tabindex="-1"></p><fieldset><legend>Sure?</legend>{labels}'
        f'</fieldset><button class="button">Show</button><div class="guess-said" tabindex="-1"></div>'
        f'<p class="guess-ways"><button type="button" data-way>Back</button><button type="button" data-way>Next</button></p>'
        f'</form><div class="guess-end" hidden><p class="guess-title" tabindex="-1"></p>{sides}'
        f'<button type="button" data-again>Again</button></div>{listed}</claim-guess>'
    )


def in_order(bench: Bench, *certainties: str) -> Page:
    """The element with its claims in their own order."""
    return bench(
        claims(*certainties), SCRIPT, before="let n = 0; Math.random = () => (n += 1) / 1000"
    )


def choice(page: Page | Locator, step: str) -> Locator:
    """One of the four steps."""
    return page.get_by_role("radio", name=re.compile(rf"^{step}\b"))


def judge(page: Page, step: str) -> None:
    choice(page, step).check()
    page.get_by_role("button", name="Show").click()


def go_on(page: Page) -> None:
    page.locator("[data-way]").last.click()


def tags(page: Page) -> list[str]:
    return page.locator("fieldset strong").all_inner_texts()


# The script alone, on claims whose every word is known here.


@pytest.mark.parametrize(
    ("ours", "theirs", "said", "beside"),
    [
        ("low", "low", "Same.", ["", "", "Both", ""]),
        ("low", "high", "Surer.", ["You", "", "We", ""]),
        ("low", "moderate", "Surer.", ["", "You", "We", ""]),
        ("low", "very low", "Less.", ["", "", "We", "You"]),
        ("high", "very low", "Less.", ["We", "", "", "You"]),
        ("very low", "high", "Surer.", ["You", "", "", "We"]),
    ],
)
def test_it_says_which_way_they_differ_and_marks_who_chose_what(
    bench: Bench, ours: str, theirs: str, said: str, beside: list[str]
) -> None:
    page = in_order(bench, ours)
    assert tags(page) == ["", "", "", ""]
    judge(page, theirs)
    told = page.locator(".guess-said")
    assert told.inner_text().split() == f"{said} Certainty: {ours} Why A. More: Page of A".split()
    assert tags(page) == beside
    expect(choice(page, "high")).to_be_disabled()
    expect(page.get_by_role("button", name="Show")).to_be_hidden()
    expect(told).to_be_focused()


def test_it_asks_for_a_choice_first(bench: Bench) -> None:
    page = in_order(bench, "low")
    page.get_by_role("button", name="Show").click()
    expect(choice(page, "high")).to_be_focused()  # the browser says beside it what is missing
    expect(page.locator(".guess-said")).to_be_empty()
    judge(page, "low")
    expect(page.locator(".guess-said")).to_contain_text("Same.")


def test_a_claim_is_found_again_as_it_was_left(bench: Bench) -> None:
    page = in_order(bench, "low", "high")
    claim = page.locator(".guess-claim")
    expect(claim).to_have_text("Claim 1 of 2 A")
    expect(page.get_by_role("button", name="Back")).to_be_hidden()
    judge(page, "high")
    expect(page.locator("[data-way]").last).to_have_text("Next")
    go_on(page)
    expect(claim).to_have_text("Claim 2 of 2 B")
    expect(claim).to_be_focused()
    expect(page.locator(".guess-said")).to_be_empty()
    assert tags(page) == ["", "", "", ""]
    expect(page.locator("input:checked")).to_have_count(0)
    expect(choice(page, "high")).to_be_enabled()
    expect(page.locator("[data-way]").last).to_have_text("Last")
    page.get_by_role("button", name="Back").click()
    expect(claim).to_have_text("Claim 1 of 2 A")
    expect(page.locator(".guess-said")).to_contain_text("Surer.")
    assert tags(page) == ["You", "", "We", ""]
    expect(choice(page, "high")).to_be_checked()


FURTHEST = [
    (["high", "low", "low"], ["low", "low", "low"], "Far", ["A You: low. We: high."], "L"),
    (["low", "very low", "low"], ["high", "high", "low"], "Far", ["B You: high. We: very low."], "S"),
    (["low", "low", "low"], ["high", "high", "moderate"], "Far", ["A You: high. We: low.", "B You: high. We: low."], "S"),
    (["low", "high"], ["high", "low"], "Far", ["A You: high. We: low.", "B You: low. We: high."], "SL"),
    (["low", "high"], ["low", "high"], "Agreed", [], ""),
    (["low", "high"], ["", "high"], "Agreed", [], ""),
    (["low", "high"], ["", "low"], "Far", ["B You: low. We: high."], "L"),
    (["low", "high"], ["", ""], "None", [], ""),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "title", "lines", "sides"), FURTHEST)
def test_a_round_ends_with_where_they_were_furthest_apart(
    bench: Bench, ours: list[str], theirs: list[str], title: str, lines: list[str], sides: str
) -> None:
    page = in_order(bench, *ours)
    for step in theirs:
        if step:
            judge(page, step)
        go_on(page)
    end = page.locator(".guess-end")
    expect(page.locator("form")).to_be_hidden()
    expect(end.locator(".guess-title")).to_have_text(title)
    expect(end.locator(".guess-title")).to_be_focused()
    shown = [" ".join(one.split()) for one in end.locator("li:visible").all_inner_texts()]
    assert shown == lines
    seen = [one.inner_text()[0] for one in end.locator("[data-side]:visible").all()]
    assert "".join(seen) == sides
    for line in lines:
        expect(end.get_by_role("link", name=line[0], exact=True)).to_have_attribute(
            "href", f"#{line[0]}"
        )


def test_another_round_has_other_claims_until_all_were_shown(bench: Bench) -> None:
    page = in_order(bench, *["low"] * 7)
    claim, seen = page.locator(".guess-claim"), []
    for count in (5, 2, 5):
        for number in range(1, count + 1):
            expect(claim).to_contain_text(f"Claim {number} of {count}")
            seen.append(claim.inner_text()[-1])
            go_on(page)
        page.get_by_role("button", name="Again").click()
        expect(claim).to_be_focused()
        expect(page.locator(".guess-end")).to_be_hidden()
    assert "".join(seen) == "ABCDEFGABCDE"


def test_a_new_round_forgets_the_last(bench: Bench) -> None:
    page = in_order(bench, "low")
    judge(page, "high")
    go_on(page)
    page.get_by_role("button", name="Again").click()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.locator(".guess-said")).to_be_empty()
    go_on(page)
    expect(page.locator(".guess-title")).to_have_text("None")


def test_chance_mixes_the_claims(bench: Bench) -> None:
    page = bench(
        claims(*["low"] * 7), SCRIPT, before="let n = 9; Math.random = () => (n -= 1) / 10"
    )
    expect(page.locator(".guess-claim")).to_have_text("Claim 1 of 5 G")


# On the site.


def guess(page: Page) -> Locator:
    return page.locator("claim-guess")


def test_a_reader_judges_a_round_by_keyboard_alone(
    visit: Open, axe: Callable[[Page], list[str]]
) -> None:
    page = visit(PAGE, PHONE)
    form, press = guess(page), page.keyboard.press
    expect(form.locator("details:visible")).to_have_count(0)
    form.get_by_role("radio").first.focus()
    for number in range(1, 6):
        expect(form.locator(".guess-claim")).to_contain_text(f"Claim {number} of 5")
        press("Space")
        expect(form.get_by_role("radio").first).to_be_checked()
        if number == 2:
            press("ArrowDown")
            expect(choice(form, "moderate")).to_be_checked()
        press("Enter")
        said = form.locator(".guess-said")
        expect(said).to_contain_text(re.compile(r"^(We say the same|You were surer|We are surer)"))
        expect(said).to_contain_text(re.compile(r"Certainty: (high|moderate|low|very low)"))
        expect(said).to_be_focused()
        expect(said.locator("p").first).to_be_in_viewport(ratio=1)
        assert axe(page) == []
        press("Tab")
        expect(said.get_by_role("link")).to_be_focused()
        for _ in range(1 if number == 1 else 2):  # the first claim has no way back
            press("Tab")
        onward = form.get_by_role("button", name="Next claim" if number < 5 else "Look back")
        expect(onward).to_be_focused()
        press("Enter")
        if number < 5:
            expect(form.locator(".guess-claim")).to_be_focused()
            expect(form.locator(".guess-claim")).to_be_in_viewport()
            press("Tab")
    expect(form.locator(".guess-title")).to_be_focused()
    expect(form.locator(".guess-title")).to_have_text("Where you and we were furthest apart")
    expect(form.get_by_role("link", name="What the evidence says")).to_be_visible()
    assert axe(page) == []
    press("Tab")
    while not form.get_by_role("button", name="Another round").evaluate(
        "one => one === document.activeElement"
    ):
        press("Tab")
    press("Enter")
    expect(form.locator(".guess-claim")).to_contain_text("Claim 1 of 5")
    assert page.evaluate("[document.cookie, ...Object.keys(localStorage)].join('')") == ""


def test_the_claim_stays_in_sight_until_the_answer_is_read(visit: Open) -> None:
    page = visit(PAGE, {"width": 390, "height": 740}, has_touch=True)
    form = guess(page)
    claim = form.locator(".guess-claim")
    top = "() => document.querySelector('.bar').getBoundingClientRect().bottom"
    for number in range(5):
        steps = form.get_by_role("radio")
        steps.nth(number % 4).tap()
        form.get_by_role("button", name="Show how sure we are").tap()
        expect(claim).to_be_in_viewport(ratio=1)
        expect(form.locator("label:has(:checked) strong")).to_be_in_viewport(ratio=1)
        link = form.locator(".guess-said").get_by_role("link")
        link.scroll_into_view_if_needed()
        expect(claim).to_be_in_viewport(ratio=1)
        over = "(one, at) => one.getBoundingClientRect().top >= at - 1"
        box, count = claim.bounding_box(), claim.locator("small").bounding_box()
        assert box
        assert count
        assert count["y"] >= page.evaluate(top)
        assert link.evaluate(over, box["y"] + box["height"])
        go_on(page)


def test_a_reader_is_told_why_it_is_not_higher_and_not_lower(visit: Open) -> None:
    page = visit(PAGE, PHONE, java_script_enabled=False)
    for one in guess(page).locator("details").all():
        lines = one.locator("p").all_text_contents()[1:-1]
        reasons = [line.split("?")[0] for line in lines if not line.startswith("We would say: ")]
        low = one.get_attribute("data-certainty") == "very low"
        assert reasons == ["Why not higher", "Why not lower"][: 1 if low else 2]
    told = guess(page).locator("details").all_text_contents()
    assert not [line for line in told if "…" in line or "uncertain" in line.lower()]


def test_what_is_said_is_what_the_page_of_the_claim_says(visit: Open) -> None:
    page = visit(PAGE, DESK)
    form = guess(page)
    words = form.locator(".guess-claim").inner_text().partition("\n")[2].strip()
    choice(form, "high").check()
    form.get_by_role("button", name="Show how sure we are").click()
    said = form.locator(".guess-said").inner_text()
    form.locator(".guess-said").get_by_role("link").click()
    card = page.locator(":target.evidence")
    expect(card).to_be_in_viewport()
    told = re.search(r"We would say: (.+)", said)
    assert card.locator(".evidence-claim").inner_text() == (told[1] if told else words)
    certainty = re.search(r"Certainty: (.+)", said)
    assert certainty
    expect(card.locator(".certainty")).to_contain_text(certainty[0])


@pytest.mark.parametrize("look", ["light", "dark", "calm"])
def test_each_look_is_accessible_and_narrow(
    visit: Open, axe: Callable[[Page], list[str]], look: str
) -> None:
    page = visit(
        PAGE + ("#calm" if look == "calm" else ""),
        {"width": 320, "height": 640},
        color_scheme="dark" if look == "dark" else "light",
    )
    assert axe(page) == []
    choice(guess(page), "low").check()
    guess(page).get_by_role("button", name="Show how sure we are").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for one in guess(page).locator("label, .button:visible").all():
        box = one.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["width"] >= 44


def test_who_chose_what_is_told_without_colour(visit: Open) -> None:
    page = visit(PAGE, PHONE, forced_colors="active")
    form = guess(page)
    choice(form, "high").check()
    chosen = form.locator("label:has(:checked)")
    assert chosen.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    form.get_by_role("button", name="Show how sure we are").click()
    expect(chosen.locator("strong")).to_have_text(re.compile("^You"))


def test_without_scripts_each_claim_opens_to_how_sure_we_are(
    visit: Open, axe: Callable[[Page], list[str]]
) -> None:
    page = visit(PAGE, PHONE, java_script_enabled=False)
    form = guess(page)
    expect(form.locator("form")).to_be_hidden()
    expect(form.locator(".guess-end")).to_be_hidden()
    expect(form.get_by_text("Read a claim, decide how sure")).to_be_visible()
    assert form.locator("details").count() > 30
    one = form.locator("details").first
    expect(one.locator("p").first).to_be_hidden()
    one.locator("summary").click()
    for line in one.locator("p").all():
        expect(line).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_a_sheet_of_claims_stand_with_their_answers(visit: Open, scripts: bool) -> None:
    page = visit(PAGE, DESK, java_script_enabled=scripts)
    page.emulate_media(media="print")
    form = guess(page)
    expect(form.locator("form")).to_be_hidden()
    expect(form.locator("summary:visible")).to_have_count(6)
    first = form.locator("details").first
    assert first.locator("p").first.bounding_box()
    expect(form.get_by_text("Read a claim, decide how sure")).to_be_hidden()
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_by_thumb_the_next_claim_covers_none_of_its_steps(visit: Open) -> None:
    page = visit("try/how-sure/", {"width": 390, "height": 600}, has_touch=True)
    guess = page.locator("claim-guess")
    guess.locator(".guess-round label").last.tap()
    guess.locator(".guess-round > .button").tap()
    guess.locator("[data-way]").last.tap()
    claim = guess.locator(".guess-claim").bounding_box()
    step = guess.locator(".guess-round label").first.bounding_box()
    assert claim
    assert step
    assert step["y"] >= claim["y"] + claim["height"]
