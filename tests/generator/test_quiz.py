"""Questions to check oneself with: what the block makes, and what an author is told."""

from __future__ import annotations

import re

import pytest
import yaml
from markdown import markdown

from sitekit.quiz.block import QuizBlocks
from sitekit.quiz.questions import Asked, Option, Question, faults, lopsided, shuffled, stamp, twice
from sitekit.words import choose
from sites import Mini, article

CLAIMS, SOURCES = {"calm": "Many people feel calmer. low helps"}, {"who": "It says so."}
QUIZ = """/// quiz | Does it *help*?
    id: does-it-help
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
        ("    id: does-it-help\n", "", "has no id. Write 'id: two-or-three-words': it stays"),
        ("id: does-it-help", "id: Does it", "has an id of other signs: 'Does it'. Write 'id: two"),
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


ORDERS = [list(shuffled(list("abc"), f"question-{n}", str)) for n in range(60)]


def test_options_stand_in_an_order_that_only_the_id_gives() -> None:
    assert shuffled(list("abc"), "one", str) == shuffled(list("abc"), "one", str)
    reworded = [one.upper() for one in shuffled(list("abc"), "one", str)]
    assert shuffled(list("ABC"), "one", str) == reworded
    first = [order.index("a") for order in ORDERS]
    assert {first.count(place) > 10 for place in range(3)} == {True}, "each place has its share"


def test_true_and_false_stand_as_written() -> None:
    kept = [shuffled(["True", "False"], f"q{n}", str, ("True", "False")) for n in range(9)]
    assert kept == [["True", "False"]] * 9


def test_the_page_has_the_shuffled_order_in_form_and_answers_and_each_keeps_its_reason() -> None:
    options = "".join(
        f"[{'x' if n == 2 else ' '}] o{n}\n:   reason number {n}\n\n" for n in range(4)
    )
    html = markdown(
        f"/// quiz | Which?\n    id: four\n\n{options}///\n",
        extensions=[QuizBlocks(choose("en", {}))],
    )
    order = re.findall(r"<span>(o\d)</span>", html)
    assert sorted(order) == ["o0", "o1", "o2", "o3"] != order
    told = re.findall(r"<dt>(o\d)</dt><dd><strong>([^<]*)</strong> reason number (\d)</dd>", html)
    assert told == [(o, "Yes." if o == "o2" else "Not this one.", o[1]) for o in order]
    right = re.search(r'data-right="[^"]*" [^>]*value="(\d)"', html)
    assert right
    assert order[int(right[1])] == "o2"


def asked(name: str, *options: str, right: int = 0, path: str = "a.md") -> Asked:
    """A question whose option number `right` is right."""
    given = tuple(Option(words, n == right, True) for n, words in enumerate(options))
    return Asked(Question(name, given, "calm", "", "", name), path, 7)


def test_two_questions_with_one_id_are_named() -> None:
    some = [asked("one", "a", "b"), asked("two", "a", "b"), asked("one", "c", "d", path="b.md")]
    assert [str(one) for one in twice(some)] == [
        "b.md:7: the id 'one' is that of a question in a.md too. Give each question an id of its own."
    ]


@pytest.mark.parametrize(
    ("some", "said"),
    [
        ([asked(str(n), "aa", "bb", "cc", right=n % 3) for n in range(9)], ""),
        ([asked(str(n), "aa", "bb", "cc", right=1) for n in range(7)], ""),
        ([asked(str(n), "aa", "bb", "cc", right=1) for n in range(8)], "stands in place 2: this"),
        (
            [
                asked(
                    str(n), *("long" if n % 3 == place else "x" for place in range(3)), right=n % 3
                )
                for n in range(9)
            ],
            "in 9 of 9 questions the right option is the longest: this one, a.md:7",
        ),
        ([asked(str(n), "True", "False", right=n % 2) for n in range(8)], ""),
        (
            [asked(str(n), "True", "False", right=1) for n in range(8)],
            "a.md:7. Readers can guess. Let about half",
        ),
        ([asked(str(n), "True", "False", right=0) for n in range(8)], "what is said is right"),
    ],
)
def test_a_habit_by_which_readers_can_guess_is_named(some: list[Asked], said: str) -> None:
    found = [str(problem) for problem in lopsided(some, "True")]
    assert len(found) == (1 if said else 0), found
    assert not said or (found[0].startswith("a.md:7: ") and said in found[0])


def test_yaml_reads_every_stamp_as_text() -> None:
    stamps = [stamp(f"words {n}") for n in range(2000)]
    assert [one for one in stamps if yaml.safe_load(one) != one] == []
    assert len(set(stamps)) > 1990
