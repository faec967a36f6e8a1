"""A few calm minutes: what the block makes, and what an author is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import markdown
from selectolax.lexbor import LexborHTMLParser

from sitekit.session.block import SessionBlocks
from sitekit.session.sessions import faults
from sitekit.words import choose
from sites import ROOT, SEARCH, Mini, article, build_site
from written import part, words

FENCED = re.compile(r"^```\n(/// session .*?)^```$", re.DOTALL | re.MULTILINE)
PACE, STEPS = FENCED.findall((ROOT / "docs/authors/blocks.md").read_text("utf-8"))


def shown(source: str, language: str = "en") -> LexborHTMLParser:
    """What becomes of a block."""
    return LexborHTMLParser(markdown(source, extensions=[SessionBlocks(choose(language, {}))]))


def said(source: str) -> list[str]:
    """What an author is told of a page."""
    blocks = SessionBlocks(choose("en", {}))
    markdown(source, extensions=[blocks])
    found = [
        str(problem.at("a.md"))
        for session in blocks.sessions
        for problem in faults(session, source)
    ]
    assert blocks.sessions, "the block was not understood"
    return found


@pytest.mark.parametrize("source", [PACE, STEPS], ids=["pace", "steps"])
def test_the_examples_for_authors_have_no_fault(source: str) -> None:
    assert said(source) == []


def test_who_should_ask_first_comes_first_then_the_player_the_steps_and_the_end() -> None:
    page = shown(PACE)
    session = part(page, "session-player.session[role=group]")
    assert session.attributes["aria-label"] == "Three calm minutes"
    parts = [one.attributes.get("class") or one.tag for one in session.iter()]
    assert parts == [
        "h3",
        "session-ask",
        "session-controls no-glossary",
        "session-steps",
        "session-next",
    ]
    ask = words(part(page, ".session-ask"))
    assert ask == (
        "Who should ask firstIf your lungs or your heart are ill, ask your doctor before you try this."
    )
    assert [words(item) for item in page.css(".session-steps > ol > li")] == [
        "Sit back, and let your shoulders hang.",
        "Breathe in softly, counting gently to 5.",
        "Breathe out, counting to 5 again. Go on for 3 minutes.",
    ]
    assert words(part(page, ".session-next")) == (
        "Stay where you are for a moment before you get up."
    )


def test_each_step_says_how_far_it_is_and_its_rest_what_comes_next() -> None:
    steps = "/// session | Rest\n    kind: steps\n    then: Let go.\n    rest: 9\n\nAsk.\n\n1. Feet: curl your toes. {seconds=8}\n2. Sit up. {seconds=8}\n\nEnd.\n\n///\n"
    items = shown(steps).css(".session-steps li")
    assert [item.attributes["data-place"] for item in items] == ["1 of 2", "2 of 2"]
    assert [item.attributes["data-rest"] for item in items] == [
        "1 of 2: Feet. Next: Sit up.",
        "2 of 2: Sit up.",
    ]
    assert not shown(PACE).css("[data-place]")


def test_a_pace_has_two_turns_whose_seconds_a_reader_can_choose() -> None:
    page = shown(PACE)
    assert part(page, ".session-controls").attributes["data-minutes"] == "3"
    labels = page.css(".session-pace label")
    assert [words(part(label, ".session-words")) for label in labels] == [
        "Breathe in",
        "Breathe out",
    ]
    for label in labels:
        numbers = [option.attributes["value"] for option in label.css("option")]
        assert numbers == ["3", "4", "5", "6", "7", "8"]
        assert words(part(label, "[selected]")) == "5 seconds"
        assert label.attributes["data-seconds"] == "5"
    assert page.css(".session-steps [data-seconds]") == []


def test_what_an_author_leaves_out_has_a_default() -> None:
    bare = re.sub(r"    (?:minutes|words|seconds|limits):.*\n", "", PACE)
    assert said(bare) == []
    page = shown(bare)
    assert part(page, ".session-controls").attributes["data-minutes"] == "5"
    assert [words(one) for one in page.css(".session-pace .session-words")] == ["In", "Out"]
    assert [one.attributes["data-seconds"] for one in page.css(".session-pace label")] == ["5", "5"]
    assert words(part(page, "option")) == "3 seconds"


def test_steps_are_written_out_with_their_seconds_and_what_comes_after_each() -> None:
    page = shown(STEPS)
    assert [
        (item.attributes["data-seconds"], words(item)) for item in page.css(".session-steps li")
    ] == [
        ("4", "Close your eyes a little more firmly. 4 seconds"),
        ("4", "Make loose fists. 4 seconds"),
    ]
    rest = part(page, ".session-steps > p.session-rest")
    assert rest.attributes["data-seconds"] == "6"
    assert words(rest) == "After each: Let go. 6 seconds"
    assert "{" not in words(page.body)
    assert page.css("select") == []
    loose = shown(STEPS.replace("}\n2.", "}\n\n2."))
    assert [words(item) for item in loose.css("li")] == [words(item) for item in page.css("li")]
    without = STEPS.replace("    then: Let go.\n    rest: 6\n", "")
    assert said(without) == []
    assert shown(without).css(".session-rest") == []


def test_nothing_is_heard_or_felt_unless_asked_for_and_only_steps_are_told() -> None:
    for source, chosen in ((PACE, []), (STEPS, ["For screen readers: say each change"])):
        page = shown(source)
        boxes = page.css(".session-ways label")
        assert [words(box) for box in boxes] == [
            "Sound",
            "Vibration",
            "For screen readers: say each change",
        ]
        assert [words(box) for box in boxes if box.css("[checked]")] == chosen
        assert len(page.css("[role=status], [aria-live]")) == 1


def test_it_speaks_german_politely() -> None:
    page = shown(STEPS, "de")
    buttons = [words(one) for one in page.css("button")]
    assert buttons == ["Start", "Beenden", "Diesen Teil auslassen"]
    assert words(part(page, "li .session-time")) == "4 Sekunden"
    assert part(page, "session-player").attributes["data-ready"] == (
        "Beginnen Sie, wann Sie möchten."
    )


@pytest.mark.parametrize(
    ("source", "old", "new", "expected"),
    [
        (PACE, "    kind: pace\n", "", "a.md:1: the session 'Three calm minutes' has no kind."),
        (
            PACE,
            "kind: pace",
            "kind: pase",
            "a.md:1: the session 'Three calm minutes' knows no kind 'pase'. Did you mean 'pace'?",
        ),
        (
            PACE,
            "    minutes: 3",
            "    rest: 6",
            "has 'rest', which is for 'kind: steps'. Known: kind, minutes, words, seconds, limits.",
        ),
        (
            STEPS,
            "    rest: 6",
            "    rest: 6\n    limits: [3, 8]",
            "has 'limits', which is for 'kind: pace'. Known: kind, then, rest.",
        ),
        (
            PACE,
            "minutes: 3",
            "minutes: 31",
            "has a wrong 'minutes': 31. Write a whole number from 1 to 30",
        ),
        (PACE, "minutes: 3", "minutes: true", "has a wrong 'minutes': True."),
        (PACE, "minutes: 3", "minutes: 0", "has a wrong 'minutes': 0."),
        (
            PACE,
            "[5, 5]",
            "[5, 9]",
            "has a wrong 'seconds': [5, 9]. Write two whole numbers from 3 to 8.",
        ),
        (PACE, "[5, 5]", "[2, 5]", "has a wrong 'seconds': [2, 5]."),
        (PACE, "[5, 5]", "5", "has a wrong 'seconds': 5."),
        (
            PACE,
            "[3, 8]",
            "[8, 3]",
            "has a wrong 'limits': [8, 3]. Write two whole numbers from 1 to 60, the smaller first.",
        ),
        (PACE, "[3, 8]", "[3, 61]", "has a wrong 'limits': [3, 61]."),
        (
            PACE,
            "[Breathe in, Breathe out]",
            "[Breathe in]",
            "has a wrong 'words': ['Breathe in']. Write two words: 'words: [In, Out]'.",
        ),
        (PACE, "[Breathe in, Breathe out]", "[' ', Out]", "has a wrong 'words': [' ', 'Out']."),
        (
            STEPS,
            "    rest: 6\n",
            "",
            "does not say for how long 'then' is. Write 'rest: 20'",
        ),
        (STEPS, "rest: 6", "rest: 1", "does not say for how long 'then' is."),
        (
            STEPS,
            "    then: Let go.\n",
            "",
            "does not say what comes after each step. Write 'then: …' beside 'rest'.",
        ),
        (
            PACE,
            "1. Sit back, and let your shoulders hang.\n2. Breathe in softly, counting gently to 5.\n3. ",
            "",
            "has no numbered list. Write the steps to do by oneself as '1. …'",
        ),
        (STEPS, "Open your eyes slowly.", "Then:\n\n1. Look.", "has 2 numbered lists."),
        (
            STEPS,
            "Leave out any part that hurts.\n",
            "",
            "does not say who should ask first. Write it above the numbered list.",
        ),
        (
            STEPS,
            "Open your eyes slowly.\n",
            "",
            "does not say what to do at its end. Write it below the numbered list.",
        ),
        (
            STEPS,
            "fists. {seconds=4}",
            "fists.",
            "a.md:9: the session 'Rest your eyes and hands' does not say for how long 'Make loose fists.' is. End it with '{seconds=10}', a whole number from 2 to 600.",
        ),
        (STEPS, "fists. {seconds=4}", "fists. {seconds=1}", "a.md:9: "),
        (STEPS, "fists. {seconds=4}", "fists. {seconds=601}", "a.md:9: "),
        (STEPS, "fists. {seconds=4}", "fists. {seconds=four}", "a.md:9: "),
        (
            PACE,
            "hang.",
            "hang. {seconds=4}",
            "gives seconds to 'Sit back, and let your shoulders hang.', but keeps a pace. Take '{seconds=…}' away",
        ),
        (
            STEPS,
            "loose fists. {",
            "loose fists. [@who] {",
            "a.md:9: the session 'Rest your eyes and hands' cites a source in 'Make loose fists. [@who]'. Cite above the list",
        ),
    ],
)
def test_each_mistake_is_named_with_its_cure(
    source: str, old: str, new: str, expected: str
) -> None:
    assert source.count(old) == 1, old
    problems = said(source.replace(old, new))
    assert len(problems) == 1, problems
    assert expected in problems[0]


def test_a_page_tells_the_line_of_a_mistake_and_loads_the_player_only_where_it_stands(
    mini: Mini,
) -> None:
    wrong = STEPS.replace("{seconds=4}", "")
    site = mini({"index.md": article(f"Before.\n\n{wrong}"), "b.md": article(PACE)})
    lines = [line for line in site.warnings if "does not say for how long" in line]
    assert [line.split(": ")[0] for line in lines] == ["index.md:17", "index.md:18"]
    plain = mini({"index.md": article(), "b.md": article(PACE)})
    assert "session.js" not in plain.read("index.html")
    assert plain.read("b/index.html").count("features/session.js") == 1
    assert plain.read("b/index.html").count("features/session.css") == 1


def test_an_unknown_option_or_attributes_are_named(mini: Mini) -> None:
    for option in ("minuts: 3", "attrs: {id: x}"):
        body = PACE.replace("minutes: 3", option)
        told = [line for line in mini({"index.md": article(body)}).warnings if "session" in line]
        assert len(told) == 1
        assert "index.md:8: the block 'session' has an option that is not known" in told[0]
        assert "minutes" in told[0]


def test_search_finds_the_steps_and_not_the_buttons(mini: Mini) -> None:
    text = mini({"index.md": article(), "b.md": article(STEPS), **SEARCH}).index()["b/"]
    assert "Make loose fists." in text
    assert "Leave out any part that hurts." in text
    assert "screen reader" not in text
    assert "Stop" not in text


def test_bread_has_one_of_each_kind_without_a_line_of_code(tmp_path: Path) -> None:
    bread = build_site(ROOT / "tests/fixtures/bread/mkdocs.yml", tmp_path / "bread", strict=True)
    assert not bread.failed
    page = LexborHTMLParser(bread.read("teig/index.html"))
    assert [one.attributes["aria-label"] for one in page.css("session-player")] == [
        "Fünf Minuten falten",
        "Schritt für Schritt kneten",
    ]
    assert [words(one) for one in page.css(".session-pace .session-words")] == ["Ziehen", "Falten"]
    assert words(part(page, ".session-rest")) == "Nach jedem Schritt: Ruhen lassen 30 Sekunden"
