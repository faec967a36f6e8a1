"""The questions of many pages in the browser: a few at a time, by topic, and again on another day."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import DESK, PHONE, Bench, Open

PAGE = "try/check-yourself/"
SCRIPTS = ("features/questions.js", "features/quiz.js")
IN_ORDER = "let n = 0; Math.random = () => 0.9999"
KEY = "/quiet-head/questions"
NOON = datetime.datetime(2027, 3, 5, 12)
DAY = datetime.timedelta(days=1)


def one(id: str, topic: str) -> str:
    """A question as the build makes it."""
    inputs = "".join(
        f'<label><input type="radio" name="q-{id}" value="{n}"{right}><span>{name}</span></label>'
        for n, (name, right) in enumerate((("Yes", " data-right"), ("No", "")))
    )
    return (
        f'<div class="questions-one" data-topic="{topic}" data-id="{id}"><quiz-question class="quiz" data-choose="Choose."'
        f' data-more="M."><fieldset><legend>{id}</legend>{inputs}</fieldset><button type="button">Check</button>'
        '<div class="quiz-said" role="status"></div><details><summary>All</summary><dl><dt>Yes</dt><dd>Right.</dd>'
        "<dt>No</dt><dd>Wrong.</dd></dl></details></quiz-question></div>"
    )


def gathered(topics: str) -> str:
    """The element with questions a1, b2 … of these topics: 'aab'."""
    listed = "".join(one(f"{topic}{n}", topic) for n, topic in enumerate(topics, 1))
    chips = "".join(
        f'<label><input type="radio" name="topic" value="{topic}"{"" if topic else " checked"}>{topic or "All"}</label>'
        for topic in ("", *sorted(set(topics)))
    )
    return (
        '<gathered-questions data-of="{} to {} of {}" data-one="{} of {}" data-before="Again: {}." data-more="More" data-anew="Anew"'
        f' data-kept="Waiting: {{}}."><form>{chips}<p class="questions-place" role="status"></p></form>'
        f'<div class="questions-round"><h2>T</h2>{listed}</div><form class="questions-end">'
        '<button type="button">More</button><label><input type="checkbox">Keep</label><p class="questions-kept"></p>'
        "</form></gathered-questions>"
    )


def shown(page: Page) -> list[str]:
    return page.locator(".questions-one:visible legend").all_inner_texts()


def answer(page: Page, id: str) -> None:
    question = page.locator(f'[data-id="{id}"]')
    question.get_by_label("No").check()
    question.get_by_role("button").click()
    expect(question.get_by_role("status")).to_have_text("Wrong.")


def stored(page: Page) -> dict[str, int] | None:
    text = page.evaluate(f"localStorage.getItem('{KEY}')")
    return None if text is None else json.loads(text)


def hours_ago(**answers: float) -> str:
    """A script by which questions were answered so many hours before now."""
    times = {id: f"Date.now() - {hours * 3600_000}" for id, hours in answers.items()}
    entries = ", ".join(f"{id}: {time}" for id, time in times.items())
    return f"{IN_ORDER}; localStorage.setItem('{KEY}', JSON.stringify({{ {entries} }}))"


# The scripts alone, on questions whose every word is known here.


def test_five_are_asked_at_a_time_until_all_were(bench: Bench) -> None:
    page = bench(gathered("a" * 7), *SCRIPTS, before=IN_ORDER)
    place, more = page.locator(".questions-place"), page.locator(".questions-end button")
    assert shown(page) == ["a1", "a2", "a3", "a4", "a5"]
    expect(place).to_have_text("1 to 5 of 7")
    expect(page.locator("h2")).to_have_count(0)
    more.click()
    assert shown(page) == ["a6", "a7"]
    expect(place).to_have_text("6 to 7 of 7")
    expect(page.get_by_role("group", name="a6")).to_be_focused()
    answer(page, "a7")
    expect(more).to_have_text("Anew")
    more.click()
    assert shown(page) == ["a1", "a2", "a3", "a4", "a5"]
    expect(place).to_have_text("1 to 5 of 7")
    expect(more).to_have_text("More")
    more.click()
    expect(page.locator("input:checked:visible")).to_have_count(1)  # the topic
    expect(page.locator("[data-id=a7] .quiz-said")).to_be_empty()


def test_chance_mixes_them(bench: Bench) -> None:
    page = bench(gathered("a" * 7), *SCRIPTS, before="Math.random = () => 0")
    assert shown(page) == ["a2", "a3", "a4", "a5", "a6"]


def test_a_topic_begins_with_its_first_question_and_leaves_none_out(bench: Bench) -> None:
    page = bench(gathered("abababab"), *SCRIPTS, before=IN_ORDER)
    assert shown(page) == ["a1", "b2", "a3", "b4", "a5"]
    page.get_by_label("b", exact=True).check()
    assert shown(page) == ["b2", "b4", "b6", "b8"]
    expect(page.locator(".questions-place")).to_have_text("1 to 4 of 4")
    expect(page.locator(".questions-end button")).to_be_hidden()
    expect(page.get_by_label("b", exact=True)).to_be_focused()
    page.get_by_label("All", exact=True).check()
    assert shown(page) == ["a1", "b2", "a3", "b4", "a5"]
    expect(page.locator(".questions-place")).to_have_text("1 to 5 of 8")


def test_an_answer_is_told_once_though_its_question_was_moved(bench: Bench) -> None:
    page = bench(gathered("aa"), *SCRIPTS[::-1], before=IN_ORDER)
    page.evaluate("""() => {
        window.told = 0
        const said = document.querySelector("[data-id=a1] .quiz-said")
        new MutationObserver(found => { told += found.filter(one => one.addedNodes.length).length })
            .observe(said, { childList: true })
    }""")
    answer(page, "a1")
    assert page.evaluate("told") == 1


def test_nothing_is_kept_before_the_box_is_ticked_nor_after(bench: Bench) -> None:
    page = bench(gathered("aaa"), *SCRIPTS, before=IN_ORDER)
    answer(page, "a1")
    assert stored(page) is None
    box, told = page.get_by_label("Keep"), page.locator(".questions-kept")
    expect(told).to_be_empty()
    box.check()
    assert list(stored(page) or {}) == ["a1"], "what was answered before it was ticked"
    expect(told).to_have_text("Waiting: 1.")
    answer(page, "a2")
    assert list(stored(page) or {}) == ["a1", "a2"]
    expect(told).to_have_text("Waiting: 2.")
    now = page.evaluate("Date.now()")
    assert all(now - 60_000 < time <= now for time in (stored(page) or {}).values())
    page.locator("[data-id=a3] button").click()
    assert "a3" not in (stored(page) or {}), "no answer was chosen"
    box.uncheck()
    assert stored(page) is None
    expect(told).to_be_empty()
    answer(page, "a3")
    assert stored(page) is None
    box.check()
    assert list(stored(page) or {}) == ["a3"], "the others are forgotten"


@pytest.mark.parametrize(
    ("hours", "first", "place"),
    [
        (23.9, ["a1", "a2", "a3", "a4", "a5"], "1 to 5 of 7"),
        (24.1, ["a1", "a2", "a3", "a4", "a7"], "1 to 5 of 7. Again: 1."),
        (24 * 90, ["a1", "a2", "a3", "a4", "a7"], "1 to 5 of 7. Again: 1."),
        (-5, ["a1", "a2", "a3", "a4", "a5"], "1 to 5 of 7"),
    ],
)
def test_after_a_day_and_no_sooner_they_come_first(
    bench: Bench, hours: float, first: list[str], place: str
) -> None:
    page = bench(gathered("a" * 7), *SCRIPTS, before=hours_ago(a7=hours))
    assert shown(page) == first
    expect(page.locator(".questions-place")).to_have_text(place)
    expect(page.get_by_label("Keep")).to_be_checked()


def test_those_that_wait_come_last(bench: Bench) -> None:
    page = bench(gathered("a" * 7), *SCRIPTS, before=hours_ago(a1=1, a3=2))
    assert shown(page) == ["a2", "a4", "a5", "a6", "a7"]
    expect(page.locator(".questions-kept")).to_have_text("Waiting: 2.")


def test_one_that_was_asked_again_waits_for_another_day(bench: Bench) -> None:
    page = bench(gathered("aa"), *SCRIPTS, before=hours_ago(a1=30, a2=40))
    expect(page.locator(".questions-kept")).to_have_text("Waiting: 0.")
    answer(page, "a1")
    expect(page.locator(".questions-kept")).to_have_text("Waiting: 1.")
    times = stored(page) or {}
    assert times["a1"] - times["a2"] > 39 * 3600_000


@pytest.mark.parametrize(
    "text", ["", "nonsense", "5", "null", '"a"', "[1]", '{"gone": 1, "a1": "x"}']
)
def test_what_cannot_be_read_does_no_harm(bench: Bench, text: str) -> None:
    before = f"{IN_ORDER}; localStorage.setItem('{KEY}', {json.dumps(text)})"
    page = bench(gathered("aaa"), *SCRIPTS, before=before)
    assert shown(page) == ["a1", "a2", "a3"]
    answer(page, "a2")
    assert "a2" in (stored(page) or {})


# On the site.


def questions(page: Page) -> Locator:
    return page.locator("gathered-questions")


def reply(page: Page) -> list[str]:
    """Answer the first two questions, and say which they were."""
    found = []
    for number in range(2):
        item = questions(page).locator(".questions-one:visible").nth(number)
        item.locator("fieldset input").first.check()
        item.get_by_role("button", name="Check my answer").click()
        expect(item.get_by_role("status")).not_to_be_empty()
        found.append(item.get_attribute("data-id") or "")
    return found


def test_a_reader_gets_the_same_questions_on_another_day_and_has_them_forgotten(
    visit: Open,
) -> None:
    page = visit(PAGE, PHONE)
    page.clock.set_fixed_time(NOON)
    page.reload()
    assert page.evaluate("Object.keys(localStorage)") == []
    answered = reply(page)
    questions(page).get_by_label("Ask me again another day").check()
    expect(questions(page).get_by_text("Waiting for another day: 2.")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == [KEY]
    assert sorted(stored(page) or {}) == sorted(answered)

    page.clock.set_fixed_time(NOON + DAY / 2)
    page.reload()
    expect(questions(page).get_by_role("status").first).to_have_text(
        re.compile(r"^Questions 1 to 5 of \d+$")
    )
    for id in answered:
        expect(page.locator(f"[data-id={id}]")).to_be_hidden()

    page.clock.set_fixed_time(NOON + DAY)
    page.reload()
    expect(questions(page).get_by_role("status").first).to_have_text(
        re.compile(r"^Questions 1 to 5 of \d+\. Asked again, as you wished: 2\.$")
    )
    for id in answered:
        expect(page.locator(f"[data-id={id}]")).to_be_visible()
        expect(page.locator(f"[data-id={id}] input:checked:visible")).to_have_count(0)

    questions(page).get_by_label("Ask me again another day").uncheck()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_what_is_kept_is_told_and_deleted_at_the_foot_of_the_page(visit: Open) -> None:
    page = visit(PAGE, DESK)
    reply(page)
    questions(page).get_by_label("Ask me again another day").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Delete them").click()
    assert page.evaluate("Object.keys(localStorage)") == []
    expect(questions(page).get_by_label("Ask me again another day")).not_to_be_checked()


def test_the_page_on_privacy_names_all_that_can_be_kept(visit: Open) -> None:
    page = visit("about/privacy/", DESK)
    listed = (
        page.locator("h2:has-text('stored on my device') ~ ul")
        .first.locator("li")
        .all_inner_texts()
    )
    for number, word in enumerate(
        ("colours", "words are marked", "country", "questions you answered")
    ):
        assert word in listed[number]
    assert len(listed) == 4


def test_all_of_it_works_by_keyboard_alone(visit: Open, axe: Callable[[Page], list[str]]) -> None:
    page = visit(PAGE, PHONE)
    press = page.keyboard.press
    own = questions(page)
    own.get_by_role("radio", name="All", exact=True).focus()
    press("ArrowRight")
    topic = own.locator("[name=topic]:checked").get_attribute("value")
    assert topic
    assert {
        one.get_attribute("data-topic") for one in own.locator(".questions-one:visible").all()
    } == {topic}
    press("ArrowLeft")
    press("Tab")
    press("Space")
    press("Tab")
    press("Enter")
    first = own.locator(".questions-one:visible").first
    expect(first.get_by_role("status")).not_to_be_empty()
    assert axe(page) == []
    more = own.get_by_role("button", name="More questions")
    before = own.locator(".questions-one:visible legend").all_inner_texts()
    for _ in range(60):
        if more.evaluate("one => one === document.activeElement"):
            break
        press("Tab")
    press("Enter")
    legends = own.locator(".questions-one:visible legend")
    assert not set(before) & set(legends.all_inner_texts())
    expect(own.get_by_role("group", name=legends.first.inner_text())).to_be_focused()
    expect(legends.first).to_be_in_viewport()
    assert axe(page) == []


@pytest.mark.parametrize("look", ["light", "dark", "calm"])
def test_each_look_shows_the_questions_and_is_narrow(
    visit: Open, axe: Callable[[Page], list[str]], look: str
) -> None:
    page = visit(
        PAGE + ("#calm" if look == "calm" else ""),
        {"width": 320, "height": 640},
        color_scheme="dark" if look == "dark" else "light",
    )
    expect(questions(page).locator("legend:visible")).to_have_count(6)
    expect(questions(page).get_by_text("Show the question").first).to_be_hidden()
    questions(page).get_by_label("Ask me again another day").check()
    reply(page)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_each_question_leads_to_where_it_is_explained(visit: Open, address: str) -> None:
    page = visit(PAGE, DESK)
    links = page.locator(".questions-page a")
    places = [
        (
            link.evaluate("one => one.href"),
            link.evaluate("one => one.closest('[data-id]').dataset.id"),
        )
        for link in links.all()
    ]
    assert len(places) > 15
    for href, id in places[::5]:
        page.goto(href)
        expect(page.locator(":target")).to_have_count(1)
        expect(page.locator(f"#quiz-{id}")).to_be_visible()


@pytest.mark.parametrize("look", ["", "#calm"])
def test_without_scripts_all_stand_by_topic_with_folded_answers(visit: Open, look: str) -> None:
    page = visit(PAGE + look, PHONE, java_script_enabled=False)
    own = questions(page)
    expect(own.locator("form:visible")).to_have_count(0)
    assert "Hands-on care" in own.locator("h2").all_inner_texts()
    count = own.locator(".questions-one").count()
    assert count > 15
    expect(own.locator("legend:visible")).to_have_count(count)
    answers = own.locator(".questions-one dl").first
    expect(answers).to_be_hidden()
    own.get_by_text("Show the answers").first.click()
    expect(answers).to_be_visible()


def test_none_of_warning_signs_is_asked_here(visit: Open) -> None:
    page = visit(PAGE, DESK)
    addresses = page.locator(".questions-page a").evaluate_all(
        "all => all.map(one => one.pathname)"
    )
    assert not [one for one in addresses if "/help/" in one or "/about/" in one]


def test_on_paper_stand_the_questions_that_are_asked_with_their_answers(visit: Open) -> None:
    page = visit(PAGE, DESK)
    page.emulate_media(media="print")
    expect(page.locator(".questions-one:visible")).to_have_count(5)
    expect(page.locator(".questions-one:visible dd").first).to_be_visible()
    expect(questions(page).locator("form:visible")).to_have_count(0)
