"""Each language that the generator speaks: it says all of it, in its own words, with the same gaps."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date

import pytest

from sitekit.language import day_in_words, direction, locale_of
from sitekit.words import LANGUAGES, Words
from sites import Mini, article

OTHERS = [language for language in LANGUAGES if language != "en"]
NAMES = [field.name for field in fields(Words)]
DAYS = {"en": "5 March 2026", "de": "5. März 2026", "ja": "2026年3月5日"}
# Said alike in another language, since a program or a scale is called so there too.
ALIKE = {"lesson_name", "session_pause", "session_start", "session_vibration", "text"}


def gaps(said: str) -> list[str]:
    """Which numbers and names have their place in a word: '{}' is the next in turn."""
    found = re.findall(r"\{(\d*)\}", said)
    return sorted(number or str(n) for n, number in enumerate(found))


@pytest.mark.parametrize("language", OTHERS)
def test_each_word_has_the_gaps_of_the_english_one(language: str) -> None:
    english, own = LANGUAGES["en"], LANGUAGES[language]
    wrong = [n for n in NAMES if gaps(getattr(own, n)) != gaps(getattr(english, n))]
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_each_word_is_its_own(language: str) -> None:
    english, own = LANGUAGES["en"], LANGUAGES[language]
    same = {n for n in NAMES if getattr(own, n) == getattr(english, n)}
    with_letters = {
        n for n in same if re.search(r"[^\W\d_]", re.sub(r"\{\d*\}", "", getattr(own, n)))
    }
    assert with_letters <= ALIKE
    assert not [n for n in NAMES if not getattr(own, n).strip()]


def test_japanese_has_its_own_signs() -> None:
    own = LANGUAGES["ja"]
    latin = {n for n in NAMES if re.search(r"[.,;:!?“”]", getattr(own, n))}
    assert latin == set()


def test_days_and_direction_come_with_each_language() -> None:
    assert {language: day_in_words(date(2026, 3, 5), language) for language in LANGUAGES} == DAYS
    assert {direction(language) for language in LANGUAGES} == {"ltr"}
    assert all(locale_of(language) for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_english_has_a_reading_grade(mini: Mini, language: str) -> None:
    body = "Incomprehensible internationalisation necessitates institutional reconsideration. " * 9
    site = mini(
        {"index.md": article(), "a.md": article(body)},
        extra={"prose": {"grade": 9}},
        theme={"language": language},
    )
    told = [line for line in site.warnings if "grade" in line]
    assert (len(told), bool(site.grades)) == ((1, True) if language == "en" else (0, False))
