"""A few calm minutes in the browser: right by the clock, by keyboard, said once, and never alone.

The clock of the page is the test's own. It jumps as a clock does for a tab that was out of sight:
what adds up timers would lag behind.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import DESK, PHONE, Open

PACE, STEPS = "feel-better/breathing-break/", "feel-better/muscle-relaxation/"
NARROW = {"width": 320, "height": 640}
IN, OUT, LET_GO = "Breathe in", "Breathe out", "Let go, and notice the difference."
LIGHT_SLEEP = """() => {
    window.told = []
    const lock = { release: async () => told.push("released") }
    const wakeLock = { request: async kind => { told.push(kind); return lock } }
    Object.defineProperty(navigator, "wakeLock", { value: wakeLock })
}"""
FELT_AND_HEARD = """() => {
    window.told = []
    const param = { setValueAtTime() {}, linearRampToValueAtTime() {}, set value(hertz) { told.push(hertz) } }
    const node = { gain: param, frequency: param, connect: other => other, start() {}, stop() {} }
    window.AudioContext = class {
        currentTime = 0
        createOscillator = () => node
        createGain = () => ({ ...node, gain: { setValueAtTime() {}, linearRampToValueAtTime() {} } })
    }
    navigator.vibrate = pattern => told.push(String(pattern))
}"""
FADING = """() => {
    window.fades = []
    const note = (value, at) => fades.push([value, at])
    const gain = { setValueAtTime: note, linearRampToValueAtTime: note }
    const node = { gain, frequency: {}, connect: other => other, start() {}, stop: at => note("stop", at) }
    window.AudioContext = class {
        currentTime = 0
        createOscillator = () => node
        createGain = () => node
    }
}"""
LISTEN = """() => {
    window.announced = []
    const status = document.querySelector("session-player [role=status]")
    const heard = () => status.textContent && announced.push(status.textContent.trim())
    new MutationObserver(heard).observe(status, { childList: true, characterData: true, subtree: true })
}"""


def opened(visit: Open, path: str, size: dict[str, int] = PHONE, **options: object) -> Page:
    """A page whose clock stands still until it is told to move."""
    page = visit(path, size, **options)
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    return page


def jump(page: Page, seconds: float) -> None:
    """Let time pass at one go, as a tab feels it that nobody looks at."""
    page.clock.fast_forward(round(seconds * 1000))


def word(page: Page) -> Locator:
    """What the player says to do."""
    return page.locator(".session-word")


def press(page: Page, name: str) -> None:
    """Press one of the player's buttons."""
    page.locator("session-player").get_by_role("button", name=name, exact=True).click()


def hide(page: Page, hidden: bool) -> None:
    """Put the tab out of sight, or back."""
    page.evaluate(
        """hidden => {
            Object.defineProperty(document, "hidden", { value: hidden, configurable: true })
            document.dispatchEvent(new Event("visibilitychange"))
        }""",
        hidden,
    )


def minutes_later(page: Page, turns: list[tuple[str, float]]) -> list[str]:
    """Go through turns of so many seconds: where the word is wrong a tenth of a second before or
    after one begins. The clock jumps from look to look.
    """
    wrong, at = [], 0.0
    for number, (expected, seconds) in enumerate(turns):
        for offset in (0.1, seconds - 0.1):
            jump(page, sum(s for _, s in turns[:number]) + offset - at)
            at = sum(s for _, s in turns[:number]) + offset
            if (found := word(page).inner_text()) != expected:
                wrong.append(f"{at:.1f} s: {found}, not {expected}")
    jump(page, 0.2)
    return wrong


@pytest.mark.parametrize(("inwards", "outwards"), [(5, 5), (4, 7), (3, 8)])
def test_a_pace_is_right_within_a_tenth_of_a_second_over_five_minutes(
    visit: Open, inwards: int, outwards: int
) -> None:
    page = opened(visit, PACE)
    page.get_by_label(IN).select_option(str(inwards))
    page.get_by_label(OUT).select_option(str(outwards))
    rounds = -(-300 // (inwards + outwards))  # it ends with a whole round
    press(page, "Start")
    assert minutes_later(page, [(IN, inwards), (OUT, outwards)] * rounds) == []
    expect(word(page)).to_have_text("Done.")


def test_steps_are_right_within_a_tenth_of_a_second(visit: Open) -> None:
    page = opened(visit, STEPS)
    items = page.locator(".session-steps li .session-words").all_inner_texts()
    assert len(items) == 11
    press(page, "Start")
    assert minutes_later(page, [turn for item in items for turn in ((item, 8), (LET_GO, 30))]) == []
    expect(word(page)).to_have_text("Done.")


def test_while_letting_go_a_reader_sees_which_part_it_was_and_what_comes_next(visit: Open) -> None:
    page = opened(visit, STEPS)
    place = page.locator(".session-place")
    expect(place).to_be_empty()
    press(page, "Start")
    expect(place).to_have_text("1 of 11")
    jump(page, 9)
    expect(word(page)).to_have_text(LET_GO)
    expect(place).to_have_text("1 of 11: Feet. Next: Lower legs: pull your toes towards you.")
    for _ in range(10):
        press(page, "Skip this part")
    expect(place).to_have_text("11 of 11")
    jump(page, 9)
    expect(place).to_have_text("11 of 11: Mouth.")
    press(page, "Stop")
    expect(place).to_have_text("11 of 11: Mouth.")
    press(page, "Start again")
    expect(place).to_be_empty()


def test_nothing_moves_while_the_parts_change(visit: Open) -> None:
    page = opened(visit, STEPS, NARROW)
    press(page, "Start")
    pause = page.locator("session-player").get_by_role("button", name="Pause")
    tops = []
    for _ in range(22):
        box = pause.bounding_box()
        assert box
        tops.append(box["y"] + page.evaluate("scrollY"))
        jump(page, 19)
    assert max(tops) - min(tops) < 1


def test_many_small_frames_are_as_right_as_one_jump(visit: Open) -> None:
    page = opened(visit, PACE)
    press(page, "Start")
    page.clock.run_for(64_900)
    expect(word(page)).to_have_text(IN)
    page.clock.run_for(200)
    expect(word(page)).to_have_text(OUT)


def test_it_is_right_on_coming_back_from_another_tab(visit: Open) -> None:
    page = opened(visit, PACE)
    press(page, "Start")
    hide(page, True)
    jump(page, 128.3)  # in the 13th round, 8.3 seconds into it
    hide(page, False)
    expect(word(page)).to_have_text(OUT)
    expect(page.locator(".session-left")).to_have_text("3 min to go")
    jump(page, 1.8)
    expect(word(page)).to_have_text(IN)
    jump(page, 600)
    expect(word(page)).to_have_text("Done.")
    expect(page.locator(".session-left")).to_be_empty()  # nothing is left to go


def test_a_pause_and_a_stop_take_no_time_and_either_can_go_on(visit: Open) -> None:
    page = opened(visit, PACE)
    press(page, "Start")
    jump(page, 7)
    left = page.locator(".session-left")
    press(page, "Pause")
    expect(word(page)).to_have_text(OUT)
    expect(left).to_have_text("Paused. 5 min to go")
    jump(page, 1000)
    expect(word(page)).to_have_text(OUT)
    press(page, "Stop")
    expect(left).to_have_text("Stopped. 5 min to go")
    jump(page, 1000)
    press(page, "Go on")
    expect(word(page)).to_have_text(OUT)
    expect(left).to_have_text("5 min to go")
    jump(page, 2.9)
    expect(word(page)).to_have_text(OUT)
    jump(page, 0.2)
    expect(word(page)).to_have_text(IN)
    press(page, "Stop")
    press(page, "Start again")
    expect(word(page)).to_have_text("Begin when you like.")
    jump(page, 7)
    expect(word(page)).to_have_text("Begin when you like.")
    press(page, "Start")
    expect(word(page)).to_have_text(IN)
    expect(page.locator(".session-left")).to_have_text("5 min to go")


def test_another_pace_holds_from_the_next_breath_on_and_adds_no_time(visit: Open) -> None:
    page = opened(visit, PACE)
    press(page, "Start")
    jump(page, 247)
    expect(word(page)).to_have_text(OUT)
    page.get_by_label(IN).select_option("3")
    page.get_by_label(OUT).select_option("4")
    jump(page, 2.9)
    expect(word(page)).to_have_text(OUT)  # no breath is cut short
    jump(page, 0.2)
    expect(word(page)).to_have_text(IN)
    jump(page, 2.8)
    expect(word(page)).to_have_text(IN)
    jump(page, 0.2)
    expect(word(page)).to_have_text(OUT)
    jump(page, 52.8)  # 56 seconds are the eight rounds that end five minutes
    expect(word(page)).to_have_text(OUT)
    jump(page, 0.2)
    expect(word(page)).to_have_text("Done.")


def test_the_shape_grows_with_in_and_shrinks_with_out(visit: Open) -> None:
    page = opened(visit, PACE)

    def size() -> float:
        box = page.locator(".session-shape").bounding_box()
        assert box
        return box["width"]

    press(page, "Start")
    jump(page, 0.05)
    smallest = size()
    jump(page, 2.45)
    half = size()
    jump(page, 2.4)
    largest = size()
    jump(page, 2.6)
    assert smallest < half < largest
    assert size() == pytest.approx(half, abs=2)
    assert largest > 2 * smallest


def test_who_should_ask_first_stays_in_sight(visit: Open) -> None:
    for path, text in ((PACE, "Ask your doctor or midwife first"), (STEPS, "Ask a doctor first")):
        page = opened(visit, f"{path}#calm")
        ask = page.locator(".session-ask")
        page.locator("session-player").evaluate("one => one.scrollIntoView()")
        for name in ("Start", "Pause", "Go on"):
            press(page, name)
            expect(ask).to_contain_text(text)
            expect(ask).to_be_in_viewport(ratio=1)
            expect(word(page)).to_be_in_viewport(ratio=1)
        jump(page, 900)
        expect(word(page)).to_have_text("Done.")
        expect(ask).to_be_visible()


@pytest.mark.parametrize("path", [PACE, STEPS])
def test_who_comes_by_keyboard_sees_who_should_ask_first_too(visit: Open, path: str) -> None:
    page = opened(visit, f"{path}#calm")
    page.locator(".session-buttons button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".session-buttons button").first).to_be_in_viewport(ratio=1)
    ask, bar = page.locator(".session-ask").bounding_box(), page.locator(".bar").bounding_box()
    assert ask
    assert bar
    assert ask["y"] >= bar["y"] + bar["height"]


def test_the_end_says_what_comes_next(visit: Open) -> None:
    page = opened(visit, PACE)
    after = page.locator(".session-next")
    expect(after).to_be_hidden()
    press(page, "Start")
    jump(page, 100)
    expect(after).to_be_hidden()
    jump(page, 200)
    expect(after).to_be_visible()
    expect(after).to_contain_text("You may feel calmer now.")
    end, steps = after.bounding_box(), page.locator(".session-steps").bounding_box()
    assert end
    assert steps
    assert end["y"] < steps["y"], "it stands where the reader looks"
    expect(page.locator("session-player").get_by_role("button")).to_have_text(["Start"])
    assert "treat" not in page.locator("session-player").inner_text().lower()
    press(page, "Start")
    expect(after).to_be_hidden()
    expect(word(page)).to_have_text(IN)


def test_it_works_by_keyboard_and_keeps_the_focus(visit: Open) -> None:
    page = opened(visit, PACE, DESK)
    buttons = page.locator(".session-buttons button")
    buttons.first.focus()
    page.keyboard.press("Enter")
    expect(buttons.first).to_have_text("Pause")
    expect(buttons.first).to_be_focused()
    page.keyboard.press("Space")
    expect(buttons.first).to_have_text("Go on")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(buttons.last).to_be_focused()
    page.keyboard.press("Enter")
    expect(buttons.last).to_have_text("Start again")
    expect(buttons.first).to_have_text("Go on")
    expect(buttons.first).to_be_focused()  # whoever presses once more loses nothing
    buttons.last.focus()
    page.keyboard.press("Enter")
    expect(buttons.last).to_be_hidden()
    expect(buttons.first).to_be_focused()
    expect(buttons.first).to_have_text("Start")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(buttons.last).to_be_focused()
    jump(page, 301)
    expect(word(page)).to_have_text("Done.")
    expect(buttons.first).to_be_focused()
    for name in (IN, OUT, "Sound", "Vibration", "For screen readers: say each change"):
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_accessible_name(name)


def test_the_end_takes_no_focus_from_elsewhere(visit: Open) -> None:
    page = opened(visit, PACE, DESK)
    press(page, "Start")
    page.get_by_label("Sound").focus()
    jump(page, 301)
    expect(word(page)).to_have_text("Done.")
    expect(page.get_by_label("Sound")).to_be_focused()


def test_each_action_is_announced_once_and_turns_only_if_asked_for(visit: Open) -> None:
    page = opened(visit, PACE)
    page.evaluate(LISTEN)
    press(page, "Start")
    jump(page, 7)
    press(page, "Pause")
    press(page, "Go on")
    press(page, "Stop")
    assert page.evaluate("announced") == [
        IN,
        "Paused. 5 min to go",
        OUT,
        "Stopped. 5 min to go",
    ]
    press(page, "Start again")
    page.evaluate("announced.length = 0")
    page.get_by_label("For screen readers: say each change").check()
    press(page, "Start")
    jump(page, 5)
    jump(page, 1)
    jump(page, 4)
    assert page.evaluate("announced") == [IN, OUT, IN]
    page.evaluate("announced.length = 0")
    jump(page, 400)
    (end,) = page.evaluate("announced")
    assert end.startswith("Done. ")
    assert "You may feel calmer now." in end


def test_steps_are_announced_until_a_reader_turns_that_off(visit: Open) -> None:
    page = opened(visit, STEPS)
    page.evaluate(LISTEN)
    press(page, "Start")
    jump(page, 8.1)
    jump(page, 30)
    page.get_by_label("For screen readers: say each change").uncheck()
    jump(page, 8)
    assert page.evaluate("announced") == [
        "Feet: curl your toes.",
        LET_GO,
        "Lower legs: pull your toes towards you.",
    ]


def test_it_is_silent_until_asked_then_each_turn_and_the_end_have_signs_of_their_own(
    visit: Open,
) -> None:
    page = opened(visit, PACE)
    page.evaluate(FELT_AND_HEARD)
    press(page, "Start")
    jump(page, 5)
    jump(page, 5)
    assert page.evaluate("told") == []
    page.get_by_label("Sound").check()  # lets the reader hear it
    assert page.evaluate("told") == [262]
    page.evaluate("told.length = 0")
    jump(page, 5)
    jump(page, 1)
    jump(page, 4)
    assert page.evaluate("told") == [196, 262]
    page.get_by_label("Sound").uncheck()
    page.get_by_label("Vibration").check()
    page.evaluate("told.length = 0")
    jump(page, 5)
    jump(page, 5)
    jump(page, 400)
    assert page.evaluate("told") == ["80,120,80", "80", "500"]
    press(page, "Start")
    press(page, "Pause")
    page.evaluate("told.length = 0")
    jump(page, 60)
    assert page.evaluate("told") == []


def test_the_tone_is_made_in_the_browser(visit: Open) -> None:
    """No error and no request, which would fail here."""
    page = visit(PACE, PHONE)
    page.get_by_label("Sound").check()
    press(page, "Start")
    assert page.evaluate("document.querySelector('session-player').audio.state") == "running"
    assert page.evaluate("Object.keys(localStorage)") == []


def test_vibration_is_offered_only_where_there_is_some(visit: Open) -> None:
    page = visit(PACE, PHONE)
    expect(page.get_by_label("Vibration")).to_be_visible()
    page.add_init_script("Object.defineProperty(navigator, 'vibrate', { value: undefined })")
    page.reload()
    expect(page.get_by_label("Vibration")).to_be_hidden()
    press(page, "Start")
    expect(word(page)).to_have_text(IN)


def test_the_screen_stays_on_only_while_it_runs_and_is_looked_at(visit: Open) -> None:
    page = opened(visit, PACE)
    page.evaluate(LIGHT_SLEEP)

    def told() -> list[str]:
        return list(page.evaluate("async () => { await null; return told.splice(0) }"))

    press(page, "Start")
    assert told() == ["screen"]
    hide(page, True)
    assert told() == ["released"]
    hide(page, False)
    assert told() == ["screen"]
    press(page, "Pause")
    assert told() == ["released"]
    hide(page, True)
    hide(page, False)
    assert told() == [], "not for a pause"
    press(page, "Go on")
    press(page, "Stop")
    assert told() == ["screen", "released"]
    press(page, "Go on")
    jump(page, 400)
    assert told() == ["screen", "released"]


@pytest.mark.parametrize("lock", ["undefined", "{ request: async () => { throw Error() } }"])
def test_it_works_where_the_screen_cannot_be_kept_on(visit: Open, lock: str) -> None:
    page = opened(visit, PACE)
    page.evaluate(f"Object.defineProperty(navigator, 'wakeLock', {{ value: {lock} }})")
    press(page, "Start")
    jump(page, 6)
    expect(word(page)).to_have_text(OUT)
    press(page, "Stop")
    expect(page.locator(".session-left")).to_have_text("Stopped. 5 min to go")


def test_with_less_motion_a_count_stands_in_for_the_shape(visit: Open) -> None:
    page = opened(visit, PACE, reduced_motion="reduce")
    count = page.locator(".session-count")
    press(page, "Start")
    expect(page.locator(".session-shape")).to_be_hidden()
    expect(count).to_have_text("5")
    jump(page, 3.5)
    expect(count).to_have_text("2")
    expect(count).to_be_visible()
    jump(page, 1.6)
    expect(count).to_have_text("5")
    other = opened(visit, PACE)
    press(other, "Start")
    expect(other.locator(".session-shape")).to_be_visible()
    expect(other.locator(".session-count")).to_be_hidden()


def test_without_scripts_the_steps_are_written_out_and_no_button_is_dead(visit: Open) -> None:
    page = visit(STEPS, PHONE, java_script_enabled=False)
    session = page.locator("session-player")
    expect(session.locator("li")).to_have_count(11)
    for part in (".session-ask", ".session-steps", ".session-rest", ".session-next"):
        expect(session.locator(part)).to_be_visible()
    expect(session.locator("li").first).to_have_text("Feet: curl your toes. 8 seconds")
    for one in session.locator("button, input, select").all():
        expect(one).to_be_hidden()


def test_on_paper_it_is_the_same_also_in_the_middle(visit: Open) -> None:
    page = opened(visit, PACE)
    press(page, "Start")
    jump(page, 20)
    page.emulate_media(media="print")
    session = page.locator("session-player")
    for part in (".session-ask", ".session-steps", ".session-next"):
        expect(session.locator(part)).to_be_visible()
    expect(session.locator(".session-controls")).to_be_hidden()
    tops = [
        session.locator(part).bounding_box()
        for part in (".session-ask", ".session-steps", ".session-next")
    ]
    heights = [box["y"] for box in tops if box]
    assert heights == sorted(heights)
    assert len(set(heights)) == 3


@pytest.mark.parametrize("path", [PACE, STEPS])
@pytest.mark.parametrize("look", ["light", "dark", "calm"])
def test_axe_finds_nothing_in_any_state(
    visit: Open, axe: Callable[[Page], list[str]], path: str, look: str
) -> None:
    scheme = "light" if look == "calm" else look
    page = opened(visit, path + ("#calm" if look == "calm" else ""), color_scheme=scheme)
    page.clock.resume()  # axe waits for timers of its own
    assert axe(page) == []
    press(page, "Start")
    jump(page, 6)
    assert axe(page) == []
    jump(page, 900)
    expect(word(page)).to_have_text("Done.")
    assert axe(page) == []


@pytest.mark.parametrize("path", [PACE, STEPS])
def test_nothing_is_cut_off_or_too_small_on_the_narrowest_screen(visit: Open, path: str) -> None:
    for direction in ("ltr", "rtl"):
        page = opened(visit, path, NARROW)
        page.evaluate("direction => document.documentElement.dir = direction", direction)
        press(page, "Start")
        jump(page, 6)
        width = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        assert page.evaluate(width), direction
        for one in page.locator("session-player :is(button, select, label):not([hidden])").all():
            box = one.bounding_box()
            assert box
            assert box["height"] >= 43.9, one.inner_text()
            assert box["width"] >= 44, one.inner_text()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320


def test_the_colours_may_be_the_readers_own(visit: Open) -> None:
    page = opened(visit, PACE, forced_colors="active")
    press(page, "Start")
    jump(page, 4)
    line = page.locator(".session-shape").evaluate("one => getComputedStyle(one).borderTopColor")
    ground = page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor")
    assert line != ground


def test_a_part_that_is_sore_can_be_skipped_with_its_rest(visit: Open) -> None:
    page = opened(visit, STEPS)
    items = page.locator(".session-steps li .session-words").all_inner_texts()
    skip = page.get_by_role("button", name="Skip this part")
    expect(skip).to_be_hidden()
    press(page, "Start")
    expect(word(page)).to_have_text(items[0])
    skip.click()
    expect(word(page)).to_have_text(items[1])
    jump(page, 7.9)
    expect(word(page)).to_have_text(items[1])
    jump(page, 0.2)
    expect(word(page)).to_have_text(LET_GO)
    skip.click()  # in the rest, too, it goes to the next step
    expect(word(page)).to_have_text(items[2])
    for _ in items[2:]:
        skip.click()
    jump(page, 0.1)
    expect(word(page)).to_have_text("Done.")
    expect(skip).to_be_hidden()


def test_the_second_tap_of_one_press_does_not_undo_it(visit: Open) -> None:
    page = opened(visit, STEPS)
    start = page.locator("session-player").get_by_role("button", name="Start")
    start.dblclick()
    expect(page.locator(".session-buttons button").first).to_have_text("Pause")
    expect(word(page)).to_have_text("Feet: curl your toes.")
    page.locator("session-player").get_by_role("button", name="Stop").dblclick()
    expect(page.locator(".session-left")).to_contain_text("Stopped.")
    expect(page.locator(".session-place")).to_have_text("1 of 11")


def test_a_part_can_be_skipped_in_a_pause_and_is_seen(visit: Open) -> None:
    page = opened(visit, STEPS)
    press(page, "Start")
    press(page, "Pause")
    press(page, "Skip this part")
    expect(word(page)).to_contain_text("Lower legs")
    expect(page.locator(".session-left")).to_contain_text("Paused.")
    for _ in range(10):
        press(page, "Skip this part")
    expect(word(page)).to_have_text("Done.")
    expect(page.locator(".session-buttons button").first).to_be_focused()


def test_a_pace_has_nothing_to_skip(visit: Open) -> None:
    page = opened(visit, PACE)
    press(page, "Start")
    assert page.get_by_role("button", name="Skip this part").count() == 0


def test_a_tone_comes_and_goes_softly(visit: Open) -> None:
    page = opened(visit, PACE)
    page.evaluate(FADING)
    page.get_by_label("Sound").check()
    assert page.evaluate("fades") == [[0, 0], [0.08, 0.2], [0, 1.2], ["stop", 1.2]]
