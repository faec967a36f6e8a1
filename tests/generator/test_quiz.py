"""Questions to check oneself with: what the block makes, and what an author is told."""

from __future__ import annotations

import re

import pytest
from markdown import markdown

from sitekit.quiz.block import QuizBlocks
from sitekit.quiz.questions import faults, stamp
from sitekit.words import choose
from sites import Mini, article

CLAIMS, SOURCES = {"calm": "Many people feel calmer. low helps"}, {"who": "It says so."}
QUIZ = """/// quiz | Does it *help*?
    claim: calm
    checked: {stamp}

[ ] No
:   We do not know that it does not.

[x] It may
:   Some studies say so.

///
"""
GOOD = QUIZ.format(stamp=stamp(CLAIMS["calm"]))


def said(source: str) -> list[str]:
    """What an author is told of a page."""
    blocks = QuizBlocks(choose("en", {}))
    markdown(source, extensions=[blocks])
    return [str(problem) for problem in faults(blocks.questions, source, CLAIMS, SOURCES)]


def test_a_good_question_has_no_fault() -> None:
    assert said(GOOD) == []


def test_it_is_a_form_and_a_folded_list_of_answers() -> None:
    html = markdown(GOOD, extensions=[QuizBlocks(choose("en", {"quiz_right": "Ja."}))])
    assert "<legend>Does it <em>help</em>?</legend>" in html
    assert re.findall(r'type="(\w+)"', html) == ["checkbox", "radio", "radio", "button"]
    assert html.count("data-right=") == 2, "the element's word, and the right option"
    assert "<dt>It may</dt><dd><strong>Ja.</strong> Some studies say so.</dd>" in html
    assert '<div class="quiz-said" role="status"></div>' in html
    assert "[x]" not in html


def test_several_right_options_can_be_chosen_together() -> None:
    html = markdown(GOOD.replace("[ ] No", "[x] No"), extensions=[QuizBlocks(choose("en", {}))])
    assert html.count('type="checkbox"') == 3, "and the one that asks for it in calm"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[x]", "[ ]", "needs a right option and another. Mark what is right"),
        ("[ ] No", "No", "has an option without a mark. Begin it with '[x] ' or '[ ] '."),
        (
            ":   Some studies say so.",
            ":   Yes.",
            "does not say why for 'It may'. Write ':   ' and a sentence",
        ),
        (
            "[ ] No\n:   We do not know that it does not.\n",
            "",
            "has fewer than two options. Write '[x] Right'",
        ),
        ("    claim: calm\n", "", "must name what it tests. Write 'claim: id' or 'source: key'."),
        ("claim: calm", "claim: clam", "tests something unknown: 'clam'. Did you mean 'calm'?"),
        ("claim: calm", "source: wh", "tests something unknown: 'wh'. Did you mean 'who'?"),
        (
            stamp(CLAIMS["calm"]),
            "abcdef",
            "was not checked against 'calm' as it now stands. Read both, mend",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, expected: str) -> None:
    assert old in GOOD
    found = said("Text.\n\n" + GOOD.replace(old, new, 1))
    assert found, expected
    assert found[0].startswith(f":3: the question 'Does it *help*?' {expected}")


def test_a_question_without_words_is_no_question() -> None:
    assert "<fieldset" not in markdown(
        GOOD.replace(" | Does it *help*?", ""), extensions=[QuizBlocks(choose("en", {}))]
    )


def test_a_build_says_when_a_claim_has_changed(mini: Mini) -> None:
    claim = "/// evidence | calm\n    certainty: low\n    direction: helps\n    sources: [who]\n\n{}\n\n///\n\n"
    data = {"_data/references.yml": "who:\n  type: webpage\n  title: T\n  URL: https://e.org/\n"}
    good = claim.format("Many people feel calmer.") + QUIZ.format(
        stamp=stamp("Many people feel calmer. low helps")
    )
    page = mini({"index.md": article(good), **data})
    assert not [line for line in page.warnings if "question" in line]
    assert "features/quiz.js" in page.read("index.html")
    changed = mini({"index.md": article(good.replace("calmer.", "much calmer.")), **data})
    assert [
        line
        for line in changed.warnings
        if "was not checked against 'calm' as it now stands" in line
    ]
