"""How articles are written: sections, words, sentences, grade, numbers, and exceptions with their
reasons.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.front_matter import read
from sitekit.prose.checks import numbers, order, style
from sitekit.prose.rules import Rules
from sitekit.prose.text import Unit, plain, sentences, units, whole
from sites import Mini, article, build_site

RULES = Rules(
    sections=["One", "Two", "Three"],
    sentence=5,
    paragraph=2,
    grade=6,
    words={"suffer*": "have", "!": "a full stop", "acute": "sudden"},
)


def same(text: str) -> str:
    return text


def said(source: str, rules: Rules = RULES) -> list[tuple[str, int | None]]:
    return [(name, problem.line) for name, problem in style(units(source), rules, same)]


def test_units_are_paragraphs_items_and_headings_with_their_lines() -> None:
    source = """---
title: x
---
## A [heading](b.md)

A paragraph of **two**
lines. [@key]

- an item
- [link](a.md){ .button }

/// quiz | A question?
    claim: x

[ ] An option
:   Why not.

///

![words](a.svg)
"""
    assert units(read(source, "a.md").body, ["quiz"]) == [
        Unit(4, 2, "A heading"),
        Unit(6, 0, "A paragraph of two lines."),
        Unit(9, 0, "an item"),
        Unit(10, 0, "link"),
        Unit(12, 7, "A question?"),
        Unit(15, 0, "An option"),
        Unit(16, 0, "Why not."),
    ]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("---\ntitle: x\n...\nText.", ["Text."]),
        ("Text.\n\n```\nAcute code.\n```\n\nMore.", ["Text.", "More."]),
        (
            "- a\n\n    /// quiz | Why?\n        claim: x\n\n    Text.\n\n    ///",
            ["a", "Why?", "Text."],
        ),
        ("/// care | today\n\nText.\n\n///", ["Text."]),
        ("**Bold:** all of it - and more.", ["Bold: all of it - and more."]),
    ],
)
def test_what_is_no_text_of_the_page_is_passed_over(source: str, texts: list[str]) -> None:
    assert [unit.text for unit in units(read(source, "a.md").body, ["quiz"])] == texts


def test_plain_and_sentences() -> None:
    assert plain("A *b* [d](e) [@f; @g].") == "A b d."
    assert plain("Code, such as `!!! note`, is none.") == "Code, such as , is none."
    assert sentences('It is. "So" it is. At 3.5 kg? Yes') == [
        "It is.",
        '"So" it is.',
        "At 3.5 kg?",
        "Yes",
    ]
    assert units('!!! note "Do this"\n\n    At once.\n\n| A | B |\n| - | - |\n| c. | d |') == [
        Unit(1, 7, "Do this"),
        Unit(3, 0, "At once."),
        Unit(5, 0, "A"),
        Unit(5, 0, "B"),
        Unit(7, 0, "c."),
        Unit(7, 0, "d"),
    ]
    assert whole([Unit(1, 2, "Head"), Unit(2, 0, "item"), Unit(3, 0, "Text.")]) == "item. Text."


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("People suffering.", [("words", 1)]),
        ("Stop!", [("words", 1)]),
        ("Acute.", [("words", 1)]),
        ("An acuteness.", []),
        ("One two three four five six.", [("sentences", 1)]),
        ("## One two three four five six", []),
        ("A. B. C.", [("paragraphs", 1)]),
        ("A. B.\n\nC.", []),
    ],
)
def test_style(source: str, expected: list[tuple[str, int]]) -> None:
    assert said(source) == expected


def test_explained_terms_are_masked() -> None:
    found = style(units("An acute pain."), RULES, lambda text: text.replace("acute pain", "word"))
    assert list(found) == []


def test_sections_are_there_and_in_order() -> None:
    found = [str(problem) for _, problem in order(units("## Two\n\n## One\n"), RULES.sections)]
    assert found == [
        ": the section 'Three' is missing. Write it, or say why under 'exceptions'.",
        ":1: 'Two' stands before 'One'. The order is: One, Two, Three.",
    ]


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("In 5,159 people.", []),
        ("In 30 of 98.", []),
        ("About 6 more, or 6.3.", []),
        ("In three or 3 trials.", []),
        ("Of 12 people, 0 fell.", []),
        ("Call 999 in 2024.", []),
        ("In 31 of 98.", ["31"]),
        ("In 30-31 of 98.", ["31"]),
        ("In 31\N{EN DASH}30 of 98.", ["31"]),
        ("After a 4-month wait.", ["4"]),
        ("Of 999 people, 98 fell. Call now.", ["999"]),
        ("If it is bad, call 999 or 98.", []),
        ("ICHD-3 and SNNOOP10.", []),
        ("/// quiz | You are 62. What now?\n///", []),
    ],
)
def test_each_number_has_a_source(text: str, unsaid: list[str]) -> None:
    results = ["5159 people; 30 of 98; 6.3%", "three trials, twelve people, zero falls"]
    assert [name for name, _ in numbers(units(text, ["quiz"]), results, ["999"])] == unsaid


def test_a_build_names_them_and_takes_reasons(mini: Mini) -> None:
    rules = {"sections": ["Key points"], "sentence": 5, "words": {"cure*": "what was measured"}}
    bad = article("It cures 7 of all the many people.", no_care="No advice on the page.")
    site = mini({"index.md": bad}, extra={"prose": rules, "uncited": []})
    told = [line.split(" ", 1)[1][:34] for line in site.warnings if line.startswith("index.md")]
    assert told == [
        "'cures' is a word not to use. Inst",
        "a sentence has 8 words: 'It cures ",
        "the section 'Key points' is missin",
        "no source of this page says '7'. C",
    ]
    reasons = dict.fromkeys(("words", "sentences", "sections", "7"), "It is a quotation.")
    good = article(
        "It cures 7 of all the many people.", no_care="No advice on the page.", exceptions=reasons
    )
    site = mini({"index.md": good}, extra={"prose": rules, "uncited": []})
    assert [line for line in site.warnings if line.startswith("index.md")] == []


def test_an_exception_that_is_not_needed_is_named(mini: Mini) -> None:
    page = article("Text.", exceptions={"grade": "It is about words."})
    site = mini({"about/a.md": page, "index.md": article()}, extra={"prose": {"grade": 6}})
    assert "about/a.md:4: the exception 'grade' is not needed. Take it out." in site.warnings


def test_what_the_settings_ask_of_articles_holds_from_the_next_save_on(
    mini: Mini, tmp_path: Path
) -> None:
    prose = {"prose": {"sections": ["Steps"]}}
    free = {"uncited": ["a/"]}
    text = article("## Steps\n\nDo it. [@who]\n")
    home = article("Home. [@who]", title="Home", no_care="It names no danger.")
    files = {"index.md": home, "a/b.md": text, "_data/references.yml": "who: { title: W }\n"}
    config = tmp_path / "mkdocs.yml"
    mini(files, extra=prose)
    asked = config.read_text("utf-8")
    mini(files, extra=prose | free)
    excused = config.read_text("utf-8")
    told = []
    for settings in (excused, asked, excused):
        config.write_text(settings, "utf-8")
        built = build_site(config, tmp_path / "served", serve=True, dirty=True)
        told.append([line for line in built.warnings if "care card" in line])
    assert [len(lines) for lines in told] == [0, 1, 0]
